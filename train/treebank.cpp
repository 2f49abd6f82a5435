// SPDX-License-Identifier: AGPL-3.0-or-later
#include "treebank.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigil::train {
namespace {

constexpr std::array kept_features = {"Mood", "Number", "Person", "Tense", "VerbForm", "Voice"};

std::string tag_of(std::string_view upos_cell, std::string_view features)
{
    std::string kept;
    for (const std::string_view feature : split(features, '|')) {
        const std::string_view name = feature.substr(0, feature.find('='));
        if (std::find(kept_features.begin(), kept_features.end(), name) == kept_features.end())
            continue;
        kept += kept.empty() ? ' ' : '|';
        kept += feature;
    }
    return std::string{upos_cell} + kept;
}

/// Older and newer releases of the treebanks name these two differently.
std::string_view label_of(std::string_view cell)
{
    if (cell == "nmod:npmod" || cell == "nmod:tmod")
        return "nmod:unmarked";
    if (cell == "obl:npmod" || cell == "obl:tmod")
        return "obl:unmarked";
    return cell;
}

Error malformed(std::size_t line, const std::string& what)
{
    return {Fault::malformed, "line " + std::to_string(line) + ": " + what};
}

bool is_number(std::string_view cell)
{
    return !cell.empty() && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What is open of GUM's bracket notation, "(12-person-giv:act-cf1-1-coref)": sentences are read one after the other.
struct Bracket {
    std::string id;
    std::string type;
    std::size_t begin = 0;
};

class NameReader {
public:
    void word(std::string_view misc, std::size_t at);
    /// Marks the outermost names that hold a proper noun; forgets what stays open.
    void finish(Example& example);

private:
    struct Found {
        std::size_t begin, end;
        std::string type;
    };
    void cell(std::string_view text, std::size_t at);
    void close(std::string_view id, std::size_t at);

    std::vector<Bracket> m_open;
    std::vector<Found> m_found;
};

void NameReader::close(std::string_view id, std::size_t at)
{
    const auto open = std::find_if(m_open.rbegin(), m_open.rend(), [&](const Bracket& b) { return b.id == id; });
    if (open == m_open.rend())
        return;
    m_found.push_back({open->begin, at + 1, open->type});
    m_open.erase(std::next(open).base());
}

void NameReader::cell(std::string_view text, std::size_t at)
{
    while (!text.empty()) {
        const bool opens = text[0] == '(';
        const std::size_t end = text.find_first_of("()", 1);
        const std::string_view body = text.substr(opens ? 1 : 0, end == std::string_view::npos ? end : end - (opens ? 1 : 0));
        const auto parts = split(body, '-');
        const bool closes = end != std::string_view::npos && text[end] == ')';
        if (opens && parts.size() >= 2)
            m_open.push_back({std::string{parts[0]}, std::string{parts[1]}, at});
        if (closes)
            close(parts[0], at);
        if (end == std::string_view::npos)
            return;
        text.remove_prefix(end + (closes ? 1 : 0));
    }
}

void NameReader::word(std::string_view misc, std::size_t at)
{
    for (const std::string_view part : split(misc, '|'))
        if (part.starts_with("Entity="))
            cell(part.substr(7), at);
}

std::string_view name_type(std::string_view entity)
{
    if (entity == "person")
        return "PER";
    if (entity == "place")
        return "LOC";
    return entity == "organization" ? "ORG" : "";
}

bool is_proper(const Word& word)
{
    return upos(word.tag) == "PROPN";
}

/// Proper nouns from both ends inwards: "the late Mira Kosta of Varn" is not a name, "Mira Kosta" is. A mention counts
/// when its head is a proper noun; its name is the run of proper nouns (and small words between them) around the head.
void mark(Example& example, std::size_t begin, std::size_t end, std::string_view type)
{
    std::size_t head = begin;
    for (std::size_t n = begin; n < end; ++n) {
        const auto up = static_cast<std::size_t>(example.heads[n]);
        if (up < begin || up >= end)
            head = n;
    }
    if (!is_proper(example.words[head]))
        return;
    const auto inside = [&](std::size_t n) {
        // A part of the name: proper, and hanging on the head directly or through proper nouns or "of".
        return is_proper(example.words[n]);
    };
    std::size_t first = head;
    std::size_t last = head;
    while (first > begin && inside(first - 1))
        --first;
    while (last + 1 < end && inside(last + 1))
        ++last;
    // "University of Varn", "Ministry of Justice": an organisation goes on over "of".
    while (type == "ORG" && last + 2 < end && (example.words[last + 1].form == "of" || example.words[last + 1].form == "for")) {
        std::size_t next = last + 2;
        if (next < end && upos(example.words[next].tag) == "DET")
            ++next;
        if (next >= end || !is_proper(example.words[next]))
            break;
        last = next;
        while (last + 1 < end && inside(last + 1))
            ++last;
    }
    for (std::size_t n = first; n <= last; ++n)
        if (example.words[n].name != "O")
            return;
    for (std::size_t n = first; n <= last; ++n)
        example.words[n].name = (n == first ? "B-" : "I-") + std::string{type};
}

void NameReader::finish(Example& example)
{
    for (Word& word : example.words)
        word.name = "O";
    std::sort(m_found.begin(), m_found.end(), [](const Found& a, const Found& b) {
        return a.end - a.begin != b.end - b.begin ? a.end - a.begin > b.end - b.begin : a.begin < b.begin;
    });
    for (const Found& found : m_found)
        if (const std::string_view type = name_type(found.type); !type.empty())
            mark(example, found.begin, std::min(found.end, example.words.size()), type);
    m_open.clear();
    m_found.clear();
}

/// Genres of GUM whose texts may not be used for everything.
constexpr std::array closed_genres = {"fiction", "whow", "academic", "court", "essay", "letter", "podcast"};

bool is_closed(std::string_view comment)
{
    return std::any_of(closed_genres.begin(), closed_genres.end(), [&](std::string_view genre) {
        return comment.find("GUM_" + std::string{genre} + "_") != std::string_view::npos;
    });
}

/// Heads are counted from 1, 0 is the root; afterwards from 0, and the root is words.size().
Result<Done> finish_heads(Example& example, std::size_t line)
{
    const auto words = static_cast<std::int32_t>(example.words.size());
    for (std::int32_t& head : example.heads) {
        if (head < 0 || head > words)
            return malformed(line, "a head outside its sentence");
        head = head == 0 ? words : head - 1;
    }
    return Done{};
}

} // namespace

std::string_view upos(std::string_view tag)
{
    return tag.substr(0, tag.find(' '));
}

Result<std::vector<Example>> read_conllu(std::string_view text, bool with_names)
{
    std::vector<Example> examples;
    Example example;
    NameReader names;
    std::size_t line_number = 0;
    bool closed = false;
    const auto finish = [&]() -> Result<Done> {
        VIGIL_CHECK(finish_heads(example, line_number));
        if (with_names)
            names.finish(example);
        if (!example.words.empty() && !closed)
            examples.push_back(std::move(example));
        example = {};
        return Done{};
    };
    for (const std::string_view line : split(text, '\n')) {
        ++line_number;
        if (line.empty()) {
            VIGIL_CHECK(finish());
            continue;
        }
        if (line[0] == '#') {
            if (line.starts_with("# newdoc"))
                closed = is_closed(line);
            continue;
        }
        const auto cells = split(line, '\t');
        if (cells.size() < 10)
            return malformed(line_number, "a word needs ten columns");
        if (!is_number(cells[0]))
            continue;
        std::int32_t head = -1;
        std::from_chars(cells[6].data(), cells[6].data() + cells[6].size(), head);
        names.word(cells[9], example.words.size());
        example.words.push_back({std::string{cells[1]}, std::string{cells[2]}, tag_of(cells[3], cells[5]),
                                 std::string{label_of(cells[7])}, ""});
        example.heads.push_back(head);
    }
    VIGIL_CHECK(finish());
    return examples;
}

Result<std::vector<Example>> read_iob(std::string_view text)
{
    std::vector<Example> examples;
    Example example;
    std::size_t line_number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++line_number;
        if (line.empty() && !example.words.empty()) {
            examples.push_back(std::move(example));
            example = {};
        }
        if (line.empty() || line[0] == '#')
            continue;
        const auto cells = split(line, '\t');
        if (cells.size() < 3)
            return malformed(line_number, "a word needs three columns");
        example.words.push_back({std::string{cells[1]}, "", "", "", std::string{cells[2]}});
    }
    if (!example.words.empty())
        examples.push_back(std::move(example));
    return examples;
}

} // namespace vigil::train
