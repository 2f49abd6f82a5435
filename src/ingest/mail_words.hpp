// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vigil::ingest {

/// A header's value as text: encoded words (RFC 2047) and raw bytes to UTF-8, folded lines joined.
std::string mail_words(std::string_view raw);

/// "A. Example" from "A. Example <a@example.org>"; the address itself when there is no name.
std::string sender_name(std::string_view from);

} // namespace vigil::ingest
