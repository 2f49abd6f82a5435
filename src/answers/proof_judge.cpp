// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proof.md.
#include "answers/proof_judge.hpp"

#include "answers/head.hpp"
#include "answers/people.hpp"
#include "base/disjoint_sets.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using domain::ClaimType;
using domain::Modality;

/// Step 8: an undated arrest is also said by who says "held".
bool says_type(const domain::Claim& draft, ClaimType said)
{
    return draft.type == said || (draft.type == ClaimType::arrest && said == ClaimType::held && !draft.time) ||
           (draft.type == ClaimType::ban && said == ClaimType::decree) ||
           (draft.type == ClaimType::decree && said == ClaimType::ban);
}

void keep_worse(ProvedClaim& all, ProvedClaim one)
{
    for (const auto& [to, from] : {std::pair{&all.support, &one.support}, std::pair{&all.against, &one.against}})
        for (const EntryId& id : *from)
            if (std::ranges::find(*to, id) == to->end())
                to->push_back(id);
    records::add_new(all.remarks, one.remarks);
    if (one.mark < all.mark) {
        all.mark = one.mark;
        all.because = one.because;
    }
}

} // namespace

KeyedClaims Judge::with(const records::Basis& basis) const
{
    KeyedClaims claims;
    for (const EntryId& id : basis)
        if (const Keyed* claim = m_shelf.with(id); claim != nullptr)
            claims.push_back(claim);
    return claims;
}

ProvedClaim Judge::judge(const Keyed& claim) const
{
    std::vector<std::string> names;
    for (const auto* value : claim.claim->values_of(domain::Field::target))
        if (records::names_person(claim.claim->type, *value))
            names.push_back(value->text);
    ProvedClaim all;
    if (names.empty()) {
        all = judge_subject(claim, area_of(claim));
    } else {
        all.mark = Mark::no_claim;
        for (const auto& name : names) {
            auto one = judge_person(claim, name);
            if (names.size() > 1 && !one.because.empty())
                one.because = name + ": " + one.because;
            keep_worse(all, std::move(one));
        }
    }
    all.claim = *claim.claim;
    return all;
}

/// Step 5.
ProvedClaim Judge::judge_person(const Keyed& claim, const std::string& name) const
{
    const auto people = m_shelf.people_named(name);
    if (people.empty()) {
        ProvedClaim none;
        none.because = "nobody called " + name + " stands in the casebook";
        return none;
    }
    const auto subjects = subjects_of(people);
    std::optional<ProvedClaim> best;
    for (const Subject& subject : subjects) {
        auto one = judge_subject(claim, subject);
        if (subject.people.size() > 1)
            one.remarks.push_back(std::to_string(subject.people.size()) + " records called " + name +
                                  " may be one person: nobody has decided");
        if (!best || one.mark > best->mark)
            best = std::move(one);
    }
    if (subjects.size() > 1)
        best->remarks.push_back(std::to_string(subjects.size()) + " people in the casebook bear the name " + name);
    return *std::move(best);
}

/// Step 5: records that are an undecided pair are looked at together.
std::vector<Judge::Subject> Judge::subjects_of(const std::vector<const PersonClaims*>& people)
{
    DisjointSets sets{people.size()};
    for (std::size_t i = 0; i < people.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            for (const auto& pair : people[i]->person.undecided)
                if (pair.person == people[j]->person.id)
                    sets.join(i, j);
    std::map<std::size_t, Subject> subjects;
    for (std::size_t i = 0; i < people.size(); ++i) {
        auto& subject = subjects[sets.of(i)];
        subject.people.push_back(people[i]);
        for (const Keyed* said : people[i]->claims)
            if (std::ranges::find(subject.claims, said) == subject.claims.end())
                subject.claims.push_back(said);
    }
    std::vector<Subject> all;
    for (auto& [first, subject] : subjects)
        all.push_back(std::move(subject));
    return all;
}

/// Step 6.
Judge::Subject Judge::area_of(const Keyed& claim) const
{
    Subject subject;
    std::vector<ClaimType> types{claim.claim->type};
    if (claim.claim->type == ClaimType::ban || claim.claim->type == ClaimType::decree)
        types = {ClaimType::ban, ClaimType::decree};
    const auto later = later_types(claim.claim->type);
    types.insert(types.end(), later.begin(), later.end());
    for (const ClaimType type : types)
        for (const Keyed* said : m_shelf.of_type(type))
            if (same_subject(claim, *said, m_places))
                subject.claims.push_back(said);
    return subject;
}

Judge::Sorted Judge::sort_claims(const Keyed& claim, const Subject& subject) const
{
    Sorted sorted;
    const bool denial = claim.claim->modality == Modality::denied;
    for (const Keyed* said : subject.claims) {
        if (!says_type(*claim.claim, said->claim->type))
            continue;
        const Fit how = fit(claim, *said, m_places);
        if ((said->claim->modality == Modality::denied) != denial) {
            if (!denial && how.time && how.words)
                sorted.denials.push_back(said); // Step 10.
            continue;
        }
        if (!how.all()) {
            if (how.words || claim.claim->type == ClaimType::verdict || claim.claim->type == ClaimType::closure)
                sorted.misfit.push_back(said);
            continue;
        }
        const bool weaker = claim.claim->modality == Modality::asserted && said->claim->modality != Modality::asserted;
        (weaker ? sorted.weaker : sorted.saying).push_back(said);
    }
    return sorted;
}

/// Step 8: "is held" is also said by the period of custody that holds on that day.
bool Judge::by_custody(const Keyed& claim, const Subject& subject, Sorted& sorted) const
{
    if (claim.claim->type != ClaimType::held)
        return false;
    const auto day = claim.claim->time ? claim.claim->time->latest().value_or(m_shelf.day()) : m_shelf.day();
    for (const auto* one : subject.people) {
        const auto* period = one->person.on(std::min(day, m_shelf.day()));
        if (period == nullptr || side_of(period->state) != Side::in || period->alleged)
            continue;
        for (const Keyed* said : with(period->basis))
            if (fit(claim, *said, m_places).place)
                sorted.saying.push_back(said);
    }
    return !sorted.saying.empty();
}

ProvedClaim Judge::judge_subject(const Keyed& claim, const Subject& subject) const
{
    ProvedClaim out;
    auto sorted = sort_claims(claim, subject);
    if (sorted.saying.empty() && sorted.weaker.empty())
        sorted.by_custody = by_custody(claim, subject, sorted);
    const bool said = !sorted.saying.empty();
    if (contradicted(claim, subject, sorted, out))
        return out;
    if (!said && sorted.weaker.empty() && otherwise_said(claim, subject, sorted, out))
        return out;
    if (!said) { // Step 15.
        out.against = ids_of(sorted.weaker.empty() ? sorted.misfit : sorted.weaker);
        if (!sorted.weaker.empty())
            out.because = "only as " + std::string{domain::name_of(sorted.weaker.front()->claim->modality)} + ": " +
                          listed(sorted.weaker);
        else if (!sorted.misfit.empty())
            out.because = "the casebook has: " + listed(sorted.misfit);
        else
            out.because = "no claim in the casebook says this";
        return out;
    }
    if (number_differs(claim, sorted, out))
        return out;
    // Of a number, those who give it.
    const auto gives = [&](const Keyed* one) {
        return one->claim->count && supports(*claim.claim->count, *one->claim->count);
    };
    if (claim.claim->count && std::ranges::any_of(sorted.saying, gives))
        std::erase_if(sorted.saying, [&](const Keyed* one) { return !gives(one); });
    if (stale(claim, subject, sorted, out))
        return out;
    out.mark = Mark::supported;
    out.support = ids_of(sorted.saying);
    remark(claim, sorted, out);
    return out;
}

} // namespace vigil::answers
