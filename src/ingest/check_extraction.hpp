// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/utf8.hpp"
#include "ingest/extraction.hpp"

#include <doctest/doctest.h>

/// For tests: what holds for every extraction, whatever the bytes were.
namespace vigil::ingest {

inline Extraction extract_text_of(std::string_view bytes, std::string_view name = "", const Limits& limits = {})
{
    return extract(as_bytes(bytes), name, limits);
}

inline void check_is_valid(const Extraction& extraction, const Limits& limits = {})
{
    const Bytes bytes = encode_cbor(to_cbor(extraction));
    const auto decoded = decode_cbor(bytes);
    REQUIRE(decoded);
    const auto again = extraction_from_cbor(*decoded, limits);
    if (!again)
        FAIL(again.error().message);
    CHECK(*again == extraction);
}

/// Every run whose lengths agree must hold the very bytes of the source. Pre: the text is as the source in NFC.
inline void check_map(const Part& part, std::string_view source)
{
    for (const MapRun& run : part.map) {
        REQUIRE(run.source_end <= source.size());
        if (run.text_end - run.text_begin == run.source_end - run.source_begin)
            CHECK(part.text.substr(run.text_begin, run.text_end - run.text_begin) ==
                  source.substr(run.source_begin, run.source_end - run.source_begin));
    }
}

inline bool has_notice(const std::vector<Notice>& notices, std::string_view code)
{
    for (const Notice& notice : notices)
        if (notice.code == code)
            return true;
    return false;
}

/// Cuts the bytes at many places and flips single bits: nothing may crash, and every outcome must be valid.
inline void check_survives_damage(std::string_view bytes, std::string_view name)
{
    const std::size_t step = bytes.size() / 200 + 1;
    for (std::size_t length = 0; length < bytes.size(); length += step)
        check_is_valid(extract_text_of(bytes.substr(0, length), name));
    std::uint64_t state = 88172645463325252ULL;
    for (int round = 0; round < 200 && !bytes.empty(); ++round) {
        std::string damaged{bytes};
        for (int flips = 0; flips < 3; ++flips) {
            state ^= state << 13, state ^= state >> 7, state ^= state << 17;
            damaged[state % damaged.size()] ^= static_cast<char>(1U << (state >> 32) % 8);
        }
        check_is_valid(extract_text_of(damaged, name));
    }
}

} // namespace vigil::ingest
