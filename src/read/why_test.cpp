// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/why.hpp"

#include "read/models.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

using namespace vigil;
using namespace vigil::read;

namespace {

const std::string text =
    "Harbour Watch spoke on Monday.\n\nAn officer of the port guard who had been ill, or so the guard says, "
    "arrested Mira Kosta on 3 January 2026 in Sari.\n";

Context context(std::string language = "en")
{
    Context told;
    told.published = *parse_edtf("2026-01-09");
    told.language = std::move(language);
    return told;
}

const Lexicon& lexicon_with_model()
{
    static const std::string model = [] {
        std::ifstream file{VIGIL_SOURCE_DIR "/models/en.model", std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    }();
    static const auto lexicon = *compile_lexicon(test_data_files(), {{"en", model}});
    return *lexicon;
}

std::string words(domain::Span span)
{
    return text.substr(span.begin, span.end - span.begin);
}

Why why_of(const Lexicon& lexicon)
{
    const Reading reading = read_text(lexicon, text, context());
    const auto claim = std::ranges::find(reading.claims, domain::ClaimType::arrest, &domain::Claim::type);
    REQUIRE(claim != reading.claims.end());
    const Why why = explain_claim(lexicon, text, context(), claim->type, claim->rule, claim->span);
    CHECK(why.confidence == doctest::Approx(static_cast<double>(claim->confidence)));
    return why;
}

} // namespace

TEST_CASE("a claim is explained by its row, the word that made it, and what filled its fields")
{
    const Why why = why_of(test_lexicon());
    REQUIRE(why.made);
    CHECK(words(why.trigger) == "arrested");
    CHECK(why.place.find("en/claims/frames.tsv, line ") != std::string::npos);
    CHECK(why.row.starts_with("arrest/"));
    const auto target = std::ranges::find(why.fields, "target", &WhyField::field);
    REQUIRE(target != why.fields.end());
    CHECK(target->words == std::vector<std::string>{"Mira Kosta"});
    CHECK(target->role.starts_with("patient"));
}

TEST_CASE("the weights of a claim add up to its confidence")
{
    const Why why = why_of(test_lexicon());
    double sum = 0;
    for (const WhyWeight& each : why.weights)
        sum += each.log_odds;
    REQUIRE_FALSE(why.weights.empty());
    CHECK(1 / (1 + std::exp(-sum)) == doctest::Approx(why.confidence).epsilon(0.01));
    CHECK(why.rule_confidence > 0);
}

TEST_CASE("with a model every word has its head; all words stand where the text has them")
{
    const Why why = why_of(lexicon_with_model());
    REQUIRE(why.words.size() > 10);
    CHECK(std::ranges::count(why.words, -1, &WhyWord::head) == 1);
    const auto verb = std::ranges::find_if(why.words, [](const WhyWord& it) { return words(it.span) == "arrested"; });
    REQUIRE(verb != why.words.end());
    CHECK(verb->tag == "VERB");
    const auto object = std::ranges::find_if(why.words, [](const WhyWord& it) { return words(it.span) == "Mira"; });
    REQUIRE(object != why.words.end());
    CHECK(object->head == verb - why.words.begin());
}

TEST_CASE("without a model the words carry what the tables take them for")
{
    const Why why = why_of(test_lexicon());
    const auto verb = std::ranges::find_if(why.words, [](const WhyWord& it) { return words(it.span) == "arrested"; });
    REQUIRE(verb != why.words.end());
    CHECK(verb->tag == "verb");
    CHECK(verb->relation.empty());
}

TEST_CASE("a claim that today's reader does not make keeps its words and gets no row")
{
    const auto at = static_cast<std::uint32_t>(text.find("An officer"));
    const Why why =
        explain_claim(test_lexicon(), text, context(), domain::ClaimType::arrest, "arrest/of-old", {at, at + 10});
    CHECK_FALSE(why.made);
    CHECK(why.row.empty());
    CHECK(words(why.sentence).starts_with("An officer"));
    CHECK_FALSE(why.words.empty());
}

TEST_CASE("a language without a reader, and a quote outside the text, explain nothing and break nothing")
{
    CHECK(explain_claim(test_lexicon(), text, context("xx"), domain::ClaimType::arrest, "a", {0, 5}) == Why{});
    const Why why = explain_claim(test_lexicon(), text, context(), domain::ClaimType::arrest, "a", {90'000, 90'005});
    CHECK_FALSE(why.made);
    CHECK(why.words.empty());
}
