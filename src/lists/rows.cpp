// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "lists/rows.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::lists {

using domain::Claim;
using domain::ClaimType;
using domain::Field;
using domain::Span;
using domain::ValueKind;

namespace {

/// As records/conventions.hpp says that claims of a list begin; a test holds them equal.
constexpr std::string_view list_rule = "list/";
constexpr std::string_view list_reader = "list-2";

/// What stands between any of these characters.
template <typename... Between>
std::vector<std::string_view> parted(std::string_view text, Between... between)
{
    std::vector<std::string_view> pieces;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto before = at;
        const char32_t c = next_code_point(text, at);
        if (((c == static_cast<char32_t>(between)) || ...)) {
            pieces.push_back(trimmed(text.substr(from, before - from)));
            from = at;
        }
    }
    pieces.push_back(trimmed(text.substr(from)));
    std::erase_if(pieces, [](std::string_view piece) { return piece.empty(); });
    return pieces;
}

/// The part of `text` behind its first words, of which the search key has `length` bytes.
std::string_view behind(std::string_view text, std::size_t length)
{
    for (std::size_t at = 0; at < text.size();) {
        next_code_point(text, at);
        if (search_key(text.substr(0, at)).size() >= length)
            return trimmed(text.substr(at));
    }
    return {};
}

/// Pieces of a status: between commas and semicolons of either script.
std::vector<std::string_view> pieces_of(std::string_view text)
{
    return parted(text, U',', U';', 0x60C, 0x61B);
}

ClaimType type_of_state(std::string_view state)
{
    return state == "held"          ? ClaimType::held
           : state == "released"    ? ClaimType::release
           : state == "killed"      ? ClaimType::killing
           : state == "executed"    ? ClaimType::execution
           : state == "died"        ? ClaimType::death
           : state == "disappeared" ? ClaimType::disappearance
                                    : ClaimType::deportation;
}

ValueKind kind_of(Field field)
{
    return field == Field::place ? ValueKind::place : field == Field::law ? ValueKind::law : ValueKind::unknown;
}

} // namespace

/// Makes the claims of one row.
class RowReader {
public:
    RowReader(const ListReader& list, std::size_t n) : m_list{list}, m_row{list.m_grid->rows()[list.m_layout.rows[n]]}
    {
        m_says.sheet = m_row.sheet;
        m_says.number = m_row.number;
        m_says.id = list.m_ids[n];
        m_says.span = list.m_grid->span(m_row);
        find_cells();
        find_name();
        find_refusal(n);
    }

    RowSays read()
    {
        if (!m_says.refused.empty())
            return std::move(m_says);
        each_column([&](const Column& column, std::size_t, std::string_view words) {
            if (column.holds.claim == "status")
                read_status(words);
        });
        each_column([&](const Column& column, std::size_t n, std::string_view words) {
            if (column.holds.claim == "particular")
                add_particular(column.holds.field, n, words);
            else if (const auto type = domain::claim_type_named(column.holds.claim))
                add_field(*type, column.holds.field, n, words);
        });
        for (const auto& column : m_list.m_map)
            if (column.heading == "*")
                claim_of(*domain::claim_type_named(column.holds.claim));
        for (auto& [type, claim] : m_claims)
            if (type != ClaimType::held || m_held || !m_has_status)
                finish(std::move(claim));
        if (m_says.claims.empty())
            say_listed();
        return std::move(m_says);
    }

private:
    /// A status may say that nothing is known; elsewhere such words say nothing.
    void find_cells()
    {
        m_list.each_mapped(m_row, [&](std::size_t line, const Cell& cell) {
            const bool status = m_list.m_map[line].holds.claim == "status";
            if (const auto words = status ? m_list.m_grid->words(cell) : m_list.said(cell); !words.empty())
                m_cells.emplace_back(line, words);
        });
    }

    template <typename Take>
    void each_column(Take take) const
    {
        for (const auto& [n, words] : m_cells)
            take(m_list.m_map[n], n, words);
    }

    void find_name()
    {
        std::string_view given, family;
        each_column([&](const Column& column, std::size_t, std::string_view words) {
            if (column.holds.claim != "person")
                return;
            (column.holds.field == "family" ? family : given) = words;
        });
        m_says.name = std::string{given};
        if (!given.empty() && family.empty())
            m_name_span = exactly(given);
        if (!family.empty())
            m_says.name += (given.empty() ? "" : " ") + std::string{family};
    }

    /// Step 12.
    void find_refusal(std::size_t n)
    {
        if (search_key(m_says.name).empty()) {
            m_says.refused = "it has no name";
        } else if (m_says.id.empty()) {
            m_says.refused = "it has no row number";
        } else if (const auto first = m_list.m_first_with_id.at(m_says.id); first != n) {
            const auto& earlier = m_list.m_grid->rows()[m_list.m_layout.rows[first]];
            m_says.refused =
                "its number " + m_says.id + " stands in row " + std::to_string(earlier.number + 1) + " already";
        }
    }

    Span exactly(std::string_view piece) const
    {
        const auto begin = static_cast<std::uint32_t>(piece.data() - m_list.m_grid->text().data());
        return {begin, begin + static_cast<std::uint32_t>(piece.size())};
    }
    void notice(std::string what) { m_says.notices.push_back(std::move(what)); }

    Claim start(ClaimType type) const
    {
        Claim claim;
        claim.type = type;
        claim.values.push_back({Field::target, m_says.name, m_name_span, ValueKind::person, "", ""});
        claim.span = m_says.span;
        claim.quote = m_list.m_grid->text().substr(claim.span.begin, claim.span.end - claim.span.begin);
        claim.rule = std::string{list_rule} + std::string{domain::name_of(type)};
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
        m_says.claims.push_back(std::move(claim));
    }

    std::optional<Edtf> time_in(std::size_t column, std::string_view words)
    {
        auto reading = m_list.m_dates[column].read(words);
        if (!reading.time)
            notice("the date '" + std::string{words} + "' in '" + m_list.m_map[column].heading +
                   "' is not taken: " + reading.refused);
        return reading.time;
    }

    void add_field(ClaimType type, std::string_view field_name, std::size_t column, std::string_view words)
    {
        if (field_name == "time") {
            if (const auto time = time_in(column, words))
                claim_of(type).time = *time;
            else
                claim_of(type);
        } else if (field_name == "count") {
            add_count(type, column, words);
        } else if (field_name == "law") {
            for (const auto charge : parted(words, U';', 0x61B))
                claim_of(type).values.push_back(value(Field::law, charge, ValueKind::law));
        } else if (const auto field = domain::field_named(field_name)) {
            claim_of(type).values.push_back(value(*field, words, kind_of(*field)));
        }
    }

    void add_count(ClaimType type, std::size_t column, std::string_view words)
    {
        std::int64_t number = 0;
        const auto key = search_key(words);
        const bool plain =
            !key.empty() && key.size() < 10 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
        for (const char c : key)
            number = plain ? number * 10 + (c - '0') : 0;
        if (plain)
            claim_of(type).count = domain::Count{number, number, false};
        else
            notice("the number '" + std::string{words} + "' in '" + m_list.m_map[column].heading + "' is not taken");
    }

    void add_particular(const std::string& kind, std::size_t column, std::string_view words)
    {
        Claim claim = start(ClaimType::particular);
        auto detail = value(Field::detail, words, ValueKind::unknown);
        detail.code = kind;
        if (kind.ends_with("_date")) {
            if (const auto date = time_in(column, words))
                detail.norm = date->to_string();
        } else if (kind == "sex") {
            detail.norm = m_list.m_words->value("sex", search_key(words)).value_or("");
        }
        claim.values.push_back(std::move(detail));
        finish(std::move(claim));
    }

    void add_words(ClaimType type, std::string_view words, std::string code = {}, std::string norm = {})
    {
        Claim claim = start(type);
        auto detail = value(Field::detail, words, ValueKind::unknown);
        detail.code = std::move(code);
        detail.norm = std::move(norm);
        claim.values.push_back(std::move(detail));
        finish(std::move(claim));
    }

    /// "released on 2026-01-08, travel ban": each piece is a state, a measure, or words that are kept.
    void read_status(std::string_view words)
    {
        m_has_status = true;
        for (const auto piece : pieces_of(words)) {
            const auto key = search_key(piece);
            const auto state = m_list.m_words->beginning("state", key);
            if (key.empty())
                continue;
            if (m_list.m_words->nothing(key))
                add_words(ClaimType::particular, piece, "status", "not known");
            else if (m_list.m_words->is("measure", key))
                add_words(ClaimType::restriction, piece);
            else if (!state)
                add_words(ClaimType::particular, piece, "status");
            else if (state->value == "liberty")
                add_words(ClaimType::particular, piece, "status", "at liberty");
            else
                add_state(type_of_state(state->value), behind(piece, state->length));
        }
    }

    /// "on 2026-01-08", "on bail", "en El Helicoide": what stands behind the word of a state.
    void add_state(ClaimType type, std::string_view rest)
    {
        m_held = m_held || type == ClaimType::held;
        auto& claim = claim_of(type);
        const auto key = search_key(rest);
        if (key.empty())
            return;
        if (m_list.m_words->is("measure", key)) {
            add_words(ClaimType::restriction, rest);
            return;
        }
        for (auto words = rest; !words.empty();) { // A date may have words like "on" before it.
            DateColumn plain{*m_list.m_words, m_list.m_style};
            plain.see(words);
            plain.settle();
            if (auto reading = plain.read(words); reading.time) {
                claim.time = *reading.time;
                return;
            }
            const auto blank = words.find(' ');
            words = blank == std::string_view::npos ? std::string_view{} : trimmed(words.substr(blank));
        }
        if (std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; }))
            notice("the date in '" + std::string{rest} + "' is not taken: it may be read in two ways, or in none");
        else
            claim.values.push_back(value(Field::detail, rest, ValueKind::unknown));
    }

    /// Step 13: a row of names alone says that the list has this person.
    void say_listed()
    {
        Claim claim = start(ClaimType::particular);
        claim.values.push_back({Field::detail, m_says.name, m_name_span, ValueKind::unknown, "", "listed"});
        finish(std::move(claim));
    }

    const ListReader& m_list;
    const Grid::Row& m_row;
    RowSays m_says;
    std::vector<std::pair<std::size_t, std::string_view>> m_cells; ///< Column of the map, words.
    std::optional<Span> m_name_span;
    std::map<ClaimType, Claim> m_claims;
    bool m_has_status = false, m_held = false;
};

RowSays ListReader::row(std::size_t n) const
{
    return RowReader{*this, n}.read();
}

} // namespace vigil::lists
