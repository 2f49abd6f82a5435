// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace vigil::muc4 {
namespace {

using read::claims::Chunks;
using read::claims::Unit;
using read::claims::UnitKind;

/// Kinds of features of reports and sentences; those of candidates start at 100.
enum Kind : std::uint32_t {
    word_kind = 1,
    pair_kind,
    early_kind,
    class_kind,
    pair_of_classes,
    act_kind,
    score_kind,
    place_kind
};

WordClasses classes_of(const Page& page, read::TokenRange range)
{
    WordClasses classes = 0;
    for (std::uint32_t t = range.begin; t < range.end; ++t)
        classes |= page.words[t].classes;
    return classes;
}

void add_words(FeatureSet& out, const Page& page, read::TokenRange range, std::uint32_t base)
{
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
        if (page.words[t].piece.empty())
            continue;
        out.add(base + word_kind, page.words[t].stem);
        if (t + 1 < range.end)
            out.add(base + pair_kind, page.words[t].key, page.words[t + 1].key);
    }
}

/// Who did what to whom: each verb with the heads before and behind it.
void add_acts(FeatureSet& out, const Page& page, std::uint32_t sentence, std::uint32_t base)
{
    const Chunks& chunks = page.chunks[sentence];
    std::uint32_t before = ~0U;
    for (std::size_t u = 0; u < chunks.units.size(); ++u) {
        const Unit& unit = chunks.units[u];
        if (unit.kind == UnitKind::phrase)
            before = chunks.phrases[unit.index].head;
        if (unit.kind != UnitKind::verb)
            continue;
        const Word& verb = page.words[chunks.verbs[unit.index].main];
        const bool passive = unit.tokens.end - unit.tokens.begin > 1;
        const std::uint32_t act = mixed(verb.stem, passive ? 1 : 0);
        out.add(base + act_kind, act);
        if (before != ~0U) {
            out.add(base + act_kind, act, page.words[before].stem, 1);
            out.add_classes(base + act_kind + 20, page.words[before].classes, act);
        }
        for (std::size_t v = u + 1; v < chunks.units.size() && v < u + 3; ++v)
            if (chunks.units[v].kind == UnitKind::phrase) {
                const std::uint32_t head = chunks.phrases[chunks.units[v].index].head;
                out.add(base + act_kind, act, page.words[head].stem, 2);
                out.add_classes(base + act_kind + 21, page.words[head].classes, act);
                break;
            }
    }
}

void add_class_pairs(FeatureSet& out, WordClasses classes, std::uint32_t kind)
{
    for (WordClasses a = classes; a != 0; a &= a - 1)
        out.add_classes(kind, (a & (a - 1)), static_cast<std::uint32_t>(std::countr_zero(a)) + 1);
}

} // namespace

void FeatureSet::add_classes(std::uint32_t kind, WordClasses classes, std::uint32_t with)
{
    for (; classes != 0; classes &= classes - 1)
        add(kind, static_cast<std::uint32_t>(std::countr_zero(classes)), with);
}

std::vector<std::uint32_t> FeatureSet::take()
{
    std::ranges::sort(m_all);
    const auto end = std::ranges::unique(m_all);
    m_all.erase(end.begin(), end.end());
    return std::move(m_all);
}

std::uint32_t step_of(float log_odds)
{
    return static_cast<std::uint32_t>(std::clamp(std::floor(log_odds) + 5.0F, 0.0F, 9.0F));
}

std::vector<std::uint32_t> report_features(const Page& page)
{
    FeatureSet out;
    out.add(0, 0);
    for (std::uint32_t s = 0; s < page.chunks.size(); ++s) {
        const read::TokenRange range = page.annotation.sentences[s].tokens;
        add_words(out, page, range, 0);
        add_acts(out, page, s, 0);
        add_class_pairs(out, classes_of(page, range), pair_of_classes);
        if (s < 3)
            add_words(out, page, range, early_kind * 10 + (s == 0 ? 0 : 5));
        if (s < 2)
            out.add_classes(early_kind, classes_of(page, range), s);
    }
    out.add_classes(class_kind, classes_of(page, {0, page.size()}));
    out.add(place_kind, static_cast<std::uint32_t>(std::min<std::size_t>(page.chunks.size() / 3, 10)));
    return out.take();
}

std::vector<std::uint32_t> sentence_features(const Case& that, std::uint32_t sentence)
{
    const Page& page = *that.page;
    const read::TokenRange range = page.annotation.sentences[sentence].tokens;
    FeatureSet out;
    out.add(0, 0);
    add_words(out, page, range, 0);
    add_acts(out, page, sentence, 0);
    const WordClasses here = classes_of(page, range);
    out.add_classes(class_kind, here);
    add_class_pairs(out, here, pair_of_classes);
    for (const std::uint32_t other : {sentence - 1, sentence + 1})
        if (other < page.chunks.size())
            out.add_classes(class_kind + (other < sentence ? 30 : 31),
                            classes_of(page, page.annotation.sentences[other].tokens));
    for (std::uint32_t q = 0; q < questions; ++q) {
        out.add(score_kind, q, step_of(that.type[q]));
        out.add(score_kind + 40, mixed(q, step_of(that.type[q])), std::min(sentence, 6U));
    }
    out.add(place_kind, std::min(sentence, 12U));
    return out.take();
}

} // namespace vigil::muc4
