// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/cues.hpp"

#include <algorithm>

/// Who says a quotation: "…," said X · X, researcher at Y, said: "…" · according to X · the paragraph before ends with
/// a colon · the same speaker goes on.
namespace vigil::read {
namespace {

constexpr std::uint32_t nobody = ~0U;
constexpr std::uint32_t shortest_speech = 8; ///< Tokens behind a name and a colon.
constexpr std::uint32_t reach = 40;          ///< Tokens looked at on either side of the marks.

class SpeakerFinder {
public:
    explicit SpeakerFinder(Draft& draft) : m_draft{draft}
    {
        m_starting.assign(draft.out.tokens.size() + 1, nobody);
        for (std::uint32_t m = 0; m < draft.out.mentions.size(); ++m) {
            const Mention& mention = draft.out.mentions[m];
            std::uint32_t& at = m_starting[mention.tokens.begin];
            if (can_speak(mention) && (at == nobody || rank(mention) > rank(draft.out.mentions[at])))
                at = m;
        }
    }

    void run()
    {
        find_dialogue();
        std::uint32_t sentence = 0;
        std::uint32_t last_speaker = nobody;
        std::uint32_t last_end = 0; ///< Token that closes the quotation before.
        auto& quotations = m_draft.out.quotations;
        for (std::size_t q = 0; q < quotations.size(); ++q) {
            Quotation& quotation = quotations[q];
            const std::uint32_t first = token_at(quotation.span.begin);
            const std::uint32_t last = token_at(quotation.span.end);
            const auto& sentences = m_draft.out.sentences;
            while (sentence + 1 < sentences.size() && sentences[sentence].tokens.end <= first)
                ++sentence;
            if (quotation.speaker == nobody)
                quotation.speaker = speaker_of(first, last, sentence, last_speaker);
            if (quotation.speaker == nobody && quotation.continues && q > 0)
                quotation.speaker = quotations[q - 1].speaker;
            // "…," she explained. "…": the same speaker goes on behind the attribution.
            if (quotation.speaker == nobody && q > 0 && first - last_end < 16 && ends_clause(last) && last_end > 0 &&
                paragraph_of(sentence).holds(last_end))
                quotation.speaker = quotations[q - 1].speaker;
            last_end = last;
            // A paragraph of its own, behind one that tells what somebody said.
            if (quotation.speaker == nobody && is_whole_paragraph(first, last, sentence)) {
                quotation.speaker = told_before(sentence, last_speaker);
                if (quotation.speaker == nobody)
                    quotation.speaker = last_speaker;
            }
            if (quotation.speaker != nobody)
                last_speaker = quotation.speaker;
        }
        // An attribution behind the last paragraph of a quotation holds for those before it.
        for (std::size_t q = quotations.size(); q > 1; --q)
            if (quotations[q - 1].continues && quotations[q - 2].speaker == nobody)
                quotations[q - 2].speaker = quotations[q - 1].speaker;
    }

private:
    /// "Ana Ruz: We saw it.": a paragraph that begins with a name and a colon is what that person said.
    void find_dialogue()
    {
        const auto& sentences = m_draft.out.sentences;
        std::vector<Quotation> spoken;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            const std::uint32_t begin = sentences[s].tokens.begin;
            const std::uint32_t mention = begin < m_starting.size() ? m_starting[begin] : nobody;
            if ((s > 0 && sentences[s - 1].paragraph == sentences[s].paragraph) || mention == nobody ||
                m_draft.out.mentions[mention].kind != MentionKind::person)
                continue;
            const std::uint32_t colon = m_draft.out.mentions[mention].tokens.end;
            const TokenRange words{colon + 1, paragraph_of(s).end};
            if (!m_draft.mark(colon, m_draft.size(), ":") || words.begin + shortest_speech > words.end ||
                m_draft.token(words.begin).in_quote || m_draft.token(words.begin + 1).in_quote)
                continue;
            Quotation quotation;
            quotation.span = m_draft.out.span_of(words);
            quotation.speaker = mention;
            spoken.push_back(quotation);
        }
        find_stated(spoken);
        auto& quotations = m_draft.out.quotations;
        quotations.insert(quotations.end(), spoken.begin(), spoken.end());
        std::ranges::stable_sort(quotations, {}, [](const Quotation& it) { return it.span.begin; });
    }

    /// "The lawyers stated: This is wrong.": what stands behind a verb of speech and a colon, without marks.
    void find_stated(std::vector<Quotation>& spoken) const
    {
        const auto& sentences = m_draft.out.sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s)
            for (std::uint32_t n = sentences[s].tokens.begin + 1; n + 1 < m_draft.size() && n < sentences[s].tokens.end;
                 ++n) {
                if (!m_draft.mark(n, m_draft.size(), ":") || !m_draft.is(n - 1, WordClass::say) ||
                    !m_draft.token(n + 1).capitalised || m_draft.token(n + 1).in_quote)
                    continue;
                const TokenRange words{n + 1, paragraph_of(s).end};
                const std::uint32_t who = subject_before(sentences[s].tokens.begin, n - 1, nobody);
                if (who == nobody || words.begin + shortest_speech > words.end)
                    continue;
                Quotation quotation;
                quotation.span = m_draft.out.span_of(words);
                quotation.speaker = who;
                spoken.push_back(quotation);
                break;
            }
    }

    static bool can_speak(const Mention& mention)
    {
        return mention.kind == MentionKind::person || mention.kind == MentionKind::organisation ||
               mention.kind == MentionKind::role;
    }
    static int rank(const Mention& mention)
    {
        return mention.kind == MentionKind::person ? 3 : mention.kind == MentionKind::organisation ? 2 : 1;
    }

    /// The first token that begins at or behind a byte.
    std::uint32_t token_at(std::uint32_t byte) const
    {
        const auto& tokens = m_draft.out.tokens;
        const auto found =
            std::ranges::lower_bound(tokens, byte, {}, [](const Token& token) { return token.span.begin; });
        return static_cast<std::uint32_t>(found - tokens.begin());
    }

    std::uint32_t speaker_of(std::uint32_t first, std::uint32_t last, std::uint32_t sentence,
                             std::uint32_t last_speaker)
    {
        const auto& sentences = m_draft.out.sentences;
        const TokenRange paragraph = paragraph_of(sentence);
        // Words in marks inside a clause of the report's own are no quotation with a speaker.

        if (const std::uint32_t found =
                !ends_clause(last) ? nobody : after(last + 1, std::min(paragraph.end, last + reach), last_speaker);
            found != nobody)
            return found;
        const std::uint32_t mark = first == 0 ? 0 : first - 1;
        const std::uint32_t from = std::max(paragraph.begin, mark > reach ? mark - reach : 0U);
        if (const std::uint32_t found = introduced(mark, paragraph) ? before(from, mark, last_speaker) : nobody;
            found != nobody)
            return found;
        // "Ana Ruz said that it was late. “We saw …”": told in the sentence before.
        if (mark > paragraph.begin && ends_sentence(mark - 1) && last > 0 && ends_sentence(last - 1))
            if (const std::uint32_t found = told_in(sentence_before(sentence, mark), last_speaker); found != nobody)
                return found;
        // The paragraph before ends with a colon.
        if (mark == paragraph.begin && paragraph.begin > 0) {
            std::uint32_t s = sentence;
            while (s > 0 && sentences[s].tokens.begin >= paragraph.begin)
                --s;
            const TokenRange tokens = sentences[s].tokens;
            if (tokens.end == paragraph.begin && m_draft.text(tokens.end - 1) == ":")
                return before(tokens.begin, tokens.end, last_speaker);
        }
        return nobody;
    }

    /// Who said something, without quotation marks, in the paragraph before.
    std::uint32_t told_before(std::uint32_t sentence, std::uint32_t last_speaker) const
    {
        const auto& sentences = m_draft.out.sentences;
        const std::uint32_t begin = paragraph_of(sentence).begin;
        std::uint32_t s = sentence;
        while (s > 0 && sentences[s].tokens.begin >= begin)
            --s;
        const TokenRange tokens = sentences[s].tokens;
        if (sentences[s].heading || tokens.end != begin || tokens.empty() || m_draft.token(tokens.end - 1).in_quote ||
            m_draft.token(tokens.begin).in_quote)
            return nobody;
        const std::uint32_t who = told_in(tokens, last_speaker);
        return who != nobody && m_draft.out.mentions[who].kind == MentionKind::person ? who : nobody;
    }

    bool ends_sentence(std::uint32_t n) const
    {
        const std::string_view text = m_draft.text(n);
        return text == "." || text == "!" || text == "?";
    }

    /// The words between token `mark` and the end of the sentence before it.
    TokenRange sentence_before(std::uint32_t sentence, std::uint32_t mark) const
    {
        const auto& sentences = m_draft.out.sentences;
        std::uint32_t s = sentence;
        while (s > 0 && sentences[s].tokens.begin >= mark)
            --s;
        return {sentences[s].tokens.begin, mark};
    }

    /// Subject of the first verb of speech among the tokens, outside quotations.
    std::uint32_t told_in(TokenRange tokens, std::uint32_t last_speaker) const
    {
        for (std::uint32_t n = tokens.begin; n < tokens.end; ++n)
            if (m_draft.is(n, WordClass::say) && !m_draft.token(n).capitalised && !m_draft.token(n).in_quote)
                return subject_before(tokens.begin, n, last_speaker);
        return nobody;
    }

    /// "X said: “" · "X said, “" · "X said “": what stands directly before the opening mark.
    bool introduced(std::uint32_t mark, TokenRange paragraph) const
    {
        if (mark <= paragraph.begin)
            return false;
        const std::string_view before = m_draft.text(mark - 1);
        // "X told the radio “I saw it.”": a sentence of its own behind a verb of speech.
        for (std::uint32_t n = mark, looked = 0; n > paragraph.begin && looked < 8 && mark + 1 < m_draft.size() &&
                                                 m_draft.token(mark + 1).capitalised && !ends_sentence(n - 1);
             --n, ++looked)
            if (m_draft.is(n - 1, WordClass::say) && !m_draft.token(n - 1).capitalised)
                return true;
        return before == ":" || before == "," || before == "-" || before == "–" ||
               m_draft.is(mark - 1, WordClass::say) || m_draft.key(mark - 1) == "that" ||
               m_draft.key(mark - 1) == "que";
    }

    /// Whether a quotation whose closing mark is token `last` ends a clause.
    bool ends_clause(std::uint32_t last) const
    {
        return last > 0 && (m_draft.token(last - 1).kind == TokenKind::punctuation ||
                            m_draft.mark(last + 1, m_draft.size(), ",") || m_draft.mark(last, m_draft.size(), "—"));
    }

    TokenRange paragraph_of(std::uint32_t sentence) const
    {
        const auto& sentences = m_draft.out.sentences;
        std::uint32_t begin = sentence;
        while (begin > 0 && sentence - begin < reach && sentences[begin - 1].paragraph == sentences[sentence].paragraph)
            --begin;
        std::uint32_t end = sentence;
        while (end + 1 < sentences.size() && end - sentence < reach &&
               sentences[end + 1].paragraph == sentences[sentence].paragraph)
            ++end;
        return {sentences[begin].tokens.begin, sentences[end].tokens.end};
    }

    bool is_whole_paragraph(std::uint32_t first, std::uint32_t last, std::uint32_t sentence) const
    {
        const TokenRange paragraph = paragraph_of(sentence);
        return first <= paragraph.begin + 1 && last + 2 >= paragraph.end;
    }

    /// ", said X" · ", X said" · ", she added".
    std::uint32_t after(std::uint32_t begin, std::uint32_t end, std::uint32_t last_speaker) const
    {
        for (std::uint32_t n = begin; n < end; ++n) {
            const Token& token = m_draft.token(n);
            if (token.in_quote)
                return nobody;
            const std::string_view text = m_draft.text(n);
            if (m_draft.is(n, WordClass::say) && !token.capitalised) {
                if (const std::uint32_t subject = subject_before(begin, n, last_speaker); subject != nobody)
                    return subject;
                if (const std::uint32_t found = subject_after(n + 1, std::min(end, n + 8), last_speaker);
                    found != nobody)
                    return found;
                // "“…”, declaró.": who spoke is left out.
                return n <= begin + 1 && n + 1 < end && ends_sentence(n + 1) ? pronoun(n, last_speaker) : nobody;
            }
            if (const std::uint32_t source = according(n, end); source != n)
                return subject_after(source, std::min(end, source + 7), last_speaker);
            if (text == "." || text == "!" || text == "?")
                return nobody;
        }
        return nobody;
    }

    /// "X said: " · "X told Y: " · "according to X, ": the last verb of speech before the mark.
    std::uint32_t before(std::uint32_t begin, std::uint32_t mark, std::uint32_t last_speaker) const
    {
        for (std::uint32_t n = mark; n > begin; --n) {
            const std::uint32_t at = n - 1;
            const std::string_view text = m_draft.text(at);
            if (text == "." || text == "!" || text == "?" || m_draft.token(at).in_quote)
                return nobody;
            if (const std::uint32_t source = according(at, mark); source != at)
                return subject_after(source, mark, last_speaker);
            if (m_draft.is(at, WordClass::say) && !m_draft.token(at).capitalised) {
                if (const std::uint32_t subject = subject_before(begin, at, last_speaker); subject != nobody)
                    return subject;
                return subject_after(at + 1, mark, last_speaker); // "as noted by Ana Ruz, “"
            }
        }
        return nobody;
    }

    /// Where the source begins: behind "according to" and "según"; `n` when neither stands there.
    std::uint32_t according(std::uint32_t n, std::uint32_t end) const
    {
        const std::uint32_t words = m_draft.key(n) == "according" ? 2 : m_draft.key(n) == "segun" ? 1 : 0;
        return n + words < end + 1 ? n + words : n;
    }

    bool is_pronoun(std::uint32_t n) const
    {
        const std::string_view key = m_draft.key(n);
        return key == "he" || key == "she" || key == "they" || key == "who";
    }

    /// The subject of a verb at `verb`: the nearest person before it, else the nearest body or role.
    std::uint32_t subject_before(std::uint32_t begin, std::uint32_t verb, std::uint32_t last_speaker) const
    {
        std::uint32_t other = nobody;
        for (std::uint32_t n = verb; n > begin; --n) {
            const std::uint32_t at = n - 1;
            if (m_draft.token(at).in_quote)
                break;
            if (is_pronoun(at) && (at + 1 == verb || other == nobody))
                return pronoun(at, last_speaker); // "he further observed"
            const std::uint32_t mention = m_starting[at];
            if (mention == nobody)
                continue;
            if (m_draft.out.mentions[mention].kind == MentionKind::person)
                return mention;
            if (other == nobody)
                other = mention;
        }
        return other;
    }

    std::uint32_t subject_after(std::uint32_t begin, std::uint32_t end, std::uint32_t last_speaker) const
    {
        std::uint32_t other = nobody;
        for (std::uint32_t n = begin; n < end; ++n) {
            if (m_draft.token(n).kind == TokenKind::punctuation && m_draft.text(n) != "," && m_draft.text(n) != "’")
                break;
            if (n == begin && is_pronoun(n))
                return pronoun(n, last_speaker);
            const std::uint32_t mention = m_starting[n];
            if (mention == nobody)
                continue;
            if (m_draft.out.mentions[mention].kind == MentionKind::person)
                return mention;
            if (other == nobody)
                other = mention;
        }
        return other;
    }

    /// "he", "she": who spoke last, else the last person named before.
    std::uint32_t pronoun(std::uint32_t at, std::uint32_t last_speaker) const
    {
        for (std::uint32_t n = at, looked = 0; n > 0 && looked < 3 * reach; --n, ++looked) {
            const std::uint32_t mention = m_starting[n - 1];
            if (mention != nobody && m_draft.out.mentions[mention].kind == MentionKind::person &&
                !m_draft.token(n - 1).in_quote)
                return mention;
        }
        return last_speaker;
    }

    Draft& m_draft;
    std::vector<std::uint32_t> m_starting; ///< Per token: the mention that begins there and can speak.
};

} // namespace

void find_speakers(Draft& draft)
{
    SpeakerFinder{draft}.run();
}

} // namespace vigil::read
