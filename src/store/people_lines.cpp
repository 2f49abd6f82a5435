// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/people_lines.hpp"

#include "store/casebook.hpp"

namespace vigil::store {

void PeopleLines::Floor::add(std::int64_t record, ByteView bytes)
{
    auto line = records::decode_line(bytes);
    if (!line)
        throw Failure{Fault::corrupt, "a record is damaged; run vigil rebuild"};
    auto key = std::pair{line->key, line->id};
    lines.insert_or_assign(key, *std::move(line));
    key_of.insert_or_assign(record, std::move(key));
}

void PeopleLines::Floor::remove(std::int64_t record)
{
    const auto found = key_of.find(record);
    if (found == key_of.end())
        return;
    lines.erase(found->second);
    key_of.erase(found);
}

PeopleLines::Floor& PeopleLines::loaded(records::Floor floor)
{
    Query version = m_database.query("PRAGMA data_version");
    if (version.step() && version.integer(0) != m_version) {
        forget(); // Another process wrote.
        m_version = version.integer(0);
    }
    auto& kept = m_floors.at(static_cast<std::size_t>(floor));
    if (!kept) {
        kept.emplace();
        Query row = m_database.query("SELECT record, line FROM person_line WHERE floor = ?1", static_cast<int>(floor));
        while (row.step())
            kept->add(row.integer(0), row.bytes(1));
    }
    return *kept;
}

void PeopleLines::each(records::Floor floor, const std::function<void(const records::PersonLine&)>& visit)
{
    for (const auto& [key, line] : loaded(floor).lines)
        visit(line);
}

const records::PersonLine* PeopleLines::of(records::Floor floor, std::int64_t record)
{
    const Floor& kept = loaded(floor);
    const auto found = kept.key_of.find(record);
    return found == kept.key_of.end() ? nullptr : &kept.lines.at(found->second);
}

void PeopleLines::apply(const std::vector<LineChange>& changes)
{
    for (const bool added : {false, true}) // What goes may have the key of what comes.
        for (const LineChange& change : changes)
            if (auto& kept = m_floors.at(static_cast<std::size_t>(change.floor));
                kept && change.line.has_value() == added)
                added ? kept->add(change.record, *change.line) : kept->remove(change.record);
}

void PeopleLines::forget()
{
    m_floors = {};
}

} // namespace vigil::store
