// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ledger/bodies.hpp"

#include "ledger/testing.hpp"

#include <doctest/doctest.h>

namespace vigil::ledger {

using namespace testing;

TEST_CASE("bodies property: every body comes back from its payload, through its bytes")
{
    const bool held = rc::check([] {
        const Body body = any_body(*rc::gen::inRange(0, 10));
        const Payload payload = payload_of(body, "anna", {1, 2, 3});
        const auto decoded = decode_payload(encode_payload(payload));
        RC_ASSERT(static_cast<bool>(decoded));
        RC_ASSERT(*decoded == payload);
        const auto again = body_of(static_cast<std::uint16_t>(kind_of(body)), 1, *decoded);
        RC_ASSERT(static_cast<bool>(again));
        RC_ASSERT(*again == body);
        RC_ASSERT(member_of(*decoded) == "anna");
    });
    CHECK(held);
}

TEST_CASE(
    "bodies property: a payload whose fields are damaged is refused or read, never a crash, and never another form")
{
    int refused = 0;
    const bool held = rc::check([&] {
        const Body body = any_body(*rc::gen::inRange(0, 10));
        Bytes bytes = encode_payload(payload_of(body, "anna", {}));
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<std::uint8_t>();
        const auto payload = decode_payload(bytes);
        if (!payload)
            return void(++refused);
        RC_ASSERT(encode_payload(*payload) == bytes);
        if (!body_of(static_cast<std::uint16_t>(kind_of(body)), 1, *payload))
            ++refused;
    });
    CHECK(held);
    CHECK(refused > 0);
}

TEST_CASE("bodies: a kind or schema of a newer Vigil is kept as unknown")
{
    const Payload payload = payload_of(SourceNamed{"S1", "person", ""}, "anna", {});
    CHECK(std::holds_alternative<Unknown>(*body_of(999, 1, payload)));
    CHECK(std::holds_alternative<Unknown>(*body_of(static_cast<std::uint16_t>(Kind::source), 2, payload)));
    CHECK(std::holds_alternative<Unknown>(*body_of(0, 1, payload)));
}

TEST_CASE("bodies: what a claim says stands in the group that can be withheld for it")
{
    domain::Claim claim;
    claim.values = {{domain::Field::actor, "Police", {}, domain::ValueKind::body, "", ""},
                    {domain::Field::target, "Person One", {}, domain::ValueKind::person, "", ""},
                    {domain::Field::place, "Caracas", {}, domain::ValueKind::place, "", ""},
                    {domain::Field::law, "Article 1", {}, domain::ValueKind::law, "", ""},
                    {domain::Field::source, "a neighbour", {}, domain::ValueKind::person, "", ""}};
    claim.time = *parse_edtf("2026-01-08");
    claim.quote = "these words";
    const Payload payload = payload_of(ClaimProposed{{}, claim}, "anna", {});
    const auto holds = [](const Cbor& group, std::string_view needle) {
        return as_text(encode_cbor(group)).find(needle) != std::string_view::npos;
    };
    const std::pair<Cbor Payload::*, std::vector<std::string>> expected[]{
        {&Payload::who, {"Police", "Person One", "anna"}},
        {&Payload::what, {"held", "Article 1"}},
        {&Payload::when_where, {"Caracas", "2026-01-08"}},
        {&Payload::words, {"these words"}},
        {&Payload::source, {"a neighbour"}}};
    for (const auto& [home, needles] : expected)
        for (const std::string& needle : needles)
            for (const auto& [group, ignored] : expected) {
                CAPTURE(needle);
                CHECK(holds(payload.*group, needle) == (group == home));
            }
}

TEST_CASE("bodies: a field of the wrong form is named in the error")
{
    Payload payload = payload_of(Checked{}, "anna", {});
    payload.what = Cbor::Map{{"verdict", "perhaps"}, {"n", 0}};
    const auto body = body_of(static_cast<std::uint16_t>(Kind::check), 1, payload);
    REQUIRE_FALSE(body);
    CHECK(body.error().fault == Fault::malformed);
    CHECK(body.error().message == "the field 'verdict' of an entry of kind 'check' is missing or not in its form");
}

TEST_CASE("mention: its text gives it back, and nothing else is read as one")
{
    const bool held = rc::check([] {
        const MentionRef mention = any_mention();
        const auto again = parse_mention(mention.to_string());
        RC_ASSERT(static_cast<bool>(again));
        RC_ASSERT(*again == mention);
    });
    CHECK(held);
    const std::string hex(64, 'a');
    for (const std::string& text :
         {std::string{}, hex, hex + "/target", hex + "/target/", hex + "/target/-1", hex + "/target/01",
          hex + "/mother/0", hex + "/target/0/0", std::string{"aa/target/0"}}) {
        CAPTURE(text);
        CHECK_FALSE(parse_mention(text));
    }
}

} // namespace vigil::ledger
