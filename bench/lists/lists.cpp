// SPDX-License-Identifier: AGPL-3.0-or-later
// Imports a list of 14 columns into a new casebook, then a second edition in which every 50th row changes and every
// 97th is gone, and prints one line of figures for each: bench_lists [--smoke | --rows N]. Everybody in it is invented.
#include "app/app.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <sys/resource.h>

namespace fs = std::filesystem;
using namespace vigil;

namespace {

constexpr std::string_view headings = "No.,Name,Sex,Date of birth,National ID,Profession,Arrested on,Place of arrest,"
                                      "Authority,Prison,Charge,Court,Status,Remarks\n";
constexpr std::array given{"Aura",   "Wilmer", "Nelly",   "Edgar",  "Mirla", "Jairo",
                           "Belkis", "Yonder", "Damelis", "Grisel", "Rosa"};
constexpr std::array first{"Mantu", "Quiara", "Berriz", "Tova", "Came",  "Sifon", "Arrai",
                           "Guai",  "Loza",   "Urda",   "Pera", "Chiri", "Nanca"};
constexpr std::array last{"na", "gua", "bal", "rin", "jal", "tino", "zal", "car", "del", "mo", "ra"};
constexpr std::array towns{"Caracas", "Maracaibo", "Valencia", "Barinas", "Mérida"};
constexpr std::array prisons{"El Helicoide", "Rodeo I", "Tocorón", "Yare III", ""};
constexpr std::array charges{"terrorism", "incitement", "conspiracy", "treason"};

template <std::size_t count>
std::string_view of(const std::array<const char*, count>& words, std::size_t n)
{
    return words[n % count];
}

std::string day(std::size_t n, int from, std::size_t years)
{
    return fmt::format("{:02}/{:02}/{}", n % 28 + 1, n / 28 % 12 + 1, from + static_cast<int>(n / 336 % years));
}

std::string row(std::size_t n, bool second)
{
    const auto surname = [](std::size_t k) {
        return fmt::format("{}{}{}", of(first, k), of(last, k / 13), of(last, k / 143));
    };
    const auto status = second && n % 50 == 0 ? "\"released on 2026-01-08, travel ban\"" : "held";
    return fmt::format("P-{:06},{} {} {} {},{},{},V-{},{},{},{},{},{},{},\"Court {}\",{},{}\n", n, of(given, n),
                       of(given, n / 11), surname(n * 7), surname(n * 3 + 5), n % 2 ? "m" : "f", day(n * 7, 1950, 50),
                       10000000 + n * 37, n % 3 ? "teacher" : "student", day(n, 2024, 2), of(towns, n),
                       n % 2 ? "police" : "guard", of(prisons, n), of(charges, n), n % 9 + 1, status,
                       n % 10 ? "" : "seen by family");
}

std::string edition(std::size_t rows, bool second)
{
    std::string text{headings};
    for (std::size_t n = 1; n <= rows; ++n)
        if (!second || n % 97 != 0)
            text += row(n, second);
    return text;
}

[[noreturn]] void refuse(const std::string& message)
{
    fmt::print(stderr, "bench_lists: {}\n", message);
    std::exit(1);
}

template <typename T>
T must(Result<T> result)
{
    if (!result)
        refuse(result.error().message);
    return *std::move(result);
}

double cpu_seconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

long peak_mib()
{
    rusage own{};
    getrusage(RUSAGE_SELF, &own);
    return own.ru_maxrss / 1024;
}

void measure(app::Session& session, const app::ListOrder& order, std::string_view what)
{
    const auto start = std::chrono::steady_clock::now();
    const double cpu = cpu_seconds();
    const auto done = must(app::import_list(session, order));
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!done.written && !order.dry)
        refuse(done.not_written);
    fmt::print(
        "{}: {} rows, {} new, {} changed, {} withdrawn, {} claims proposed, {:.1f} s (cpu {:.1f}), peak {} MiB\n", what,
        done.rows.size(), done.of(app::RowChange::added), done.of(app::RowChange::changed),
        done.of(app::RowChange::withdrawn), done.proposed, wall, cpu_seconds() - cpu, peak_mib());
}

} // namespace

int main(int argc, char** argv)
{
    std::size_t rows = 100'000;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word{argv[i]};
        if (word == "--smoke")
            rows = 200;
        else if (word == "--rows" && i + 1 < argc)
            rows = std::strtoul(argv[++i], nullptr, 10);
        else
            refuse("unknown argument " + std::string{word});
    }
    std::string work = fs::temp_directory_path() / "vigil-bench-XXXXXX";
    if (!mkdtemp(work.data()))
        refuse("no temporary folder");
    must(app::write_file(work + "/first.csv", edition(rows, false)));
    must(app::write_file(work + "/second.csv", edition(rows, true)));

    app::Opening opening;
    opening.folder = work + "/bench";
    opening.gate = {app::Gate::Kind::key_file, work + "/key", -1};
    must(app::Session::create(opening));
    opening.access = app::Access::write;
    opening.reads_documents = true;
    {
        const auto session = must(app::Session::open(opening));
        if (!session->workers())
            refuse(session->no_workers());
        app::ListOrder order;
        order.file = work + "/first.csv";
        order.list = "bench";
        order.accept = true;
        measure(*session, order, "first edition");
        order.file = work + "/second.csv";
        order.dry = true;
        measure(*session, order, "dry run");
        order.dry = false;
        measure(*session, order, "second edition");
        measure(*session, order, "once more");
    }
    fs::remove_all(work);
    return 0;
}
