// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/cues.hpp"
#include "read/domains.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

/// Names of people, by evidence: a known given name, a title or role before it, an apposition or an age after it, a
/// verb of speech beside it, a list of names it stands in, or the full name elsewhere in the text.
namespace vigil::read {
namespace {

constexpr std::uint32_t longest_name = 8; ///< Tokens.

struct Candidate {
    TokenRange range; ///< Without titles and roles before it.
    std::uint32_t sentence = 0;
    bool titled = false; ///< An honorific or a role stands directly before it.
    bool accepted = false;
    std::uint32_t role = ~0U; ///< Index of the role mention said of it.
};

class PersonFinder {
public:
    explicit PersonFinder(Draft& draft) : m_draft{draft} { index_roles(); }

    void run()
    {
        const auto& sentences = m_draft.out.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s)
            if (!sentences[s].heading)
                collect(s);
        for (int round = 0; round < 2; ++round) {
            for (std::size_t n = 0; n < m_candidates.size(); ++n)
                if (!m_candidates[n].accepted)
                    judge(n);
        }
        remember_names();
        for (Candidate& candidate : m_candidates) {
            if (candidate.accepted && candidate.role == ~0U)
                role_after(candidate, sentences[candidate.sentence].tokens);
            put(candidate);
        }
        for (std::uint32_t s = 0; s < sentences.size(); ++s)
            if (sentences[s].heading)
                read_heading(sentences[s].tokens);
    }

private:
    void index_roles()
    {
        m_role_ending.assign(m_draft.out.tokens.size() + 1, ~0U);
        m_role_starting.assign(m_draft.out.tokens.size() + 1, ~0U);
        for (std::uint32_t n = 0; n < m_draft.out.mentions.size(); ++n) {
            const Mention& mention = m_draft.out.mentions[n];
            if (mention.kind != MentionKind::role)
                continue;
            m_role_ending[mention.tokens.end] = n;
            m_role_starting[mention.tokens.begin] = n;
        }
    }

    // --- candidates: runs of capitalised words ---------------------------------------------------------------------

    bool is_name_word(std::uint32_t n) const
    {
        const Token& token = m_draft.token(n);
        if (token.kind != TokenKind::word || !token.capitalised || m_draft.text(n).front() == '\'' ||
            is_domain(m_draft.text(n)))
            return false;
        constexpr std::uint16_t foreign = static_cast<std::uint16_t>(
            1U << static_cast<unsigned>(MentionKind::organisation) | 1U << static_cast<unsigned>(MentionKind::treaty) |
            1U << static_cast<unsigned>(MentionKind::date) | 1U << static_cast<unsigned>(MentionKind::law) |
            1U << static_cast<unsigned>(MentionKind::nationality) | 1U << static_cast<unsigned>(MentionKind::role) |
            1U << static_cast<unsigned>(MentionKind::count));
        if ((m_draft.taken[n] & foreign) != 0)
            return false;
        const WordInfo& info = m_draft.info(n);
        if (info.is(WordClass::honorific) || info.is(WordClass::direction) || info.is(WordClass::weekday) ||
            info.is(WordClass::organisation_head) || info.is(WordClass::organisation_lead))
            return false;
        if (info.is(WordClass::function) && !info.is(WordClass::given_name))
            return false;
        return !m_draft.is_taken(n, MentionKind::place) || info.is(WordClass::given_name);
    }

    bool is_link(std::uint32_t n, std::uint32_t end) const
    {
        return n + 1 < end && m_draft.is(n, WordClass::particle) && m_draft.token(n).blank_before;
    }

    void collect(std::uint32_t s)
    {
        const TokenRange tokens = m_draft.out.sentences[s].tokens;
        for (std::uint32_t n = tokens.begin; n < tokens.end;) {
            if (!is_name_word(n) || (n == tokens.begin && m_draft.is(n, WordClass::function))) {
                ++n;
                continue;
            }
            std::uint32_t end = n + 1;
            while (end < tokens.end && end - n < longest_name) {
                // "Amal Major": a word that may be a title is a surname behind a given name.
                const bool surname = m_draft.is(end, WordClass::honorific) && m_draft.token(end).capitalised &&
                                     end == n + 1 && m_draft.is(n, WordClass::given_name) && !m_draft.is_taken(end);
                // "Tarek Somalı": a people's name is a surname where nothing follows that it could describe.
                const bool led = m_draft.is(n, WordClass::given_name) ||
                                 (n > tokens.begin && m_draft.is(n - 1, WordClass::honorific));
                const bool people = end == n + 1 && led && m_draft.is_taken(end, MentionKind::nationality) &&
                                    m_draft.token(end).capitalised &&
                                    (end + 1 == tokens.end || m_draft.token(end + 1).kind == TokenKind::punctuation ||
                                     m_draft.is(end + 1, WordClass::function));
                // "Daw May Sulu"
                const bool month = m_draft.is(end, WordClass::month) && m_draft.token(end).capitalised &&
                                   !m_draft.is_taken(end) && end + 1 < tokens.end && is_name_word(end + 1);
                if ((surname || people || month || is_name_word(end)) && m_draft.token(end).blank_before) {
                    ++end;
                    continue;
                }
                std::uint32_t link = end;
                while (is_link(link, tokens.end) && link - end < 3)
                    ++link;
                if (link == end || !is_name_word(link))
                    break;
                end = link + 1;
            }
            Candidate candidate;
            candidate.range = {without_thing(n, end), end};
            candidate.sentence = s;
            title_before(candidate, tokens);
            m_candidates.push_back(candidate);
            n = end;
        }
    }

    bool is_thing(std::uint32_t n) const
    {
        return m_draft.is(n, WordClass::thing) && !m_draft.is(n, WordClass::given_name) &&
               !m_draft.is(n, WordClass::particle);
    }

    /// "Education Amal Tarek" (cut from a longer title): the name begins with the given name.
    std::uint32_t without_thing(std::uint32_t begin, std::uint32_t end) const
    {
        if (!is_thing(begin))
            return begin;
        for (std::uint32_t n = begin + 1; n + 1 < end; ++n)
            if (m_draft.is(n, WordClass::given_name))
                return n;
        return begin;
    }

    void title_before(Candidate& candidate, TokenRange sentence) const
    {
        const std::uint32_t n = candidate.range.begin;
        if (n == sentence.begin)
            return;
        if (m_draft.is(n - 1, WordClass::honorific) && m_draft.token(n - 1).capitalised) {
            candidate.titled = true;
            return;
        }
        // "17-year-old X"
        if (m_draft.text(n - 1).ends_with("-year-old"))
            candidate.titled = true;
        const std::uint32_t role = m_role_ending[n];
        if (role == ~0U)
            return;
        candidate.role = role;
        candidate.titled = true;
    }

    // --- evidence --------------------------------------------------------------------------------------------------

    void judge(std::size_t n)
    {
        Candidate& candidate = m_candidates[n];
        const TokenRange range = candidate.range;
        const std::uint32_t length = range.end - range.begin;
        const TokenRange sentence = m_draft.out.sentences[candidate.sentence].tokens;
        // "César Award", "MUCK DEMANDS"
        bool shouted = length > 1;
        for (std::uint32_t t = range.begin; t < range.end; ++t) {
            shouted = shouted && m_draft.token(t).all_capitals;
            if (is_thing(t) && !candidate.titled)
                return;
        }
        // "Can Prove Everybody Wrong": a title, though Can is a name.
        if (m_draft.is(range.begin, WordClass::function) && length > 3)
            return;
        if (shouted && !m_draft.is(range.begin, WordClass::given_name))
            return;
        const bool place = m_draft.is_taken(range.begin, MentionKind::place);
        const bool given = m_draft.is(range.begin, WordClass::given_name);
        const bool plural_role = candidate.role != ~0U && m_draft.out.mentions[candidate.role].plural;
        if (candidate.titled && (!plural_role || length > 1 || given)) {
            candidate.accepted = length > 1 || given || !place;
            if (candidate.accepted)
                return;
        }
        if (length < 2) {
            candidate.accepted = given && !place && speaks(range, sentence);
            return;
        }
        candidate.accepted = (given && !place) || role_after(candidate, sentence) || age_after(range, sentence) ||
                             speaks(range, sentence) || in_list(n, sentence) || looks_like_name(range, sentence);
    }

    /// Two to four words that name no thing and do what people do, or to whom it is done: "X was", "the arrest of X".
    bool looks_like_name(TokenRange range, TokenRange sentence)
    {
        if (range.end - range.begin > 4 || m_draft.token(range.begin).in_quote)
            return false;
        for (std::uint32_t n = range.begin; n < range.end; ++n) {
            const Token& token = m_draft.token(n);
            const WordInfo& info = m_draft.info(n);
            if (token.all_capitals || info.is(WordClass::thing) || info.is(WordClass::organisation_head) ||
                info.is(WordClass::place_head) || info.is(WordClass::law_head) || info.is(WordClass::not_a_place) ||
                (info.is(WordClass::function) && !info.is(WordClass::particle)) || m_draft.is_taken(n) ||
                (token.capitalised && is_written_small(n)))
                return false;
        }
        const std::uint32_t after = range.end;
        if (after < sentence.end) {
            const std::string_view key = m_draft.key(after);
            if (key == "was" || key == "were" || key == "had" || key == "has" || key == "is" || key == "who" ||
                key == "whose" || key == "remains" || key == "and" || m_draft.text(after) == "’s" ||
                m_draft.text(after).ends_with("ed") || m_draft.text(after) == ",")
                return true;
        }
        if (range.begin == sentence.begin)
            return false;
        const std::string_view before = m_draft.text(range.begin - 1);
        return before == "of" || before == "by" || before == "against" || before == "with" || before == "for" ||
               before == "and" || before == "," || before == "including" || before == "named" || before == "like";
    }

    /// Whether the text writes the word in lower case elsewhere.
    bool is_written_small(std::uint32_t n)
    {
        if (m_small.empty()) {
            m_small.insert("the");
            for (std::uint32_t t = 0; t < m_draft.size(); ++t)
                if (m_draft.token(t).kind == TokenKind::word && !m_draft.token(t).capitalised &&
                    !m_draft.is(t, WordClass::function))
                    m_small.insert(m_draft.text(t));
        }
        std::string small{m_draft.text(n)};
        if (small.front() < 'A' || small.front() > 'Z')
            return false;
        small.front() = static_cast<char>(small.front() + 32);
        return m_small.contains(small);
    }

    /// "X, a journalist", "X, Americas Director at", "X, lawyer and".
    bool role_after(Candidate& candidate, TokenRange sentence) const
    {
        std::uint32_t at = candidate.range.end;
        if (!m_draft.mark(at, sentence.end, ",") && !m_draft.mark(at, sentence.end, "("))
            return false;
        ++at;
        for (int words = 0; at < sentence.end && words < 6; ++at, ++words) {
            if (m_role_starting[at] != ~0U) {
                candidate.role = m_role_starting[at];
                return true;
            }
            const Token& token = m_draft.token(at);
            const Cue cue = cue_of(m_draft, at);
            const bool article = words == 0 && (cue == Cue::a || cue == Cue::the || cue == Cue::hers);
            const bool grammar = m_draft.is(at, WordClass::function) && !token.capitalised && !article;
            if (token.kind == TokenKind::punctuation || grammar || token.in_quote)
                return false;
        }
        return false;
    }

    bool age_after(TokenRange range, TokenRange sentence) const
    {
        const std::uint32_t at = range.end;
        if (!m_draft.mark(at, sentence.end, ",") && !m_draft.mark(at, sentence.end, "("))
            return false;
        if (at + 1 >= sentence.end)
            return false;
        const bool number = m_draft.token(at + 1).kind == TokenKind::number && m_draft.text(at + 1).size() <= 2;
        return number || m_draft.key(at + 1) == "aged";
    }

    bool speaks(TokenRange range, TokenRange sentence) const
    {
        if (range.end < sentence.end && m_draft.is(range.end, WordClass::say))
            return true;
        return range.begin > sentence.begin && m_draft.is(range.begin - 1, WordClass::say) &&
               m_draft.token(range.begin - 1).word != no_word && !m_draft.token(range.begin - 1).capitalised;
    }

    /// "A B, C D and E F": a name beside an accepted one.
    bool in_list(std::size_t n, TokenRange) const
    {
        const auto beside = [&](std::size_t left, std::size_t right) {
            const Candidate& a = m_candidates[left];
            const Candidate& b = m_candidates[right];
            if (a.sentence != b.sentence || b.range.begin < a.range.end + 1 || b.range.begin > a.range.end + 2)
                return false;
            for (std::uint32_t t = a.range.end; t < b.range.begin; ++t)
                if (m_draft.text(t) != "," && cue_of(m_draft, t) != Cue::and_)
                    return false;
            return true;
        };
        return (n > 0 && m_candidates[n - 1].accepted && beside(n - 1, n)) ||
               (n + 1 < m_candidates.size() && m_candidates[n + 1].accepted && beside(n, n + 1));
    }

    // --- memory of the document ------------------------------------------------------------------------------------

    void remember_names()
    {
        for (const Candidate& candidate : m_candidates) {
            if (!candidate.accepted || candidate.range.end - candidate.range.begin < 2)
                continue;
            const std::string_view full = m_draft.out.words(candidate.range);
            for (const std::uint32_t n : {candidate.range.end - 1, candidate.range.begin})
                if (m_draft.token(n).capitalised && m_draft.text(n).size() > 2 && !is_thing(n))
                    m_names.try_emplace(m_draft.text(n), full);
            m_full_names.try_emplace(m_draft.text(candidate.range.begin), full);
        }
        // A single name that speaks is a person wherever it stands.
        for (const Candidate& candidate : m_candidates)
            if (candidate.accepted && candidate.range.end - candidate.range.begin == 1 &&
                m_draft.is(candidate.range.begin, WordClass::given_name))
                m_names.try_emplace(m_draft.text(candidate.range.begin), m_draft.text(candidate.range.begin));
    }

    void put(Candidate candidate)
    {
        const std::string_view words = m_draft.out.words(candidate.range);
        std::string_view full = words;
        if (candidate.range.end - candidate.range.begin == 1) {
            const auto found = m_names.find(words);
            if (found == m_names.end() && !candidate.accepted)
                return;
            if (found != m_names.end())
                full = found->second;
        } else if (!candidate.accepted) {
            return;
        }
        Mention& mention = m_draft.add(MentionKind::person, candidate.range, std::string{full});
        mention.attached_role = candidate.role;
    }

    /// Headings are written in all manners: only names that the text itself shows are taken from them.
    void read_heading(TokenRange tokens)
    {
        for (std::uint32_t n = tokens.begin; n < tokens.end; ++n) {
            if (!is_name_word(n))
                continue;
            const auto whole = m_full_names.find(m_draft.text(n));
            const std::uint32_t at = m_draft.token(n).span.begin;
            if (whole != m_full_names.end() && m_draft.out.text.substr(at).starts_with(whole->second)) {
                std::uint32_t end = n;
                while (end < tokens.end && m_draft.token(end).span.end <= at + whole->second.size())
                    ++end;
                m_draft.add(MentionKind::person, {n, end}, std::string{whole->second});
                n = end - 1;
            } else if (const auto part = m_names.find(m_draft.text(n)); part != m_names.end()) {
                m_draft.add(MentionKind::person, {n, n + 1}, std::string{part->second});
            }
        }
    }

    Draft& m_draft;
    std::vector<std::uint32_t> m_role_ending;
    std::vector<std::uint32_t> m_role_starting;
    std::vector<Candidate> m_candidates;
    std::unordered_set<std::string_view> m_small;                        ///< Words that the text writes in lower case.
    std::unordered_map<std::string_view, std::string_view> m_names;      ///< Any word of a name → the full name.
    std::unordered_map<std::string_view, std::string_view> m_full_names; ///< First word → the full name.
};

} // namespace

void find_persons(Draft& draft)
{
    PersonFinder{draft}.run();
}

} // namespace vigil::read
