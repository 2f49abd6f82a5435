// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/utf8.hpp"

#include "base/result.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <optional>

namespace vigil {
namespace {

bool is_continuation(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&))
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    VIGIL_ASSERT(U_SUCCESS(status) && found != nullptr);
    return *found;
}

/// Letters that the same word is written with in different keyboards and orthographies.
char32_t unified(char32_t c)
{
    switch (c) {
    case U'ı': return U'i';
    case U'ك': return U'ک';
    case U'ي':
    case U'ى':
    case U'ې': return U'ی';
    case U'ة':
    case U'ۀ':
    case U'ە': return U'ه';
    case U'ؤ': return U'و';
    case U'أ':
    case U'إ':
    case U'ٱ': return U'ا';
    case U'ø': return U'o';
    case U'ł': return U'l';
    case U'đ': return U'd';
    default: return c;
    }
}

bool is_dropped(char32_t c)
{
    const auto type = u_charType(static_cast<UChar32>(c));
    return c == U'ـ' || type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || c == U'\'' ||
           c == U'’' || c == U'ʼ' || c == U'ʿ' || c == U'ʾ';
}

/// The key of pure ASCII text needs no Unicode tables; most words of most reports take this way.
std::optional<std::string> ascii_key(std::string_view text)
{
    std::string key;
    key.reserve(text.size());
    bool blank = false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80)
            return std::nullopt;
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (blank && !key.empty())
                key += ' ';
            blank = false;
            key += upper ? static_cast<char>(c + 32) : c;
        } else if (c != '\'') {
            blank = true;
        }
    }
    return key;
}

/// The key before blanks are squeezed: each sign that is no letter or digit is one blank.
std::string unicode_key(std::string_view text)
{
    // Case first, by ICU's NFKC_Casefold; then decomposition, so that marks stand alone and can be dropped.
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<int32_t>(text.size())});
    const icu::UnicodeString folded = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance).normalize(source, status);
    const icu::UnicodeString apart = normalizer(&icu::Normalizer2::getNFDInstance).normalize(folded, status);
    VIGIL_ASSERT(U_SUCCESS(status));
    std::string key;
    for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const auto c = unified(static_cast<char32_t>(apart.char32At(i)));
        if (is_dropped(c))
            continue;
        const int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
        if (digit < 0 && u_isalpha(static_cast<UChar32>(c)) == 0)
            key += ' ';
        else
            append_utf8(key, digit >= 0 ? U'0' + static_cast<char32_t>(digit) : c);
    }
    return key;
}

/// Adds to a key; `blank`: a blank stands between what is there and what comes.
void add_piece(std::string& key, bool& blank, std::string_view piece)
{
    for (const char c : piece) {
        if (c == ' ') {
            blank = true;
            continue;
        }
        if (blank && !key.empty())
            key += ' ';
        blank = false;
        key += c;
    }
}

/// What one code point gives, for those of Latin, Cyrillic, Greek, Hebrew and Arabic script and for general
/// punctuation. None of them looks at its neighbours: what composes is decomposed again, and marks are dropped.
struct KeyTable {
    static constexpr char32_t letters = 0x700, signs = 0x2000, end_of_signs = 0x2070;
    static constexpr std::uint8_t not_here = 0xFF;
    struct Piece {
        std::array<char, 7> bytes{};
        std::uint8_t size = 0;
    };
    std::array<Piece, letters + (end_of_signs - signs)> pieces{};

    KeyTable()
    {
        for (char32_t c = 0; c < end_of_signs; c = c + 1 == letters ? signs : c + 1) {
            std::string one;
            append_utf8(one, c);
            const std::string key = unicode_key(one);
            Piece& piece = pieces[at(c)];
            // U+0345 is a mark that becomes a letter, so its place among other marks matters.
            piece.size =
                key.size() > piece.bytes.size() || c == 0x345 ? not_here : static_cast<std::uint8_t>(key.size());
            key.copy(piece.bytes.data(), piece.bytes.size());
        }
    }
    static std::size_t at(char32_t c) { return c < letters ? c : letters + (c - signs); }
    static bool holds(char32_t c) { return c < letters || (c >= signs && c < end_of_signs); }
};

/// Without asking ICU; absent where the text has other code points.
std::optional<std::string> table_key(std::string_view text)
{
    static const KeyTable table;
    std::string key;
    key.reserve(text.size());
    bool blank = false;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (!KeyTable::holds(c))
            return std::nullopt;
        const KeyTable::Piece& piece = table.pieces[KeyTable::at(c)];
        if (piece.size == KeyTable::not_here)
            return std::nullopt;
        add_piece(key, blank, {piece.bytes.data(), piece.size});
    }
    return key;
}

} // namespace

std::size_t sequence_length(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return 0;
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return is_continuation(text, at + 1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool shaped = is_continuation(text, at + 1) && is_continuation(text, at + 2);
        const bool overlong = lead == 0xE0 && second < 0xA0;
        const bool surrogate = lead == 0xED && second > 0x9F;
        return shaped && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool shaped =
            is_continuation(text, at + 1) && is_continuation(text, at + 2) && is_continuation(text, at + 3);
        const bool overlong = lead == 0xF0 && second < 0x90;
        const bool beyond = lead == 0xF4 && second > 0x8F;
        return shaped && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

bool is_utf8(std::string_view bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequence_length(bytes, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

char32_t next_code_point(std::string_view text, std::size_t& at)
{
    const std::size_t length = sequence_length(text, at);
    if (length == 0) {
        ++at;
        return U'\uFFFD';
    }
    static constexpr std::array<unsigned, 5> lead_mask{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code_point = static_cast<unsigned char>(text[at]) & lead_mask[length];
    for (std::size_t i = 1; i < length; ++i)
        code_point = code_point << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
    at += length;
    return code_point;
}

void append_utf8(std::string& text, char32_t c)
{
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string repaired_utf8(std::string_view bytes)
{
    if (is_utf8(bytes))
        return std::string{bytes};
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();)
        append_utf8(text, next_code_point(bytes, at));
    return text;
}

std::string to_nfc(std::string_view text)
{
    std::string clean = repaired_utf8(text);
    if (is_nfc(clean))
        return clean;
    std::string result;
    icu::StringByteSink<std::string> sink{&result};
    UErrorCode status = U_ZERO_ERROR;
    normalizer(&icu::Normalizer2::getNFCInstance)
        .normalizeUTF8(0, icu::StringPiece{clean.data(), static_cast<int32_t>(clean.size())}, sink, nullptr, status);
    VIGIL_ASSERT(U_SUCCESS(status));
    return result;
}

bool is_nfc(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    return normalizer(&icu::Normalizer2::getNFCInstance)
                   .isNormalizedUTF8(icu::StringPiece{text.data(), static_cast<int32_t>(text.size())}, status) != 0 &&
           U_SUCCESS(status);
}

std::string search_key(std::string_view text)
{
    if (auto quick = ascii_key(text))
        return *std::move(quick);
    if (auto quick = table_key(text))
        return *std::move(quick);
    std::string key;
    bool blank = false;
    add_piece(key, blank, unicode_key(text));
    return key;
}

std::string_view trimmed(std::string_view text)
{
    static constexpr std::array<std::string_view, 9> blanks{" ",  "\t",     "\n",     "\r",    "\f",
                                                            "\v", "\u00A0", "\u200B", "\uFEFF"};
    for (bool again = true; again;) {
        again = false;
        for (const auto blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return pieces;
        text.remove_prefix(at + 1);
    }
}

} // namespace vigil
