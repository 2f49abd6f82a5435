// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/draft.hpp"

/// Bodies, instruments, states, nationalities and roles that a table names.
namespace vigil::read {
namespace {

constexpr std::size_t phrase_kinds = 6;
constexpr std::array<std::size_t, phrase_kinds> order{
    static_cast<std::size_t>(PhraseKind::body),        static_cast<std::size_t>(PhraseKind::instrument),
    static_cast<std::size_t>(PhraseKind::law),         static_cast<std::size_t>(PhraseKind::state),
    static_cast<std::size_t>(PhraseKind::nationality), static_cast<std::size_t>(PhraseKind::role)};

using Longest = PhraseMatch;

MentionKind mention_kind(PhraseKind kind)
{
    switch (kind) {
    case PhraseKind::body: return MentionKind::organisation;
    case PhraseKind::instrument: return MentionKind::treaty;
    case PhraseKind::state: return MentionKind::place;
    case PhraseKind::nationality: return MentionKind::nationality;
    case PhraseKind::role: return MentionKind::role;
    case PhraseKind::law: return MentionKind::law;
    }
    return MentionKind::role;
}

bool fits(const Draft& draft, const PhraseEntry& entry, TokenRange range)
{
    if (entry.exact_case)
        return draft.out.words(range) == entry.text;
    if (entry.kind == PhraseKind::role)
        return true;
    return draft.token(range.begin).capitalised || !(entry.text.front() >= 'A' && entry.text.front() <= 'Z');
}

/// The longest phrase of each kind from token `n`.
std::array<Longest, phrase_kinds> longest_from(const Draft& draft, std::uint32_t n, std::uint32_t limit)
{
    std::array<Longest, phrase_kinds> found{};
    std::uint32_t at = PhraseTable::root;
    for (std::uint32_t end = n; end < limit;) {
        const Token& token = draft.token(end);
        // Tables are read without the marks inside names: "Educational, Scientific", "RFE/RL", "(Prevention)".
        const std::string_view text = draft.text(end);
        if (end > n && token.kind != TokenKind::word &&
            (text == "," || text == "/" || text == "(" || text == ")" || text == "&")) {
            ++end;
            continue;
        }
        at = draft.language.phrases.step(at, token.word);
        if (at == PhraseTable::nowhere)
            break;
        ++end;
        draft.language.phrases.values_at(at, [&](PhraseTable::Value value) {
            const PhraseEntry& entry = draft.lexicon.phrase(value);
            if (fits(draft, entry, {n, end}))
                found[static_cast<std::size_t>(entry.kind)] = {end, &entry};
        });
    }
    return found;
}

class PhraseFinder {
public:
    explicit PhraseFinder(Draft& draft) : m_draft{draft} {}

    void run()
    {
        for (const Sentence& sentence : m_draft.out.sentences) {
            m_begin = sentence.tokens.begin;
            // A bullet or an opening mark is not the first word.
            while (m_begin + 1 < sentence.tokens.end && m_draft.token(m_begin).kind != TokenKind::word)
                ++m_begin;
            m_end = sentence.tokens.end;
            m_heading = sentence.heading;
            const TokenRange tokens = sentence.tokens;
            std::array<std::uint32_t, phrase_kinds> free_from{};
            for (std::uint32_t n = tokens.begin; n < tokens.end; ++n) {
                if (!m_draft.is(n, WordClass::starts_phrase))
                    continue;
                std::array<Longest, phrase_kinds> found = longest_from(m_draft, n, tokens.end);
                // Bodies, instruments and laws come first. The name of a body swallows the names inside it: "European
                // Court of Human Rights".
                for (const std::size_t kind : order) {
                    if (found[kind].end == 0 || n < free_from[kind])
                        continue;
                    put(n, found[kind]);
                    free_from[kind] = found[kind].end;
                }
            }
        }
    }

private:
    void put(std::uint32_t begin, const Longest& found)
    {
        const MentionKind kind = mention_kind(found.entry->kind);
        for (std::uint32_t n = begin; n < found.end; ++n)
            if (m_draft.is_taken(n, kind))
                return;
        if (kind == MentionKind::organisation && ends_longer_name(begin, found))
            return;
        if (kind == MentionKind::role && !is_role(begin, found))
            return;
        // Inside the name of a body, an instrument or a law the words name nothing of their own.
        const bool inner = kind == MentionKind::role || kind == MentionKind::place || kind == MentionKind::nationality;
        if (inner &&
            (m_draft.is_taken(begin, MentionKind::organisation) || m_draft.is_taken(begin, MentionKind::treaty) ||
             (m_draft.is_taken(begin, MentionKind::law) && m_draft.is_taken(found.end - 1, MentionKind::law) &&
              m_draft.token(begin).capitalised)))
            return;
        Mention& mention = m_draft.add(kind, {begin, found.end}, std::string{found.entry->norm});
        mention.plural = found.entry->plural;
        mention.official = found.entry->official;
    }

    /// "Popular Congress": a common word of the table that ends another name.
    bool ends_longer_name(std::uint32_t begin, const Longest& found) const
    {
        // "Military Intelligence Corps", "Congress of Trade Unions": the name goes on.
        const std::uint32_t end = found.end;
        if (end < m_end && m_draft.token(end).capitalised && m_draft.token(end).blank_before &&
            !m_draft.token(end - 1).all_capitals &&
            (m_draft.is(end, WordClass::organisation_head) || m_draft.is(end, WordClass::organisation_lead)) &&
            !m_draft.is(end, WordClass::starts_phrase))
            return true;
        if (end - begin == 1 && end + 1 < m_end && m_draft.text(end) == "of" && m_draft.token(end + 1).capitalised &&
            m_draft.is(begin, WordClass::organisation_head))
            return true;
        if (begin == m_begin || found.end - begin > 1 || m_draft.token(begin).all_capitals ||
            !m_draft.token(begin).blank_before)
            return false;
        const Token& before = m_draft.token(begin - 1);
        return before.kind == TokenKind::word && before.capitalised && !m_draft.is(begin - 1, WordClass::function) &&
               !m_draft.is(begin - 1, WordClass::starts_phrase);
    }

    /// Whether a noun of people is used as one. "criminal law", "member states": a noun that is also an adjective must
    /// not stand before another noun. "Woman Life Freedom": a capital in mid-sentence is for titles.
    bool is_role(std::uint32_t begin, const Longest& found) const
    {
        const Token& token = m_draft.token(begin);
        if (token.capitalised && !token.all_capitals && begin != m_begin && !m_heading && !found.entry->title &&
            found.end - begin == 1)
            return false;
        if (!found.entry->adjective || found.end >= m_end)
            return true;
        const Token& next = m_draft.token(found.end);
        const bool noun = m_draft.is(found.end, WordClass::starts_phrase) || m_draft.key(found.end) == "states";
        if (noun && !next.capitalised)
            return false;
        return next.kind != TokenKind::word || m_draft.is(found.end, WordClass::function) ||
               m_draft.text(found.end).ends_with("ed") || m_draft.text(found.end) == "’s";
    }

    Draft& m_draft;
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
    bool m_heading = false;
};

} // namespace

PhraseMatch longest_phrase(const Draft& draft, std::uint32_t n, std::uint32_t limit, PhraseKind kind)
{
    if (!draft.is(n, WordClass::starts_phrase))
        return {};
    return longest_from(draft, n, limit)[static_cast<std::size_t>(kind)];
}

void find_phrases(Draft& draft)
{
    PhraseFinder{draft}.run();
}

} // namespace vigil::read
