// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/why.hpp"

#include "worker/job.hpp"

#include <doctest/doctest.h>

using namespace vigil;

namespace {

const std::string text = "Café owner Mira Kosta was arrested on 3 January 2026.";

read::Why sample()
{
    read::Why why;
    why.made = true;
    why.sentence = {0, static_cast<std::uint32_t>(text.size())};
    why.trigger = {27, 35};
    why.row = "arrest/taken  arrest";
    why.place = "data/en/claims/frames.tsv, line 3";
    why.fields = {{"target", "patient:person!", {"Mira Kosta"}}};
    why.subject_by_tree = "Mira Kosta";
    why.rule_confidence = 0.85;
    why.confidence = 0.94;
    why.weights = {{"time", 1.025}, {"always", -0.07}};
    why.words = {{{0, 5}, "NOUN", "compound", 1}, {{6, 11}, "NOUN", "root", -1}};
    return why;
}

} // namespace

TEST_CASE("an explanation comes back from its bytes as it was")
{
    const auto back = worker::why_from_cbor(worker::to_cbor(sample()), text);
    REQUIRE(back);
    CHECK(*back == sample());
}

TEST_CASE("a child cannot explain with words outside the text, half letters or heads that are no words")
{
    const std::vector<void (*)(read::Why&)> wrongs{
        [](read::Why& why) { why.words[0].span = {0, 4}; }, // The middle of "é".
        [](read::Why& why) { why.words[0].span = {60, 70}; }, [](read::Why& why) { why.words[0].span = {5, 0}; },
        [](read::Why& why) { why.words[0].head = 2; },        [](read::Why& why) { why.words[0].head = -2; },
        [](read::Why& why) { why.sentence.end = 4'000; },     [](read::Why& why) { why.trigger = {27, 4'000}; }};
    for (const auto& spoil : wrongs) {
        auto why = sample();
        spoil(why);
        CHECK_FALSE(worker::why_from_cbor(worker::to_cbor(why), text));
    }
    CHECK_FALSE(worker::why_from_cbor(Cbor{}, text));
}

TEST_CASE("a job that asks why comes back from its bytes, and no other job asks")
{
    worker::WhyJob job{text, {}, domain::ClaimType::arrest, "arrest/taken", {0, 20}};
    job.context.language = "en";
    job.context.published = *parse_edtf("2026-01-09");
    REQUIRE(worker::asks_why(worker::to_cbor(job)));
    const auto back = worker::why_job_from_cbor(worker::to_cbor(job));
    REQUIRE(back);
    CHECK(back->type == job.type);
    CHECK(back->rule == job.rule);
    CHECK(back->quote == job.quote);
    CHECK(back->context.published == job.context.published);
    CHECK_FALSE(worker::asks_why(worker::to_cbor(worker::Job{})));
    CHECK_FALSE(worker::why_job_from_cbor(worker::to_cbor(worker::Job{})));
}

TEST_CASE("the child explains a claim of a text")
{
    const auto workers = worker::Workers::start();
    REQUIRE(workers);
    worker::WhyJob job{text, {}, domain::ClaimType::arrest, "", {0, static_cast<std::uint32_t>(text.size())}};
    job.context.language = "en";
    const auto bytes = as_bytes(text);
    worker::Job reading;
    reading.bytes = Bytes{bytes.begin(), bytes.end()};
    reading.file_name = "note.txt";
    reading.context = job.context;
    const auto outcome = (*workers)->run(reading);
    REQUIRE(outcome.readings.size() == 1);
    REQUIRE(outcome.readings.front().claims.size() == 1);
    const auto& claim = outcome.readings.front().claims.front();
    job.rule = claim.rule;
    job.quote = claim.span;
    const auto why = worker::run_why(**workers, job);
    REQUIRE(why);
    CHECK(why->made);
    CHECK(text.substr(why->trigger.begin, why->trigger.end - why->trigger.begin) == "arrested");
    CHECK(why->confidence == doctest::Approx(static_cast<double>(claim.confidence)));
}
