// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features.hpp"

#include <algorithm>

namespace vigil::muc4 {
namespace {

using read::claims::Chunks;
using read::claims::Part;
using read::claims::Unit;
using read::claims::UnitKind;

/// The features of one candidate, part by part.
class Describer {
public:
    Describer(const Case& that, const Candidate& candidate)
        : m_case{that},
          m_page{*that.page},
          m_it{candidate},
          m_range{candidate.tokens},
          m_sentence{m_page.words[candidate.tokens.begin].sentence},
          m_chunks{m_page.chunks[m_sentence]},
          m_head{m_page.words[candidate.head]}
    {
        const std::uint32_t n = m_head.classes == 0 ? 0 : static_cast<std::uint32_t>(m_head.classes % 1000003);
        m_kind = n;
    }

    std::vector<std::uint32_t> run()
    {
        m_out.add(100, 0);
        inside();
        looks();
        around();
        syntax();
        setting();
        return m_out.take();
    }

private:
    std::uint32_t key(std::int64_t t) const { return inside_sentence(t) ? m_page.words[at(t)].key : 0; }
    std::uint32_t stem(std::int64_t t) const { return inside_sentence(t) ? m_page.words[at(t)].stem : 0; }
    bool inside_sentence(std::int64_t t) const
    {
        const read::TokenRange range = m_page.annotation.sentences[m_sentence].tokens;
        return t >= range.begin && t < range.end;
    }
    static std::uint32_t at(std::int64_t t) { return static_cast<std::uint32_t>(t); }

    void inside()
    {
        const std::uint32_t name = hash_of(m_case.candidates.names[m_it.name]);
        m_out.add(101, name);
        m_out.add(102, m_head.key);
        m_out.add(103, m_head.stem);
        m_out.add_classes(104, m_head.classes);
        m_out.add(105, m_page.words[m_range.begin].key);
        const std::uint32_t length = std::min(m_range.end - m_range.begin, 6U);
        m_out.add(106, length);
        m_out.add(107, m_it.origin);
        m_out.add(108, m_kind, length);
        m_out.add(109, static_cast<std::uint32_t>(m_page.tags[m_range.begin].part),
                  static_cast<std::uint32_t>(m_page.tags[m_range.end - 1].part));
        WordClasses all = 0;
        std::uint32_t unknown = 0;
        for (std::uint32_t t = m_range.begin; t < m_range.end; ++t) {
            const Word& word = m_page.words[t];
            all |= word.classes;
            m_out.add(110, word.stem);
            unknown += word.classes == 0 && m_page.tags[t].classes == 0 && !word.piece.empty() ? 1U : 0U;
            if (t != m_it.head)
                m_out.add_classes(111, word.classes, m_kind);
        }
        m_out.add_classes(112, all);
        m_out.add(113, unknown, length);
        m_out.add(114, unknown == length ? 1 : 0, name_words());
    }

    /// How many words are given names to the engine: a count up to 3.
    std::uint32_t name_words() const
    {
        std::uint32_t n = 0;
        for (std::uint32_t t = m_range.begin; t < m_range.end; ++t)
            n += m_page.tags[t].part == Part::name ? 1U : 0U;
        return std::min(n, 3U);
    }

    std::uint32_t look(std::int64_t t) const
    {
        return inside_sentence(t) ? static_cast<std::uint32_t>(m_page.words[at(t)].look) : 20;
    }

    /// Where a name begins and ends, by the looks of its words and its neighbours.
    void looks()
    {
        const std::int64_t b = m_range.begin;
        const std::int64_t e = m_range.end;
        std::uint32_t all = 0;
        for (std::int64_t t = b; t < e; ++t)
            all = mixed(all, look(t));
        m_out.add(190, all);
        m_out.add(191, look(b - 1), look(b));
        m_out.add(192, look(e - 1), look(e));
        m_out.add(193, mixed(look(b - 1), all), look(e));
        m_out.add(194, look(b - 1), all);
        m_out.add(195, mixed(look(b - 1), look(b)), mixed(look(e - 1), look(e)));
        m_out.add(196, stem(b - 1), look(b));
        const bool split = inside_sentence(b - 1) && m_page.words[at(b - 1)].phrase != m_page.words[at(b)].phrase;
        m_out.add(197, mixed(look(b - 1), look(b)), split ? 1 : 0, m_range.end - m_range.begin);
    }

    void around()
    {
        const std::int64_t b = m_range.begin;
        const std::int64_t e = m_range.end;
        for (std::int64_t n = 1; n <= 3; ++n) {
            m_out.add(120 + static_cast<std::uint32_t>(n), key(b - n));
            m_out.add(130 + static_cast<std::uint32_t>(n), key(e + n - 1));
            m_out.add_classes(124 + static_cast<std::uint32_t>(n),
                              inside_sentence(b - n) ? m_page.words[at(b - n)].classes : 0);
            m_out.add_classes(134 + static_cast<std::uint32_t>(n),
                              inside_sentence(e + n - 1) ? m_page.words[at(e + n - 1)].classes : 0);
        }
        m_out.add(140, key(b - 1), key(b - 2));
        m_out.add(141, key(e), key(e + 1));
        m_out.add(142, key(b - 1), key(e));
        m_out.add(143, stem(b - 1), m_kind);
        m_out.add(144, stem(e), m_kind);
        m_out.add(145, mixed(key(b - 1), key(b - 2)), key(b - 3));
        for (std::int64_t n = 1; n <= 8; ++n) {
            m_out.add(146, stem(b - n));
            m_out.add(147, stem(e + n - 1));
        }
    }

    std::uint32_t unit_of(std::uint32_t token) const
    {
        for (std::uint32_t u = 0; u < m_chunks.units.size(); ++u)
            if (m_chunks.units[u].tokens.holds(token))
                return u;
        return ~0U;
    }

    /// "shot by", "were killed": the word of a verb with its voice.
    std::uint32_t act(const Unit& unit) const
    {
        const auto& verb = m_chunks.verbs[unit.index];
        bool passive = false;
        for (std::uint32_t t = verb.tokens.begin; t < verb.tokens.end; ++t)
            passive = passive || m_page.tags[t].part == Part::be;
        return mixed(m_page.words[verb.main].stem, passive ? 1 : 0);
    }

    WordClasses act_classes(const Unit& unit) const { return m_page.words[m_chunks.verbs[unit.index].main].classes; }

    void syntax()
    {
        const std::uint32_t own = unit_of(m_it.head);
        if (own == ~0U)
            return;
        std::uint32_t link = 0; // The preposition or mark right before.
        if (own > 0 && m_chunks.units[own - 1].kind != UnitKind::phrase)
            link = m_page.words[m_chunks.units[own - 1].tokens.end - 1].key;
        m_out.add(150, link, m_kind);
        towards(own, link, -1);
        towards(own, link, 1);
        if (own > 1 && m_chunks.units[own - 1].kind == UnitKind::preposition &&
            m_chunks.units[own - 2].kind == UnitKind::phrase) {
            const Word& governor = m_page.words[m_chunks.phrases[m_chunks.units[own - 2].index].head];
            m_out.add(151, governor.stem, link);
            m_out.add(152, mixed(governor.stem, link), m_kind);
            m_out.add_classes(153, governor.classes, mixed(link, m_kind));
        }
        const auto& phrase_unit = m_chunks.units[own];
        if (phrase_unit.kind == UnitKind::phrase) {
            const auto& phrase = m_chunks.phrases[phrase_unit.index];
            const bool is_head = phrase.head == m_it.head;
            m_out.add(154, is_head ? 1 : 0, m_kind);
            m_out.add(155, m_range.begin - phrase.tokens.begin, phrase.tokens.end - m_range.end);
            if (!is_head) {
                m_out.add(156, m_page.words[phrase.head].stem);
                m_out.add_classes(157, m_page.words[phrase.head].classes, m_kind);
            }
        }
    }

    /// The nearest verb on one side, with what stands between.
    void towards(std::uint32_t own, std::uint32_t link, int side)
    {
        const std::uint32_t base = side < 0 ? 160 : 170;
        std::uint32_t verbs = 0;
        for (std::int64_t u = static_cast<std::int64_t>(own) + side;
             u >= 0 && u < static_cast<std::int64_t>(m_chunks.units.size()); u += side) {
            const Unit& unit = m_chunks.units[static_cast<std::size_t>(u)];
            if (unit.kind != UnitKind::verb)
                continue;
            const auto distance =
                static_cast<std::uint32_t>(std::min<std::int64_t>(std::abs(u - static_cast<std::int64_t>(own)), 5));
            const std::uint32_t verb = act(unit);
            if (verbs == 0) {
                m_out.add(base, verb);
                m_out.add(base + 1, verb, distance);
                m_out.add(base + 2, verb, link);
                m_out.add(base + 3, mixed(verb, link), m_kind);
                m_out.add_classes(base + 4, act_classes(unit), mixed(link, m_kind));
                m_out.add_classes(base + 5, act_classes(unit), distance);
            } else {
                m_out.add(base + 6, verb, link);
                m_out.add_classes(base + 7, act_classes(unit), m_kind);
            }
            if (++verbs == 2)
                return;
        }
    }

    void setting()
    {
        const TypeScores& here = m_case.sentences[m_sentence];
        WordClasses classes = 0;
        const read::TokenRange range = m_page.annotation.sentences[m_sentence].tokens;
        for (std::uint32_t t = range.begin; t < range.end; ++t)
            if (!m_range.holds(t))
                classes |= m_page.words[t].classes;
        m_out.add_classes(180, classes, m_kind);
        for (std::uint32_t q = 0; q < questions; ++q) {
            m_out.add(181, mixed(q, step_of(here[q])), m_kind);
            m_out.add(182, q, step_of(here[q]));
            m_out.add(183, q, step_of(m_case.type[q]));
            m_out.add(184, mixed(q, step_of(m_case.type[q])), m_kind);
        }
        m_out.add(185, std::min(m_sentence, 8U));
        m_out.add(186, std::min(m_sentence, 4U), m_kind);
    }

    const Case& m_case;
    const Page& m_page;
    const Candidate& m_it;
    read::TokenRange m_range;
    std::uint32_t m_sentence;
    const Chunks& m_chunks;
    const Word& m_head;
    std::uint32_t m_kind = 0; ///< The head's classes, as one number.
    FeatureSet m_out;
};

} // namespace

std::vector<std::uint32_t> candidate_features(const Case& that, const Candidate& candidate)
{
    return Describer{that, candidate}.run();
}

} // namespace vigil::muc4
