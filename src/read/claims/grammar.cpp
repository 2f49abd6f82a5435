// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/grammar.hpp"

#include "read/lexicon.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace vigil::read::claims {
namespace {

/// Calls `each` for each piece between separators, blanks around it removed; stops at the first false.
template <typename Each>
bool each_piece(std::string_view cell, char separator, Each each)
{
    for (const std::string_view piece : split(cell, separator)) {
        const std::string_view word = trimmed(piece);
        if (!word.empty() && !each(word))
            return false;
    }
    return true;
}

template <typename Bits>
std::optional<std::uint32_t> bit_named(const Bits& table, std::string_view name)
{
    for (const auto& [known, bit] : table)
        if (known == name)
            return bit;
    return std::nullopt;
}

constexpr std::pair<std::string_view, std::uint32_t> form_names[]{
    {"active", form_active},           {"passive", form_passive},
    {"present", form_present},         {"past", form_past},
    {"perfect", form_perfect},         {"gerund", form_gerund},
    {"infinitive", form_infinitive},   {"modal", form_modal},
    {"progressive", form_progressive}, {"reduced", form_reduced},
    {"reflexive", form_reflexive}};
constexpr std::pair<std::string_view, std::uint32_t> has_names[]{
    {"person", has_person},     {"date", has_date},       {"count", has_count},
    {"place", has_place},       {"law", has_law},         {"quote", has_quote},
    {"duration", has_duration}, {"custody", has_custody}, {"since", has_since}};
constexpr std::pair<std::string_view, Condition::Kind> condition_names[]{
    {"after", Condition::Kind::after},   {"later", Condition::Kind::later}, {"next", Condition::Kind::next},
    {"before", Condition::Kind::before}, {"near", Condition::Kind::near},   {"subject", Condition::Kind::subject},
    {"object", Condition::Kind::object}, {"form", Condition::Kind::form},   {"has", Condition::Kind::has_}};
constexpr std::pair<std::string_view, Source> source_names[]{{"agent", Source::agent},
                                                             {"patient", Source::patient},
                                                             {"possessor", Source::possessor},
                                                             {"complement", Source::complement},
                                                             {"infinitive", Source::infinitive},
                                                             {"trigger", Source::trigger},
                                                             {"premodifier", Source::premodifier},
                                                             {"purpose", Source::purpose},
                                                             {"owner", Source::owner},
                                                             {"holder", Source::holder},
                                                             {"spoken", Source::spoken}};

} // namespace

class GrammarCompiler {
public:
    GrammarCompiler(Lexicon& lexicon, std::string_view language) : m_lexicon{lexicon}, m_language{language} {}
    Result<Grammar> compile();

private:
    using Problem = std::optional<std::string>;
    Result<Done> table(std::string_view name, Problem (GrammarCompiler::*read)(const Row&));
    Problem words_row(const Row& row);
    Problem verbs_row(const Row& row);
    Problem frames_row(const Row& row);
    Problem details_row(const Row& row);
    Problem furniture_row(const Row& row);
    Problem shape_row(const Row& row);
    Problem trigger(std::string_view cell, std::uint32_t frame);
    Problem role(std::string_view text, Frame& frame);
    Problem condition(std::string_view text, Frame& frame);
    Problem setting(std::string_view text, Frame& frame);
    static Problem classes(std::string_view names, Classes& into);
    WordInfo& info(std::string_view word);
    std::vector<std::pair<std::string, WordClass>> m_tense_endings; ///< Behind the infinitive: "á" makes the future.

    Lexicon& m_lexicon;
    std::string m_language;
    Grammar m_grammar;
};

WordInfo& GrammarCompiler::info(std::string_view word)
{
    const WordId id = m_lexicon.intern(search_key(word));
    if (m_grammar.m_words.size() <= id)
        m_grammar.m_words.resize(id + 1);
    return m_grammar.m_words[id];
}

GrammarCompiler::Problem GrammarCompiler::classes(std::string_view names, Classes& into)
{
    Problem problem;
    each_piece(names, '|', [&](std::string_view name) {
        const auto found = word_class_named(name);
        if (!found)
            problem = "there is no word class '" + std::string{name} + "'";
        else
            into |= bit(*found);
        return found.has_value();
    });
    return problem;
}

GrammarCompiler::Problem GrammarCompiler::words_row(const Row& row)
{
    Classes mask = 0;
    if (Problem problem = classes(row.cell(0), mask))
        return problem;
    each_piece(row.cell(1), ' ', [&](std::string_view word) {
        if (word.starts_with('*'))
            m_grammar.m_endings.push_back({std::string{word.substr(1)}, mask, 0});
        else if (std::ranges::any_of(word, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
            info(word).accented |= mask;
        else
            info(word).classes |= mask;
        return true;
    });
    return std::nullopt;
}

GrammarCompiler::Problem GrammarCompiler::verbs_row(const Row& row)
{
    static constexpr std::uint8_t forms[]{base_form, third_form, past_form, participle_form, gerund_form};
    if (row.cells.size() != 5 && row.cells.size() != 6)
        return "a verb needs five forms: base, third person, past, participle, -ing; the stem of its future may follow";
    const auto number = static_cast<std::uint16_t>(m_grammar.m_verb_frames.size());
    if (row.cell(0).starts_with('*')) {
        for (std::size_t n = 0; n < 5; ++n)
            if (row.cell(n).size() > 1)
                m_grammar.m_endings.push_back({std::string{row.cell(n).substr(1)}, 0, forms[n]});
        return std::nullopt;
    }
    m_grammar.m_verb_frames.emplace_back();
    for (std::size_t n = 0; n < 5; ++n)
        each_piece(row.cell(n), '|', [&](std::string_view word) {
            WordInfo& it = info(word);
            if (it.verb == 0)
                it.verb = number;
            it.forms |= it.verb == number ? forms[n] : 0;
            return true;
        });
    const std::string stem{row.cells.size() == 6 ? row.cell(5) : row.cell(0)};
    for (const auto& [ending, tense] : m_tense_endings) {
        WordInfo& it = info(stem + ending);
        if (it.verb != 0 || it.classes != 0)
            continue; // "será": another word already.
        it.verb = number;
        it.forms = third_form;
        it.classes = bit(tense);
    }
    return std::nullopt;
}

GrammarCompiler::Problem GrammarCompiler::trigger(std::string_view cell, std::uint32_t frame)
{
    const auto blank = cell.find(' ');
    const std::string_view kind = cell.substr(0, blank);
    if (blank == std::string_view::npos || (kind != "verb" && kind != "noun" && kind != "before"))
        return "a trigger is 'verb', 'noun' or 'before' (a noun) and at least one word";
    Problem problem;
    each_piece(cell.substr(blank), ' ', [&](std::string_view word) {
        WordInfo& it = info(word);
        if (kind == "verb") {
            if (it.verb == 0 || (it.forms & base_form) == 0) {
                problem = "'" + std::string{word} + "' is not the base form of a verb of verbs.tsv";
                return false;
            }
            m_grammar.m_verb_frames[it.verb].push_back(frame);
        } else {
            std::uint16_t& list = kind == "noun" ? it.noun : it.qualifier;
            if (list == 0) {
                list = static_cast<std::uint16_t>(m_grammar.m_noun_frames.size());
                m_grammar.m_noun_frames.emplace_back();
            }
            m_grammar.m_noun_frames[list].push_back(frame);
        }
        return true;
    });
    return problem;
}

GrammarCompiler::Problem GrammarCompiler::role(std::string_view text, Frame& frame)
{
    Role role;
    const auto equals = text.find('=');
    const auto field = domain::field_named(text.substr(0, equals));
    if (equals == std::string_view::npos || !field)
        return "'" + std::string{text} + "' is not FIELD=SOURCE";
    role.field = *field;
    std::string_view source = text.substr(equals + 1);
    if (source.ends_with('!')) {
        role.required = true;
        source.remove_suffix(1);
    }
    if (const auto colon = source.find(':'); colon != std::string_view::npos) {
        std::string_view wanted = source.substr(colon + 1);
        role.strict = wanted.starts_with('=');
        if (role.strict)
            wanted.remove_prefix(1);
        if (Problem problem = classes(wanted, role.wanted))
            return problem;
        source = source.substr(0, colon);
    }
    for (const auto& [name, known] : source_names)
        if (name == source) {
            role.source = known;
            frame.roles.push_back(role);
            return std::nullopt;
        }
    // Any other source is a preposition.
    role.source = Source::phrase;
    role.preposition = m_lexicon.intern(search_key(source));
    frame.roles.push_back(role);
    return std::nullopt;
}

GrammarCompiler::Problem GrammarCompiler::condition(std::string_view text, Frame& frame)
{
    Condition condition;
    if (text.starts_with('!')) {
        condition.wanted = false;
        text.remove_prefix(1);
    }
    const auto colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    const std::string_view rest = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
    bool known = false;
    for (const auto& [each, kind] : condition_names)
        if (each == name) {
            condition.kind = kind;
            known = true;
        }
    if (!known || rest.empty())
        return "'" + std::string{text} +
               "' is not a condition (after, later, next, before, near, subject, object, form, has)";
    Problem problem;
    if (condition.kind == Condition::Kind::subject || condition.kind == Condition::Kind::object) {
        problem = classes(rest, condition.classes);
    } else if (condition.kind == Condition::Kind::form || condition.kind == Condition::Kind::has_) {
        each_piece(rest, '|', [&](std::string_view word) {
            const auto found =
                condition.kind == Condition::Kind::form ? bit_named(form_names, word) : bit_named(has_names, word);
            if (!found)
                problem = "there is no '" + std::string{word} + "' in " + std::string{name};
            else
                condition.bits |= *found;
            return found.has_value();
        });
    } else {
        each_piece(rest, '|', [&](std::string_view phrase) {
            condition.phrases.push_back(m_lexicon.intern_phrase(phrase));
            return true;
        });
    }
    frame.conditions.push_back(std::move(condition));
    return problem;
}

GrammarCompiler::Problem GrammarCompiler::setting(std::string_view text, Frame& frame)
{
    if (text.starts_with("detail=")) {
        frame.fixed_detail = text.substr(7);
    } else if (text.starts_with("modality=")) {
        const auto modality = domain::modality_named(text.substr(9));
        if (!modality)
            return "there is no modality '" + std::string{text.substr(9)} + "'";
        frame.modality = *modality;
    } else if (text == "law" || text.starts_with("law=")) {
        frame.takes_law = true;
        each_piece(text.substr(std::min<std::size_t>(4, text.size())), '|', [&](std::string_view word) {
            frame.law_words.push_back(m_lexicon.intern(search_key(word)));
            return true;
        });
    } else if (text == "no-time") {
        frame.takes_time = false;
    } else if (text == "no-place") {
        frame.takes_place = false;
    } else if (text == "no-count") {
        frame.takes_count = false;
    } else if (text == "alone") {
        frame.alone = true;
    } else if (text == "particular") {
        frame.particular = true;
    } else if (text == "negated") {
        frame.negated = true;
    } else if (text == "presupposed") {
        frame.presupposed = true;
    } else {
        return "there is no setting '" + std::string{text} + "'";
    }
    return std::nullopt;
}

GrammarCompiler::Problem GrammarCompiler::frames_row(const Row& row)
{
    Frame frame;
    frame.rule = row.cell(0);
    frame.line = row.line;
    const auto type = domain::claim_type_named(row.cell(1));
    if (!type)
        return "there is no claim type '" + std::string{row.cell(1)} + "'";
    frame.type = *type;
    if (Problem problem = trigger(row.cell(2), static_cast<std::uint32_t>(m_grammar.m_frames.size())))
        return problem;
    Problem problem;
    each_piece(row.cell(3), ' ', [&](std::string_view text) { return !(problem = role(text, frame)); });
    if (!problem)
        each_piece(row.cell(4), ';', [&](std::string_view text) { return !(problem = condition(text, frame)); });
    if (!problem)
        each_piece(row.cell(5), ';', [&](std::string_view text) { return !(problem = setting(text, frame)); });
    int thousandths = 0;
    const std::string_view prior = row.cell(6);
    const auto [end, error] = std::from_chars(prior.data(), prior.data() + prior.size(), thousandths);
    if (!problem &&
        (error != std::errc{} || end != prior.data() + prior.size() || thousandths < 1 || thousandths > 999))
        problem = "the confidence is a whole number of thousandths, 1 to 999";
    frame.confidence = static_cast<float>(thousandths) / 1000.0F;
    m_grammar.m_frames.push_back(std::move(frame));
    return problem;
}

GrammarCompiler::Problem GrammarCompiler::details_row(const Row& row)
{
    Problem problem;
    std::uint64_t types = 0;
    each_piece(row.cell(0), '|', [&](std::string_view name) {
        const auto type = domain::claim_type_named(name);
        if (!type)
            problem = "there is no claim type '" + std::string{name} + "'";
        else
            types |= std::uint64_t{1} << static_cast<unsigned>(*type);
        return type.has_value();
    });
    each_piece(row.cell(1), '|', [&](std::string_view phrase) {
        DetailPattern pattern{types, {}};
        each_piece(phrase, ' ', [&](std::string_view word) {
            pattern.words.push_back(word == "#"       ? any_number
                                    : word == "@time" ? any_time
                                                      : m_lexicon.intern(search_key(word)));
            return true;
        });
        m_grammar.m_details.push_back(std::move(pattern));
        return true;
    });
    return problem;
}

GrammarCompiler::Problem GrammarCompiler::furniture_row(const Row& row)
{
    m_grammar.m_furniture.push_back(m_lexicon.intern_phrase(row.cell(0)));
    return m_grammar.m_furniture.back().empty() ? Problem{"a row of furniture needs a word"} : std::nullopt;
}

GrammarCompiler::Problem GrammarCompiler::shape_row(const Row& row)
{
    if (row.cell(0) == "contraction") {
        m_grammar.m_contractions.emplace_back(m_lexicon.intern(search_key(row.cell(1))),
                                              m_lexicon.intern(search_key(row.cell(2))));
        return std::nullopt;
    }
    static constexpr std::pair<std::string_view, WordClass> tenses[]{{"future", WordClass::future},
                                                                     {"conditional", WordClass::risk}};
    for (const auto& [name, tense] : tenses)
        if (row.cell(0) == name) {
            m_tense_endings.emplace_back(row.cell(1), tense);
            return std::nullopt;
        }
    static constexpr std::pair<std::string_view, WordId Shape::*> words[]{{"reflexive", &Shape::reflexive},
                                                                          {"object-marker", &Shape::object_marker}};
    for (const auto& [name, word] : words)
        if (row.cell(0) == name) {
            m_grammar.m_shape.*word = m_lexicon.intern(search_key(row.cell(1)));
            return std::nullopt;
        }
    static constexpr std::pair<std::string_view, bool Shape::*> traits[]{{"head-first", &Shape::head_first},
                                                                         {"own-infinitive", &Shape::own_infinitive},
                                                                         {"inverts", &Shape::inverts},
                                                                         {"drops-subject", &Shape::drops_subject}};
    for (const auto& [name, trait] : traits)
        if (row.cell(0) == name) {
            m_grammar.m_shape.*trait = true;
            return std::nullopt;
        }
    return "there is no trait '" + std::string{row.cell(0)} +
           "' (head-first, own-infinitive, inverts, drops-subject, future, conditional, contraction, reflexive, "
           "object-marker)";
}

Result<Done> GrammarCompiler::table(std::string_view name, Problem (GrammarCompiler::*read)(const Row&))
{
    const std::string path = m_language + "/claims/" + std::string{name};
    const Table* table = m_lexicon.table(path);
    if (table == nullptr)
        return Done{};
    for (std::size_t n = 0; n < table->size(); ++n)
        if (const Problem problem = (this->*read)(table->row(n)))
            return Error{Fault::malformed, table->place(table->row(n)) + ": " + *problem + "."};
    return Done{};
}

Result<Grammar> GrammarCompiler::compile()
{
    VIGIL_CHECK(table("shape.tsv", &GrammarCompiler::shape_row));
    VIGIL_CHECK(table("words.tsv", &GrammarCompiler::words_row));
    VIGIL_CHECK(table("verbs.tsv", &GrammarCompiler::verbs_row));
    VIGIL_CHECK(table("frames.tsv", &GrammarCompiler::frames_row));
    VIGIL_CHECK(table("details.tsv", &GrammarCompiler::details_row));
    VIGIL_CHECK(table("furniture.tsv", &GrammarCompiler::furniture_row));
    std::vector<bool> nouns(m_grammar.m_verb_frames.size());
    for (const WordInfo& it : m_grammar.m_words)
        if (has(it.classes, WordClass::noun_too) && (it.forms & base_form) != 0)
            nouns[it.verb] = true;
    for (WordInfo& it : m_grammar.m_words)
        it.noun_too = it.verb != 0 && nouns[it.verb];
    for (WordId id = 1; id < m_grammar.m_words.size(); ++id) {
        if (has(m_grammar.m_words[id].classes, WordClass::agent_marker))
            m_grammar.m_by = id;
        if (has(m_grammar.m_words[id].classes, WordClass::patient_marker))
            m_grammar.m_of = id;
    }
    return std::move(m_grammar);
}

WordId Grammar::uncontracted(WordId word) const
{
    for (const auto& [contraction, full] : m_contractions)
        if (contraction == word)
            return full;
    return word;
}

Classes Grammar::by_ending(std::string_view word, std::uint8_t& forms) const
{
    Classes classes = 0;
    for (const Ending& ending : m_endings)
        if (word.size() > ending.text.size() + 2 && word.ends_with(ending.text)) {
            classes |= ending.classes;
            forms |= ending.forms;
        }
    return classes;
}

Result<Grammar> compile_grammar(Lexicon& lexicon, std::string_view language)
{
    return GrammarCompiler{lexicon, language}.compile();
}

} // namespace vigil::read::claims
