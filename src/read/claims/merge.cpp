// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/merge.hpp"
#include "read/claims/state.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

constexpr std::size_t most_compared = 64; ///< A draft is held against so many earlier ones of its type: linear time.

bool same_words(std::string_view a, std::string_view b)
{
    return a == b || search_key(a) == search_key(b);
}

/// Persons by name must be equal; a described target is the same when its words are.
bool share(const Claim& a, const Claim& b, Field field)
{
    for (const Value& x : a.values)
        for (const Value& y : b.values)
            if (x.field == field && y.field == field && same_words(x.text, y.text))
                return true;
    return false;
}

bool any_named(const Claim& claim)
{
    return std::ranges::any_of(
        claim.values, [](const Value& it) { return it.field == Field::target && it.kind == ValueKind::person; });
}

bool times_agree(const Claim& a, const Claim& b)
{
    if (!a.time || !b.time)
        return true;
    const auto first_a = a.time->earliest();
    const auto last_a = a.time->latest();
    const auto first_b = b.time->earliest();
    const auto last_b = b.time->latest();
    const bool a_in_b = (!first_b || (first_a && *first_a >= *first_b)) && (!last_b || (last_a && *last_a <= *last_b));
    const bool b_in_a = (!first_a || (first_b && *first_b >= *first_a)) && (!last_a || (last_b && *last_b <= *last_a));
    return a_in_b || b_in_a;
}

bool counts_agree(const Claim& a, const Claim& b)
{
    return !a.count || !b.count || *a.count == *b.count;
}

/// The same happening told twice (GUIDE rule 2).
bool same_happening(const Draft& x, const Draft& y)
{
    const Claim& a = x.claim;
    const Claim& b = y.claim;
    if (a.type != b.type || a.modality != b.modality)
        return false;
    if (a.type == ClaimType::quote)
        return false;
    if (a.type == ClaimType::demand)
        return share(a, b, Field::detail);
    if (!times_agree(a, b) || !counts_agree(a, b))
        return false;
    if (a.type == ClaimType::protest)
        return share(a, b, Field::actor) && (x.paragraph == y.paragraph || (a.time && b.time));
    // Verb and noun of one sentence ("imposed a blackout") tell one thing.
    const bool bare = a.first(Field::target) == nullptr || b.first(Field::target) == nullptr;
    const bool same_actor =
        a.first(Field::actor) == nullptr || b.first(Field::actor) == nullptr || share(a, b, Field::actor);
    if (x.sentence == y.sentence && bare && same_actor && a.type != ClaimType::execution)
        return true;
    if (a.type == ClaimType::shutdown && share(a, b, Field::actor) && (!a.time || !b.time) &&
        (a.first(Field::place) == nullptr || b.first(Field::place) == nullptr))
        return true;
    if (a.type == ClaimType::shutdown)
        return share(a, b, Field::place) && a.time && b.time;
    if (!share(a, b, Field::target))
        return false;
    const Value* detail_a = a.first(Field::detail);
    const Value* detail_b = b.first(Field::detail);
    if (detail_a != nullptr && detail_b != nullptr && !same_words(detail_a->text, detail_b->text))
        return false;
    if (any_named(a) && any_named(b))
        return true;
    return x.sentence == y.sentence || (a.time && b.time) || (a.count && b.count) || y.back_reference;
}

void take_over(Claim& into, const Claim& from)
{
    for (const Value& value : from.values) {
        if (value.field == Field::detail && into.first(Field::detail) != nullptr)
            continue;
        // A call that the organisation repeats after its speaker stays the speaker's.
        if (value.field == Field::actor && into.type == ClaimType::demand && into.first(Field::actor) != nullptr)
            continue;
        const bool known = std::ranges::any_of(
            into.values, [&](const Value& it) { return it.field == value.field && same_words(it.text, value.text); });
        if (!known)
            into.values.push_back(value);
    }
    if (!into.count)
        into.count = from.count;
    if (!into.time ||
        (from.time && from.time->latest() && into.time->latest() && from.time->earliest() && into.time->earliest() &&
         *from.time->latest() - *from.time->earliest() < *into.time->latest() - *into.time->earliest()))
        into.time = from.time ? from.time : into.time;
    into.confidence = std::max(into.confidence, from.confidence);
}

/// How much a claim says: the fuller mention gives the quote.
std::size_t weight(const Claim& claim)
{
    return claim.values.size() + (claim.time ? 1U : 0U) + (claim.count ? 1U : 0U);
}

/// "Ministry of Internal Affairs": a body by its name.
bool is_proper(std::string_view name)
{
    return !name.empty() && name.front() >= 'A' && name.front() <= 'Z' && name.find(' ') != std::string_view::npos;
}

/// "death of Ana Ruz": a thing that is told by a name.
bool holds_name(std::string_view text)
{
    for (std::size_t at = 1; at < text.size(); ++at)
        if (text[at - 1] == ' ' && text[at] >= 'A' && text[at] <= 'Z')
            return true;
    return false;
}

/// A claim needs something particular: a name, a number, a date, a place, a provision (GUIDE).
bool particular(const Draft& draft)
{
    const Claim& claim = draft.claim;
    if (draft.particular || claim.count || claim.time || draft.back_reference)
        return true;
    return std::ranges::any_of(claim.values, [](const Value& it) {
        if (it.field == Field::target && it.kind == ValueKind::thing && holds_name(it.text))
            return true;
        return it.kind == ValueKind::person || it.field == Field::place || it.field == Field::law ||
               it.kind == ValueKind::state || (it.kind == ValueKind::body && (!it.norm.empty() || is_proper(it.text)));
    });
}

bool told_otherwise(const State& state, const Draft& draft)
{
    return std::ranges::any_of(state.drafts, [&](const Draft& other) {
        if (&other == &draft || other.sentence != draft.sentence || other.alone)
            return false;
        const bool same_count = draft.claim.count && other.claim.count && *draft.claim.count == *other.claim.count;
        return same_count || share(other.claim, draft.claim, Field::target);
    });
}

/// "accused of attacking the integrity of systems": the words of a charge tell of no happening of their own. Drafts
/// of one sentence stand side by side.
void mark_charged(State& state)
{
    auto& drafts = state.drafts;
    for (std::size_t first = 0, end = 0; first < drafts.size(); first = end) {
        while (end < drafts.size() && drafts[end].sentence == drafts[first].sentence)
            ++end;
        for (std::size_t d = first; d < end; ++d)
            for (const Value& value : drafts[d].claim.values) {
                if (value.field != Field::law || !value.span || !value.norm.empty())
                    continue;
                for (std::size_t other = first; other < end; ++other) {
                    const Span trigger = state.annotation.tokens[drafts[other].trigger].span;
                    if (other != d && value.span->begin <= trigger.begin && value.span->end >= trigger.end)
                        drafts[other].charged = true;
                }
            }
    }
}

/// Who leaves bodies one after the other is named once ("Withdrawing from the convention is ...").
void carry_leavers(State& state)
{
    const Draft* before = nullptr;
    for (Draft& draft : state.drafts) {
        if (draft.claim.type != ClaimType::withdrawal && draft.claim.type != ClaimType::defunding)
            continue;
        if (draft.claim.first(Field::actor) == nullptr && before != nullptr) {
            for (const Value* actor : before->claim.values_of(Field::actor))
                draft.claim.values.push_back(*actor);
            if (draft.claim.type == ClaimType::withdrawal && before->claim.type == ClaimType::withdrawal &&
                draft.claim.modality == Modality::asserted)
                draft.claim.modality = before->claim.modality;
        }
        if (draft.claim.first(Field::actor) != nullptr)
            before = &draft;
    }
}

/// "acquitted of both charges": the charges are those told before.
void carry_charges(State& state)
{
    const Draft* charge = nullptr;
    for (Draft& draft : state.drafts) {
        if (draft.claim.type == ClaimType::charge && draft.claim.first(Field::law) != nullptr)
            charge = &draft;
        if (draft.claim.type != ClaimType::verdict || draft.claim.first(Field::law) != nullptr || charge == nullptr ||
            (!draft.back_reference && !share(draft.claim, charge->claim, Field::target) &&
             draft.claim.count != charge->claim.count))
            continue;
        for (const Value* law : charge->claim.values_of(Field::law))
            draft.claim.values.push_back(*law);
    }
}

} // namespace

void merge_drafts(State& state)
{
    merge_drafts(state, Repeats::merged);
}

void merge_drafts(State& state, Repeats repeats)
{
    carry_leavers(state);
    carry_charges(state);
    std::vector<Draft> kept;
    mark_charged(state);
    // Linear: `alone` claims are few and look at their own sentence's neighbours only.
    for (Draft& draft : state.drafts) {
        if (draft.charged || !particular(draft) || (draft.alone && told_otherwise(state, draft)))
            continue;
        Draft* same = nullptr;
        std::size_t compared = 0;
        for (auto it = kept.rbegin(); it != kept.rend() && compared < most_compared; ++it) {
            if (it->claim.type != draft.claim.type)
                continue;
            ++compared;
            if (repeats == Repeats::kept_by_sentence && it->sentence != draft.sentence)
                continue;
            if (same_happening(*it, draft)) {
                same = &*it;
                break;
            }
        }
        if (same == nullptr) {
            kept.push_back(std::move(draft));
            continue;
        }
        const bool fuller = weight(draft.claim) > weight(same->claim);
        // Told in the report's own voice once: then it needs no source.
        const bool own = same->own_voice || draft.own_voice;
        if (fuller) {
            std::swap(same->claim.span, draft.claim.span);
            std::swap(same->claim.quote, draft.claim.quote);
        }
        take_over(same->claim, draft.claim);
        same->own_voice = own;
        if (own)
            std::erase_if(same->claim.values, [](const Value& it) { return it.field == Field::source; });
    }
    state.drafts = std::move(kept);
}

} // namespace vigil::read::claims
