// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/proceeding.hpp"

#include "records/cbor_fields.hpp"

#include <array>

namespace vigil::records {

// Found by FieldWriter and FieldReader through their arguments, so they stand in this namespace.
template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Step>
void describe(V& visit, T& value)
{
    visit("what", value.what);
    visit("when", value.when);
    visit("outcome", value.outcome);
    visit("actors", value.actors);
    visit("places", value.places);
    visit("laws", value.laws);
    visit("modality", value.modality);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Outcome>
void describe(V& visit, T& value)
{
    visit("defendant", value.defendant);
    visit("person", value.person);
    visit("charge", value.charge);
    visit("outcome", value.outcome);
    visit("sentence", value.sentence);
    visit("when", value.when);
    visit("court", value.court);
    visit("disputed", value.disputed);
    visit("replaced", value.replaced);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Provision>
void describe(V& visit, T& value)
{
    visit("key", value.key);
    visit("law", value.law);
    visit("articles", value.articles);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, HearingLine>
void describe(V& visit, T& value)
{
    visit("what", value.what);
    visit("words", value.words);
    visit("at", value.at);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, HearingCheck>
void describe(V& visit, T& value)
{
    visit("item", value.item);
    visit("answer", value.answer);
    visit("words", value.words);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, HearingNote>
void describe(V& visit, T& value)
{
    visit("part", value.part);
    visit("source", value.source);
    visit("when", value.when);
    visit("court", value.court);
    visit("lines", value.lines);
    visit("checks", value.checks);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Severance>
void describe(V& visit, T& value)
{
    visit("when", value.when);
    visit("defendants", value.defendants);
    visit("as", value.as);
    visit("claim", value.claim);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Proceeding>
void describe(V& visit, T& value)
{
    visit("id", value.id);
    visit("person", value.person);
    visit("kind", value.kind);
    visit("court", value.court);
    visit("court_key", value.court_key);
    visit("case_numbers", value.case_numbers);
    visit("defendants", value.defendants);
    visit("defendant_count", value.defendant_count);
    visit("charges", value.charges);
    visit("provisions", value.provisions);
    visit("table", value.table);
    visit("steps", value.steps);
    visit("ahead", value.ahead);
    visit("hearings", value.hearings);
    visit("severed", value.severed);
    visit("branch", value.branch);
    visit("openness", value.openness);
    visit("stage", value.stage);
    visit("last_confirmed", value.last_confirmed);
    visit("basis", value.basis);
}

Cbor to_cbor(const Proceeding& proceeding)
{
    return FieldWriter::cbor_of(proceeding);
}

Result<Proceeding> proceeding_from_cbor(const Cbor& value)
{
    return record_from<Proceeding>(value, "proceeding");
}

std::string_view name_of(ProceedingKind kind)
{
    constexpr std::array<std::string_view, 5> names{"criminal", "civil", "administrative", "constitutional",
                                                    "international inquiry"};
    const auto at = static_cast<std::size_t>(kind);
    return at < names.size() ? names[at] : "not known";
}

} // namespace vigil::records
