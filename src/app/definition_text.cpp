// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/definitions.hpp"
#include "base/utf8.hpp"

#include <array>

namespace vigil::app {
namespace {

/// One key of a definition that holds a text.
struct Key {
    std::string_view name;
    std::string CountWords::*text;
};
constexpr std::array keys{
    Key{"title", &CountWords::title},    Key{"place", &CountWords::place}, Key{"from", &CountWords::from},
    Key{"to", &CountWords::to},          Key{"last", &CountWords::last},   Key{"date", &CountWords::role},
    Key{"assessed", &CountWords::grade}, Key{"floor", &CountWords::floor}, Key{"note", &CountWords::note}};

std::vector<std::string> items(std::string_view text)
{
    std::vector<std::string> out;
    for (const auto item : split(text, ','))
        if (const auto clean = trimmed(item); !clean.empty())
            out.emplace_back(clean);
    return out;
}

std::string joined(const std::vector<std::string>& given)
{
    std::string all;
    for (const auto& text : given)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

Result<Done> take(std::string_view key, std::string_view value, const std::string& at, CountWords& words)
{
    for (const auto& known : keys)
        if (known.name == key) {
            words.*known.text = value;
            return Done{};
        }
    if (key == "count")
        words.types = items(value);
    else if (key == "people")
        words.categories = items(value);
    else if (key == "rule" && (value == "two origins" || value == "one source"))
        words.two_origins = value == "two origins";
    else if (key == "alleged" && (value == "yes" || value == "no"))
        words.alleged = value == "yes";
    else
        return Error{Fault::malformed, at + ": '" + std::string{key} + ": " + std::string{value} +
                                           "' is no line of a definition of a count"};
    return Done{};
}

/// A value is one line.
std::string one_line(std::string text)
{
    for (char& c : text)
        if (c == '\n' || c == '\r')
            c = ' ';
    return text;
}

} // namespace

Result<CountWords> parse_definition(std::string_view text)
{
    CountWords words;
    std::size_t number = 0;
    for (const auto line : split(text, '\n')) {
        ++number;
        if (trimmed(line).empty() || line.front() == '#')
            continue;
        const auto colon = line.find(':');
        const auto at = "line " + std::to_string(number);
        if (colon == std::string_view::npos)
            return Error{Fault::malformed, at + " of the definition is no 'key: value'"};
        VIGIL_CHECK(take(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)), at, words));
    }
    return words;
}

std::string definition_text(const CountWords& words)
{
    std::string text;
    const auto add = [&](std::string_view key, const std::string& value) {
        if (!value.empty())
            text += std::string{key} + ": " + std::string{trimmed(one_line(value))} + "\n";
    };
    add("title", words.title);
    add("count", joined(words.types));
    add("people", joined(words.categories));
    for (const auto& known : keys)
        if (known.name != "title" && known.name != "note")
            add(known.name, words.*known.text);
    add("rule", words.two_origins ? "two origins" : "one source");
    add("alleged", words.alleged ? "yes" : "no");
    add("note", words.note);
    return text;
}

} // namespace vigil::app
