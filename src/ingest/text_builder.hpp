// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/source_text.hpp"

/// Builds the text of a part with its map: white space between pieces is decided here, in one place, so every format
/// gives paragraphs separated by one blank line.
namespace vigil::ingest {

class TextBuilder {
public:
    /// `source` may be null for formats without a map; it must outlive the builder. Text beyond `max_bytes` is left
    /// out.
    TextBuilder(const SourceText* source, std::uint64_t max_bytes) : m_source{source}, m_max{max_bytes} {}

    void blank() { want(Gap::blank); }
    void line() { want(Gap::line); }
    void paragraph() { want(Gap::paragraph); }
    /// Forgets a gap that was asked for since the last word.
    void no_gap() { m_gap = Gap::none; }

    void copy(std::size_t begin, std::size_t end);                        ///< Source text, white space as it is.
    void copy_collapsed(std::size_t begin, std::size_t end);              ///< Source text, white space as one blank.
    void put(std::string_view words, std::size_t begin, std::size_t end); ///< Words that stand for that source text.
    void add(std::string_view words);                                     ///< Words without a place in the source.
    void add_collapsed(std::string_view words);

    void on_page(std::uint32_t page) { m_page = page; }
    void begin_cell(std::uint32_t sheet, std::uint32_t row, std::uint32_t column);
    void end_cell(); ///< A cell without words is left out.

    bool empty() const { return m_text.empty(); }
    bool overflowed() const { return m_overflowed; }
    std::size_t size() const { return m_text.size(); }
    std::string_view text() const { return m_text; }

    /// Moves text (NFC), map and cells into `part`, and adds the notice "limit" when text was left out.
    void finish(Part& part);

private:
    enum class Gap { none, blank, line, paragraph };
    void want(Gap gap) { m_gap = std::max(m_gap, gap); }
    void fill_gap();
    bool append(std::string_view words, std::size_t begin, std::size_t end, bool mapped);
    void append_clean(std::size_t begin, std::size_t end);
    std::vector<MapRun> runs() const;

    struct Run {
        std::size_t text_begin, text_end, begin, end;
        std::uint32_t page;
    };
    const SourceText* m_source;
    std::uint64_t m_max;
    std::string m_text;
    std::vector<Run> m_runs;
    std::vector<Cell> m_cells;
    Cell m_cell;
    std::size_t m_cell_from = 0;
    bool m_in_cell = false;
    Gap m_gap = Gap::none;
    std::uint32_t m_page = 0;
    bool m_overflowed = false;
};

} // namespace vigil::ingest
