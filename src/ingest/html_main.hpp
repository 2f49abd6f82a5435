// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/html_tree.hpp"

#include <unordered_map>

/// Which part of a page is its report (docs/formats/html.md): running text against menus, teasers and notices.
namespace vigil::ingest {

/// Characters below an element.
struct Weight {
    std::size_t text = 0;    ///< All that is visible.
    std::size_t links = 0;   ///< Inside links.
    std::size_t running = 0; ///< In paragraphs long enough to be sentences and not mainly links.
    std::size_t link_count = 0;
};

class MainText {
public:
    explicit MainText(const HtmlNode& html);

    /// The deepest element that holds nine tenths of the page's running text; body where there is none.
    const HtmlNode& root() const { return *m_root; }
    /// Menus, share buttons, cookie notices, lists of links: true for elements to leave out of the text.
    bool is_chrome(const HtmlNode& node) const;
    /// The page's first heading of level 1 when it lies outside the root, else nullptr.
    const HtmlNode* heading_outside() const { return m_heading; }

private:
    struct Own;
    void weigh(const HtmlNode& node, bool in_link, Own& own, Weight& above);
    const Weight& weight(const HtmlNode& node) const;
    const HtmlNode* named_root(const HtmlNode& body, std::size_t total) const;
    void choose_root(const HtmlNode& body);

    std::unordered_map<const HtmlNode*, Weight> m_weights;
    const HtmlNode* m_root = nullptr;
    const HtmlNode* m_heading = nullptr;
};

} // namespace vigil::ingest
