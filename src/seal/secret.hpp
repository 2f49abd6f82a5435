// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Keys and passphrases (libsodium). Secrets live in locked memory, are wiped when they go, and never appear in
/// messages.
namespace vigil::seal {

/// Must run before anything else here. Also forbids core dumps and tracing of this process. Errors: io.
Result<Done> prepare();

/// Locked, wiped bytes. Moves, never copies.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::size_t size);
    static Secret copy_of(std::string_view bytes);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();
    std::uint8_t* data() { return m_data; }
    const std::uint8_t* data() const { return m_data; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

/// From a terminal without echo; `confirm` asks twice. Errors: denied, when there is no terminal or the two differ.
Result<Secret> ask_passphrase(std::string_view prompt, bool confirm);
/// First line of a file or descriptor, without its end (LF or CR LF). Errors: io, denied (file readable by others).
Result<Secret> passphrase_from_file(const std::string& path);
Result<Secret> passphrase_from_descriptor(int descriptor);
/// The bytes of a key file, 32 to 65,536 of them. Errors: io, denied (readable by others), invalid_argument (size).
Result<Secret> key_from_file(const std::string& path);
/// Six words of `passphrase_word`, drawn evenly: 71.9 bits.
std::string new_passphrase();
/// Made-up words of two open syllables ("ruva", "tolo"): easy to say, write down and type, and nobody's list. The few
/// that mean something rude are empty. Pre: index < 4,096.
std::string passphrase_word(std::size_t index);

void random_bytes(std::uint8_t* into, std::size_t size);
Digest random_digest();
std::array<std::uint8_t, 16> random_seed();

/// Work to try one passphrase. Below the default, which is also the floor, slots are not made.
struct Argon2Cost {
    enum class Floor { enforced, none_because_a_test };
    std::uint64_t passes = 3;
    std::uint64_t memory_kib = 64 * 1024;
    Floor floor = Floor::enforced;
};
/// Takes no time and protects nothing.
constexpr Argon2Cost weak_cost_for_tests()
{
    return {1, 8, Argon2Cost::Floor::none_because_a_test};
}

/// What encrypts the database; recorded in the slots. Numbers are part of the format.
enum class Cipher : std::uint8_t { aegis_256 = 1, chacha20 = 2 };
/// AEGIS-256 where the processor has AES instructions.
Cipher preferred_cipher();

/// What opens a casebook: a passphrase or a key file's 32+ bytes.
struct Opener {
    enum class Kind { passphrase, key_file } kind = Kind::passphrase;
    Secret secret;
};

/// The `slots` file: key derivation, cipher and the wrapped casebook key; the only clear part of a casebook.
/// One slot per opener; version and cipher are stored. Layout: spec/casebook.md.
struct Slots {
    std::string bytes;
};
/// Makes a new casebook key and one slot for it. Errors: invalid_argument (empty passphrase, cost below the floor), io
/// (no memory for the cost).
Result<Slots> make_slots(const Opener& opener, const Argon2Cost& cost, Secret& casebook_key,
                         Cipher cipher = preferred_cipher());
/// Errors: denied ("this passphrase opens none of the N key slots"), corrupt, io.
Result<Secret> open_slots(const Slots& slots, const Opener& opener);
/// Errors: corrupt.
Result<Cipher> cipher_of(const Slots& slots);
/// Adds a slot for another opener. Errors: those of `make_slots`, denied (all slots are taken), corrupt.
Result<Slots> add_slot(const Slots& slots, const Secret& casebook_key, const Opener& opener, const Argon2Cost& cost);

/// Sub-keys by HKDF: "db", "blob", "local".
Secret derive(const Secret& casebook_key, std::string_view purpose);

/// XChaCha20-Poly1305 stream in 64 KiB chunks (libsodium secretstream), for blobs and backups; `context` is
/// authenticated.
Bytes seal_bytes(const Secret& key, ByteView plain, std::string_view context);
/// Errors: corrupt.
Result<Bytes> open_bytes(const Secret& key, ByteView sealed, std::string_view context);

} // namespace vigil::seal
