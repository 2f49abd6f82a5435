// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "app/list.hpp"

#include "app/list_edition.hpp"
#include "app/list_words.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace vigil::app {
namespace {

using lists::ListReader;
using records::ListedClaim;
using records::RowUpdate;

constexpr std::size_t rows_at_once = 100;       // One transaction: short enough that readers never wait long.
constexpr std::size_t rows_with_details = 2000; // Changed rows whose claims are shown.
constexpr std::size_t kept_notices = 50;
constexpr std::size_t withdrawn_unasked = 10; // Step 17.

/// What earlier editions said, by row.
using Known = std::unordered_map<std::string, std::vector<ListedClaim>>;

Known known_rows(const Session& session, const std::string& list)
{
    Known known;
    session.casebook().each_list_claim(
        list, [&](std::string_view row, const ListedClaim& claim) { known[std::string{row}].push_back(claim); });
    return known;
}

/// One import: compares, then writes.
class Import {
public:
    Import(Session& session, ListTable& table, const ChosenMap& chosen, const ListReader& reader, ListImport& out)
        : m_session{session},
          m_table{table},
          m_chosen{chosen},
          m_reader{reader},
          m_known{known_rows(session, chosen.list)},
          m_out{out}
    {
    }

    void compare(const ListProgress& progress)
    {
        for (std::size_t n = 0; n < m_reader.size(); ++n) {
            compare_row(n);
            if (progress && n % 1000 == 0)
                progress(n, m_reader.size() * 2);
        }
        find_gone();
        if (m_reader.size() == 0)
            m_out.decided.emplace_back("below its headings the list has no row");
    }

    Result<Done> write(const AddOptions& options, const ListProgress& progress);

private:
    void compare_row(std::size_t n);
    void find_gone();
    void show(ListedRow& row, const std::vector<domain::Claim>& says, const RowUpdate& update);
    void take(ListedRow row);
    bool nothing_to_write() const;
    Result<Done> write_rows(store::Writer& writer, std::size_t from, std::size_t to);
    std::vector<std::string> reading_notices() const;
    std::optional<EntryId> reading_as_report() const;

    Session& m_session;
    ListTable& m_table;
    const ChosenMap& m_chosen;
    const ListReader& m_reader;
    const Known m_known;
    ListImport& m_out;
    std::size_t m_detailed = 0;
};

void Import::take(ListedRow row)
{
    ++m_out.count.at(static_cast<std::size_t>(row.change));
    m_out.proposed += row.proposed;
    m_out.replaced += row.replaced;
    m_out.rows.push_back(std::move(row));
}

/// The claims that change, as long as a person can look through them.
void Import::show(ListedRow& row, const std::vector<domain::Claim>& says, const RowUpdate& update)
{
    const bool worth_it = row.change == RowChange::changed || row.change == RowChange::withdrawn;
    if (!worth_it || ++m_detailed > rows_with_details)
        return;
    for (const auto n : update.proposed)
        row.proposes.push_back(says[n]);
    for (const auto& claim : m_session.casebook().evidence_of_claims(update.replaced).claims)
        row.replaces.push_back(claim.claim);
}

void Import::compare_row(std::size_t n)
{
    auto says = m_reader.row(n);
    ListedRow row{says.sheet + 1,
                  says.number + 1,
                  says.id,
                  says.name,
                  RowChange::refused,
                  says.refused,
                  says.notices,
                  0,
                  0,
                  {},
                  {}};
    if (row.refused.empty()) {
        const auto known = m_known.find(row.id);
        const auto update =
            records::update_of(says.claims, known == m_known.end() ? std::vector<ListedClaim>{} : known->second);
        row.change = update.change;
        row.proposed = update.proposed.size();
        row.replaced = update.replaced.size();
        show(row, says.claims, update);
        if (m_out.example.claims.empty() && says.notices.empty())
            m_out.example = {row.number, row.id, row.name, std::move(says.claims)};
    }
    take(std::move(row));
}

/// Step 14: rows that are no longer there, in order of their numbers. A refused row is there.
void Import::find_gone()
{
    std::vector<std::string> gone;
    std::unordered_set<std::string> there;
    for (const auto& row : m_out.rows)
        there.insert(row.id);
    for (const auto& [id, claims] : m_known)
        if (!there.contains(id) && std::ranges::any_of(claims, &ListedClaim::now))
            gone.push_back(id);
    if (m_table.damaged() && !gone.empty()) { // Step 17.
        m_out.decided.push_back(
            "the file is damaged, so the " + std::to_string(gone.size()) +
            (gone.size() == 1 ? " row that it lacks stays on the list" : " rows that it lacks stay on the list"));
        return;
    }
    std::ranges::sort(gone);
    for (const auto& id : gone) {
        const auto update = records::update_of({}, m_known.at(id));
        ListedRow row{0, 0, id, {}, update.change, {}, {}, 0, update.replaced.size(), {}, {}};
        const auto claims = m_session.casebook().evidence_of_claims({update.replaced.front()}).claims;
        if (!claims.empty() && claims.front().claim.first(domain::Field::target) != nullptr)
            row.name = claims.front().claim.first(domain::Field::target)->text;
        show(row, {}, update);
        take(std::move(row));
    }
}

/// Step 16: the last edition was this very table, and no row of it differs.
bool Import::nothing_to_write() const
{
    const auto editions = m_session.casebook().editions(m_chosen.list);
    return m_out.proposed == 0 && m_out.replaced == 0 && m_table.part && !editions.empty() &&
           editions.back().part == *m_table.part;
}

std::vector<std::string> Import::reading_notices() const
{
    auto notices = m_out.decided;
    std::size_t more = 0;
    for (const auto& row : m_out.rows) {
        std::vector<std::string> said = row.notices;
        if (!row.refused.empty())
            said.push_back("is refused: " + row.refused);
        for (const auto& notice : said)
            if (notices.size() < kept_notices)
                notices.push_back("row " + std::to_string(row.number) + ": " + notice);
            else
                ++more;
    }
    if (more > 0)
        notices.push_back(std::to_string(more) + " more of this kind");
    return notices;
}

/// The table may have been added and read as a report before: then its rows take the place of that reading.
std::optional<EntryId> Import::reading_as_report() const
{
    const auto readings = m_session.casebook().readings(*m_table.part);
    for (const auto& reading : readings)
        if (reading.body.list.empty() && !reading.superseded)
            return reading.id;
    return std::nullopt;
}

Result<Done> Import::write_rows(store::Writer& writer, std::size_t from, std::size_t to)
{
    ledger::ReadingMade reading{*m_table.part, "list-2", "", {}, std::nullopt, m_chosen.list, {}};
    struct Proposed {
        domain::Claim claim;
        std::string row;
        std::optional<EntryId> changes;
    };
    std::vector<Proposed> proposed;
    if (from == 0) {
        reading.notices = reading_notices();
        reading.supersedes = reading_as_report();
    }
    for (std::size_t n = from; n < to; ++n) {
        const auto& row = m_out.rows[n];
        if (row.proposed == 0 && row.replaced == 0)
            continue;
        const auto known = m_known.find(row.id);
        auto says = row.number == 0 ? std::vector<domain::Claim>{} : m_reader.row(n).claims;
        const auto update =
            records::update_of(says, known == m_known.end() ? std::vector<ListedClaim>{} : known->second);
        reading.replaces.insert(reading.replaces.end(), update.replaced.begin(), update.replaced.end());
        for (std::size_t i = 0; i < update.proposed.size(); ++i)
            proposed.push_back({std::move(says[update.proposed[i]]), row.id, update.takes_place[i]});
    }
    if (from > 0 && proposed.empty() && reading.replaces.empty())
        return Done{};
    const auto id = writer.add(reading);
    for (auto& one : proposed)
        writer.add(ledger::ClaimProposed{id, std::move(one.claim), one.row, one.changes});
    return Done{};
}

Result<Done> Import::write(const AddOptions& options, const ListProgress& progress)
{
    const auto batch = seal::random_digest();
    const auto guard = m_session.lock();
    auto& casebook = m_session.casebook();
    const auto text = lists::to_text(m_chosen.map);
    const auto object = list_object(m_chosen.list);
    if (const auto saved = casebook.setting(object, "map"); saved.size() != 1 || saved.front() != text)
        VIGIL_CHECK(casebook.append(m_session.member(), batch, [&](store::Writer& writer) -> Result<Done> {
            writer.add(ledger::Set{object, "map", text, {}});
            return Done{};
        }));
    if (nothing_to_write())
        return Done{};
    VIGIL_CHECK(keep_table(m_session, m_table, options, batch));
    for (std::size_t from = 0; from == 0 || from < m_out.rows.size(); from += rows_at_once) {
        const auto to = std::min(from + rows_at_once, m_out.rows.size());
        VIGIL_CHECK(casebook.append(m_session.member(), batch,
                                    [&](store::Writer& writer) { return write_rows(writer, from, to); }));
        if (progress)
            progress(m_out.rows.size() + to, m_out.rows.size() * 2);
    }
    return Done{};
}

/// Why the import stops before it writes; empty: it writes.
std::string why_not(const ListImport& import, const ListOrder& order)
{
    if (order.dry)
        return "this is a dry run";
    if (import.map_from == ListImport::MapFrom::proposed && !order.accept)
        return "the map is only proposed: look at it, then import again with --accept, or change it with --save-map "
               "FILE and "
               "--map FILE";
    const auto gone = import.of(RowChange::withdrawn);
    const auto before = gone + import.of(RowChange::same) + import.of(RowChange::changed);
    if (gone > withdrawn_unasked && gone * 3 > before && !order.accept) // Step 17.
        return std::to_string(gone) + " of " + std::to_string(before) +
               " rows of the list would be withdrawn: if this is another list, name it with --list NAME; if the list "
               "has "
               "become so short, import again with --accept";
    return {};
}

} // namespace

std::string map_text(const ListImport& import)
{
    lists::Map map;
    for (const auto& line : import.map)
        map.push_back(line.column);
    return lists::to_text(map);
}

Result<ListImport> import_list(Session& session, const ListOrder& order, const ListProgress& progress)
{
    if (!order.map.empty())
        VIGIL_CHECK(map_in(order.map)); // Said before the work of reading the file.
    VIGIL_TRY(const auto table, open_list_table(session, order.file, order.add));
    const auto guard = session.lock();
    VIGIL_TRY(const auto chosen, choose_map(session, *table, order));
    ListImport out;
    out.file = table->name;
    out.list = chosen.list;
    out.known_by_headings = chosen.known_by_headings;
    out.map_from = chosen.from;
    out.notices = table->notices;
    VIGIL_TRY(const auto reader, ListReader::make(*table->grid, chosen.map, list_words()));
    for (std::size_t n = 0; n < chosen.map.size(); ++n)
        out.map.push_back(
            {chosen.map[n], lists::to_string(chosen.map[n].holds), reader.decided_of(n), reader.sample(n)});
    out.decided = reader.decided();

    Import import{session, *table, chosen, reader, out};
    import.compare(progress);
    out.not_written = why_not(out, order);
    if (!out.not_written.empty())
        return out;
    VIGIL_CHECK(import.write(order.add, progress));
    out.written = true;
    return out;
}

} // namespace vigil::app
