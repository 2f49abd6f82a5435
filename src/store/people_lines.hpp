// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/line.hpp"
#include "store/sqlite.hpp"

#include <array>
#include <functional>
#include <map>
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
    explicit PeopleLines(Database& database) : m_database{database} {}

    /// In order of name key, then id. Throws Failure (corrupt).
    void each(records::Floor floor, const std::function<void(const records::PersonLine&)>& visit);
    /// The line of this record; nullptr: it has none.
    const records::PersonLine* of(records::Floor floor, std::int64_t record);
    void apply(const std::vector<LineChange>& changes);
    void forget();

private:
    struct Floor {
        std::map<std::pair<std::string, std::string>, records::PersonLine> lines;
        std::unordered_map<std::int64_t, std::pair<std::string, std::string>> key_of;
        void add(std::int64_t record, ByteView line);
        void remove(std::int64_t record);
    };
    Floor& loaded(records::Floor floor);

    Database& m_database;
    std::array<std::optional<Floor>, 2> m_floors;
    std::int64_t m_version = 0; ///< Of the database, as other connections change it.
};

} // namespace vigil::store
