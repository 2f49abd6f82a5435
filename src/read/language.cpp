// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf8.hpp"
#include "read/reader.hpp"

#include <cld2/public/compact_lang_det.h>

/// Language by CLD2, confined to this file.
namespace vigil::read {
namespace {

constexpr std::size_t shortest = 40;           ///< Bytes: less says nothing.
constexpr std::size_t read_at_most = 1U << 16; ///< Bytes: more changes nothing.
constexpr int main_share = 60;                 ///< Per cent of the text.

} // namespace

std::string detect_language(std::string_view text)
{
    std::size_t size = std::min(text.size(), read_at_most);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
        --size;
    text = text.substr(0, size);
    if (text.size() < shortest || !is_utf8(text))
        return {};
    bool reliable = false;
    CLD2::Language languages[3] = {};
    int shares[3] = {};
    int bytes = 0;
    CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages, shares, &bytes, &reliable);
    if (languages[0] == CLD2::UNKNOWN_LANGUAGE || shares[0] < main_share)
        return {};
    const std::string code = CLD2::LanguageCode(languages[0]);
    return code.substr(0, code.find('-'));
}

} // namespace vigil::read
