// SPDX-License-Identifier: AGPL-3.0-or-later
// The marks of a claim, one function each. Steps in comments: docs/methods/proof.md.
#include "answers/head.hpp"
#include "answers/proof_judge.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"
#include "records/words.hpp"

#include <algorithm>
#include <functional>

namespace vigil::answers {
namespace {

using domain::ClaimType;
using domain::Modality;

/// Step 14: it is of a type that comes after, or what was announced took effect.
bool overtakes(const Keyed& claim, const Keyed& said)
{
    const auto modality = said.claim->modality;
    if (modality != Modality::asserted && modality != Modality::alleged)
        return false;
    if (claim.claim->modality == Modality::announced && said.claim->type == claim.claim->type &&
        modality == Modality::asserted)
        return true;
    const auto types = later_types(claim.claim->type);
    if (std::ranges::find(types, said.claim->type) == types.end())
        return false;
    return claim.claim->type != ClaimType::restriction ||
           (same_measure(*claim.claim, *said.claim) && lifts(*claim.claim) != lifts(*said.claim));
}

std::string texts(const std::vector<const domain::Value*>& values)
{
    std::string all;
    for (const auto* value : values)
        all += (all.empty() ? "" : ", ") + value->text;
    return all;
}

} // namespace

/// Step 12: claims of the type that give another day of one happening, as nothing lies between the two that makes both
/// possible (status-of-a-person, step 6).
KeyedClaims Judge::otherwise_dated(const Keyed& claim, const Subject& subject, const Sorted& sorted) const
{
    KeyedClaims others;
    const Side side = side_of(claim.claim->type);
    if (subject.people.empty() || side == Side::unknown || claim.claim->type == ClaimType::held)
        return others;
    for (const Keyed* other : sorted.misfit) {
        if (fit(claim, *other, m_places).time || records::says_again(other->claim->quote))
            continue;
        const auto a = day_of(*other);
        const bool possible = std::ranges::any_of(sorted.saying, [&](const Keyed* said) {
            const auto b = day_of(*said);
            return records::says_again(said->claim->quote) ||
                   std::ranges::any_of(subject.claims, [&](const Keyed* between) {
                       const auto day = day_of(*between);
                       const Side there = side_of(between->claim->type);
                       return there != Side::unknown && there != side && a && b && day && *day >= std::min(*a, *b) &&
                              *day <= std::max(*a, *b);
                   });
        });
        if (!possible)
            others.push_back(other);
    }
    return others;
}

/// Step 12: a period of custody that the claim rests on is disputed, and others of its claims say another state.
KeyedClaims Judge::custody_disputed(const Keyed& claim, const Subject& subject, const Sorted& sorted) const
{
    KeyedClaims others;
    const Side side = side_of(claim.claim->type);
    if (side == Side::unknown)
        return others;
    for (const auto* one : subject.people)
        for (const auto& period : one->person.custody) {
            auto basis = with(period.basis);
            std::ranges::copy(with(period.against), std::back_inserter(basis));
            if (!period.disputed || std::ranges::find_first_of(basis, sorted.saying) == basis.end())
                continue;
            for (const Keyed* other : basis)
                if (const Side there = side_of(other->claim->type); there != Side::unknown && there != side)
                    others.push_back(other);
        }
    return others;
}

/// Step 12, where somebody says it.
bool Judge::contradicted(const Keyed& claim, const Subject& subject, const Sorted& sorted, ProvedClaim& out) const
{
    KeyedClaims against = sorted.denials;
    if (!sorted.saying.empty())
        for (const Keyed* other : otherwise_dated(claim, subject, sorted))
            against.push_back(other);
    for (const Keyed* other : custody_disputed(claim, subject, sorted))
        against.push_back(other);
    if (against.empty())
        return false;
    out.mark = Mark::contradicted;
    out.support = ids_of(sorted.saying);
    out.against = ids_of(against);
    out.because = (sorted.denials.empty() ? "by " : "denied by ") + who(against) + ": " + listed(against);
    if (!sorted.saying.empty())
        out.because += "; but said by " + who(sorted.saying);
    return true;
}

/// Step 12, where nobody says it.
bool Judge::otherwise_said(const Keyed& claim, const Subject& subject, const Sorted& sorted, ProvedClaim& out) const
{
    KeyedClaims against;
    const bool two_parties = claim.claim->type == ClaimType::withdrawal || claim.claim->type == ClaimType::accession;
    if (!subject.people.empty() || two_parties)
        for (const Keyed* said : sorted.misfit)
            if (const Fit how = fit(claim, *said, m_places); !how.time || !how.place || !how.words)
                against.push_back(said);
    const Side side = side_of(claim.claim->type);
    if (against.empty() && side != Side::unknown) {
        const auto day = claim.claim->time ? first_day(claim.claim->time).value_or(m_shelf.day()) : m_shelf.day();
        for (const auto* one : subject.people) {
            const auto* period = one->person.on(std::min(day, m_shelf.day()));
            const Side then = period == nullptr ? Side::unknown : side_of(period->state);
            if (then != Side::unknown && then != side)
                against = with(period->basis);
        }
    }
    if (against.empty())
        return false;
    out.mark = Mark::contradicted;
    out.against = ids_of(against);
    out.because = "by " + who(against) + ": " + listed(against);
    return true;
}

bool Judge::told_in_draft(const Keyed& claim, const Subject& subject, const KeyedClaims& news) const
{
    const auto speaks_of = [&](const Keyed& other) {
        if (subject.people.empty())
            return same_subject(claim, other, m_places);
        return std::ranges::any_of(other.claim->values_of(domain::Field::target), [&](const domain::Value* value) {
            const auto people = m_shelf.people_named(value->text);
            return std::ranges::find_first_of(people, subject.people) != people.end();
        });
    };
    return std::ranges::any_of(m_draft, [&](const Keyed& other) {
        if (&other == &claim)
            return false;
        const bool tells = std::ranges::any_of(news, [&](const Keyed* said) {
            return other.claim->type == said->claim->type && other.claim->modality == said->claim->modality &&
                   fit(other, *said, m_places).all();
        });
        return tells && speaks_of(other);
    });
}

/// Step 14: the state on the day of the view, where it is another one. Of a record that may be the same person, only if
/// it begins after what the draft says.
KeyedClaims Judge::custody_since(const Keyed& claim, const Subject& subject, const Sorted& sorted) const
{
    const Side side = side_of(claim.claim->type);
    std::optional<Day> newest;
    for (const Keyed* said : sorted.saying)
        newest = records::latest_of(newest, day_of(*said));
    KeyedClaims news;
    for (const auto* one : subject.people) {
        const auto* now = one->person.on(m_shelf.day());
        const Side today = now == nullptr ? Side::unknown : side_of(now->state);
        if (today == Side::unknown || today == side)
            continue;
        const bool own = std::ranges::any_of(one->claims, [&](const Keyed* said) {
            return std::ranges::find(sorted.saying, said) != sorted.saying.end();
        });
        for (const Keyed* said : with(now->basis))
            if (const auto day = day_of(*said); own || (day && newest && *day > *newest))
                news.push_back(said);
    }
    return news;
}

/// Step 14: of a person's custody, by the period of the day; of everything else, by the claims that come later.
KeyedClaims Judge::later_news(const Keyed& claim, const Subject& subject, const Sorted& sorted) const
{
    if (!subject.people.empty() && side_of(claim.claim->type) != Side::unknown)
        return custody_since(claim, subject, sorted);
    KeyedClaims news;
    if (subject.people.empty() && is_over(claim.claim->time))
        return news;
    std::optional<Day> newest;
    for (const Keyed* said : sorted.saying)
        newest = records::latest_of(newest, day_of(*said));
    for (const Keyed* said : subject.claims)
        if (const auto day = day_of(*said); day && newest && *day > *newest && overtakes(claim, *said))
            news.push_back(said);
    return news;
}

/// Step 14: a number that its own origin has replaced.
KeyedClaims Judge::replaced_numbers(const Keyed& claim, const Subject& subject, const Sorted& sorted) const
{
    KeyedClaims news;
    if (!claim.claim->count)
        return news;
    const auto& count = *claim.claim->count;
    for (const Keyed* old : sorted.saying)
        for (const Keyed* said : subject.claims)
            if (old->claim->count && said->claim->count && supports(count, *old->claim->count) &&
                !supports(count, *said->claim->count) && said->claim->type == old->claim->type &&
                said->claim->time == old->claim->time &&
                m_shelf.origins().of(*said->standing) == m_shelf.origins().of(*old->standing) &&
                records::published_on(*old->standing) < records::published_on(*said->standing))
                news.push_back(said);
    return news;
}

bool Judge::stale(const Keyed& claim, const Subject& subject, const Sorted& sorted, ProvedClaim& out) const
{
    auto news = later_news(claim, subject, sorted);
    if (news.empty())
        news = replaced_numbers(claim, subject, sorted);
    if (news.empty() || told_in_draft(claim, subject, news))
        return false;
    out.mark = Mark::stale;
    out.support = ids_of(sorted.saying);
    out.against = ids_of(news);
    out.because = "since then: " + listed(news);
    return true;
}

/// Steps 11 and 13.
bool Judge::number_differs(const Keyed& claim, const Sorted& sorted, ProvedClaim& out) const
{
    KeyedClaims others;
    bool given = false;
    if (claim.claim->type == ClaimType::sentence) {
        const auto asked = terms_in(records::first_text(*claim.claim, domain::Field::detail));
        for (const Keyed* said : sorted.saying) {
            const auto terms = terms_in(records::first_text(*said->claim, domain::Field::detail));
            given = given || asked.empty() || terms.empty() || terms == asked;
            others.push_back(said);
        }
    } else if (claim.claim->count) {
        for (const Keyed* said : sorted.saying) {
            if (!said->claim->count)
                continue;
            given = given || supports(*claim.claim->count, *said->claim->count);
            others.push_back(said);
        }
    }
    if (given || others.empty())
        return false;
    std::ranges::stable_sort(others, std::greater{},
                             [](const Keyed* said) { return said->claim->count ? said->claim->count->min : 0; });
    out.mark = Mark::number_differs;
    out.against = ids_of(others);
    out.because = "the draft says " +
                  (claim.claim->count ? claim.claim->count->to_string()
                                      : records::first_text(*claim.claim, domain::Field::detail)) +
                  "; sources say " + listed(others);
    return true;
}

/// Steps 9 and 10: what no source has.
void Judge::remark(const Keyed& claim, const Sorted& sorted, ProvedClaim& out) const
{
    const auto nobody = [&](const std::function<bool(const Keyed&)>& has) {
        return std::ranges::none_of(sorted.saying, [&](const Keyed* said) { return has(*said); });
    };
    std::string missing;
    const auto miss = [&](const std::string& words) { missing += (missing.empty() ? "" : ", ") + words; };
    for (std::size_t i = 0; i < claim.places.size(); ++i)
        if (nobody([&](const Keyed& said) { return any_fits({claim.places[i]}, said.places); }))
            miss(claim.claim->values_of(domain::Field::place)[i]->text);
    for (std::size_t i = 0; i < claim.laws.size(); ++i)
        if (nobody([&](const Keyed& said) { return any_fits({claim.laws[i]}, said.laws); }))
            miss(claim.claim->values_of(domain::Field::law)[i]->text);
    if (claim.claim->time && nobody([](const Keyed& said) { return said.claim->time.has_value(); }))
        miss(claim.claim->time->to_string());
    if (claim.claim->count && nobody([](const Keyed& said) { return said.claim->count.has_value(); }))
        miss("the number");
    if (!missing.empty())
        out.remarks.push_back("not in these sources: " + missing);
    if (!claim.sources.empty() && nobody([&](const Keyed& said) {
            return any_fits(claim.sources, said.sources) ||
                   any_fits(claim.sources, {{search_key(said.standing->passage->source), {}}});
        }))
        out.remarks.push_back("the draft names " + texts(claim.claim->values_of(domain::Field::source)) +
                              "; the casebook has it from " + who(sorted.saying));
    if (sorted.by_custody)
        out.remarks.push_back("no source says it in these words; the custody period of that day says so");
}

} // namespace vigil::answers
