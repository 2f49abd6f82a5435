// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/slots.hpp"

namespace vigil::read::claims {
namespace {

void put(const State& state, const Clauses& clauses, const PhraseList& list, Draft& draft)
{
    for (Value& value : values_of(state, clauses, list, Field::source, nullptr)) {
        if (state.own_organisation(value.text) || (value.kind == ValueKind::person && state.own_person(value.text)))
            continue;
        draft.claim.values.push_back(std::move(value));
        draft.own_voice = false;
    }
}

/// "X said that ...", "..., X told reporters.": subject of a verb of saying outside the trigger's clause.
bool by_saying(const State& state, const Clauses& clauses, const Site& site, Draft& draft)
{
    const Chunks& chunks = state.chunks;
    for (std::uint32_t u = 0; u < chunks.units.size(); ++u) {
        if (chunks.units[u].kind != UnitKind::verb || u == site.unit)
            continue;
        const VerbGroup& verb = chunks.verbs[chunks.units[u].index];
        if (!has(state.tags[verb.main].classes, WordClass::saying) || (verb.form & form_infinitive) != 0 ||
            verb.negated)
            continue;
        // Before the trigger with nothing but its own clause between, or at the end of the sentence.
        bool governs = false;
        if (u < site.unit) {
            governs =
                u + 1 < chunks.units.size() &&
                (chunks.units[u + 1].kind == UnitKind::relative || chunks.units[u + 1].kind == UnitKind::subordinator ||
                 chunks.units[u + 1].kind == UnitKind::phrase || chunks.units[u + 1].kind == UnitKind::date ||
                 chunks.units[u + 1].kind == UnitKind::preposition);
            for (std::uint32_t k = u + 1; k < site.unit && governs; ++k)
                if (chunks.units[k].kind == UnitKind::stop)
                    governs = false;
        } else {
            governs = u > site.unit && clauses.tight_end(u) >= chunks.units.size() - 1;
            std::uint32_t k = u;
            while (k > site.unit && chunks.units[k].kind != UnitKind::comma)
                --k;
            governs = governs && k > site.unit;
        }
        if (!governs)
            continue;
        PhraseList list = clauses.subject(u);
        // "..., said Ana Ruz": the speaker stands behind.
        const PhraseList behind = clauses.object(u);
        if (u > site.unit && !behind.empty() && chunks.phrases[behind.front()].person != none)
            list = {behind.front()};
        if (list.empty())
            continue;
        put(state, clauses, list, draft);
        if (has(state.tags[verb.main].classes, WordClass::alleging) && draft.claim.modality == Modality::asserted)
            draft.claim.modality = Modality::alleged;
        return draft.claim.first(Field::source) != nullptr;
    }
    return false;
}

/// "1,000 detainees (according to monitors)": said of what stands in or right before the parentheses, of nothing else.
bool in_reach(const State& state, const Site& site, std::uint32_t u)
{
    const auto& units = state.chunks.units;
    const auto part = [&](std::uint32_t k) { return state.tags[units[k].tokens.begin].part; };
    std::uint32_t open = u;
    while (open > 0 && part(open - 1) != Part::open && part(open - 1) != Part::close &&
           units[open - 1].kind != UnitKind::stop)
        --open;
    if (open == 0 || part(open - 1) != Part::open || open < 2)
        return true;
    const std::uint32_t before = open - 2;
    if (site.unit > before)
        return true;
    // The phrase before, or the verb of which it is the last.
    return site.unit == before || (!site.noun && site.loose > before);
}

} // namespace

void fill_source(const State& state, const Clauses& clauses, const Site& site, Draft& draft)
{
    const Chunks& chunks = state.chunks;
    // 1. "according to X".
    for (std::uint32_t u = 0; u + 2 < chunks.units.size(); ++u) {
        const std::uint32_t t = chunks.units[u].tokens.begin;
        if (!state.in_class(t, WordClass::according))
            continue;
        std::uint32_t k = u + 1;
        while (k < chunks.units.size() && chunks.units[k].kind != UnitKind::phrase)
            ++k;
        if (k >= chunks.units.size() || k > u + 2 || !in_reach(state, site, u))
            continue;
        put(state, clauses, clauses.list_from(k, clauses.tight_end(k)), draft);
        return;
    }
    // 2. A verb of saying.
    if (!state.annotation.tokens[site.token].in_quote)
        by_saying(state, clauses, site, draft);
}

} // namespace vigil::read::claims
