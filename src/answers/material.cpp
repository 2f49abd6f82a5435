// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/material.hpp"

#include "answers/head.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <set>

namespace vigil::answers {

namespace {

/// Whatever a record rests on is an entry id: 32 bytes, wherever it stands in the value.
void collect(const Cbor& value, std::set<EntryId>& claims)
{
    if (const Bytes* bytes = value.bytes(); bytes != nullptr && bytes->size() == sizeof(Digest::bytes)) {
        EntryId id;
        std::ranges::copy(*bytes, id.digest.bytes.begin());
        claims.insert(id);
    }
    if (const auto* array = value.array())
        for (const Cbor& item : *array)
            collect(item, claims);
    if (const auto* map = value.map())
        for (const auto& [key, item] : *map)
            collect(item, claims);
}

Quoted quoted_from(const records::StandingClaim& claim)
{
    const records::Passage& passage = *claim.passage;
    Quoted quoted;
    quoted.claim = claim.id;
    quoted.part = passage.part;
    quoted.document = passage.document;
    quoted.type = domain::name_of(claim.claim.type);
    quoted.label = domain::label_of(claim.claim.type);
    quoted.source = passage.source;
    quoted.title = passage.title;
    quoted.published = passage.published;
    quoted.quote = claim.claim.quote;
    quoted.span = claim.claim.span;
    for (const std::string& source : records::texts_of(claim.claim, domain::Field::source))
        quoted.attributed_to += (quoted.attributed_to.empty() ? "" : "; ") + source;
    quoted.modality = claim.claim.modality;
    quoted.time = claim.claim.time;
    quoted.count = claim.claim.count ? claim.claim.count->to_string() : "";
    quoted.note = passage.note;
    quoted.checked = claim.checked;
    quoted.disputed = claim.disputed;
    quoted.grade = claim.grade;
    return quoted;
}

} // namespace

std::vector<EntryId> claims_under(const std::vector<records::Record>& records)
{
    std::set<EntryId> claims;
    for (const records::Record& record : records)
        collect(record.value, claims);
    return {claims.begin(), claims.end()};
}

std::vector<Quoted> quoted(const records::Standing& standing, std::vector<EntryId> claims)
{
    std::ranges::sort(claims);
    const auto repeated = std::ranges::unique(claims);
    claims.erase(repeated.begin(), repeated.end());
    std::vector<Quoted> result;
    for (const records::StandingClaim& claim : standing.claims)
        if (std::ranges::binary_search(claims, claim.id))
            result.push_back(quoted_from(claim));
    std::ranges::sort(result, {}, &Quoted::claim);
    return result;
}

std::string_view label_of(records::Floor floor)
{
    return floor == records::Floor::checked ? "checked" : "proposed";
}

std::string_view label_of(ledger::Grade grade)
{
    switch (grade) {
    case ledger::Grade::unassessed: return "unassessed";
    case ledger::Grade::confirmed: return "confirmed";
    case ledger::Grade::likely: return "likely";
    case ledger::Grade::possible: return "possible";
    case ledger::Grade::unlikely: return "unlikely";
    case ledger::Grade::refuted: return "refuted";
    }
    return "unassessed";
}

Head head_of(const Material& material, const View& view, std::string title, std::string method,
             std::vector<EntryId> claims, std::size_t unreadable)
{
    Head head;
    head.view = view;
    head.title = std::move(title);
    head.method = std::move(method);
    if (unreadable > 0)
        head.method += " " + counted(unreadable, "record", "records") +
                       " could not be read and is missing here: rebuild the casebook.";
    head.below = material.standing.below;
    head.rejected = material.standing.rejected;
    head.basis = quoted(material.standing, std::move(claims));
    return head;
}

std::string words_of(const std::optional<Edtf>& time)
{
    return time ? time->to_string() : std::string{};
}

std::string words_of(const std::optional<Day>& day)
{
    return day ? to_string(*day) : std::string{};
}

std::optional<Day> first_day(const std::optional<Edtf>& time)
{
    return time ? (time->earliest() ? time->earliest() : time->latest()) : std::nullopt;
}

bool surely_by(const std::optional<Edtf>& time, Day day)
{
    return time && time->latest() && *time->latest() <= day;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + " " + std::string{count == 1 ? one : many};
}

} // namespace vigil::answers
