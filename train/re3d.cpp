// SPDX-License-Identifier: AGPL-3.0-or-later
#include "re3d.hpp"

#include "base/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace vigil::train {
namespace {

struct Marked {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string type;
};

struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// Words as the treebanks cut them, near enough for names: letters, single marks, "'s"; "U.S." stays whole.
std::vector<Piece> pieces_of(std::string_view text)
{
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) <= ' ') {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        if (is_letter(text[at])) {
            while (end < text.size() && is_letter(text[end]))
                ++end;
            while (end - at <= 2 && end + 1 < text.size() && text[end] == '.' && is_capital(text[end + 1]) &&
                   is_capital(text[end - 1]))
                end += 2;
            if (end - at > 2 && text[end - 2] == '.' && end < text.size() && text[end] == '.')
                ++end;
        } else if (text[at] == '\'' && end < text.size() && text[end] == 's') {
            ++end;
        }
        pieces.push_back({at, end});
        at = end;
    }
    return pieces;
}

bool ends_sentence(std::string_view text, const Piece& piece)
{
    const std::string_view word = text.substr(piece.begin, piece.end - piece.begin);
    if (word != "." && word != "?" && word != "!")
        return false;
    return piece.end >= text.size() || text[piece.end] == '\n' ||
           (text[piece.end] == ' ' && piece.end + 1 < text.size() && !(text[piece.end + 1] >= 'a' && text[piece.end + 1] <= 'z'));
}

std::string_view type_of(std::string_view type)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> types{
        {{"Person", "PER"}, {"Location", "LOC"}, {"Organisation", "ORG"}}};
    for (const auto& [theirs, ours] : types)
        if (theirs == type)
            return ours;
    return "";
}

/// A name begins and ends with a capital; "the" and titles in front are none of it, nor are "Turkish forces".
Marked trimmed_name(std::string_view text, Marked marked)
{
    while (marked.begin < marked.end && !is_capital(text[marked.begin])) {
        const auto blank = text.find(' ', marked.begin);
        marked.begin = blank == std::string_view::npos ? marked.end : std::min(blank + 1, marked.end);
    }
    const auto last = text.substr(0, marked.end).rfind(' ');
    const std::size_t word = last == std::string_view::npos || last < marked.begin ? marked.begin : last + 1;
    if (word < marked.end && !is_capital(text[word]))
        marked.end = marked.begin;
    return marked;
}

std::vector<Example> sentences_of(std::string_view text, std::vector<Marked> marks)
{
    std::sort(marks.begin(), marks.end(), [](const Marked& a, const Marked& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Example> result(1);
    std::size_t mark = 0;
    for (const Piece& piece : pieces_of(text)) {
        while (mark < marks.size() && marks[mark].end <= piece.begin)
            ++mark;
        std::string name = "O";
        if (mark < marks.size() && piece.begin >= marks[mark].begin)
            name = (piece.begin == marks[mark].begin ? "B-" : "I-") + marks[mark].type;
        result.back().words.push_back(
            {std::string{text.substr(piece.begin, piece.end - piece.begin)}, "", "", "", std::move(name)});
        if (ends_sentence(text, piece) || result.back().words.size() >= 100)
            result.emplace_back();
    }
    if (result.back().words.empty())
        result.pop_back();
    return result;
}

template <typename Use>
Result<Done> for_each_line(std::string_view lines, const Use& use)
{
    for (const std::string_view line : split(lines, '\n')) {
        if (trimmed(line).empty())
            continue;
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object())
            return Error{Fault::malformed, "re3d: a line is no JSON object"};
        use(json);
    }
    return Done{};
}

} // namespace

Result<std::vector<Example>> read_re3d(std::string_view documents, std::string_view entities)
{
    std::map<std::string, std::vector<Marked>> marks;
    VIGIL_CHECK(for_each_line(entities, [&](const nlohmann::json& entity) {
        const std::string_view type = type_of(entity.value("type", ""));
        if (!type.empty())
            marks[entity.value("documentId", "")].push_back(
                {entity.value("begin", std::size_t{0}), entity.value("end", std::size_t{0}), std::string{type}});
    }));
    std::vector<Example> result;
    VIGIL_CHECK(for_each_line(documents, [&](const nlohmann::json& document) {
        const std::string text = document.value("text", "");
        // Their offsets count characters; a text with other letters than ASCII would shift them.
        if (std::any_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }))
            return;
        std::vector<Marked> here;
        for (Marked mark : marks[document.value("_id", "")]) {
            mark.end = std::min(mark.end, text.size());
            mark = mark.begin < mark.end ? trimmed_name(text, std::move(mark)) : mark;
            if (mark.begin < mark.end)
                here.push_back(std::move(mark));
        }
        for (Example& example : sentences_of(text, std::move(here)))
            result.push_back(std::move(example));
    }));
    return result;
}

} // namespace vigil::train
