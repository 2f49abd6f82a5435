// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/questions.hpp"
#include "app/session.hpp"
#include "app/today.hpp"
#include "fill.hpp"
#include "measure.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

// bench_casebook [--rows N] [--reports N] [--at FOLDER] [--only WORDS] [--smoke]: makes the bench casebook (100,000
// rows and 10,000 reports unless told), asks it what monitors ask, and prints one line of figures. With --at it stays
// in FOLDER and is used again. WORDS, of what is measured just some: rebuild, folds, visible, people, counts, search,
// incidents, proceedings, today, calls.
namespace {

using namespace vigil;
using namespace vigil::bench;
namespace fs = std::filesystem;

class SteadyClock final : public Clock {
public:
    Instant now() const override { return Instant{std::chrono::seconds{1775000000}}; }
};

struct Wanted {
    Size size;
    std::string at;
    std::string only;
    std::size_t questions = 100;
    bool smoke = false;

    bool asks_for(std::string_view what) const { return only.empty() || only.find(what) != std::string::npos; }
};

Wanted wanted_by(int arguments, char** values)
{
    Wanted wanted;
    for (int i = 1; i < arguments; ++i) {
        const std::string_view word = values[i];
        const bool more = i + 1 < arguments;
        if (word == "--smoke") {
            wanted.smoke = true;
            wanted.size = {300, 60};
            wanted.questions = 5;
        } else if (word == "--rows" && more) {
            wanted.size.rows = static_cast<std::size_t>(std::atol(values[++i]));
        } else if (word == "--reports" && more) {
            wanted.size.reports = static_cast<std::size_t>(std::atol(values[++i]));
        } else if (word == "--questions" && more) {
            wanted.questions = static_cast<std::size_t>(std::atol(values[++i]));
        } else if (word == "--at" && more) {
            wanted.at = values[++i];
        } else if (word == "--only" && more) {
            wanted.only = values[++i];
        }
    }
    return wanted;
}

/// The folder of the casebook and what opens it.
struct Kept {
    std::string above, folder, passphrase;
    SteadyClock clock;

    explicit Kept(const std::string& at)
        : above{at.empty() ? (fs::temp_directory_path() / ("bench-" + std::to_string(getpid()))).string() : at},
          folder{above + "/bench.vigil"},
          passphrase{above + "/passphrase"}
    {
        fs::create_directories(above);
        std::ofstream{passphrase} << "ruva tolo";
        fs::permissions(passphrase, fs::perms::owner_read | fs::perms::owner_write);
    }
    bool exists() const { return fs::exists(folder); }
    std::unique_ptr<app::Session> session(app::Access access) const
    {
        app::Opening opening;
        opening.folder = folder;
        opening.gate = {app::Gate::Kind::passphrase_file, passphrase, -1};
        opening.access = access;
        opening.clock = std::make_shared<SteadyClock>();
        auto session = app::Session::open(std::move(opening));
        if (!session)
            fmt::print(stderr, "{}\n", session.error().message);
        VIGIL_ASSERT(session);
        return *std::move(session);
    }
};

void make(const Kept& place)
{
    VIGIL_ASSERT(seal::prepare());
    const seal::Opener words{seal::Opener::Kind::passphrase, seal::Secret::copy_of("ruva tolo")};
    auto made = store::Casebook::create(place.folder, words, seal::weak_cost_for_tests(), place.clock);
    VIGIL_ASSERT(made);
}

/// Of the database, without the texts in it; larger texts and documents are files of their own.
double bytes_a_claim(const Kept& place, const store::Totals& totals)
{
    double files = 0;
    for (const auto& at : fs::recursive_directory_iterator{place.folder + "/blobs"})
        if (at.is_regular_file())
            files += static_cast<double>(at.file_size());
    const double texts = static_cast<double>(totals.blob_bytes) - files;
    return (static_cast<double>(fs::file_size(place.folder + "/casebook.db")) - texts) /
           static_cast<double>(std::max<std::uint64_t>(1, totals.claims));
}

void say(const std::string& what)
{
    fmt::print(stderr, "{} (peak {:.0f} MiB)\n", what, peak_mib());
}

/// A new claim of a report: in the ledger, on the disk, and its records as they are with it.
Times visible_claims(app::Session& session, MadeWorld& world, const Filled& filled, std::size_t times)
{
    Times visible;
    std::vector<domain::Claim> claims;
    for (std::size_t n = 0; claims.size() < times; ++n)
        for (domain::Claim& claim : world.report(1'000'000 + n).claims)
            claims.push_back(std::move(claim));
    auto& book = session.casebook();
    for (std::size_t i = 0; i < times; ++i)
        visible.add([&] {
            store::EntryId id;
            VIGIL_ASSERT(book.append("anna", seal::random_digest(), [&](store::Writer& writer) -> Result<Done> {
                id = writer.add(ledger::ClaimProposed{filled.reading, claims[i]});
                return Done{};
            }));
            (void)book.records_of_claims({id}, records::Floor::proposed);
        });
    return visible;
}

struct Figures {
    store::Totals totals;
    FoldRate fold;
    WriteRates rates;
    double rebuild = 0, rebuild_processor = 0, rebuild_peak = 0, visible = 0;
    double list = 0, as_of = 0, count = 0, search = 0, today = 0, bytes = 0;

    void print() const
    {
        fmt::print("casebook: {} entries, {} claims; folds in memory {:.0f} entries/s, records written {:.0f}/s, "
                   "full-text {:.0f} rows/s, rebuilt in {:.1f} s ({:.1f} s of processor), peak {:.0f} MiB; ",
                   totals.entries, totals.claims, static_cast<double>(fold.entries) / fold.seconds,
                   rates.records_a_second, rates.text_rows_a_second, rebuild, rebuild_processor, rebuild_peak);
        fmt::print("one claim visible p99 {:.1f} ms; lists and people p95 {:.1f} ms; as of a past day p95 {:.1f} ms; "
                   "minimum count p95 {:.1f} ms; search p95 {:.1f} ms; today {:.1f} ms; {:.0f} bytes a claim; {:.0f} "
                   "syncs/s\n",
                   visible, list, as_of, count, search, today, bytes, rates.synced_a_second);
    }
};

/// Asks again and again, and gives the time that 95 of 100 took no longer than, in milliseconds.
double asks(const char* what, std::size_t times, const std::function<void()>& question)
{
    Times taken;
    question(); // The first fills the caches.
    for (std::size_t i = 0; i < times; ++i)
        taken.add(question);
    say(fmt::format("{}: p50 {:.1f} ms, p95 {:.1f}, most {:.1f}", what, taken.at(0.5), taken.at(0.95), taken.most()));
    return taken.at(0.95);
}

void ask_for_people(app::Session& session, MadeWorld& world, const Wanted& wanted, Figures& figures)
{
    const app::View now = app::view_now(session, app::Floor::proposed);
    answers::PeopleQuestion page;
    page.most = 50;
    const auto list = [&](const char* what, const std::function<void()>& question) {
        figures.list = std::max(figures.list, asks(what, wanted.questions, question));
    };
    list("list of people, a page", [&] {
        page.from = world.below(wanted.size.rows / 2 + 1);
        (void)app::people(session, now, page);
    });
    list("list of people by state", [&] {
        auto there = page;
        there.from = 0;
        there.country = world.state();
        (void)app::people(session, now, there);
    });
    list("a person", [&] { (void)app::person(session, now, world.name()); });
    figures.as_of = asks("list of people as of a past day", wanted.questions, [&] {
        auto then = now;
        then.as_of = *parse_day(world.day());
        page.from = world.below(wanted.size.rows / 20 + 1);
        (void)app::people(session, then, page);
    });
}

void ask_for_counts(app::Session& session, MadeWorld& world, const Wanted& wanted, Figures& figures)
{
    const app::View now = app::view_now(session, app::Floor::proposed);
    for (const char* type : {"killing", "injury", "arrest", "held"})
        figures.count =
            std::max(figures.count, asks(type, wanted.questions / 4 + 1, [&] {
                         app::CountWords words;
                         words.types = {type};
                         words.place = world.below(3) == 0 ? "Iran" : world.below(2) == 0 ? "Venezuela" : "Belarus";
                         const std::string year = std::to_string(2019 + world.below(8));
                         words.from = year + "-01-01";
                         words.to = year + "-12-31";
                         VIGIL_ASSERT(app::minimum_count(session, now, words));
                     }));
}

void ask_for_the_rest(app::Session& session, MadeWorld& world, const Wanted& wanted, Figures& figures)
{
    const app::View now = app::view_now(session, app::Floor::proposed);
    if (wanted.asks_for("search"))
        figures.search = std::max(
            asks("search for a name", wanted.questions, [&] { (void)app::search(session, world.name(), 20); }),
            asks("search for a common word", wanted.questions, [&] { (void)app::search(session, "prison", 20); }));
    const std::size_t few = std::max<std::size_t>(1, wanted.questions / 20);
    if (wanted.asks_for("incidents"))
        asks("incidents", few, [&] { (void)app::incidents(session, now); });
    if (wanted.asks_for("proceedings"))
        asks("proceedings", few, [&] { (void)app::proceedings(session, now); });
    if (wanted.asks_for("today"))
        figures.today = asks("today", few, [&] { (void)app::today(session, now, {}); });
    if (wanted.asks_for("calls"))
        asks("calls", few, [&] { (void)app::calls(session, now); });
}

void measure_rebuild(store::Casebook& book, Figures& figures)
{
    const double before = processor_seconds();
    figures.rebuild = seconds_of([&] { VIGIL_ASSERT(book.rebuild({})); });
    figures.rebuild_processor = processor_seconds() - before;
    figures.rebuild_peak = peak_mib();
    say(fmt::format("rebuilt {} entries in {:.1f} s ({:.1f} s of processor)", figures.totals.entries, figures.rebuild,
                    figures.rebuild_processor));
}

void measure_folds(store::Casebook& book, MadeWorld& world, const Wanted& wanted, const Filled& filled,
                   const std::string& folder, Figures& figures)
{
    figures.fold = fold_rate(book, filled, wanted.smoke ? 500 : 60'000);
    say(fmt::format("folded {} entries to {} records in {:.2f} s", figures.fold.entries, figures.fold.records,
                    figures.fold.seconds));
    figures.rates = write_rates(book, filled, world, folder, wanted.smoke ? 200 : 50'000);
    say(fmt::format("{:.0f} records/s written, {:.0f} text rows/s, {:.0f} syncs/s", figures.rates.records_a_second,
                    figures.rates.text_rows_a_second, figures.rates.synced_a_second));
}

void measure_visible(app::Session& session, MadeWorld& world, const Wanted& wanted, const Filled& filled,
                     Figures& figures)
{
    const Times visible = visible_claims(session, world, filled, wanted.questions * 5);
    figures.visible = visible.at(0.99);
    say(fmt::format("one claim visible: p50 {:.1f} ms, p95 {:.1f}, p99 {:.1f}, most {:.1f}", visible.at(0.5),
                    visible.at(0.95), visible.at(0.99), visible.most()));
}

Filled filled_book(app::Session& session, MadeWorld& world, const Wanted& wanted, bool fresh)
{
    if (!fresh)
        return wanted.asks_for("folds") || wanted.asks_for("visible") ? found_in(session.casebook()) : Filled{};
    Filled filled = fill(session.casebook(), world, wanted.size);
    say(fmt::format("filled: list {:.1f} s, reports {:.1f} s ({:.0f} a second), {} judgements {:.1f} s",
                    filled.list_seconds, filled.report_seconds,
                    static_cast<double>(wanted.size.reports) / filled.report_seconds, filled.judgements,
                    filled.judgement_seconds));
    return filled;
}

void measure(app::Session& session, MadeWorld& world, const Wanted& wanted, const Filled& filled,
             const std::string& folder, Figures& figures)
{
    auto& book = session.casebook();
    if (wanted.asks_for("rebuild"))
        measure_rebuild(book, figures);
    if (wanted.asks_for("folds"))
        measure_folds(book, world, wanted, filled, folder, figures);
    if (wanted.asks_for("visible"))
        measure_visible(session, world, wanted, filled, figures);
    if (wanted.asks_for("people"))
        ask_for_people(session, world, wanted, figures);
    if (wanted.asks_for("counts"))
        ask_for_counts(session, world, wanted, figures);
    ask_for_the_rest(session, world, wanted, figures);
}

} // namespace

int main(int arguments, char** values)
{
    const Wanted wanted = wanted_by(arguments, values);
    const Kept place{wanted.at};
    MadeWorld world{20260108};
    const bool fresh = !place.exists();
    if (fresh)
        make(place);
    auto session = place.session(app::Access::write);
    const Filled filled = filled_book(*session, world, wanted, fresh);
    Figures figures;
    figures.totals = session->casebook().totals();
    session.reset(); // Closed, the database stands in one file.
    figures.bytes = bytes_a_claim(place, figures.totals);
    say(fmt::format("{} claims, {:.0f} bytes each", figures.totals.claims, figures.bytes));
    session = place.session(app::Access::write);

    measure(*session, world, wanted, filled, place.above, figures);
    figures.print();
    session.reset();
    if (wanted.at.empty())
        fs::remove_all(place.above);
    return 0;
}
