// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/text_builder.hpp"

#include "base/utf8.hpp"
#include "ingest/normal_form.hpp"

#include <algorithm>

namespace vigil::ingest {
namespace {

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// Controls carry no words and break tables and terminals.
bool is_control(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
}

} // namespace

void TextBuilder::fill_gap()
{
    if (!m_text.empty() && m_gap == Gap::blank && !is_space(m_text.back()))
        m_text += ' ';
    if (!m_text.empty() && (m_gap == Gap::line || m_gap == Gap::paragraph)) {
        while (!m_text.empty() && (m_text.back() == ' ' || m_text.back() == '\t') &&
               (m_runs.empty() || m_runs.back().text_end < m_text.size()))
            m_text.pop_back();
        m_text += m_gap == Gap::line ? "\n" : "\n\n";
    }
    m_gap = Gap::none;
}

bool TextBuilder::append(std::string_view words, std::size_t begin, std::size_t end, bool mapped)
{
    // White space alone neither begins a paragraph nor keeps one apart.
    if (words.empty() || ((m_text.empty() || m_gap >= Gap::line) && trimmed(words).empty()))
        return true;
    if (m_overflowed || m_text.size() + words.size() + 2 > m_max) {
        m_overflowed = true;
        return false;
    }
    fill_gap();
    const std::size_t at = m_text.size();
    m_text += words;
    if (!mapped || (m_source == nullptr && m_page == 0))
        return true;
    if (m_source == nullptr && !m_runs.empty() && m_runs.back().page == m_page) {
        m_runs.back().text_end = m_text.size();
        return true;
    }
    const bool linear = end - begin == words.size();
    if (!m_runs.empty()) {
        Run& last = m_runs.back();
        const bool last_linear = last.end - last.begin == last.text_end - last.text_begin;
        if (last.text_end == at && last.end == begin && linear && last_linear && last.page == m_page) {
            last.text_end = m_text.size();
            last.end = end;
            return true;
        }
    }
    m_runs.push_back({at, m_text.size(), begin, end, m_page});
    return true;
}

void TextBuilder::append_clean(std::size_t begin, std::size_t end)
{
    const std::string_view all = m_source->text;
    for (std::size_t at = begin; at < end;) {
        std::size_t stop = at;
        while (stop < end && !is_control(all[stop]))
            ++stop;
        append(all.substr(at, stop - at), at, stop, true);
        at = stop + 1;
    }
}

void TextBuilder::copy(std::size_t begin, std::size_t end)
{
    append_clean(begin, end);
}

void TextBuilder::copy_collapsed(std::size_t begin, std::size_t end)
{
    const std::string_view all = m_source->text;
    for (std::size_t at = begin; at < end;) {
        if (is_space(all[at])) {
            blank();
            ++at;
            continue;
        }
        std::size_t stop = at;
        // A single blank between words stays in the run.
        while (stop < end && (!is_space(all[stop]) || (all[stop] == ' ' && stop + 1 < end && !is_space(all[stop + 1]))))
            ++stop;
        append_clean(at, stop);
        at = stop;
    }
}

void TextBuilder::put(std::string_view words, std::size_t begin, std::size_t end)
{
    if (words.size() == 1 && is_space(words[0]))
        return blank();
    // Soft hyphens are an instruction for the layout, not part of a word.
    if ((words.size() == 1 && is_control(words[0])) || words == "\u00AD")
        return;
    append(words, begin, end, true);
}

void TextBuilder::add(std::string_view words)
{
    std::string clean;
    std::copy_if(words.begin(), words.end(), std::back_inserter(clean), [](char c) { return !is_control(c); });
    append(clean, 0, 0, m_page != 0);
}

void TextBuilder::add_collapsed(std::string_view words)
{
    for (std::size_t at = 0; at < words.size();) {
        std::size_t stop = at;
        while (stop < words.size() && !is_space(words[stop]))
            ++stop;
        add(words.substr(at, stop - at));
        if (stop < words.size())
            blank();
        at = stop + 1;
    }
}

void TextBuilder::begin_cell(std::uint32_t sheet, std::uint32_t row, std::uint32_t column)
{
    fill_gap();
    m_cell = {{}, sheet, row, column};
    m_cell_from = m_text.size();
    m_in_cell = true;
}

void TextBuilder::end_cell()
{
    m_gap = Gap::none;
    if (m_in_cell && m_text.size() > m_cell_from) {
        m_cell.span = {static_cast<std::uint32_t>(m_cell_from), static_cast<std::uint32_t>(m_text.size())};
        m_cells.push_back(m_cell);
    }
    m_in_cell = false;
}

std::vector<MapRun> TextBuilder::runs() const
{
    std::vector<MapRun> out;
    const auto add_run = [&out](std::size_t begin, std::size_t end, std::uint64_t from, std::uint64_t to,
                                std::uint32_t page) {
        out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), from, to, page});
    };
    for (const Run& run : m_runs) {
        if (m_source == nullptr) {
            add_run(run.text_begin, run.text_end, 0, 0, run.page);
            continue;
        }
        const std::vector<Piece> pieces = m_source->trace(run.begin, run.end);
        if (pieces.empty())
            continue;
        if (run.end - run.begin == run.text_end - run.text_begin)
            for (const Piece& piece : pieces)
                add_run(run.text_begin + (piece.begin - run.begin), run.text_begin + (piece.end - run.begin),
                        piece.source_begin, piece.source_end, run.page);
        else
            add_run(run.text_begin, run.text_end, pieces.front().source_begin, pieces.back().source_end, run.page);
    }
    return out;
}

void TextBuilder::finish(Part& part)
{
    part.map = runs();
    part.cells = std::move(m_cells);
    part.text = std::move(m_text);
    normalise(part);
    if (m_overflowed)
        part.notices.push_back({"limit", "The text is longer than Vigil takes from one document; its end is missing."});
}

} // namespace vigil::ingest
