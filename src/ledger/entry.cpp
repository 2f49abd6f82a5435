// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ledger/entry.hpp"

#include "ledger/merkle.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace vigil::ledger {
namespace {

constexpr std::uint32_t this_version = 1;

Error wrong(std::string_view what)
{
    return {Fault::malformed, "the entry cannot be read: " + std::string{what}};
}

bool is_zero(const Digest& digest)
{
    return digest == Digest{};
}

// A digest that is zero is left out, so that "nothing" has one encoding.
void put_unless_zero(Cbor::Map& map, const char* key, const Digest& digest)
{
    if (!is_zero(digest))
        map.emplace_back(key, digest);
}

Result<Digest> digest_or_zero(const Cbor& map, std::string_view key)
{
    if (map.find(key) == nullptr)
        return Digest{};
    VIGIL_TRY(const Digest digest, cbor_digest(map, key));
    return is_zero(digest) ? Result<Digest>{wrong("a field of zeros is written out")} : Result<Digest>{digest};
}

template <typename Number>
Result<Number> number(const Cbor& map, std::string_view key)
{
    VIGIL_TRY(const std::int64_t value, cbor_integer(map, key));
    if (value < 0 || static_cast<std::uint64_t>(value) > std::numeric_limits<Number>::max())
        return wrong("the field '" + std::string{key} + "' is out of range");
    return static_cast<Number>(value);
}

/// The five salts of a payload: HKDF-SHA-256 (RFC 5869), empty salt, the group's name as info. The first half of HKDF
/// is the same for all five, and one block is enough for each, so that they take six HMACs.
class Salts {
public:
    explicit Salts(const std::array<std::uint8_t, 16>& seed)
        : m_context{EVP_MAC_CTX_dup(hmac_sha256()), EVP_MAC_CTX_free}
    {
        VIGIL_ASSERT(m_context != nullptr);
        const Digest empty; // As many zeros as the hash is long.
        m_key = hmac(empty, seed);
    }

    Digest of(std::string_view group)
    {
        Bytes info{group.begin(), group.end()};
        info.push_back(1); // The number of the block.
        return hmac(m_key, info);
    }

private:
    Digest hmac(const Digest& key, ByteView message)
    {
        Digest digest;
        std::size_t size = 0;
        EVP_MAC_CTX* const context = m_context.get();
        VIGIL_ASSERT(EVP_MAC_init(context, key.bytes.data(), key.bytes.size(), nullptr) == 1);
        VIGIL_ASSERT(EVP_MAC_update(context, message.data(), message.size()) == 1);
        VIGIL_ASSERT(EVP_MAC_final(context, digest.bytes.data(), &size, digest.bytes.size()) == 1);
        VIGIL_ASSERT(size == digest.bytes.size());
        return digest;
    }

    static const EVP_MAC_CTX* hmac_sha256()
    {
        static const EVP_MAC_CTX* const prepared = [] {
            EVP_MAC_CTX* const context = EVP_MAC_CTX_new(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
            char hash[] = "SHA256";
            const std::array params{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash, 0),
                                    OSSL_PARAM_construct_end()};
            VIGIL_ASSERT(context != nullptr && EVP_MAC_CTX_set_params(context, params.data()) == 1);
            return context;
        }();
        return prepared;
    }

    std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> m_context;
    Digest m_key;
};

struct Group {
    std::string_view name;
    Cbor Payload::*value;
};
constexpr std::array<Group, 5> groups{Group{"who", &Payload::who}, Group{"what", &Payload::what},
                                      Group{"when_where", &Payload::when_where}, Group{"words", &Payload::words},
                                      Group{"source", &Payload::source}};

} // namespace

Bytes encode_header(const Header& header)
{
    Cbor::Map map{{"v", std::int64_t{header.version}},
                  {"log", header.device},
                  {"book", header.casebook},
                  {"index", static_cast<std::int64_t>(header.index)},
                  {"kind", std::int64_t{header.kind}},
                  {"schema", std::int64_t{header.schema}},
                  {"at", static_cast<std::int64_t>(header.claimed_at.time_since_epoch().count())},
                  {"clock", std::int64_t{header.clock_quality}},
                  {"root", header.payload_root},
                  {"bytes", static_cast<std::int64_t>(header.payload_bytes)}};
    put_unless_zero(map, "compartment", header.compartment);
    put_unless_zero(map, "seen", header.seen);
    put_unless_zero(map, "batch", header.batch);
    return encode_cbor(map);
}

Result<Header> decode_header(ByteView bytes)
{
    VIGIL_TRY(const Cbor map, decode_cbor(bytes));
    if (map.map() == nullptr)
        return wrong("its header is no map");
    Header header;
    VIGIL_TRY(header.version, number<std::uint32_t>(map, "v"));
    if (header.version != this_version)
        return wrong("it has version " + std::to_string(header.version) + " and needs a newer Vigil");
    VIGIL_TRY(header.device, cbor_digest(map, "log"));
    VIGIL_TRY(header.casebook, cbor_digest(map, "book"));
    VIGIL_TRY(header.index, number<std::uint64_t>(map, "index"));
    VIGIL_TRY(header.kind, number<std::uint16_t>(map, "kind"));
    VIGIL_TRY(header.schema, number<std::uint32_t>(map, "schema"));
    VIGIL_TRY(const std::int64_t at, cbor_integer(map, "at"));
    header.claimed_at = Instant{std::chrono::seconds{at}};
    VIGIL_TRY(header.clock_quality, number<std::uint8_t>(map, "clock"));
    VIGIL_TRY(header.payload_root, cbor_digest(map, "root"));
    VIGIL_TRY(header.payload_bytes, number<std::uint64_t>(map, "bytes"));
    VIGIL_TRY(header.compartment, digest_or_zero(map, "compartment"));
    VIGIL_TRY(header.seen, digest_or_zero(map, "seen"));
    VIGIL_TRY(header.batch, digest_or_zero(map, "batch"));
    // Nothing may stand in a header that this version does not hash the same way again.
    if (!std::ranges::equal(encode_header(header), bytes))
        return wrong("its header has a field that version 1 does not have");
    return header;
}

EntryId id_of(ByteView header_bytes)
{
    return {leaf_hash(header_bytes)};
}

Bytes encode_payload(const Payload& payload)
{
    Cbor::Map map{{"seed", Bytes{payload.seed.begin(), payload.seed.end()}}};
    for (const Group& group : groups)
        map.emplace_back(std::string{group.name}, payload.*group.value);
    return encode_cbor(map);
}

Result<Payload> decode_payload(ByteView bytes)
{
    VIGIL_TRY(const Cbor map, decode_cbor(bytes));
    if (map.map() == nullptr || map.map()->size() != groups.size() + 1)
        return wrong("its payload is no map of a seed and five groups");
    Payload payload;
    VIGIL_TRY(const Bytes seed, cbor_bytes(map, "seed"));
    if (seed.size() != payload.seed.size())
        return wrong("its seed is not 16 bytes long");
    std::ranges::copy(seed, payload.seed.begin());
    for (const Group& group : groups) {
        const Cbor* value = map.find(group.name);
        if (value == nullptr || (value->map() == nullptr && !value->is_null()))
            return wrong("its group '" + std::string{group.name} + "' is missing or no map");
        payload.*group.value = *value;
    }
    return payload;
}

Digest commitment_of(const Payload& payload)
{
    Salts salts{payload.seed};
    Frontier tree;
    for (const Group& group : groups) {
        const Digest salt = salts.of(group.name);
        Bytes leaf{salt.bytes.begin(), salt.bytes.end()};
        leaf.insert(leaf.end(), group.name.begin(), group.name.end());
        const Bytes value = encode_cbor(payload.*group.value);
        leaf.insert(leaf.end(), value.begin(), value.end());
        tree.append(leaf_hash(leaf));
    }
    return tree.root();
}

Entry make_entry(Header header, Payload payload)
{
    header.payload_root = commitment_of(payload);
    header.payload_bytes = encode_payload(payload).size();
    const EntryId id = id_of(encode_header(header));
    return {id, header, std::move(payload), false};
}

Result<Done> check_entry(const Entry& entry)
{
    const auto altered = [&](std::string_view what) {
        return Error{Fault::corrupt, "entry " + entry.id.digest.short_hex() + " is altered: " + std::string{what}};
    };
    if (id_of(encode_header(entry.header)) != entry.id)
        return altered("its header does not give its identifier");
    if (entry.erased)
        return Done{};
    if (encode_payload(entry.payload).size() != entry.header.payload_bytes)
        return altered("its payload has another length than its header says");
    if (commitment_of(entry.payload) != entry.header.payload_root)
        return altered("its payload is not the one its header commits to");
    return Done{};
}

} // namespace vigil::ledger
