// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/without.hpp"
#include "store/open_casebook.hpp"

#include <algorithm>
#include <tuple>

// Work data, and the log itself: what people wrote down beside claims and judgements, and who wrote what when.
namespace vigil::store {
namespace {

/// The first text after all that begin with `prefix`, in the order of bytes.
std::string behind(std::string_view prefix)
{
    std::string end{prefix};
    end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
    return end;
}

} // namespace

SettingRow OpenCasebook::setting_at(std::int64_t seq, bool in_force) const
{
    LoggedBody logged = m_reader.body_at(seq);
    SettingRow setting{logged.id, {}, {}, {}, std::move(logged.member), logged.known, in_force};
    if (auto* set = std::get_if<ledger::Set>(&logged.body)) {
        setting.object = std::move(set->object);
        setting.field = std::move(set->field);
        setting.value = std::move(set->value);
    }
    return setting;
}

std::vector<SettingRow> OpenCasebook::settings(std::string_view object) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::vector<SettingRow> rows;
    for (const std::int64_t seq : m_reader.positions(
             m_database.query("SELECT seq FROM setting WHERE object = ?1 AND gone = 0 ORDER BY field, seq", object)))
        rows.push_back(setting_at(seq, true));
    return rows;
}

std::vector<SettingRow> OpenCasebook::setting_history(std::string_view object, std::string_view field) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    std::vector<std::pair<std::int64_t, bool>> found;
    {
        Query row = m_database.query("SELECT seq, gone FROM setting WHERE object = ?1 AND field = ?2 ORDER BY seq",
                                     object, field);
        while (row.step())
            found.emplace_back(row.integer(0), row.integer(1) == 0);
    }
    std::vector<SettingRow> rows;
    for (const auto& [seq, in_force] : found)
        rows.push_back(setting_at(seq, in_force));
    return rows;
}

std::vector<std::string> OpenCasebook::setting_objects(std::string_view prefix) const
{
    if (prefix.empty())
        return {};
    const std::lock_guard guard{m_mutex};
    std::vector<std::string> objects;
    Query row = m_database.query("SELECT DISTINCT object FROM setting WHERE object >= ?1 AND object < ?2 AND gone = 0 "
                                 "AND value <> '' ORDER BY object",
                                 prefix, behind(prefix));
    while (row.step())
        objects.emplace_back(row.text(0));
    return objects;
}

void OpenCasebook::history(const std::function<bool(const LoggedEntry&)>& show) const
{
    const std::lock_guard guard{m_mutex};
    const Snapshot snapshot{m_database};
    Query row = m_database.query("SELECT e.seq, e.header FROM entry e ORDER BY e.seq DESC");
    while (row.step()) {
        const auto header = ledger::decode_header(row.bytes(1));
        LoggedBody logged = m_reader.body_at(row.integer(0));
        if (!show({logged.id, std::move(logged.body), std::move(logged.member), logged.known,
                   header ? header->batch : Digest{}}))
            return;
    }
}

std::vector<records::Record> OpenCasebook::records_without(records::Family family, records::Floor floor,
                                                           const std::set<EntryId>& hidden) const
{
    const std::lock_guard guard{m_mutex};
    auto found = records(family, floor);
    const Snapshot snapshot{m_database};
    std::set<std::int64_t> units;
    for (const EntryId& claim : hidden)
        for (const std::int64_t unit : m_reader.positions(m_database.query(
                 "SELECT m.unit FROM entry e JOIN membership m ON m.claim = e.seq WHERE e.id = ?1", claim)))
            units.insert(unit);
    for (const std::int64_t unit : units) {
        const records::GroupKey group = records::group_in(m_derived.unit_key(unit), family);
        if (group.family != family)
            continue;
        std::erase_if(found, [&](const auto& record) { return record.group == group.key; });
        const auto evidence = records::without(m_reader.of_group(group), hidden);
        if (!evidence.claims.empty())
            std::ranges::move(records::fold_group(group, records::standing(evidence, floor), m_derived.names()),
                              std::back_inserter(found));
    }
    std::ranges::sort(found, {}, [](const auto& one) { return std::tie(one.sort, one.id, one.group); });
    return found;
}

} // namespace vigil::store
