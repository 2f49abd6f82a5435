// SPDX-License-Identifier: AGPL-3.0-or-later
// RSS and Atom: each item is a part. docs/formats/feed.md.
#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/html_text.hpp"
#include "ingest/recognise.hpp"
#include "ingest/stated_date.hpp"
#include "ingest/text_form.hpp"
#include "ingest/xml_scan.hpp"

#include <pugixml.hpp>

namespace vigil::ingest {
namespace {

/// Where the characters of an element lie: between its tags.
struct Element {
    std::string name;       ///< Lower case, with prefix.
    std::string attributes; ///< As written.
    std::size_t begin = 0, end = 0;
};
struct Item {
    std::vector<Element> elements;
};
struct Feed {
    Item head; ///< What stands outside of items: title, language, author.
    std::vector<Item> items;
};

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

bool starts_item(std::string_view name)
{
    return name == "item" || name == "entry" || name.ends_with(":item") || name.ends_with(":entry");
}

/// Elements that only group others; their children are read as if they stood alone.
bool is_group(std::string_view name)
{
    return name == "rss" || name == "channel" || name == "feed" || name.ends_with(":feed") || name == "rdf:rdf" ||
           name == "author" || name == "image" || name == "source" || name == "items" || name == "media:group";
}

/// Reads the elements of a feed with a scanner, so that a mistake costs one element and not the feed.
class FeedReader {
public:
    explicit FeedReader(std::string_view text) : m_scanner{text} {}

    Feed read()
    {
        for (XmlToken token = m_scanner.next(); token.kind != XmlToken::Kind::end; token = m_scanner.next())
            take(token);
        if (m_open)
            finish(m_scanner.text().size());
        return std::move(m_feed);
    }

private:
    void take(const XmlToken& token)
    {
        using Kind = XmlToken::Kind;
        if (token.kind == Kind::text)
            return;
        const std::string name = lower(token.name);
        if (token.kind == Kind::close && starts_item(name)) {
            if (m_open)
                finish(token.begin);
            m_in_item = false;
        } else if (token.kind == Kind::open && starts_item(name)) {
            if (m_open)
                finish(token.begin);
            m_feed.items.emplace_back();
            m_in_item = true;
        } else if (m_open) {
            inside(token, name);
        } else if (token.kind == Kind::empty) {
            target().elements.push_back({name, attributes(token), token.end, token.end});
        } else if (token.kind == Kind::open && name == "image") {
            m_skipping = true; // The title of a feed's logo is not that of the feed.
        } else if (token.kind == Kind::close && name == "image") {
            m_skipping = false;
        } else if (token.kind == Kind::open && !is_group(name) && !m_skipping) {
            m_current = {name, attributes(token), token.end, token.end};
            m_open = true;
            m_level = 0;
        }
    }

    /// Within an element: the same name again is one level deeper, its end tag closes it.
    void inside(const XmlToken& token, const std::string& name)
    {
        if (name != m_current.name)
            return;
        if (token.kind == XmlToken::Kind::open)
            ++m_level;
        else if (token.kind == XmlToken::Kind::close && m_level-- == 0)
            finish(token.begin);
    }

    void finish(std::size_t end)
    {
        m_current.end = end;
        target().elements.push_back(std::move(m_current));
        m_open = false;
    }

    Item& target() { return m_in_item ? m_feed.items.back() : m_feed.head; }
    std::string attributes(const XmlToken& token) const
    {
        return std::string{m_scanner.text().substr(token.inner, token.inner_end - token.inner)};
    }

    XmlScanner m_scanner;
    Feed m_feed;
    Element m_current;
    bool m_open = false, m_in_item = false, m_skipping = false;
    int m_level = 0;
};

const Element* find(const Item& item, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        for (const Element& element : item.elements)
            if (element.name == name && (element.begin < element.end || !element.attributes.empty()))
                return &element;
    return nullptr;
}

/// The element's content one level unescaped: HTML, or plain words. XHTML and bare markup stand as they are.
SourceText content_of(const SourceText& source, const Element& element)
{
    const std::string_view raw = std::string_view{source.text}.substr(element.begin, element.end - element.begin);
    const std::size_t tag = raw.find('<');
    const bool bare = tag != std::string_view::npos && !raw.substr(tag).starts_with("<![CDATA[") &&
                      !raw.substr(tag).starts_with("<!--");
    return bare ? source.part(element.begin, element.end) : unescaped(source, element.begin, element.end);
}

bool is_html(std::string_view text)
{
    return text.find('<') != std::string_view::npos || text.find('&') != std::string_view::npos;
}

/// A short field as one line of words, markup removed.
std::string words_of(const SourceText& source, const Element* element)
{
    if (element == nullptr)
        return {};
    const SourceText content = content_of(source, *element);
    if (!is_html(content.text))
        return one_line(content.text);
    Part part;
    TextBuilder out{&content, 1 << 20};
    copy_html(content, HtmlScope::fragment, 64, out, nullptr);
    out.finish(part);
    return one_line(part.text);
}

std::string link_of(const SourceText& source, const Item& item)
{
    for (const Element& element : item.elements) {
        if (element.name != "link" && element.name != "atom:link")
            continue;
        const std::string rel = xml_attribute(element.attributes, "rel");
        const std::string address = xml_attribute(element.attributes, "href");
        if (!address.empty() && (rel.empty() || rel == "alternate"))
            return to_nfc(trimmed(address));
        if (const std::string words = words_of(source, &element); address.empty() && words.starts_with("http"))
            return words;
    }
    const std::string id = words_of(source, find(item, {"guid", "id"}));
    return id.starts_with("http") ? id : std::string{};
}

Metadata metadata_of(const SourceText& source, const Item& item, const Metadata& feed)
{
    Metadata said = feed;
    said.title = words_of(source, find(item, {"title", "atom:title", "dc:title"}));
    said.url = link_of(source, item);
    for (const std::string_view name : {"dc:creator", "name", "author", "itunes:author"})
        for (const Element& element : item.elements)
            if (element.name == name && said.authors.size() < 20)
                if (std::string author = words_of(source, &element); !author.empty())
                    said.authors.push_back(std::move(author));
    if (const Element* date = find(item, {"pubdate", "published", "atom:published", "dc:date", "issued",
                                          "dcterms:issued", "updated", "atom:updated", "modified"}))
        said.published = stated_date(words_of(source, date));
    if (const std::string publisher = words_of(source, find(item, {"dc:publisher"})); !publisher.empty())
        said.organisation = publisher;
    return said;
}

Metadata feed_metadata(const SourceText& source, const Item& head)
{
    Metadata said;
    said.organisation = words_of(source, find(head, {"title", "atom:title"}));
    said.language = language_code(words_of(source, find(head, {"language", "dc:language"})));
    return said;
}

/// Title and content as one source: the title is the report's first line unless the content begins with it.
void copy_item(const SourceText& source, const Item& item, const Metadata& said, std::uint32_t nesting,
               TextBuilder& out, SourceText& whole)
{
    const Element* title = find(item, {"title", "atom:title", "dc:title"});
    const Element* content = find(item, {"content:encoded", "content", "atom:content", "xhtml:body", "description",
                                         "summary", "atom:summary", "media:description"});
    const SourceText body = content != nullptr ? content_of(source, *content) : SourceText{};
    const SourceText head = title != nullptr ? content_of(source, *title) : SourceText{};
    const bool html = is_html(body.text) || is_html(head.text);
    const bool repeated = !said.title.empty() && search_key(body.text.substr(0, 600)).find(search_key(said.title)) < 40;
    if (!repeated) {
        whole.text += html ? "<h1>" : "";
        append_piece(whole, head, 0, head.text.size());
        whole.text += html ? "</h1>\n" : "\n\n";
    }
    append_piece(whole, body, 0, body.text.size());
    if (html)
        copy_html(whole, HtmlScope::fragment, nesting, out, nullptr);
    else
        copy_paragraphs(whole, {0, whole.text.size()}, out);
}

bool well_formed(std::string_view xml)
{
    const std::size_t declaration = xml.find("<?xml");
    if (declaration != 0 && declaration != std::string_view::npos)
        return false; // pugixml forgives a declaration that is not the very first thing.
    pugi::xml_document document;
    constexpr unsigned no_dtd = pugi::parse_minimal | pugi::parse_cdata;
    return static_cast<bool>(document.load_buffer(xml.data(), xml.size(), no_dtd, pugi::encoding_utf8));
}

} // namespace

void extract_feed(const Job& job, Sink& sink)
{
    std::vector<Notice> notices;
    const SourceText source =
        decode(job.bytes, job.charset.empty() ? declared_charset(job.bytes) : job.charset, notices);
    const bool atom = is_atom(sample_of(job));
    const Feed feed = FeedReader{source.text}.read();
    const Metadata common = feed_metadata(source, feed.head);
    if (!well_formed(source.text))
        sink.note("not-well-formed", job.where() +
                                         " is no well-formed XML; its items were found by their tags, and one may "
                                         "be incomplete.");
    if (feed.items.empty())
        sink.note("empty", job.where() + " is a feed without items.");
    for (std::size_t i = 0; i < feed.items.size(); ++i) {
        Part part = start_part(job, atom ? "atom" : "rss", "feed-1");
        part.path = job.path_of("item:" + std::to_string(i + 1));
        part.metadata = metadata_of(source, feed.items[i], common);
        part.notices = notices;
        SourceText whole;
        TextBuilder out{&whole, sink.text_left()};
        copy_item(source, feed.items[i], part.metadata, sink.limits().nesting, out, whole);
        out.finish(part);
        if (part.text.empty())
            part.notices.push_back({"empty", "Item " + std::to_string(i + 1) + " of the feed holds no words."});
        if (!sink.add(std::move(part)))
            return;
    }
}

} // namespace vigil::ingest
