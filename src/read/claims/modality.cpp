// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/slots.hpp"

#include <algorithm>

namespace vigil::read::claims {

namespace {

/// "was reported to have", "is believed to": said by others.
bool is_claim(Classes c)
{
    return has(c, WordClass::governing) &&
           (has(c, WordClass::claiming) || has(c, WordClass::alleging) || has(c, WordClass::saying));
}

/// "reports that ...", "claims that ...": all that follows in the sentence is what is claimed.
bool told_as_claimed(const State& state, const Site& site)
{
    const auto& units = state.chunks.units;
    for (std::uint32_t u = 0; u + 1 < site.unit; ++u) {
        if (units[u].kind != UnitKind::phrase || units[u + 1].kind != UnitKind::relative)
            continue;
        const std::uint32_t head = state.chunks.phrases[units[u].index].head;
        const bool stopped = std::any_of(units.begin() + u, units.begin() + site.unit,
                                         [](const Unit& unit) { return unit.kind == UnitKind::stop; });
        // "that", not "which" or "who": those tell of the reports themselves.
        const bool that = has(state.tags[units[u + 1].tokens.begin].classes, WordClass::definite);
        if (!stopped && that && has(state.tags[head].classes, WordClass::claiming))
            return true;
    }
    return false;
}

} // namespace

/// Signs are looked for from the head of the clause to the end of the verb group: what follows qualifies something
/// else.
bool fill_modality(const State& state, const Clauses& clauses, const Site& site, bool negated, Draft& draft)
{
    const Chunks& chunks = state.chunks;
    Modality& modality = draft.claim.modality;
    const Unit& unit = chunks.units[site.unit];
    if (unit.kind == UnitKind::verb) {
        const VerbGroup& verb = chunks.verbs[unit.index];
        if (verb.negated != negated)
            return false;
        if (has(verb.modal, WordClass::risk))
            modality = Modality::possible;
        else if (has(verb.modal, WordClass::future))
            modality = Modality::announced;
        else if (has(verb.modal, WordClass::duty))
            return false;
    }
    const TokenRange before = tokens_of(clauses, site.clause, site.unit);
    const std::uint32_t begin = before.empty() ? unit.tokens.begin : before.begin;
    for (std::uint32_t t = begin; t < unit.tokens.end; ++t) {
        const Classes c = state.tags[t].classes;
        if (modality == Modality::asserted && has(c, WordClass::claiming) &&
            (!state.tags[t].noun_too || state.tags[t].part != Part::verb))
            modality = Modality::alleged;
        if (state.tags[t].part == Part::negation && t >= unit.tokens.begin && !negated)
            return false;
    }
    if (modality == Modality::asserted && told_as_claimed(state, site))
        modality = Modality::alleged;
    // "was reported to have been sentenced", "is believed to be held": the verb before governs this one.
    for (std::uint32_t u = site.unit; u > 0 && unit.kind == UnitKind::verb; --u) {
        const Unit& earlier = chunks.units[u - 1];
        if (earlier.kind == UnitKind::adverb || earlier.kind == UnitKind::phrase)
            continue;
        if (earlier.kind != UnitKind::verb)
            break;
        const VerbGroup& governor = chunks.verbs[earlier.index];
        const bool infinitive = (chunks.verbs[unit.index].form & form_infinitive) != 0;
        if (infinitive && governor.negated)
            return false;
        if (modality == Modality::asserted && infinitive && is_claim(state.tags[governor.main].classes))
            modality = Modality::alleged;
        for (std::uint32_t t = earlier.tokens.begin; t < unit.tokens.begin && infinitive; ++t)
            if (modality == Modality::asserted && state.in_class(t, WordClass::expected))
                modality = Modality::announced;
        break;
    }
    return true;
}

} // namespace vigil::read::claims
