// SPDX-License-Identifier: AGPL-3.0-or-later
#define VIGIL_BINARY_DIR std::filesystem::temp_directory_path()
#include "store/testing.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cstdlib>
#include <random>

// bench_store [REPORTS]: makes a casebook of that many reports (2,000 unless told), five happenings each, told about
// people of four countries, and prints one line of figures.
namespace {

using namespace vigil;
using namespace vigil::store::testing;
using domain::ClaimType;
using domain::Field;

std::string name(std::mt19937& random)
{
    static const std::array syllables{"ba", "de", "ki", "lo", "mu", "ra", "sa", "te", "vi", "zo"};
    std::string text;
    for (int word = 0; word < 2; ++word) {
        std::string one;
        for (int i = 0; i < 3; ++i)
            one += syllables.at(random() % syllables.size());
        one[0] = static_cast<char>(one[0] - 32);
        text += (word == 0 ? "" : " ") + one;
    }
    return text;
}

Report report(std::mt19937& random, int n)
{
    static const std::array types{ClaimType::arrest, ClaimType::release, ClaimType::held,    ClaimType::killing,
                                  ClaimType::demand, ClaimType::charge,  ClaimType::protest, ClaimType::shutdown};
    static const std::array places{"Northtown", "Southtown", "Eastport", "Westford"};
    Report made;
    made.file_name = "report " + std::to_string(n);
    made.organisation = "Watch " + std::to_string(random() % 20);
    for (int i = 0; i < 5; ++i) {
        const std::string place = places.at(random() % places.size());
        domain::Claim claim = claim_of(types.at(random() % types.size()), name(random), place,
                                       "2026-01-" + std::to_string(10 + random() % 19));
        for (domain::Value& value : claim.values)
            if (value.field == Field::place)
                value.norm = "geonames:" + place;
        made.text += claim.values[0].text + " was named in " + place + " in a long sentence that goes on. ";
        made.claims.push_back(std::move(claim));
    }
    for (int i = 0; i < 64; ++i)
        made.sketch.push_back(random());
    return made;
}

double seconds_of(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int arguments, char** values)
{
    const std::string_view wanted = arguments > 1 ? values[1] : "2000";
    const int reports = wanted == "--smoke" ? 20 : std::atoi(wanted.data());
    std::mt19937 random{20260108};
    TestBook book{"bench"};
    const double adding = seconds_of([&] {
        for (int n = 0; n < reports; ++n) {
            (void)book->near_duplicates({}, 700);
            add_report(*book.book, report(random, n));
        }
    });
    const double rebuilding = seconds_of([&] { VIGIL_ASSERT(book->rebuild({})); });
    const double verifying = seconds_of([&] { VIGIL_ASSERT(book->verify(true, {}).problems.empty()); });
    const double opening = seconds_of([&] { book.reopen(); });
    const double searching = seconds_of([&] { (void)book->search("northtown", 20); });
    const double reading = seconds_of([&] { (void)book->evidence(); });
    std::size_t listed = 0;
    const double listing = seconds_of([&] {
        for (int family = 0; family < 6; ++family)
            listed += book->records(static_cast<records::Family>(family), records::Floor::proposed).size();
    });
    const auto totals = book->totals();
    fmt::print("store: {} reports, {} entries, {:.0f} reports/s added, {:.0f} entries/s rebuilt, {:.0f} entries/s "
               "verified, open {:.0f} ms, search {:.1f} ms, all evidence {:.0f} ms, {} records listed in {:.0f} ms, "
               "{:.1f} KiB a report\n",
               reports, totals.entries, reports / adding, static_cast<double>(totals.entries) / rebuilding,
               static_cast<double>(totals.entries) / verifying, opening * 1000, searching * 1000, reading * 1000,
               listed, listing * 1000, static_cast<double>(totals.database_bytes) / 1024 / reports);
    return 0;
}
