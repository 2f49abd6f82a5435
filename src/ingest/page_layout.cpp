// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/page_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vigil::ingest {
namespace {

struct Row {
    std::string text;
    double left = 0, top = 0, right = 0, bottom = 0, size = 0;
    double first_word = 0; ///< Width of its first word.
    double margin = 0;     ///< Right edge of the block it stands in.
    double height() const { return std::max(bottom - top, 1.0); }
};

bool same_row(const Row& row, const PageWord& word)
{
    const double overlap = std::min(row.bottom, word.bottom) - std::max(row.top, word.top);
    const double lower = std::min(row.height(), std::max(word.bottom - word.top, 1.0));
    const double gap = word.left - row.right;
    return overlap > lower * 0.5 && gap > -row.height() && gap < row.height() * 3;
}

std::vector<Row> rows_of(const std::vector<PageWord>& words)
{
    std::vector<Row> rows;
    bool space = false;
    for (const PageWord& word : words) {
        if (rows.empty() || !same_row(rows.back(), word)) {
            rows.push_back(
                {word.text, word.left, word.top, word.right, word.bottom, word.size, word.right - word.left, 0});
        } else {
            Row& row = rows.back();
            row.text += space || word.left - row.right > row.height() * 0.2 ? " " : "";
            row.text += word.text;
            row.right = std::max(row.right, word.right);
            row.bottom = std::max(row.bottom, word.bottom);
            row.top = std::min(row.top, word.top);
            row.size = std::max(row.size, word.size);
        }
        space = word.space_after;
    }
    return rows;
}

/// The usual distance from one row to the next.
double usual_pitch(const std::vector<Row>& rows)
{
    std::vector<double> pitches;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const double pitch = rows[i].top - rows[i - 1].top;
        if (pitch > rows[i].height() * 0.5 && pitch < rows[i].height() * 2.5)
            pitches.push_back(pitch);
    }
    if (pitches.empty())
        return 0;
    std::nth_element(pitches.begin(), pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2), pitches.end());
    return pitches[pitches.size() / 2];
}

Break gap_between(const Row& above, const Row& row, double usual)
{
    const double pitch = row.top - above.top;
    if (pitch < -above.height() * 0.5)
        return Break::column;
    const bool other_size = std::abs(row.size - above.size) > std::max(row.size, above.size) * 0.12;
    if (other_size || pitch > std::max(usual * 1.3, above.height() * 0.9) || pitch < above.height() * 0.3)
        return Break::paragraph;
    return Break::soft;
}

/// The right edge of every block: the farthest that one of its rows reaches.
void set_margins(std::vector<Row>& rows, const std::vector<Break>& gaps)
{
    for (std::size_t from = 0; from < rows.size();) {
        std::size_t to = from + 1;
        double margin = rows[from].right;
        while (to < rows.size() && gaps[to] == Break::soft)
            margin = std::max(margin, rows[to++].right);
        // Two short lines are no column that could have been filled: an address, a signature.
        const bool narrow = to - from <= 2 && margin - rows[from].left < rows[from].height() * 15;
        for (std::size_t i = from; i < to; ++i)
            rows[i].margin = narrow ? std::numeric_limits<double>::max() : margin;
        from = to;
    }
}

/// Rows of a block: full ones run on; one that ends early ends a line; an indent begins a paragraph.
Break refined(const Row& above, const Row& row)
{
    const double blank = row.height() * 0.25;
    if (above.right + blank + row.first_word < above.margin)
        return Break::line;
    const double indent = row.left - above.left;
    return indent > row.height() * 0.6 && indent < row.height() * 4 ? Break::paragraph : Break::soft;
}

} // namespace

PageLines lines_of(const std::vector<PageWord>& words)
{
    std::vector<Row> rows = rows_of(words);
    const double usual = usual_pitch(rows);
    std::vector<Break> gaps(rows.size(), Break::column);
    for (std::size_t i = 1; i < rows.size(); ++i)
        gaps[i] = gap_between(rows[i - 1], rows[i], usual);
    set_margins(rows, gaps);
    PageLines lines;
    for (std::size_t i = 0; i < rows.size(); ++i)
        lines.push_back({rows[i].text, gaps[i] == Break::soft ? refined(rows[i - 1], rows[i]) : gaps[i]});
    return lines;
}

} // namespace vigil::ingest
