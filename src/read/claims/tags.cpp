// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/chunks.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

std::string_view text_of(const Annotation& annotation, std::uint32_t token)
{
    const Span span = annotation.tokens[token].span;
    return annotation.text.substr(span.begin, span.end - span.begin);
}

Part part_of_mark(std::string_view mark)
{
    if (mark == ",")
        return Part::comma;
    if (mark == "(" || mark == "[")
        return Part::open;
    if (mark == ")" || mark == "]")
        return Part::close;
    if (mark == "–" || mark == "—" || mark == "-" || mark == "--")
        return Part::dash;
    if (mark == "\"" || mark == "“" || mark == "”" || mark == "‘" || mark == "’" || mark == "'" || mark == "«" ||
        mark == "»")
        return Part::quote;
    return Part::stop;
}

/// Written with accents or the like.
bool is_marked(std::string_view word)
{
    return std::ranges::any_of(word, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_genitive(const Annotation& annotation, std::uint32_t token)
{
    const Token& it = annotation.tokens[token];
    if (it.blank_before || token == 0)
        return false;
    const std::string_view text = text_of(annotation, token);
    if (text == "'s" || text == "’s" || text == "'S" || text == "’S")
        return true;
    if (text != "'" && text != "’")
        return false;
    // A bare mark is a genitive only behind a plural in s and before a blank ("lawyers' homes"), outside quotations in
    // single marks, which ring 1 has found.
    const std::string_view before = text_of(annotation, token - 1);
    return before.ends_with('s') && token + 1 < annotation.tokens.size() && annotation.tokens[token + 1].blank_before;
}

/// Names, dates, numbers and provisions are one piece, whatever words they hold.
void lay_mentions(const Annotation& annotation, std::vector<Tagged>& tags)
{
    for (std::uint32_t m = 0; m < annotation.mentions.size(); ++m) {
        const Mention& mention = annotation.mentions[m];
        if (mention.kind == MentionKind::role)
            continue;
        for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end && t < tags.size(); ++t) {
            if (tags[t].mention != none && mention.kind != MentionKind::person && mention.kind != MentionKind::date)
                continue;
            tags[t].mention = m;
            tags[t].part = mention.kind == MentionKind::date          ? Part::date
                           : mention.kind == MentionKind::count       ? Part::number
                           : mention.kind == MentionKind::nationality ? Part::adjective
                                                                      : Part::name;
        }
    }
}

bool may_start_phrase(Part part)
{
    return part == Part::noun || part == Part::name || part == Part::number || part == Part::determiner ||
           part == Part::possessive || part == Part::pronoun || part == Part::adjective || part == Part::quote;
}

Part first_guess(Classes c, std::uint8_t forms, const Token& token)
{
    struct Row {
        WordClass of;
        Part part;
    };
    static constexpr Row order[]{{WordClass::be, Part::be},
                                 {WordClass::have, Part::have},
                                 {WordClass::do_, Part::do_},
                                 {WordClass::modal, Part::modal},
                                 {WordClass::negation, Part::negation},
                                 {WordClass::infinitive, Part::infinitive},
                                 {WordClass::relative, Part::relative},
                                 {WordClass::conjunction, Part::conjunction},
                                 {WordClass::subordinator, Part::subordinator},
                                 {WordClass::possessive, Part::possessive},
                                 {WordClass::pronoun, Part::pronoun},
                                 {WordClass::plural_pronoun, Part::pronoun},
                                 {WordClass::speaker_pronoun, Part::pronoun},
                                 {WordClass::preposition, Part::preposition},
                                 {WordClass::determiner, Part::determiner},
                                 {WordClass::quantifier, Part::determiner},
                                 {WordClass::adverb, Part::adverb},
                                 {WordClass::adjective, Part::adjective}};
    for (const Row& row : order)
        if (has(c, row.of))
            return row.part;
    if (token.kind == TokenKind::number)
        return Part::number;
    if (forms != 0)
        return Part::verb;
    return Part::noun;
}

/// Whether a verb stands before token `t` in its sentence.
bool verb_before(const std::vector<Tagged>& tags, std::uint32_t t)
{
    constexpr std::uint32_t farthest = 40;
    for (std::uint32_t k = t; k > 0 && k + farthest > t; --k) {
        const Part p = tags[k - 1].part;
        if (p == Part::stop)
            return false;
        if (p == Part::verb || p == Part::be || p == Part::have || p == Part::modal)
            return true;
    }
    return false;
}

/// Whether a noun is to come behind token `before`. "Thousands joined": a number in the plural stands for those it
/// counts.
bool starts_noun(const Annotation& annotation, const std::vector<Tagged>& tags, std::uint32_t before)
{
    const Part part = tags[before].part;
    return part == Part::determiner || part == Part::possessive || part == Part::genitive || part == Part::adjective ||
           (part == Part::number && !text_of(annotation, before).ends_with('s'));
}

/// "released", "detenidos": adjective before its noun, noun behind an article, or verb.
Part settle_past(const std::vector<Tagged>& tags, const Annotation& annotation, std::uint32_t t)
{
    const Tagged& it = tags[t];
    const Part before = t > 0 ? tags[t - 1].part : Part::stop;
    const Part after = t + 1 < tags.size() ? tags[t + 1].part : Part::stop;
    const bool after_noun_start = t > 0 && starts_noun(annotation, tags, t - 1);
    // Behind adverbs: "the politically motivated case".
    std::uint32_t lead = t;
    while (lead > 0 && tags[lead - 1].part == Part::adverb)
        --lead;
    const Part opener = lead > 0 ? tags[lead - 1].part : Part::stop;
    const bool noun_unsettled =
        after == Part::verb && tags[t + 1].noun_too && (tags[t + 1].forms & (base_form | third_form)) != 0;
    const bool noun_follows = after == Part::noun || after == Part::adjective ||
                              ((after == Part::name || noun_unsettled) &&
                               (after_noun_start || opener == Part::determiner || opener == Part::possessive));
    const bool opened = lead > 0 && starts_noun(annotation, tags, lead - 1);
    const bool behind_preposition = opener == Part::preposition && (it.forms & gerund_form) == 0;
    const bool in_pair = opener == Part::conjunction && lead > 1 && tags[lead - 2].part == Part::adjective;
    // "unfairly detained persons", "states and implicated bodies" before any verb: adjectives.
    const bool qualified = lead < t && opener != Part::noun && opener != Part::name && opener != Part::pronoun &&
                           opener != Part::be && opener != Part::have && opener != Part::verb &&
                           opener != Part::number && opener != Part::conjunction && after == Part::noun;
    const bool joined = opener == Part::conjunction && lead == t && after != Part::name && !verb_before(tags, t);
    if ((opened || in_pair || behind_preposition || qualified || joined) && noun_follows)
        return Part::adjective;
    const bool behind_pair = before == Part::adjective && t > 1 && tags[t - 2].part == Part::determiner;
    // "135 detenidos": people, where the table knows the word as one for people.
    if (before == Part::number && !noun_follows && has(it.classes, WordClass::people))
        return Part::noun;
    if ((before == Part::determiner || before == Part::possessive || behind_pair) && !noun_follows &&
        !has(tags[t - 1].classes, WordClass::quantifier))
        return Part::noun;
    return Part::verb;
}

/// "arrests", "charge", "released": noun, adjective or verb, by the neighbours.
Part settle_verb(const std::vector<Tagged>& tags, const Annotation& annotation, std::uint32_t t)
{
    const Tagged& it = tags[t];
    const Part before = t > 0 ? tags[t - 1].part : Part::stop;
    const Part after = t + 1 < tags.size() ? tags[t + 1].part : Part::stop;
    // "the Suspension Order": a capital inside a sentence is a name, not a verb.
    if (annotation.tokens[t].capitalised && t > 0 && before != Part::stop && before != Part::quote &&
        before != Part::open)
        return Part::name;
    const bool after_noun_start = t > 0 && starts_noun(annotation, tags, t - 1);
    if ((it.forms & gerund_form) != 0) {
        if (before == Part::be || before == Part::adverb)
            return Part::verb;
        if (after_noun_start)
            return Part::noun;
        // "causing further deaths": over an adverb to what it takes.
        const bool over_adverb = after == Part::adverb && t + 2 < tags.size() && may_start_phrase(tags[t + 2].part);
        const bool that_follows = after == Part::relative && before != Part::preposition;
        return may_start_phrase(after) || after == Part::preposition || over_adverb || that_follows ? Part::verb
                                                                                                    : Part::noun;
    }
    if ((it.forms & (past_form | participle_form)) != 0 && (it.forms & (base_form | third_form)) == 0)
        return settle_past(tags, annotation, t);
    if (before == Part::infinitive || before == Part::modal || before == Part::do_)
        return Part::verb;
    // "was cut", "have put": the participle of a verb whose forms are all alike.
    if ((it.forms & participle_form) != 0 && (before == Part::be || before == Part::have))
        return Part::verb;
    if (before == Part::negation || (before == Part::adverb && !after_noun_start))
        return Part::verb;
    // "a former business associate": a base form agrees with no singular noun before it.
    constexpr Classes many = bit(WordClass::people) | bit(WordClass::body) | bit(WordClass::force);
    if ((it.forms & (base_form | third_form | past_form)) == base_form && before == Part::noun &&
        (tags[t - 1].classes & many) == 0 && !text_of(annotation, t - 1).ends_with('s'))
        return Part::noun;
    // "faces separate charges": nor does it follow a finite verb.
    if ((it.forms & (base_form | third_form | past_form)) == base_form && before == Part::verb &&
        (tags[t - 1].forms & (third_form | past_form)) != 0 && after == Part::noun)
        return Part::adjective;
    if (!it.noun_too && before != Part::determiner && before != Part::possessive && before != Part::genitive &&
        before != Part::preposition)
        return Part::verb;
    if (before == Part::conjunction && (it.forms & base_form) != 0 &&
        (after == Part::determiner || after == Part::possessive || after == Part::subordinator ||
         after == Part::relative || after == Part::pronoun || after == Part::infinitive))
        return Part::verb;
    if (after_noun_start || before == Part::preposition || before == Part::verb || before == Part::be)
        return Part::noun;
    if (before == Part::pronoun)
        return Part::verb;
    // "sign and ratify": two base forms joined, behind another conjunction.
    const Part second = t + 2 < tags.size() ? tags[t + 2].part : Part::stop;
    if (before == Part::conjunction && after == Part::conjunction && second == Part::verb &&
        (tags[t + 2].forms & base_form) != 0 && (it.forms & base_form) != 0)
        return Part::verb;
    // "security forces": a noun that the tables know stays one without better reason.
    constexpr Classes nouns = bit(WordClass::people) | bit(WordClass::body) | bit(WordClass::force) |
                              bit(WordClass::person) | bit(WordClass::place) | bit(WordClass::custody) |
                              bit(WordClass::site);
    if ((it.classes & nouns) != 0)
        return Part::noun;
    // One clause has one finite verb: "will impose full blocking sanctions against".
    for (std::uint32_t k = t; k > 0 && k + 6 > t; --k) {
        const Part p = tags[k - 1].part;
        if (p == Part::stop || p == Part::comma || p == Part::conjunction || p == Part::relative ||
            p == Part::subordinator || p == Part::quote || p == Part::dash)
            break;
        if (p == Part::verb || p == Part::modal || p == Part::be || p == Part::have)
            return Part::noun;
    }
    const bool third = (it.forms & third_form) != 0 || (it.forms & past_form) != 0;
    const bool plural_before = before == Part::noun && t > 0 && text_of(annotation, t - 1).ends_with('s');
    if ((before == Part::name || before == Part::relative || (before == Part::noun && third) || plural_before) &&
        (may_start_phrase(after) || (t + 1 < tags.size() && (tags[t + 1].forms & gerund_form) != 0) ||
         after == Part::infinitive || after == Part::preposition || after == Part::subordinator ||
         after == Part::relative || after == Part::adverb))
        return Part::verb;
    if (before == Part::conjunction && t > 1 && tags[t - 2].part != Part::noun && may_start_phrase(after))
        return Part::verb;
    if (before == Part::stop || before == Part::quote || before == Part::comma)
        return (it.forms & base_form) != 0 && (after == Part::determiner || after == Part::possessive) ? Part::verb
                                                                                                       : Part::noun;
    return Part::noun;
}

/// Words of two or three tokens, and small words that belong to what is beside them.
void join_small_words(const Annotation& annotation, std::vector<Tagged>& tags)
{
    // "El lunes Facebook fue bloqueado": the article belongs to the day.
    for (std::uint32_t t = 0; t + 1 < tags.size(); ++t)
        if (tags[t].part == Part::determiner && tags[t + 1].part == Part::date && tags[t].mention == none) {
            tags[t].part = Part::date;
            tags[t].mention = tags[t + 1].mention;
        }
    // "such as" opens the members of a group.
    for (std::uint32_t t = 0; t + 1 < tags.size(); ++t)
        if (tags[t].part == Part::determiner && has(tags[t].classes, WordClass::member) &&
            has(tags[t + 1].classes, WordClass::subordinator))
            tags[t].part = tags[t + 1].part = Part::preposition;
    // "as well as" joins like "and".
    for (std::uint32_t t = 0; t + 2 < tags.size(); ++t)
        if (tags[t].part == Part::subordinator && has(tags[t].classes, WordClass::preposition) &&
            has(tags[t + 1].classes, WordClass::additive) && annotation.tokens[t].word == annotation.tokens[t + 2].word)
            tags[t].part = tags[t + 1].part = tags[t + 2].part = Part::conjunction;
    // "their release and that of all others": stands for a noun.
    for (std::uint32_t t = 0; t + 1 < tags.size(); ++t)
        if (tags[t].part == Part::relative && has(tags[t].classes, WordClass::definite) &&
            has(tags[t + 1].classes, WordClass::patient_marker))
            tags[t].part = Part::noun;
    // "have since spread": an adverb inside the verb.
    for (std::uint32_t t = 1; t + 1 < tags.size(); ++t)
        if (tags[t].part == Part::subordinator && tags[t - 1].part == Part::have &&
            (tags[t + 1].forms & participle_form) != 0)
            tags[t].part = Part::adverb;
}

} // namespace

std::vector<Tagged> tag(const Grammar& grammar, const Annotation& annotation)
{
    std::vector<Tagged> tags(annotation.tokens.size());
    lay_mentions(annotation, tags);
    for (std::uint32_t t = 0; t < tags.size(); ++t) {
        Tagged& it = tags[t];
        const Token& token = annotation.tokens[t];
        const WordInfo& info = grammar.info(token.word);
        it.word = grammar.uncontracted(token.word);
        it.object_marker = it.word != no_word && it.word == grammar.shape().object_marker;
        it.classes = info.accented == 0                                       ? info.classes
                     : info.classes == 0 || is_marked(text_of(annotation, t)) ? info.accented
                                                                              : info.classes;
        it.verb = info.verb;
        it.forms = info.forms;
        it.noun_too = info.noun_too;
        // "está siendo juzgado": a participle, not the court.
        const bool after_be = t > 0 && (tags[t - 1].part == Part::be || tags[t - 1].part == Part::have);
        if (it.mention != none && after_be && !token.capitalised && (info.forms & participle_form) != 0 &&
            annotation.mentions[it.mention].kind == MentionKind::organisation &&
            annotation.mentions[it.mention].tokens.end == annotation.mentions[it.mention].tokens.begin + 1)
            it.mention = none;
        if (it.mention != none)
            continue;
        // "it's", "that's": a verb.
        if (t > 0 && (tags[t - 1].part == Part::pronoun || tags[t - 1].part == Part::relative) &&
            is_genitive(annotation, t) && token.span.end - token.span.begin > 1) {
            it.part = Part::be;
            it.classes |= bit(WordClass::be);
            continue;
        }
        if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) {
            it.part = is_genitive(annotation, t) ? Part::genitive : part_of_mark(text_of(annotation, t));
            continue;
        }
        if (is_genitive(annotation, t)) {
            it.part = Part::genitive;
            continue;
        }
        const bool opens = t == 0 || tags[t - 1].part == Part::stop;
        if (it.classes == 0 && it.forms == 0 && token.kind == TokenKind::word && (!token.capitalised || opens))
            it.classes = grammar.by_ending(text_of(annotation, t), it.forms);
        it.part = first_guess(it.classes, it.forms, token);
        // A capital inside a sentence: part of a name, whatever the word means in lower case ("May", "Will").
        const Part before = t > 0 ? tags[t - 1].part : Part::stop;
        // "his home", "at home", but "went home".
        const bool after_opener = before == Part::determiner || before == Part::possessive ||
                                  before == Part::genitive || before == Part::preposition;
        if (it.part == Part::adverb && after_opener && has(it.classes, WordClass::place))
            it.part = Part::noun;
        const bool inside =
            before != Part::stop && before != Part::quote && before != Part::open && before != Part::dash;
        if (token.capitalised && inside && !token.all_capitals &&
            (it.part == Part::modal || it.part == Part::verb || (it.part == Part::noun && it.classes == 0)))
            it.part = Part::name;
        // "el estado de excepción", "del estado", "un ser humano": behind an article what could be "be" is a noun.
        const bool article =
            before == Part::determiner || before == Part::possessive ||
            (t > 0 && grammar.uncontracted(annotation.tokens[t - 1].word) != annotation.tokens[t - 1].word);
        const bool finite = (it.forms & (past_form | third_form)) != 0 || it.forms == 0;
        if (it.part == Part::be && article && !finite)
            it.part = token.capitalised && inside ? Part::name : Part::noun;
    }
    join_small_words(annotation, tags);
    // "to" before a base form is the infinitive, otherwise a preposition; "that" before a noun is a determiner.
    for (std::uint32_t t = 0; t < tags.size(); ++t) {
        Tagged& it = tags[t];
        if (it.part == Part::infinitive) {
            std::uint32_t next = t + 1;
            while (next < tags.size() && (tags[next].part == Part::adverb || tags[next].part == Part::negation))
                ++next;
            const bool verb_follows = next < tags.size() && tags[next].mention == none &&
                                      ((tags[next].forms & base_form) != 0 || tags[next].part == Part::be ||
                                       tags[next].part == Part::have || tags[next].part == Part::do_);
            // "subject to appeal by": a noun.
            if (verb_follows && tags[next].noun_too && next + 1 < tags.size() &&
                has(tags[next + 1].classes, WordClass::agent_marker)) {
                it.part = Part::preposition;
                tags[next].part = Part::noun;
                continue;
            }
            it.part = verb_follows ? Part::infinitive : Part::preposition;
        } else if (it.part == Part::have || it.part == Part::do_) {
            // "had a daughter": a full verb; the chunker treats both alike.
        } else if (it.part == Part::verb) {
            it.part = settle_verb(tags, annotation, t);
        }
    }
    return tags;
}

} // namespace vigil::read::claims
