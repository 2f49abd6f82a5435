// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/stated_reader.hpp"

#include <algorithm>

namespace vigil::read {

bool StatedReader::is_dash(std::uint32_t n) const
{
    return m_draft.mark(n, m_end, "–") || m_draft.mark(n, m_end, "-") || m_draft.mark(n, m_end, "—");
}

/// The day of the month that a token states ("8", "8th", "eighth"), or 0.
int StatedReader::day_at(std::uint32_t n) const
{
    if (n >= m_end)
        return 0;
    const Token& token = m_draft.token(n);
    if (token.kind == TokenKind::number) {
        const std::string_view text = m_draft.text(n);
        const int value = leading_number(text, 2);
        const std::string_view rest =
            text.substr(std::min<std::size_t>(text.size(), value > 9 || text[0] == '0' ? 2 : 1));
        const bool plain = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "º";
        return plain && value >= 1 && value <= 31 ? value : 0;
    }
    const WordInfo& info = m_draft.info(n);
    return info.is(WordClass::ordinal) && info.value <= 31 ? info.value : 0;
}

int StatedReader::leading_number(std::string_view text, std::size_t longest)
{
    int value = 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < longest && text[digits] >= '0' && text[digits] <= '9')
        value = value * 10 + (text[digits++] - '0');
    return digits == 0 || (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ? 0 : value;
}

int StatedReader::year_at(std::uint32_t n) const
{
    if (n >= m_end || m_draft.token(n).kind != TokenKind::number)
        return 0;
    const std::string_view text = m_draft.text(n);
    const int value = text.size() == 4 ? leading_number(text, 4) : 0;
    return value >= 1200 && value <= 2199 ? value : 0;
}

bool StatedReader::is_month(const WordInfo& info)
{
    return info.is(WordClass::month) || info.is(WordClass::jalali_month) || info.is(WordClass::hijri_month);
}

Calendar StatedReader::calendar_of(const WordInfo& info)
{
    if (info.is(WordClass::month))
        return Calendar::gregorian;
    return info.is(WordClass::jalali_month) ? Calendar::jalali : Calendar::hijri;
}

/// The parts of an absolute date that begin at `n`; `end == n` when there is none.
Stated StatedReader::stated(std::uint32_t n, bool led) const
{
    Stated date;
    date.begin = date.end = n;
    std::uint32_t at = n;
    if (at >= m_end || m_draft.is_taken(at))
        return date;
    if (cue_of(m_draft, at) == Cue::the && at + 1 < m_end && day_at(at + 1) != 0)
        ++at;
    if (m_draft.is(at, WordClass::weekday) && is_month_name(at)) {
        date.weekday = m_draft.info(at).value;
        date.end = ++at;
        while (at < m_end && (m_draft.mark(at, m_end, ",") || m_draft.mark(at, m_end, "(") ||
                              cue_of(m_draft, at) == Cue::the || cue_of(m_draft, at) == Cue::on))
            ++at;
    }
    if (part_of_month(at, date) || numeric(at, date) || day_first(at, date) ||
        month_first(at, date, led || date.weekday != 0))
        return date;
    if (date.weekday == 0 && led && year_alone(at, date))
        return date;
    return date;
}

/// "early March", "late September 2006", "mid-March": the month.
bool StatedReader::part_of_month(std::uint32_t at, Stated& date) const
{
    const Cue cue = at < m_end ? cue_of(m_draft, at) : Cue::none;
    if (cue == Cue::early || cue == Cue::late || cue == Cue::middle) {
        std::uint32_t month = at + 1;
        if (is_dash(month))
            ++month;
        return month < m_end && (month_first(month, date, true) || year_alone(month, date));
    }
    if (at >= m_end || m_draft.token(at).kind != TokenKind::word)
        return false;
    const std::string_view text = m_draft.text(at);
    const auto hyphen = text.find('-');
    if (hyphen == std::string_view::npos || hyphen > 5)
        return false;
    const WordInfo& month = word_info(text.substr(hyphen + 1));
    const WordInfo& lead = word_info(text.substr(0, hyphen));
    const auto lead_cue = lead.is(WordClass::cue) ? static_cast<Cue>(lead.value) : Cue::none;
    if (!is_month(month) || (lead_cue != Cue::early && lead_cue != Cue::late && lead_cue != Cue::middle))
        return false;
    date.month = month.value;
    date.calendar = calendar_of(month);
    date.end = at + 1;
    take_year(date);
    return true;
}

const WordInfo& StatedReader::word_info(std::string_view text) const
{
    std::array<char, 128> buffer{};
    return m_draft.language.of(m_draft.lexicon.word(m_draft.lexicon.key_maker()(text, buffer)));
}

/// 2026-01-08, 28/12/2025, 28.12.2025. Where day and month may be either, only equal or impossible ones decide.
bool StatedReader::numeric(std::uint32_t at, Stated& date) const
{
    if (at >= m_end || m_draft.token(at).kind != TokenKind::number)
        return false;
    const std::string_view text = m_draft.text(at);
    std::array<int, 3> parts{};
    std::array<std::size_t, 3> sizes{};
    std::size_t count = 0;
    char separator = '\0';
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            parts[count] = parts[count] * 10 + (c - '0');
            if (++sizes[count] > 4)
                return false;
        } else if ((c == '-' || c == '/' || c == '.') && count < 2 && (separator == '\0' || separator == c)) {
            separator = c;
            ++count;
        } else {
            return false;
        }
    }
    if (count != 2 || sizes[1] == 0 || sizes[2] == 0)
        return false;
    if (sizes[0] == 4) {
        date.year = parts[0];
        date.month = parts[1];
        date.day = parts[2];
    } else if (sizes[2] == 4) {
        const bool month_first = parts[1] > 12;
        date.year = parts[2];
        date.month = month_first ? parts[0] : parts[1];
        date.day = month_first ? parts[1] : parts[0];
    } else {
        return false;
    }
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
        return false;
    date.calendar = date.year < 1500 ? Calendar::jalali : Calendar::gregorian;
    date.end = at + 1;
    return true;
}

bool StatedReader::day_first(std::uint32_t at, Stated& date) const
{
    const int day = day_at(at);
    if (day == 0)
        return false;
    std::uint32_t month = at + 1;
    if (month < m_end && cue_of(m_draft, month) == Cue::of)
        ++month;
    if (month < m_end && m_draft.mark(month, m_end, "de"))
        ++month;
    if (month >= m_end || !is_month(m_draft.info(month)) || !is_month_name(month))
        return false;
    date.day = day;
    date.month = m_draft.info(month).value;
    date.calendar = calendar_of(m_draft.info(month));
    date.end = month + 1;
    take_year(date);
    return true;
}

/// English writes months with a capital; Spanish and Persian do not.
bool StatedReader::is_month_name(std::uint32_t n) const
{
    return m_draft.token(n).capitalised || m_draft.language.code != "en";
}

bool StatedReader::month_first(std::uint32_t at, Stated& date, bool led) const
{
    if (at >= m_end || !is_month(m_draft.info(at)) || !is_month_name(at))
        return false;
    const bool hijri_or_jalali = !m_draft.is(at, WordClass::month);
    const int day = day_at(at + 1);
    const bool number = day != 0 && m_draft.token(at + 1).kind == TokenKind::number;
    Stated found = date;
    found.month = m_draft.info(at).value;
    found.calendar = calendar_of(m_draft.info(at));
    found.end = at + 1;
    if (number) {
        found.day = day;
        found.end = at + 2;
    }
    take_year(found);
    // Names of other calendars' months are people's names too, and a bare "May" or "March" may be a verb.
    const bool short_form = m_draft.text(at).size() == 3 && m_draft.text(at) != "May";
    if (found.day == 0 && found.year == 0 && (!led || hijri_or_jalali || short_form))
        return false;
    date = found;
    return true;
}

void StatedReader::take_year(Stated& date) const
{
    std::uint32_t at = date.end;
    if (m_draft.mark(at, m_end, ",") || (at < m_end && cue_of(m_draft, at) == Cue::of) || m_draft.mark(at, m_end, "de"))
        ++at;
    const int year = year_at(at);
    if (year != 0 &&
        !(m_draft.mark(at - 1, m_end, ",") && date.day == 0 && at + 1 < m_end &&
          m_draft.token(at + 1).kind == TokenKind::word && !m_draft.token(at + 1).capitalised && year < 1900)) {
        date.year = year;
        date.end = at + 1;
        return;
    }
    // "8 January this year", "September last year"
    if (date.end + 1 < m_end && m_draft.is(date.end + 1, WordClass::unit_of_time) &&
        m_draft.info(date.end + 1).value == -12) {
        const Cue cue = cue_of(m_draft, date.end);
        const int shift = cue == Cue::last ? -1 : cue == Cue::next ? 1 : 0;
        if (const auto now = m_resolver.year_now(); now && (shift != 0 || cue == Cue::current)) {
            date.year = *now + shift;
            date.end += 2;
        }
    }
}

bool StatedReader::year_alone(std::uint32_t at, Stated& date) const
{
    if (at >= m_end || m_draft.token(at).kind != TokenKind::number)
        return false;
    const std::string_view text = m_draft.text(at);
    if (text.size() == 5 && text.ends_with('s')) {
        date.year = leading_number(text.substr(0, 4), 4);
        date.decade = date.year % 10 == 0;
    } else {
        date.year = year_at(at);
    }
    if (date.year < 1800 || (text.size() == 5 && !date.decade)) {
        date.year = 0;
        return false;
    }
    date.end = at + 1;
    return true;
}

} // namespace vigil::read
