// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/job.hpp"

#include "base/utf8.hpp"

namespace vigil::worker {

namespace {

Cbor maybe(const std::optional<Edtf>& time)
{
    return time ? Cbor{time->to_string()} : Cbor{};
}

Result<std::optional<Edtf>> time_under(const Cbor& map, std::string_view key)
{
    const Cbor* found = map.find(key);
    if (found == nullptr || found->is_null())
        return std::optional<Edtf>{};
    VIGIL_TRY(const auto text, cbor_text(map, key));
    VIGIL_TRY(const auto time, parse_edtf(text));
    return std::optional<Edtf>{time};
}

Cbor to_cbor(const read::Reading& reading)
{
    Cbor::Array claims, notices;
    for (const auto& claim : reading.claims)
        claims.push_back(domain::to_cbor(claim));
    for (const auto& notice : reading.notices)
        notices.emplace_back(notice);
    return Cbor::Map{{"reader", reading.reader},
                     {"language", reading.language},
                     {"claims", std::move(claims)},
                     {"notices", std::move(notices)}};
}

bool stands_at(const domain::Span& span, std::string_view words, std::string_view text)
{
    return span.begin <= span.end && span.end <= text.size() && text.substr(span.begin, span.end - span.begin) == words;
}

/// A claim may only quote what stands in the text: this is what makes a claim lead back to its words.
Result<Done> check_anchors(const domain::Claim& claim, std::string_view text)
{
    if (claim.quote.empty() || !stands_at(claim.span, claim.quote, text))
        return Error{Fault::malformed, "a claim quotes words that do not stand at its place"};
    for (const auto& value : claim.values)
        if (!is_utf8(value.text) || (value.span && !stands_at(*value.span, value.text, text)))
            return Error{Fault::malformed, "a value of a claim does not stand at its place"};
    return Done{};
}

Result<read::Reading> reading_from_cbor(const Cbor& value, std::string_view text)
{
    read::Reading reading;
    VIGIL_TRY(reading.reader, cbor_text(value, "reader"));
    VIGIL_TRY(reading.language, cbor_text(value, "language"));
    const Cbor* claims = value.find("claims");
    const Cbor* notices = value.find("notices");
    if (claims == nullptr || claims->array() == nullptr || notices == nullptr || notices->array() == nullptr)
        return Error{Fault::malformed, "a reading without claims or notices"};
    for (const auto& item : *claims->array()) {
        VIGIL_TRY(auto claim, domain::claim_from_cbor(item));
        VIGIL_CHECK(check_anchors(claim, text));
        reading.claims.push_back(std::move(claim));
    }
    for (const auto& item : *notices->array()) {
        if (item.text() == nullptr)
            return Error{Fault::malformed, "a notice that is no text"};
        reading.notices.push_back(*item.text());
    }
    return reading;
}

} // namespace

Cbor to_cbor(const Job& job)
{
    return Cbor::Map{{"name", job.file_name},
                     {"published", maybe(job.context.published)},
                     {"covers", maybe(job.context.covers)},
                     {"language", job.context.language},
                     {"organisation", job.context.organisation},
                     {"title", job.context.title},
                     {"extract_only", job.extract_only}};
}

Result<Job> job_from_cbor(const Cbor& value)
{
    Job job;
    VIGIL_TRY(job.file_name, cbor_text(value, "name"));
    VIGIL_TRY(job.context.published, time_under(value, "published"));
    VIGIL_TRY(job.context.covers, time_under(value, "covers"));
    VIGIL_TRY(job.context.language, cbor_text(value, "language"));
    VIGIL_TRY(job.context.organisation, cbor_text(value, "organisation"));
    VIGIL_TRY(job.context.title, cbor_text(value, "title"));
    const Cbor* only = value.find("extract_only");
    job.extract_only = only != nullptr && only->boolean() != nullptr && *only->boolean();
    return job;
}

Cbor to_cbor(const Outcome& outcome)
{
    Cbor::Array readings;
    for (const auto& reading : outcome.readings)
        readings.push_back(to_cbor(reading));
    return Cbor::Map{{"extraction", ingest::to_cbor(outcome.extraction)}, {"readings", std::move(readings)}};
}

Result<Outcome> outcome_from_cbor(const Cbor& value, const ingest::Limits& limits)
{
    const Cbor* extraction = value.find("extraction");
    const Cbor* readings = value.find("readings");
    if (extraction == nullptr || readings == nullptr || readings->array() == nullptr)
        return Error{Fault::malformed, "the child's answer lacks its parts"};
    Outcome outcome;
    VIGIL_TRY(outcome.extraction, ingest::extraction_from_cbor(*extraction, limits));
    if (readings->array()->size() != outcome.extraction.parts.size())
        return Error{Fault::malformed, "the child's answer has another number of readings than of parts"};
    for (std::size_t i = 0; i < outcome.extraction.parts.size(); ++i) {
        VIGIL_TRY(auto reading, reading_from_cbor((*readings->array())[i], outcome.extraction.parts[i].text));
        outcome.readings.push_back(std::move(reading));
    }
    return outcome;
}

Outcome extract_and_read(const Job& job, const read::Lexicon& lexicon, const ingest::Limits& limits)
{
    Outcome outcome;
    outcome.extraction = ingest::extract(job.bytes, job.file_name, limits);
    for (const auto& part : outcome.extraction.parts) {
        read::Context context = job.context;
        if (!context.published)
            context.published = part.metadata.published;
        if (context.organisation.empty())
            context.organisation = part.metadata.organisation;
        if (context.title.empty())
            context.title = part.metadata.title;
        if (context.language.empty())
            context.language = part.metadata.language;
        outcome.readings.push_back(
            job.extract_only || part.text.empty() ? read::Reading{} : read::read_text(lexicon, part.text, context));
    }
    return outcome;
}

} // namespace vigil::worker
