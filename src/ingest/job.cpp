// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/job.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::ingest {
namespace {

constexpr std::size_t longest_field = 4000; ///< Of metadata, paths and notices, in bytes: nobody reads more.
constexpr std::size_t longest_step = 1000;  ///< Of one step of a path.
constexpr std::size_t most_fields = 200;

std::string clipped(std::string_view text, std::size_t longest)
{
    std::size_t end = std::min(text.size(), longest);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    // Composing may lengthen a text, so it is cut well below what the parent accepts.
    return to_nfc(text.substr(0, end));
}

template <typename List>
void shorten(List& list)
{
    if (list.size() > most_fields)
        list.resize(most_fields);
}

/// Whatever a format found, what leaves the module is short, UTF-8 and normal.
void bound(Metadata& metadata)
{
    for (std::string* field : {&metadata.title, &metadata.organisation, &metadata.url})
        *field = clipped(*field, longest_field);
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (metadata.language.size() > 3 || !std::all_of(metadata.language.begin(), metadata.language.end(), letter))
        metadata.language.clear();
    shorten(metadata.authors);
    for (std::string& author : metadata.authors)
        author = clipped(author, longest_field);
    shorten(metadata.other);
    for (auto& [name, value] : metadata.other)
        value = clipped(value, longest_field);
}

} // namespace

std::string Job::path_of(std::string_view step) const
{
    const std::string short_step = clipped(step, longest_step);
    return path.empty() ? short_step : path + "!" + short_step;
}

std::string Job::where() const
{
    return path.empty() ? "The document" : "\"" + path + "\"";
}

ByteView Job::bounded(const Sink& sink, std::vector<Notice>& notices) const
{
    if (bytes.size() <= sink.limits().text_bytes)
        return bytes;
    notices.push_back({"limit", where() +
                                    " is longer than Vigil reads from one document; its end was not read. Split the "
                                    "file and add the pieces."});
    return bytes.first(static_cast<std::size_t>(sink.limits().text_bytes));
}

bool Sink::add(Part part)
{
    if (m_full)
        return false;
    if (m_result.parts.size() >= m_limits.parts || part.text.size() > m_text_left) {
        m_full = true;
        note("limit", "The document holds more reports or text than Vigil takes at once; what follows \"" + part.path +
                          "\" is left out. Split the file and add the pieces.");
        return false;
    }
    bound(part.metadata);
    shorten(part.notices);
    m_text_left -= part.text.size();
    m_result.parts.push_back(std::move(part));
    return true;
}

void Sink::note(std::string code, std::string text)
{
    // A hostile archive could make a notice for each of its members; nobody reads more than these.
    constexpr std::size_t most_notices = 200;
    if (m_result.notices.size() < most_notices)
        m_result.notices.push_back({std::move(code), std::move(text)});
}

void Sink::recognised(const Job& job, std::string_view media_type)
{
    if (job.path.empty())
        m_result.media_type = media_type;
}

bool Sink::unpack(std::uint64_t bytes)
{
    if (bytes > m_bytes_left)
        return false;
    m_bytes_left -= bytes;
    return true;
}

Part start_part(const Job& job, std::string_view format, std::string_view extractor)
{
    Part part;
    part.path = job.path;
    part.format = format;
    part.extractor = extractor;
    return part;
}

} // namespace vigil::ingest
