// SPDX-License-Identifier: AGPL-3.0-or-later
// schema.org in JSON-LD, as far as a report uses it: headline, author, publisher, datePublished, inLanguage, url.
#include "base/utf8.hpp"
#include "ingest/html_text.hpp"
#include "ingest/stated_date.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace vigil::ingest {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? to_nfc(trimmed(found->get<std::string>())) : std::string{};
}

/// A name given as a text or as {"name": …}.
std::string name_of(const Json& value)
{
    if (value.is_string())
        return to_nfc(trimmed(value.get<std::string>()));
    return value.is_object() ? text_of(value, "name") : std::string{};
}

bool is_report(const Json& object)
{
    const auto type = object.find("@type");
    if (type == object.end())
        return object.contains("headline");
    const auto reports = [](const Json& name) {
        if (!name.is_string())
            return false;
        const auto& text = name.get_ref<const std::string&>();
        return text.ends_with("Article") || text == "BlogPosting" || text == "Report" || text == "WebPage" ||
               text == "LiveBlogPosting" || text == "PressRelease";
    };
    if (!type->is_array())
        return reports(*type);
    return std::any_of(type->begin(), type->end(), reports);
}

void read_report(const Json& object, Metadata& metadata)
{
    if (metadata.title.empty())
        metadata.title = text_of(object, "headline");
    if (metadata.title.empty())
        metadata.title = text_of(object, "name");
    if (!metadata.published)
        metadata.published = stated_date(text_of(object, "datePublished"));
    if (metadata.language.empty())
        metadata.language = language_code(text_of(object, "inLanguage"));
    if (const std::string url = text_of(object, "url"); metadata.url.empty() && url.starts_with("http"))
        metadata.url = url;
    if (const auto publisher = object.find("publisher"); publisher != object.end() && metadata.organisation.empty())
        metadata.organisation = name_of(*publisher);
    const auto author = object.find("author");
    if (author == object.end() || !metadata.authors.empty())
        return;
    const Json list = author->is_array() ? *author : Json::array({*author});
    for (const Json& one : list)
        if (const std::string name = name_of(one); !name.empty() && metadata.authors.size() < 20)
            metadata.authors.push_back(name);
}

void walk(const Json& value, Metadata& metadata, int depth)
{
    if (depth > 4)
        return;
    if (value.is_array())
        for (const Json& item : value)
            walk(item, metadata, depth + 1);
    if (!value.is_object())
        return;
    if (is_report(value))
        read_report(value, metadata);
    if (const auto graph = value.find("@graph"); graph != value.end())
        walk(*graph, metadata, depth + 1);
}

} // namespace

void read_json_ld(std::string_view json, Metadata& metadata)
{
    constexpr std::size_t longest = 1 << 20;
    if (json.size() > longest)
        return;
    try {
        const Json value = Json::parse(json, nullptr, false);
        if (!value.is_discarded())
            walk(value, metadata, 0);
    } catch (const Json::exception&) {
        return; // A page whose JSON-LD has odd types still has its meta elements.
    }
}

} // namespace vigil::ingest
