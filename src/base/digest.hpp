// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigil {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of a text, without a copy.
ByteView as_bytes(std::string_view text);
/// A text over bytes, without a copy and without a check that they are UTF-8.
std::string_view as_text(ByteView bytes);

/// A SHA-256 value (FIPS 180-4): 32 bytes, printed as 64 lower-case hexadecimal digits.
struct Digest {
    std::array<std::uint8_t, 32> bytes{};

    auto operator<=>(const Digest&) const = default;
    std::string hex() const;
    std::string short_hex() const; ///< The first 12 digits: for people, never for look-ups that must be exact.
};

/// Errors: malformed, unless `text` is 64 hexadecimal digits.
Result<Digest> parse_digest(std::string_view text);

std::string to_hex(ByteView bytes);
/// Errors: malformed, if the length is odd or a character is no hexadecimal digit.
Result<Bytes> from_hex(std::string_view text);

Digest sha256(ByteView bytes);
Digest sha256(std::string_view text);

/// SHA-256 over several pieces as if they were one.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    Sha256& add(ByteView bytes);
    Sha256& add(std::string_view text);
    Digest finish(); ///< Pre: called once.

private:
    void* m_context;
};

/// Identifiers that cannot be mixed up: passing a DocumentId where an EntryId is wanted does not compile.
template <typename Tag>
struct Id {
    Digest digest;
    auto operator<=>(const Id&) const = default;
    std::string hex() const { return digest.hex(); }
};

} // namespace vigil

template <>
struct std::hash<vigil::Digest> {
    std::size_t operator()(const vigil::Digest& digest) const noexcept
    {
        std::size_t value = 0;
        for (std::size_t i = 0; i < sizeof value; ++i)
            value = value << 8 | digest.bytes[i];
        return value;
    }
};
template <typename Tag>
struct std::hash<vigil::Id<Tag>> {
    std::size_t operator()(const vigil::Id<Tag>& id) const noexcept { return std::hash<vigil::Digest>{}(id.digest); }
};
