// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proceedings.md.
#include "records/hearing_notes.hpp"

#include "records/conventions.hpp"
#include "records/mentions.hpp"
#include "records/profile.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::Field;

const domain::Value* coded_detail(const domain::Claim& claim)
{
    const domain::Value* detail = claim.first(Field::detail);
    const bool coded =
        detail != nullptr && (detail->code.starts_with(hearing_part) || detail->code.starts_with(hearing_check));
    return claim.type == domain::ClaimType::hearing && coded ? detail : nullptr;
}

/// Step 17: one note about one day.
HearingNote& note_of(std::vector<HearingNote>& notes, const StandingClaim& claim)
{
    const auto same = std::ranges::find_if(
        notes, [&](const HearingNote& one) { return one.part == claim.passage->part && one.when == claim.claim.time; });
    if (same != notes.end())
        return *same;
    HearingNote& fresh = notes.emplace_back();
    fresh.part = claim.passage->part;
    fresh.source = said_by(claim);
    fresh.when = claim.claim.time;
    return fresh;
}

template <typename Rows>
std::size_t place_in(const Rows& rows, std::string_view key, std::string_view std::ranges::range_value_t<Rows>::*name)
{
    return static_cast<std::size_t>(std::ranges::find(rows, key, name) - rows.begin());
}

} // namespace

bool is_hearing_line(const domain::Claim& claim)
{
    return coded_detail(claim) != nullptr;
}

void add_hearing_line(std::vector<HearingNote>& notes, const StandingClaim& claim)
{
    const domain::Value& detail = *coded_detail(claim.claim);
    HearingNote& note = note_of(notes, claim);
    add_basis(note.basis, claim.id);
    if (const domain::Value* court = court_of(claim.claim); court != nullptr && note.court.empty())
        note.court = court->text;
    if (detail.code.starts_with(hearing_part)) {
        note.lines.push_back(
            {detail.code.substr(hearing_part.size()), detail.text, claim.claim.span.begin, {claim.id}});
        return;
    }
    // Step 18: an answer that this version does not know is not turned into another one.
    if (const auto answer = answer_named(detail.norm))
        note.checks.push_back({detail.code.substr(hearing_check.size()),
                               *answer,
                               detail.text == name_of(*answer) ? std::string{} : detail.text,
                               {claim.id}});
}

void order_hearings(std::vector<HearingNote>& notes)
{
    std::ranges::sort(notes, [](const HearingNote& a, const HearingNote& b) {
        if (earlier(a.when, b.when) != earlier(b.when, a.when))
            return earlier(a.when, b.when);
        return a.part < b.part;
    });
    for (HearingNote& note : notes) {
        std::ranges::sort(note.lines, {}, [](const HearingLine& line) {
            return std::tuple{place_in(hearing_fields(), line.what, &HearingField::name), line.what, line.at};
        });
        std::ranges::sort(note.checks, {}, [](const HearingCheck& check) {
            return std::tuple{place_in(fair_trial_items(), check.item, &FairTrialItem::key), check.item, check.basis};
        });
    }
}

} // namespace vigil::records
