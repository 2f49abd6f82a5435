// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/why.hpp"

#include "base/utf8.hpp"
#include "worker/job.hpp"

#include <cmath>
#include <limits>

namespace vigil::worker {
namespace {

using domain::Span;

const Error nonsense{Fault::malformed, "the child's explanation is no explanation of this text"};

std::int64_t thousandths(double value)
{
    return std::llround(value * 1000);
}

Result<double> number_under(const Cbor& map, std::string_view key)
{
    VIGIL_TRY(const auto value, cbor_integer(map, key));
    return static_cast<double>(value) / 1000.0;
}

Cbor ends_of(Span span)
{
    return Cbor::Array{static_cast<std::int64_t>(span.begin), static_cast<std::int64_t>(span.end)};
}

/// Whether a letter begins at `at`, or the text ends there.
bool between_letters(std::string_view text, std::size_t at)
{
    return at == text.size() || sequence_length(text, at) > 0;
}

Result<Span> span_under(const Cbor& map, std::string_view key)
{
    const Cbor* found = map.find(key);
    const auto* ends = found == nullptr ? nullptr : found->array();
    if (ends == nullptr || ends->size() != 2)
        return nonsense;
    for (const Cbor& end : *ends)
        if (end.integer() == nullptr || *end.integer() < 0 ||
            *end.integer() > std::numeric_limits<std::uint32_t>::max())
            return nonsense;
    return Span{static_cast<std::uint32_t>(*(*ends)[0].integer()), static_cast<std::uint32_t>(*(*ends)[1].integer())};
}

Result<Span> span_in_text(const Cbor& map, std::string_view key, std::string_view text)
{
    VIGIL_TRY(const Span span, span_under(map, key));
    if (span.begin > span.end || span.end > text.size() || !between_letters(text, span.begin) ||
        !between_letters(text, span.end))
        return nonsense;
    return span;
}

Result<const Cbor::Array*> array_under(const Cbor& map, std::string_view key)
{
    const Cbor* found = map.find(key);
    if (found == nullptr || found->array() == nullptr)
        return nonsense;
    return found->array();
}

Result<read::WhyWord> word_from(const Cbor& value, std::string_view text, std::size_t words)
{
    read::WhyWord word;
    VIGIL_TRY(word.span, span_in_text(value, "span", text));
    VIGIL_TRY(word.tag, cbor_text(value, "tag"));
    VIGIL_TRY(word.relation, cbor_text(value, "relation"));
    VIGIL_TRY(const auto head, cbor_integer(value, "head"));
    if (head < -1 || head >= static_cast<std::int64_t>(words))
        return nonsense;
    word.head = static_cast<std::int32_t>(head);
    return word;
}

Result<read::WhyField> field_from(const Cbor& value)
{
    read::WhyField field;
    VIGIL_TRY(field.field, cbor_text(value, "field"));
    VIGIL_TRY(field.role, cbor_text(value, "role"));
    VIGIL_TRY(const auto* words, array_under(value, "words"));
    for (const Cbor& each : *words) {
        if (each.text() == nullptr)
            return nonsense;
        field.words.push_back(*each.text());
    }
    return field;
}

Result<Done> take_lists(const Cbor& value, std::string_view text, read::Why& why)
{
    VIGIL_TRY(const auto* fields, array_under(value, "fields"));
    for (const Cbor& each : *fields) {
        VIGIL_TRY(auto field, field_from(each));
        why.fields.push_back(std::move(field));
    }
    VIGIL_TRY(const auto* weights, array_under(value, "weights"));
    for (const Cbor& each : *weights) {
        read::WhyWeight weight;
        VIGIL_TRY(weight.name, cbor_text(each, "name"));
        VIGIL_TRY(weight.log_odds, number_under(each, "log_odds"));
        why.weights.push_back(std::move(weight));
    }
    VIGIL_TRY(const auto* words, array_under(value, "words"));
    for (const Cbor& each : *words) {
        VIGIL_TRY(auto word, word_from(each, text, words->size()));
        why.words.push_back(std::move(word));
    }
    return Done{};
}

} // namespace

Cbor to_cbor(const WhyJob& job)
{
    Job plain;
    plain.context = job.context;
    return to_cbor(plain).put(
        "why", Cbor::Map{{"type", domain::name_of(job.type)}, {"rule", job.rule}, {"quote", ends_of(job.quote)}});
}

bool asks_why(const Cbor& job)
{
    return job.find("why") != nullptr;
}

Result<WhyJob> why_job_from_cbor(const Cbor& value)
{
    WhyJob job;
    VIGIL_TRY(const Job plain, job_from_cbor(value));
    job.context = plain.context;
    const Cbor* asked = value.find("why");
    if (asked == nullptr)
        return Error{Fault::malformed, "the job asks for no explanation"};
    VIGIL_TRY(const auto name, cbor_text(*asked, "type"));
    const auto type = domain::claim_type_named(name);
    if (!type)
        return Error{Fault::malformed, "there is no claim type '" + name + "'"};
    job.type = *type;
    VIGIL_TRY(job.rule, cbor_text(*asked, "rule"));
    VIGIL_TRY(job.quote, span_under(*asked, "quote"));
    return job;
}

Cbor to_cbor(const read::Why& why)
{
    Cbor::Array fields, weights, words;
    for (const auto& field : why.fields) {
        Cbor::Array values;
        for (const auto& each : field.words)
            values.emplace_back(each);
        fields.emplace_back(Cbor::Map{{"field", field.field}, {"role", field.role}, {"words", std::move(values)}});
    }
    for (const auto& weight : why.weights)
        weights.emplace_back(Cbor::Map{{"name", weight.name}, {"log_odds", thousandths(weight.log_odds)}});
    for (const auto& word : why.words)
        words.emplace_back(Cbor::Map{{"span", ends_of(word.span)},
                                     {"tag", word.tag},
                                     {"relation", word.relation},
                                     {"head", static_cast<std::int64_t>(word.head)}});
    return Cbor::Map{{"made", why.made},
                     {"sentence", ends_of(why.sentence)},
                     {"trigger", ends_of(why.trigger)},
                     {"row", why.row},
                     {"place", why.place},
                     {"subject_by_rules", why.subject_by_rules},
                     {"subject_by_tree", why.subject_by_tree},
                     {"rule_confidence", thousandths(why.rule_confidence)},
                     {"confidence", thousandths(why.confidence)},
                     {"fields", std::move(fields)},
                     {"weights", std::move(weights)},
                     {"words", std::move(words)}};
}

Result<read::Why> why_from_cbor(const Cbor& value, std::string_view text)
{
    read::Why why;
    const Cbor* made = value.find("made");
    if (made == nullptr || made->boolean() == nullptr)
        return nonsense;
    why.made = *made->boolean();
    VIGIL_TRY(why.sentence, span_in_text(value, "sentence", text));
    VIGIL_TRY(why.trigger, span_in_text(value, "trigger", text));
    VIGIL_TRY(why.row, cbor_text(value, "row"));
    VIGIL_TRY(why.place, cbor_text(value, "place"));
    VIGIL_TRY(why.subject_by_rules, cbor_text(value, "subject_by_rules"));
    VIGIL_TRY(why.subject_by_tree, cbor_text(value, "subject_by_tree"));
    VIGIL_TRY(why.rule_confidence, number_under(value, "rule_confidence"));
    VIGIL_TRY(why.confidence, number_under(value, "confidence"));
    VIGIL_CHECK(take_lists(value, text, why));
    return why;
}

} // namespace vigil::worker
