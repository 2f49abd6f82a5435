// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/extraction.hpp"

/// UTF-8 that remembers which bytes of the source each piece of it came from. Every text-like format works on one.
namespace vigil::ingest {

/// Text [begin, end) was made from source bytes [source_begin, source_end). Equal lengths: byte for byte.
struct Piece {
    std::size_t begin = 0, end = 0;
    std::uint64_t source_begin = 0, source_end = 0;
    bool linear() const { return end - begin == source_end - source_begin; }
};

struct SourceText {
    std::string text;
    std::vector<Piece> pieces; ///< In order; text between them has no source.

    /// Adds `words`, made from the source bytes given. Joins the piece before it where both are byte for byte.
    void append(std::string_view words, std::uint64_t source_begin, std::uint64_t source_end);
    /// Where text [begin, end) came from: pieces cut to it, those that are not byte for byte with their whole source.
    std::vector<Piece> trace(std::size_t begin, std::size_t end) const;
    /// Text [begin, end) as a SourceText of its own, over the same source.
    SourceText part(std::size_t begin, std::size_t end) const;
};

/// Takes UTF-8 as it is. Pre: is_utf8(text).
SourceText source_of(std::string_view text);

/// Bytes to UTF-8: byte-order mark, then UTF-8 if it is, then the `declared` character set, else detection, which adds
/// the notice "encoding-guessed". Bytes that mean nothing become U+FFFD with the notice "encoding-damaged".
SourceText decode(ByteView bytes, std::string_view declared, std::vector<Notice>& notices);

/// The same without the map, for short pieces such as headers of mail.
std::string decoded_text(ByteView bytes, std::string_view declared);

/// The character set that "<?xml encoding=…" or "<meta charset=…" near the start declares, or "".
std::string declared_charset(ByteView bytes);

} // namespace vigil::ingest
