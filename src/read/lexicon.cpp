// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/lexicon.hpp"

#include "read/claims/rules.hpp"
#include "read/tokens.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace vigil::read {
namespace {

struct NamedClass {
    std::string_view name;
    WordClass word_class;
};
constexpr std::array<NamedClass, 42> named_classes{{
    {"function", WordClass::function},
    {"month", WordClass::month},
    {"jalali_month", WordClass::jalali_month},
    {"hijri_month", WordClass::hijri_month},
    {"weekday", WordClass::weekday},
    {"season", WordClass::season},
    {"number", WordClass::number},
    {"ordinal", WordClass::ordinal},
    {"scale", WordClass::scale},
    {"vague_number", WordClass::vague_number},
    {"honorific", WordClass::honorific},
    {"particle", WordClass::particle},
    {"given_name", WordClass::given_name},
    {"organisation_head", WordClass::organisation_head},
    {"organisation_lead", WordClass::organisation_lead},
    {"place_head", WordClass::place_head},
    {"place_lead", WordClass::place_lead},
    {"direction", WordClass::direction},
    {"place_preposition", WordClass::place_preposition},
    {"say", WordClass::say},
    {"abbreviation", WordClass::abbreviation},
    {"number_abbreviation", WordClass::number_abbreviation},
    {"money", WordClass::money},
    {"measure", WordClass::measure},
    {"unit_of_time", WordClass::unit_of_time},
    {"law_lead", WordClass::law_lead},
    {"law_head", WordClass::law_head},
    {"charge_lead", WordClass::charge_lead},
    {"not_a_place", WordClass::not_a_place},
    {"body_noun", WordClass::body_noun},
    {"body_modifier", WordClass::body_modifier},
    {"auxiliary", WordClass::auxiliary},
    {"not_an_organisation", WordClass::not_an_organisation},
    {"organisation_opener", WordClass::organisation_opener},
    {"organisation_noun", WordClass::organisation_noun},
    {"after_body", WordClass::after_body},
    {"place_noun", WordClass::place_noun},
    {"thing", WordClass::thing},
    {"custody_noun", WordClass::custody_noun},
    {"custody_modifier", WordClass::custody_modifier},
    {"surname", WordClass::surname},
    {"cue", WordClass::cue},
}};

struct PhraseFile {
    std::string_view name; ///< In common/ and in the folder of each language.
    PhraseKind kind;
};
constexpr std::array<PhraseFile, 5> phrase_files{{
    {"bodies.tsv", PhraseKind::body},
    {"instruments.tsv", PhraseKind::instrument},
    {"laws.tsv", PhraseKind::law},
    {"roles.tsv", PhraseKind::role},
    {"countries.tsv", PhraseKind::state},
}};

template <typename Each>
void for_each_piece(std::string_view cell, char separator, Each each)
{
    while (!cell.empty()) {
        const auto end = cell.find(separator);
        const std::string_view piece = trimmed(cell.substr(0, end));
        if (!piece.empty())
            each(piece);
        if (end == std::string_view::npos)
            return;
        cell.remove_prefix(end + 1);
    }
}

std::optional<std::int32_t> parse_number(std::string_view text)
{
    std::int32_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

} // namespace

std::optional<WordClass> word_class_named(std::string_view name)
{
    for (const NamedClass& named : named_classes)
        if (named.name == name)
            return named.word_class;
    return std::nullopt;
}

bool read_place(std::string_view places, std::size_t& at, Place& place)
{
    if (at >= places.size())
        return false;
    const auto end = std::min(places.find('\n', at), places.size());
    std::string_view line = places.substr(at, end - at);
    at = end + 1;
    std::array<std::string_view, 6> cells{};
    for (std::string_view& cell : cells) {
        const auto tab = std::min(line.find('\t'), line.size());
        cell = line.substr(0, tab);
        line.remove_prefix(std::min(tab + 1, line.size()));
    }
    place = {cells[0],
             cells[1],
             cells[2],
             cells[3],
             cells[4].empty() ? 'P' : cells[4].front(),
             parse_number(cells[5]).value_or(0)};
    return !cells[2].empty();
}

const Table* Lexicon::table(std::string_view path) const
{
    for (const Table& table : m_tables)
        if (table.path() == path)
            return &table;
    return nullptr;
}

std::vector<std::string_view> Lexicon::tables_of(std::string_view language) const
{
    std::vector<std::string_view> paths;
    for (const Table& table : m_tables)
        if (table.path().size() > language.size() && table.path().starts_with(language) &&
            table.path()[language.size()] == '/')
            paths.push_back(table.path());
    return paths;
}

const LanguageData* Lexicon::language(std::string_view code) const
{
    for (const auto& language : m_languages)
        if (language->code == code)
            return language.get();
    return nullptr;
}

std::vector<std::string> Lexicon::language_codes() const
{
    std::vector<std::string> codes;
    for (const auto& language : m_languages)
        codes.push_back(language->code);
    return codes;
}

std::vector<WordId> Lexicon::intern_phrase(std::string_view phrase)
{
    // Abbreviations keep their stop in English texts; the key of the word is the same with and without.
    std::vector<WordId> words;
    std::array<char, 128> buffer{};
    for (const Token& token : tokenize(*this, *m_languages.back(), phrase)) {
        const auto key = m_key_maker(phrase.substr(token.span.begin, token.span.end - token.span.begin), buffer);
        if (!key.empty())
            words.push_back(m_words.intern(key));
    }
    return words;
}

/// Builds a Lexicon table by table.
class LexiconCompiler {
public:
    explicit LexiconCompiler(const std::vector<DataFile>& files) : m_lexicon{std::make_shared<Lexicon>()}
    {
        for (const DataFile& file : files)
            m_lexicon->m_files.push_back(file);
    }

    Result<std::shared_ptr<const Lexicon>> run(const std::vector<ModelFile>& models)
    {
        cut_tables();
        LanguageData common;
        m_lexicon->m_languages.push_back(std::make_unique<LanguageData>());
        VIGIL_CHECK(add_folder("common", common));
        add_places(common);
        add_given_names(common);
        for (const std::string& code : language_codes()) {
            auto language = std::make_unique<LanguageData>(common);
            language->code = code;
            m_lexicon->m_languages.push_back(std::make_unique<LanguageData>(*language));
            VIGIL_CHECK(add_folder(code, *language));
            m_lexicon->m_languages.back() = std::move(language);
        }
        *m_lexicon->m_languages.front() = std::move(common);
        for (const auto& language : m_lexicon->m_languages)
            if (language->words.empty())
                language->words.resize(1);
        VIGIL_TRY(m_lexicon->m_claim_rules, claims::compile_claim_rules(*m_lexicon, models));
        return std::shared_ptr<const Lexicon>{std::move(m_lexicon)};
    }

private:
    static bool is_listed_by_line(std::string_view path)
    {
        return path == "common/places.tsv" || path == "common/given_names.tsv";
    }

    void cut_tables()
    {
        for (const DataFile& file : m_lexicon->m_files)
            if (file.path.ends_with(".tsv") && !is_listed_by_line(file.path))
                m_lexicon->m_tables.emplace_back(file.path, file.text);
    }

    std::vector<std::string> language_codes() const
    {
        std::vector<std::string> codes;
        for (const Table& table : m_lexicon->m_tables) {
            const std::string code{table.path().substr(0, table.path().find('/'))};
            if (code.size() == 2 && std::ranges::find(codes, code) == codes.end())
                codes.push_back(code);
        }
        return codes;
    }

    static WordInfo& info(LanguageData& language, WordId word)
    {
        if (word >= language.words.size())
            language.words.resize(std::max<std::size_t>(word + 1, language.words.size() * 3 / 2));
        return language.words[word];
    }

    Result<Done> add_folder(std::string_view folder, LanguageData& language)
    {
        const std::string base = std::string{folder} + "/";
        if (const Table* words = m_lexicon->table(base + "words.tsv"); words != nullptr)
            VIGIL_CHECK(add_words(*words, language));
        *m_lexicon->m_languages.back() = LanguageData{language.code, language.words, {}};
        if (m_lexicon->m_languages.back()->words.empty())
            m_lexicon->m_languages.back()->words.resize(1);
        for (const PhraseFile& file : phrase_files)
            if (const Table* table = m_lexicon->table(base + std::string{file.name}); table != nullptr)
                VIGIL_CHECK(add_phrases(*table, file.kind, language));
        return Done{};
    }

    /// class, value, words parted by '|'.
    Result<Done> add_words(const Table& table, LanguageData& language)
    {
        for (std::size_t n = 0; n < table.size(); ++n) {
            const Row row = table.row(n);
            const auto of = word_class_named(row.cell(0));
            if (!of)
                return Error{Fault::malformed,
                             table.place(row) + ": no class of words is called '" + std::string{row.cell(0)} + "'"};
            const auto value = row.cell(1).empty() ? std::optional{0} : parse_number(row.cell(1));
            if (!value)
                return Error{Fault::malformed,
                             table.place(row) + ": '" + std::string{row.cell(1)} + "' is no whole number"};
            for_each_piece(row.cell(2), '|', [&](std::string_view word) {
                WordInfo& entry = info(language, m_lexicon->intern(search_key(word)));
                entry.classes |= bit(*of);
                if (!row.cell(1).empty())
                    entry.value = *value;
            });
        }
        return Done{};
    }

    /// norm, forms parted by '|', further cells by kind: see the comment at the head of each table.
    Result<Done> add_phrases(const Table& table, PhraseKind kind, LanguageData& language)
    {
        for (std::size_t n = 0; n < table.size(); ++n) {
            const Row row = table.row(n);
            const bool named = !trimmed(row.cell(1)).empty() || (kind == PhraseKind::state && !row.cell(2).empty());
            if (row.cells.size() < 2 || !(kind == PhraseKind::role || named))
                return Error{Fault::malformed, table.place(row) + ": a row needs a norm and at least one form"};
            PhraseEntry entry;
            entry.kind = kind;
            entry.norm = row.cell(0);
            switch (kind) {
            case PhraseKind::role:
                entry.norm = {};
                entry.title = row.cell(2).find("title") != std::string_view::npos;
                entry.adjective = row.cell(2).find("adjective") != std::string_view::npos;
                entry.official = row.cell(2).find("official") != std::string_view::npos;
                add_forms(row.cell(0), entry, language);
                entry.plural = true;
                add_forms(row.cell(1), entry, language);
                break;
            case PhraseKind::state:
                add_forms(row.cell(1), entry, language);
                entry.kind = PhraseKind::nationality;
                add_forms(row.cell(2), entry, language);
                break;
            case PhraseKind::body:
                entry.official = row.cell(2).find("official") != std::string_view::npos;
                add_forms(row.cell(1), entry, language);
                break;
            case PhraseKind::instrument:
            case PhraseKind::nationality:
            case PhraseKind::law: add_forms(row.cell(1), entry, language); break;
            }
        }
        return Done{};
    }

    void add_forms(std::string_view cell, PhraseEntry entry, LanguageData& language)
    {
        for_each_piece(cell, '|', [&](std::string_view form) {
            entry.exact_case = form.starts_with('=');
            if (entry.exact_case)
                form.remove_prefix(1);
            entry.text = form;
            const std::vector<WordId> words = m_lexicon->intern_phrase(form);
            if (words.empty())
                return;
            info(language, words.front()).classes |= bit(WordClass::starts_phrase);
            language.phrases.add(words, static_cast<PhraseTable::Value>(m_lexicon->m_phrases.size()));
            m_lexicon->m_phrases.push_back(entry);
        });
    }

    /// The file is sorted by key, so the names that begin with one word stand together: only that word is interned.
    void add_places(LanguageData& common)
    {
        for (const DataFile& file : m_lexicon->m_files)
            if (file.path == "common/places.tsv")
                m_lexicon->m_places = file.text;
        std::string_view before;
        const std::string_view all = m_lexicon->m_places;
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t line = at;
            const auto end = std::min(all.find('\n', at), all.size());
            at = end + 1;
            const std::string_view key = all.substr(line, all.find('\t', line) - line);
            const std::string_view first = key.substr(0, key.find(' '));
            if (all[line] == '#' || first.empty() || first == before)
                continue;
            before = first;
            WordInfo& entry = info(common, m_lexicon->m_words.intern_lasting(first));
            entry.classes |= bit(WordClass::starts_place);
            entry.places = static_cast<std::uint32_t>(line);
        }
    }

    /// One search key a line.
    void add_given_names(LanguageData& common)
    {
        for (const DataFile& file : m_lexicon->m_files)
            if (file.path == "common/given_names.tsv")
                for_each_line(file.text, [&](std::string_view line, std::uint32_t) {
                    info(common, m_lexicon->m_words.intern_lasting(line)).classes |= bit(WordClass::given_name);
                });
    }

    std::shared_ptr<Lexicon> m_lexicon;
};

Result<std::shared_ptr<const Lexicon>> compile_lexicon(const std::vector<DataFile>& files)
{
    return compile_lexicon(files, {});
}

Result<std::shared_ptr<const Lexicon>> compile_lexicon(const std::vector<DataFile>& files,
                                                       const std::vector<ModelFile>& models)
{
    return LexiconCompiler{files}.run(models);
}

} // namespace vigil::read
