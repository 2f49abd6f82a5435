// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

/// A text to read or print, before it has a format: what dossiers, chronologies, bulletins and proofs are made as.
/// html.cpp and docx.cpp write it. Both give the same bytes for the same paper, and no metadata of who made it.
namespace vigil::publish {

/// A run of words, and the footnotes behind it.
struct Piece {
    std::string text;
    bool strong = false;
    std::vector<std::size_t> notes; ///< Numbers from 1, in `Paper::notes`.
};

struct Block {
    enum class Kind { heading, subheading, paragraph, item, fact, table };
    Kind kind = Kind::paragraph;
    std::vector<Piece> pieces;                  ///< Of a fact: its label and its words.
    std::vector<std::vector<std::string>> rows; ///< Of a table; the first one is its header.
    std::string tone; ///< A word of the table in html.cpp that colours the block: "contradicted"; empty: none.
};

struct Paper {
    std::string title;
    std::vector<Block> blocks;
    std::vector<std::string> notes;

    void heading(std::string text) { blocks.push_back({Block::Kind::heading, {{std::move(text), false, {}}}, {}, {}}); }
    void subheading(std::string text)
    {
        blocks.push_back({Block::Kind::subheading, {{std::move(text), false, {}}}, {}, {}});
    }
    void paragraph(std::string text, std::vector<std::size_t> numbers = {})
    {
        blocks.push_back({Block::Kind::paragraph, {{std::move(text), false, std::move(numbers)}}, {}, {}});
    }
    void item(std::string text, std::vector<std::size_t> numbers = {})
    {
        blocks.push_back({Block::Kind::item, {{std::move(text), false, std::move(numbers)}}, {}, {}});
    }
    void fact(std::string label, std::string words, std::vector<std::size_t> numbers = {})
    {
        blocks.push_back(
            {Block::Kind::fact, {{std::move(label), true, {}}, {std::move(words), false, std::move(numbers)}}, {}, {}});
    }
};

/// One page that needs nothing else: every text escaped, no script, nothing fetched, fit for printing.
std::string to_html(const Paper& paper);
/// A Word document with real footnotes (docs/formats/docx.md).
/// Errors: invalid_argument (more than a ZIP file holds).
Result<Bytes> to_docx(const Paper& paper);

} // namespace vigil::publish
