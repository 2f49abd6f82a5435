// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/extraction.hpp"

#include <string_view>

/// What DOCX and XLSX share (ECMA-376).
namespace vigil::ingest {

/// "p" from "w:p".
std::string_view local_name(std::string_view name);

/// docProps/core.xml: title, creator, language; creation and change as further fields, because they are not the day of
/// publication.
void read_core_properties(std::string_view xml, Metadata& metadata);

} // namespace vigil::ingest
