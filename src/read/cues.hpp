// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/draft.hpp"

namespace vigil::read {

/// Grammar words that the rules of dates, counts, laws and places name. A table gives each language its own words:
/// rows "cue, NUMBER, words" in words.tsv, with the numbers below.
enum class Cue : std::int32_t {
    none = 0,
    today = 1,
    yesterday = 2,
    tomorrow = 3,
    last = 4,    ///< last, past, previous
    next = 5,    ///< next, following, coming
    current = 6, ///< this, current
    ago = 7,
    later = 8,   ///< later, after
    earlier = 9, ///< earlier, before, prior
    early = 10,
    middle = 11,
    late = 12,
    end = 13,
    beginning = 14,
    since = 15,
    between = 16,
    from = 17,
    until = 18,
    to = 19,
    and_ = 20,
    same = 21,
    about = 22, ///< about, around, approximately, some, nearly
    half = 23,
    part_of_day = 24,
    by = 25,
    of = 26,
    the = 27,
    in = 28,
    on = 29,
    or_ = 30,
    a = 31,
    will = 32, ///< will, scheduled: what follows lies ahead.
    at = 33,
    least = 34,
    most = 35,
    more = 36, ///< more, over
    less = 37, ///< less, fewer, under
    than = 38,
    up = 39, ///< up, as many as
    that = 40,
    during = 41,
    no = 42,
    only = 43,  ///< only, just, another, all: between a number and what it qualifies.
    other = 44, ///< other, further, additional
    over = 45,  ///< over, exceeding: "more than" in one word.
    many = 46,
    as = 47,
    hers = 48, ///< his, her, their, its
    under = 49,
};

inline Cue cue_of(const Draft& draft, std::uint32_t n)
{
    const WordInfo& info = draft.info(n);
    return info.is(WordClass::cue) ? static_cast<Cue>(info.value) : Cue::none;
}

} // namespace vigil::read
