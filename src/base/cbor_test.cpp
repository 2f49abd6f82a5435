// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/cbor.hpp"

#include <doctest/doctest.h>

#include <random>

namespace vigil {

TEST_CASE("cbor: examples of RFC 8949 appendix A encode as printed there")
{
    const auto hex = [](const Cbor& value) { return to_hex(encode_cbor(value)); };
    CHECK(hex(0) == "00");
    CHECK(hex(24) == "1818");
    CHECK(hex(1000000) == "1a000f4240");
    CHECK(hex(-1000) == "3903e7");
    CHECK(hex("ü") == "62c3bc");
    CHECK(hex(Cbor::Array{1, Cbor::Array{2, 3}}) == "8201820203");
    CHECK(hex(Cbor::Map{{"b", 2}, {"a", 1}}) == "a2616101616202");
    CHECK(hex(true) == "f5");
    CHECK(hex(nullptr) == "f6");
}

TEST_CASE("cbor: what is not in deterministic form is refused")
{
    for (const auto* text : {"", "1801", "190001", "9fff", "a2616201616102", "a2616101616102", "fb3ff0000000000000",
                             "61ff", "8201", "0000", "c000", "5affffffff", "f7"}) {
        CAPTURE(text);
        CHECK_FALSE(decode_cbor(*from_hex(text)));
    }
    CHECK_FALSE(decode_cbor(Bytes(100, 0x81)));
}

TEST_CASE("cbor property: random bytes that decode encode to the same bytes")
{
    std::mt19937 random{20260108};
    int decoded = 0;
    for (int round = 0; round < 200000; ++round) {
        Bytes bytes(1 + random() % 6);
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(random());
        if (const auto value = decode_cbor(bytes)) {
            ++decoded;
            REQUIRE(encode_cbor(*value) == bytes);
        }
    }
    CHECK(decoded > 1000);
}

} // namespace vigil
