// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/person.hpp"

#include "records/cbor_fields.hpp"

#include <array>

namespace vigil::records {

// Found by FieldWriter and FieldReader through their arguments, so they stand in this namespace.
template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Stay>
void describe(V& visit, T& value)
{
    visit("place", value.place);
    visit("from", value.from);
    visit("to", value.to);
    visit("first_confirmed", value.first_confirmed);
    visit("last_confirmed", value.last_confirmed);
    visit("disputed", value.disputed);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, CustodyPeriod>
void describe(V& visit, T& value)
{
    visit("state", value.state);
    visit("manner", value.manner);
    visit("firmness", value.firmness);
    visit("alleged", value.alleged);
    visit("disputed", value.disputed);
    visit("dispute", value.dispute);
    visit("taken_back", value.taken_back);
    visit("from", value.from);
    visit("to", value.to);
    visit("first_confirmed", value.first_confirmed);
    visit("last_confirmed", value.last_confirmed);
    visit("places", value.places);
    visit("stays", value.stays);
    visit("authorities", value.authorities);
    visit("conditions", value.conditions);
    visit("basis", value.basis);
    visit("against", value.against);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Measure>
void describe(V& visit, T& value)
{
    visit("kind", value.kind);
    visit("words", value.words);
    visit("state", value.state);
    visit("disputed", value.disputed);
    visit("imposed", value.imposed);
    visit("lifted", value.lifted);
    visit("last_confirmed", value.last_confirmed);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, CaseLine>
void describe(V& visit, T& value)
{
    visit("stage", value.stage);
    visit("outcome", value.outcome);
    visit("sentence", value.sentence);
    visit("laws", value.laws);
    visit("court", value.court);
    visit("openness", value.openness);
    visit("disputed", value.disputed);
    visit("ahead", value.ahead);
    visit("since", value.since);
    visit("latest", value.latest);
    visit("last_confirmed", value.last_confirmed);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Designation>
void describe(V& visit, T& value)
{
    visit("what", value.what);
    visit("by", value.by);
    visit("since", value.since);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Particular>
void describe(V& visit, T& value)
{
    visit("kind", value.kind);
    visit("text", value.text);
    visit("norm", value.norm);
    visit("when", value.when);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Need>
void describe(V& visit, T& value)
{
    visit("what", value.what);
    visit("last_confirmed", value.last_confirmed);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Death>
void describe(V& visit, T& value)
{
    visit("how", value.how);
    visit("when", value.when);
    visit("places", value.places);
    visit("cause", value.cause);
    visit("injured", value.injured);
    visit("found", value.found);
    visit("buried", value.buried);
    visit("causes", value.causes);
    visit("cause_disputed", value.cause_disputed);
    visit("alleged", value.alleged);
    visit("disputed", value.disputed);
    visit("basis", value.basis);
    visit("against", value.against);
    visit("taken_back", value.taken_back);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Undecided>
void describe(V& visit, T& value)
{
    visit("person", value.person);
    visit("why", value.why);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Person>
void describe(V& visit, T& value)
{
    visit("id", value.id);
    visit("name", value.name);
    visit("unnamed", value.unnamed);
    visit("names", value.names);
    visit("mentions", value.mentions);
    visit("custody", value.custody);
    visit("measures", value.measures);
    visit("unconditional", value.unconditional);
    visit("proceedings", value.proceedings);
    visit("designations", value.designations);
    visit("particulars", value.particulars);
    visit("needs", value.needs);
    visit("deaths", value.deaths);
    visit("harms", value.harms);
    visit("countries", value.countries);
    visit("undecided", value.undecided);
    visit("list_rows", value.list_rows);
}

Cbor to_cbor(const Person& person)
{
    return FieldWriter::cbor_of(person);
}

Result<Person> person_from_cbor(const Cbor& value)
{
    return record_from<Person>(value, "person");
}

std::string_view name_of(Custody state)
{
    constexpr std::array<std::string_view, 13> names{"not known",
                                                     "at liberty",
                                                     "wanted",
                                                     "held",
                                                     "under house arrest",
                                                     "forcibly disappeared",
                                                     "released",
                                                     "deported",
                                                     "exchanged",
                                                     "exiled",
                                                     "escaped",
                                                     "died in custody",
                                                     "dead"};
    const auto at = static_cast<std::size_t>(state);
    return at < names.size() ? names[at] : "not known";
}

std::string_view name_of(Manner manner)
{
    constexpr std::array<std::string_view, 6> names{"not stated",     "police custody", "pre-trial",
                                                    "administrative", "incommunicado",  "serving a sentence"};
    const auto at = static_cast<std::size_t>(manner);
    return at < names.size() ? names[at] : "not known";
}

std::string_view name_of(Firmness firmness)
{
    constexpr std::array<std::string_view, 3> names{"announced", "reported", "confirmed"};
    const auto at = static_cast<std::size_t>(firmness);
    return at < names.size() ? names[at] : "not known";
}

std::string_view name_of(MeasureState state)
{
    constexpr std::array<std::string_view, 4> names{"not known", "imposed", "lifted", "announced"};
    const auto at = static_cast<std::size_t>(state);
    return at < names.size() ? names[at] : "not known";
}

std::string_view name_of(Openness openness)
{
    constexpr std::array<std::string_view, 3> names{"not known", "open", "closed"};
    const auto at = static_cast<std::size_t>(openness);
    return at < names.size() ? names[at] : "not known";
}

} // namespace vigil::records
