// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/job.hpp"

#include <doctest/doctest.h>

using namespace vigil;

namespace {

worker::Outcome one_part()
{
    worker::Outcome outcome;
    outcome.extraction.media_type = "text/plain";
    ingest::Part part;
    part.format = "text";
    part.extractor = "text-1";
    part.text = "Two students were released on Monday.";
    outcome.extraction.parts.push_back(part);
    read::Reading reading;
    reading.reader = "vigil-en-1";
    reading.language = "en";
    domain::Claim claim;
    claim.type = domain::ClaimType::release;
    claim.quote = part.text;
    claim.span = {0, static_cast<std::uint32_t>(part.text.size())};
    domain::Value value;
    value.text = "students";
    value.span = domain::Span{4, 12};
    claim.values.push_back(value);
    reading.claims.push_back(claim);
    outcome.readings.push_back(reading);
    return outcome;
}

} // namespace

TEST_CASE("an outcome comes back from its bytes as it was")
{
    const auto outcome = one_part();
    const auto back = worker::outcome_from_cbor(worker::to_cbor(outcome), {});
    REQUIRE(back);
    CHECK(back->extraction == outcome.extraction);
    CHECK(back->readings.front().claims == outcome.readings.front().claims);
}

TEST_CASE("a child cannot quote words that are not in the text")
{
    auto outcome = one_part();
    outcome.readings.front().claims.front().quote = "Three students were released on Monday";
    CHECK_FALSE(worker::outcome_from_cbor(worker::to_cbor(outcome), {}));

    outcome = one_part();
    outcome.readings.front().claims.front().span.end = 4'000'000;
    CHECK_FALSE(worker::outcome_from_cbor(worker::to_cbor(outcome), {}));

    outcome = one_part();
    outcome.readings.front().claims.front().values.front().span = domain::Span{5, 13};
    CHECK_FALSE(worker::outcome_from_cbor(worker::to_cbor(outcome), {}));
}

TEST_CASE("a child cannot leave out a reading")
{
    auto outcome = one_part();
    outcome.readings.clear();
    CHECK_FALSE(worker::outcome_from_cbor(worker::to_cbor(outcome), {}));
}

TEST_CASE("a job comes back from its bytes as it was")
{
    worker::Job job;
    job.file_name = "report.html";
    job.context.published = *parse_edtf("2026-01-09");
    job.context.language = "en";
    job.extract_only = true;
    const auto back = worker::job_from_cbor(worker::to_cbor(job));
    REQUIRE(back);
    CHECK(back->file_name == job.file_name);
    CHECK(back->context.published == job.context.published);
    CHECK_FALSE(back->context.covers);
    CHECK(back->extract_only);
}

TEST_CASE("sentences of a draft come back; a child cannot place them outside the text, out of order or inside a letter")
{
    worker::DraftOutcome draft{one_part(), {{}}};
    auto& text = draft.outcome.extraction.parts.front().text;
    text += "\n\nÉ un título.";
    const auto end = static_cast<std::uint32_t>(text.size());
    auto& sentences = draft.parts.front().sentences;
    sentences = {{{0, 37}, false}, {{39, end}, true}};
    const auto back = worker::draft_outcome_from_cbor(worker::to_cbor(draft), {});
    REQUIRE(back);
    CHECK(back->parts == draft.parts);
    CHECK(back->outcome.readings.front().claims == draft.outcome.readings.front().claims);
    using Sentences = std::vector<read::TextSentence>;
    for (const auto& wrong : {Sentences{{{0, end + 1}, false}}, Sentences{{{39, end}, false}, {{0, 37}, false}},
                              Sentences{{{40, end}, false}}, Sentences{{{5, 5}, false}}}) {
        sentences = wrong;
        CHECK_FALSE(worker::draft_outcome_from_cbor(worker::to_cbor(draft), {}));
    }
    CHECK_FALSE(worker::draft_outcome_from_cbor(worker::to_cbor(draft.outcome), {}));
}

TEST_CASE("a job for a draft says so")
{
    CHECK(worker::asks_for_draft(worker::draft_job_to_cbor({})));
    CHECK_FALSE(worker::asks_for_draft(worker::to_cbor(worker::Job{})));
}
