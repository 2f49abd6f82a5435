// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Text is UTF-8 in normal form C (Unicode 15, ICU 72). Offsets are bytes unless a name says otherwise.
namespace vigil {

bool is_utf8(std::string_view bytes);

/// Length in bytes of the well-formed sequence at `at`, or 0 if there is none (RFC 3629: no surrogates, no overlong
/// forms).
std::size_t sequence_length(std::string_view text, std::size_t at);

/// The code point at byte `at`; `at` moves behind it. Ill-formed bytes give U+FFFD and move one byte.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& text, char32_t code_point);

/// Replaces every ill-formed byte by U+FFFD.
std::string repaired_utf8(std::string_view bytes);

/// Normal form C. Ill-formed bytes become U+FFFD first.
std::string to_nfc(std::string_view text);
bool is_nfc(std::string_view text);

/// The form under which words are searched and names are compared: compatibility-decomposed, case-folded, without
/// marks, dotless ı as i, Arabic ك ي ى ة as Persian ک ی ی ه, digits of any script as 0-9, without tatweel, zero-width
/// joiners and non-joiners; anything that is no letter or digit becomes one blank; no blank at either end.
/// `Diyarbakır` and `diyarbakir` give the same key.
std::string search_key(std::string_view text);

/// Leading and trailing white space (ASCII, no-break space, zero-width space, byte-order mark) removed. A view into
/// `text`.
std::string_view trimmed(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);

} // namespace vigil
