// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/list.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace vigil::app {
namespace {

using domain::Claim;
using domain::ClaimType;
using domain::Field;
using domain::Span;
using domain::ValueKind;

constexpr std::string_view list_reader = "list-1";

/// The cells of one row by the column of the map that they belong to.
struct Row {
    std::uint32_t sheet = 0, number = 0;
    Span span;
    std::map<std::size_t, Span> cells; ///< Index into the map's columns.
};

/// Which column of a sheet holds what, from its first row.
std::map<std::uint32_t, std::size_t> headings(std::string_view text, const TextMap& map, std::uint32_t sheet,
                                              const std::vector<ListColumn>& columns)
{
    std::map<std::uint32_t, std::size_t> found;
    for (const auto& cell : map.cells)
        if (cell.sheet == sheet && cell.row == 0)
            for (std::size_t n = 0; n < columns.size(); ++n)
                if (search_key(text.substr(cell.span.begin, cell.span.end - cell.span.begin)) ==
                    search_key(columns[n].column))
                    found.emplace(cell.column, n);
    return found;
}

/// Makes the claims of one row.
class RowReader {
public:
    RowReader(std::string_view text, const Row& row, const std::vector<ListColumn>& columns, ListRead& out)
        : m_text{text},
          m_row{row},
          m_columns{columns},
          m_out{out}
    {
    }

    void read()
    {
        for (const auto& [n, span] : m_row.cells)
            if (m_columns[n].claim == "person")
                m_name = span;
        if (!m_name || words(*m_name).empty()) {
            notice("has no name and gives no claim");
            return;
        }
        for (const auto& [n, span] : m_row.cells)
            if (m_columns[n].claim == "status")
                read_status(span);
        for (const auto& [n, span] : m_row.cells)
            if (m_columns[n].claim == "particular")
                add_particular(m_columns[n].field, span);
            else if (m_columns[n].claim != "person" && m_columns[n].claim != "status")
                add_field(m_columns[n], span);
        for (auto& [type, claim] : m_claims)
            if (type != ClaimType::held || m_held || !m_has_status)
                finish(std::move(claim));
    }

private:
    std::string_view words(Span span) const { return trimmed(m_text.substr(span.begin, span.end - span.begin)); }
    Span exactly(std::string_view piece) const
    {
        const auto begin = static_cast<std::uint32_t>(piece.data() - m_text.data());
        return {begin, begin + static_cast<std::uint32_t>(piece.size())};
    }
    void notice(const std::string& what)
    {
        m_out.notices.push_back("row " + std::to_string(m_row.number + 1) + " " + what);
    }

    Claim start(ClaimType type) const
    {
        Claim claim;
        claim.type = type;
        claim.values.push_back(value(Field::target, words(*m_name), ValueKind::person));
        claim.span = m_row.span;
        claim.quote = m_text.substr(m_row.span.begin, m_row.span.end - m_row.span.begin);
        claim.rule = std::string{records::list_rule} + std::string{domain::name_of(type)};
        claim.reader = list_reader;
        claim.confidence = 1;
        return claim;
    }
    domain::Value value(Field field, std::string_view text, ValueKind kind) const
    {
        return {field, std::string{text}, exactly(text), kind, "", ""};
    }
    Claim& claim_of(ClaimType type) { return m_claims.try_emplace(type, start(type)).first->second; }
    void finish(Claim claim)
    {
        domain::order_values(claim);
        m_out.claims.push_back(std::move(claim));
    }

    void set_time(Claim& claim, std::string_view text)
    {
        if (auto time = parse_edtf(text))
            claim.time = *time;
        else
            notice("has a date that cannot be read: " + std::string{text});
    }

    void add_field(const ListColumn& column, Span span)
    {
        const auto text = words(span);
        const auto type = domain::claim_type_named(column.claim);
        if (text.empty() || !type)
            return;
        if (column.field == "time") {
            set_time(claim_of(*type), text);
            return;
        }
        const auto field = domain::field_named(column.field);
        if (!field)
            return;
        const auto kind = *field == Field::place ? ValueKind::place
                          : *field == Field::law ? ValueKind::law
                                                 : ValueKind::unknown;
        claim_of(*type).values.push_back(value(*field, text, kind));
    }

    void add_particular(const std::string& kind, Span span)
    {
        const auto text = words(span);
        if (text.empty())
            return;
        Claim claim = start(ClaimType::particular);
        auto detail = value(Field::detail, text, ValueKind::unknown);
        detail.code = kind;
        if (const auto date = parse_edtf(text); date && kind.ends_with("_date"))
            detail.norm = date->to_string();
        claim.values.push_back(std::move(detail));
        finish(std::move(claim));
    }

    /// "released on 2026-01-08, travel ban": pieces between commas, each a state or a measure.
    void read_status(Span span)
    {
        m_has_status = true;
        for (const auto piece : split(words(span), ',')) {
            const auto text = trimmed(piece);
            const auto key = search_key(text);
            if (key == "held" || key == "detained") {
                m_held = true;
                claim_of(ClaimType::held);
            } else if (key.starts_with("released")) {
                auto& claim = claim_of(ClaimType::release);
                if (const auto on = text.rfind(' '); on != std::string_view::npos)
                    set_time(claim, trimmed(text.substr(on)));
            } else if (key == "at liberty" || key == "not known") {
                add_particular("status", exactly(text));
            } else if (!key.empty()) {
                Claim claim = start(ClaimType::restriction);
                claim.values.push_back(value(Field::detail, text, ValueKind::unknown));
                finish(std::move(claim));
            }
        }
    }

    std::string_view m_text;
    const Row& m_row;
    const std::vector<ListColumn>& m_columns;
    ListRead& m_out;
    std::optional<Span> m_name;
    std::map<ClaimType, Claim> m_claims;
    bool m_has_status = false, m_held = false;
};

std::vector<Row> rows_of(std::string_view text, const TextMap& map, const std::vector<ListColumn>& columns)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, Row> rows;
    std::map<std::uint32_t, std::map<std::uint32_t, std::size_t>> by_sheet;
    for (const auto& cell : map.cells) {
        if (cell.row == 0 || cell.span.end > text.size())
            continue;
        if (!by_sheet.contains(cell.sheet))
            by_sheet[cell.sheet] = headings(text, map, cell.sheet, columns);
        auto& row = rows.try_emplace({cell.sheet, cell.row}, Row{cell.sheet, cell.row, cell.span, {}}).first->second;
        row.span.begin = std::min(row.span.begin, cell.span.begin);
        row.span.end = std::max(row.span.end, cell.span.end);
        if (const auto found = by_sheet[cell.sheet].find(cell.column); found != by_sheet[cell.sheet].end())
            row.cells.emplace(found->second, cell.span);
    }
    std::vector<Row> out;
    for (auto& [place, row] : rows)
        if (!row.cells.empty())
            out.push_back(std::move(row));
    return out;
}

Result<ListRead> read_part(const store::Casebook& casebook, const store::PartRow& part,
                           const std::vector<ListColumn>& columns)
{
    if (!part.body.map)
        return ListRead{};
    VIGIL_TRY(const auto blob, casebook.blob(*part.body.map));
    VIGIL_TRY(const auto map, decode_map(blob));
    VIGIL_TRY(const auto text, casebook.text(part.id));
    if (map.cells.empty())
        return ListRead{};
    return read_list(text, map, columns);
}

} // namespace

Result<ListRead> read_list(std::string_view text, const TextMap& map, const std::vector<ListColumn>& columns)
{
    ListRead out;
    const auto rows = rows_of(text, map, columns);
    for (const auto& column : columns) {
        const auto n = static_cast<std::size_t>(&column - columns.data());
        if (column.claim == "person" &&
            std::ranges::none_of(rows, [&](const auto& row) { return row.cells.contains(n); }))
            return Error{Fault::invalid_argument, "the list has no column '" + column.column + "'"};
    }
    for (const auto& row : rows)
        RowReader{text, row, columns, out}.read();
    out.rows = rows.size();
    return out;
}

Result<ListImport> import_list(Session& session, const std::string& path, const std::string& map,
                               const AddOptions& options)
{
    VIGIL_TRY(const auto columns, read_list_map(map));
    VIGIL_TRY(const auto added, add(session, {path}, options));
    ListImport out;
    out.file = added.files.front();
    if (!out.file.document || out.file.end == FileOutcome::End::kept_only)
        return out;

    const auto guard = session.lock();
    auto& casebook = session.casebook();
    for (const auto& part : casebook.parts(*out.file.document)) {
        VIGIL_TRY(const auto list, read_part(casebook, part, columns));
        out.rows += list.rows;
        out.claims += list.claims.size();
        out.notices.insert(out.notices.end(), list.notices.begin(), list.notices.end());
        if (list.claims.empty())
            continue;
        ledger::ReadingMade reading{part.id, std::string{list_reader}, part.body.language, list.notices, std::nullopt};
        if (const auto before = casebook.readings(part.id); !before.empty())
            reading.supersedes = before.back().id;
        VIGIL_CHECK(
            casebook.append(session.member(), seal::random_digest(), [&](store::Writer& writer) -> Result<Done> {
                const auto id = writer.add(reading);
                for (const auto& claim : list.claims)
                    writer.add(ledger::ClaimProposed{id, claim});
                return Done{};
            }));
    }
    return out;
}

} // namespace vigil::app
