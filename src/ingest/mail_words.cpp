// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/mail_words.hpp"

#include "base/utf8.hpp"
#include "ingest/source_text.hpp"

#include <optional>

namespace vigil::ingest {
namespace {

int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

std::string from_quoted(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '=' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        if (!escape) {
            out += text[i] == '_' ? ' ' : text[i];
            continue;
        }
        out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
        i += 2;
    }
    return out;
}

std::string from_base64(std::string_view text)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned bits = 0, count = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos)
            continue;
        bits = bits << 6 | static_cast<unsigned>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>(bits >> count & 0xFF);
        }
    }
    return out;
}

struct Encoded {
    std::string charset, bytes;
    std::size_t length = 0;
};

/// "=?charset?B or Q?text?=" at the beginning of `text`.
std::optional<Encoded> encoded_word(std::string_view text)
{
    if (!text.starts_with("=?"))
        return std::nullopt;
    const std::size_t kind = text.find('?', 2);
    if (kind == std::string_view::npos || kind + 2 >= text.size() || text[kind + 2] != '?')
        return std::nullopt;
    const std::size_t close = text.find("?=", kind + 3);
    if (close == std::string_view::npos)
        return std::nullopt;
    const std::string_view content = text.substr(kind + 3, close - kind - 3);
    const bool base64 = text[kind + 1] == 'B' || text[kind + 1] == 'b';
    return Encoded{std::string{text.substr(2, kind - 2)}, base64 ? from_base64(content) : from_quoted(content),
                   close + 2};
}

} // namespace

std::string mail_words(std::string_view raw)
{
    std::string out, plain, charset, pending;
    const auto flush_plain = [&] {
        out += plain.empty() ? std::string{} : decoded_text(as_bytes(plain), "");
        plain.clear();
    };
    // Neighbouring encoded words of one set are joined before decoding: they may divide a character.
    const auto flush_encoded = [&] {
        out += pending.empty() ? std::string{} : decoded_text(as_bytes(pending), charset);
        pending.clear();
    };
    for (std::size_t at = 0; at < raw.size();) {
        if (const auto word = encoded_word(raw.substr(at))) {
            if (trimmed(plain).empty() && !pending.empty() && word->charset == charset) {
                plain.clear();
            } else {
                const bool between_words = !pending.empty() && trimmed(plain).empty();
                flush_encoded();
                if (between_words)
                    plain.clear();
                flush_plain();
            }
            charset = word->charset;
            pending += word->bytes;
            at += word->length;
            continue;
        }
        if (raw[at] != ' ' && raw[at] != '\t' && raw[at] != '\r' && raw[at] != '\n')
            flush_encoded();
        if (raw[at] != '\r' && raw[at] != '\n')
            plain += raw[at];
        ++at;
    }
    flush_encoded();
    flush_plain();
    return to_nfc(trimmed(out));
}

std::string sender_name(std::string_view from)
{
    const std::size_t open = from.find('<');
    std::string_view name = trimmed(from.substr(0, open));
    if (name.size() > 1 && name.front() == '"' && name.back() == '"')
        name = trimmed(name.substr(1, name.size() - 2));
    if (!name.empty() || open == std::string_view::npos)
        return std::string{name};
    const std::size_t close = from.find('>', open);
    return std::string{trimmed(from.substr(open + 1, close == std::string_view::npos ? close : close - open - 1))};
}

} // namespace vigil::ingest
