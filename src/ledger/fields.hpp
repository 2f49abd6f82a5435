// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "base/edtf.hpp"
#include "ledger/entry.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How the fields of a body stand in its groups (spec/ledger.md, "Fields"). Empty texts, empty lists and absent values
/// are left out, so that a body has one form. For bodies.cpp only.
namespace vigil::ledger {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// The five groups of a body while it is written.
struct Groups {
    Cbor::Map who, what, when_where, words, source;
};
/// A group without fields becomes null.
Payload payload_from(Groups groups, const std::array<std::uint8_t, 16>& seed);

void put_text(Cbor::Map& group, const char* key, const std::string& text);
void put_texts(Cbor::Map& group, const char* key, const std::vector<std::string>& texts);
void put_pairs(Cbor::Map& group, const char* key, const Pairs& pairs);
void put_time(Cbor::Map& group, const char* key, const std::optional<Edtf>& time);
void put_digest(Cbor::Map& group, const char* key, const std::optional<Digest>& digest);
void put_ids(Cbor::Map& group, const char* key, const std::vector<EntryId>& ids);
/// Eight bytes each, high byte first, in one byte string.
void put_words(Cbor::Map& group, const char* key, const std::vector<std::uint64_t>& words);

/// Reads the fields of one body. The first thing that does not fit becomes `failure`; what is read after it is empty.
class Fields {
public:
    Fields(const Payload& payload, std::string_view kind) : m_payload{payload}, m_kind{kind} {}

    std::string text(Cbor Payload::*group, std::string_view key);
    std::vector<std::string> texts(Cbor Payload::*group, std::string_view key);
    Pairs pairs(Cbor Payload::*group, std::string_view key);
    std::optional<Edtf> time(Cbor Payload::*group, std::string_view key);
    std::optional<Digest> digest(Cbor Payload::*group, std::string_view key);
    EntryId id(Cbor Payload::*group, std::string_view key); ///< Must be there.
    std::vector<EntryId> ids(Cbor Payload::*group, std::string_view key);
    std::vector<std::uint64_t> words(Cbor Payload::*group, std::string_view key);
    /// Must be there and in [low, high].
    std::int64_t number(Cbor Payload::*group, std::string_view key, std::int64_t low, std::int64_t high);
    /// Position of a text that must be there in `names`.
    std::size_t named(Cbor Payload::*group, std::string_view key, std::span<const std::string_view> names);

    const Cbor* find(Cbor Payload::*group, std::string_view key) const;
    void fail(std::string_view key);
    const std::optional<Error>& failure() const { return m_failure; }

private:
    const Payload& m_payload;
    std::string_view m_kind;
    std::optional<Error> m_failure;
};

std::optional<EntryId> id_from(const Cbor& value); ///< Absent unless it is a byte string of 32.

} // namespace vigil::ledger
