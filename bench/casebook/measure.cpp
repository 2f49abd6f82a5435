// SPDX-License-Identifier: AGPL-3.0-or-later
#include "measure.hpp"

#include "store/derived.hpp"
#include "store/schema.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace vigil::bench {

void Times::add(const std::function<void()>& question)
{
    m_milliseconds.push_back(seconds_of(question) * 1000);
}

double Times::at(double part) const
{
    if (m_milliseconds.empty())
        return 0;
    auto sorted = m_milliseconds;
    std::ranges::sort(sorted);
    const auto place = static_cast<std::size_t>(std::ceil(part * static_cast<double>(sorted.size())));
    return sorted[std::min(place == 0 ? 0 : place - 1, sorted.size() - 1)];
}

double peak_mib()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

FoldRate fold_rate(const store::Casebook& book, const Filled& filled, std::size_t most)
{
    auto claims = filled.report_claims;
    claims.resize(std::min(claims.size(), most / 2));
    const auto listed = static_cast<std::ptrdiff_t>(std::min(filled.list_claims.size(), most / 2));
    claims.insert(claims.end(), filled.list_claims.begin(), filled.list_claims.begin() + listed);
    const auto evidence = book.evidence_of_claims(claims);
    FoldRate rate;
    rate.entries = evidence.claims.size() + evidence.judgements.size();
    const double before = processor_seconds();
    rate.records = records::fold_all(evidence, records::Floor::proposed).size();
    rate.seconds = processor_seconds() - before;
    return rate;
}

namespace {

double synced_a_second(const std::string& folder)
{
    const std::string path = folder + "/synced";
    const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    constexpr int times = 100;
    const std::string page(4096, 'x');
    const double seconds = seconds_of([&] {
        for (int i = 0; i < times; ++i) {
            VIGIL_ASSERT(write(file, page.data(), page.size()) == static_cast<ssize_t>(page.size()));
            fdatasync(file);
        }
    });
    close(file);
    unlink(path.c_str());
    return times / seconds;
}

} // namespace

namespace {

std::vector<store::RecordRow> rows_of(const std::vector<records::Record>& people)
{
    std::vector<store::RecordRow> rows;
    std::unordered_map<records::EntryId, std::int64_t> positions; // As good as those in the log.
    const store::PositionOf position_of = [&](const records::EntryId& id) {
        return positions.try_emplace(id, static_cast<std::int64_t>(positions.size())).first->second;
    };
    for (const auto& one : people) {
        const auto person = records::person_from_cbor(one.value);
        VIGIL_ASSERT(person);
        auto& row = rows.emplace_back(store::row_of(records::Floor::proposed, one, position_of));
        row.line = store::pack(records::to_cbor(records::line_of(*person, {})), position_of);
    }
    return rows;
}

/// Runs `work` in one transaction and says how many of `count` it did in a second.
double rate_of(store::Database& database, std::size_t count, const std::function<void()>& work)
{
    return static_cast<double>(count) / seconds_of([&] {
               database.script("BEGIN");
               work();
               database.script("COMMIT");
           });
}

} // namespace

WriteRates write_rates(const store::Casebook& book, const Filled& filled, MadeWorld& world, const std::string& folder,
                       std::size_t rows)
{
    const std::string path = folder + "/rates.db";
    std::ofstream{path}.close();
    auto claims = filled.list_claims;
    claims.resize(std::min(claims.size(), rows));
    const auto people = rows_of(book.records_of_claims(claims, records::Floor::proposed, records::Family::person));
    std::string text;
    for (std::size_t n = 0; n < rows; ++n)
        text += world.row(n).words + "\n";
    WriteRates rates;
    {
        store::Database database{path, seal::Secret{32}, seal::Cipher::aegis_256, false};
        store::EvidenceReader reader{database};
        store::Derived derived{database, reader};
        for (const char* script :
             {store::canonical_tables, store::derived_tables, store::derived_indexes, store::record_indexes})
            database.script(script);
        rates.records_a_second = rate_of(database, people.size(), [&] {
            for (std::size_t i = 0; i < people.size(); ++i)
                derived.insert(static_cast<std::int64_t>(i), people[i]);
        });
        rates.text_rows_a_second = rate_of(database, rows, [&] { derived.index_text(1, "A list", text, true); });
    }
    rates.synced_a_second = synced_a_second(folder);
    for (const char* ending : {"", "-wal", "-shm"})
        unlink((path + ending).c_str());
    return rates;
}

} // namespace vigil::bench
