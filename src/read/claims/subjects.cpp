// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/clauses.hpp"

#include <algorithm>

namespace vigil::read::claims {

namespace {

constexpr int deepest = 6; ///< Subjects are inherited from verb to verb at most this often.

} // namespace

PhraseList Clauses::antecedent(std::uint32_t relative, int depth) const
{
    if (depth > deepest)
        return {};
    std::uint32_t i = relative;
    while (i > 0 && !is_kind(i - 1, UnitKind::phrase) &&
           (is_kind(i - 1, UnitKind::comma) || is_kind(i - 1, UnitKind::adverb) || is_kind(i - 1, UnitKind::date) ||
            is_kind(i - 1, UnitKind::preposition)))
        --i;
    // "all held", "most of whom": the relative word may itself be governed.
    if (i == 0 || !is_kind(i - 1, UnitKind::phrase))
        return {};
    std::uint32_t at = i - 1;
    // ", all held ...", ", both allegedly victims": the list before.
    if (m_tags[phrase(at).head].part == Part::determiner && at >= 2 && is_kind(at - 1, UnitKind::comma)) {
        std::uint32_t begin = at - 1;
        while (begin > 0 && in_run(m_chunks.units[begin - 1].kind))
            --begin;
        const std::uint32_t own = skip_lead(begin, at - 1);
        if (own < at - 1)
            return list_from(own, at - 1);
    }
    // Over prepositional phrases to the person they hang on: "members of the group who ...".
    std::uint32_t best = at;
    for (std::uint32_t k = at; k > 0;) {
        if (person_like(m_chunks.units[best].index))
            break;
        if (!is_kind(k - 1, UnitKind::preposition) || k < 2 || !is_kind(k - 2, UnitKind::phrase))
            break;
        k -= 2;
        best = k;
    }
    if (!person_like(m_chunks.units[best].index)) {
        best = at;
        // "crimes against humanity that are investigated": what hangs on anything but "of" is not meant.
        if (at >= 2 && is_kind(at - 1, UnitKind::preposition) && is_kind(at - 2, UnitKind::phrase) &&
            !has(m_tags[m_chunks.units[at - 1].tokens.begin].classes, WordClass::patient_marker))
            best = at - 2;
    }
    // A list before it: "Ali Mora, Ana Ruz and Eva Lind, who ...".
    std::uint32_t start = best;
    while (start >= 2 && (is_kind(start - 1, UnitKind::comma) || is_kind(start - 1, UnitKind::conjunction)) &&
           is_kind(start - 2, UnitKind::phrase) && m_chunks.phrases[m_chunks.units[start - 2].index].person != none)
        start -= 2;
    // An apposition before a comma: "Ana Ruz, a lawyer, who ...".
    if (start == best && best >= 2 && is_kind(best - 1, UnitKind::comma) && is_kind(best - 2, UnitKind::phrase) &&
        phrase(best).person == none && phrase(best - 2).person != none)
        start = best - 2;
    return list_from(start, relative);
}

/// "..., Ana Ruz, director at Harbour Watch, said": the name before the apposition, if no "and" joins it to more.
std::uint32_t Clauses::apposed_name(std::uint32_t begin, std::uint32_t u) const
{
    std::uint32_t i = u;
    if (i > begin && is_kind(i - 1, UnitKind::comma))
        --i;
    const std::uint32_t end = i;
    while (i > begin && (is_kind(i - 1, UnitKind::phrase) || is_kind(i - 1, UnitKind::preposition) ||
                         is_kind(i - 1, UnitKind::adverb)))
        --i;
    if (has(m_tags[verb(u).main].classes, WordClass::saying) && is_kind(u - 1, UnitKind::comma)) {
        // "Ana Ruz, director of research, policy and campaigns, said": the nearest name before a comma.
        for (std::uint32_t k = end; k > begin; --k)
            if (is_kind(k - 1, UnitKind::phrase) && (phrase(k - 1).person != none || phrase(k - 1).named))
                return is_kind(k, UnitKind::comma) && k < end ? m_chunks.units[k - 1].index : none;
    }
    if (i == end || i < begin + 2 || !is_kind(i, UnitKind::phrase) || !is_kind(i - 1, UnitKind::comma) ||
        !is_kind(i - 2, UnitKind::phrase) || phrase(i).person != none)
        return none;
    if (i >= 3 && i - 3 >= begin && is_kind(i - 3, UnitKind::conjunction))
        return none;
    // "Según Foro Costero, más de 800 personas": who says it is no subject.
    if (i >= 3 && i - 3 >= begin && is_kind(i - 3, UnitKind::preposition) &&
        has(m_tags[m_chunks.units[i - 3].tokens.begin].classes, WordClass::according))
        return none;
    return (phrase(i - 2).person != none || phrase(i - 2).named) &&
                   (person_like(m_chunks.units[i].index) || is_kind(u - 1, UnitKind::comma))
               ? m_chunks.units[i - 2].index
               : none;
}

/// The relative word that opens the clause of the verb at unit `u`; `none` when none does.
std::uint32_t Clauses::relative_of(std::uint32_t u) const
{
    for (std::uint32_t k = u; k > 0; --k) {
        if (is_kind(k - 1, UnitKind::relative))
            return k - 1;
        if (!in_run(m_chunks.units[k - 1].kind))
            return none;
    }
    return none;
}

/// "To protect people, the ministry imposed ...": behind the last comma of a run stands a subject of its own.
std::uint32_t Clauses::behind_last_comma(std::uint32_t begin, std::uint32_t u) const
{
    std::uint32_t k = u;
    while (k > begin && !is_kind(k - 1, UnitKind::comma)) {
        if (is_kind(k - 1, UnitKind::conjunction))
            return none;
        --k;
    }
    return k > begin && k < u && is_kind(k, UnitKind::phrase) ? k : none;
}

bool Clauses::finite_follows(std::uint32_t u) const
{
    for (std::uint32_t k = u + 1; k < m_chunks.units.size() && !is_kind(k, UnitKind::stop); ++k)
        if (is_kind(k, UnitKind::verb) && (verb(k).form & (form_bare | form_gerund | form_infinitive)) == 0)
            return true;
    return false;
}

/// Whether a bare form may be a past tense ("fell", "arrested") rather than a participle alone ("taken").
bool Clauses::is_past(std::uint32_t u) const
{
    return (m_tags[verb(u).main].forms & past_form) != 0;
}

/// The subject of a verb whose run begins behind a participle.
PhraseList Clauses::over_participle(std::uint32_t u, std::uint32_t begin) const
{
    if (begin == 0 || !is_kind(begin - 1, UnitKind::verb))
        return {};
    const std::uint32_t form_here = verb(u).form;
    // "people detained in Sari were freed": the participle between is no verb of the sentence.
    const std::uint32_t boundary = begin - 1;
    if ((form_here & (form_bare | form_gerund | form_infinitive)) == 0 && (verb(boundary).form & form_bare) != 0 &&
        (form(boundary) & form_reduced) != 0 && skip_lead(begin, u) >= u) {
        std::uint32_t before = boundary;
        while (before > 0 && in_run(m_chunks.units[before - 1].kind))
            --before;
        const std::uint32_t lead = skip_lead(before, boundary);
        if (lead < boundary && (before == 0 || !is_kind(before - 1, UnitKind::verb)))
            return list_from(lead, boundary);
    }
    return {};
}

/// The subject of a verb with another one before the run of phrases that leads up to it (from unit `begin`).
PhraseList Clauses::behind_verb(std::uint32_t u, std::uint32_t begin, std::uint32_t relative, int depth) const
{
    const std::uint32_t boundary = begin - 1;
    const std::uint32_t form_here = verb(u).form;
    const bool aside = (verb(boundary).form & (form_bare | form_gerund)) != 0;
    if (is_kind(u - 1, UnitKind::comma) && (aside || relative != none))
        return subject(boundary, depth + 1);
    const bool finite = (form_here & (form_bare | form_gerund | form_infinitive)) == 0;
    if (const std::uint32_t fresh = finite ? behind_last_comma(begin, u) : none; fresh != none)
        return list_from(fresh, u);
    // "was arrested in Sari and charged": nothing of its own between the verbs.
    std::uint32_t own = skip_lead(begin, u);
    std::uint32_t conj = u;
    for (std::uint32_t k = begin; k < u; ++k)
        if (is_kind(k, UnitKind::conjunction))
            conj = k;
    // The object of the verb before stands first; what follows the last "and" is ours.
    if (own == begin && conj < u)
        own = skip_lead(conj + 1, u);
    if (own < u)
        return list_from(own, u);
    if ((form_here & form_infinitive) != 0)
        if (PhraseList object_before = object(boundary); !object_before.empty())
            return object_before;
    return subject(boundary, depth + 1);
}

PhraseList Clauses::subject(std::uint32_t u) const
{
    PhraseList found = subject(u, 0);
    return m_trees == nullptr ? found : by_tree(u, std::move(found));
}

PhraseList Clauses::subject(std::uint32_t u, int depth) const
{
    if (depth > deepest || u == 0)
        return {};
    std::uint32_t j = u - 1;
    while (j > 0 && (is_kind(j, UnitKind::adverb)))
        --j;
    if (is_kind(j, UnitKind::relative)) {
        const PhraseList found = antecedent(j, depth + 1);
        if (!found.empty())
            return found;
    }
    if (is_kind(j, UnitKind::phrase) && phrase(j).pronoun && (verb(u).form & (form_bare | form_gerund)) != form_gerund)
        return {m_chunks.units[j].index};
    // The run of phrases before the verb, back to what ends it.
    std::uint32_t begin = u;
    while (begin > 0 && in_run(m_chunks.units[begin - 1].kind))
        --begin;
    const bool bounded = begin > 0;
    const std::uint32_t boundary = bounded ? begin - 1 : 0;
    const bool verb_before = bounded && is_kind(boundary, UnitKind::verb);
    const std::uint32_t form_here = verb(u).form;
    if (is_kind(u - 1, UnitKind::comma))
        if (const std::uint32_t named = apposed_name(begin, u); named != none)
            return {named};
    if ((form_here & form_gerund) != 0 && is_kind(u - 1, UnitKind::phrase) && person_like(m_chunks.units[u - 1].index))
        return list_from(u - 1, u);
    // ", urging him to": the subject of the verb before.
    if ((form_here & form_gerund) != 0 && (begin == u || !is_kind(u - 1, UnitKind::phrase))) {
        for (std::uint32_t k = u; k > 0; --k)
            if (is_kind(k - 1, UnitKind::verb) && (verb(k - 1).form & form_gerund) == 0)
                return subject(k - 1, depth + 1);
    }
    // "Ana Ruz, whose name is known, was arrested": whom the relative clause hangs on.
    const std::uint32_t relative = verb_before ? relative_of(boundary) : none;
    if (is_kind(u - 1, UnitKind::comma) && relative != none)
        if (PhraseList head = antecedent(relative, depth + 1); !head.empty())
            return head;
    if (const PhraseList own = over_participle(u, begin); !own.empty())
        return own;
    // A participle hangs on the phrase right before it: "two men held in Sari", "Ana Ruz, arrested in May".
    if ((form_here & (form_bare | form_gerund)) != 0 && begin < u &&
        (verb_before || finite_follows(u) || is_kind(u - 1, UnitKind::comma) || !is_past(u))) {
        std::uint32_t k = u;
        while (k > begin && (is_kind(k - 1, UnitKind::comma) || is_kind(k - 1, UnitKind::adverb)))
            --k;
        const bool joined = k > begin && is_kind(k - 1, UnitKind::conjunction);
        if (joined && verb_before)
            return subject(boundary, depth + 1);
        if (k > begin && is_kind(k - 1, UnitKind::phrase) && (form_here & form_bare) != 0) {
            PhraseList found = antecedent(u, depth + 1);
            const std::uint32_t lead = skip_lead(begin, u);
            if (!verb_before && lead < u && (found.empty() || !person_like(found.front()))) {
                const PhraseList from_lead = list_from(lead, u);
                if (!from_lead.empty() && person_like(from_lead.front()))
                    return from_lead;
            }
            if (!found.empty())
                return found;
        }
    }
    // "tortured while held in Sari": whom the verb before befell.
    if ((form_here & form_bare) != 0 && begin == u && bounded && is_kind(boundary, UnitKind::subordinator))
        for (std::uint32_t k = boundary; k > 0 && !is_kind(k - 1, UnitKind::stop); --k)
            if (is_kind(k - 1, UnitKind::verb))
                return subject(k - 1, depth + 1);
    const bool comma_here = is_kind(u - 1, UnitKind::comma);
    // "was beaten, struck with sticks, threatened": one series of what befell one.
    if (comma_here && (form_here & form_bare) != 0 && verb_before && is_kind(begin, UnitKind::preposition) &&
        (form(boundary) & (form_passive | form_reduced)) == form_passive)
        return subject(boundary, depth + 1);
    if (const std::uint32_t named = apposed_name(begin, u); named != none)
        return {named};
    if (verb_before)
        return behind_verb(u, begin, relative, depth);
    const std::uint32_t own = skip_lead(begin, u);
    // "In a letter to editors, including Ana Ruz, the ministry asked": behind the last comma.
    // "As part of it, forty people were taken": nor what a subordinator without a verb brings.
    const bool after_subordinator = bounded && is_kind(boundary, UnitKind::subordinator);
    if (is_kind(begin, UnitKind::preposition) || after_subordinator)
        if (const std::uint32_t fresh = behind_last_comma(begin, u); fresh != none && fresh > own)
            return list_from(fresh, u);
    if (own < u)
        return list_from(own, u);
    // Only a prepositional phrase: its phrase serves ("after police arrested").
    for (std::uint32_t k = begin; k < u; ++k)
        if (is_kind(k, UnitKind::phrase))
            return list_from(k, u);
    return {};
}

} // namespace vigil::read::claims
