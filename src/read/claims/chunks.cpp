// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/chunks.hpp"

namespace vigil::read::claims {
namespace {

struct Cutter {
    const Annotation& annotation;
    const std::vector<Tagged>& tags;
    const Shape& shape;
    std::uint32_t end;
    Chunks& out;

    void unit(UnitKind kind, std::uint32_t from, std::uint32_t to, std::size_t index = 0)
    {
        out.units.push_back({kind, {from, to}, static_cast<std::uint32_t>(index)});
    }
    std::string_view text(std::uint32_t t) const
    {
        const Span span = annotation.tokens[t].span;
        return annotation.text.substr(span.begin, span.end - span.begin);
    }
    Part part(std::uint32_t t) const { return t < end ? tags[t].part : Part::stop; }

    std::uint32_t verb_group(std::uint32_t t);
    bool joins_adverbs(std::uint32_t t) const;
    bool is_given_to(std::uint32_t from, std::uint32_t t) const;
    void settle_shape(VerbGroup& group) const;
    std::uint32_t noun_phrase(std::uint32_t t);
    void find_name(NounPhrase& phrase);
    std::uint32_t first_noun(std::uint32_t from, std::uint32_t last) const;
    void finish(NounPhrase& phrase);
};

bool opens_verb(Part part)
{
    return part == Part::be || part == Part::have || part == Part::do_ || part == Part::modal || part == Part::verb ||
           part == Part::infinitive;
}

/// "denied Ana Ruz | access to a lawyer": right behind a verb, a name and what is given or denied to it.
bool Cutter::is_given_to(std::uint32_t from, std::uint32_t t) const
{
    const bool behind_verb = from > 0 && part(from - 1) == Part::verb && part(from) != Part::determiner;
    return behind_verb && part(t) == Part::noun && tags[t].mention == none && !annotation.tokens[t].capitalised &&
           tags[t - 1].mention != none && annotation.mentions[tags[t - 1].mention].kind == MentionKind::person;
}

/// "immediately and unconditionally"
bool Cutter::joins_adverbs(std::uint32_t t) const
{
    return part(t) == Part::conjunction && t > 0 && part(t - 1) == Part::adverb && part(t + 1) == Part::adverb;
}

/// [modal | to] [have] [be] adverbs main verb.
std::uint32_t Cutter::verb_group(std::uint32_t t)
{
    VerbGroup group;
    const std::uint32_t from = t;
    Part last = Part::stop;
    bool be_seen = false;
    bool have_seen = false;
    bool started = false;
    for (; t < end; ++t) {
        const Part p = part(t);
        group.negated = group.negated || (p != Part::verb && has(tags[t].classes, WordClass::negation));
        if (p == Part::infinitive) {
            if (started && last != Part::be && last != Part::have)
                break;
            if (started && last == Part::be)
                group.form |= form_modal; // "is to be tried"
            else if (started)
                break;
            group.form |= form_infinitive;
        } else if (p == Part::modal) {
            if (started)
                break;
            group.form |= form_modal;
            group.modal |= tags[t].classes;
        } else if (p == Part::have || p == Part::do_) {
            if (last == Part::be)
                break;
            have_seen = have_seen || p == Part::have;
            group.main = t;
        } else if (p == Part::be) {
            be_seen = true;
            group.main = t;
            group.modal |= tags[t].classes; // "será liberado": its own tense says so.
        } else if (p == Part::negation) {
            continue;
        } else if (p == Part::adverb) {
            // Only between the parts of the group: "was later arrested".
            std::uint32_t next = t + 1;
            while (next < end && (part(next) == Part::adverb || part(next) == Part::negation || joins_adverbs(next)))
                ++next;
            const Part after = part(next);
            const bool goes_on = started && (after == Part::verb || (after == Part::be && last != Part::verb));
            if (!goes_on)
                break;
            continue;
        } else if (started && joins_adverbs(t)) {
            continue; // "must immediately and unconditionally release"
        } else if (p == Part::verb) {
            group.main = t;
            last = p;
            started = true;
            ++t;
            break;
        } else {
            break;
        }
        last = p;
        started = true;
    }
    const Tagged& main = tags[group.main >= from ? group.main : from];
    group.main = std::max(group.main, from);
    group.tokens = {from, std::max(t, from + 1)};
    group.verb = main.verb;
    group.modal |= main.classes & (bit(WordClass::future) | bit(WordClass::risk)); // "liberará", "enfrentaría"
    const bool participle = (main.forms & participle_form) != 0;
    const bool gerund = (main.forms & gerund_form) != 0;
    const bool is_auxiliary_only = last != Part::verb;
    if (last == Part::verb && be_seen && participle && !gerund)
        group.form |= form_passive;
    else if (last == Part::verb && !be_seen && !have_seen && gerund && (group.form & form_modal) == 0)
        group.form |= form_gerund | form_active;
    else if (last == Part::verb && !be_seen && !have_seen && participle &&
             (group.form & (form_modal | form_infinitive)) == 0)
        group.form |= form_bare; // Active past or reduced relative: settled with its neighbours.
    else
        group.form |= form_active;
    if (last == Part::verb && be_seen && gerund)
        group.form |= form_progressive;
    if (group.main > from && (tags[from].forms & gerund_form) != 0)
        group.form |= form_gerund; // "after being shot"
    if (have_seen && (!is_auxiliary_only || be_seen))
        group.form |= form_perfect;
    // Tense: of the first auxiliary, else of the verb itself.
    std::uint32_t finite = from;
    while (finite < group.tokens.end && (part(finite) == Part::adverb || part(finite) == Part::negation))
        ++finite;
    const std::uint8_t forms = tags[finite].forms;
    if ((group.form & (form_modal | form_infinitive | form_gerund)) == 0)
        group.form |= (forms & (past_form | participle_form)) != 0 && (forms & (base_form | third_form)) == 0
                          ? form_past
                          : form_present;
    settle_shape(group);
    unit(UnitKind::verb, group.tokens.begin, group.tokens.end, out.verbs.size());
    out.verbs.push_back(group);
    return group.tokens.end;
}

/// What not all languages have: a negation before the group ("no fue liberado", "never came"), an infinitive without a
/// word before it, and a passive by a reflexive ("se bloqueó").
void Cutter::settle_shape(VerbGroup& group) const
{
    const std::uint32_t from = group.tokens.begin;
    std::uint32_t before = from;
    while (before > 0 && part(before - 1) == Part::adverb)
        --before;
    group.negated = group.negated || (before > 0 && part(before - 1) == Part::negation);
    if (shape.own_infinitive && group.main == from && tags[from].forms == base_form)
        group.form = (group.form & ~static_cast<std::uint32_t>(form_present)) | form_infinitive;
    const bool finite = (group.form & (form_infinitive | form_gerund | form_passive | form_bare)) == 0;
    if (from > 0 && finite && shape.reflexive != no_word && tags[from - 1].word == shape.reflexive)
        group.form = (group.form & ~static_cast<std::uint32_t>(form_active)) | form_passive | form_reflexive;
}

std::uint32_t Cutter::noun_phrase(std::uint32_t t)
{
    NounPhrase phrase;
    const std::uint32_t from = t;
    bool core_seen = false;
    std::uint32_t quotes = 0;
    for (; t < end; ++t) {
        const Part p = part(t);
        const Tagged& it = tags[t];
        if (t > from && is_given_to(from, t))
            break;
        if (p == Part::pronoun) {
            if (t == from) {
                phrase.pronoun = true;
                phrase.plural = has(it.classes, WordClass::plural_pronoun);
                ++t;
            }
            break;
        }
        if (p == Part::determiner || p == Part::possessive) {
            // "all the", "all three of" keep one phrase; a determiner behind a noun starts another.
            if (core_seen)
                break;
            phrase.definite = phrase.definite || p == Part::possessive || has(it.classes, WordClass::definite);
        } else if (p == Part::number) {
            if (it.mention != none && annotation.mentions[it.mention].count && phrase.count == none) {
                if (core_seen && part(t + 1) != Part::noun && !phrase.definite)
                    break;
                phrase.count = it.mention;
            }
        } else if (p == Part::noun || p == Part::name || p == Part::adjective) {
            const bool behind_of = !out.units.empty() && out.units.back().kind == UnitKind::preposition;
            if (core_seen && behind_of && it.mention != none &&
                annotation.mentions[it.mention].kind == MentionKind::person && tags[t - 1].part == Part::noun &&
                !annotation.tokens[t - 1].capitalised)
                break; // "prisoners of conscience | Ana Ruz"
            // "impuso a Ana Ruz | siete años": behind a name nothing in small letters belongs to it.
            if (core_seen && shape.head_first && it.mention == none && tags[t - 1].mention != none &&
                annotation.mentions[tags[t - 1].mention].kind == MentionKind::person &&
                !annotation.tokens[t].capitalised)
                break;
            // "found Ana Ruz guilty", "left twelve people dead": what is said of them, no part of their name.
            const Part next = part(t + 1);
            if (p == Part::adjective && core_seen && !shape.head_first && it.mention == none &&
                (tags[t - 1].part == Part::noun || tags[t - 1].part == Part::name) && next != Part::noun &&
                next != Part::name && next != Part::adjective && next != Part::number)
                break;
            core_seen = true;
            if (it.mention != none) {
                // The whole mention, whatever it holds.
                const Mention& mention = annotation.mentions[it.mention];
                t = std::max(t, std::min(mention.tokens.end, end) - 1);
            }
        } else if (p == Part::genitive) {
            phrase.genitive = t;
        } else if (p == Part::verb && (it.forms & gerund_form) != 0 && core_seen) {
            break;
        } else if (p == Part::quote) {
            const bool inside = core_seen ? quotes % 2 == 1 : true;
            const Part next = part(t + 1);
            if (!inside && !(next == Part::noun || next == Part::name))
                break;
            if (!core_seen && !(next == Part::noun || next == Part::name || next == Part::adjective))
                break;
            ++quotes;
        } else if (p == Part::adverb && !core_seen && (part(t + 1) == Part::adjective || part(t + 1) == Part::verb)) {
            continue;
        } else if (p == Part::adverb && core_seen && part(t + 1) == Part::adjective && part(t + 2) == Part::noun) {
            continue;
        } else {
            break;
        }
    }
    t = std::max(t, from + 1);
    // A quotation mark or an adjective alone at the end does not belong to it.
    while (t > from + 1 && part(t - 1) == Part::quote && quotes % 2 == 1) {
        --t;
        ++quotes;
    }
    phrase.tokens = {from, t};
    finish(phrase);
    unit(UnitKind::phrase, from, t, out.phrases.size());
    out.phrases.push_back(phrase);
    return t;
}

/// The name in head position: a person mention with the unknown capitals beside it, or, where ring 1 knows no name, at
/// least two unknown capitals (one behind a word for a person: "driver Kosta").
void Cutter::find_name(NounPhrase& phrase)
{
    const auto unknown_capital = [&](std::uint32_t t) {
        return annotation.tokens[t].capitalised && !annotation.tokens[t].all_capitals &&
               annotation.tokens[t].kind == TokenKind::word &&
               (tags[t].mention == none || annotation.mentions[tags[t].mention].kind == MentionKind::person ||
                annotation.mentions[tags[t].mention].kind == MentionKind::nationality) &&
               (tags[t].part == Part::name || tags[t].mention != none || (tags[t].classes == 0 && tags[t].forms == 0));
    };
    std::uint32_t begin = phrase.head + 1;
    std::uint32_t person = none;
    while (begin > phrase.core && unknown_capital(begin - 1)) {
        --begin;
        const std::uint32_t m = tags[begin].mention;
        if (m != none && annotation.mentions[m].kind == MentionKind::person)
            person = m;
    }
    // A nationality opens no name.
    while (begin <= phrase.head && tags[begin].mention != none &&
           annotation.mentions[tags[begin].mention].kind == MentionKind::nationality)
        ++begin;
    const std::uint32_t words = phrase.head + 1 - begin;
    const bool behind_person =
        begin > phrase.core && (tags[begin - 1].classes & (bit(WordClass::person) | bit(WordClass::people))) != 0;
    if (person != none || (words >= 2 && (begin == phrase.core || behind_person)) || (words == 1 && behind_person)) {
        phrase.person = person;
        phrase.named = person == none;
        phrase.name = {begin, phrase.head + 1};
        phrase.classes = bit(WordClass::person);
        if (phrase.named)
            phrase.core = begin;
    }
}

/// Where the head stands first: behind its adjectives ("principales proveedores privados").
std::uint32_t Cutter::first_noun(std::uint32_t from, std::uint32_t last) const
{
    for (std::uint32_t t = from; t <= last; ++t)
        if (part(t) == Part::noun || part(t) == Part::name)
            return t;
    return last;
}

void Cutter::finish(NounPhrase& phrase)
{
    const std::uint32_t from = phrase.tokens.begin;
    const std::uint32_t to = phrase.tokens.end;
    std::uint32_t core = from;
    while (core + 1 < to && (part(core) == Part::determiner || part(core) == Part::possessive ||
                             part(core) == Part::number || part(core) == Part::quote || (part(core) == Part::adverb)))
        ++core;
    // "the remaining 10 defendants": what stands before the number goes with it.
    if (phrase.count != none && annotation.mentions[phrase.count].tokens.end > core &&
        annotation.mentions[phrase.count].tokens.end < to)
        core = annotation.mentions[phrase.count].tokens.end;
    phrase.core = core;
    std::uint32_t head = to - 1;
    while (head > core && part(head) == Part::quote)
        --head;
    phrase.head = head;
    find_name(phrase);
    if (shape.head_first && phrase.person == none && !phrase.named)
        phrase.head = head = first_noun(core, head);
    if (phrase.person == none && !phrase.named)
        phrase.classes = tags[head].classes;
    if (const std::uint32_t m = tags[head].mention; m != none) {
        const MentionKind kind = annotation.mentions[m].kind;
        if (kind == MentionKind::nationality && phrase.person == none)
            phrase.classes |= bit(WordClass::people);
        if (kind == MentionKind::organisation || kind == MentionKind::treaty)
            phrase.classes |= bit(WordClass::body);
        // "Northtown Heavy Penal Court No. 3" is a court.
        if (kind == MentionKind::organisation)
            for (std::uint32_t t = annotation.mentions[m].tokens.begin; t < annotation.mentions[m].tokens.end; ++t)
                phrase.classes |= tags[t].classes & bit(WordClass::court);
        if (kind == MentionKind::law || kind == MentionKind::treaty)
            phrase.classes |= bit(WordClass::instrument);
        if (kind == MentionKind::place)
            phrase.classes |= bit(WordClass::place);
        if (kind == MentionKind::count && phrase.count == none)
            phrase.count = m;
    }
    if (!phrase.pronoun) {
        const std::string_view word = text(head);
        phrase.plural = phrase.person == none && !phrase.named &&
                        ((word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) ||
                         has(phrase.classes, WordClass::people) ||
                         (phrase.count != none && annotation.mentions[phrase.count].count &&
                          annotation.mentions[phrase.count].count->min != 1));
    }
}

UnitKind kind_of(Part part)
{
    static constexpr std::pair<Part, UnitKind> kinds[]{{Part::preposition, UnitKind::preposition},
                                                       {Part::conjunction, UnitKind::conjunction},
                                                       {Part::comma, UnitKind::comma},
                                                       {Part::relative, UnitKind::relative},
                                                       {Part::subordinator, UnitKind::subordinator},
                                                       {Part::adverb, UnitKind::adverb},
                                                       {Part::negation, UnitKind::adverb},
                                                       {Part::genitive, UnitKind::adverb},
                                                       {Part::date, UnitKind::date},
                                                       {Part::open, UnitKind::comma},
                                                       {Part::close, UnitKind::comma},
                                                       {Part::dash, UnitKind::comma}};
    for (const auto& [known, kind] : kinds)
        if (known == part)
            return kind;
    return UnitKind::stop;
}

} // namespace

void Chunks::clear()
{
    units.clear();
    phrases.clear();
    verbs.clear();
}

void chunk(const Annotation& annotation, const std::vector<Tagged>& tags, const Shape& shape, TokenRange sentence,
           Chunks& chunks)
{
    chunks.clear();
    Cutter cut{annotation, tags, shape, std::min<std::uint32_t>(sentence.end, static_cast<std::uint32_t>(tags.size())),
               chunks};
    for (std::uint32_t t = sentence.begin; t < cut.end;) {
        const Part part = tags[t].part;
        if (opens_verb(part)) {
            t = cut.verb_group(t);
        } else if (part == Part::noun || part == Part::name || part == Part::number || part == Part::determiner ||
                   part == Part::possessive || part == Part::pronoun || part == Part::adjective) {
            t = cut.noun_phrase(t);
        } else if (part == Part::quote) {
            ++t; // Marks alone part nothing: the words inside are read like the rest.
        } else if (part == Part::date) {
            const std::uint32_t from = t;
            const std::uint32_t mention = tags[t].mention;
            while (t < cut.end && tags[t].mention == mention)
                ++t;
            cut.unit(UnitKind::date, from, t);
        } else {
            cut.unit(kind_of(part), t, t + 1);
            ++t;
        }
    }
}

} // namespace vigil::read::claims
