// SPDX-License-Identifier: AGPL-3.0-or-later
#include "model.hpp"

#include <algorithm>

namespace vigil::muc4 {
namespace {

std::vector<std::string_view> words_of(std::string_view name)
{
    std::vector<std::string_view> words;
    while (!name.empty()) {
        const auto end = std::min(name.find(' '), name.size());
        words.push_back(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return words;
}

/// "fmln" of "farabundo marti national liberation front".
bool is_acronym(std::string_view shorter, const std::vector<std::string_view>& words)
{
    if (shorter.size() < 2 || words.size() < 2)
        return false;
    std::string letters;
    for (const std::string_view word : words)
        if (word != "of" && word != "for" && word != "and")
            letters += word[0];
    return letters == shorter;
}

/// Two strings that most likely name one participant: one holds the words of the other with the same last word, or is
/// its acronym.
bool same_participant(const std::string& a, const std::string& b)
{
    const auto left = words_of(a);
    const auto right = words_of(b);
    const auto holds = [](const auto& outer, const auto& inner) {
        return std::ranges::all_of(inner, [&](auto w) { return std::ranges::find(outer, w) != outer.end(); });
    };
    return holds(left, right) || holds(right, left) || is_acronym(a, right) || is_acronym(b, left);
}

} // namespace

std::vector<Template> decide(const Case& that, const Likely& likely, const Thresholds& thresholds)
{
    std::vector<Template> out;
    for (std::size_t type = 0; type < types; ++type) {
        if (classify::probability(likely.type[type]) < thresholds.type)
            continue;
        Template filled{std::string{type_names[type]}, {}};
        std::vector<Likely::Fill> fills;
        for (const Likely::Fill& fill : likely.fills)
            if (fill.type == type && fill.chance >= thresholds.fill[fill.role])
                fills.push_back(fill);
        std::ranges::stable_sort(fills, [](const auto& a, const auto& b) { return a.chance > b.chance; });
        for (const Likely::Fill& fill : fills) {
            const std::string& name = that.candidates.names[fill.name];
            auto& kept = filled.fills[fill.role];
            if (std::ranges::none_of(kept, [&](const Entity& e) { return same_participant(e[0], name); }))
                kept.push_back({name});
        }
        out.push_back(std::move(filled));
    }
    return out;
}

std::vector<Score> score_all(const std::vector<Case>& cases, const std::vector<Likely>& likely,
                             const Thresholds& thresholds)
{
    std::vector<Score> out;
    for (std::size_t n = 0; n < cases.size(); ++n)
        out.push_back(
            score_report({cases[n].report->id, {}, decide(cases[n], likely[n], thresholds)}, *cases[n].report));
    return out;
}

Thresholds tune(const std::vector<Case>& cases, const std::vector<Likely>& likely)
{
    const auto f1 = [&](const Thresholds& thresholds) {
        Tally tally;
        for (const Score& score : score_all(cases, likely, thresholds))
            tally += score.all;
        return tally.f1();
    };
    Thresholds best;
    double top = f1(best);
    for (int round = 0; round < 2; ++round)
        for (std::size_t which = 0; which <= roles; ++which)
            for (float value = 0.14F; value < 0.6F; value += 0.03F) {
                Thresholds next = best;
                (which == roles ? next.type : next.fill[which]) = value;
                const double score = f1(next);
                if (score > top + 1e-9) {
                    top = score;
                    best = next;
                }
            }
    return best;
}

} // namespace vigil::muc4
