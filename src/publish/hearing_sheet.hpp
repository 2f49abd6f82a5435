// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

/// The blank of a hearing note, for one sheet of paper. docs/methods/proceedings.md, step 20.
namespace vigil::publish {

/// Lines "field: ", as `vigil note` reads them back; at most 60 of them, none longer than 92 columns.
std::string hearing_sheet_text();
/// A page of its own that prints on one sheet of A4, without scripts or anything from elsewhere.
std::string hearing_sheet_html();

} // namespace vigil::publish
