// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/cues.hpp"

#include <algorithm>
#include <unordered_map>

/// Bodies by the form of their names: "Khartoum Criminal Court", "Ministry of …", "Istanbul Heavy Penal Court No. 26",
/// "a military tribunal", and acronyms. Those that a table names are found before (phrase_mentions.cpp).
namespace vigil::read {
namespace {

constexpr std::uint32_t longest_name = 12; ///< Tokens.

class OrganisationFinder {
public:
    explicit OrganisationFinder(Draft& draft) : m_draft{draft} {}

    void run()
    {
        for (const Sentence& sentence : m_draft.out.sentences) {
            m_begin = sentence.tokens.begin;
            m_end = sentence.tokens.end;
            m_floor = m_begin;
            m_heading = sentence.heading;
            for (std::uint32_t n = m_begin; n < m_end;)
                n = step(n);
        }
        widen_by_state();
        acronyms();
    }

private:
    /// "the Kyrgyzstan Supreme Court", "the Turkish Parliament": the state belongs to the name.
    void widen_by_state()
    {
        for (Mention& mention : m_draft.out.mentions) {
            if (mention.kind != MentionKind::organisation || !mention.official || mention.norm.empty())
                continue;
            std::uint32_t begin = mention.tokens.begin;
            while (begin > 0 && mention.tokens.begin - begin < 3 && m_draft.token(begin).blank_before &&
                   m_draft.token(begin - 1).capitalised && !m_draft.is_taken(begin - 1, MentionKind::organisation) &&
                   (m_draft.is_taken(begin - 1, MentionKind::nationality) ||
                    m_draft.is_taken(begin - 1, MentionKind::place)))
                --begin;
            for (std::uint32_t n = begin; n < mention.tokens.begin; ++n)
                m_draft.taken[n] =
                    static_cast<std::uint16_t>(m_draft.taken[n] | Draft::bit_of(MentionKind::organisation));
            mention.tokens.begin = begin;
            mention.span = m_draft.out.span_of(mention.tokens);
        }
    }

    std::uint32_t step(std::uint32_t n)
    {
        if (m_draft.is_taken(n, MentionKind::organisation) || m_draft.is_taken(n, MentionKind::treaty) ||
            m_draft.is_taken(n, MentionKind::law)) {
            m_floor = n + 1;
            return n + 1;
        }
        const WordInfo& info = m_draft.info(n);
        const bool capitalised = m_draft.token(n).capitalised && m_draft.token(n).kind == TokenKind::word;
        if (capitalised && info.is(WordClass::organisation_lead) && n + 2 < m_end)
            if (const std::uint32_t end = led(n); end != n)
                return put({name_begin(n), end});
        if (capitalised && info.is(WordClass::organisation_opener) && n + 1 < m_end && is_name_word(n + 1))
            return put({n, extended(n + 1, n + 1, false)});
        if (capitalised && info.is(WordClass::organisation_head) && n > m_begin &&
            !m_draft.is_taken(n, MentionKind::place))
            if (const TokenRange range = headed(n); !range.empty())
                return put(range);
        const std::string_view key = m_draft.key(n);
        if (capitalised && (key == "radio" || key == "television" || key == "tv") && n + 1 < m_end &&
            is_name_word(n + 1) && m_draft.token(n + 1).blank_before)
            return put({n, extended(n + 1, n + 1, false)});
        if (n > m_begin && capitalised && m_draft.is(n - 1, WordClass::organisation_noun) && is_name_word(n))
            return put({n, extended(n, n + 1, false)});
        if (info.is(WordClass::body_noun) && (!capitalised || (n > m_begin && !m_heading)))
            if (const TokenRange range = generic(n); !range.empty())
                return put(range);
        return n + 1;
    }

    std::uint32_t put(TokenRange range)
    {
        Mention& mention = m_draft.add(MentionKind::organisation, range);
        const std::string_view head = m_draft.key(range.end - 1);
        mention.official = head == "court" || head == "police" || head == "ministry" || head == "parliament" ||
                           head == "tribunal" || head == "government" || head == "army" ||
                           m_draft.key(range.begin) == "ministry";
        m_floor = range.end;
        return range.end;
    }

    bool is_name_word(std::uint32_t n) const
    {
        const Token& token = m_draft.token(n);
        if (token.kind != TokenKind::word || !token.capitalised)
            return false;
        if (m_draft.is_taken(n, MentionKind::date))
            return false;
        return !m_draft.is(n, WordClass::function) || m_draft.is(n, WordClass::thing) ||
               (n != m_begin && !m_draft.is(n, WordClass::cue));
    }

    bool is_possessive(std::uint32_t n) const { return m_draft.mark(n, m_end, "’s") || m_draft.mark(n, m_end, "'s"); }

    bool links_name(std::uint32_t n) const
    {
        const Cue cue = cue_of(m_draft, n);
        return cue == Cue::of || cue == Cue::and_ || cue == Cue::the || m_draft.text(n) == "for" ||
               m_draft.text(n) == "&" || m_draft.text(n) == "on" || m_draft.text(n) == "de" ||
               m_draft.text(n) == "against" || is_possessive(n);
    }

    /// "Ministry of …": the lead, "of" or "for", and the capitalised words after it.
    std::uint32_t led(std::uint32_t n) const
    {
        const bool of = cue_of(m_draft, n + 1) == Cue::of || m_draft.text(n + 1) == "for" ||
                        m_draft.text(n + 1) == "on" || m_draft.text(n + 1) == "against" || m_draft.text(n + 1) == "to";
        if (!of)
            return n;
        return extended(n + 2, n, false);
    }

    /// The end of the capitalised words from `at`, joined by small words; `none` when no capitalised word follows.
    std::uint32_t extended(std::uint32_t at, std::uint32_t none, bool commas) const
    {
        std::uint32_t end = none;
        for (std::uint32_t n = at; n < m_end && n - at < longest_name;) {
            if (is_name_word(n)) {
                end = ++n;
                continue;
            }
            std::uint32_t link = n;
            while (link < m_end && link - n < 2 && (links_name(link) || (commas && m_draft.mark(link, m_end, ","))))
                ++link;
            if (link == n || link >= m_end || !is_name_word(link))
                break;
            // "the Ministry of Justice and Amnesty International": a body of its own follows.
            if (cue_of(m_draft, n) == Cue::and_ &&
                (m_draft.is_taken(n - 1, MentionKind::place) || own_body_follows(link) ||
                 m_draft.is_taken(link, MentionKind::organisation) || end == none ||
                 m_draft.is_taken(link, MentionKind::place)))
                break;
            n = link;
        }
        return end;
    }

    /// "… and Indian Journalists Union": the words behind "and" end with a head of their own.
    bool own_body_follows(std::uint32_t n) const
    {
        if (m_draft.is_taken(n, MentionKind::nationality))
            return true;
        std::uint32_t words = 0;
        for (std::uint32_t at = n; at < m_end && is_name_word(at) && words < longest_name; ++at, ++words)
            if (words > 0 && m_draft.is(at, WordClass::organisation_head))
                return true;
        return false;
    }

    /// "… Court": the capitalised words up to the head, with "of …" and "No. 26" behind it.
    TokenRange headed(std::uint32_t head) const
    {
        // "Court House", "Party Chairman": the head must end the run, unless another head follows.
        if (head + 1 < m_end && is_name_word(head + 1) && m_draft.token(head + 1).blank_before &&
            !m_draft.is(head + 1, WordClass::number_abbreviation) && !m_draft.is_taken(head + 1, MentionKind::role))
            return {};
        const std::uint32_t begin = name_begin(head);
        std::uint32_t end = head + 1;
        if (end + 1 < m_end && m_draft.is(end, WordClass::number_abbreviation) &&
            m_draft.token(end + 1).kind == TokenKind::number)
            end += 2;
        else if (end < m_end && m_draft.token(end).kind == TokenKind::number && m_draft.text(end).size() <= 3)
            ++end;
        else if (end + 1 < m_end && cue_of(m_draft, end) == Cue::of && is_name_word(end + 1) &&
                 m_draft.is(head, WordClass::organisation_lead))
            end = extended(end + 1, end, false);
        if (begin == head && end == head + 1)
            return {};
        // Two words of a heading, or a place and a common noun ("Tehran Police"), are a body too.
        return {begin, end};
    }

    /// Where the capitalised words that lead up to the head begin.
    std::uint32_t name_begin(std::uint32_t head) const
    {
        std::uint32_t begin = head;
        while (begin > m_floor && head - begin < longest_name) {
            const std::uint32_t before = begin - 1;
            if (is_name_word(before) || (is_modifier(before) && begin < head)) {
                --begin;
                continue;
            }
            const bool joined =
                links_name(before) && before > m_floor && (begin < head || is_possessive(before)) &&
                is_name_word(before - 1) && cue_of(m_draft, before) != Cue::the &&
                (cue_of(m_draft, before) != Cue::of || m_draft.is(before - 1, WordClass::organisation_lead) ||
                 m_draft.is(before - 1, WordClass::organisation_head)) &&
                (!is_possessive(before) || m_draft.key(head) == "office" || owns_body(before - 1)) &&
                (cue_of(m_draft, before) != Cue::and_ || !m_draft.is_taken(before - 1, MentionKind::place));
            if (!joined)
                break;
            --begin;
        }
        while (begin < head && (!is_name_word(begin) || is_title(begin)))
            ++begin;
        return begin;
    }

    /// "People’s Assembly", "Women’s Union"
    bool owns_body(std::uint32_t n) const
    {
        const std::string_view key = m_draft.key(n);
        return key == "people" || key == "women" || key == "children" || key == "men";
    }

    bool is_modifier(std::uint32_t n) const
    {
        return m_draft.is(n, WordClass::body_modifier) && !m_draft.token(n).capitalised;
    }

    bool is_title(std::uint32_t n) const
    {
        return m_draft.is(n, WordClass::honorific) && !m_draft.is(n, WordClass::organisation_head);
    }

    /// "a military court", "an Istanbul court", "the Ecuadorian tribunal".
    TokenRange generic(std::uint32_t noun) const
    {
        std::uint32_t begin = noun;
        while (begin > m_floor && noun - begin < 5) {
            const std::uint32_t before = begin - 1;
            const bool named = m_draft.token(before).capitalised && m_draft.token(before).kind == TokenKind::word &&
                               !m_draft.is(before, WordClass::function);
            if (!is_modifier(before) && !named)
                break;
            --begin;
        }
        std::uint32_t end = noun + 1;
        // "court documents", "a court hearing"
        if (end < m_end && m_draft.is(end, WordClass::after_body))
            return {};
        if (end < m_end && cue_of(m_draft, end) == Cue::of && end + 1 < m_end &&
            m_draft.text(end + 1).starts_with("appeal"))
            end += 2;
        if (m_heading && begin == noun)
            return {};
        return {begin, end};
    }

    // --- acronyms ----------------------------------------------------------------------------------------------------

    bool is_acronym(std::uint32_t n) const
    {
        const Token& token = m_draft.token(n);
        const std::string_view text = m_draft.text(n);
        // "SAN FRANCISCO, 5 June": capitals for emphasis.
        const bool beside =
            (n > 0 && m_draft.token(n - 1).all_capitals && m_draft.token(n).blank_before) ||
            (n + 1 < m_draft.size() && m_draft.token(n + 1).all_capitals && m_draft.token(n + 1).blank_before);
        return token.kind == TokenKind::word && token.all_capitals && text.size() >= 2 && text.size() <= 8 && !beside &&
               text.find_first_of("0123456789") == std::string_view::npos && text.find('.') == std::string_view::npos &&
               !m_draft.is(n, WordClass::not_an_organisation);
    }

    /// "Balochistan Student Organization (BSO)" defines BSO; an unknown acronym in running text is a body of its own.
    void acronyms()
    {
        std::unordered_map<std::string_view, std::string> known;
        auto& mentions = m_draft.out.mentions;
        for (std::size_t m = 0, all = mentions.size(); m < all; ++m) {
            const Mention& mention = mentions[m];
            const std::uint32_t end = mention.tokens.end;
            if (mention.kind != MentionKind::organisation || end + 2 >= m_draft.size() || m_draft.text(end) != "(" ||
                m_draft.text(end + 2) != ")" || !is_acronym(end + 1))
                continue;
            known.try_emplace(m_draft.text(end + 1),
                              mention.norm.empty() ? std::string{m_draft.out.words(mention.tokens)} : mention.norm);
        }
        for (const Sentence& sentence : m_draft.out.sentences) {
            if (is_shouted(sentence))
                continue;
            for (std::uint32_t n = sentence.tokens.begin; n < sentence.tokens.end; ++n) {
                if (!is_acronym(n) || m_draft.is_taken(n))
                    continue;
                const auto found = known.find(m_draft.text(n));
                if (found == known.end() && m_draft.text(n).size() < 3)
                    continue;
                m_draft.add(MentionKind::organisation, {n, n + 1},
                            found == known.end() ? std::string{} : found->second);
            }
        }
    }

    /// A line all in capitals says nothing about acronyms.
    bool is_shouted(const Sentence& sentence) const
    {
        std::uint32_t words = 0;
        std::uint32_t capitals = 0;
        for (std::uint32_t n = sentence.tokens.begin; n < sentence.tokens.end; ++n) {
            words += m_draft.token(n).kind == TokenKind::word ? 1U : 0U;
            capitals += m_draft.token(n).all_capitals ? 1U : 0U;
        }
        return words > 1 && capitals * 2 > words;
    }

    Draft& m_draft;
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
    std::uint32_t m_floor = 0; ///< First token that no body found before holds.
    bool m_heading = false;
};

} // namespace

void find_organisations(Draft& draft)
{
    OrganisationFinder{draft}.run();
}

} // namespace vigil::read
