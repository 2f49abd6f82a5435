// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/normal_form.hpp"

#include "base/utf8.hpp"

#include <unicode/normalizer2.h>

#include <algorithm>

namespace vigil::ingest {
namespace {

/// Old text [begin, end) became new text [new_begin, new_end).
struct Change {
    std::uint32_t begin, end, new_begin, new_end;
};

/// Splits at normalisation boundaries, so that only what really changes is reported as changed.
std::vector<Change> recompose(std::string& text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    VIGIL_ASSERT(U_SUCCESS(status));
    std::vector<Change> changes;
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        next_code_point(text, end);
        bool plain = static_cast<unsigned char>(text[at]) < 0x80;
        while (end < text.size()) {
            std::size_t after = end;
            const char32_t c = next_code_point(text, after);
            if (c < 0x80 || nfc->hasBoundaryBefore(static_cast<UChar32>(c)))
                break;
            plain = false;
            end = after;
        }
        const std::string_view cluster = std::string_view{text}.substr(at, end - at);
        const std::string composed = plain ? std::string{cluster} : to_nfc(cluster);
        if (composed != cluster)
            changes.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end),
                               static_cast<std::uint32_t>(out.size()),
                               static_cast<std::uint32_t>(out.size() + composed.size())});
        out += composed;
        at = end;
    }
    text = std::move(out);
    return changes;
}

/// Where an old offset went; inside a change, its new begin or end.
std::uint32_t moved(const std::vector<Change>& changes, std::uint32_t offset, bool is_end)
{
    const auto after = std::upper_bound(changes.begin(), changes.end(), offset,
                                        [](std::uint32_t at, const Change& change) { return at < change.begin; });
    if (after == changes.begin())
        return offset;
    const Change& change = *(after - 1);
    if (offset >= change.end)
        return change.new_end + (offset - change.end);
    if (offset == change.begin)
        return change.new_begin;
    return is_end ? change.new_end : change.new_begin;
}

MapRun cut(const MapRun& run, std::uint32_t begin, std::uint32_t end)
{
    MapRun piece = run;
    piece.text_begin = begin;
    piece.text_end = end;
    if (run.text_end - run.text_begin == run.source_end - run.source_begin) {
        piece.source_begin = run.source_begin + (begin - run.text_begin);
        piece.source_end = run.source_begin + (end - run.text_begin);
    }
    return piece;
}

/// Runs between changes keep their bytes; what lies in one change becomes one run over all its source.
std::vector<MapRun> split_runs(const std::vector<MapRun>& runs, const std::vector<Change>& changes)
{
    std::vector<MapRun> out;
    std::size_t last_change = changes.size();
    std::size_t c = 0;
    for (const MapRun& run : runs) {
        std::uint32_t at = run.text_begin;
        while (c < changes.size() && changes[c].end <= at)
            ++c;
        for (std::size_t k = c; at < run.text_end;) {
            const bool inside = k < changes.size() && changes[k].begin <= at;
            const std::uint32_t limit = k == changes.size() ? run.text_end : inside ? changes[k].end : changes[k].begin;
            const std::uint32_t stop = std::min(run.text_end, limit);
            MapRun piece = cut(run, at, stop);
            piece.text_begin = inside ? changes[k].new_begin : moved(changes, at, false);
            piece.text_end = inside ? changes[k].new_end : moved(changes, stop, true);
            if (inside && last_change == k && !out.empty())
                out.back().source_end = std::max(out.back().source_end, piece.source_end);
            else if (piece.text_begin < piece.text_end)
                out.push_back(piece);
            last_change = inside ? k : changes.size();
            at = stop;
            if (inside && at >= changes[k].end)
                ++k;
        }
    }
    return out;
}

void clip(Part& part, std::uint32_t begin, std::uint32_t end)
{
    std::vector<MapRun> runs;
    for (const MapRun& run : part.map) {
        const std::uint32_t from = std::max(run.text_begin, begin), to = std::min(run.text_end, end);
        if (from >= to)
            continue;
        MapRun piece = cut(run, from, to);
        piece.text_begin -= begin;
        piece.text_end -= begin;
        runs.push_back(piece);
    }
    part.map = std::move(runs);
    std::vector<Cell> cells;
    for (Cell cell : part.cells) {
        cell.span = {std::max(cell.span.begin, begin), std::min(cell.span.end, end)};
        if (cell.span.begin >= cell.span.end)
            continue;
        cell.span.begin -= begin;
        cell.span.end -= begin;
        cells.push_back(cell);
    }
    part.cells = std::move(cells);
    part.text = part.text.substr(begin, end - begin);
}

} // namespace

void normalise(Part& part)
{
    if (!is_nfc(part.text)) {
        const std::vector<Change> changes = recompose(part.text);
        part.map = split_runs(part.map, changes);
        for (Cell& cell : part.cells)
            cell.span = {moved(changes, cell.span.begin, false), moved(changes, cell.span.end, true)};
    }
    const std::string_view kept = trimmed(part.text);
    if (kept.size() == part.text.size())
        return;
    const auto begin = kept.empty() ? 0U : static_cast<std::uint32_t>(kept.data() - part.text.data());
    clip(part, begin, begin + static_cast<std::uint32_t>(kept.size()));
}

} // namespace vigil::ingest
