// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/fold_work.hpp"

#include "records/conventions.hpp"
#include "records/line.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace vigil::store {
namespace {

using records::Floor;

Bytes line_of(const records::Record& record, const records::Standing& standing, const PositionOf& position_of)
{
    const auto person = records::person_from_cbor(record.value);
    return person ? pack(records::to_cbor(records::line_of(*person, standing)), position_of) : Bytes{};
}

} // namespace

bool RecordRow::same_record(const RecordRow& other) const
{
    return floor == other.floor && family == other.family && id == other.id && label == other.label &&
           sort == other.sort && value == other.value;
}

RecordRow row_of(Floor floor, const records::Record& record, const PositionOf& position_of)
{
    return {floor,        record.family, pack_id(record.id, position_of),
            record.label, record.sort,   pack(record.value, position_of, {record.label, record.sort})};
}

Result<Cbor> value_of(ByteView packed, std::string_view label, std::string_view sort, const EntryAt& entry_at)
{
    return unpack(packed, entry_at, {label, sort});
}

std::vector<RecordRow> fold_rows(const records::GroupKey& unit, const records::EvidenceView& evidence,
                                 const records::NameGroups& names, const EntryPositions& positions)
{
    const PositionOf position_of = [&](const EntryId& id) { return positions.of(id); };
    std::vector<RecordRow> rows;
    for (const Floor floor : {Floor::checked, Floor::proposed}) {
        const records::Standing standing = records::standing(evidence, floor);
        if (standing.claims.empty())
            continue;
        for (const records::Record& record : records::fold_unit(unit, standing, names)) {
            RecordRow& row = rows.emplace_back(row_of(floor, record, position_of));
            if (record.family == records::Family::person)
                row.line = line_of(record, standing, position_of);
        }
    }
    std::ranges::sort(rows, {}, [](const RecordRow& row) { return std::tie(row.floor, row.family, row.id); });
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
        results.push_back({job.unit, fold_rows(job.key, evidence, names, job.positions)});
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
