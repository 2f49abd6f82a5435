// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/changes.md.
#include "answers/changes.hpp"

#include "answers/head.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace vigil::answers {
namespace {

using records::StandingClaim;

using Claims = std::map<EntryId, const StandingClaim*>;

Claims by_id(const records::Standing& standing)
{
    Claims claims;
    for (const StandingClaim& claim : standing.claims)
        claims.emplace(claim.id, &claim);
    return claims;
}

/// Steps 6 and 7.
std::map<EntryId, ClaimFate> fates_of(const Knowledge& before, const Knowledge& after)
{
    const Claims then = by_id(before.material.standing), now = by_id(after.material.standing);
    const Claims proposed_then = by_id(before.proposed), proposed_now = by_id(after.proposed);
    std::map<EntryId, ClaimFate> fates;
    for (const auto& [id, claim] : now) {
        const auto old = then.find(id);
        if (old == then.end())
            fates.emplace(id, proposed_then.contains(id) ? ClaimFate::above_floor : ClaimFate::added);
        else if (old->second->claim != claim->claim || old->second->grade != claim->grade)
            fates.emplace(id, ClaimFate::corrected);
    }
    for (const auto& [id, claim] : then)
        if (!now.contains(id))
            fates.emplace(id, proposed_now.contains(id) ? ClaimFate::below_floor : ClaimFate::withdrawn);
    return fates;
}

/// Which lines of the one answer continue which of the other (step 3). A line of the same id does; where claims are
/// shared beside that, only lines whose own id is gone or new are taken to have been joined or parted.
class Pairing {
public:
    Pairing(const std::vector<Line>& before, const std::vector<Line>& after)
        : m_before{before},
          m_after{after},
          m_earlier(after.size()),
          m_later(before.size())
    {
        const auto old_ids = ids_of(before), new_ids = ids_of(after);
        std::map<Name, std::set<std::size_t>> by_key;
        for (std::size_t i = 0; i < before.size(); ++i)
            for (const std::string& key : before[i].keys)
                by_key[{before[i].section, key}].insert(i);
        for (std::size_t j = 0; j < after.size(); ++j) {
            const auto same = old_ids.find({after[j].section, after[j].id});
            if (same != old_ids.end())
                pair(same->second, j);
            for (const std::string& key : after[j].keys)
                if (const auto found = by_key.find({after[j].section, key}); found != by_key.end())
                    for (const std::size_t i : found->second)
                        if (same == old_ids.end() || !new_ids.contains({before[i].section, before[i].id}))
                            pair(i, j);
        }
    }

    std::vector<Change> changes() const
    {
        std::vector<Change> all;
        for (std::size_t j = 0; j < m_after.size(); ++j)
            later_line(j, all);
        for (std::size_t i = 0; i < m_before.size(); ++i)
            earlier_line(i, all);
        return all;
    }

private:
    using Name = std::pair<std::string, std::string>;

    static std::map<Name, std::size_t> ids_of(const std::vector<Line>& lines)
    {
        std::map<Name, std::size_t> ids;
        for (std::size_t i = 0; i < lines.size(); ++i)
            ids.emplace(Name{lines[i].section, lines[i].id}, i);
        return ids;
    }

    void pair(std::size_t i, std::size_t j)
    {
        m_earlier[j].insert(i);
        m_later[i].insert(j);
    }

    bool same_line(std::size_t i, std::size_t j) const
    {
        return m_before[i].id == m_after[j].id && m_before[i].keys == m_after[j].keys;
    }
    bool says_the_same(std::size_t i, std::size_t j) const
    {
        return m_before[i].label == m_after[j].label && m_before[i].text == m_after[j].text;
    }

    Change change_of(ChangeKind kind, const std::set<std::size_t>& earlier, const std::set<std::size_t>& later) const
    {
        Change change;
        change.kind = kind;
        for (const std::size_t i : earlier)
            change.before.push_back(m_before[i]);
        for (const std::size_t j : later)
            change.after.push_back(m_after[j]);
        change.section = later.empty() ? change.before.front().section : change.after.front().section;
        return change;
    }

    /// Steps 4 and 5, from the side of what is said now.
    void later_line(std::size_t j, std::vector<Change>& all) const
    {
        const auto& earlier = m_earlier[j];
        if (earlier.empty())
            all.push_back(change_of(ChangeKind::added, {}, {j}));
        else if (earlier.size() > 1)
            all.push_back(change_of(ChangeKind::joined, earlier, {j}));
        else if (const std::size_t i = *earlier.begin(); m_later[i].size() == 1 && !says_the_same(i, j))
            all.push_back(change_of(ChangeKind::corrected, earlier, {j}));
    }

    /// Steps 4 and 5, from the side of what was said.
    void earlier_line(std::size_t i, std::vector<Change>& all) const
    {
        const auto& later = m_later[i];
        if (later.empty())
            all.push_back(change_of(ChangeKind::withdrawn, {i}, {}));
        if (later.size() < 2)
            return;
        // What is made of the very same claims as before was not parted: the others are new beside it.
        const auto stays = std::ranges::find_if(later, [&](std::size_t j) { return same_line(i, j); });
        if (stays == later.end()) {
            all.push_back(change_of(ChangeKind::parted, {i}, later));
            return;
        }
        for (const std::size_t j : later)
            if (j != *stays && m_earlier[j].size() == 1)
                all.push_back(change_of(ChangeKind::added, {}, {j}));
        if (!says_the_same(i, *stays))
            all.push_back(change_of(ChangeKind::corrected, {i}, {*stays}));
    }

    const std::vector<Line>& m_before;
    const std::vector<Line>& m_after;
    std::vector<std::set<std::size_t>> m_earlier, m_later; ///< By line of after, by line of before.
};

std::set<EntryId> under(const Change& change)
{
    std::set<EntryId> claims;
    for (const auto* lines : {&change.before, &change.after})
        for (const Line& line : *lines)
            claims.insert(line.basis.begin(), line.basis.end());
    return claims;
}

bool asked_for(const Change& change, const ChangesQuestion& question)
{
    if (!question.sections.empty() && !question.sections.contains(change.section))
        return false;
    const std::string wanted = search_key(question.contains);
    const auto holds = [&](const Line& line) {
        return search_key(line.label + " " + line.text).find(wanted) != std::string::npos;
    };
    return wanted.empty() || std::ranges::any_of(change.before, holds) || std::ranges::any_of(change.after, holds);
}

std::vector<Line> all_lines(const Knowledge& knowledge, const View& view)
{
    auto lines = lines_of(knowledge.material, view);
    lines.insert(lines.end(), knowledge.more.begin(), knowledge.more.end());
    return lines;
}

std::size_t section_order(std::string_view section)
{
    constexpr std::array<std::string_view, 7> order{"counts",      "people",         "proceedings", "incidents",
                                                    "disruptions", "participations", "calls"};
    return static_cast<std::size_t>(std::ranges::find(order, section) - order.begin());
}

/// Claims quoted as they stand now, those that are gone as they stood.
std::vector<Quoted> quotes(const Knowledge& before, const Knowledge& after, const std::vector<EntryId>& claims)
{
    auto now = quoted(after.material.standing, claims);
    for (Quoted& old : quoted(before.material.standing, claims))
        if (std::ranges::find(now, old.claim, &Quoted::claim) == now.end())
            now.push_back(std::move(old));
    std::ranges::sort(now, {}, &Quoted::claim);
    return now;
}

} // namespace

Changes changes(const Knowledge& before, const View& then, const Knowledge& after, const View& now,
                const ChangesQuestion& question)
{
    Changes answer;
    answer.question = question;
    const auto lines_then = all_lines(before, then), lines_now = all_lines(after, now);
    answer.changes = Pairing{lines_then, lines_now}.changes(); // Steps 3 to 5.
    std::erase_if(answer.changes, [&](const Change& change) { return !asked_for(change, question); });
    const auto fates = fates_of(before, after);
    std::set<EntryId> shown;
    for (Change& change : answer.changes)
        for (const EntryId& claim : under(change))
            if (const auto fate = fates.find(claim); fate != fates.end()) {
                change.claims.push_back({claim, fate->second});
                shown.insert(claim);
            }
    for (const auto& [claim, fate] : fates)
        answer.claims.push_back({claim, fate});
    std::ranges::stable_sort(answer.changes, {}, [](const Change& change) {
        const Line& line = change.after.empty() ? change.before.front() : change.after.front();
        return std::tuple{section_order(change.section), change.kind, search_key(line.label), line.id};
    });
    answer.head = head_of(after.material, now, "What changed", "", {});
    answer.head.basis = quotes(before, after, {shown.begin(), shown.end()});
    answer.head.method = "Both answers with today's rules, as of the same day and at the same floor. (changes)";
    return answer;
}

std::size_t Changes::with(ClaimFate fate) const
{
    return static_cast<std::size_t>(std::ranges::count(claims, fate, &ClaimChange::fate));
}

records::Evidence known_until(records::Evidence evidence, Instant at)
{
    std::erase_if(evidence.claims, [&](const auto& claim) { return claim.known > at; });
    std::erase_if(evidence.judgements, [&](const auto& judgement) { return judgement.known > at; });
    for (records::ClaimFacts& claim : evidence.claims)
        claim.superseded = claim.superseded && claim.superseded_at <= at;
    return evidence;
}

std::string_view label_of(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::added: return "new";
    case ChangeKind::withdrawn: return "withdrawn";
    case ChangeKind::corrected: return "corrected";
    case ChangeKind::joined: return "joined";
    case ChangeKind::parted: return "parted";
    }
    return "corrected";
}

std::string_view label_of(ClaimFate fate)
{
    switch (fate) {
    case ClaimFate::added: return "new";
    case ClaimFate::withdrawn: return "withdrawn or rejected";
    case ClaimFate::corrected: return "corrected";
    case ClaimFate::above_floor: return "accepted since";
    case ClaimFate::below_floor: return "no longer accepted";
    }
    return "new";
}

} // namespace vigil::answers
