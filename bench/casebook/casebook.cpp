// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/questions.hpp"
#include "app/session.hpp"
#include "fill.hpp"
#include "measure.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

// bench_casebook [--rows N] [--reports N] [--at FOLDER] [--smoke]: makes the bench casebook (100,000 rows and 10,000
// reports unless told), asks it what monitors ask, and prints one line of figures. With --at it stays in FOLDER and is
// used again.
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
    std::size_t questions = 100;
    bool smoke = false;
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

/// A new claim of a report: in the ledger and on the disk, with the records that follow at once.
Times added_claims(app::Session& session, MadeWorld& world, const Filled& filled, std::size_t times)
{
    Times added;
    std::vector<domain::Claim> claims;
    for (std::size_t n = 0; claims.size() < times; ++n)
        for (domain::Claim& claim : world.report(1'000'000 + n).claims)
            claims.push_back(std::move(claim));
    auto& book = session.casebook();
    for (std::size_t i = 0; i < times; ++i)
        added.add([&] {
            store::EntryId id;
            VIGIL_ASSERT(book.append("anna", seal::random_digest(), [&](store::Writer& writer) -> Result<Done> {
                id = writer.add(ledger::ClaimProposed{filled.reading, claims[i]});
                return Done{};
            }));
            VIGIL_ASSERT(book.entry(id));
        });
    return added;
}

} // namespace

int main(int arguments, char** values)
{
    const Wanted wanted = wanted_by(arguments, values);
    const Kept place{wanted.at};
    MadeWorld world{20260108};
    Filled filled;
    const bool fresh = !place.exists();
    if (fresh)
        make(place);
    auto session = place.session(app::Access::write);
    if (fresh) {
        filled = fill(session->casebook(), world, wanted.size);
        say(fmt::format("filled: list {:.1f} s, reports {:.1f} s ({:.0f} a second), {} judgements {:.1f} s",
                        filled.list_seconds, filled.report_seconds,
                        static_cast<double>(wanted.size.reports) / filled.report_seconds, filled.judgements,
                        filled.judgement_seconds));
    } else {
        filled = found_in(session->casebook());
        say("found");
    }
    const auto totals = session->casebook().totals();
    session.reset(); // Closed, the database stands in one file.
    const double bytes = bytes_a_claim(place, totals);
    session = place.session(app::Access::write);
    auto& book = session->casebook();

    double cpu = processor_seconds();
    const double rebuild = seconds_of([&] { VIGIL_ASSERT(book.rebuild({})); });
    const double rebuild_cpu = processor_seconds() - cpu;
    say(fmt::format("rebuilt {} entries in {:.1f} s ({:.1f} s of processor)", totals.entries, rebuild, rebuild_cpu));
    const double rebuild_peak = peak_mib();

    const auto fold = fold_rate(book, filled, wanted.smoke ? 500 : 60'000);
    say(fmt::format("folded {} entries to {} records in {:.2f} s", fold.entries, fold.records, fold.seconds));
    const double synced = synced_a_second(place.above);

    const Times added = added_claims(*session, world, filled, wanted.questions * 5);
    say(fmt::format("one claim added: p50 {:.1f} ms, p95 {:.1f}, p99 {:.1f}, most {:.1f}", added.at(0.5),
                    added.at(0.95), added.at(0.99), added.most()));

    const auto asks = [&](const char* what, const std::function<void()>& question) {
        Times times;
        question(); // The first fills the caches.
        for (std::size_t i = 0; i < wanted.questions; ++i)
            times.add(question);
        say(fmt::format("{}: p50 {:.1f} ms, p95 {:.1f}, most {:.1f}", what, times.at(0.5), times.at(0.95),
                        times.most()));
        return times.at(0.95);
    };
    double list = 0;
    const app::View now = app::view_now(*session, app::Floor::proposed);
    list = std::max(list, asks("list of people by state", [&] {
                        answers::PeopleQuestion there;
                        there.country = world.state();
                        (void)app::people(*session, now, there);
                    }));
    list = std::max(list, asks("a person", [&] { (void)app::person(*session, now, world.name()); }));
    const double as_of = asks("list of people as of a past day", [&] {
        auto then = now;
        then.as_of = *parse_day(world.day());
        (void)app::people(*session, then);
    });
    const std::array counted{"killing", "injury", "arrest", "held"};
    const double count = asks("minimum count in a state and year", [&] {
        app::CountWords words;
        words.types = {counted.at(world.below(counted.size()))};
        words.place = world.below(3) == 0 ? "Iran" : world.below(2) == 0 ? "Venezuela" : "Belarus";
        const std::string year = std::to_string(2019 + world.below(8));
        words.from = year + "-01-01";
        words.to = year + "-12-31";
        VIGIL_ASSERT(app::minimum_count(*session, now, words));
    });
    const double search = asks("search", [&] { (void)app::search(*session, world.name(), 20); });
    const double common = asks("search for a common word", [&] { (void)app::search(*session, "prison", 20); });
    const double verify_seconds = seconds_of([&] { (void)book.verify(false, {}); });
    say(fmt::format("verified {:.0f} entries/s", static_cast<double>(totals.entries) / verify_seconds));

    fmt::print(
        "casebook: {} entries, {} claims; folds in memory {:.0f} entries/s, rebuilt in {:.1f} s ({:.1f} s of "
        "processor), peak {:.0f} MiB; one claim added p99 {:.1f} ms; lists and people p95 {:.1f} ms; as of a past "
        "day p95 {:.1f} ms; minimum count p95 {:.1f} ms; search p95 {:.1f} ms; {:.0f} bytes a claim; verified "
        "{:.0f} entries/s; {:.0f} syncs/s\n",
        totals.entries, totals.claims, static_cast<double>(fold.entries) / fold.seconds, rebuild, rebuild_cpu,
        rebuild_peak, added.at(0.99), list, as_of, count, std::max(search, common), bytes,
        static_cast<double>(totals.entries) / verify_seconds, synced);
    session.reset();
    if (wanted.at.empty())
        fs::remove_all(place.above);
    return 0;
}
