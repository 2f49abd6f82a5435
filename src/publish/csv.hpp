// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/minimum_count.hpp"
#include "answers/people.hpp"
#include "publish/table.hpp"

#include <string>

/// Tables for spreadsheets (docs/formats/csv.md): UTF-8, a header row, CRLF, every field quoted (RFC 4180). A field
/// that a spreadsheet would take for a formula starts with an apostrophe.
namespace vigil::publish {

std::string to_csv(const Table& table);
std::string to_csv(const answers::People& answer);
/// Rows in and out of the count, with reasons; above them the number and its method in `#` lines.
std::string to_csv(const answers::MinimumCount& answer);

/// One field: always quoted, made harmless for spreadsheets.
std::string csv_field(std::string_view text);

} // namespace vigil::publish
