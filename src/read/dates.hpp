// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/calendar.hpp"
#include "read/cues.hpp"

namespace vigil::read {

/// The parts of an absolute date as the words state them; 0 stands for a part that is not stated.
struct Stated {
    std::uint32_t begin = 0; ///< Tokens [begin, end); equal when nothing was found.
    std::uint32_t end = 0;
    Calendar calendar = Calendar::gregorian;
    int year = 0;
    int month = 0;
    int day = 0;
    int weekday = 0;
    bool decade = false;
};

struct Found {
    std::uint32_t begin = 0;
    std::uint32_t end = 0; ///< Equal to the token asked for when nothing was found.
    std::optional<Edtf> time;
    Stated stated;
};

/// Turns what a text states into dates, by the dateline, the period covered and the dates before.
///
/// A day or month without a year is the last such one on or before the dateline, unless a word before it points ahead
/// ("will"); in a report that covers a period it lies in that period; where the paragraph has stated a year, in that
/// year.
class DateResolver {
public:
    explicit DateResolver(const Context& context);

    void new_paragraph();
    void set_future(bool future) { m_future = future; }
    void remember(const Found& found);
    bool has_last() const { return m_last.has_value(); }

    std::optional<Edtf> resolve(const Stated& date) const;
    /// From the first to the second; the parts that the first leaves out are those of the second.
    std::optional<Edtf> resolve_pair(Stated first, const Stated& second) const;

    std::optional<int> year_now() const; ///< Of the period covered, else of the dateline.
    std::optional<Edtf> this_year() const;
    std::optional<Edtf> end_of_year() const;
    std::optional<Edtf> published_plus(int days) const;
    std::optional<Edtf> weekday(int weekday, int shift) const;
    std::optional<Edtf> season(int season, int year, int shift) const;
    /// The day, week, month or year (`unit` in days, or -1 month, -12 year) `shift` units from the dateline or the last
    /// date.
    std::optional<Edtf> period(int unit, int shift, bool from_last) const;
    /// From one unit before the dateline to the dateline.
    std::optional<Edtf> past(int unit) const;
    std::optional<Edtf> shifted_from_published(int unit, int amount) const;
    std::optional<Edtf> shifted_from_last(int unit, int amount) const;

private:
    std::optional<int> year_for(int month, int day) const;
    static std::optional<Edtf> shifted(Day from, int unit, int amount);

    std::optional<Day> m_published; ///< Only if the dateline is a day.
    std::optional<int> m_published_year;
    std::optional<Day> m_covers_first;
    std::optional<Day> m_covers_last;
    std::optional<Day> m_last; ///< First day of the date stated last.
    std::optional<Edtf> m_last_time;
    int m_last_year = 0;      ///< Of the date stated last, a bare year included; 0: none.
    int m_paragraph_year = 0; ///< Stated in this paragraph.
    int m_text_year = 0;      ///< Stated last before this paragraph.
    bool m_future = false;
};

} // namespace vigil::read
