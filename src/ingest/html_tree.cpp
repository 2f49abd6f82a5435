// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/html_tree.hpp"

#include "base/utf8.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <vector>

namespace vigil::ingest {
namespace {

template <std::size_t n>
bool one_of(std::string_view word, const std::array<std::string_view, n>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Elements whose end tag authors leave out; the parser closes them, so they do not nest.
constexpr std::array<std::string_view, 36> flat_elements{
    "area",   "base",     "br", "col", "embed",    "hr",      "img",  "input", "link", "meta",  "param",  "source",
    "track",  "wbr",      "p",  "li",  "dd",       "dt",      "tr",   "td",    "th",   "tbody", "thead",  "tfoot",
    "option", "optgroup", "rp", "rt",  "colgroup", "caption", "html", "head",  "body", "frame", "keygen", "image"};
constexpr std::array<std::string_view, 14> formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                      "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::array<std::string_view, 7> raw_text{"script", "style", "textarea", "title", "xmp", "iframe", "noscript"};

/// Estimates the depth and size of the tree before anything is built, because the parser's time grows with the square
/// of the depth. Whoever wants to can deceive it; `deepest` and the arena then still hold.
class DepthScan {
public:
    explicit DepthScan(std::string_view html) : m_html{html} {}

    bool acceptable(std::uint32_t nesting)
    {
        // Formatting elements left open are opened again in every later block: their product is the size of the tree.
        constexpr std::uint64_t largest_tree = 20'000'000;
        constexpr std::uint64_t most_elements = 1'000'000;
        for (std::size_t at = m_html.find('<'); at != std::string_view::npos; at = m_html.find('<', at)) {
            at = step(at);
            if (m_depth > nesting || m_formatting * m_blocks > largest_tree || m_blocks > most_elements)
                return false;
        }
        return true;
    }

private:
    std::size_t step(std::size_t at)
    {
        const bool closing = at + 1 < m_html.size() && m_html[at + 1] == '/';
        const std::size_t from = at + (closing ? 2 : 1);
        std::size_t end = from;
        std::string name;
        while (end < m_html.size() && end - from < 20 && is_name_byte(m_html[end]))
            name += static_cast<char>(m_html[end] >= 'A' && m_html[end] <= 'Z' ? m_html[end] + 32 : m_html[end]), ++end;
        if (name.empty())
            return at + 1;
        if (closing) {
            m_depth -= m_depth > 0 && !one_of(name, flat_elements) ? 1U : 0U;
            m_formatting -= m_formatting > 0 && one_of(name, formatting) ? 1U : 0U;
            return end;
        }
        ++m_blocks;
        m_depth += one_of(name, flat_elements) ? 0U : 1U;
        m_formatting += one_of(name, formatting) ? 1U : 0U;
        return one_of(name, raw_text) ? skip_raw(end, name) : end;
    }

    static bool is_name_byte(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    std::size_t skip_raw(std::size_t at, const std::string& name) const
    {
        const std::string close = "</" + name;
        for (std::size_t end = m_html.find("</", at); end != std::string_view::npos; end = m_html.find("</", end + 2)) {
            const std::string_view found = m_html.substr(end, close.size());
            if (std::equal(found.begin(), found.end(), close.begin(), close.end(),
                           [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; }))
                return end;
        }
        return m_html.size();
    }

    std::string_view m_html;
    std::uint64_t m_depth = 0, m_formatting = 0, m_blocks = 0;
};

constexpr std::array<std::string_view, 39> block_elements{
    "address", "article", "aside",    "blockquote", "body",   "center", "dd",   "details", "dialog", "div",
    "dl",      "dt",      "fieldset", "figcaption", "figure", "footer", "form", "h1",      "h2",     "h3",
    "h4",      "h5",      "h6",       "header",     "hr",     "li",     "main", "menu",    "nav",    "ol",
    "p",       "pre",     "section",  "summary",    "table",  "tr",     "ul",   "caption", "html"};
constexpr std::array<std::string_view, 21> unseen_elements{
    "script", "style",  "noscript", "template", "svg",      "iframe", "object",
    "embed",  "select", "button",   "input",    "textarea", "head",   "canvas",
    "audio",  "video",  "map",      "datalist", "progress", "option", "noframes"};

/// What belongs to no element: style="display:none" with any spacing.
bool hides(std::string_view style)
{
    std::string bare{style};
    std::erase_if(bare, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    return bare.find("display:none") != std::string::npos || bare.find("visibility:hidden") != std::string::npos;
}

void collect(const HtmlNode& node, std::size_t longest, std::string& out)
{
    if (out.size() >= longest || (is_element(node) && is_invisible(node)))
        return;
    if (is_words(node)) {
        for (const char c : words_of(node)) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!space)
                out += c;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
        return;
    }
    if ((is_block(node) || tag_of(node) == "br" || tag_of(node) == "td") && !out.empty() && out.back() != ' ')
        out += ' ';
    for (std::size_t i = 0; i < child_count(node); ++i)
        collect(child(node, i), longest, out);
}

} // namespace

/// Memory of one tree, given back as a whole: gumbo's own way of freeing recurses as deep as the tree.
struct HtmlTree::Arena {
    static constexpr std::size_t block_size = 1 << 16;
    std::vector<std::unique_ptr<char[]>> blocks;
    std::size_t left = 0, budget = 0;
    char* at = nullptr;
    std::jmp_buf exhausted;

    /// gumbo cannot be told that there is no memory, so this leaves the parser by longjmp. Only C frames lie between.
    static void* allocate(void* self, std::size_t size)
    {
        auto& arena = *static_cast<Arena*>(self);
        size = (size + 15) / 16 * 16;
        if (size > arena.budget)
            std::longjmp(arena.exhausted, 1);
        arena.budget -= size;
        if (size > arena.left)
            arena.grow(size);
        void* const memory = arena.at;
        arena.at += size;
        arena.left -= size;
        return memory;
    }
    static void release(void*, void*) {}

    void grow(std::size_t size)
    {
        left = std::max(size, block_size);
        blocks.push_back(std::make_unique_for_overwrite<char[]>(left));
        at = blocks.back().get();
    }
};

namespace {

constexpr std::size_t arena_base = 16 << 20, arena_factor = 150, arena_limit = 512 << 20;

/// The depth of the tree, without recursion; stops counting at `enough`.
std::size_t deepest(const GumboNode& root, std::size_t enough)
{
    std::size_t depth = 1, most = 1;
    std::vector<std::size_t> next{0};
    const GumboNode* node = &root;
    while (!next.empty() && most < enough) {
        if (next.back() >= child_count(*node)) {
            next.pop_back();
            node = node->parent;
            --depth;
            continue;
        }
        node = &child(*node, next.back()++);
        next.push_back(0);
        most = std::max(most, ++depth);
    }
    return most;
}

} // namespace

HtmlTree::HtmlTree() : m_arena{std::make_unique<Arena>()} {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

std::optional<HtmlTree> HtmlTree::parse(std::string_view html, std::uint32_t nesting)
{
    if (!DepthScan{html}.acceptable(nesting))
        return std::nullopt;
    HtmlTree tree;
    tree.m_arena->budget = std::min(arena_limit, arena_base + html.size() * arena_factor);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0; // Real pages are full of errors, and nobody reads them here.
    options.allocator = Arena::allocate;
    options.deallocator = Arena::release;
    options.userdata = tree.m_arena.get();
    if (setjmp(tree.m_arena->exhausted) != 0)
        return std::nullopt;
    tree.m_output = gumbo_parse_with_options(&options, html.data(), html.size());
    // The parser adds html, body, tbody and the like, so the tree may be deeper than what was written.
    const std::size_t limit = std::size_t{nesting} * 2 + 16;
    if (tree.m_output == nullptr || tree.m_output->root == nullptr || deepest(*tree.m_output->root, limit) >= limit)
        return std::nullopt;
    return tree;
}

const HtmlNode& HtmlTree::root() const
{
    return *m_output->root;
}

bool is_element(const HtmlNode& node)
{
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_words(const HtmlNode& node)
{
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

std::string_view tag_of(const HtmlNode& node)
{
    if (!is_element(node))
        return {};
    if (node.v.element.tag != GUMBO_TAG_UNKNOWN)
        return gumbo_normalized_tagname(node.v.element.tag);
    return "unknown";
}

std::string_view attribute(const HtmlNode& node, const char* name)
{
    if (!is_element(node))
        return {};
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found != nullptr ? std::string_view{found->value} : std::string_view{};
}

bool has_attribute(const HtmlNode& node, const char* name)
{
    return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::string_view words_of(const HtmlNode& node)
{
    return node.v.text.text;
}

std::string_view raw_words_of(const HtmlNode& node)
{
    return {node.v.text.original_text.data, node.v.text.original_text.length};
}

std::size_t child_count(const HtmlNode& node)
{
    return is_element(node) ? node.v.element.children.length : 0;
}

const HtmlNode& child(const HtmlNode& node, std::size_t index)
{
    return *static_cast<const GumboNode*>(node.v.element.children.data[index]);
}

const HtmlNode* parent(const HtmlNode& node)
{
    return node.parent;
}

void visit_elements(const HtmlNode& node, const std::function<bool(const HtmlNode&)>& visit)
{
    if (!is_element(node) || !visit(node))
        return;
    for (std::size_t i = 0; i < child_count(node); ++i)
        visit_elements(child(node, i), visit);
}

std::string flat_text(const HtmlNode& node, std::size_t longest)
{
    std::string out;
    for (std::size_t i = 0; i < child_count(node); ++i)
        collect(child(node, i), longest, out);
    return std::string{trimmed(out)};
}

bool is_block(const HtmlNode& node)
{
    return one_of(tag_of(node), block_elements);
}

bool is_invisible(const HtmlNode& node)
{
    return one_of(tag_of(node), unseen_elements) || has_attribute(node, "hidden") ||
           attribute(node, "aria-hidden") == "true" || hides(attribute(node, "style"));
}

} // namespace vigil::ingest
