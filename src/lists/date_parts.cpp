// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "base/utf8.hpp"
#include "lists/dates.hpp"

#include <algorithm>

namespace vigil::lists {
namespace {

constexpr int first_gregorian_year = 1800;

struct Number {
    int value = 0;
    std::size_t digits = 0;
};

/// What stands in a cell, in order: up to three numbers, a month, signs.
struct Tokens {
    std::vector<Number> numbers;
    std::optional<Words::Month> month;
    std::optional<read::Calendar> sign;
    bool about = false, foreign = false, two_months = false;
};

/// "8th" and "1404": leading digits; what follows must be an ending of a number.
std::optional<Number> number_of(std::string_view word)
{
    Number number;
    while (number.digits < word.size() && word[number.digits] >= '0' && word[number.digits] <= '9' && number.digits < 6)
        number.value = number.value * 10 + (word[number.digits++] - '0');
    const auto rest = word.substr(number.digits);
    const bool ending = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    return number.digits > 0 && ending ? std::optional{number} : std::nullopt;
}

Tokens tokens_of(const Words& words, std::string_view key)
{
    Tokens tokens;
    while (!key.empty()) {
        const auto word = key.substr(0, key.find(' '));
        std::size_t length = word.size();
        if (const auto number = number_of(word)) {
            tokens.numbers.push_back(*number);
        } else if (const auto month = words.month(key)) {
            if (month->number == 0)
                tokens.sign = month->calendar;
            else if (tokens.month)
                tokens.two_months = true;
            else
                tokens.month = month;
            length = month->length;
        } else if (const auto about = words.beginning("about", key)) {
            tokens.about = true;
            length = about->length;
        } else if (!words.is("skip", word)) {
            tokens.foreign = true;
        }
        key.remove_prefix(std::min(key.size(), length + 1));
    }
    return tokens;
}

/// A time of day behind the date is left out: "2026-01-08 14:30", "2026-01-08T14:30:00Z".
std::string_view without_clock(std::string_view cell)
{
    const auto colon = cell.find(':');
    if (colon == std::string_view::npos || colon < 6)
        return cell;
    const auto cut = cell.find_last_of(" T", colon);
    return cut == std::string_view::npos ? cell : trimmed(cell.substr(0, cut));
}

DateParts refused(std::string why)
{
    DateParts parts;
    parts.why_not = std::move(why);
    return parts;
}

DateParts parts_of(DateParts::Form form, const Tokens& tokens, int year, int a, int b)
{
    DateParts parts;
    parts.form = form;
    parts.year = year;
    parts.a = a;
    parts.b = b;
    parts.about = tokens.about;
    parts.calendar = tokens.month && tokens.month->number != 0 ? std::optional{tokens.month->calendar} : tokens.sign;
    return parts;
}

/// Step 10.
const char* const short_year = "its year has two digits only";

DateParts with_month(const Tokens& tokens)
{
    const auto& numbers = tokens.numbers;
    const auto year = std::ranges::find(numbers, 4U, &Number::digits);
    if (numbers.empty() || numbers.size() > 2 || year == numbers.end())
        return refused(numbers.size() == 2 ? short_year : "its year is not stated");
    const int day = numbers.size() == 1 ? 0 : (year == numbers.begin() ? numbers[1] : numbers[0]).value;
    if (numbers.size() == 2 && numbers[0].digits == numbers[1].digits)
        return refused("it has two years");
    return parts_of(DateParts::Form::named, tokens, year->value, tokens.month->number, day);
}

DateParts with_three(const Tokens& tokens)
{
    const auto& numbers = tokens.numbers;
    const bool first = numbers[0].digits == 4, last = numbers[2].digits == 4;
    const bool others_short = numbers[1].digits <= 2 && (first ? numbers[2] : numbers[0]).digits <= 2;
    if (first != last && others_short)
        return first
                   ? parts_of(DateParts::Form::year_first, tokens, numbers[0].value, numbers[1].value, numbers[2].value)
                   : parts_of(DateParts::Form::year_last, tokens, numbers[2].value, numbers[0].value, numbers[1].value);
    const bool all_short = std::ranges::all_of(numbers, [](const Number& one) { return one.digits <= 2; });
    return refused(all_short ? short_year : "its parts are no day, month and year");
}

DateParts with_fewer(const Tokens& tokens)
{
    const auto& numbers = tokens.numbers;
    if (numbers.size() == 2) {
        const bool first = numbers[0].digits == 4, last = numbers[1].digits == 4;
        if (first == last || (first ? numbers[1] : numbers[0]).digits > 2)
            return refused("its parts are no month and year");
        return parts_of(DateParts::Form::month, tokens, (first ? numbers[0] : numbers[1]).value,
                        (first ? numbers[1] : numbers[0]).value, 0);
    }
    if (numbers[0].digits == 4)
        return parts_of(DateParts::Form::year, tokens, numbers[0].value, 0, 0);
    return refused(numbers[0].digits == 5 ? "it is a bare number that a spreadsheet may have meant as a day"
                                          : "it is a number that is no year");
}

} // namespace

DateParts take_apart(const Words& words, std::string_view cell)
{
    const auto text = without_clock(trimmed(cell));
    if (auto exact = parse_edtf(text); exact && exact->earliest().value_or(Day::max()) >=
                                                    Day{std::chrono::year{first_gregorian_year} / 1 / 1}) { // Step 7.
        DateParts parts;
        parts.form = DateParts::Form::exact;
        parts.exact = *exact;
        return parts;
    }
    const auto tokens = tokens_of(words, search_key(text));
    if (tokens.foreign || tokens.two_months || tokens.numbers.empty())
        return refused("it is no date that Vigil can read");
    if (tokens.month)
        return with_month(tokens);
    if (tokens.numbers.size() > 3)
        return refused("it has more than a day, a month and a year");
    return tokens.numbers.size() == 3 ? with_three(tokens) : with_fewer(tokens);
}

} // namespace vigil::lists
