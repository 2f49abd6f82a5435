// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/formats.hpp"

#include "base/utf8.hpp"
#include "ingest/recognise.hpp"

#include <array>

namespace vigil::ingest {
namespace {

constexpr bool anything(const Sample&)
{
    return true;
}

void explain_unknown(const Job& job, Sink& sink)
{
    if (job.bytes.empty())
        return sink.note("empty", job.where() + " is empty.");
    const std::string_view head = as_text(job.bytes).substr(0, 8);
    if (head.starts_with("\xD0\xCF\x11\xE0"))
        return sink.note("unsupported-format", job.where() +
                                                   " is in the old Office format (.doc, .xls, .msg), which Vigil does "
                                                   "not read: save it as PDF, DOCX or XLSX and add that too.");
    if (head.starts_with("{\\rtf"))
        return sink.note("unsupported-format", job.where() +
                                                   " is RTF, which Vigil does not read: save it as DOCX or PDF and "
                                                   "add that too.");
    sink.note("unknown-format",
              job.where() + " is in no format that Vigil knows; its bytes are kept, nothing was read from them.");
}

bool is_unsupported(const Sample& sample)
{
    return sample.head.starts_with("\xD0\xCF\x11\xE0") || sample.head.starts_with("{\\rtf");
}

constexpr std::array table{
    Format{"unknown", "application/octet-stream", is_unsupported, explain_unknown},
    Format{"pdf", "application/pdf", is_pdf, extract_pdf},
    Format{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", is_docx, extract_docx},
    Format{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", is_xlsx, extract_xlsx},
    Format{"archive", "application/zip", is_archive, extract_archive},
    Format{"warc", "application/warc", is_warc, extract_warc},
    Format{"image", "image/*", is_image, extract_image},
    Format{"recording", "video/*", is_recording, extract_recording},
    Format{"rss", "application/rss+xml", is_rss, extract_feed},
    Format{"atom", "application/atom+xml", is_atom, extract_feed},
    Format{"html", "text/html", is_html, extract_html},
    Format{"eml", "message/rfc822", is_eml, extract_eml},
    Format{"csv", "text/csv", is_csv, extract_csv},
    Format{"markdown", "text/markdown", is_markdown, extract_markdown},
    Format{"text", "text/plain", is_text, extract_text},
    Format{"unknown", "application/octet-stream", anything, explain_unknown},
};

} // namespace

std::span<const Format> formats()
{
    return table;
}

Sample sample_of(const Job& job)
{
    Sample sample{job.bytes, as_text(job.bytes).substr(0, 4096), {}};
    const std::size_t dot = job.name.rfind('.');
    if (dot != std::string::npos && job.name.size() - dot <= 10)
        for (const char c : std::string_view{job.name}.substr(dot + 1))
            sample.extension += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return sample;
}

const Format& format_of(const Job& job)
{
    if (job.bytes.empty())
        return table.back();
    const Sample sample = sample_of(job);
    for (const Format& format : table)
        if (format.recognise(sample))
            return format;
    return table.back();
}

void extract_member(const Job& job, Sink& sink)
{
    if (job.depth > sink.limits().archive_depth)
        return sink.note("limit",
                         job.where() +
                             " lies in more archives within archives than Vigil opens; unpack it and add it alone.");
    format_of(job).extract(job, sink);
}

Extraction extract(ByteView bytes, std::string_view file_name, const Limits& limits)
{
    Sink sink{limits};
    Job job;
    job.bytes = bytes;
    const std::size_t slash = file_name.find_last_of("/\\");
    job.name = to_nfc(slash == std::string_view::npos ? file_name : file_name.substr(slash + 1));
    const Format& format = format_of(job);
    sink.result().media_type = format.media_type;
    if (bytes.size() > limits.input_bytes)
        sink.note("limit",
                  "The document is larger than Vigil reads at once; its bytes are kept, nothing was read from them.");
    else
        extract_member(job, sink);
    return std::move(sink.result());
}

} // namespace vigil::ingest
