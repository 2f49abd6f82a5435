// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/source_text.hpp"

#include <algorithm>

namespace vigil::ingest {

void SourceText::append(std::string_view words, std::uint64_t source_begin, std::uint64_t source_end)
{
    if (words.empty())
        return;
    const Piece piece{text.size(), text.size() + words.size(), source_begin, source_end};
    text += words;
    if (!pieces.empty() && pieces.back().end == piece.begin && pieces.back().source_end == source_begin &&
        pieces.back().linear() && piece.linear()) {
        pieces.back().end = piece.end;
        pieces.back().source_end = source_end;
    } else {
        pieces.push_back(piece);
    }
}

std::vector<Piece> SourceText::trace(std::size_t begin, std::size_t end) const
{
    std::vector<Piece> found;
    auto at = std::upper_bound(pieces.begin(), pieces.end(), begin,
                               [](std::size_t offset, const Piece& piece) { return offset < piece.end; });
    for (; at != pieces.end() && at->begin < end; ++at) {
        Piece cut = *at;
        cut.begin = std::max(cut.begin, begin);
        cut.end = std::min(cut.end, end);
        if (at->linear()) {
            cut.source_begin = at->source_begin + (cut.begin - at->begin);
            cut.source_end = at->source_begin + (cut.end - at->begin);
        }
        if (cut.begin < cut.end)
            found.push_back(cut);
    }
    return found;
}

SourceText SourceText::part(std::size_t begin, std::size_t end) const
{
    SourceText cut;
    cut.text = text.substr(begin, end - begin);
    cut.pieces = trace(begin, end);
    for (Piece& piece : cut.pieces) {
        piece.begin -= begin;
        piece.end -= begin;
    }
    return cut;
}

SourceText source_of(std::string_view text)
{
    SourceText source;
    source.append(text, 0, text.size());
    return source;
}

} // namespace vigil::ingest
