// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/stated_reader.hpp"

#include <algorithm>

/// Dates as stated, found token by token. What they mean is resolved in date_resolver.cpp.
namespace vigil::read {
namespace {

class DateFinder {
public:
    explicit DateFinder(Draft& draft) : m_draft{draft}, m_resolver{draft.context}, m_reader{draft, m_resolver} {}

    void run()
    {
        std::uint32_t paragraph = ~0U;
        for (const Sentence& sentence : m_draft.out.sentences) {
            if (sentence.paragraph != paragraph)
                m_resolver.new_paragraph();
            paragraph = sentence.paragraph;
            m_begin = sentence.tokens.begin;
            m_end = sentence.tokens.end;
            m_reader.set_sentence(sentence.tokens);
            m_future = false;
            for (std::uint32_t n = m_begin; n < m_end;)
                n = step(n);
        }
    }

private:
    std::uint32_t step(std::uint32_t n)
    {
        const WordInfo& info = m_draft.info(n);
        constexpr WordClasses openers = bit(WordClass::month) | bit(WordClass::jalali_month) |
                                        bit(WordClass::hijri_month) | bit(WordClass::weekday) | bit(WordClass::season) |
                                        bit(WordClass::number) | bit(WordClass::ordinal) | bit(WordClass::cue) |
                                        bit(WordClass::unit_of_time);
        const bool number = m_draft.token(n).kind == TokenKind::number;
        const bool hyphened = !number && m_draft.token(n).word == no_word && m_draft.token(n).kind == TokenKind::word &&
                              m_draft.text(n).find('-') != std::string_view::npos;
        if (info.is(WordClass::say))
            m_future = false;
        if ((!number && !hyphened && (info.classes & openers) == 0) || m_draft.is_taken(n))
            return n + 1;
        if (cue_of(m_draft, n) == Cue::will)
            m_future = true;
        m_resolver.set_future(m_future);
        Found found = interval(n);
        if (found.end == n)
            found = point(n);
        if (found.end == n || !found.time)
            return std::max(found.end == n ? n + 1 : found.end, n + 1);
        m_resolver.remember(found);
        Mention& mention = m_draft.add(MentionKind::date, {found.begin, found.end}, found.time->to_string());
        mention.time = found.time;
        return found.end;
    }

    // --- intervals -------------------------------------------------------------------------------------------------

    Found interval(std::uint32_t n)
    {
        const Cue cue = cue_of(m_draft, n);
        if (cue == Cue::since)
            return since(n);
        if (cue == Cue::between)
            return two_points(n, n + 1, Cue::and_);
        if (cue == Cue::from)
            return two_points(n, n + 1, Cue::until);
        return cue == Cue::until || cue == Cue::earlier ? until(n) : pair(n);
    }

    static Found nothing(std::uint32_t n) { return {n, n, {}, {}}; }

    Found since(std::uint32_t n)
    {
        // "desde el 12 hasta el 18 de enero": one word for "since" and "from".
        if (const Found both = two_points(n, n + 1, Cue::until);
            both.end != n && both.time && both.time->interval && both.time->to)
            return both;
        std::uint32_t at = n + 1;
        if (at < m_end && cue_of(m_draft, at) == Cue::at && m_draft.mark(at + 1, m_end, "least"))
            at += 2;
        // "since his October 2008 arrest"
        if (at + 1 < m_end && (cue_of(m_draft, at) == Cue::hers || cue_of(m_draft, at) == Cue::the) &&
            StatedReader::is_month(m_draft.info(at + 1)))
            ++at;
        const Found from = point(at, true);
        if (from.end == at || !from.time || !from.time->from)
            return nothing(n);
        return {n, from.end, Edtf::between(from.time->from, std::nullopt), from.stated};
    }

    Found until(std::uint32_t n)
    {
        if (cue_of(m_draft, n) == Cue::earlier && m_draft.key(n) != "before")
            return nothing(n);
        const Found to = point(n + 1, true);
        if (to.end == n + 1 || !to.time)
            return nothing(n);
        const auto last = to.time->interval ? to.time->to : to.time->from;
        return {n, to.end, last ? std::optional{Edtf::between(std::nullopt, last)} : std::nullopt, to.stated};
    }

    bool joins(std::uint32_t n, Cue joint) const
    {
        if (n >= m_end)
            return false;
        const Cue cue = cue_of(m_draft, n);
        return joint == Cue::and_ ? cue == Cue::and_ : cue == Cue::to || cue == Cue::until || m_reader.is_dash(n);
    }

    /// "entre el 12 y el 18 de enero": to the day behind its article.
    std::uint32_t over_article(std::uint32_t n) const
    {
        return n + 1 < m_end && cue_of(m_draft, n) == Cue::the && m_reader.day_at(n + 1) != 0 ? n + 1 : n;
    }

    /// "between A and B", "from A to B".
    Found two_points(std::uint32_t begin, std::uint32_t n, Cue joint)
    {
        n = over_article(n);
        const Found both = bare_pair(n, joint);
        if (both.end != n)
            return {begin, both.end, both.time, both.stated};
        const Stated first = m_reader.stated(n, true);
        if (first.end == n || !joins(first.end, joint)) {
            const Found from = point(n, true);
            if (joint == Cue::until && from.end != n && from.time && from.time->from && !from.time->interval &&
                m_draft.mark(from.end, m_end, "onwards"))
                return {begin, from.end + 1, Edtf::between(from.time->from, std::nullopt), from.stated};
            return nothing(begin);
        }
        const std::uint32_t after = over_article(first.end + 1);
        const Stated second = m_reader.stated(after, true);
        if (second.end == after)
            return nothing(begin);
        return {begin, second.end, m_resolver.resolve_pair(first, second), second};
    }

    /// "5–9 January", "September–December 2022", "8 January – 3 February", "April and May 2005", "2014 to 2017".
    Found pair(std::uint32_t n)
    {
        if (const Found months = hyphened_months(n); months.end != n)
            return months;
        Found both = bare_pair(n, Cue::to);
        if (both.end == n)
            both = bare_pair(n, Cue::and_);
        if (both.end != n)
            return both;
        const bool months_joined =
            n + 2 < m_end && StatedReader::is_month(m_draft.info(n)) && StatedReader::is_month(m_draft.info(n + 2));
        const Stated first = m_reader.stated(n, months_joined);
        if (first.end == n || first.end + 1 >= m_end)
            return nothing(n);
        const bool dash = m_reader.is_dash(first.end) || cue_of(m_draft, first.end) == Cue::to ||
                          cue_of(m_draft, first.end) == Cue::until;
        const Stated second = m_reader.stated(first.end + 1, true);
        if (second.end == first.end + 1)
            return nothing(n);
        const bool months = first.month != 0 && second.month != 0 && first.day == 0 && second.day == 0;
        const bool adjoining = cue_of(m_draft, first.end) == Cue::and_ && months && second.month == first.month + 1;
        if (!dash && !adjoining)
            return nothing(n);
        return {n, second.end, m_resolver.resolve_pair(first, second), second};
    }

    /// "September-December 2022": two months in one token.
    Found hyphened_months(std::uint32_t n)
    {
        const Token& token = m_draft.token(n);
        const std::string_view text = m_draft.text(n);
        const auto hyphen = text.find('-');
        if (token.kind != TokenKind::word || token.word != no_word || hyphen == std::string_view::npos)
            return nothing(n);
        const WordInfo& from = m_reader.word_info(text.substr(0, hyphen));
        const WordInfo& to = m_reader.word_info(text.substr(hyphen + 1));
        if (!StatedReader::is_month(from) || !StatedReader::is_month(to) || !token.capitalised)
            return nothing(n);
        Stated second;
        second.begin = n;
        second.end = n + 1;
        second.month = to.value;
        second.calendar = StatedReader::calendar_of(to);
        m_reader.take_year(second);
        Stated first = second;
        first.month = from.value;
        first.year = 0;
        return {n, second.end, m_resolver.resolve_pair(first, second), second};
    }

    /// Two days of one month: "5 to 9 January 2026", "14 and 15 September", "January 5-9".
    Found bare_pair(std::uint32_t n, Cue joint)
    {
        const std::uint32_t next = over_article(n + 2);
        if (next + 1 < m_end && m_reader.day_at(n) != 0 && joins(n + 1, joint) && m_reader.day_at(next) != 0) {
            Stated second = m_reader.stated(next, false);
            if (second.end == next || second.day == 0 || second.month == 0)
                return nothing(n);
            Stated first = second;
            first.day = m_reader.day_at(n);
            return {n, second.end, m_resolver.resolve_pair(first, second), second};
        }
        if (n + 3 < m_end && m_draft.is(n, WordClass::month) && m_reader.day_at(n + 1) != 0 && joins(n + 2, joint) &&
            m_reader.day_at(n + 3) != 0 && (n + 4 >= m_end || !m_draft.is(n + 4, WordClass::month))) {
            Stated first = m_reader.stated(n, true);
            Stated second = first;
            second.day = m_reader.day_at(n + 3);
            second.end = n + 4;
            m_reader.take_year(second);
            first.year = second.year;
            return {n, second.end, m_resolver.resolve_pair(first, second), second};
        }
        return nothing(n);
    }

    // --- points ----------------------------------------------------------------------------------------------------

    /// A date of one piece. `led` tells that a preposition of time stands before it, so that a bare month or year
    /// counts.
    Found point(std::uint32_t n, bool led = false)
    {
        if (n >= m_end)
            return nothing(n);
        if (const Found found = relative(n); found.end != n)
            return found;
        const Stated date = m_reader.stated(n, led || is_led(n));
        if (date.end == n)
            return nothing(n);
        return {n, date.end, m_resolver.resolve(date), date};
    }

    /// Whether the words before `n` announce a time: "in March", "on 8", "since", "(2012".
    bool is_led(std::uint32_t n) const
    {
        if (n == m_begin)
            return false;
        static constexpr std::array leading{Cue::in,      Cue::on,      Cue::since, Cue::until, Cue::from,   Cue::by,
                                            Cue::of,      Cue::during,  Cue::early, Cue::late,  Cue::middle, Cue::last,
                                            Cue::next,    Cue::current, Cue::end,   Cue::and_,  Cue::to,     Cue::later,
                                            Cue::earlier, Cue::hers,    Cue::the,   Cue::a,     Cue::as,     Cue::that};
        if (std::ranges::find(leading, cue_of(m_draft, n - 1)) != leading.end())
            return true;
        return m_draft.mark(n - 1, m_end, "(") || m_draft.mark(n - 1, m_end, ",") || m_draft.mark(n - 1, m_end, "’s") ||
               m_draft.mark(n - 1, m_end, "'s");
    }

    // --- relative to the dateline or to the date before ------------------------------------------------------------

    Found relative(std::uint32_t n)
    {
        const Cue cue = cue_of(m_draft, n);
        if (cue == Cue::today)
            return at_day(n, n + 1, m_resolver.published_plus(0));
        if (cue == Cue::yesterday)
            return at_day(n, n + 1, m_resolver.published_plus(-1));
        if (cue == Cue::tomorrow)
            return at_day(n, n + 1, m_resolver.published_plus(1));
        for (const auto reader :
             {&DateFinder::end_of_period, &DateFinder::named_period, &DateFinder::period_named_behind,
              &DateFinder::shifted, &DateFinder::shifted_before, &DateFinder::same_day, &DateFinder::season}) {
            const Found found = (this->*reader)(n);
            if (found.end != n)
                return found;
        }
        return nothing(n);
    }

    static Found at_day(std::uint32_t n, std::uint32_t end, std::optional<Edtf> time) { return {n, end, time, {}}; }

    /// "the end of the year", "the end of March", "the year’s end", "the beginning of 2012", "the second half of the
    /// year".
    Found end_of_period(std::uint32_t n)
    {
        std::uint32_t at = n;
        if (cue_of(m_draft, at) == Cue::the && at + 1 < m_end)
            ++at;
        if (m_draft.is(at, WordClass::unit_of_time) && at + 2 < m_end && m_draft.text(at + 1).ends_with('s') &&
            cue_of(m_draft, at + 2) == Cue::end && m_draft.info(at).value == -12)
            return {n, at + 3, m_resolver.end_of_year(), {}};
        int half = 0;
        if (m_draft.is(at, WordClass::ordinal) && at + 2 < m_end && cue_of(m_draft, at + 1) == Cue::half) {
            half = m_draft.info(at).value;
            ++at;
        }
        const Cue cue = cue_of(m_draft, at);
        if ((cue != Cue::end && cue != Cue::beginning && cue != Cue::half) || at + 2 >= m_end ||
            cue_of(m_draft, at + 1) != Cue::of)
            return nothing(n);
        if (cue == Cue::half && half == 0)
            return nothing(n);
        std::uint32_t of = at + 2;
        if (cue_of(m_draft, of) == Cue::the || cue_of(m_draft, of) == Cue::current)
            ++of;
        std::optional<Edtf> period;
        std::uint32_t end = of;
        if (of < m_end && m_draft.is(of, WordClass::unit_of_time) && m_draft.info(of).value == -12) {
            period = m_resolver.this_year();
            end = of + 1;
        } else if (const Stated date = m_reader.stated(of, true); date.end != of) {
            period = m_resolver.resolve(date);
            end = date.end;
        }
        return end == of || !period ? nothing(n) : Found{n, end, part_of(*period, cue, half), {}};
    }

    static std::optional<Edtf> part_of(const Edtf& period, Cue part, int half)
    {
        const auto first = period.earliest();
        const auto last = period.latest();
        if (!first || !last)
            return std::nullopt;
        // "the end of March" is not the 31st.
        if (part == Cue::end && !period.interval && period.from->precision == PartialDate::Precision::month)
            return period;
        if (part == Cue::end)
            return Edtf::on_day(*last);
        if (part == Cue::beginning)
            return Edtf::on(month_of(year_in(*first), month_in(*first)));
        const int year = year_in(*first);
        return half == 1 ? Edtf::between(month_of(year, 1), month_of(year, 6))
                         : Edtf::between(month_of(year, 7), month_of(year, 12));
    }

    /// "last week", "this month", "earlier this year", "late last year", "last Tuesday", "over the past week", "this
    /// morning".
    Found named_period(std::uint32_t n)
    {
        std::uint32_t at = n;
        const Cue before = cue_of(m_draft, at);
        if ((before == Cue::earlier || before == Cue::later || before == Cue::early || before == Cue::late) &&
            at + 1 < m_end)
            ++at;
        if (cue_of(m_draft, at) == Cue::the && at + 1 < m_end)
            ++at;
        const Cue cue = cue_of(m_draft, at);
        if ((cue != Cue::last && cue != Cue::next && cue != Cue::current) || at + 1 >= m_end)
            return nothing(n);
        const int shift = cue == Cue::last ? -1 : cue == Cue::next ? 1 : 0;
        const WordInfo& unit = m_draft.info(at + 1);
        if (unit.is(WordClass::weekday)) {
            // "this Thursday 4 July": the day that is stated.
            if (const Stated date = m_reader.stated(at + 1, true); date.day != 0 && date.month != 0)
                return {n, date.end, m_resolver.resolve(date), date};
            return {n, at + 2, m_resolver.weekday(unit.value, shift), {}};
        }
        if (unit.is(WordClass::season))
            return {n, at + 2, m_resolver.season(unit.value, 0, shift), {}};
        if (cue_of(m_draft, at + 1) == Cue::part_of_day)
            return {n, at + 2, m_resolver.published_plus(cue == Cue::last ? -1 : 0), {}};
        if (StatedReader::is_month(unit) && m_draft.token(at + 1).capitalised) {
            Stated month;
            month.month = unit.value;
            month.day = m_reader.day_at(at + 2) != 0 && m_draft.token(at + 2).kind == TokenKind::number
                            ? m_reader.day_at(at + 2)
                            : 0;
            month.end = at + (month.day != 0 ? 3 : 2);
            return {n, month.end, m_resolver.resolve(month), month};
        }
        if (at + 2 < m_end && cue == Cue::current && m_draft.token(at + 1).kind == TokenKind::number &&
            m_reader.day_at(at + 1) != 0) {
            const Stated date = m_reader.stated(at + 1, true);
            if (date.end != at + 1)
                return {n, date.end, m_resolver.resolve(date), date};
        }
        // "to this day" is no date; of two days running "this" is never said.
        if (!unit.is(WordClass::unit_of_time) || m_draft.text(at + 1).ends_with('s') ||
            (cue == Cue::current && unit.value == 1))
            return nothing(n);
        // "the past year" ends with the dateline.
        if (m_draft.key(at) == "past" && unit.value != 1)
            return {n, at + 2, m_resolver.past(unit.value), {}};
        // "the next day", "the following month" count from the date before; "next week" from the dateline.
        const bool from_text = cue_of(m_draft, at) != Cue::current && (at > n && cue_of(m_draft, at - 1) == Cue::the) &&
                               m_draft.key(at) != "last" && m_draft.key(at) != "past" && m_resolver.has_last();
        return {n, at + 2, m_resolver.period(unit.value, shift, from_text), {}};
    }

    /// "la semana pasada", "el lunes pasado", "el próximo año" has its own reader: what qualifies stands behind.
    Found period_named_behind(std::uint32_t n)
    {
        if (cue_of(m_draft, n) != Cue::the || n + 2 >= m_end)
            return nothing(n);
        const WordInfo& unit = m_draft.info(n + 1);
        const Cue cue = cue_of(m_draft, n + 2);
        if (cue != Cue::last && cue != Cue::next)
            return nothing(n);
        const int shift = cue == Cue::last ? -1 : 1;
        if (unit.is(WordClass::weekday))
            return {n, n + 3, m_resolver.weekday(unit.value, shift), {}};
        if (unit.is(WordClass::unit_of_time) && !m_draft.text(n + 1).ends_with('s') && unit.value != 1)
            return {n, n + 3, m_resolver.period(unit.value, shift, false), {}};
        return nothing(n);
    }

    /// "hace dos días", "hace un mes": the word for "ago" stands before.
    Found shifted_before(std::uint32_t n)
    {
        if (cue_of(m_draft, n) != Cue::ago || n + 2 >= m_end || !m_draft.is(n + 2, WordClass::unit_of_time))
            return nothing(n);
        const Token& many = m_draft.token(n + 1);
        int amount = cue_of(m_draft, n + 1) == Cue::a       ? 1
                     : m_draft.is(n + 1, WordClass::number) ? m_draft.info(n + 1).value
                                                            : 0;
        if (many.kind == TokenKind::number && m_draft.text(n + 1).size() <= 3)
            amount = StatedReader::leading_number(m_draft.text(n + 1), 3);
        if (amount == 0)
            return nothing(n);
        return {n, n + 3, m_resolver.shifted_from_published(m_draft.info(n + 2).value, -amount), {}};
    }

    /// "three days ago", "two months later", "a week earlier", "the day before".
    Found shifted(std::uint32_t n)
    {
        std::uint32_t at = n;
        int amount = 0;
        if (cue_of(m_draft, at) == Cue::the || cue_of(m_draft, at) == Cue::a) {
            amount = 1;
            ++at;
        } else if (m_draft.token(at).kind == TokenKind::number) {
            amount = StatedReader::leading_number(m_draft.text(at), 3);
            if (m_draft.text(at).size() > 3)
                return nothing(n);
            ++at;
        } else if (m_draft.is(at, WordClass::number)) {
            amount = m_draft.info(at).value;
            ++at;
        }
        if (amount == 0 || at + 1 >= m_end || !m_draft.is(at, WordClass::unit_of_time))
            return nothing(n);
        const int unit = m_draft.info(at).value;
        const Cue cue = cue_of(m_draft, at + 1);
        if (cue == Cue::ago)
            return {n, at + 2, m_resolver.shifted_from_published(unit, -amount), {}};
        const bool the = cue_of(m_draft, n) == Cue::the;
        // "the day after the election" has its own anchor, which we do not know.
        const bool bare = at + 2 >= m_end || m_draft.token(at + 2).kind == TokenKind::punctuation;
        const std::string_view word = m_draft.key(at + 1);
        if (cue == Cue::later && (word != "after" || (the && bare)))
            return {n, at + 2, m_resolver.shifted_from_last(unit, amount), {}};
        if (cue == Cue::earlier && (word != "before" || bare) && word != "prior")
            return {n, at + 2, m_resolver.shifted_from_last(unit, -amount), {}};
        return nothing(n);
    }

    /// "the same day", "that day", "that month".
    Found same_day(std::uint32_t n)
    {
        std::uint32_t at = n;
        if (cue_of(m_draft, at) == Cue::the && at + 1 < m_end)
            ++at;
        const Cue cue = cue_of(m_draft, at);
        if ((cue != Cue::same && cue != Cue::that) || at + 1 >= m_end || !m_draft.is(at + 1, WordClass::unit_of_time) ||
            m_draft.text(at + 1).ends_with('s') || !m_resolver.has_last())
            return nothing(n);
        return {n, at + 2, m_resolver.period(m_draft.info(at + 1).value, 0, true), {}};
    }

    /// "summer 2019", "the spring of 1978". A bare season is too often a metaphor or a modifier.
    Found season(std::uint32_t n)
    {
        std::uint32_t at = n;
        if (cue_of(m_draft, at) == Cue::the && at + 1 < m_end)
            ++at;
        if (!m_draft.is(at, WordClass::season))
            return nothing(n);
        std::uint32_t year = at + 1;
        if (year < m_end && cue_of(m_draft, year) == Cue::of)
            ++year;
        if (m_reader.year_at(year) == 0)
            return nothing(n);
        return {n, year + 1, m_resolver.season(m_draft.info(at).value, m_reader.year_at(year), 0), {}};
    }

    Draft& m_draft;
    DateResolver m_resolver;
    StatedReader m_reader;
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
    bool m_future = false;
};

} // namespace

void find_dates(Draft& draft)
{
    DateFinder{draft}.run();
}

} // namespace vigil::read
