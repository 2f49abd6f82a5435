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

namespace {

/// What is told about a part: by the person, else by the document itself.
read::Context context_of(const Job& job, const ingest::Part& part)
{
    read::Context context = job.context;
    if (!context.published)
        context.published = part.metadata.published;
    if (context.organisation.empty())
        context.organisation = part.metadata.organisation;
    if (context.title.empty())
        context.title = part.metadata.title;
    if (context.language.empty())
        context.language = part.metadata.language;
    return context;
}

} // namespace

Outcome extract_and_read(const Job& job, const read::Lexicon& lexicon, const ingest::Limits& limits)
{
    Outcome outcome;
    outcome.extraction = ingest::extract(job.bytes, job.file_name, limits);
    for (const auto& part : outcome.extraction.parts)
        outcome.readings.push_back(job.extract_only || part.text.empty()
                                       ? read::Reading{}
                                       : read::read_text(lexicon, part.text, context_of(job, part)));
    return outcome;
}

Cbor draft_job_to_cbor(const Job& job)
{
    return to_cbor(job).put("draft", true);
}

bool asks_for_draft(const Cbor& job)
{
    const Cbor* draft = job.find("draft");
    return draft != nullptr && draft->boolean() != nullptr && *draft->boolean();
}

Cbor to_cbor(const DraftOutcome& draft)
{
    Cbor::Array parts;
    for (const auto& part : draft.parts) {
        Cbor::Array sentences;
        for (const auto& sentence : part.sentences)
            sentences.emplace_back(Cbor::Array{static_cast<std::int64_t>(sentence.span.begin),
                                               static_cast<std::int64_t>(sentence.span.end), sentence.heading});
        parts.emplace_back(Cbor::Map{{"sentences", std::move(sentences)}, {"unread", part.unread}});
    }
    return to_cbor(draft.outcome).put("draft", std::move(parts));
}

namespace {

/// Whether a letter begins at `at`, or the text ends there.
bool between_letters(std::string_view text, std::uint64_t at)
{
    return at == text.size() || (at < text.size() && sequence_length(text, at) > 0);
}

Result<DraftPart> draft_part_from(const Cbor& value, std::string_view text)
{
    const Error wrong{Fault::malformed, "a sentence does not stand in its text"};
    const Cbor* all = value.find("sentences");
    const Cbor* unread = value.find("unread");
    if (all == nullptr || all->array() == nullptr || unread == nullptr || unread->boolean() == nullptr)
        return wrong;
    DraftPart part;
    part.unread = *unread->boolean();
    for (const Cbor& item : *all->array()) {
        const auto* ends = item.array();
        if (ends == nullptr || ends->size() != 3 || (*ends)[0].integer() == nullptr ||
            (*ends)[1].integer() == nullptr || (*ends)[2].boolean() == nullptr)
            return wrong;
        const std::int64_t begin = *(*ends)[0].integer(), end = *(*ends)[1].integer();
        const std::int64_t before = part.sentences.empty() ? 0 : part.sentences.back().span.end;
        if (begin < before || end <= begin || static_cast<std::uint64_t>(end) > text.size() ||
            !between_letters(text, static_cast<std::uint64_t>(begin)) ||
            !between_letters(text, static_cast<std::uint64_t>(end)))
            return wrong;
        part.sentences.push_back(
            {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, *(*ends)[2].boolean()});
    }
    return part;
}

} // namespace

Result<DraftOutcome> draft_outcome_from_cbor(const Cbor& value, const ingest::Limits& limits)
{
    DraftOutcome draft;
    VIGIL_TRY(draft.outcome, outcome_from_cbor(value, limits));
    const auto& parts = draft.outcome.extraction.parts;
    const Cbor* all = value.find("draft");
    if (all == nullptr || all->array() == nullptr || all->array()->size() != parts.size())
        return Error{Fault::malformed, "the child's answer lacks the sentences of a draft"};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        VIGIL_TRY(auto part, draft_part_from((*all->array())[i], parts[i].text));
        draft.parts.push_back(std::move(part));
    }
    return draft;
}

DraftOutcome extract_and_read_draft(const Job& job, const read::Lexicon& lexicon, const ingest::Limits& limits)
{
    DraftOutcome draft;
    draft.outcome.extraction = ingest::extract(job.bytes, job.file_name, limits);
    for (const auto& part : draft.outcome.extraction.parts) {
        auto read =
            part.text.empty() ? read::DraftReading{} : read::read_draft(lexicon, part.text, context_of(job, part));
        draft.outcome.readings.push_back(std::move(read.reading));
        draft.parts.push_back({std::move(read.sentences), read.unread});
    }
    return draft;
}

} // namespace vigil::worker
