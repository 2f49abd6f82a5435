// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <optional>

// The slots file is one page of 4,096 bytes (spec/casebook.md, "slots"):
//   0    16  magic
//   16    1  version, 17 1 suite, 18 1 cipher of the database, 19 1 number of slots, 20 12 zero
//   32  8 x 128  slots: 0 1 kind (0 empty), 1 3 zero, 4 4 passes, 8 8 memory in KiB, 16 16 salt, 32 24 nonce,
//                56 48 wrapped key, 104 24 zero; numbers low byte first
//   1056 3008 zero
//   4064 32  SHA-256 of all before it: tells damage from a wrong passphrase
namespace vigil::seal {
namespace {

constexpr std::size_t page_bytes = 4096;
constexpr std::size_t sum_at = page_bytes - 32;
constexpr std::string_view magic{"vigil casebook\n\0", 16};
constexpr std::size_t slots_at = 32;
constexpr std::size_t slot_bytes = 128;
constexpr std::size_t slot_count = 8;
constexpr std::uint8_t this_version = 1;
constexpr std::uint8_t argon2id_xchacha = 1; ///< Suite: Argon2id 1.3, then XChaCha20-Poly1305.
constexpr std::size_t key_bytes = 32;
constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t wrapped_bytes = key_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(salt_bytes == 16 && nonce_bytes == 24 && wrapped_bytes == 48);

// More than any honest casebook asks for; a forged file must not exhaust the machine.
constexpr std::uint64_t most_passes = 64;
constexpr std::uint64_t most_memory_kib = 4UL * 1024 * 1024;

struct Slot {
    std::uint8_t kind = 0;
    Argon2Cost cost;
    std::string salt, nonce, wrapped;
};

std::uint8_t kind_of(Opener::Kind kind)
{
    return kind == Opener::Kind::passphrase ? 1 : 2;
}

std::string number(std::uint64_t value, std::size_t width)
{
    std::string bytes;
    for (std::size_t i = 0; i < width; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
    return bytes;
}

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t width)
{
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;)
        value = value << 8U | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

std::string slot_head(const Slot& slot)
{
    return std::string{static_cast<char>(slot.kind), '\0', '\0', '\0'} + number(slot.cost.passes, 4) +
           number(slot.cost.memory_kib, 8) + slot.salt;
}

Slot slot_at(std::string_view page, std::size_t index)
{
    const auto bytes = page.substr(slots_at + index * slot_bytes, slot_bytes);
    return {static_cast<std::uint8_t>(bytes[0]),
            {number_at(bytes, 4, 4), number_at(bytes, 8, 8), Argon2Cost::Floor::enforced},
            std::string{bytes.substr(16, salt_bytes)},
            std::string{bytes.substr(32, nonce_bytes)},
            std::string{bytes.substr(56, wrapped_bytes)}};
}

void put_slot(std::string& page, std::size_t index, const Slot& slot)
{
    std::string bytes = slot_head(slot) + slot.nonce + slot.wrapped;
    bytes.resize(slot_bytes);
    page.replace(slots_at + index * slot_bytes, slot_bytes, bytes);
    const Digest sum = sha256(std::string_view{page}.substr(0, sum_at));
    page.replace(sum_at, sum.bytes.size(), as_text(ByteView{sum.bytes}));
}

Result<Done> check_page(std::string_view page)
{
    if (page.size() != page_bytes || page.substr(0, magic.size()) != magic)
        return Error{Fault::corrupt, "the file of key slots is no such file, or it is cut off"};
    if (page.substr(sum_at) != as_text(ByteView{sha256(page.substr(0, sum_at)).bytes}))
        return Error{Fault::corrupt, "the file of key slots is damaged; restore it from a backup"};
    if (page[16] != this_version || page[17] != argon2id_xchacha || page[19] != slot_count)
        return Error{Fault::corrupt, "the key slots were written by a newer Vigil"};
    if (page[18] != static_cast<char>(Cipher::aegis_256) && page[18] != static_cast<char>(Cipher::chacha20))
        return Error{Fault::corrupt, "the casebook uses a cipher of a newer Vigil"};
    return Done{};
}

Result<Secret> wrapping_key(const Opener& opener, const Slot& slot)
{
    Secret key{key_bytes};
    if (crypto_pwhash(key.data(), key.size(), reinterpret_cast<const char*>(opener.secret.data()), opener.secret.size(),
                      as_bytes(slot.salt).data(), slot.cost.passes,
                      static_cast<std::size_t>(slot.cost.memory_kib * 1024), crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Error{Fault::io, "there is not enough memory to derive the key (" +
                                    std::to_string(slot.cost.memory_kib / 1024) + " MiB are needed)"};
    return key;
}

/// What the wrapped key is bound to: the head of the page (with the cipher) and of its slot (with the cost).
std::string bound_to(std::string_view page, const Slot& slot)
{
    return std::string{page.substr(0, slots_at)} + slot_head(slot);
}

Result<Done> check_request(const Opener& opener, const Argon2Cost& cost)
{
    const Argon2Cost floor;
    if (opener.secret.empty())
        return Error{Fault::invalid_argument, "an empty passphrase protects nothing"};
    if (cost.floor == Argon2Cost::Floor::enforced && (cost.passes < floor.passes || cost.memory_kib < floor.memory_kib))
        return Error{Fault::invalid_argument, "the cost of trying a passphrase may not be below 3 passes over 64 MiB"};
    if (cost.passes > most_passes || cost.memory_kib > most_memory_kib)
        return Error{Fault::invalid_argument, "the cost of trying a passphrase may not exceed 64 passes over 4 GiB"};
    return Done{};
}

Result<Slots> with_slot(std::string page, std::size_t index, const Secret& casebook_key, const Opener& opener,
                        const Argon2Cost& cost)
{
    VIGIL_CHECK(check_request(opener, cost));
    Slot slot{kind_of(opener.kind), cost, std::string(salt_bytes, '\0'), std::string(nonce_bytes, '\0'),
              std::string(wrapped_bytes, '\0')};
    randombytes_buf(slot.salt.data(), slot.salt.size());
    randombytes_buf(slot.nonce.data(), slot.nonce.size());
    VIGIL_TRY(const Secret key, wrapping_key(opener, slot));
    const std::string bound = bound_to(page, slot);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<std::uint8_t*>(slot.wrapped.data()), nullptr,
                                               casebook_key.data(), casebook_key.size(), as_bytes(bound).data(),
                                               bound.size(), nullptr, as_bytes(slot.nonce).data(), key.data());
    put_slot(page, index, slot);
    return Slots{std::move(page)};
}

/// The casebook key, or nothing if the opener does not fit this slot.
Result<std::optional<Secret>> tried(std::string_view page, const Slot& slot, const Opener& opener)
{
    VIGIL_TRY(const Secret key, wrapping_key(opener, slot));
    Secret casebook_key{key_bytes};
    const std::string bound = bound_to(page, slot);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(casebook_key.data(), nullptr, nullptr, as_bytes(slot.wrapped).data(),
                                                   slot.wrapped.size(), as_bytes(bound).data(), bound.size(),
                                                   as_bytes(slot.nonce).data(), key.data()) != 0)
        return std::optional<Secret>{};
    return std::optional{std::move(casebook_key)};
}

} // namespace

Cipher preferred_cipher()
{
    return sodium_runtime_has_aesni() != 0 ? Cipher::aegis_256 : Cipher::chacha20;
}

Result<Slots> make_slots(const Opener& opener, const Argon2Cost& cost, Secret& casebook_key, Cipher cipher)
{
    casebook_key = Secret{key_bytes};
    randombytes_buf(casebook_key.data(), casebook_key.size());
    std::string page{magic};
    page += {static_cast<char>(this_version), static_cast<char>(argon2id_xchacha), static_cast<char>(cipher),
             static_cast<char>(slot_count)};
    page.resize(page_bytes);
    return with_slot(std::move(page), 0, casebook_key, opener, cost);
}

Result<Secret> open_slots(const Slots& slots, const Opener& opener)
{
    VIGIL_CHECK(check_page(slots.bytes));
    std::size_t used = 0;
    for (std::size_t index = 0; index < slot_count; ++index) {
        const Slot slot = slot_at(slots.bytes, index);
        used += slot.kind != 0 ? 1 : 0;
        if (slot.kind != kind_of(opener.kind))
            continue;
        if (std::string_view{slots.bytes}.substr(slots_at + index * slot_bytes, 32) != slot_head(slot))
            return Error{Fault::corrupt, "a key slot holds what this Vigil does not know"};
        if (slot.cost.passes > most_passes || slot.cost.memory_kib > most_memory_kib)
            return Error{Fault::corrupt, "a key slot asks for more work than any casebook needs; it may be forged"};
        VIGIL_TRY(auto key, tried(slots.bytes, slot, opener));
        if (key)
            return *std::move(key);
    }
    const std::string what = opener.kind == Opener::Kind::passphrase ? "this passphrase" : "this key file";
    return Error{Fault::denied, what + " opens none of the " + std::to_string(used) + " key slots"};
}

Result<Cipher> cipher_of(const Slots& slots)
{
    VIGIL_CHECK(check_page(slots.bytes));
    return static_cast<Cipher>(slots.bytes[18]);
}

Result<Slots> add_slot(const Slots& slots, const Secret& casebook_key, const Opener& opener, const Argon2Cost& cost)
{
    VIGIL_CHECK(check_page(slots.bytes));
    for (std::size_t index = 0; index < slot_count; ++index)
        if (slot_at(slots.bytes, index).kind == 0)
            return with_slot(slots.bytes, index, casebook_key, opener, cost);
    return Error{Fault::denied, "all 8 key slots are taken"};
}

} // namespace vigil::seal
