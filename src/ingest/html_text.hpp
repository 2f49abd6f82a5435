// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/html_main.hpp"
#include "ingest/job.hpp"

namespace vigil::ingest {

enum class HtmlScope {
    report,   ///< A whole page: its report without the page around it.
    fragment, ///< The content of a feed item or mail: everything visible.
};

/// Copies the words of a page. False when it nests beyond the limit; its words then come without structure.
bool copy_html(const SourceText& source, HtmlScope scope, std::uint32_t nesting, TextBuilder& out, Metadata* metadata);

/// Title, authors, organisation, day, language and address that a page declares.
Metadata html_metadata(const HtmlNode& html);

/// What JSON-LD blocks say, strongest first; only empty fields are filled.
void read_json_ld(std::string_view json, Metadata& metadata);

/// "en" from "en-GB"; "" from what is no language.
std::string language_code(std::string_view tag);

} // namespace vigil::ingest
