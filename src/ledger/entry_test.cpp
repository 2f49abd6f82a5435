// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ledger/entry.hpp"

#include "ledger/bodies.hpp"
#include "ledger/testing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace vigil::ledger {
namespace {

using namespace testing;

Header any_header()
{
    Header header;
    header.casebook = any_digest();
    header.device = any_digest();
    header.index = *rc::gen::inRange<std::uint64_t>(0, UINT64_MAX / 2);
    header.kind = *rc::gen::arbitrary<std::uint16_t>();
    header.schema = *rc::gen::arbitrary<std::uint32_t>();
    header.claimed_at = Instant{std::chrono::seconds{*rc::gen::arbitrary<std::int32_t>()}};
    header.clock_quality = *rc::gen::arbitrary<std::uint8_t>();
    header.payload_root = any_digest();
    header.payload_bytes = *rc::gen::inRange<std::uint64_t>(0, UINT64_MAX / 2);
    for (Digest Header::*field : {&Header::compartment, &Header::seen, &Header::batch})
        if (*rc::gen::arbitrary<bool>())
            header.*field = any_digest();
    return header;
}

Entry sample()
{
    Header header;
    header.kind = static_cast<std::uint16_t>(Kind::source);
    return make_entry(header, payload_of(SourceNamed{"S1", "person", "a teacher"}, "anna", {7}));
}

} // namespace

TEST_CASE("entry property: a header comes back from its bytes, also of kinds that this version does not know")
{
    const bool held = rc::check([] {
        const Header header = any_header();
        const Bytes bytes = encode_header(header);
        RC_ASSERT(bytes.size() <= 400U);
        const auto again = decode_header(bytes);
        RC_ASSERT(static_cast<bool>(again));
        RC_ASSERT(*again == header);
    });
    CHECK(held);
}

TEST_CASE("entry property: a damaged header is refused or is another header, never the same one in another form")
{
    const bool held = rc::check([] {
        const Header header = any_header();
        Bytes bytes = encode_header(header);
        const Bytes before = bytes;
        const std::size_t at = *rc::gen::inRange<std::size_t>(0, bytes.size());
        bytes[at] = *rc::gen::arbitrary<std::uint8_t>();
        if (*rc::gen::inRange(0, 4) == 0)
            bytes.resize(at);
        const auto again = decode_header(bytes);
        if (bytes != before && again) {
            RC_ASSERT(*again != header);
            RC_ASSERT(encode_header(*again) == bytes);
        }
    });
    CHECK(held);
}

TEST_CASE("entry: a header of another version, with a further field or a written zero is refused")
{
    Cbor map = *decode_cbor(encode_header(sample().header));
    Cbor::Map newer;
    for (auto [key, value] : *map.map())
        newer.emplace_back(key, key == "v" ? Cbor{2} : value);
    const auto refused = decode_header(encode_cbor(newer));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "the entry cannot be read: it has version 2 and needs a newer Vigil");
    Cbor further = map;
    further.put("x", 1);
    CHECK_FALSE(decode_header(encode_cbor(further)));
    Cbor zero = map;
    zero.put("seen", Digest{});
    CHECK_FALSE(decode_header(encode_cbor(zero)));
    CHECK_FALSE(decode_header({}));
}

TEST_CASE("entry: the commitment changes with the seed and with every group")
{
    const Payload payload = payload_of(SourceNamed{"S1", "person", "a teacher"}, "anna", {7});
    std::vector<Digest> seen{commitment_of(payload)};
    for (Cbor Payload::*group :
         {&Payload::who, &Payload::what, &Payload::when_where, &Payload::words, &Payload::source}) {
        Payload other = payload;
        other.*group = Cbor::Map{{"changed", 1}};
        seen.push_back(commitment_of(other));
    }
    Payload other = payload;
    other.seed[15] = 1;
    seen.push_back(commitment_of(other));
    // Two groups that hold the same are two different leaves.
    Payload swapped = payload;
    std::swap(swapped.what, swapped.words);
    seen.push_back(commitment_of(swapped));
    std::ranges::sort(seen);
    CHECK(std::ranges::adjacent_find(seen) == seen.end());
}

TEST_CASE("entry: what was altered is told, and an erased payload is no alteration")
{
    CHECK(check_entry(sample()));
    Entry payload_changed = sample();
    payload_changed.payload.what = Cbor::Map{{"kind", "qerson"}};
    const auto told = check_entry(payload_changed);
    REQUIRE_FALSE(told);
    CHECK(told.error().fault == Fault::corrupt);
    CHECK(told.error().message ==
          "entry " + sample().id.digest.short_hex() + " is altered: its payload is not the one its header commits to");
    Entry seed_changed = sample();
    seed_changed.payload.seed[0] ^= 1;
    CHECK_FALSE(check_entry(seed_changed));
    Entry header_changed = sample();
    header_changed.header.index = 1;
    CHECK_FALSE(check_entry(header_changed));
    Entry erased = sample();
    erased.payload = {};
    CHECK_FALSE(check_entry(erased));
    erased.erased = true;
    CHECK(check_entry(erased));
}

} // namespace vigil::ledger
