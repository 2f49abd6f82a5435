// SPDX-License-Identifier: AGPL-3.0-or-later
#include "page.hpp"

#include "read/claims/rules.hpp"
#include "read/lexicon.hpp"
#include "reports.hpp"

#include <algorithm>

namespace vigil::muc4 {
namespace {

bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/// Endings of English that say nothing of what a word means.
std::string_view stem_of(std::string_view word)
{
    for (const std::string_view ending : {"ing", "ed", "ies", "es", "s", "er", "ers"})
        if (word.size() >= ending.size() + 4 && word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    if (word.size() > 4 && (word.ends_with('e') || word.ends_with('y')))
        word.remove_suffix(1);
    if (word.size() > 4 && word[word.size() - 1] == word[word.size() - 2])
        word.remove_suffix(1);
    return word;
}

void read_words(Page& page, const Lexicon& lexicon)
{
    page.words.resize(page.annotation.tokens.size());
    for (std::uint32_t t = 0; t < page.size(); ++t) {
        const read::Span span = page.annotation.tokens[t].span;
        Word& word = page.words[t];
        word.text = page.text.substr(span.begin, span.end - span.begin);
        std::ranges::transform(word.text, word.text.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        word.piece = normal(word.text);
        word.key = hash_of(word.text);
        word.stem = hash_of(stem_of(word.text));
        word.classes = lexicon.classes(word.text);
    }
    lexicon.mark_phrases(page.words);
}

Look look_of(const Page& page, std::uint32_t t, const read::LanguageData& language, const Lexicon& lexicon)
{
    const Word& word = page.words[t];
    const read::Token& token = page.annotation.tokens[t];
    const read::WordInfo& info = language.of(token.word);
    const auto is = [&](std::string_view name) { return (word.classes & lexicon.bit(name)) != 0; };
    if (word.piece.empty())
        return Look::mark;
    if (token.kind == read::TokenKind::number || info.is(read::WordClass::number))
        return Look::number;
    if (is("particle"))
        return Look::particle;
    if (is("title") || is("official"))
        return Look::title;
    if (is("country") || is("nationality") || is("city"))
        return Look::place;
    if (word.classes != 0)
        return Look::lexicon;
    if (info.is(read::WordClass::given_name))
        return Look::given_name;
    if (info.is(read::WordClass::surname))
        return Look::surname;
    const read::claims::Tagged& tag = page.tags[t];
    return tag.classes != 0 || tag.forms != 0 || info.is(read::WordClass::function) ? Look::common : Look::unknown;
}

void read_chunks(Page& page, const read::claims::Grammar& grammar)
{
    page.tags = read::claims::tag(grammar, page.annotation);
    page.chunks.resize(page.annotation.sentences.size());
    for (std::uint32_t s = 0; s < page.chunks.size(); ++s) {
        const read::TokenRange range = page.annotation.sentences[s].tokens;
        read::claims::Chunks& chunks = page.chunks[s];
        read::claims::chunk(page.annotation, page.tags, grammar.shape(), range, chunks);
        for (std::uint32_t t = range.begin; t < range.end; ++t)
            page.words[t].sentence = s;
        for (std::uint32_t n = 0; n < chunks.phrases.size(); ++n)
            for (std::uint32_t t = chunks.phrases[n].tokens.begin; t < chunks.phrases[n].tokens.end; ++t)
                page.words[t].phrase = n;
        for (std::uint32_t n = 0; n < chunks.verbs.size(); ++n)
            for (std::uint32_t t = chunks.verbs[n].tokens.begin; t < chunks.verbs[n].tokens.end; ++t)
                page.words[t].verb = n;
    }
}

} // namespace

std::uint32_t hash_of(std::string_view text)
{
    std::uint32_t h = 2166136261U;
    for (const char c : text)
        h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
    return h;
}

std::uint32_t mixed(std::uint32_t a, std::uint32_t b)
{
    std::uint64_t x = (std::uint64_t{a} << 32 | b) + 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<std::uint32_t>(x >> 32);
}

std::string Page::normal_of(read::TokenRange range) const
{
    std::string out;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
        if (words[t].piece.empty())
            continue;
        const bool glued = !annotation.tokens[t].blank_before || out.empty();
        out += (glued ? "" : " ") + words[t].piece;
    }
    return out;
}

std::string sentence_case(std::string_view text)
{
    std::string out{text};
    bool begins = true; // A sentence does.
    std::size_t letters = 0;
    for (std::size_t at = 0; at < out.size(); ++at) {
        char& c = out[at];
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (is_letter(c)) {
            if (begins)
                c = static_cast<char>(c - 'a' + 'A');
            begins = false;
            ++letters;
        } else if (c == '.' || c == '!' || c == '?') {
            // "maj. rodriguez": a short word with one blank behind its stop abbreviates.
            const bool wide = at + 2 < out.size() && out[at + 1] == ' ' && out[at + 2] == ' ';
            begins = wide || letters > 4 || c != '.';
            letters = 0;
        } else if (c == ' ') {
            letters = 0;
        } else if (c >= '0' && c <= '9') {
            begins = false;
        }
    }
    return out;
}

std::unique_ptr<Page> Reader::read(std::string_view text) const
{
    auto page = std::make_unique<Page>();
    page->text = sentence_case(text);
    read::Context context;
    context.language = "en";
    page->annotation = read::annotate(m_engine, page->text, context);
    read_words(*page, m_lexicon);
    read_chunks(*page, *m_engine.claim_rules()->of("en"));
    for (std::uint32_t t = 0; t < page->size(); ++t)
        page->words[t].look = look_of(*page, t, *m_engine.language("en"), m_lexicon);
    return page;
}

} // namespace vigil::muc4
