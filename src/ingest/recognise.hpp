// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/formats.hpp"

/// Recognisers of formats: each looks at content; the file name breaks ties only.
namespace vigil::ingest {

bool is_pdf(const Sample& sample);
bool is_docx(const Sample& sample);
bool is_xlsx(const Sample& sample);
bool is_archive(const Sample& sample);
bool is_warc(const Sample& sample);
bool is_image(const Sample& sample);
bool is_recording(const Sample& sample);
bool is_rss(const Sample& sample);
bool is_atom(const Sample& sample);
bool is_html(const Sample& sample);
bool is_eml(const Sample& sample);
bool is_csv(const Sample& sample);
bool is_markdown(const Sample& sample);
bool is_text(const Sample& sample);

} // namespace vigil::ingest
