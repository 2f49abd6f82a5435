// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/packed.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

namespace vigil::store {
namespace {

using ledger::EntryId;

/// A log of some entries.
struct Log {
    std::vector<EntryId> entries;
    explicit Log(std::size_t size)
    {
        for (std::size_t i = 0; i < size; ++i)
            entries.push_back({sha256("entry " + std::to_string(i))});
    }
    PositionOf position_of() const
    {
        return [this](const EntryId& id) -> std::optional<std::int64_t> {
            const auto at = std::ranges::find(entries, id);
            return at == entries.end() ? std::nullopt : std::optional<std::int64_t>{at - entries.begin()};
        };
    }
    EntryAt entry_at() const
    {
        return [this](std::int64_t seq) { return entries.at(static_cast<std::size_t>(seq)); };
    }
};

const std::vector<std::string> words{"",           "a",         "name",       "Ruva Tolo",       "Ruva Tolo again",
                                     "/target/",   "/target/0", "2026-01-08", "2026-02-30",      "0000-01-01",
                                     "9999-12-31", "2026-1-08", "رووا تولو",  "first_confirmed", "basis"};

std::string any_text(const Log& log)
{
    const auto hex = *rc::gen::elementOf(log.entries);
    switch (*rc::gen::inRange(0, 5)) {
    case 0: return hex.hex() + "/target/" + std::to_string(*rc::gen::inRange(0, 3));
    case 1: return hex.hex() + *rc::gen::elementOf(words);
    case 2: return sha256("unknown").hex() + "/target/0";
    default: return *rc::gen::elementOf(words);
    }
}

Cbor any_value(const Log& log, int depth)
{
    switch (*rc::gen::inRange(0, depth > 3 ? 5 : 8)) {
    case 0: return any_text(log);
    case 1: return *rc::gen::arbitrary<std::int64_t>();
    case 2: return (*rc::gen::elementOf(log.entries)).digest;
    case 3: return *rc::gen::arbitrary<bool>() ? Cbor{} : Cbor{*rc::gen::arbitrary<bool>()};
    case 4: return *rc::gen::arbitrary<Bytes>();
    case 5: return Cbor::Array{(*rc::gen::elementOf(log.entries)).digest, 1, *rc::gen::inRange(0, 2)};
    case 6: {
        Cbor::Array items;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            items.push_back(any_value(log, depth + 1));
        return items;
    }
    default: {
        std::map<std::string, Cbor> pairs;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            pairs.insert_or_assign(any_text(log), any_value(log, depth + 1));
        return Cbor::Map(pairs.begin(), pairs.end());
    }
    }
}

} // namespace

TEST_CASE("property: what is unpacked equals what was packed")
{
    const Log log{300};
    CHECK(rc::check([&] {
        const Cbor value = any_value(log, 0);
        const std::vector<std::string_view> before{words[3], words[7]};
        const Bytes packed = pack(value, log.position_of(), before);
        const auto again = unpack(packed, log.entry_at(), before);
        RC_ASSERT(static_cast<bool>(again));
        RC_ASSERT(*again == value);
        RC_ASSERT(pack(*again, log.position_of(), before) == packed);
    }));
}

TEST_CASE("property: what is damaged is refused or is another value; it never reads beyond its bytes")
{
    const Log log{300};
    const EntryAt any = [&](std::int64_t seq) { return log.entries[static_cast<std::size_t>(seq) % 300]; };
    CHECK(rc::check([&] {
        Bytes packed = pack(any_value(log, 0), log.position_of());
        packed.resize(packed.size() - std::min(packed.size(), *rc::gen::inRange<std::size_t>(0, 3)));
        if (!packed.empty())
            packed[*rc::gen::inRange<std::size_t>(0, packed.size())] = *rc::gen::arbitrary<std::uint8_t>();
        (void)unpack(packed, any);
        (void)unpack_id(packed, any);
    }));
    CHECK_FALSE(unpack({}, any));
    CHECK_FALSE(unpack_id({}, any));
    CHECK_FALSE(unpack(Bytes(100, 0x81), any)); // Arrays in arrays, deeper than any record.
}

TEST_CASE("property: identifiers survive, and equal ones are equal bytes")
{
    const Log log{300};
    CHECK(rc::check([&] {
        const std::string id = any_text(log), other = any_text(log);
        const Bytes packed = pack_id(id, log.position_of());
        RC_ASSERT(*unpack_id(packed, log.entry_at()) == id);
        RC_ASSERT((packed == pack_id(other, log.position_of())) == (id == other));
    }));
    const std::string mention = log.entries[7].hex() + "/target/0";
    CHECK(pack_id(mention, log.position_of()).size() == 6);
    CHECK(pack_id(mention, log.position_of()) < pack_id(log.entries[260].hex() + "/target/0", log.position_of()));
}

TEST_CASE("a record names an entry in a few bytes")
{
    const Log log{300};
    Cbor::Array basis;
    for (std::size_t i = 100; i < 110; ++i)
        basis.emplace_back(log.entries[i].digest);
    const Cbor value = Cbor::Map{{"id", log.entries[100].hex() + "/target/0"}, {"basis", std::move(basis)}};
    CHECK(pack(value, log.position_of()).size() < 25);
}

} // namespace vigil::store
