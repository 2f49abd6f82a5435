// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/confidence.hpp"

#include "read/lexicon.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace vigil;
using namespace vigil::read;

namespace {

constexpr std::string_view table = "always\t-500\nrule\t1000\nactor\t1200\nnamed target\t1000\ntime\t900\n";

std::shared_ptr<const Lexicon> lexicon_with(std::string_view confidence)
{
    std::vector<DataFile> files{{"xx/claims/confidence.tsv", std::string{confidence}}};
    auto lexicon = compile_lexicon(files);
    REQUIRE(lexicon);
    return *lexicon;
}

domain::Claim arrest(float rule)
{
    domain::Claim claim;
    claim.type = domain::ClaimType::arrest;
    claim.confidence = rule;
    return claim;
}

domain::Claim with(domain::Claim claim, domain::Field field, domain::ValueKind kind)
{
    domain::Value value;
    value.field = field;
    value.text = "Mira Kosta";
    value.kind = kind;
    claim.values.push_back(value);
    return claim;
}

} // namespace

TEST_CASE("each kind of evidence adds its weight to the log-odds")
{
    const auto calibration = Calibration::compile(*lexicon_with(table), "xx");
    REQUIRE(calibration);
    CHECK(calibration->confidence(arrest(0.5F)) == doctest::Approx(0.38)); // -0.5
    CHECK(calibration->confidence(arrest(0.8F)) == doctest::Approx(0.71)); // -0.5 + ln 4
    const auto named = with(arrest(0.5F), domain::Field::target, domain::ValueKind::person);
    CHECK(calibration->confidence(named) == doctest::Approx(0.62)); // 0.5
    const auto whole = with(named, domain::Field::actor, domain::ValueKind::body);
    CHECK(calibration->confidence(whole) == doctest::Approx(0.85)); // 1.7
    CHECK(calibration->confidence(with(arrest(0.5F), domain::Field::target, domain::ValueKind::group)) ==
          doctest::Approx(0.38));
}

TEST_CASE("what is weighed adds up to the confidence, and names nothing that adds nothing")
{
    const auto calibration = Calibration::compile(*lexicon_with(table), "xx");
    REQUIRE(calibration);
    const auto claim = with(arrest(0.8F), domain::Field::actor, domain::ValueKind::body);
    double sum = 0;
    for (const WeighedEvidence& each : calibration->weighed(claim)) {
        CHECK(each.log_odds != 0);
        sum += each.log_odds;
    }
    CHECK(calibration->weighed(claim).size() == 3); // always, rule, actor
    CHECK(calibration->confidence(claim) == doctest::Approx(1 / (1 + std::exp(-sum))).epsilon(0.01));
}

TEST_CASE("without a table a claim keeps the confidence of its rule, and nothing is weighed")
{
    const auto calibration = Calibration::compile(*lexicon_with(table), "yy");
    REQUIRE(calibration);
    CHECK(calibration->confidence(arrest(0.8F)) == 0.8F);
    CHECK(calibration->weighed(arrest(0.8F)).empty());
}

TEST_CASE("no claim is certain, and none is hopeless, whatever the weights")
{
    const auto sure = Calibration::compile(*lexicon_with("always\t9000\n"), "xx");
    const auto doubtful = Calibration::compile(*lexicon_with("always\t-9000\n"), "xx");
    REQUIRE(sure);
    REQUIRE(doubtful);
    CHECK(sure->confidence(arrest(0.999F)) == doctest::Approx(0.99));
    CHECK(doubtful->confidence(arrest(0.001F)) == doctest::Approx(0.05));
}

TEST_CASE("a row with an unknown kind or a weight that is no number is refused with its place")
{
    for (const char* wrong : {"always\t1\nmood\t100\n", "always\t1\nactor\tmuch\n", "always\t1\nactor\t99999\n"}) {
        const auto calibration = Calibration::compile(*lexicon_with(wrong), "xx");
        REQUIRE_FALSE(calibration);
        CHECK(calibration.error().message.find("line 2") != std::string::npos);
    }
}
