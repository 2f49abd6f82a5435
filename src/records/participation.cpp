// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/participation.hpp"

#include "records/cbor_fields.hpp"
#include "records/instruments.hpp"

#include <algorithm>
#include <array>

namespace vigil::records {

// Found by FieldWriter and FieldReader through their arguments, so they stand in this namespace.
template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, DatedStep>
void describe(V& visit, T& value)
{
    visit("what", value.what);
    visit("when", value.when);
    visit("source", value.source);
    visit("words", value.words);
    visit("effective", value.effective);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Participation>
void describe(V& visit, T& value)
{
    visit("id", value.id);
    visit("state", value.state);
    visit("state_key", value.state_key);
    visit("body", value.body);
    visit("body_key", value.body_key);
    visit("instrument", value.instrument);
    visit("count", value.count);
    visit("named", value.named);
    visit("steps", value.steps);
    visit("computed_effective", value.computed_effective);
    visit("clause", value.clause);
    visit("note", value.note);
    visit("falls_with_it", value.falls_with_it);
    visit("basis", value.basis);
}

Cbor to_cbor(const Participation& participation)
{
    return FieldWriter::cbor_of(participation);
}

Result<Participation> participation_from_cbor(const Cbor& value)
{
    return record_from<Participation>(value, "participation");
}

bool names_body(std::string_view words)
{
    if (instrument_named(words) != nullptr)
        return true;
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return std::ranges::any_of(words, capital) || std::ranges::none_of(words, lower);
}

std::string_view name_of(ParticipationStep step)
{
    constexpr std::array<std::string_view, 9> names{"joined",           "announced", "notified",
                                                    "notice withdrawn", "effective", "rejoined",
                                                    "funding stopped",  "denied",    "notification sent"};
    const auto at = static_cast<std::size_t>(step);
    return at < names.size() ? names[at] : "not known";
}

} // namespace vigil::records
