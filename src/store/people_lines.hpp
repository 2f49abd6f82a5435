// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/line.hpp"
#include "store/evidence_reader.hpp"
#include "store/sqlite.hpp"

#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

/// The lines of all people, kept in memory from the first list on and changed with the records.
namespace vigil::store {

struct LineChange {
    records::Floor floor = records::Floor::checked;
    std::int64_t record = 0;   ///< Row of the record.
    std::optional<Bytes> line; ///< Absent: the record is gone.
};

class PeopleLines {
public:
    PeopleLines(Database& database, EvidenceReader& reader) : m_database{database}, m_reader{reader} {}

    /// In order of name key, then id. Throws Failure (corrupt).
    void each(records::Floor floor, const std::function<void(const records::PersonLine&)>& visit);
    /// The line of this record; nullptr: it has none.
    const records::PersonLine* of(records::Floor floor, std::int64_t record);
    /// From its packed form. Throws Failure (corrupt).
    records::PersonLine line_from(ByteView bytes);
    void apply(const std::vector<LineChange>& changes);
    void forget();

private:
    // A list goes over all of them, so they lie in memory in the order in which they are visited; what is added later
    // lies behind them.
    struct Floor {
        std::deque<records::PersonLine> lines; ///< With gaps.
        std::vector<records::PersonLine*> gaps;
        std::vector<const records::PersonLine*> order; ///< By key, then id.
        std::unordered_map<std::int64_t, records::PersonLine*> of_record;
        void load(std::vector<std::pair<std::int64_t, records::PersonLine>> all);
        void add(std::int64_t record, records::PersonLine line);
        void remove(std::int64_t record);
    };
    Floor& loaded(records::Floor floor);

    Database& m_database;
    EvidenceReader& m_reader;
    std::array<std::optional<Floor>, 2> m_floors;
    std::int64_t m_version = 0; ///< Of the database, as other connections change it.
};

} // namespace vigil::store
