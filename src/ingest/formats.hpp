// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/job.hpp"

#include <span>

/// The table of formats: how each is recognised by its content and which function reads it. First match wins.
/// To add a format: one file, one declaration here, one line in formats.cpp, docs/formats/NAME.md.
namespace vigil::ingest {

/// The beginning of the bytes and what the name suggests; recognisers look at nothing else.
struct Sample {
    ByteView bytes;        ///< All of them; recognisers look at the first few thousand.
    std::string_view head; ///< The first 4,096 bytes.
    std::string extension; ///< Lower case without dot; only breaks ties.
};
Sample sample_of(const Job& job);

struct Format {
    std::string_view name; ///< As in Part::format.
    std::string_view media_type;
    bool (*recognise)(const Sample&);
    void (*extract)(const Job&, Sink&);
};

std::span<const Format> formats();
/// The first format that recognises the bytes; the last row of the table recognises everything.
const Format& format_of(const Job& job);

void extract_text(const Job& job, Sink& sink);
void extract_markdown(const Job& job, Sink& sink);
void extract_html(const Job& job, Sink& sink);
void extract_feed(const Job& job, Sink& sink);
void extract_pdf(const Job& job, Sink& sink);
void extract_docx(const Job& job, Sink& sink);
void extract_xlsx(const Job& job, Sink& sink);
void extract_csv(const Job& job, Sink& sink);
void extract_eml(const Job& job, Sink& sink);
void extract_archive(const Job& job, Sink& sink);
void extract_warc(const Job& job, Sink& sink);
void extract_image(const Job& job, Sink& sink);
void extract_recording(const Job& job, Sink& sink);

} // namespace vigil::ingest
