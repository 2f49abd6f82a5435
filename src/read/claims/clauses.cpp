// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/clauses.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

constexpr int deepest = 6; ///< Subjects are inherited from verb to verb at most this often.

bool in_run(UnitKind kind)
{
    return kind == UnitKind::phrase || kind == UnitKind::preposition || kind == UnitKind::comma ||
           kind == UnitKind::conjunction || kind == UnitKind::adverb || kind == UnitKind::date;
}

} // namespace

Clauses::Clauses(const Annotation& annotation, const std::vector<Tagged>& tags, const Chunks& chunks)
    : m_annotation{annotation},
      m_tags{tags},
      m_chunks{chunks}
{
}

std::string_view Clauses::text(std::uint32_t token) const
{
    const Span span = m_annotation.tokens[token].span;
    return m_annotation.text.substr(span.begin, span.end - span.begin);
}

bool Clauses::is_bracket(std::uint32_t u, Part part) const
{
    return is_kind(u, UnitKind::comma) && m_tags[m_chunks.units[u].tokens.begin].part == part;
}

bool Clauses::is_member_word(std::uint32_t u) const
{
    if (!is_kind(u, UnitKind::preposition) && !is_kind(u, UnitKind::verb) && !is_kind(u, UnitKind::adverb))
        return false;
    for (std::uint32_t t = m_chunks.units[u].tokens.begin; t < m_chunks.units[u].tokens.end; ++t)
        if (has(m_tags[t].classes, WordClass::member))
            return true;
    return false;
}

bool Clauses::names_thing(std::uint32_t index) const
{
    const NounPhrase& it = m_chunks.phrases[index];
    return it.person == none && m_tags[it.head].part == Part::name && m_annotation.tokens[it.head].capitalised &&
           m_tags[it.tokens.begin].part != Part::date;
}

bool Clauses::person_like(std::uint32_t index) const
{
    const NounPhrase& it = m_chunks.phrases[index];
    constexpr Classes people = bit(WordClass::person) | bit(WordClass::people) | bit(WordClass::family) |
                               bit(WordClass::others) | bit(WordClass::force);
    if (it.person != none || it.named || (it.classes & people) != 0)
        return true;
    // "dozens of suspects", "a group of lawyers": what they count.
    if (has(it.classes, WordClass::collective) || m_tags[it.head].part == Part::number) {
        const auto at = std::ranges::lower_bound(m_chunks.units, it.tokens.begin, {},
                                                 [](const Unit& unit) { return unit.tokens.begin; });
        const auto u = static_cast<std::uint32_t>(at - m_chunks.units.begin());
        if (is_kind(u + 1, UnitKind::preposition) && is_kind(u + 2, UnitKind::phrase) &&
            has(m_tags[m_chunks.units[u + 1].tokens.begin].classes, WordClass::patient_marker))
            return person_like(m_chunks.units[u + 2].index);
    }
    return it.pronoun && !has(it.classes, WordClass::not_person);
}

std::uint32_t Clauses::tight_end(std::uint32_t u) const
{
    std::uint32_t i = u + 1;
    for (; i < m_chunks.units.size(); ++i) {
        const UnitKind kind = m_chunks.units[i].kind;
        if (kind == UnitKind::verb || kind == UnitKind::relative || kind == UnitKind::subordinator ||
            kind == UnitKind::stop)
            break;
    }
    return i;
}

std::uint32_t Clauses::loose_end(std::uint32_t u) const
{
    std::uint32_t i = u + 1;
    for (; i < m_chunks.units.size(); ++i) {
        if (m_chunks.units[i].kind == UnitKind::stop)
            break;
        if (m_chunks.units[i].kind != UnitKind::verb)
            continue;
        const std::uint32_t form = verb(i).form;
        if ((form & (form_gerund | form_infinitive | form_bare)) != 0)
            continue;
        // Back to where that verb's own clause starts.
        std::uint32_t start = i;
        while (start > u + 1 && m_chunks.units[start - 1].kind != UnitKind::comma &&
               m_chunks.units[start - 1].kind != UnitKind::conjunction &&
               m_chunks.units[start - 1].kind != UnitKind::relative &&
               m_chunks.units[start - 1].kind != UnitKind::subordinator &&
               m_chunks.units[start - 1].kind != UnitKind::verb)
            --start;
        return start;
    }
    return i;
}

std::uint32_t Clauses::clause_begin(std::uint32_t u) const
{
    std::uint32_t i = u;
    while (i > 0) {
        const Unit& before = m_chunks.units[i - 1];
        if (before.kind == UnitKind::stop || before.kind == UnitKind::relative || before.kind == UnitKind::subordinator)
            break;
        if (before.kind == UnitKind::verb)
            break;
        --i;
    }
    return i;
}

/// Behind a run's leading prepositional phrases, dates, adverbs and conjunctions: where its first free phrase stands.
std::uint32_t Clauses::skip_lead(std::uint32_t from, std::uint32_t end) const
{
    std::uint32_t i = from;
    while (i < end) {
        const UnitKind kind = m_chunks.units[i].kind;
        if (kind == UnitKind::phrase)
            return i;
        if (kind == UnitKind::preposition) {
            // The phrase behind it and what hangs on that, up to a comma or conjunction.
            ++i;
            while (i < end && m_chunks.units[i].kind != UnitKind::comma &&
                   m_chunks.units[i].kind != UnitKind::conjunction)
                ++i;
            // "In Rasht, Sari and Babol, police ...": the list goes on while places or dates follow.
            continue;
        }
        ++i;
    }
    return end;
}

PhraseList Clauses::list_from(std::uint32_t u, std::uint32_t end) const
{
    PhraseList list;
    if (!is_kind(u, UnitKind::phrase))
        return list;
    const std::uint32_t first = m_chunks.units[u].index;
    list.push_back(first);
    bool names = m_chunks.phrases[first].person != none;
    const bool group =
        !names && (m_chunks.phrases[first].plural || has(m_chunks.phrases[first].classes, WordClass::people));
    // Is there an "and" at all? Without one a phrase behind a comma is an apposition.
    bool more = false;
    for (std::uint32_t i = u + 1; i < end && !more; ++i)
        more = m_chunks.units[i].kind == UnitKind::conjunction;
    bool members = false;
    bool closed = false; ///< Behind "and C" only another "and" goes on.
    for (std::uint32_t i = u + 1; i < end; ++i) {
        const Unit& unit = m_chunks.units[i];
        if (is_bracket(i, Part::open)) {
            while (i < end && !is_bracket(i, Part::close))
                ++i;
            continue;
        }
        if (is_member_word(i)) {
            members = true;
            continue;
        }
        if (unit.kind != UnitKind::phrase)
            continue;
        const NounPhrase& it = m_chunks.phrases[unit.index];
        const UnitKind before = m_chunks.units[i - 1].kind;
        const bool behind_comma = before == UnitKind::comma;
        const bool behind_and = before == UnitKind::conjunction;
        const bool behind_member = members && is_member_word(i - 1);
        if (before == UnitKind::phrase && (it.person != none || it.named)) { // "prisoners of conscience | Ana Ruz"
            if (group)
                list.clear();
            else if (!list.empty() && m_chunks.phrases[list.back()].person == none &&
                     !m_chunks.phrases[list.back()].named)
                list.pop_back();
            list.push_back(unit.index);
            names = true;
            closed = false;
            continue;
        }
        if (members && it.person != none && !closed && (behind_member || behind_and || behind_comma)) {
            list.push_back(unit.index);
            closed = behind_and;
            continue;
        }
        if (!behind_comma && !behind_and && !behind_member)
            continue;
        if (closed && !behind_and && !behind_member)
            break;
        closed = closed || (behind_and && (names || it.person == none));
        if (it.person != none) {
            // "the lawyer, Ana Ruz": the name takes the place of the role.
            if (!names && !group && list.size() == 1 && behind_comma && !names_thing(first))
                list.clear();
            list.push_back(unit.index);
            names = true;
            continue;
        }
        if (members)
            continue;
        if (behind_and) {
            const bool after_phrase_of_preposition = i >= 3 && m_chunks.units[i - 2].kind == UnitKind::phrase &&
                                                     m_chunks.units[i - 3].kind == UnitKind::preposition && i - 2 != u;
            if (after_phrase_of_preposition && person_like(first) && !person_like(unit.index) &&
                has(m_tags[it.tokens.begin].classes, WordClass::definite))
                break; // "... and the arrest of": something else begins.
            if (after_phrase_of_preposition &&
                (person_like(unit.index) != person_like(first) || !person_like(unit.index)))
                continue;
            if (person_like(unit.index) != person_like(first))
                break; // Something else is joined to what the list hangs on.
            list.push_back(unit.index);
        } else if (!names && more && it.plural && person_like(unit.index) == person_like(first) && group) {
            list.push_back(unit.index);
        } else if (more && names_thing(first) && names_thing(unit.index)) { // "Twitter, YouTube and Instagram"
            list.push_back(unit.index);
        }
    }
    return list;
}

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

bool Clauses::in_relative(std::uint32_t u) const
{
    for (std::uint32_t k = u; k > 0; --k) {
        if (is_kind(k - 1, UnitKind::relative))
            return true;
        if (!in_run(m_chunks.units[k - 1].kind))
            return false;
    }
    return false;
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

PhraseList Clauses::subject(std::uint32_t u) const
{
    return subject(u, 0);
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
    const bool parenthetical = is_kind(u - 1, UnitKind::comma) && verb_before && in_relative(boundary);
    if (parenthetical)
        return subject(boundary, depth + 1);
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
    const bool comma_here = is_kind(u - 1, UnitKind::comma);
    if (const std::uint32_t named = apposed_name(begin, u); named != none)
        return {named};
    if (verb_before) {
        const std::uint32_t form_before = verb(boundary).form;
        const bool aside = (form_before & (form_bare | form_gerund)) != 0;
        bool relative_before = false;
        for (std::uint32_t k = boundary; k > 0 && in_run(m_chunks.units[k - 1].kind); --k)
            relative_before = k >= 2 && is_kind(k - 2, UnitKind::relative);
        relative_before = relative_before || (boundary > 0 && is_kind(boundary - 1, UnitKind::relative));
        if (comma_here && (aside || relative_before))
            return subject(boundary, depth + 1);
        // "was arrested in Sari and charged": nothing of its own between the verbs.
        std::uint32_t own = skip_lead(begin, u);
        std::uint32_t conj = u;
        for (std::uint32_t k = begin; k < u; ++k)
            if (is_kind(k, UnitKind::conjunction))
                conj = k;
        if (own == begin && conj < u) {
            // The object of the verb before stands first; what follows the last "and" is ours.
            own = skip_lead(conj + 1, u);
        }
        if (own >= u) {
            if ((form_here & form_infinitive) != 0) {
                const PhraseList object_before = object(boundary);
                if (!object_before.empty())
                    return object_before;
            }
            return subject(boundary, depth + 1);
        }
        if ((form_here & form_infinitive) != 0)
            return list_from(own, u);
        return list_from(own, u);
    }
    const std::uint32_t own = skip_lead(begin, u);
    if (own < u)
        return list_from(own, u);
    // Only a prepositional phrase: its phrase serves ("after police arrested").
    for (std::uint32_t k = begin; k < u; ++k)
        if (is_kind(k, UnitKind::phrase))
            return list_from(k, u);
    return {};
}

PhraseList Clauses::object(std::uint32_t u) const
{
    std::uint32_t i = u + 1;
    while (i < m_chunks.units.size() && is_kind(i, UnitKind::adverb))
        ++i;
    // "detuvo el 3 de enero a Ana Ruz": the marker tells the object behind a date.
    if (is_kind(i, UnitKind::date) && is_kind(i + 1, UnitKind::preposition) &&
        m_tags[m_chunks.units[i + 1].tokens.begin].object_marker)
        ++i;
    // "detuvieron a Ana Ruz": the object behind its marker.
    if (is_kind(i, UnitKind::preposition) && m_tags[m_chunks.units[i].tokens.begin].object_marker)
        ++i;
    if (!is_kind(i, UnitKind::phrase))
        return {};
    std::uint32_t end = tight_end(u);
    // A finite verb behind "and X" takes X with it: "arrested Ana Ruz, and police beat ...".
    if (is_kind(end, UnitKind::verb) && (verb(end).form & (form_gerund | form_infinitive | form_bare)) == 0) {
        std::uint32_t k = end;
        while (k > i + 1 && !is_kind(k - 1, UnitKind::conjunction) && !is_kind(k - 1, UnitKind::comma))
            --k;
        if (k > i + 1)
            end = k - 1;
    }
    return list_from(i, end);
}

PhraseList Clauses::behind(std::uint32_t u, WordId word) const
{
    const std::uint32_t end = tight_end(u);
    // "after an unfair trial before the court": a subordinator with a phrase and no verb behind it.
    for (std::uint32_t i = u + 1;
         i + 1 < m_chunks.units.size() && !is_kind(i, UnitKind::stop) && !is_kind(i, UnitKind::verb); ++i)
        if (is_kind(i, UnitKind::subordinator) && m_tags[m_chunks.units[i].tokens.begin].word == word &&
            is_kind(i + 1, UnitKind::phrase) && !is_kind(i + 2, UnitKind::verb))
            return list_from(i + 1, i + 2);
    for (std::uint32_t i = u + 1; i + 1 < end + 1 && i < end; ++i) {
        if (!is_kind(i, UnitKind::preposition) || m_tags[m_chunks.units[i].tokens.begin].word != word)
            continue;
        std::uint32_t k = i + 1;
        while (k < end && is_kind(k, UnitKind::adverb))
            ++k;
        if (is_kind(k, UnitKind::phrase))
            return list_from(k, end);
    }
    return {};
}

/// "the fund, which it announced withdrawing from": the preposition at unit `k` has nothing behind it.
bool Clauses::is_stranded(std::uint32_t k, WordId word) const
{
    return is_kind(k, UnitKind::preposition) && m_annotation.tokens[m_chunks.units[k].tokens.begin].word == word &&
           !is_kind(k + 1, UnitKind::phrase) && !is_kind(k + 1, UnitKind::date) &&
           !is_kind(k + 1, UnitKind::preposition) && !is_kind(k + 1, UnitKind::verb);
}

PhraseList Clauses::before_relative(std::uint32_t u, WordId word) const
{
    if (is_stranded(u + 1, word))
        for (std::uint32_t k = u; k > 1 && !is_kind(k - 1, UnitKind::stop); --k)
            if (is_kind(k - 1, UnitKind::relative))
                return antecedent(k - 1, 0);
    for (std::uint32_t k = u; k > 1; --k) {
        const UnitKind kind = m_chunks.units[k - 1].kind;
        if (kind == UnitKind::relative)
            return is_kind(k - 2, UnitKind::preposition) && m_tags[m_chunks.units[k - 2].tokens.begin].word == word
                       ? antecedent(k - 2, 0)
                       : PhraseList{};
        if (kind == UnitKind::verb || kind == UnitKind::stop)
            break;
    }
    return {};
}

std::uint32_t Clauses::form(std::uint32_t u) const
{
    std::uint32_t form = verb(u).form;
    if ((form & form_bare) == 0)
        return form;
    form &= ~static_cast<std::uint32_t>(form_bare);
    std::uint32_t before = u;
    while (before > 0 && is_kind(before - 1, UnitKind::adverb))
        --before;
    const bool joined =
        before > 0 && (is_kind(before - 1, UnitKind::conjunction) || is_kind(before - 1, UnitKind::comma));
    std::uint32_t next = u + 1;
    while (is_kind(next, UnitKind::adverb))
        ++next;
    const bool object_follows = is_kind(next, UnitKind::phrase);
    if (joined) {
        // "was arrested and charged" takes over the voice of the verb before.
        std::uint32_t k = before - 1;
        while (k > 0 && in_run(m_chunks.units[k].kind))
            --k;
        if (is_kind(k, UnitKind::verb) && is_kind(before - 1, UnitKind::conjunction)) {
            const std::uint32_t earlier = verb(k).form;
            if ((earlier & form_passive) != 0)
                return form | form_passive;
            if (object_follows)
                return form | form_active;
            if ((earlier & form_bare) != 0)
                return this->form(k);
            return form | form_passive;
        }
        return form | (object_follows ? form_active : form_passive);
    }
    if (before > 0 && is_kind(before - 1, UnitKind::relative))
        return form | form_active;
    // "taken", "detenidos": a participle that is no past tense as well.
    const bool active = object_follows && before > 0 && is_past(u);
    return form | (active ? form_active : form_passive | form_reduced);
}

} // namespace vigil::read::claims
