// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/slots.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

/// One action asked for: its words.
struct Action {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

class DemandFinder {
public:
    DemandFinder(State& state, const Clauses& clauses) : m_state{state}, m_clauses{clauses} {}
    void run();
    void held_named(const Action& action);
    std::vector<Value> actors(const PhraseList& subject, std::uint32_t token) const;

private:
    const Chunks& chunks() const { return m_state.chunks; }
    bool is_kind(std::uint32_t u, UnitKind kind) const
    {
        return u < chunks().units.size() && chunks().units[u].kind == kind;
    }
    const VerbGroup& verb(std::uint32_t u) const { return chunks().verbs[chunks().units[u].index]; }
    bool of_class(std::uint32_t token, WordClass c) const { return m_state.in_class(token, c); }

    /// Whether the language marks whom an action befalls ("a" in Spanish).
    bool sets_apart_whom() const { return m_state.grammar.shape().object_marker != no_word; }
    bool is_marker(std::uint32_t u) const
    {
        return is_kind(u, UnitKind::preposition) && m_state.tags[chunks().units[u].tokens.begin].object_marker;
    }

    std::optional<PhraseList> askers(std::uint32_t u) const;
    bool can_ask(std::uint32_t phrase) const;
    void duty(std::uint32_t u);
    bool is_reported(std::uint32_t u) const;
    PhraseList who_insists(std::uint32_t u) const;
    void urging(std::uint32_t u);
    void calling(std::uint32_t u);
    void call_noun(std::uint32_t u);
    std::vector<Action> verb_actions(std::uint32_t u, std::uint32_t begin) const;
    std::vector<Action> noun_actions(std::uint32_t u) const;

    std::vector<Value> speaker_at(std::uint32_t token) const;
    std::vector<Value> own_organisation() const;
    void make(std::uint32_t u, std::string_view rule, std::vector<Value> who, const PhraseList& target,
              const std::vector<Action>& actions, float confidence);

    State& m_state;
    const Clauses& m_clauses;
};

std::vector<Value> DemandFinder::own_organisation() const
{
    if (m_state.author)
        return {*m_state.author};
    for (const Mention& mention : m_state.annotation.mentions)
        if ((mention.kind == MentionKind::organisation || mention.kind == MentionKind::treaty) &&
            m_state.own_organisation(m_state.text(mention.span))) {
            Value value = value_at(m_state, Field::actor, mention.span, ValueKind::body);
            value.norm = mention.norm;
            return {value};
        }
    return {};
}

std::vector<Value> DemandFinder::speaker_at(std::uint32_t token) const
{
    const Span here = m_state.annotation.tokens[token].span;
    for (const Quotation& quotation : m_state.annotation.quotations) {
        if (quotation.span.begin > here.begin || quotation.span.end < here.end || quotation.speaker == none)
            continue;
        return {m_state.speaker(quotation.speaker)};
    }
    return {};
}

/// Who demands: the subject; "we" and a bare "must" are the quoted speaker, or else the report's own organisation.
std::vector<Value> DemandFinder::actors(const PhraseList& subject, std::uint32_t token) const
{
    bool ours = subject.empty();
    for (const std::uint32_t phrase : subject) {
        const NounPhrase& it = chunks().phrases[phrase];
        ours = ours || (it.pronoun && of_class(it.head, WordClass::speaker_pronoun)) ||
               (it.definite && of_class(it.head, WordClass::own_group));
    }
    if (!ours)
        return values_of(m_state, m_clauses, subject, Field::actor, nullptr);
    if (m_state.annotation.tokens[token].in_quote && (subject.empty() || chunks().phrases[subject.front()].pronoun))
        return speaker_at(token);
    const bool we = !subject.empty() && chunks().phrases[subject.front()].pronoun;
    return we && !m_state.signatories.empty() ? m_state.signatories : own_organisation();
}

/// Actions of a verb: "end the misuse of laws; and sign and ratify the convention" are two, "sign and ratify" is one.
std::vector<Action> DemandFinder::verb_actions(std::uint32_t u, std::uint32_t begin) const
{
    std::vector<Action> actions;
    const auto& units = chunks().units;
    std::uint32_t at = u;
    while (of_class(begin, WordClass::additive))
        ++begin;
    for (int n = 0; n < 8; ++n) {
        std::uint32_t end = end_of_action(m_state, m_clauses, at);
        // "sign and ratify X": a verb without anything of its own joins the next.
        std::uint32_t next = at;
        while (next < units.size() && units[next].tokens.end <= end)
            ++next;
        if (is_kind(next, UnitKind::conjunction) && next == at + 1 && is_kind(next + 1, UnitKind::verb)) {
            end = end_of_action(m_state, m_clauses, next + 1);
            while (next < units.size() && units[next].tokens.end <= end)
                ++next;
        }
        if (end <= begin)
            break;
        actions.push_back({begin, end});
        // A further action: separators, then a verb in the base form (with or without "to").
        std::uint32_t k = next;
        bool separated = false;
        while (k < units.size() &&
               (is_kind(k, UnitKind::comma) || is_kind(k, UnitKind::conjunction) || is_kind(k, UnitKind::adverb) ||
                (is_kind(k, UnitKind::stop) && m_state.text(units[k].tokens.begin) == ";"))) {
            separated = separated || !is_kind(k, UnitKind::adverb);
            ++k;
        }
        if (!separated || !is_kind(k, UnitKind::verb))
            break;
        const VerbGroup& group = verb(k);
        const Tagged& main = m_state.tags[group.main];
        const bool base = (main.forms & base_form) != 0 &&
                          (group.form & (form_gerund | form_passive | form_perfect)) == 0 && group.modal == 0;
        if (!base)
            break;
        begin = group.tokens.begin;
        if (m_state.tags[begin].part == Part::infinitive)
            ++begin;
        // An adverb before the verb belongs to the action, unless it only orders ("then").
        if (k > 0 && is_kind(k - 1, UnitKind::adverb) && !of_class(units[k - 1].tokens.begin, WordClass::additive))
            begin = units[k - 1].tokens.begin;
        at = k;
    }
    return actions;
}

/// Actions that are things: "an independent inquiry, and for the release of all".
std::vector<Action> DemandFinder::noun_actions(std::uint32_t u) const
{
    const auto& units = chunks().units;
    if (!is_kind(u, UnitKind::phrase))
        return {};
    std::uint32_t end = end_of_action(m_state, m_clauses, u);
    std::vector<Action> actions;
    for (constexpr std::size_t most = 8; actions.size() < most && end > units[u].tokens.begin;) {
        std::uint32_t begin = units[u].tokens.begin;
        if (m_state.tags[begin].part == Part::determiner)
            ++begin;
        actions.push_back({begin, end});
        // A further one: ", and for X".
        std::uint32_t k = u;
        while (k < units.size() && units[k].tokens.end <= end)
            ++k;
        const std::uint32_t first = k;
        while (is_kind(k, UnitKind::comma) || is_kind(k, UnitKind::conjunction))
            ++k;
        if (k == first || !is_kind(k, UnitKind::preposition) || !of_class(units[k].tokens.begin, WordClass::calling) ||
            !is_kind(k + 1, UnitKind::phrase))
            break;
        u = k + 1;
        end = end_of_action(m_state, m_clauses, u);
    }
    return actions;
}

void DemandFinder::held_named(const Action& action)
{
    bool freeing = false;
    std::vector<Value> named;
    for (std::uint32_t t = action.begin; t < action.end; ++t)
        freeing = freeing || of_class(t, WordClass::freeing);
    for (std::uint32_t p = 0; p < chunks().phrases.size(); ++p) {
        const NounPhrase& phrase = chunks().phrases[p];
        if (phrase.tokens.begin < action.begin || phrase.tokens.end > action.end ||
            (phrase.person == none && !phrase.named))
            continue;
        for (Value& value : values_of(m_state, m_clauses, {p}, Field::target, nullptr))
            if (std::ranges::none_of(named, [&](const Value& it) { return it.text == value.text; }))
                named.push_back(std::move(value));
    }
    // "calls for his release"
    for (std::uint32_t t = action.begin; t + 1 < action.end && named.empty(); ++t)
        if (m_state.tags[t].part == Part::possessive && !of_class(t, WordClass::speaker_pronoun) &&
            !of_class(t, WordClass::not_person) &&
            (of_class(t + 1, WordClass::freeing) || (t + 2 < action.end && of_class(t + 2, WordClass::freeing))))
            for (Value value : m_state.meant(t, of_class(t, WordClass::plural_pronoun))) {
                value.field = Field::target;
                if (value.kind == ValueKind::person)
                    named.push_back(std::move(value));
            }
    if (!freeing || named.empty())
        return;
    Draft draft;
    draft.claim.type = ClaimType::held;
    draft.claim.values = std::move(named);
    draft.claim.rule = "held/release-demanded";
    draft.claim.confidence = 0.6F;
    draft.claim.span = m_state.here().span;
    draft.claim.quote = std::string{m_state.text(draft.claim.span)};
    draft.sentence = m_state.sentence;
    draft.trigger = action.begin;
    draft.paragraph = m_state.here().paragraph;
    m_state.drafts.push_back(std::move(draft));
}

void DemandFinder::make(std::uint32_t u, std::string_view rule, std::vector<Value> who, const PhraseList& target,
                        const std::vector<Action>& actions, float confidence)
{
    const auto& units = chunks().units;
    std::vector<Value> whom;
    if (!target.empty())
        whom = values_of(m_state, m_clauses, target, Field::target, nullptr);
    for (const Action& action : actions) {
        const Span words = trimmed_span(m_state, action.begin, action.end);
        if (words.begin >= words.end || words.end - words.begin > 600)
            continue;
        Draft draft;
        draft.claim.type = ClaimType::demand;
        draft.claim.values = who;
        draft.claim.values.insert(draft.claim.values.end(), whom.begin(), whom.end());
        draft.claim.values.push_back(value_at(m_state, Field::detail, words, ValueKind::thing));
        draft.claim.rule = rule;
        draft.claim.confidence = confidence;
        draft.sentence = m_state.sentence;
        draft.trigger = units[u].tokens.begin;
        draft.paragraph = m_state.here().paragraph;
        draft.particular = true;
        if (!m_state.annotation.tokens[draft.trigger].in_quote) {
            const Site site{u, draft.trigger, m_clauses.clause_begin(u), u + 1, u + 1, false};
            fill_time(m_state, m_clauses, site, draft.claim);
        }
        draft.claim.span = m_state.here().span;
        draft.claim.quote = std::string{m_state.text(draft.claim.span)};
        m_state.drafts.push_back(std::move(draft));
        for (std::uint32_t t = action.begin; t < action.end; ++t)
            m_state.demanded[t] = true;
        held_named(action);
    }
}

/// Inside "... said that they must", or with "we" or "I" right before it: no demand of the report.
bool DemandFinder::is_reported(std::uint32_t u) const
{
    for (std::uint32_t k = u; k > 0; --k) {
        const Unit& unit = chunks().units[k - 1];
        if (unit.kind == UnitKind::phrase) {
            const NounPhrase& phrase = chunks().phrases[unit.index];
            if (phrase.pronoun && of_class(phrase.head, WordClass::speaker_pronoun))
                return true;
            continue;
        }
        if (unit.kind == UnitKind::relative || unit.kind == UnitKind::subordinator)
            return true;
        if (unit.kind == UnitKind::verb || unit.kind == UnitKind::stop || unit.kind == UnitKind::comma)
            return false;
    }
    return false;
}

/// Persons, bodies, states and names ask; "signatures" and "voices" do not.
bool DemandFinder::can_ask(std::uint32_t phrase) const
{
    constexpr Classes agents = bit(WordClass::body) | bit(WordClass::court) | bit(WordClass::place) |
                               bit(WordClass::prosecution) | bit(WordClass::people) | bit(WordClass::own_group) |
                               bit(WordClass::statement);
    const NounPhrase& it = chunks().phrases[phrase];
    return it.pronoun || it.person != none || m_clauses.person_like(phrase) || (it.classes & agents) != 0 ||
           m_state.tags[it.head].part == Part::name || m_state.annotation.tokens[it.head].capitalised ||
           m_state.tags[it.head].mention != none || m_state.tags[it.head].part == Part::determiner;
}

/// Who asks at the verb of unit `u`: its subject, else that of the first verb of the sentence ("made an appearance to
/// demand"). Nothing when neither can ask.
std::optional<PhraseList> DemandFinder::askers(std::uint32_t u) const
{
    PhraseList subject = m_clauses.subject(u);
    // "with protesters calling for the fall of": what a crowd shouts is its protest.
    const bool crowd = !subject.empty() && (verb(u).form & form_gerund) != 0 &&
                       std::ranges::all_of(subject, [&](std::uint32_t phrase) {
                           const NounPhrase& it = chunks().phrases[phrase];
                           return it.plural && it.person == none && !it.named && !it.pronoun &&
                                  has(it.classes, WordClass::people) && !has(it.classes, WordClass::body);
                       });
    if (crowd)
        return std::nullopt;
    std::erase_if(subject, [&](std::uint32_t phrase) { return !can_ask(phrase); });
    if (!subject.empty() || m_clauses.subject(u).empty())
        return subject;
    for (std::uint32_t v = 0; v < u; ++v)
        if (chunks().units[v].kind == UnitKind::verb) {
            PhraseList first = m_clauses.subject(v);
            std::erase_if(first, [&](std::uint32_t phrase) { return !can_ask(phrase); });
            return first.empty() ? std::nullopt : std::optional{std::move(first)};
        }
    return std::nullopt;
}

/// "Ana Ruz said that the ministry must ...": who says it, outside quotation marks.
PhraseList DemandFinder::who_insists(std::uint32_t u) const
{
    if (m_state.annotation.tokens[verb(u).main].in_quote)
        return {};
    for (std::uint32_t k = u; k > 0; --k) {
        if (is_kind(k - 1, UnitKind::stop))
            return {};
        if (!is_kind(k - 1, UnitKind::verb) || !of_class(verb(k - 1).main, WordClass::saying) || verb(k - 1).negated)
            continue;
        const bool that = is_kind(k, UnitKind::relative) || is_kind(k, UnitKind::phrase);
        PhraseList who = m_clauses.subject(k - 1);
        // What a court says must be done is its ruling.
        std::erase_if(who, [&](std::uint32_t phrase) {
            return !can_ask(phrase) || has(chunks().phrases[phrase].classes, WordClass::court);
        });
        return that ? who : PhraseList{};
    }
    return {};
}

/// "X must release ...", "These laws must be reviewed".
void DemandFinder::duty(std::uint32_t u)
{
    const VerbGroup& group = verb(u);
    const Part main = m_state.tags[group.main].part;
    if (group.negated || (group.form & form_perfect) != 0 || main == Part::have || main == Part::modal)
        return;
    // "should evidence appear": a condition, not a duty.
    if (u == 0 || is_kind(u - 1, UnitKind::verb) || is_kind(u - 1, UnitKind::stop) ||
        is_kind(u - 1, UnitKind::subordinator))
        return;
    const PhraseList subject = m_clauses.subject(u);
    const PhraseList insisting = who_insists(u);
    if (subject.empty() || (is_reported(u) && insisting.empty()))
        return;
    const NounPhrase& first = chunks().phrases[subject.front()];
    if (first.pronoun && (of_class(first.head, WordClass::speaker_pronoun)))
        return;
    // The action starts behind the modal, "be" of a passive and adverbs of order.
    std::uint32_t begin = group.tokens.begin;
    while (begin < group.main && (m_state.tags[begin].part == Part::modal || m_state.tags[begin].part == Part::be ||
                                  m_state.tags[begin].part == Part::infinitive || of_class(begin, WordClass::additive)))
        ++begin;
    if ((group.form & form_passive) == 0)
        for (std::uint32_t t = group.tokens.begin; t < group.main; ++t)
            if (m_state.tags[t].part == Part::be)
                begin = group.main;
    // "it must be added that": said of the text itself.
    if ((group.form & form_passive) != 0 && of_class(group.main, WordClass::saying))
        return;
    const bool addressed = (group.form & form_passive) == 0 && m_state.tags[group.main].part != Part::be;
    PhraseList target;
    if (addressed)
        target = subject;
    constexpr Classes agents =
        bit(WordClass::body) | bit(WordClass::place) | bit(WordClass::people) | bit(WordClass::person);
    const bool agent = m_clauses.person_like(subject.front()) || (first.classes & agents) != 0 || first.pronoun ||
                       m_state.tags[first.head].mention != none;
    if (addressed && !agent)
        return;
    if (!insisting.empty()) {
        make(u, "demand/said-must", actors(insisting, group.main), target, verb_actions(u, begin), 0.6F);
        return;
    }
    make(u, addressed ? "demand/duty" : "demand/duty-passive", actors({}, group.main), target, verb_actions(u, begin),
         0.7F);
}

/// "urges X to ...", "calls on X to ...", "asked X to ...".
void DemandFinder::urging(std::uint32_t u)
{
    const auto& units = chunks().units;
    PhraseList target = m_clauses.object(u);
    std::uint32_t k = u + 1;
    while (is_kind(k, UnitKind::adverb))
        ++k;
    // "exige la liberación de Ana Ruz": where whom one asks stands behind a marker, a bare object is what is asked.
    if (!target.empty() && sets_apart_whom() && !is_marker(k))
        return;
    if (target.empty())
        for (; k < units.size() && units[k].kind != UnitKind::verb && units[k].kind != UnitKind::stop; ++k)
            if (is_kind(k, UnitKind::preposition) && of_class(units[k].tokens.begin, WordClass::urging) &&
                is_kind(k + 1, UnitKind::phrase)) {
                target = m_clauses.list_from(k + 1, m_clauses.tight_end(k));
                break;
            }
    std::uint32_t v = u + 1;
    while (v < units.size() && units[v].kind != UnitKind::stop && !(units[v].kind == UnitKind::verb))
        ++v;
    if (!is_kind(v, UnitKind::verb) || (verb(v).form & form_infinitive) == 0)
        return;
    std::uint32_t begin = verb(v).tokens.begin;
    if (m_state.tags[begin].part == Part::infinitive)
        ++begin;
    if (v > u + 1 && is_kind(v - 1, UnitKind::adverb) && v - 1 > u)
        begin = begin; // The adverb before "to" says how it is asked.
    // "was ordered to appear": whom one asks is the subject.
    const bool passive = (m_clauses.form(u) & form_passive) != 0 && target.empty();
    if (passive) {
        const PhraseList by = m_clauses.behind(u, m_state.grammar.by_word());
        if (by.empty() || is_kind(v - 1, UnitKind::phrase))
            return;
        make(u, "demand/urged", actors(by, verb(u).main), m_clauses.subject(u), verb_actions(v, begin), 0.6F);
        return;
    }
    const auto who = askers(u);
    if (!who)
        return;
    make(u, "demand/urges", actors(*who, verb(u).main), target, verb_actions(v, begin), 0.75F);
}

/// "calls for X", "demands X".
void DemandFinder::calling(std::uint32_t u)
{
    const auto& units = chunks().units;
    std::uint32_t k = u + 1;
    while (is_kind(k, UnitKind::adverb))
        ++k;
    PhraseList target;
    if (is_marker(k) && is_kind(k + 1, UnitKind::phrase)) { // "pide a las autoridades la liberación de Ana Ruz"
        target = m_clauses.list_from(k + 1, k + 2);
        for (k += 2; is_kind(k, UnitKind::preposition) && is_kind(k + 1, UnitKind::phrase) &&
                     of_class(units[k].tokens.begin, WordClass::patient_marker);)
            k += 2;
    } else if (is_kind(k, UnitKind::preposition) && of_class(units[k].tokens.begin, WordClass::calling))
        ++k;
    else if (of_class(verb(u).main, WordClass::urging) && !sets_apart_whom())
        return; // "call": only with its preposition.
    while (is_kind(k, UnitKind::relative) || is_kind(k, UnitKind::subordinator))
        ++k;
    // "exigimos que cese": a verb of its own.
    if (is_kind(k, UnitKind::verb) && k > u + 1) {
        const auto who = askers(u);
        if (!who)
            return;
        make(u, "demand/demands-that", actors(*who, verb(u).main), target, verb_actions(k, verb(k).tokens.begin),
             0.65F);
        return;
    }
    if (!is_kind(k, UnitKind::phrase))
        return;
    if (const auto who = askers(u))
        make(u, "demand/calls-for", actors(*who, verb(u).main), target, noun_actions(k), 0.7F);
}

/// "reiterates its call for X", "join their calls for X".
void DemandFinder::call_noun(std::uint32_t u)
{
    const auto& units = chunks().units;
    if (!is_kind(u + 1, UnitKind::preposition) || !is_kind(u + 2, UnitKind::phrase))
        return;
    const bool for_something = of_class(units[u + 1].tokens.begin, WordClass::calling) ||
                               (is_marker(u + 1) && !m_clauses.person_like(units[u + 2].index) &&
                                !has(chunks().phrases[units[u + 2].index].classes, WordClass::body));
    // "a call on the authorities to protect": addressee and infinitive.
    std::uint32_t asked = m_clauses.tight_end(u + 2);
    // "un llamado a las autoridades para que liberen": a verb with its own subject.
    const bool that = sets_apart_whom() && is_kind(asked, UnitKind::relative) && is_kind(asked + 1, UnitKind::verb);
    asked += that ? 1U : 0U;
    const bool to_act = of_class(units[u + 1].tokens.begin, WordClass::urging) && is_kind(asked, UnitKind::verb) &&
                        (that || (verb(asked).form & form_infinitive) != 0);
    if (!for_something && !to_act)
        return;
    std::uint32_t v = u;
    while (v > 0 && !is_kind(v - 1, UnitKind::verb) && !is_kind(v - 1, UnitKind::stop))
        --v;
    const PhraseList subject = v > 0 && is_kind(v - 1, UnitKind::verb) ? m_clauses.subject(v - 1) : PhraseList{};
    const NounPhrase& call = chunks().phrases[units[u].index];
    std::vector<Value> who;
    if (call.genitive != none) // "the ministry's call for"
        who.push_back(
            value_at(m_state, Field::actor, trimmed_span(m_state, call.core, call.genitive), ValueKind::body));
    else
        who = actors(subject, units[u].tokens.begin);
    if (to_act) {
        std::uint32_t begin = verb(asked).tokens.begin;
        begin += m_state.tags[begin].part == Part::infinitive ? 1U : 0U;
        make(u, "demand/call-on", std::move(who), m_clauses.list_from(u + 2, asked), verb_actions(asked, begin), 0.65F);
        return;
    }
    make(u, "demand/call-noun", std::move(who), {}, noun_actions(u + 2), 0.6F);
}

void DemandFinder::run()
{
    for (std::uint32_t u = 0; u < chunks().units.size(); ++u) {
        const Unit& unit = chunks().units[u];
        if (m_state.demanded[unit.tokens.begin])
            continue;
        if (unit.kind == UnitKind::phrase) {
            const std::uint32_t head = chunks().phrases[unit.index].head;
            if (of_class(head, WordClass::calling) && of_class(head, WordClass::urging) &&
                m_state.tags[head].part == Part::noun)
                call_noun(u);
            continue;
        }
        if (unit.kind != UnitKind::verb)
            continue;
        const VerbGroup& group = verb(u);
        const std::size_t before = m_state.drafts.size();
        if (has(group.modal, WordClass::duty))
            duty(u);
        const bool asks = m_state.tags[group.main].part == Part::verb && !group.negated;
        if (m_state.drafts.size() == before && of_class(group.main, WordClass::urging) && asks)
            urging(u);
        if (m_state.drafts.size() == before && of_class(group.main, WordClass::calling) && asks)
            calling(u);
    }
}

} // namespace

void hold_who_is_to_be_freed(State& state, const Clauses& clauses, TokenRange action)
{
    DemandFinder{state, clauses}.held_named({action.begin, action.end});
}

std::vector<Value> who_asks(State& state, const Clauses& clauses, std::uint32_t token)
{
    const auto& units = state.chunks.units;
    for (std::uint32_t u = 0; u < units.size(); ++u)
        if (units[u].kind == UnitKind::verb && units[u].tokens.begin <= token && token < units[u].tokens.end &&
            (state.chunks.verbs[units[u].index].form & form_infinitive) == 0)
            return DemandFinder{state, clauses}.actors(clauses.subject(u), token);
    return DemandFinder{state, clauses}.actors({}, token);
}

void find_demands(State& state, const Clauses& clauses)
{
    DemandFinder{state, clauses}.run();
}

} // namespace vigil::read::claims
