// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/highlight.hpp"

#include <algorithm>
#include <set>

namespace vigil::web {

namespace {

struct Edge {
    std::size_t at;
    std::size_t span;
    bool opens;
};

std::size_t start_of_sequence(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

std::vector<Edge> edges_of(std::string_view text, const std::vector<domain::Span>& spans)
{
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const auto begin = start_of_sequence(text, spans[i].begin);
        const auto end = start_of_sequence(text, spans[i].end);
        if (begin >= end)
            continue;
        edges.push_back({begin, i, true});
        edges.push_back({end, i, false});
    }
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
    return edges;
}

/// Adds text to the last paragraph; a blank line in it starts the next one.
void add(std::vector<std::vector<Piece>>& paragraphs, std::string_view text, const std::set<std::size_t>& open)
{
    while (!text.empty()) {
        const auto gap = text.find("\n\n");
        const auto words = text.substr(0, gap);
        if (!words.empty())
            paragraphs.back().push_back({std::string{words}, {open.begin(), open.end()}});
        if (gap == std::string_view::npos)
            return;
        if (!paragraphs.back().empty())
            paragraphs.emplace_back();
        text.remove_prefix(gap + 2);
    }
}

} // namespace

std::vector<std::vector<Piece>> highlighted(std::string_view text, const std::vector<domain::Span>& spans)
{
    std::vector<std::vector<Piece>> paragraphs(1);
    std::set<std::size_t> open;
    std::size_t done = 0;
    for (const auto& edge : edges_of(text, spans)) {
        add(paragraphs, text.substr(done, edge.at - done), open);
        done = edge.at;
        if (edge.opens)
            open.insert(edge.span);
        else
            open.erase(edge.span);
    }
    add(paragraphs, text.substr(done), open);
    if (paragraphs.back().empty())
        paragraphs.pop_back();
    return paragraphs;
}

} // namespace vigil::web
