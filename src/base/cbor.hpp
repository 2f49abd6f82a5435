// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Deterministic CBOR (RFC 8949, core deterministic encoding, section 4.2.1): shortest lengths, definite lengths, map
/// keys in bytewise order without repetition. Values: unsigned and negative integers, byte strings, texts (UTF-8),
/// arrays, maps with text keys, true, false, null. No floats and no tags: every value has one encoding.
namespace vigil {

class Cbor {
public:
    using Array = std::vector<Cbor>;
    using Map = std::vector<std::pair<std::string, Cbor>>; ///< Any order; `encode` sorts. Keys are unique.

    Cbor() : m_value{nullptr} {}
    Cbor(std::nullptr_t) : m_value{nullptr} {}
    Cbor(bool value) : m_value{value} {}
    Cbor(std::int64_t value) : m_value{value} {}
    Cbor(int value) : m_value{std::int64_t{value}} {}
    Cbor(std::string value) : m_value{std::move(value)} {}
    Cbor(std::string_view value) : m_value{std::string{value}} {}
    Cbor(const char* value) : m_value{std::string{value}} {}
    Cbor(Bytes value) : m_value{std::move(value)} {}
    Cbor(const Digest& value) : m_value{Bytes{value.bytes.begin(), value.bytes.end()}} {}
    Cbor(Array value) : m_value{std::move(value)} {}
    Cbor(Map value) : m_value{std::move(value)} {}

    bool is_null() const { return std::holds_alternative<std::nullptr_t>(m_value); }
    const bool* boolean() const { return std::get_if<bool>(&m_value); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&m_value); }
    const std::string* text() const { return std::get_if<std::string>(&m_value); }
    const Bytes* bytes() const { return std::get_if<Bytes>(&m_value); }
    const Array* array() const { return std::get_if<Array>(&m_value); }
    const Map* map() const { return std::get_if<Map>(&m_value); }

    /// The value under `key`, or nullptr when this is no map or has no such key.
    const Cbor* find(std::string_view key) const;
    /// Adds a pair. Pre: this is a map.
    Cbor& put(std::string key, Cbor value);

    bool operator==(const Cbor& other) const;

private:
    std::variant<std::nullptr_t, bool, std::int64_t, std::string, Bytes, Array, Map> m_value;
};

/// Pre: map keys are unique, texts are UTF-8.
Bytes encode_cbor(const Cbor& value);

/// Errors: malformed, if the bytes are not exactly one value in the deterministic form above, nest deeper than 32, or
/// hold an integer outside 64 bits. Never allocates more than a small multiple of the input's size.
Result<Cbor> decode_cbor(ByteView bytes);

// Typed look-ups for decoders: an Error that names the key instead of a null pointer.
Result<std::string> cbor_text(const Cbor& map, std::string_view key);
Result<std::int64_t> cbor_integer(const Cbor& map, std::string_view key);
Result<Bytes> cbor_bytes(const Cbor& map, std::string_view key);
Result<Digest> cbor_digest(const Cbor& map, std::string_view key);

} // namespace vigil
