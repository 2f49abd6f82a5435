// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/edtf.hpp"

#include <optional>
#include <string_view>

namespace vigil::ingest {

/// The day (or month) that a metadata field or a dateline states: ISO 8601, RFC 5322 ("Fri, 09 Jan 2026 …"), or words
/// ("9 January 2026", "January 9, 2026", "9 de enero de 2026", "9 Ocak 2026"). The day is the one written, whatever the
/// zone. Absent when there is none or when day and month could be exchanged ("03/04/2026").
std::optional<Edtf> stated_date(std::string_view text);

/// As above, but only when the text is a date and nothing else of weight ("9 January 2026", "Friday, 9 January 2026").
std::optional<Edtf> bare_date(std::string_view text);

} // namespace vigil::ingest
