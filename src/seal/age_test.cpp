// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/age.hpp"

#include <doctest/doctest.h>

#include <sodium.h>

namespace vigil::seal {
namespace {

constexpr int quick = 4; ///< No protection: for tests.

Bytes pattern(std::size_t size)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
    return bytes;
}

Bytes from_base64(std::string_view text)
{
    Bytes bytes(text.size());
    std::size_t size = 0;
    REQUIRE(sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                              sodium_base64_VARIANT_ORIGINAL) == 0);
    bytes.resize(size);
    return bytes;
}

// Files made by another implementation of the format (typage 0.2), with keys made for this test alone.
constexpr std::string_view other_identity =
    "AGE-SECRET-KEY-1KZRQXSELREJ08ZKKSJAKVLSQE6F0QZV9RP0RDVFMZUQSX53P3F5QJR8XJH";
constexpr std::string_view other_recipient = "age1u364fx6xw62f3mwtrpwud3y47ckj57lun9cm8wdvmna7tndf9emqhtkrq4";
constexpr std::string_view for_recipient =
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBWbjFvYldzclB3SFVFWmdTOXNYanNwK1ZtNHp5U3VkdmNDZ3h0OFNkMURZClhFUDZNdGtY"
    "RWtKMS80NjJldTRuVnNpbURlZkNtY2dBSkxLcHlUdTRCSjAKLS0tIEFjTWpESHNOQ2RvMWJQV3hqOFBUU1MwM0V5SWM2aEtwVHBLU0c1Uys3cFkK"
    "yfXZSoxmbLPaHy/zAeAK1jwystSVGGhslv2E/funGtFnrKmTKX5Qsvtn7eTJfbbAJw3DqHCSqUfeUyEHkval3/0=";
constexpr std::string_view for_passphrase =
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCB6SUp1NGtlWGF3S0UwTVZlWU1BdHNRIDEwCllwck83Y2Q0MkVZTnZFRDlZNWRSeU1pYXRm"
    "WGJCOWNjNlowbXJwTXhZZWcKLS0tIGNrOUN1R0NGc09SRSswcGk5alZIMFVJUEtTY0VsdEZNdTBUS3p0S1FCMUkK9SW7OdshsY45lvPRv0kD1bFh"
    "oEsGkNP7jv/ihrd9424Srz6rWgVRpEjgbw8b5wBBwU6ZjP9n";

} // namespace

TEST_CASE("age: files of another program open")
{
    REQUIRE(prepare());
    const auto identity = AgeIdentity::parse(other_identity);
    REQUIRE(identity);
    CHECK(to_string(identity->recipient()) == other_recipient);
    const auto opened = age_open(from_base64(for_recipient), *identity);
    REQUIRE(opened);
    CHECK(as_text(*opened) == "At least 28 people, in 13 cities.");
    const auto by_passphrase = age_open(from_base64(for_passphrase), Secret::copy_of("ruva tolo mipa"));
    REQUIRE(by_passphrase);
    CHECK(as_text(*by_passphrase) == "Held, not known since.");
}

TEST_CASE("age: every length around a chunk comes back, for each of several recipients")
{
    REQUIRE(prepare());
    const auto one = AgeIdentity::make(), two = AgeIdentity::make(), other = AgeIdentity::make();
    for (const std::size_t size : {0U, 1U, 65535U, 65536U, 65537U, 131072U, 200001U}) {
        const auto plain = pattern(size);
        const auto sealed = age_seal(plain, {one.recipient(), two.recipient()});
        REQUIRE(sealed);
        CHECK(*age_open(*sealed, one) == plain);
        CHECK(*age_open(*sealed, two) == plain);
        CHECK(age_open(*sealed, other).error().fault == Fault::denied);
        CHECK(age_open(*sealed, Secret::copy_of("x")).error().fault == Fault::denied);
    }
}

TEST_CASE("age: a passphrase opens what it sealed, another one does not")
{
    REQUIRE(prepare());
    const auto plain = pattern(70000);
    const auto sealed = age_seal(plain, Secret::copy_of("six words of a phrase"), quick);
    REQUIRE(sealed);
    CHECK(*age_open(*sealed, Secret::copy_of("six words of a phrase")) == plain);
    CHECK(age_open(*sealed, Secret::copy_of("six words of another")).error().fault == Fault::denied);
    CHECK(age_open(*sealed, AgeIdentity::make()).error().fault == Fault::denied);
    CHECK(age_seal(plain, Secret{}, quick).error().fault == Fault::invalid_argument);
}

TEST_CASE("age: what was altered or cut does not open, wherever it was")
{
    REQUIRE(prepare());
    const auto identity = AgeIdentity::make();
    const auto plain = pattern(70000);
    const auto sealed = *age_seal(plain, {identity.recipient()});
    for (std::size_t at = 0; at < sealed.size(); at += at < 300 ? 1 : 997) {
        auto altered = sealed;
        altered[at] ^= 1U;
        const auto opened = age_open(altered, identity);
        CHECK_MESSAGE(!opened, at);
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{150}, std::size_t{240},
                                   sealed.size() - 70000, sealed.size() - 1}) {
        const auto opened = age_open(ByteView{sealed}.first(size), identity);
        CHECK_MESSAGE(!opened, size);
    }
}

TEST_CASE("age: keys with a slip of the pen are refused")
{
    REQUIRE(prepare());
    CHECK(to_string(*parse_age_recipient(other_recipient)) == other_recipient);
    std::string slipped{other_recipient};
    slipped[20] = slipped[20] == 'q' ? 'p' : 'q';
    CHECK_FALSE(parse_age_recipient(slipped));
    CHECK_FALSE(parse_age_recipient(""));
    CHECK_FALSE(parse_age_recipient("age1"));
    CHECK_FALSE(parse_age_recipient(other_identity));
    CHECK_FALSE(parse_age_recipient(other_recipient.substr(0, 40)));
    CHECK_FALSE(AgeIdentity::parse(other_recipient));
    const auto identity = AgeIdentity::make();
    const auto text = identity.text();
    const auto again = AgeIdentity::parse({reinterpret_cast<const char*>(text.data()), text.size()});
    REQUIRE(again);
    CHECK(again->recipient() == identity.recipient());
}

TEST_CASE("age: a header that asks for endless work is refused")
{
    REQUIRE(prepare());
    auto sealed = *age_seal(pattern(10), Secret::copy_of("a phrase"), quick);
    std::string text{as_text(sealed)};
    const auto at = text.find(" 4\n");
    REQUIRE(at != std::string::npos);
    text.replace(at, 3, " 40\n");
    CHECK(age_open(as_bytes(text), Secret::copy_of("a phrase")).error().fault == Fault::malformed);
}

} // namespace vigil::seal
