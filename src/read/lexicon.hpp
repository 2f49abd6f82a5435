// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/phrases.hpp"
#include "read/reader.hpp"
#include "read/tables.hpp"
#include "read/words.hpp"

#include <deque>

/// What the tables of data/ say, compiled. Internal to the module: others see `Lexicon` as an opaque name.
namespace vigil::read {

/// Classes of single words. Tables name them as here (en/words.tsv); a word may be of several.
enum class WordClass : std::uint8_t {
    function,            ///< Grammar words and frequent openers: never part of a name at the start of a sentence.
    month,               ///< Gregorian; value 1-12.
    jalali_month,        ///< Value 1-12.
    hijri_month,         ///< Value 1-12.
    weekday,             ///< Value 1 (Monday) to 7.
    season,              ///< Value 1 (spring) to 4 (winter).
    number,              ///< Value 0-90: "seven", "forty".
    ordinal,             ///< Value 1-31: "third", "21st" is read from its digits.
    scale,               ///< Value 100, 1000, 1000000 …
    vague_number,        ///< dozens, hundreds: value = index in the rules of counts.
    honorific,           ///< Stands before a name and is no part of it: Mr, Dr, President.
    particle,            ///< Lower-case part of a name: al, bin, de, von.
    given_name,          ///< common/given_names.tsv
    organisation_head,   ///< Ends the name of a body: Court, Party, Association.
    organisation_lead,   ///< Opens the name of a body with "of": Ministry, Department, University.
    place_head,          ///< Makes a place of a name before it: province, prison, district.
    place_lead,          ///< Makes a place of a name after it: Mount, Lake, Camp, Fort.
    direction,           ///< northern, south-eastern
    place_preposition,   ///< in, at, from, near
    say,                 ///< Verbs of speech in the past or present: said, added, told, warns.
    abbreviation,        ///< Written with a full stop that ends no sentence.
    number_abbreviation, ///< As above, but only before a number: No., Art.
    money,               ///< dollars, euros: a number before it counts no people.
    measure,             ///< per cent, kilometres, years: likewise.
    unit_of_time,        ///< day, week, month, year: value in days, or -1 month, -12 year.
    law_lead,            ///< Article, Section, Law No.: opens a provision.
    law_head,            ///< Act, Code, Law, Decree, Constitution: ends the name of one.
    charge_lead,         ///< charged, accused, convicted: quotation marks after it hold a charge.
    starts_phrase,       ///< Some phrase of a table begins with it.
    starts_place,        ///< Some name of the gazetteer begins with it.
    not_a_place,         ///< A name of the gazetteer that is usually something else.
    body_noun,           ///< Lower-case nouns that are bodies: court, parliament.
    body_modifier,       ///< Lower-case words before them: military, supreme.
    auxiliary,           ///< Frequent finite verbs: a line with one is no mere name and role.
    not_an_organisation, ///< All-capital words that name none.
    organisation_opener, ///< Capitalised words whose name goes on at once: "Policía Nacional".
    organisation_noun,   ///< Lower-case nouns that a name of a body follows: "the NGO X", "the newspaper X".
    after_body,          ///< Nouns that make "court" before them an adjective: documents, hearing.
    place_noun,          ///< Common nouns of places: home, office, street.
    thing,               ///< With a capital, part of the names of things rather than of people: War, Award, Highway.
    custody_noun,        ///< centre, facility: behind "detention".
    custody_modifier,    ///< secret, central: before "prison".
    surname,             ///< Frequent as a family name.
    cue,                 ///< Grammar words of the rules: value = Cue (cues.hpp).
};
using WordClasses = std::uint64_t;
constexpr WordClasses bit(WordClass of)
{
    return WordClasses{1} << static_cast<unsigned>(of);
}
std::optional<WordClass> word_class_named(std::string_view name);

struct WordInfo {
    WordClasses classes = 0;
    std::int32_t value = 0;
    std::uint32_t places = 0; ///< First line of the gazetteer whose key begins with the word.

    bool is(WordClass of) const { return (classes & bit(of)) != 0; }
};

/// Kinds of phrases that ring 1 looks up.
enum class PhraseKind : std::uint8_t { body, instrument, state, nationality, role, law };

struct PhraseEntry {
    PhraseKind kind = PhraseKind::body;
    std::string_view norm;   ///< "body:hrc", "state:IR", "law:tr/tck"; empty for roles.
    bool plural = false;     ///< Roles.
    bool official = false;   ///< Roles: of the state (police officers, prosecutor).
    bool title = false;      ///< Roles: may stand with a capital before or behind a name.
    bool adjective = false;  ///< Roles: the word is an adjective too.
    bool exact_case = false; ///< Matches only as the table writes it: WHO, US, ICE.
    std::string_view text;   ///< As the table writes it.
};

/// One line of the gazetteer.
struct Place {
    std::string_view key;       ///< Search key of the whole name.
    std::string_view id;        ///< GeoNames number.
    std::string_view country;   ///< ISO 3166-1 alpha-2.
    std::string_view region;    ///< GeoNames code of the first-order division; may be empty.
    char kind = 'P';            ///< A: first-order division, P: populated place, C: capital.
    std::int32_t thousands = 0; ///< Inhabitants.
};

/// Words and phrases of one language, the shared ones included.
struct LanguageData {
    std::string code;
    std::vector<WordInfo> words; ///< By WordId; shorter than the word table where its last words have no class.
    PhraseTable phrases;

    const WordInfo& of(WordId word) const { return word < words.size() ? words[word] : words.front(); }
};

namespace claims {
class ClaimRules; ///< Defined in claims/rules.hpp.
}

class Lexicon {
public:
    Lexicon() = default;
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    const Table* table(std::string_view path) const; ///< nullptr when there is no such file; path without "data/".
    std::vector<std::string_view> tables_of(std::string_view language) const; ///< Paths that start with "LANGUAGE/".
    /// The word of a search key; `no_word` when no table mentions it.
    WordId word(std::string_view search_key) const { return m_words.find(search_key); }
    std::string_view key(WordId word) const { return m_words.key(word); }
    const KeyMaker& key_maker() const { return m_key_maker; }
    /// The data of a language; nullptr when there is none.
    const LanguageData* language(std::string_view code) const;
    std::vector<std::string> language_codes() const; ///< Of all languages that have data.
    const PhraseEntry& phrase(PhraseTable::Value value) const { return m_phrases[value]; }
    /// Calls `each(Place)` for the lines of the gazetteer whose key begins with a word, in the file's order.
    template <typename Each>
    void places_from(std::uint32_t line, std::string_view first_word, Each each) const;
    /// ISO code of the state a GeoNames-style code or a norm like "state:IR" names is the norm itself.
    const claims::ClaimRules* claim_rules() const { return m_claim_rules.get(); }

    // While compiling only: from compile_lexicon and the compiler of the claim rules.
    WordId intern(std::string_view key) { return m_words.intern(key); }
    /// The words of a phrase, cut as the tokenizer cuts texts, all interned.
    std::vector<WordId> intern_phrase(std::string_view phrase);

private:
    friend class LexiconCompiler;
    std::deque<DataFile> m_files; ///< The bytes that all views point into; a deque never moves them.
    std::vector<Table> m_tables;
    std::string_view m_places;
    WordTable m_words;
    KeyMaker m_key_maker;
    std::vector<std::unique_ptr<LanguageData>> m_languages;
    std::vector<PhraseEntry> m_phrases;
    std::shared_ptr<const claims::ClaimRules> m_claim_rules;
};

/// The line of the gazetteer that starts at `at`; false at its end or where a line is cut short.
bool read_place(std::string_view places, std::size_t& at, Place& place);

template <typename Each>
void Lexicon::places_from(std::uint32_t line, std::string_view first_word, Each each) const
{
    Place place;
    for (std::size_t at = line; read_place(m_places, at, place);) {
        const bool same = place.key.starts_with(first_word) &&
                          (place.key.size() == first_word.size() || place.key[first_word.size()] == ' ');
        if (!same)
            return;
        each(place);
    }
}

} // namespace vigil::read
