// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/office.hpp"

#include "base/utf8.hpp"
#include "ingest/html_text.hpp"
#include "ingest/stated_date.hpp"
#include "ingest/text_form.hpp"
#include "ingest/xml_scan.hpp"

namespace vigil::ingest {
namespace {

void read_property(std::string_view name, std::string_view value, Metadata& metadata)
{
    if (trimmed(value).empty())
        return;
    if (name == "title")
        metadata.title = one_line(value);
    else if (name == "creator")
        metadata.authors.push_back(one_line(value));
    else if (name == "language")
        metadata.language = language_code(value);
    else if (name == "created" || name == "modified")
        if (const auto day = stated_date(value))
            metadata.other.emplace_back(name, day->to_string());
}

} // namespace

std::string_view local_name(std::string_view name)
{
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void read_core_properties(std::string_view xml, Metadata& metadata)
{
    const std::string text = repaired_utf8(xml.substr(0, 1 << 20));
    XmlScanner scanner{text};
    std::string_view name;
    for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next()) {
        if (token.kind == XmlToken::Kind::open)
            name = local_name(token.name);
        else if (token.kind == XmlToken::Kind::text && metadata.other.size() < 10 && metadata.authors.size() < 10)
            read_property(name, unescaped(std::string_view{text}.substr(token.begin, token.end - token.begin)),
                          metadata);
        else
            name = {};
    }
}

} // namespace vigil::ingest
