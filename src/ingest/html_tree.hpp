// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct GumboInternalNode;
struct GumboInternalOutput;

/// A parsed HTML document. gumbo's own header stays in the .cpp files.
namespace vigil::ingest {

using HtmlNode = GumboInternalNode;

class HtmlTree {
public:
    /// Absent when elements nest deeper than `nesting` or the tree would grow beyond reason: formatting elements left
    /// open are repeated in every later block. `html` must outlive the tree.
    static std::optional<HtmlTree> parse(std::string_view html, std::uint32_t nesting);
    const HtmlNode& root() const; ///< The html element.

    HtmlTree(HtmlTree&&) noexcept;
    ~HtmlTree();

private:
    struct Arena;
    HtmlTree();
    std::unique_ptr<Arena> m_arena;
    GumboInternalOutput* m_output = nullptr;
};

bool is_element(const HtmlNode& node);
bool is_words(const HtmlNode& node);                                ///< Text, also of white space only.
std::string_view tag_of(const HtmlNode& node);                      ///< Lower case; "" for no element.
std::string_view attribute(const HtmlNode& node, const char* name); ///< "" when absent.
bool has_attribute(const HtmlNode& node, const char* name);
std::string_view words_of(const HtmlNode& node);     ///< Of a text node, decoded.
std::string_view raw_words_of(const HtmlNode& node); ///< Of a text node, as in the source.
std::size_t child_count(const HtmlNode& node);
const HtmlNode& child(const HtmlNode& node, std::size_t index);
const HtmlNode* parent(const HtmlNode& node);

/// Visits elements in document order until `visit` returns false for one, whose children are then left out.
void visit_elements(const HtmlNode& node, const std::function<bool(const HtmlNode&)>& visit);
/// All words below, white space collapsed, scripts and styles left out. At most `longest` bytes.
std::string flat_text(const HtmlNode& node, std::size_t longest = 4096);

bool is_block(const HtmlNode& node);     ///< Begins and ends a paragraph.
bool is_invisible(const HtmlNode& node); ///< Script, style, form control, hidden by attribute.

} // namespace vigil::ingest
