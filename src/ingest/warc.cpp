// SPDX-License-Identifier: AGPL-3.0-or-later
// WARC 1.0 and 1.1 (ISO 28500): each response or resource is read by its content. docs/formats/warc.md.
#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/text_form.hpp"

#include <charconv>
#include <map>

namespace vigil::ingest {
namespace {

using Fields = std::map<std::string, std::string, std::less<>>;

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

/// "Name: value" lines up to the blank one; `at` moves behind it. Names in lower case.
Fields read_fields(std::string_view bytes, std::size_t& at)
{
    Fields fields;
    while (at < bytes.size()) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = trimmed(bytes.substr(at, end - at));
        at = std::min(end + 1, bytes.size());
        if (line.empty())
            break;
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && fields.size() < 200)
            fields.emplace(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
    return fields;
}

std::string_view field(const Fields& fields, std::string_view name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

std::string charset_of(std::string_view content_type)
{
    const std::string type = lower(content_type);
    const std::size_t at = type.find("charset=");
    if (at == std::string::npos)
        return {};
    std::string name = type.substr(at + 8, type.find_first_of("; ", at + 8) - at - 8);
    std::erase(name, '"');
    return name;
}

/// Removes HTTP's own framing (RFC 9112, 7.1): "size in hex CRLF, bytes, CRLF", until size 0. False when it is broken.
bool without_chunks(std::string_view body, Bytes& out)
{
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = body.find("\r\n", at);
        if (end == std::string_view::npos)
            return false;
        std::size_t size = 0;
        const auto [stop, error] = std::from_chars(body.data() + at, body.data() + end, size, 16);
        static_cast<void>(stop);
        if (error != std::errc{} || size > body.size() - end - 2)
            return false;
        if (size == 0)
            return true;
        out.insert(out.end(), body.begin() + static_cast<std::ptrdiff_t>(end + 2),
                   body.begin() + static_cast<std::ptrdiff_t>(end + 2 + size));
        at = end + 2 + size + 2;
    }
    return true;
}

/// One record's payload as a member; the record's address and day of capture go to its parts.
void read_record(const Job& job, Sink& sink, const Fields& record, std::string_view block)
{
    const std::string_view kind = field(record, "warc-type");
    if (kind != "response" && kind != "resource" && kind != "conversion")
        return;
    std::size_t body = 0;
    Fields http;
    if (kind == "response" && block.starts_with("HTTP/"))
        http = read_fields(block, body);
    Bytes content;
    const std::string_view rest = block.substr(body);
    const bool chunked = lower(field(http, "transfer-encoding")).find("chunked") != std::string::npos;
    if (!chunked || !without_chunks(rest, content))
        content.assign(rest.begin(), rest.end());
    const std::string address = one_line(field(record, "warc-target-uri").substr(0, 2000));
    Job inner;
    inner.bytes = content;
    inner.path = job.path_of("member:" + address);
    inner.depth = job.depth + 1;
    inner.charset = charset_of(field(http, "content-type"));
    if (content.empty())
        return;
    if (!sink.unpack(content.size()))
        return sink.note("limit", job.where() + " holds more than Vigil unpacks at once; the rest is left out.");
    const std::size_t before = sink.result().parts.size();
    extract_member(inner, sink);
    for (std::size_t i = before; i < sink.result().parts.size(); ++i) {
        Metadata& said = sink.result().parts[i].metadata;
        if (said.url.empty() && address.starts_with("http"))
            said.url = address;
        said.other.emplace_back("captured at", one_line(field(record, "warc-date").substr(0, 40)));
    }
}

} // namespace

void extract_warc(const Job& job, Sink& sink)
{
    const std::string_view all = as_text(job.bytes);
    std::size_t at = 0;
    const std::size_t before = sink.result().parts.size();
    while (at < all.size() && !sink.full()) {
        at = all.find("WARC/", at);
        if (at == std::string_view::npos)
            break;
        at = std::min(all.find('\n', at), all.size() - 1) + 1;
        const Fields record = read_fields(all, at);
        const std::string_view length = field(record, "content-length");
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
        static_cast<void>(end);
        if (error != std::errc{} || size > all.size() - at) {
            sink.note("damaged", job.where() + " is a web archive whose last record is broken or cut off.");
            size = error != std::errc{} ? 0 : all.size() - at;
        }
        read_record(job, sink, record, all.substr(at, size));
        at += size;
    }
    if (sink.result().parts.size() == before)
        sink.note("empty", job.where() + " is a web archive without a page that Vigil can read.");
}

} // namespace vigil::ingest
