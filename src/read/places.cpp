// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/cues.hpp"

#include <algorithm>
#include <unordered_map>

/// Places of the gazetteer, places of custody and the like by their form ("Evin prison"), "northern Syria", "the
/// capital". States are found before, from their own table.
namespace vigil::read {
namespace {

constexpr std::uint32_t longest_name = 6; ///< Tokens.

struct Candidate {
    std::uint32_t end = 0; ///< 0: none.
    double score = 0;
    std::string_view id;
    std::string_view country;
    std::string_view region;
    std::int32_t thousands = 0;
    char kind = 'P';
};

class PlaceFinder {
public:
    explicit PlaceFinder(Draft& draft) : m_draft{draft} { weigh_countries(); }

    void run()
    {
        for (const Sentence& sentence : m_draft.out.sentences) {
            m_begin = sentence.tokens.begin;
            m_end = sentence.tokens.end;
            m_heading = sentence.heading;
            m_list_until = 0;
            for (std::uint32_t n = m_begin; n < m_end;)
                n = step(n);
        }
        widen_by_direction();
    }

private:
    /// How often the text names each state or its people: its places are meant rather than namesakes.
    void weigh_countries()
    {
        for (const Mention& mention : m_draft.out.mentions) {
            if (!mention.norm.starts_with("state:"))
                continue;
            const std::string_view code = std::string_view{mention.norm}.substr(6);
            const int count = ++m_countries[std::string{code}];
            if (count > m_top_count) {
                m_top_count = count;
                m_top = code;
            }
        }
    }

    double weight_of(std::string_view country) const
    {
        const auto found = m_countries.find(std::string{country});
        if (found == m_countries.end())
            return 0;
        return country == m_top ? 5 : 3;
    }

    bool is_free(std::uint32_t n) const
    {
        constexpr std::uint16_t foreign = static_cast<std::uint16_t>(
            1U << static_cast<unsigned>(MentionKind::organisation) | 1U << static_cast<unsigned>(MentionKind::treaty) |
            1U << static_cast<unsigned>(MentionKind::date) | 1U << static_cast<unsigned>(MentionKind::law) |
            1U << static_cast<unsigned>(MentionKind::place) | 1U << static_cast<unsigned>(MentionKind::count));
        return (m_draft.taken[n] & foreign) == 0;
    }

    bool is_name_word(std::uint32_t n) const
    {
        const Token& token = m_draft.token(n);
        return token.kind == TokenKind::word && token.capitalised && !m_draft.is(n, WordClass::honorific) &&
               !(m_draft.is(n, WordClass::function) && (n == m_begin || m_draft.is(n, WordClass::cue)));
    }

    std::uint32_t step(std::uint32_t n)
    {
        if (const std::uint32_t end = capital(n); end != n)
            return end;
        if (const std::uint32_t end = custody(n); end != n)
            return end;
        if (m_draft.is(n, WordClass::place_noun) && !m_draft.token(n).capitalised && is_free(n) && is_common_place(n)) {
            m_draft.add(MentionKind::place, {n, n + 1});
            return n + 1;
        }
        if (!is_name_word(n) || !is_free(n) || m_draft.is_taken(n, MentionKind::nationality))
            return n + 1;
        if (const std::uint32_t end = facility(n); end != n)
            return end;
        const Candidate best = named(n);
        if (best.end == 0 || !holds(n, best))
            return n + 1;
        std::uint32_t end = best.end;
        // "Khartoum North"
        if (end < m_end && m_draft.is(end, WordClass::direction) && m_draft.token(end).capitalised &&
            m_draft.token(end).blank_before)
            ++end;
        m_draft.add(MentionKind::place, {n, end}, norm_of(best));
        m_list_until = end + 3;
        ++m_countries[std::string{best.country}];
        return end;
    }

    static std::string norm_of(const Candidate& place)
    {
        return (place.id.starts_with('R') ? "region:" : "geonames:") +
               std::string{place.id.starts_with('R') ? place.id.substr(1) : place.id};
    }

    // --- the gazetteer ---------------------------------------------------------------------------------------------

    Candidate named(std::uint32_t n) const
    {
        const Token& token = m_draft.token(n);
        const WordInfo* info = &m_draft.info(n);
        std::string first{m_draft.key(n)};
        std::array<char, 128> buffer{};
        if (!info->is(WordClass::starts_place)) {
            // A hyphened name: the gazetteer is sorted by the first part of it.
            const auto hyphen = m_draft.text(n).find('-');
            if (token.word != no_word || hyphen == std::string_view::npos)
                return {};
            first = m_draft.lexicon.key_maker()(m_draft.text(n).substr(0, hyphen), buffer);
            info = &m_draft.language.of(m_draft.lexicon.word(first));
            if (!info->is(WordClass::starts_place))
                return {};
        }
        std::array<std::pair<std::uint32_t, std::string>, longest_name> names;
        const std::size_t count = spellings(n, names);
        Candidate best;
        m_draft.lexicon.places_from(info->places, first, [&](const Place& place) {
            for (std::size_t i = 0; i < count; ++i) {
                if (names[i].second != place.key)
                    continue;
                const double score = score_of(place) + 100.0 * static_cast<double>(names[i].first - n);
                if (best.end == 0 || score > best.score)
                    best = {names[i].first, score, place.id, place.country, place.region, place.thousands, place.kind};
            }
        });
        return best;
    }

    /// The search keys of the first one, two … capitalised words from `n`.
    std::size_t spellings(std::uint32_t n, std::array<std::pair<std::uint32_t, std::string>, longest_name>& names) const
    {
        std::size_t count = 0;
        std::string key;
        std::array<char, 128> buffer{};
        for (std::uint32_t at = n; at < m_end && count < longest_name; ++at) {
            const Token& token = m_draft.token(at);
            const bool inner = at > n && (m_draft.is(at, WordClass::particle) || m_draft.text(at) == "and" ||
                                          m_draft.text(at) == "of");
            if (token.kind != TokenKind::word || (!token.capitalised && !inner) || (at > n && !token.blank_before))
                break;
            if (!key.empty())
                key += ' ';
            key += m_draft.lexicon.key_maker()(m_draft.text(at), buffer);
            names[count++] = {at + 1, key};
        }
        return count;
    }

    double score_of(const Place& place) const
    {
        double score = weight_of(place.country);
        for (std::int32_t size = place.thousands; size > 0; size /= 4)
            score += 1;
        if (place.kind == 'C')
            score += 3;
        // The inhabitants of divisions are not in the table: they weigh like a city of some size.
        if (place.kind == 'A')
            score += 4.5;
        if (place.kind == 'S')
            score += 1;
        return score;
    }

    // --- evidence ----------------------------------------------------------------------------------------------------

    bool holds(std::uint32_t n, const Candidate& place) const
    {
        const bool several = place.end - n > 1;
        const WordInfo& info = m_draft.info(n);
        const bool in_context = weight_of(place.country) > 0;
        const bool led = is_led(n) || n < m_list_until;
        if ((info.is(WordClass::direction) && !several) || m_draft.is_taken(n, MentionKind::role) ||
            (info.is(WordClass::not_a_place) && !several))
            return false;
        // Part of a longer name: "Paris Saint-Germain", "Santiago Pérez".
        const bool runs_on = place.end < m_end && is_name_word(place.end) && m_draft.token(place.end).blank_before &&
                             !m_draft.is(place.end, WordClass::place_head) && !m_draft.is_taken(place.end);
        const bool runs_in = n > m_begin && is_name_word(n - 1) && !m_draft.is_taken(n - 1) &&
                             !m_draft.is(n - 1, WordClass::place_lead) && !m_draft.is(n - 1, WordClass::direction) &&
                             m_draft.token(n).blank_before;
        const bool titled =
            n > m_begin && (m_draft.is(n - 1, WordClass::honorific) || m_draft.is_taken(n - 1, MentionKind::role));
        if (runs_in || (runs_on && !led) || (titled && !led))
            return false;
        if (runs_on && info.is(WordClass::given_name))
            return false;
        const bool before_state = m_draft.mark(place.end, m_end, ",") && place.end + 1 < m_end &&
                                  m_draft.is_taken(place.end + 1, MentionKind::place);
        if (before_state)
            return true;
        const bool large = place.thousands >= 300 || place.kind == 'C' || (place.kind == 'A' && in_context);
        if (info.is(WordClass::given_name) && !several)
            return led && (large || in_context) && place.thousands >= 20;
        if (led)
            return in_context || large || place.thousands >= 100 || several || place.kind == 'A';
        if (m_heading)
            return large && (in_context || place.thousands >= 1000);
        return large || (in_context && (several || place.thousands >= 50 || place.kind == 'A' || place.kind == 'S'));
    }

    /// Whether a preposition of place stands before token `n`, also with "the city of" or "the southern" between.
    bool is_led(std::uint32_t n) const
    {
        for (std::uint32_t at = n; at > m_begin && n - at < 4;) {
            --at;
            if (m_draft.is(at, WordClass::place_preposition))
                return true;
            const bool skipped = cue_of(m_draft, at) == Cue::the || m_draft.is(at, WordClass::direction) ||
                                 m_draft.is(at, WordClass::place_head) ||
                                 m_draft.is_taken(at, MentionKind::nationality) || m_draft.text(at) == "capital";
            if (!skipped)
                return false;
        }
        return false;
    }

    // --- by form -----------------------------------------------------------------------------------------------------

    /// "Evin prison", "Rakhine State", "Bata Central police station": a name and a noun of place.
    std::uint32_t facility(std::uint32_t n)
    {
        std::uint32_t at = n;
        while (at < m_end && at - n < longest_name && (is_name_word(at) || (at > n && is_inner(at))) &&
               !m_draft.is_taken(at, MentionKind::organisation) && !(at > n && noun_end(at) != at))
            ++at;
        if (at == n || at >= m_end || at - n >= longest_name)
            return n;
        const Candidate place = named(n);
        std::uint32_t end = noun_end(at, place.end == at && place.kind == 'A');
        // "Bata District police station"
        if (end != at && end < m_end)
            end = noun_end(end);
        if (end == at || !m_draft.token(at).blank_before)
            return n;
        // "Iranian prison", "Syria border": without a name of its own only the noun would be left.
        bool own_name = false;
        for (std::uint32_t t = n; t < at; ++t)
            own_name = own_name ||
                       (!m_draft.is_taken(t, MentionKind::nationality) && !m_draft.is_taken(t, MentionKind::role) &&
                        !m_draft.is(t, WordClass::function) && !m_draft.is(t, WordClass::place_head));
        if (!own_name)
            return n;
        const bool whole =
            (place.end == at || place.end == end) && (weight_of(place.country) > 0 || place.thousands >= 100);
        m_draft.add(MentionKind::place, {n, end}, whole ? norm_of(place) : std::string{});
        m_list_until = end + 3;
        return end;
    }

    /// "at his home", "outside the mosque": a preposition of place and a determiner before the noun, and no noun behind
    /// it.
    bool is_common_place(std::uint32_t n) const
    {
        if (n + 1 < m_end && m_draft.token(n + 1).kind == TokenKind::word && !m_draft.is(n + 1, WordClass::function) &&
            m_draft.token(n + 1).blank_before && !m_draft.text(n + 1).ends_with("ed"))
            return false;
        for (std::uint32_t at = n; at > m_begin && n - at < 4;) {
            --at;
            const Cue cue = cue_of(m_draft, at);
            if (cue == Cue::at || cue == Cue::in || cue == Cue::from || m_draft.text(at) == "outside" ||
                m_draft.text(at) == "near" || m_draft.text(at) == "inside")
                return n - at >= 2;
            const bool determiner = cue == Cue::the || cue == Cue::a || cue == Cue::hers || cue == Cue::current;
            if (!determiner && (m_draft.token(at).kind != TokenKind::word || m_draft.is(at, WordClass::function)))
                return false;
        }
        return false;
    }

    /// "the central police station", "a secret detention centre": a place of custody without a name.
    std::uint32_t custody(std::uint32_t n)
    {
        if (m_draft.token(n).capitalised || m_draft.token(n).kind != TokenKind::word || !is_free(n))
            return n;
        const std::string_view key = m_draft.key(n);
        const bool one = key == "prison" || key == "prisons" || key == "jail" || key == "jails";
        const bool two = n + 1 < m_end &&
                         ((key == "police" && (m_draft.key(n + 1) == "station" || m_draft.key(n + 1) == "stations")) ||
                          (key == "detention" && m_draft.is(n + 1, WordClass::custody_noun)));
        if (!one && !two)
            return n;
        // "prison guards", "a prison sentence": the noun must end the phrase.
        const std::uint32_t end = n + (one ? 1 : 2);
        if (end < m_end && m_draft.token(end).kind == TokenKind::word && !m_draft.is(end, WordClass::function) &&
            !m_draft.text(end).ends_with("ed") && m_draft.token(end).blank_before)
            return n;
        std::uint32_t begin = n;
        while (begin > m_begin && n - begin < 3 && !m_draft.token(begin - 1).capitalised && is_free(begin - 1) &&
               (m_draft.is(begin - 1, WordClass::direction) || m_draft.is(begin - 1, WordClass::body_modifier) ||
                m_draft.is(begin - 1, WordClass::custody_modifier)))
            --begin;
        m_draft.add(MentionKind::place, {begin, end});
        return end;
    }

    bool is_inner(std::uint32_t n) const
    {
        return (m_draft.is(n, WordClass::particle) && n + 1 < m_end && is_name_word(n + 1)) ||
               (m_draft.is(n, WordClass::direction) && n + 1 < m_end && m_draft.is(n + 1, WordClass::place_head));
    }

    std::uint32_t noun_end(std::uint32_t at, bool behind_region = false) const
    {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> pairs{
            {{"police", "station"},
             {"detention", "centre"},
             {"detention", "center"},
             {"detention", "facility"},
             {"international", "airport"},
             {"military", "base"},
             {"air", "base"},
             {"refugee", "camp"},
             {"military", "prison"},
             {"bus", "station"},
             {"train", "station"},
             {"army", "base"},
             {"metro", "station"}}};
        std::uint32_t noun = at;
        if (noun + 1 < m_end && m_draft.key(noun) == "central")
            ++noun;
        for (const auto& [first, second] : pairs)
            if (noun + 1 < m_end && m_draft.key(noun) == first && m_draft.key(noun + 1) == second)
                return noun + 2;
        if (!m_draft.is(at, WordClass::place_head))
            return at;
        // "Rakhine State" but not "Washington State Department" or "Kosta state"
        const std::string_view key = m_draft.key(at);
        const bool weak = key == "state" || key == "area" || key == "city" || key == "base" || key == "territory" ||
                          key == "market" || key == "border" || key == "headquarters";
        if (weak && !m_draft.token(at).capitalised && key == "state" && !behind_region)
            return at;
        return at + 1;
    }

    /// "the capital": that of the state the text speaks of; not before its name.
    std::uint32_t capital(std::uint32_t n)
    {
        if (m_draft.key(n) != "capital" || n == m_begin || cue_of(m_draft, n - 1) != Cue::the || m_top.empty())
            return n;
        const bool named_after =
            n + 1 < m_end && (m_draft.mark(n + 1, m_end, ",") || m_draft.token(n + 1).capitalised ||
                              m_draft.token(n + 1).kind == TokenKind::word);
        if (named_after && n + 2 < m_end && (m_draft.token(n + 1).capitalised || m_draft.token(n + 2).capitalised))
            return n;
        if (n + 1 < m_end && m_draft.token(n + 1).kind == TokenKind::word && !m_draft.is(n + 1, WordClass::function))
            return n;
        m_draft.add(MentionKind::place, {n, n + 1}, "capital:" + std::string{m_top});
        return n + 1;
    }

    /// "northern Syria", "south-eastern Turkey".
    void widen_by_direction()
    {
        for (Mention& mention : m_draft.out.mentions) {
            if (mention.kind != MentionKind::place || mention.tokens.begin == 0)
                continue;
            const std::uint32_t after = mention.tokens.end;
            if (after < m_draft.size() && m_draft.is(after, WordClass::place_head) &&
                m_draft.token(after).capitalised && m_draft.token(after).blank_before && !m_draft.is_taken(after) &&
                (after + 1 >= m_draft.size() || !m_draft.token(after + 1).capitalised ||
                 !m_draft.token(after + 1).blank_before)) {
                // "Kashmir Valley"
                ++mention.tokens.end;
                mention.span = m_draft.out.span_of(mention.tokens);
                m_draft.taken[after] =
                    static_cast<std::uint16_t>(m_draft.taken[after] | Draft::bit_of(MentionKind::place));
            }
            const std::uint32_t before = mention.tokens.begin - 1;
            if (!m_draft.is(before, WordClass::direction) || !m_draft.token(before + 1).blank_before ||
                m_draft.is_taken(before))
                continue;
            --mention.tokens.begin;
            mention.span = m_draft.out.span_of(mention.tokens);
            m_draft.taken[before] =
                static_cast<std::uint16_t>(m_draft.taken[before] | Draft::bit_of(MentionKind::place));
        }
    }

    Draft& m_draft;
    std::unordered_map<std::string, int> m_countries;
    std::string m_top;
    int m_top_count = 0;
    std::uint32_t m_begin = 0;
    std::uint32_t m_end = 0;
    std::uint32_t m_list_until = 0; ///< A name that starts before this token stands in a list of places.
    bool m_heading = false;
};

} // namespace

void find_places(Draft& draft)
{
    PlaceFinder{draft}.run();
}

/// "in the village of Tama", "near Singhu": what a preposition of place or a noun of place leads, and nothing else
/// names.
void find_unlisted_places(Draft& draft)
{
    const auto is_name = [&](std::uint32_t n) {
        const Token& token = draft.token(n);
        return token.kind == TokenKind::word && token.capitalised && !draft.is_taken(n) && !token.all_capitals &&
               !draft.is(n, WordClass::honorific) && !draft.is(n, WordClass::function) &&
               !draft.is(n, WordClass::given_name) && !draft.is(n, WordClass::law_head) &&
               !draft.is(n, WordClass::organisation_head);
    };
    for (const Sentence& sentence : draft.out.sentences) {
        const TokenRange tokens = sentence.tokens;
        for (std::uint32_t n = tokens.begin + 1; n < tokens.end && !sentence.heading; ++n) {
            if (!is_name(n) || !draft.token(n).blank_before)
                continue;
            const Cue cue = cue_of(draft, n - 1);
            const std::string_view before = draft.text(n - 1);
            const bool noun = cue == Cue::of && n >= tokens.begin + 2 && draft.is(n - 2, WordClass::place_head);
            const bool led = cue == Cue::in || before == "near" || before == "outside";
            std::uint32_t end = n + 1;
            while (end < tokens.end && end - n < longest_name && is_name(end) && draft.token(end).blank_before)
                ++end;
            const bool ends =
                end >= tokens.end || (draft.token(end).kind != TokenKind::word || !draft.token(end).capitalised);
            // "in Muslim countries", "in Economics"
            const std::string_view last = draft.text(end - 1);
            const bool adjective = end < tokens.end && draft.token(end).kind == TokenKind::word &&
                                   !draft.is(end, WordClass::function) && !draft.text(end).ends_with("ed");
            const bool subject = last.ends_with("ism") || last.ends_with("logy") || last.ends_with("ics");
            const bool possessive = end < tokens.end && (draft.text(end) == "’s" || draft.text(end) == "'s");
            if ((noun || led) && ends && !possessive && !adjective && !subject)
                draft.add(MentionKind::place, {n, end});
            n = end - 1;
        }
    }
}

} // namespace vigil::read
