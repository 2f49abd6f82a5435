// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/stated_date.hpp"

#include "base/utf8.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace vigil::ingest {
namespace {

struct MonthName {
    std::string_view key; ///< As search_key gives it.
    unsigned month;
};
constexpr MonthName month_names[] = {
    {"january", 1},    {"february", 2},  {"march", 3},      {"april", 4},     {"may", 5},       {"june", 6},
    {"july", 7},       {"august", 8},    {"september", 9},  {"october", 10},  {"november", 11}, {"december", 12},
    {"jan", 1},        {"feb", 2},       {"mar", 3},        {"apr", 4},       {"jun", 6},       {"jul", 7},
    {"aug", 8},        {"sep", 9},       {"sept", 9},       {"oct", 10},      {"nov", 11},      {"dec", 12},
    {"enero", 1},      {"febrero", 2},   {"marzo", 3},      {"abril", 4},     {"mayo", 5},      {"junio", 6},
    {"julio", 7},      {"agosto", 8},    {"septiembre", 9}, {"setiembre", 9}, {"octubre", 10},  {"noviembre", 11},
    {"diciembre", 12}, {"janvier", 1},   {"fevrier", 2},    {"mars", 3},      {"avril", 4},     {"mai", 5},
    {"juin", 6},       {"juillet", 7},   {"aout", 8},       {"septembre", 9}, {"octobre", 10},  {"novembre", 11},
    {"decembre", 12},  {"ocak", 1},      {"subat", 2},      {"mart", 3},      {"nisan", 4},     {"mayis", 5},
    {"haziran", 6},    {"temmuz", 7},    {"agustos", 8},    {"eylul", 9},     {"ekim", 10},     {"kasim", 11},
    {"aralik", 12},    {"januar", 1},    {"februar", 2},    {"marz", 3},      {"juni", 6},      {"juli", 7},
    {"oktober", 10},   {"dezember", 12}, {"janeiro", 1},    {"fevereiro", 2}, {"marco", 3},     {"maio", 5},
    {"junho", 6},      {"julho", 7},     {"setembro", 9},   {"outubro", 10},  {"novembro", 11}, {"dezembro", 12},
    {"يناير", 1},      {"فبراير", 2},    {"مارس", 3},       {"ابریل", 4},     {"مایو", 5},      {"یونیو", 6},
    {"یولیو", 7},      {"اغسطس", 8},     {"سبتمبر", 9},     {"اکتوبر", 10},   {"نوفمبر", 11},   {"دیسمبر", 12}};

/// Words that may stand around a date without making the text more than a date.
constexpr std::string_view companions[] = {
    "de",     "del",      "of",       "the",       "st",     "nd",       "rd",        "th",        "er",
    "am",     "pm",       "at",       "gmt",       "utc",    "monday",   "tuesday",   "wednesday", "thursday",
    "friday", "saturday", "sunday",   "mon",       "tue",    "wed",      "thu",       "fri",       "sat",
    "sun",    "lunes",    "martes",   "miercoles", "jueves", "viernes",  "sabado",    "domingo",   "lundi",
    "mardi",  "mercredi", "jeudi",    "vendredi",  "samedi", "dimanche", "published", "updated",   "date",
    "posted", "on",       "released", "publicado", "fecha",  "le",       "el"};

unsigned month_of(std::string_view key)
{
    for (const MonthName& name : month_names)
        if (name.key == key)
            return name.month;
    return 0;
}

bool is_companion(std::string_view key)
{
    for (const std::string_view word : companions)
        if (word == key)
            return true;
    return false;
}

std::optional<unsigned> number_of(std::string_view digits)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::optional<Edtf> make(unsigned year, unsigned month, unsigned day)
{
    if (year < 1800 || year > 2200 || month < 1 || month > 12)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                                           std::chrono::day{day == 0 ? 1 : day}};
    if (!date.ok())
        return std::nullopt;
    const auto precision = day == 0 ? PartialDate::Precision::month : PartialDate::Precision::day;
    return Edtf::on({std::chrono::sys_days{date}, precision, false, false});
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Letters and digits in groups; "9th" is "9", "th"; search_key has turned marks into blanks.
std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    const std::string key = search_key(text.substr(0, 200));
    for (const char c : key) {
        const bool fresh =
            words.empty() || c == ' ' || (!words.back().empty() && is_digit(words.back().back()) != is_digit(c));
        if (fresh)
            words.emplace_back();
        if (c != ' ')
            words.back() += c;
    }
    std::erase_if(words, [](const std::string& word) { return word.empty(); });
    return words;
}

/// "2026-01-09", "2026/01/09", "2026-01", "20260109", "09.01.2026", "2026-01-09T10:00Z".
std::optional<Edtf> numeric_date(std::string_view text)
{
    text = trimmed(text);
    std::vector<unsigned> parts;
    std::vector<std::size_t> lengths;
    std::size_t at = 0;
    while (at < text.size() && parts.size() < 3) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        const auto number = number_of(text.substr(at, end - at));
        if (!number)
            break;
        parts.push_back(*number);
        lengths.push_back(end - at);
        at = end;
        if (at >= text.size() || (text[at] != '-' && text[at] != '/' && text[at] != '.'))
            break;
        ++at;
    }
    if (parts.size() == 1 && lengths[0] == 8)
        return make(parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
    if (parts.size() >= 2 && lengths[0] == 4)
        return make(parts[0], parts[1], parts.size() == 3 ? parts[2] : 0);
    if (parts.size() == 3 && lengths[2] == 4) {
        if (parts[0] > 12 || parts[0] == parts[1] || text.find('.') < 3)
            return make(parts[2], parts[1], parts[0]);
        return parts[1] > 12 ? make(parts[2], parts[0], parts[1]) : std::nullopt;
    }
    return std::nullopt;
}

struct WordDate {
    Edtf date;
    std::size_t first, last; ///< Words used, inclusive.
};

std::optional<WordDate> worded_date(const std::vector<std::string>& words)
{
    const auto number_at = [&](std::size_t at) { return at < words.size() ? number_of(words[at]) : std::nullopt; };
    const auto skip = [&](std::size_t at) {
        while (at < words.size() && (words[at] == "de" || words[at] == "del" || words[at] == "of" ||
                                     words[at] == "st" || words[at] == "nd" || words[at] == "rd" || words[at] == "th"))
            ++at;
        return at;
    };
    for (std::size_t m = 0; m < words.size(); ++m) {
        const unsigned month = month_of(words[m]);
        if (month == 0)
            continue;
        std::size_t before = m;
        while (before > 0 && (words[before - 1] == "de" || words[before - 1] == "of" || words[before - 1] == "th" ||
                              words[before - 1] == "st" || words[before - 1] == "nd" || words[before - 1] == "rd" ||
                              words[before - 1] == "er"))
            --before;
        const std::size_t next = skip(m + 1);
        const auto day_first = before > 0 ? number_of(words[before - 1]) : std::nullopt;
        const auto after = number_at(next);
        if (day_first && *day_first <= 31 && after && *after > 31)
            if (const auto date = make(*after, month, *day_first))
                return WordDate{*date, before - 1, next};
        const std::size_t year_at = skip(next + 1);
        if (after && *after >= 1 && *after <= 31)
            if (const auto year = number_at(year_at))
                if (const auto date = make(*year, month, *after))
                    return WordDate{*date, m, year_at};
        if (after && !day_first)
            if (const auto date = make(*after, month, 0))
                return WordDate{*date, m, next};
    }
    return std::nullopt;
}

} // namespace

std::optional<Edtf> stated_date(std::string_view text)
{
    if (const auto date = numeric_date(text))
        return date;
    if (const auto found = worded_date(words_of(text)))
        return found->date;
    return std::nullopt;
}

std::optional<Edtf> bare_date(std::string_view text)
{
    if (text.size() > 80)
        return std::nullopt;
    const std::vector<std::string> words = words_of(text);
    const auto found = worded_date(words);
    if (!found)
        return words.size() <= 3 ? numeric_date(text) : std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i)
        if ((i < found->first || i > found->last) && !is_companion(words[i]))
            return std::nullopt;
    return found->date;
}

} // namespace vigil::ingest
