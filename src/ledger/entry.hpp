// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "base/clock.hpp"
#include "base/digest.hpp"
#include "base/result.hpp"

#include <array>
#include <cstdint>

/// Elements of the append-only ledger: header (a leaf of the device's log) and payload (evidence, committed to by the
/// header, erasable without breaking the log). Format and worked example: spec/ledger.md. Pure.
namespace vigil::ledger {

struct EntryTag;
using EntryId = Id<EntryTag>; ///< RFC 6962 leaf hash of the header: SHA-256(0x00 || header bytes).

/// Numbers are part of the format: never reused, never renumbered. Numbers that are not listed are kept as they are and
/// shown as "written by a newer Vigil".
enum class Kind : std::uint16_t {
    document = 1, ///< Bytes kept: bodies.hpp gives the body of each kind.
    part = 2,
    reading = 3,
    claim = 4,
    check = 5,
    assess = 6,
    link = 7, ///< same, not same, distinct; near-duplicate parts.
    withdraw = 8,
    set = 9,     ///< Work data and notes about objects: (object, field, value, seen).
    source = 10, ///< A source by its code name.
};

struct Header {
    std::uint32_t version = 1;
    Digest casebook;         ///< Random, made with the casebook.
    Digest device;           ///< Which log this entry belongs to (later: the device's public key).
    std::uint64_t index = 0; ///< Position in that log, from 0.
    std::uint16_t kind = 0;
    std::uint32_t schema = 1;       ///< Version of the body.
    Instant claimed_at{};           ///< By the device's clock.
    std::uint8_t clock_quality = 0; ///< 0 not known, 1 device clock, 2 set by a person, 3 network time.
    Digest payload_root;            ///< Commitment to the payload: `commitment_of`.
    std::uint64_t payload_bytes = 0;
    Digest compartment; ///< Zero: the casebook's own.
    Digest seen;        ///< Digest of the frontier that the writer had seen; zero: nothing.
    Digest batch;       ///< Random, one per user action, so that an interrupted action can go on.
    bool operator==(const Header&) const = default;
};

/// What an entry says, in the five groups that can be disclosed or erased one by one. Each group is a CBOR map or null.
struct Payload {
    std::array<std::uint8_t, 16> seed{}; ///< Random; salts are derived from it; destroyed with the payload.
    Cbor who, what, when_where, words, source;
    bool operator==(const Payload&) const = default;
};

Bytes encode_header(const Header& header);
/// Errors: malformed. Unknown kinds and schemas decode; an unknown version does not.
Result<Header> decode_header(ByteView bytes);
EntryId id_of(ByteView header_bytes);

Bytes encode_payload(const Payload& payload);
/// Errors: malformed.
Result<Payload> decode_payload(ByteView bytes);
/// RFC 6962 root over the five leaves SHA-256(0x00 || salt || group name || CBOR of the group), salts by HKDF-SHA-256
/// from the seed with the group name as info.
Digest commitment_of(const Payload& payload);

struct Entry {
    EntryId id;
    Header header;
    Payload payload;
    bool erased = false; ///< The payload was destroyed by an erasure; `payload` is empty.
};

/// Makes the entry of a log position. Sets payload_root and payload_bytes of the header, and the id.
Entry make_entry(Header header, Payload payload);
/// Errors: corrupt, naming what does not fit: payload against payload_root, id against header.
Result<Done> check_entry(const Entry& entry);

} // namespace vigil::ledger
