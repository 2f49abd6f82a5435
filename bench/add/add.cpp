// SPDX-License-Identifier: AGPL-3.0-or-later
// Adds reports the full way (child without rights, ledger, records, search index) to a new casebook and prints one line
// of figures: bench_add [--smoke | --from FOLDER [--count N] [--keep CASEBOOK]].
#include "app/app.hpp"
#include "reports.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <sys/resource.h>

namespace fs = std::filesystem;
using namespace vigil;

namespace {

struct Options {
    std::string from, keep;
    std::size_t count = 2000;
    bool smoke = false;
};

constexpr std::string_view own_report =
    "Desk: release in Caracas\n\nLawyer Ana Ejemplo was released on 8 January 2026 in "
    "Caracas. Journalist Luis Muestra remains detained at El Helicoide.\n";

using Stopwatch = std::chrono::steady_clock;

/// Seconds by the clock and of this process's processors: on a busy machine only the second tells.
struct Moment {
    Stopwatch::time_point wall = Stopwatch::now();
    double cpu = cpu_seconds(RUSAGE_SELF);

    static double cpu_seconds(int who)
    {
        rusage used{};
        getrusage(who, &used);
        const auto seconds = [](const timeval& time) {
            return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
        };
        return seconds(used.ru_utime) + seconds(used.ru_stime);
    }
    double wall_since() const { return std::chrono::duration<double>(Stopwatch::now() - wall).count(); }
    double cpu_since() const { return cpu_seconds(RUSAGE_SELF) - cpu; }
};

struct Took {
    double wall = 0, cpu = 0;
};
Took since(const Moment& start)
{
    return {start.wall_since(), start.cpu_since()};
}

void refuse(const std::string& message)
{
    fmt::print(stderr, "bench_add: {}\n", message);
    std::exit(1);
}

template <typename T>
T must(Result<T> result)
{
    if (!result)
        refuse(result.error().message);
    return *std::move(result);
}

Options options_of(int argc, char** argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word{argv[i]};
        const bool more = i + 1 < argc;
        if (word == "--smoke")
            options.smoke = true;
        else if (word == "--from" && more)
            options.from = argv[++i];
        else if (word == "--count" && more)
            options.count = std::strtoul(argv[++i], nullptr, 10);
        else if (word == "--keep" && more)
            options.keep = argv[++i];
        else
            refuse("unknown argument " + std::string{word});
    }
    if (options.smoke)
        options.count = 8;
    else if (options.from.empty())
        refuse("say where real reports are: --from FOLDER");
    return options;
}

/// Writes the reports to a folder and returns it.
fs::path make_reports(const Options& options, const fs::path& folder)
{
    const auto texts =
        options.smoke ? std::vector<std::string>{std::string{own_report}} : bench::texts_of(options.from);
    if (texts.empty())
        refuse("no *.txt in " + options.from);
    fs::create_directories(folder);
    for (std::size_t n = 0; n < options.count; ++n)
        must(
            app::write_file(folder / fmt::format("{:05}.txt", n), bench::with_other_names(texts[n % texts.size()], n)));
    return folder;
}

std::uintmax_t bytes_below(const fs::path& folder)
{
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_regular_file())
            bytes += entry.file_size();
    return bytes;
}

long peak_mib()
{
    rusage own{}, children{};
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    return std::max(own.ru_maxrss, children.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char** argv)
{
    const auto options = options_of(argc, argv);
    std::string work = fs::temp_directory_path() / "vigil-bench-XXXXXX";
    if (!mkdtemp(work.data()))
        refuse("no temporary folder");
    const auto reports = make_reports(options, fs::path{work} / "reports");

    app::Opening opening;
    opening.folder = options.keep.empty() ? work + "/bench" : options.keep;
    opening.gate = {app::Gate::Kind::key_file, work + "/key", -1};
    must(app::Session::create(opening));
    opening.access = app::Access::write;
    opening.reads_documents = true;
    Took adding;
    std::size_t done = 0;
    {
        const auto session = must(app::Session::open(opening));
        if (!session->workers())
            refuse(session->no_workers());
        app::AddOptions add;
        add.told.published = must(parse_edtf("2026-01-09"));
        Moment start;
        const auto report = must(app::add(*session, {reports}, add));
        adding = since(start);
        done = report.count(app::FileOutcome::End::added);
        const auto bytes = bytes_below(app::casebook_folder(opening.folder));
        start = {};
        const auto overview = app::overview(*session, app::view_now(*session, app::Floor::proposed));
        const auto proposed = since(start);
        start = {};
        app::overview(*session, app::view_now(*session));
        const auto checked = since(start);
        start = {};
        const auto rebuilt = must(app::rebuild(*session));
        const auto rebuilding = since(start);
        fmt::print("added {} of {} reports, {} claims, {:.1f} documents/s, {} bytes/document, overview {:.0f} ms (cpu "
                   "{:.0f}) proposed and {:.0f} ms (cpu {:.0f}) checked, {} held, rebuild {:.1f} s (cpu {:.1f}, {}), ",
                   done, options.count, report.claims(), static_cast<double>(done) / adding.wall,
                   bytes / std::max<std::size_t>(done, 1), proposed.wall * 1000, proposed.cpu * 1000,
                   checked.wall * 1000, checked.cpu * 1000, overview.held.size(), rebuilding.wall, rebuilding.cpu,
                   rebuilt.equal() ? "equal" : "DIFFERENT");
    }
    // The children are counted once they are gone.
    const auto each = 1000.0 / static_cast<double>(std::max<std::size_t>(done, 1));
    fmt::print("cpu/document {:.1f} ms writing and {:.1f} ms in children, peak {} MiB\n", adding.cpu * each,
               Moment::cpu_seconds(RUSAGE_CHILDREN) * each, peak_mib());
    fs::remove_all(work);
    return 0;
}
