// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/assessment.md.
#include "records/corrections.hpp"
#include "records/evidence.hpp"
#include "records/second.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace vigil::records {
namespace {

using ledger::Assessed;
using ledger::Checked;
using ledger::Grade;
using ledger::Linked;
using ledger::Verdict;
using ledger::Withdrawn;

/// Sorted by id, each id once, nothing later than `known`: from here on the order of the input cannot matter.
template <typename T>
std::vector<const T*> known_by(std::vector<const T*> kept, std::optional<Day> known)
{
    if (known) // Step 1: to the end of that day, UTC.
        std::erase_if(kept, [&](const T* one) { return one->known >= Instant{*known + std::chrono::days{1}}; });
    const auto id_of = [](const T* one) -> const EntryId& { return one->id; };
    if (!std::ranges::is_sorted(kept, {}, id_of))
        std::ranges::sort(kept, {}, id_of);
    const auto repeated = std::ranges::unique(kept, {}, id_of);
    kept.erase(repeated.begin(), repeated.end());
    return kept;
}

/// What a judgement is about; `follows` counts only within one target (steps 3 to 6).
using Target = std::string;

Target claim_target(const EntryId& claim, std::string_view scale)
{
    return claim.hex() + "/" + std::string{scale};
}

Target pair_target(const Linked& link)
{
    const auto& [low, high] = std::minmax(link.a, link.b);
    return low.to_string() + " " + high.to_string();
}

class Judged {
public:
    explicit Judged(std::vector<const Judgement*> judgements) : m_all{std::move(judgements)}
    {
        find_withdrawn();
        for (const Judgement* one : m_all)
            if (!m_withdrawn.contains(one->id))
                sort_in(*one);
    }

    bool withdrawn(const EntryId& id) const { return !m_withdrawn.empty() && m_withdrawn.contains(id); }
    /// Somebody checked, corrected or assessed it.
    bool judged(const EntryId& claim) const { return !m_judged.empty() && m_judged.contains(claim); }

    template <typename T>
    std::vector<const T*> in_force(const Target& target) const
    {
        std::vector<const T*> result;
        if (const auto found = m_by_target.find(target); found != m_by_target.end())
            for (const Judgement* one : unfollowed(found->second))
                if (const auto* body = std::get_if<T>(&one->body))
                    result.push_back(body);
        return result;
    }

    /// Who made the judgements in force on a target.
    std::set<std::string> members(const Target& target) const
    {
        std::set<std::string> result;
        if (const auto found = m_by_target.find(target); found != m_by_target.end())
            for (const Judgement* one : unfollowed(found->second))
                result.insert(one->member);
        return result;
    }

    /// Targets of corrections of one claim, in order.
    std::vector<Target> corrections_of(const EntryId& claim) const
    {
        const auto found = m_corrections.find(claim);
        return found == m_corrections.end() ? std::vector<Target>{}
                                            : std::vector<Target>{found->second.begin(), found->second.end()};
    }

    std::vector<Linked> links() const
    {
        std::vector<Linked> result;
        for (const Target& target : m_links)
            for (const Linked* link : in_force<Linked>(target)) {
                Linked one{link->verb, std::min(link->a, link->b), std::max(link->a, link->b), {}, link->permille, {}};
                result.push_back(std::move(one));
            }
        const auto order = [](const Linked& x) { return std::tuple{x.a, x.b, x.verb, x.permille}; };
        std::ranges::sort(result, {}, order);
        const auto repeated = std::ranges::unique(result, {}, order);
        result.erase(repeated.begin(), repeated.end());
        return result;
    }

private:
    void find_withdrawn()
    {
        std::unordered_map<EntryId, std::vector<const Judgement*>> by_entry;
        for (const Judgement* one : m_all)
            if (const auto* body = std::get_if<Withdrawn>(&one->body))
                by_entry[body->entry].push_back(one);
        // Step 2. Ids are hashes of what they name, so there are no circles; the depth guards against damaged data.
        const std::function<bool(const EntryId&, int)> out = [&](const EntryId& entry, int depth) -> bool {
            const auto found = by_entry.find(entry);
            return depth < 64 && found != by_entry.end() &&
                   std::ranges::any_of(found->second, [&](const Judgement* by) { return !out(by->id, depth + 1); });
        };
        for (const auto& [entry, by] : by_entry)
            if (out(entry, 0))
                m_withdrawn.insert(entry);
    }

    void sort_in(const Judgement& one)
    {
        if (const auto* check = std::get_if<Checked>(&one.body)) {
            m_judged.insert(check->claim);
            m_by_target[claim_target(check->claim, "check")].push_back(&one);
            if (check->verdict == Verdict::correct) { // Step 4: a second target.
                const auto target = claim_target(check->claim, check->field + "/" + std::to_string(check->n));
                m_by_target[target].push_back(&one);
                m_corrections[check->claim].insert(target);
            }
        } else if (const auto* assessed = std::get_if<Assessed>(&one.body)) {
            m_judged.insert(assessed->claim);
            m_by_target[claim_target(assessed->claim, "assess")].push_back(&one); // Step 5.
        } else if (const auto* link = std::get_if<Linked>(&one.body)) {
            m_by_target[pair_target(*link)].push_back(&one); // Step 6.
            m_links.insert(pair_target(*link));
        } else if (const auto* set = std::get_if<ledger::Set>(&one.body)) {
            if (const auto claim = claim_with_second(*set)) { // Step 16.
                m_judged.insert(*claim);
                m_by_target[claim_target(*claim, "second")].push_back(&one);
            }
        }
    }

    /// Step 3.
    static std::vector<const Judgement*> unfollowed(const std::vector<const Judgement*>& same_target)
    {
        std::set<EntryId> followed;
        for (const Judgement* one : same_target)
            std::visit(
                [&](const auto& body) {
                    if constexpr (requires { body.follows; })
                        followed.insert(body.follows.begin(), body.follows.end());
                },
                one->body);
        std::vector<const Judgement*> result;
        std::ranges::copy_if(same_target, std::back_inserter(result),
                             [&](const Judgement* one) { return !followed.contains(one->id); });
        return result;
    }

    std::vector<const Judgement*> m_all;
    std::unordered_set<EntryId> m_withdrawn, m_judged;
    std::unordered_map<Target, std::vector<const Judgement*>> m_by_target;
    std::unordered_map<EntryId, std::set<Target>> m_corrections;
    std::set<Target> m_links;
};

enum class Worth { rejected, proposed, checked, disputed };

/// Steps 7 and 8.
Worth worth_of(const ClaimFacts& claim, const Judged& judged)
{
    const Worth unchecked = claim.passage->note ? Worth::checked : Worth::proposed;
    if (!judged.judged(claim.id))
        return unchecked;
    const auto checks = judged.in_force<Checked>(claim_target(claim.id, "check"));
    if (checks.empty())
        return unchecked;
    const auto rejects = std::ranges::count(checks, Verdict::reject, &Checked::verdict);
    if (rejects == 0)
        return Worth::checked;
    return static_cast<std::size_t>(rejects) == checks.size() ? Worth::rejected : Worth::disputed;
}

/// Steps 16 and 17. True: one member's check does not make this claim count.
bool waits_for_second(const EntryId& claim, const Judged& judged)
{
    const auto flags = judged.in_force<ledger::Set>(claim_target(claim, "second"));
    return std::ranges::any_of(flags, [](const auto* flag) { return asks_for_second(*flag); }) &&
           judged.members(claim_target(claim, "check")).size() < 2;
}

/// Step 9. False: corrections in force of one value differ, or one cannot be read; then it stays as proposed.
bool correct(domain::Claim& claim, const EntryId& id, const Judged& judged)
{
    bool agreed = true;
    for (const Target& target : judged.corrections_of(id)) {
        const auto in_force = judged.in_force<Checked>(target);
        if (in_force.empty())
            continue;
        const bool differ =
            std::ranges::any_of(in_force, [&](const Checked* one) { return one->value != in_force.front()->value; });
        agreed = !differ && apply_correction(claim, *in_force.front()) && agreed;
    }
    return agreed;
}

/// Steps 12 and 13: from low to high.
int height(Grade grade)
{
    switch (grade) {
    case Grade::refuted: return 0;
    case Grade::unlikely: return 1;
    case Grade::unassessed: return 2;
    case Grade::possible: return 3;
    case Grade::likely: return 4;
    case Grade::confirmed: return 5;
    }
    return 2;
}

void assess(StandingClaim& claim, const Judged& judged)
{
    const Assessed* lowest = nullptr;
    for (const Assessed* one : judged.in_force<Assessed>(claim_target(claim.id, "assess"))) {
        claim.grade_disputed = claim.grade_disputed || (lowest != nullptr && lowest->grade != one->grade);
        if (lowest == nullptr || height(one->grade) < height(lowest->grade))
            lowest = one;
    }
    if (lowest == nullptr)
        return;
    claim.grade = lowest->grade;
    claim.grade_standard = lowest->standard.empty() ? "reasonable grounds to believe" : lowest->standard;
}

bool superseded(const ClaimFacts& claim, std::optional<Day> known)
{
    return claim.superseded && (!known || claim.superseded_at < Instant{*known + std::chrono::days{1}});
}

struct Weighed {
    const ClaimFacts* facts = nullptr;
    Worth worth = Worth::proposed;
    bool superseded = false;
    std::optional<domain::Claim> corrected{}; ///< Absent: nobody judged it.
    bool agreed = true;                       ///< On the corrections.
    bool waits = false;                       ///< For a second person.

    bool checked() const { return worth == Worth::checked && agreed && !waits; }
};

/// Checked by a person and not taken back, whether or not the claim is at hand.
bool stands_checked(const EntryId& claim, const Judged& judged)
{
    const auto checks = judged.in_force<Checked>(claim_target(claim, "check"));
    return !judged.withdrawn(claim) && !checks.empty() &&
           std::ranges::none_of(checks, [](const Checked* one) { return one->verdict == Verdict::reject; }) &&
           !waits_for_second(claim, judged);
}

/// Step 10: a row of a list names what its claims take the place of; elsewhere equal type and place tell.
bool offered_as_change(const Weighed& newer, const std::vector<const Weighed*>& kept_older, const Judged& judged)
{
    if (!newer.facts->row.empty())
        return std::ranges::any_of(newer.facts->takes_from,
                                   [&](const EntryId& older) { return stands_checked(older, judged); });
    return std::ranges::any_of(kept_older, [&](const Weighed* older) {
        const auto& a = older->facts->claim;
        const auto& b = newer.facts->claim;
        return older->facts->passage->part == newer.facts->passage->part && a.type == b.type &&
               a.span.begin < b.span.end && b.span.begin < a.span.end;
    });
}

/// Nothing of it was withdrawn.
bool stands(const ClaimFacts& claim, const Judged& judged)
{
    return !judged.withdrawn(claim.id) && !judged.withdrawn(claim.reading) && !judged.withdrawn(claim.passage->part) &&
           !judged.withdrawn(claim.passage->document);
}

StandingClaim standing_claim(Weighed& weighed, const Judged& judged)
{
    StandingClaim claim;
    claim.id = weighed.facts->id;
    claim.claim = weighed.corrected ? std::move(*weighed.corrected) : weighed.facts->claim;
    claim.passage = weighed.facts->passage;
    claim.known = weighed.facts->known;
    claim.row = weighed.facts->row;
    claim.disputed = weighed.worth == Worth::disputed || !weighed.agreed;
    claim.waits_for_second = weighed.waits;
    claim.checked = weighed.checked();
    if (judged.judged(claim.id))
        assess(claim, judged);
    return claim;
}

} // namespace

EvidenceView view_of(const Evidence& evidence)
{
    EvidenceView view;
    view.claims.reserve(evidence.claims.size());
    for (const ClaimFacts& claim : evidence.claims)
        view.claims.push_back(&claim);
    for (const Judgement& judgement : evidence.judgements)
        view.judgements.push_back(&judgement);
    return view;
}

Standing standing(const Evidence& evidence, Floor floor, std::optional<Day> known)
{
    return standing(view_of(evidence), floor, known);
}

Standing standing(EvidenceView evidence, Floor floor, std::optional<Day> known)
{
    const Judged judged{known_by(std::move(evidence.judgements), known)};
    Standing result;
    std::vector<Weighed> weighed;
    for (const ClaimFacts* one : known_by(std::move(evidence.claims), known)) {
        if (!stands(*one, judged))
            continue;
        Weighed claim{one, worth_of(*one, judged), superseded(*one, known)};
        if (claim.worth == Worth::rejected) {
            ++result.rejected;
            continue;
        }
        if (judged.judged(one->id)) {
            claim.agreed = correct(claim.corrected.emplace(one->claim), one->id, judged);
            claim.waits = claim.worth == Worth::checked && waits_for_second(one->id, judged);
        }
        const bool taken = claim.superseded && std::ranges::any_of(one->gives_to, [&](const EntryId& newer) {
                               return stands_checked(newer, judged);
                           });
        if (!claim.superseded || (claim.checked() && !taken)) // Step 10.
            weighed.push_back(std::move(claim));
    }
    std::vector<const Weighed*> kept_older;
    for (const Weighed& one : weighed)
        if (one.superseded)
            kept_older.push_back(&one);
    for (Weighed& one : weighed) {
        const bool counts = one.checked() || (floor == Floor::proposed &&
                                              (one.superseded || !offered_as_change(one, kept_older, judged)));
        if (counts)
            result.claims.push_back(standing_claim(one, judged));
        else
            ++result.below;
    }
    result.links = judged.links();
    return result;
}

} // namespace vigil::records
