// SPDX-License-Identifier: AGPL-3.0-or-later
// Words for the hour, for deaths and for moves. Closed tables, English and Spanish, as in words.cpp.
#include "records/mentions.hpp"
#include "records/words.hpp"

#include <array>
#include <charconv>
#include <set>

namespace vigil::records {
namespace {

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/// "14:30", "2:05 pm": minutes after midnight, for each colon between digits.
void add_clock_times(std::string_view words, std::set<int>& times)
{
    for (std::size_t at = words.find(':'); at != std::string_view::npos; at = words.find(':', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && at - begin < 2 && digit(words[begin - 1]))
            --begin;
        int hour = 0, minute = 0;
        const auto* end = words.data() + words.size();
        const auto first = std::from_chars(words.data() + begin, words.data() + at, hour);
        const auto last = std::from_chars(words.data() + at + 1, std::min(words.data() + at + 3, end), minute);
        if (begin == at || first.ec != std::errc{} || last.ec != std::errc{} || hour > 23 || minute > 59)
            continue;
        const auto rest = words.substr(static_cast<std::size_t>(last.ptr - words.data()), 6);
        const bool after_noon =
            hour < 12 && (rest.find("pm") != std::string_view::npos || rest.find("p.m") != std::string_view::npos);
        times.insert(60 * (hour + (after_noon ? 12 : 0)) + minute);
    }
}

} // namespace

std::optional<int> part_of_day(std::string_view words)
{
    struct Part {
        std::string_view stem;
        int minutes;
    };
    constexpr std::array parts{Part{"dawn", 300},          Part{"madrugada", 240}, Part{"morning", 540},
                               Part{"por la manana", 540}, Part{"noon", 720},      Part{"midday", 720},
                               Part{"mediodia", 720},      Part{"afternoon", 900}, Part{"por la tarde", 900},
                               Part{"evening", 1140},      Part{"night", 1320},    Part{"noche", 1320}};
    std::set<int> times;
    add_clock_times(words, times);
    if (times.empty())
        for (const Part& part : parts)
            if (has_word(words, {part.stem}))
                times.insert(part.minutes);
    return times.size() == 1 ? std::optional{*times.begin()} : std::nullopt;
}

bool says_later(std::string_view words)
{
    return has_word(words, {"hours later", "hour later", "minutes later", "later that day", "later the same day",
                            "the same evening", "horas despues", "horas mas tarde", "mas tarde ese"});
}

bool says_alive(std::string_view words)
{
    return has_word(words,
                    {"is alive", "was alive", "found alive", "still alive", "alive and", "was not killed",
                     "had not been killed", "is not dead", "had not died", "did not die", "wrongly reported",
                     "mistakenly reported", "erroneously reported", "reported in error", "con vida", "no murio"});
}

bool says_found(std::string_view words)
{
    return has_word(words, {"found dead", "body was found", "bodies were found", "body was recovered", "remains were",
                            "remains of", "body was identified", "found hanged", "hallado muerto", "hallada muerta",
                            "cuerpo fue"});
}

bool says_buried(std::string_view words)
{
    return has_word(words, {"buried", "burial", "was laid to rest", "funeral", "sepultad", "enterrad"});
}

bool says_transferred(std::string_view words)
{
    return has_word(words, {"transfer", "moved to", "moved from", "taken from", "relocat", "traslad"});
}

bool says_official(std::string_view source)
{
    return has_word(source, {"ministr",
                             "government",
                             "police",
                             "prosecut",
                             "judiciary",
                             "judicial",
                             "court",
                             "authorit",
                             "official",
                             "state media",
                             "state television",
                             "state news",
                             "governor",
                             "president",
                             "army",
                             "military",
                             "security forces",
                             "prison service",
                             "prison administration",
                             "forensic",
                             "coroner",
                             "fiscal",
                             "gobierno",
                             "policia",
                             "intelligence",
                             "revolutionary guard",
                             "national guard"});
}

} // namespace vigil::records
