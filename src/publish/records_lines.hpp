// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/record.hpp"

#include <string>
#include <vector>

/// Records as JSON lines (docs/formats/records.md). The group of a record stays inside: it is a search key.
namespace vigil::publish {

std::string records_lines(const std::vector<records::Record>& records);
/// A line back into a record, without group and sort key. Errors: malformed.
Result<records::Record> record_from_line(std::string_view line);

} // namespace vigil::publish
