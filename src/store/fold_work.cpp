// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/fold_work.hpp"

#include "records/conventions.hpp"
#include "records/line.hpp"

#include <algorithm>
#include <set>

namespace vigil::store {
namespace {

using records::Floor;

Bytes line_of(const records::Record& record, const records::Standing& standing)
{
    const auto person = records::person_from_cbor(record.value);
    return person ? records::encode_line(records::line_of(*person, standing)) : Bytes{};
}

} // namespace

bool RecordRow::same_record(const RecordRow& other) const
{
    return floor == other.floor && family == other.family && id == other.id && label == other.label &&
           sort == other.sort && value == other.value;
}

std::vector<RecordRow> fold_rows(const records::GroupKey& unit, const records::EvidenceView& evidence,
                                 const records::NameGroups& names)
{
    std::vector<RecordRow> rows;
    for (const Floor floor : {Floor::checked, Floor::proposed}) {
        const records::Standing standing = records::standing(evidence, floor);
        if (standing.claims.empty())
            continue;
        for (records::Record& record : records::fold_unit(unit, standing, names)) {
            Bytes line = record.family == records::Family::person ? line_of(record, standing) : Bytes{};
            rows.push_back({floor, record.family, std::move(record.id), std::move(record.label), std::move(record.sort),
                            encode_cbor(record.value), std::move(line)});
        }
    }
    return rows;
}

std::vector<FoldResult> fold_jobs(std::vector<FoldJob> jobs, const records::NameGroups& names)
{
    std::vector<FoldResult> results;
    results.reserve(jobs.size());
    for (FoldJob& job : jobs) {
        records::EvidenceView evidence;
        for (RawClaim& raw : job.claims) {
            decode(raw);
            evidence.claims.push_back(&raw.facts);
        }
        for (const records::Judgement& judgement : job.judgements)
            evidence.judgements.push_back(&judgement);
        results.push_back({job.unit, fold_rows(job.key, evidence, names)});
        job = {};
    }
    return results;
}

ClaimExtent extent_of(const domain::Claim& claim, const records::Passage& passage)
{
    ClaimExtent extent;
    extent.standing = passage.note ? ClaimStanding::checked : ClaimStanding::proposed;
    if (claim.time) {
        extent.first = claim.time->earliest().value_or(Day::min());
        extent.last = claim.time->latest().value_or(Day::max());
    }
    std::set<std::string_view> states;
    bool placed = false;
    for (const domain::Value& value : claim.values) {
        placed = placed || value.field == domain::Field::place;
        for (const std::string* name : {&value.norm, &value.code})
            if (name->starts_with(records::state_norm))
                states.insert(*name);
    }
    if (states.size() == 1)
        extent.state = *states.begin();
    else if (states.empty() && !placed)
        extent.state.emplace();
    return extent;
}

ClaimExtent wider(const ClaimExtent& a, const ClaimExtent& b)
{
    ClaimExtent both;
    both.first = std::min(a.first, b.first);
    both.last = std::max(a.last, b.last);
    both.standing = a.standing;
    both.state = a.state == b.state ? a.state : std::nullopt;
    return both;
}

std::int64_t day_number(Day day)
{
    return day.time_since_epoch().count();
}

} // namespace vigil::store
