// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "base/utf8.hpp"
#include "records/custody_facts.hpp"
#include "records/words.hpp"

#include <algorithm>
#include <array>

namespace vigil::records {
namespace {

using Facts = std::vector<const LibertyFact*>;

/// -1: the arrest came first; 1: the release; 0: this says nothing.
using Order = int;
constexpr Order arrest_first = -1, release_first = 1, not_said = 0;

/// A change on this very day, no wider.
bool on_one_day(const LibertyFact& fact)
{
    return fact.change && !fact.ends && !fact.announced && fact.claim->claim.time &&
           fact.claim->claim.time->earliest() && fact.claim->claim.time->earliest() == fact.claim->claim.time->latest();
}

bool into_custody(const LibertyFact& fact)
{
    return in_custody(fact.state);
}

bool out_of_custody(const LibertyFact& fact)
{
    return !in_custody(fact.state) && fact.state != Custody::wanted && !over(fact.state);
}

/// Step 8a: "again", "hours later": what is said so came second.
Order by_later_words(const Facts& arrests, const Facts& releases)
{
    const auto later = [](const LibertyFact* fact) { return says_later(fact->claim->claim.quote); };
    const bool arrest_second =
        std::ranges::any_of(arrests, [](const LibertyFact* fact) { return says_again(fact->claim->claim.quote); }) ||
        std::ranges::any_of(arrests, later);
    const bool release_second = std::ranges::any_of(releases, later);
    if (arrest_second == release_second)
        return not_said;
    return arrest_second ? release_first : arrest_first;
}

/// Step 8b: morning before evening.
Order by_part_of_day(const Facts& arrests, const Facts& releases)
{
    std::optional<int> arrest, release;
    for (const LibertyFact* fact : arrests)
        if (const auto part = part_of_day(fact->claim->claim.quote))
            arrest = part;
    for (const LibertyFact* fact : releases)
        if (const auto part = part_of_day(fact->claim->claim.quote))
            release = part;
    // One sentence that tells both has its words for both.
    if (!arrest || !release || *arrest == *release)
        return not_said;
    return *arrest < *release ? arrest_first : release_first;
}

/// Step 8c: who is held is released first, who is at liberty is arrested first.
Order by_state_before(Custody before)
{
    if (in_custody(before))
        return release_first;
    return before == Custody::not_known ? not_said : arrest_first;
}

/// Where in its text a claim tells what it tells; within one sentence by the words for it.
std::size_t place_in_text(const LibertyFact& fact)
{
    const domain::Claim& claim = fact.claim->claim;
    const std::string quote = " " + search_key(claim.quote);
    std::size_t at = quote.size();
    static constexpr std::array<std::string_view, 3> into{" arrest", " detain", " re arrest"};
    static constexpr std::array<std::string_view, 3> out_of{" releas", " freed", " set free"};
    for (const std::string_view stem : into_custody(fact) ? into : out_of)
        at = std::min(at, quote.find(stem));
    return claim.span.begin * std::size_t{10'000} + std::min<std::size_t>(at, 9'999);
}

/// "Released after an arrest that morning": the sentence turns the order round.
bool turned_round(const LibertyFact& a, const LibertyFact& b)
{
    return a.claim->claim.span == b.claim->claim.span && has_word(a.claim->claim.quote, {"after"});
}

/// Step 8d: a report tells in the order in which it was.
Order by_text(const Facts& arrests, const Facts& releases)
{
    Order found = not_said;
    for (const LibertyFact* arrest : arrests)
        for (const LibertyFact* release : releases) {
            if (arrest->claim->passage->part != release->claim->passage->part)
                continue;
            const bool told_first = place_in_text(*arrest) < place_in_text(*release);
            const Order here = told_first != turned_round(*arrest, *release) ? arrest_first : release_first;
            if (found != not_said && found != here)
                return not_said;
            found = here;
        }
    return found;
}

struct Told {
    Order order = arrest_first;
    bool known = true;
};

Told order_of(const Facts& arrests, const Facts& releases, Custody before)
{
    if (const Order order = by_later_words(arrests, releases); order != not_said)
        return {order, true};
    if (const Order order = by_part_of_day(arrests, releases); order != not_said)
        return {order, true};
    const Order state = by_state_before(before);
    const Order text = by_text(arrests, releases);
    if (state == not_said || text == not_said || state == text)
        return {state != not_said  ? state
                : text != not_said ? text
                                   : arrest_first,
                state != not_said || text != not_said};
    return {state, false}; // Step 8e: they say otherwise.
}

int rank(const LibertyFact& fact, Order order)
{
    if (over(fact.state))
        return 8;
    if (fact.change && fact.state == Custody::held && says_again(fact.claim->claim.quote))
        return 5;
    const bool into = in_custody(fact.state) || fact.state == Custody::wanted;
    if (fact.change && !fact.ends)
        return into == (order == release_first) ? 4 : 3;
    // On the day of a release a state of custody belongs before it, unless somebody was arrested again on that day.
    return fact.ends ? 1 : 6;
}

} // namespace

UnknownOrder order_day(std::span<LibertyFact> facts, Custody before)
{
    Facts arrests, releases;
    for (const LibertyFact& fact : facts)
        if (on_one_day(fact) && into_custody(fact))
            arrests.push_back(&fact);
        else if (on_one_day(fact) && out_of_custody(fact))
            releases.push_back(&fact);
    const bool both = !arrests.empty() && !releases.empty();
    const Told told =
        both ? order_of(arrests, releases, before) : Told{in_custody(before) ? release_first : arrest_first, true};
    const StandingClaim* first = !both ? nullptr : (told.order == arrest_first ? arrests : releases).front()->claim;
    std::ranges::stable_sort(facts, {}, [&](const LibertyFact& fact) { return rank(fact, told.order); });
    UnknownOrder result;
    if (both && !told.known)
        for (const LibertyFact& fact : facts)
            if (fact.claim == first)
                result.against = &fact;
    return result;
}

} // namespace vigil::records
