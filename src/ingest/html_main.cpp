// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/html_main.hpp"

#include "ingest/lines.hpp"

#include <algorithm>
#include <array>

namespace vigil::ingest {
namespace {

/// A block with fewer characters than this is a label, not running text.
constexpr std::size_t shortest_running = 60;

constexpr std::string_view chrome_words[] = {
    "nav",         "navbar",          "navigation", "menu",          "submenu",      "breadcrumb",
    "breadcrumbs", "sidebar",         "footer",     "cookie",        "cookies",      "consent",
    "gdpr",        "share",           "sharing",    "sharebar",      "social",       "related",
    "recommended", "recommendations", "newsletter", "subscribe",     "subscription", "signup",
    "comments",    "disqus",          "advert",     "advertisement", "ads",          "adsbygoogle",
    "banner",      "promo",           "promotion",  "popup",         "modal",        "overlay",
    "skip",        "pagination",      "pager",      "toolbar",       "login",        "donate",
    "donation",    "tagcloud",        "widget",     "sitemap",       "backlinks",    "toc",
    "readmore",    "morestories",     "switcher",   "offscreen",     "copyright"};

constexpr std::string_view chrome_roles[] = {"navigation", "banner",      "contentinfo", "complementary", "search",
                                             "dialog",     "alertdialog", "menu",        "menubar",       "toolbar"};

template <typename Table>
bool holds(const Table& table, std::string_view word)
{
    return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

/// Words of class and id: "siteFooter main-nav" gives site, footer, main, nav.
bool named_as_chrome(std::string_view names)
{
    std::string word;
    bool language = false;
    const auto ends = [&] {
        const bool chrome =
            holds(chrome_words, word) || (language && (word == "switch" || word == "selector" || word == "menu"));
        language = word == "language" || word == "lang";
        word.clear();
        return chrome;
    };
    for (const char c : names) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z');
        if ((!letter || upper) && !word.empty() && ends())
            return true;
        if (letter)
            word += upper ? static_cast<char>(c + 32) : c;
        if (c == ' ')
            language = false;
    }
    return ends();
}

bool chrome_element(const HtmlNode& node)
{
    const std::string_view tag = tag_of(node);
    const HtmlNode* above = parent(node);
    if (tag == "nav" || tag == "aside")
        return true;
    // In a quotation the footer names who is quoted.
    return tag == "footer" && (above == nullptr || tag_of(*above) != "blockquote");
}

/// Elements a layout is made of; a paragraph or list is never the whole report.
bool is_container(const HtmlNode& node)
{
    constexpr std::array<std::string_view, 14> containers{"body",   "div",     "section", "article", "main",
                                                          "form",   "table",   "tbody",   "tr",      "td",
                                                          "center", "unknown", "header",  "font"};
    return holds(containers, tag_of(node));
}

/// By element, role, property, or the names that publishing systems give the body of an article.
bool marked_as_report(const HtmlNode& node)
{
    constexpr std::array<std::string_view, 6> ids{"main", "content", "main-content", "maincontent", "article", "story"};
    constexpr std::array<std::string_view, 6> classes{"entry-content",   "post-content",  "article-body",
                                                      "article-content", "article__body", "story-body"};
    const std::string_view tag = tag_of(node);
    if (tag == "article" || tag == "main" || attribute(node, "role") == "main" ||
        attribute(node, "itemprop") == "articleBody")
        return true;
    if (tag != "div" && tag != "section" && tag != "td")
        return false;
    const std::string_view names = attribute(node, "class");
    return holds(ids, attribute(node, "id")) || std::any_of(classes.begin(), classes.end(), [&](std::string_view name) {
               return (" " + std::string{names} + " ").find(" " + std::string{name} + " ") != std::string::npos;
           });
}

bool lies_in(const HtmlNode& node, const HtmlNode& above)
{
    for (const HtmlNode* at = &node; at != nullptr; at = parent(*at))
        if (at == &above)
            return true;
    return false;
}

} // namespace

/// Words directly in a block, through inline elements only.
struct MainText::Own {
    std::size_t text = 0, links = 0;
};

MainText::MainText(const HtmlNode& html)
{
    Own own;
    Weight total;
    weigh(html, false, own, total);
    const HtmlNode* body = &html;
    for (std::size_t i = 0; i < child_count(html); ++i)
        if (tag_of(child(html, i)) == "body")
            body = &child(html, i);
    choose_root(*body);
    visit_elements(*body, [&](const HtmlNode& node) {
        if (m_heading != nullptr || is_invisible(node))
            return false;
        if (tag_of(node) == "h1" && !flat_text(node).empty())
            m_heading = &node;
        return true;
    });
    if (m_heading != nullptr && lies_in(*m_heading, *m_root))
        m_heading = nullptr;
}

void MainText::weigh(const HtmlNode& node, bool in_link, Own& own, Weight& above)
{
    if (is_words(node)) {
        const std::string_view words = words_of(node);
        const std::size_t blanks = static_cast<std::size_t>(std::count_if(
            words.begin(), words.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }));
        const std::size_t length = characters_in(words) - blanks;
        own.text += length;
        above.text += length;
        own.links += in_link ? length : 0;
        above.links += in_link ? length : 0;
        return;
    }
    if (!is_element(node) || is_invisible(node))
        return;
    const bool link = tag_of(node) == "a" && has_attribute(node, "href");
    const bool block = is_block(node) || tag_of(node) == "td" || tag_of(node) == "th";
    Weight weight;
    Own inside;
    for (std::size_t i = 0; i < child_count(node); ++i)
        weigh(child(node, i), in_link || link, block ? inside : own, weight);
    if (block && inside.text >= shortest_running && inside.links * 2 < inside.text)
        weight.running += inside.text;
    weight.link_count += link ? 1 : 0;
    // Chrome may hold long sentences too (cookie notices); they must not draw the root to themselves.
    if (chrome_element(node) || holds(chrome_roles, attribute(node, "role")))
        weight.running = 0;
    m_weights.emplace(&node, weight);
    above.text += weight.text;
    above.links += weight.links;
    above.running += weight.running;
    above.link_count += weight.link_count;
}

const Weight& MainText::weight(const HtmlNode& node) const
{
    static const Weight nothing{};
    const auto found = m_weights.find(&node);
    return found == m_weights.end() ? nothing : found->second;
}

/// The innermost element that its author marked as the report, when it holds a fair share of the running text and no
/// other such element lies beside it (as on a page of teasers).
const HtmlNode* MainText::named_root(const HtmlNode& body, std::size_t total) const
{
    const HtmlNode* innermost = nullptr;
    bool beside = false;
    visit_elements(body, [&](const HtmlNode& node) {
        if (!marked_as_report(node) || weight(node).running * 4 < total)
            return true;
        beside = beside || (innermost != nullptr && !lies_in(node, *innermost));
        innermost = &node;
        return true;
    });
    return beside ? nullptr : innermost;
}

void MainText::choose_root(const HtmlNode& body)
{
    m_root = &body;
    const std::size_t total = weight(body).running;
    if (total == 0)
        return;
    if (const HtmlNode* named = named_root(body, total))
        m_root = named;
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (std::size_t i = 0; i < child_count(*m_root) && !deeper; ++i) {
            const HtmlNode& below = child(*m_root, i);
            if (is_container(below) && weight(below).running * 10 >= weight(*m_root).running * 9 &&
                weight(below).running > 0) {
                m_root = &below;
                deeper = true;
            }
        }
    }
}

bool MainText::is_chrome(const HtmlNode& node) const
{
    if (is_invisible(node))
        return true;
    if (!is_element(node) || &node == m_root)
        return false;
    const Weight& here = weight(node);
    const bool substance = here.running * 3 >= weight(*m_root).running && here.running > 0;
    if (chrome_element(node) || holds(chrome_roles, attribute(node, "role")))
        return true;
    if (!substance && (named_as_chrome(attribute(node, "class")) || named_as_chrome(attribute(node, "id"))))
        return true;
    const std::string_view tag = tag_of(node);
    if (tag == "form" && here.running == 0)
        return true; // Its labels, without the text around them, say nothing.
    const bool list = tag == "ul" || tag == "ol" || tag == "div" || tag == "table" || tag == "section" || tag == "dl";
    return list && here.running == 0 && here.link_count >= 3 && here.links * 10 >= here.text * 8;
}

} // namespace vigil::ingest
