// SPDX-License-Identifier: AGPL-3.0-or-later
#include "domain/claim.hpp"
#include "domain/claim_json.hpp"

#include <doctest/doctest.h>

#include <set>

namespace vigil::domain {
namespace {

Claim sample()
{
    Claim claim;
    claim.type = ClaimType::release;
    claim.values = {{Field::target, "Person One", Span{4, 14}, ValueKind::person, "", ""},
                    {Field::place, "Caracas", std::nullopt, ValueKind::place, "geonames:3646738", ""}};
    claim.count = Count{28, std::nullopt, false};
    claim.time = *parse_edtf("2026-01-08");
    claim.modality = Modality::alleged;
    claim.quote = "The \"one\"\n";
    claim.span = {4, 40};
    claim.rule = "release/passive";
    claim.reader = "test-1";
    claim.confidence = 0.75F;
    return claim;
}

} // namespace

TEST_CASE("claim types: the table is complete, unique and in the order of the enumeration")
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < claim_types().size(); ++i) {
        const ClaimTypeInfo& info = claim_types()[i];
        CAPTURE(info.name);
        CHECK(static_cast<std::size_t>(info.type) == i);
        CHECK(names.insert(info.name).second);
        CHECK(claim_type_named(info.name) == info.type);
        CHECK_FALSE(info.says.empty());
    }
    CHECK(claim_types().size() == 36);
}

TEST_CASE("claim: JSON and CBOR give back the same claim")
{
    const Claim claim = sample();
    const auto from_json = claim_from_json(to_json_line(claim, {"c1", "p1"}));
    REQUIRE(from_json);
    CHECK(*from_json == claim);
    const auto from_cbor = claim_from_cbor(to_cbor(claim));
    REQUIRE(from_cbor);
    CHECK(*from_cbor == claim);
}

TEST_CASE("claim: a gold line with plain lists alone is read")
{
    const auto claim = claim_from_json(
        R"({"type":"held","target":["journalists"],"count":{"min":14,"max":14,"approx":false},"quote":"14 journalists"})");
    REQUIRE(claim);
    CHECK(claim->all(Field::target) == std::vector<std::string>{"journalists"});
    CHECK(claim->count->to_string() == "14");
}

TEST_CASE("claim: a malformed line says which field is wrong")
{
    for (const auto* line : {"", "[]", R"({"type":"coup"})", R"({"type":"held","time":"soon"})",
                             R"({"type":"held","target":"x"})", R"({"type":"held","span":[4,1]})"}) {
        CAPTURE(line);
        CHECK_FALSE(claim_from_json(line));
    }
}

TEST_CASE("count: prints what a reader expects")
{
    CHECK(Count{28, std::nullopt, false}.to_string() == "at least 28");
    CHECK(Count{1000, 1000, true}.to_string() == "about 1000");
    CHECK(Count{0, 40, false}.to_string() == "up to 40");
    CHECK(Count{200, 999, true}.to_string() == "200 to 999");
}

} // namespace vigil::domain
