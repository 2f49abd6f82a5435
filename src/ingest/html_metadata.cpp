// SPDX-License-Identifier: AGPL-3.0-or-later
// What a page says of itself: JSON-LD, meta, link and time elements, then its headings.
#include "base/utf8.hpp"
#include "ingest/html_text.hpp"
#include "ingest/stated_date.hpp"
#include "ingest/text_form.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace vigil::ingest {
namespace {

struct Head {
    std::map<std::string, std::string, std::less<>> meta; ///< First value of each name or property, key in lower case.
    std::string title, canonical, h1, time, rel_author, item_date;
    int other_times = 0;
    bool several_times = false; ///< A list of things with dates: none of them is the page's own.
    std::vector<std::string> json_ld;

    std::string_view first(std::initializer_list<std::string_view> names) const
    {
        for (const std::string_view name : names)
            if (const auto found = meta.find(name); found != meta.end() && !found->second.empty())
                return found->second;
        return {};
    }
};

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

void read_meta(const HtmlNode& node, Head& head)
{
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string name = lower(trimmed(attribute(node, key)));
        if (!name.empty())
            head.meta.try_emplace(name, trimmed(attribute(node, "content")));
    }
}

std::string script_text(const HtmlNode& node)
{
    std::string text;
    for (std::size_t i = 0; i < child_count(node); ++i)
        if (is_words(child(node, i)))
            text += words_of(child(node, i));
    return text;
}

std::string time_of(const HtmlNode& node)
{
    return has_attribute(node, "datetime") ? std::string{attribute(node, "datetime")} : flat_text(node, 100);
}

/// The first time element dates the page, unless later ones (an update apart) show a list of dated things.
void read_time(const HtmlNode& node, Head& head)
{
    const std::string time = time_of(node);
    if (head.time.empty())
        head.time = time;
    else if (stated_date(time) != stated_date(head.time))
        head.several_times = head.several_times || ++head.other_times > 1;
}

void read_element(const HtmlNode& node, Head& head)
{
    const std::string_view tag = tag_of(node);
    const std::string rel = lower(attribute(node, "rel"));
    const std::string_view property = attribute(node, "itemprop");
    if (tag == "meta")
        read_meta(node, head);
    else if (tag == "title" && head.title.empty())
        head.title = trimmed(script_text(node));
    else if (tag == "link" && rel == "canonical" && head.canonical.empty())
        head.canonical = trimmed(attribute(node, "href"));
    else if (tag == "h1" && head.h1.empty())
        head.h1 = flat_text(node, 1000);
    else if (tag == "script" && lower(attribute(node, "type")) == "application/ld+json" && head.json_ld.size() < 20)
        head.json_ld.push_back(script_text(node));
    else if (tag == "time")
        read_time(node, head);
    if (property == "datePublished" && head.item_date.empty() && tag != "meta")
        head.item_date = time_of(node);
    if ((rel == "author" || property == "author") && tag != "link" && tag != "meta" && head.rel_author.empty())
        head.rel_author = flat_text(node, 200);
}

bool says_the_same(std::string_view a, std::string_view b)
{
    const std::string x = search_key(a), y = search_key(b);
    return !x.empty() && !y.empty() && (x == y || x.find(y) != std::string::npos || y.find(x) != std::string::npos);
}

/// "Headline | Site" and "Headline - Site" without the site, where the separator stands free.
std::string without_site(std::string_view title)
{
    for (const std::string_view separator : {" | ", " » ", " – ", " — ", " - "})
        if (const std::size_t at = title.rfind(separator);
            at != std::string_view::npos && at >= 10 && at * 2 >= title.size())
            return std::string{title.substr(0, at)};
    return std::string{title};
}

/// Many pages give every page the same og:title; what two places agree on is the page's own.
std::string choose_title(const Head& head, std::string_view declared)
{
    const std::string_view og = head.first({"og:title", "twitter:title", "dc.title", "dcterms.title"});
    if (!declared.empty() &&
        (head.title.empty() || says_the_same(declared, head.title) || says_the_same(declared, head.h1)))
        return std::string{declared};
    if (!og.empty() &&
        (says_the_same(og, head.h1) || (says_the_same(og, head.title) && !says_the_same(head.h1, head.title))))
        return head.h1.empty() || search_key(og).size() < search_key(head.h1).size() * 2 ? without_site(og) : head.h1;
    if (!head.h1.empty() && (head.title.empty() || says_the_same(head.h1, head.title)))
        return head.h1;
    if (!head.title.empty())
        return without_site(head.title);
    return !og.empty() ? std::string{og} : head.h1;
}

bool is_address(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://");
}

std::string tidy(std::string_view text)
{
    return one_line(text.substr(0, 4000));
}

} // namespace

std::string language_code(std::string_view tag)
{
    const std::string name = lower(tag.substr(0, std::min(tag.find_first_of("-_ "), tag.size())));
    const bool letters = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    return (name.size() == 2 || name.size() == 3) && letters ? name : std::string{};
}

Metadata html_metadata(const HtmlNode& html)
{
    Head head;
    visit_elements(html, [&](const HtmlNode& node) {
        read_element(node, head);
        return tag_of(node) != "svg";
    });
    Metadata said;
    for (const std::string& json : head.json_ld)
        read_json_ld(json, said);
    said.title = tidy(choose_title(head, said.title));
    if (said.organisation.empty())
        said.organisation =
            tidy(head.first({"og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher"}));
    if (said.authors.empty())
        for (const std::string_view author : {head.first({"author", "article:author", "dc.creator", "parsely-author"}),
                                              std::string_view{head.rel_author}})
            if (said.authors.empty() && !author.empty() && !is_address(author))
                said.authors.push_back(tidy(author));
    for (const std::string_view date :
         {head.first({"article:published_time", "datepublished", "og:published_time", "date", "dc.date",
                      "dc.date.issued", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date",
                      "parsely-pub-date", "sailthru.date", "citation_publication_date"}),
          std::string_view{head.item_date}, head.several_times ? std::string_view{} : std::string_view{head.time}})
        if (!said.published && !date.empty())
            said.published = stated_date(date);
    if (said.language.empty())
        said.language = language_code(attribute(html, "lang"));
    if (said.language.empty())
        said.language = language_code(head.first({"og:locale", "content-language", "language", "dc.language"}));
    if (is_address(head.canonical))
        said.url = tidy(head.canonical);
    else if (const std::string_view og = head.first({"og:url", "twitter:url"}); is_address(og))
        said.url = tidy(og);
    return said;
}

} // namespace vigil::ingest
