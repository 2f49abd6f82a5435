// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/people_lines.hpp"

#include "store/casebook.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace vigil::store {

namespace {

auto place_of(const records::PersonLine* line)
{
    return std::tie(line->key, line->id);
}

} // namespace

records::PersonLine PeopleLines::line_from(ByteView bytes)
{
    const auto value = unpack(bytes, [this](std::int64_t seq) { return m_reader.kept_id_at(seq); });
    auto line = value ? records::line_from_cbor(*value) : Result<records::PersonLine>{value.error()};
    if (!line)
        throw Failure{Fault::corrupt, "a record is damaged; run vigil rebuild"};
    return *std::move(line);
}

void PeopleLines::Floor::load(std::vector<std::pair<std::int64_t, records::PersonLine>> all)
{
    std::ranges::sort(all, {}, [](const auto& one) { return place_of(&one.second); });
    of_record.reserve(all.size());
    order.reserve(all.size());
    for (auto& [record, line] : all) {
        // Copied, not moved: its texts lie beside it then.
        records::PersonLine& kept = lines.emplace_back(std::as_const(line));
        line = {};
        order.push_back(&kept);
        of_record.emplace(record, &kept);
    }
}

void PeopleLines::Floor::add(std::int64_t record, records::PersonLine added)
{
    remove(record);
    records::PersonLine* line = nullptr;
    if (gaps.empty()) {
        line = &lines.emplace_back();
    } else {
        line = gaps.back();
        gaps.pop_back();
    }
    *line = std::move(added);
    order.insert(std::ranges::lower_bound(order, place_of(line), {}, place_of), line);
    of_record.insert_or_assign(record, line);
}

void PeopleLines::Floor::remove(std::int64_t record)
{
    const auto found = of_record.find(record);
    if (found == of_record.end())
        return;
    records::PersonLine* const line = found->second;
    const auto [first, last] = std::ranges::equal_range(order, place_of(line), {}, place_of);
    order.erase(std::find(first, last, line));
    *line = {};
    gaps.push_back(line);
    of_record.erase(found);
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
        std::vector<std::pair<std::int64_t, records::PersonLine>> all;
        Query row = m_database.query("SELECT record, line FROM person_line WHERE floor = ?1", static_cast<int>(floor));
        while (row.step())
            all.emplace_back(row.integer(0), line_from(row.bytes(1)));
        kept.emplace().load(std::move(all));
    }
    return *kept;
}

void PeopleLines::each(records::Floor floor, const std::function<void(const records::PersonLine&)>& visit)
{
    for (const records::PersonLine* line : loaded(floor).order)
        visit(*line);
}

const records::PersonLine* PeopleLines::of(records::Floor floor, std::int64_t record)
{
    const Floor& kept = loaded(floor);
    const auto found = kept.of_record.find(record);
    return found == kept.of_record.end() ? nullptr : found->second;
}

void PeopleLines::apply(const std::vector<LineChange>& changes)
{
    for (const bool added : {false, true}) // What goes may have the key of what comes.
        for (const LineChange& change : changes)
            if (auto& kept = m_floors.at(static_cast<std::size_t>(change.floor));
                kept && change.line.has_value() == added)
                added ? kept->add(change.record, line_from(*change.line)) : kept->remove(change.record);
}

void PeopleLines::forget()
{
    m_floors = {};
}

} // namespace vigil::store
