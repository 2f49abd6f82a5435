// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/secret.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace vigil::seal {
namespace {

Opener passphrase(std::string_view words)
{
    return {Opener::Kind::passphrase, Secret::copy_of(words)};
}

Opener key_file(std::string_view bytes)
{
    return {Opener::Kind::key_file, Secret::copy_of(bytes)};
}

std::string hex(const Secret& secret)
{
    return to_hex({secret.data(), secret.size()});
}

const Argon2Cost weak = weak_cost_for_tests();

} // namespace

TEST_CASE("slots: the passphrase that made them opens them, and another one is denied")
{
    REQUIRE(prepare());
    Secret key;
    const auto slots = make_slots(passphrase("ruva tolo"), weak, key);
    REQUIRE(slots);
    CHECK(slots->bytes.size() == 4096);
    CHECK(key.size() == 32);
    CHECK(hex(*open_slots(*slots, passphrase("ruva tolo"))) == hex(key));
    const auto denied = open_slots(*slots, passphrase("ruva tola"));
    REQUIRE_FALSE(denied);
    CHECK(denied.error().fault == Fault::denied);
    CHECK(denied.error().message == "this passphrase opens none of the 1 key slots");
    // The same bytes as a key file are another opener.
    CHECK_FALSE(open_slots(*slots, key_file("ruva tolo")));
}

TEST_CASE("slots: neither the key nor the passphrase stands in them")
{
    REQUIRE(prepare());
    Secret key;
    const auto slots = make_slots(passphrase("needle words"), weak, key);
    CHECK(slots->bytes.find("needle words") == std::string::npos);
    CHECK(slots->bytes.find(std::string_view{reinterpret_cast<const char*>(key.data()), 32}) == std::string::npos);
}

TEST_CASE("slots: each added opener opens the same key, until all eight are taken")
{
    REQUIRE(prepare());
    Secret key;
    auto slots = make_slots(passphrase("first"), weak, key);
    const std::string file_bytes(64, 'k');
    slots = add_slot(*slots, key, key_file(file_bytes), weak);
    for (int i = 2; i < 8; ++i)
        slots = add_slot(*slots, key, passphrase("p" + std::to_string(i)), weak);
    REQUIRE(slots);
    CHECK(hex(*open_slots(*slots, passphrase("first"))) == hex(key));
    CHECK(hex(*open_slots(*slots, key_file(file_bytes))) == hex(key));
    CHECK(hex(*open_slots(*slots, passphrase("p7"))) == hex(key));
    CHECK(open_slots(*slots, passphrase("p8")).error().message == "this passphrase opens none of the 8 key slots");
    CHECK(add_slot(*slots, key, passphrase("p8"), weak).error().message == "all 8 key slots are taken");
}

TEST_CASE("slots: a cost below the floor and an empty passphrase are refused")
{
    REQUIRE(prepare());
    Secret key;
    for (const Argon2Cost cost :
         {Argon2Cost{2, 64UL * 1024}, Argon2Cost{3, 64UL * 1024 - 1}, Argon2Cost{65, 64UL * 1024}})
        CHECK(make_slots(passphrase("words"), cost, key).error().fault == Fault::invalid_argument);
    CHECK(make_slots(passphrase(""), weak, key).error().fault == Fault::invalid_argument);
}

TEST_CASE("slots: the cipher is recorded and cannot be changed unseen")
{
    REQUIRE(prepare());
    Secret key;
    for (const Cipher cipher : {Cipher::aegis_256, Cipher::chacha20})
        CHECK(*cipher_of(*make_slots(passphrase("words"), weak, key, cipher)) == cipher);
}

TEST_CASE("slots: a flipped bit is told as damage, and one behind a repaired sum does not open")
{
    REQUIRE(prepare());
    Secret key;
    const Slots slots = *make_slots(passphrase("words"), weak, key, Cipher::aegis_256);
    const bool held = rc::check([&] {
        Slots damaged = slots;
        const auto at = *rc::gen::inRange<std::size_t>(0, slots.bytes.size());
        damaged.bytes[at] = static_cast<char>(damaged.bytes[at] ^ (1 << *rc::gen::inRange(0, 8)));
        const auto opened = open_slots(damaged, passphrase("words"));
        RC_ASSERT(!opened);
        RC_ASSERT(opened.error().fault == Fault::corrupt);
    });
    CHECK(held);
    for (std::size_t at = 0; at < 32 + 104; ++at) {
        CAPTURE(at);
        if (at >= 32 + 4 && at < 32 + 16)
            continue; // Another cost is tried as asked, and takes its time.
        Slots forged = slots;
        forged.bytes[at] = static_cast<char>(forged.bytes[at] ^ 3);
        const Digest sum = sha256(std::string_view{forged.bytes}.substr(0, 4064));
        forged.bytes.replace(4064, 32, as_text(ByteView{sum.bytes}));
        CHECK_FALSE(open_slots(forged, passphrase("words")));
    }
    CHECK(open_slots(Slots{""}, passphrase("words")).error().fault == Fault::corrupt);
}

TEST_CASE("derive: purposes give different keys, the same purpose the same")
{
    REQUIRE(prepare());
    const Secret key = Secret::copy_of(std::string(32, 'k'));
    CHECK(hex(derive(key, "db")) == hex(derive(key, "db")));
    CHECK(hex(derive(key, "db")) != hex(derive(key, "blob")));
    CHECK(hex(derive(key, "db")) != hex(derive(Secret::copy_of(std::string(32, 'l')), "db")));
}

} // namespace vigil::seal
