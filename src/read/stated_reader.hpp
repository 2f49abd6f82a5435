// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/dates.hpp"

namespace vigil::read {

/// Reads the parts of absolute dates inside one sentence: "8 January 2026", "January 8", "early March", "28.12.2025",
/// "2019".
class StatedReader {
public:
    StatedReader(const Draft& draft, const DateResolver& resolver) : m_draft{draft}, m_resolver{resolver} {}

    void set_sentence(TokenRange tokens) { m_end = tokens.end; }

    /// The parts of an absolute date that begin at `n`; `end == n` when there is none. `led` tells that a preposition
    /// of time stands before it, so that a bare month or year counts.
    Stated stated(std::uint32_t n, bool led) const;
    /// The day of the month that a token states ("8", "8th", "eighth"), or 0.
    int day_at(std::uint32_t n) const;
    /// The year that a token of four digits states, or 0.
    int year_at(std::uint32_t n) const;
    bool is_dash(std::uint32_t n) const;
    /// Adds the year that stands behind a date: "8 January 2026", "May, 2024", "September last year".
    void take_year(Stated& date) const;
    const WordInfo& word_info(std::string_view text) const;

    static bool is_month(const WordInfo& info);
    static Calendar calendar_of(const WordInfo& info);
    /// The number that a text begins with, of at most `longest` digits; 0 when there is none or it goes on.
    static int leading_number(std::string_view text, std::size_t longest);

private:
    bool part_of_month(std::uint32_t at, Stated& date) const;
    bool numeric(std::uint32_t at, Stated& date) const;
    bool day_first(std::uint32_t at, Stated& date) const;
    bool month_first(std::uint32_t at, Stated& date, bool led) const;
    bool year_alone(std::uint32_t at, Stated& date) const;
    bool is_month_name(std::uint32_t n) const; ///< Written as the language writes months and days of the week.

    const Draft& m_draft;
    const DateResolver& m_resolver;
    std::uint32_t m_end = 0;
};

} // namespace vigil::read
