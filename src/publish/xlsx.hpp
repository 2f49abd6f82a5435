// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"
#include "publish/table.hpp"

/// A workbook for spreadsheet programs (docs/formats/xlsx.md, ISO/IEC 29500 transitional). Every cell is text or a
/// plain number: there is no way to write a formula. Text that looks like one also carries the mark of quoted text, so
/// that it stays text when somebody edits it. Made in memory: no temporary files.
namespace vigil::publish {

/// One sheet per table, in order. Pre: at least one. Errors: invalid_argument (more rows or text than fit).
Result<Bytes> to_xlsx(const std::vector<Table>& tables);

} // namespace vigil::publish
