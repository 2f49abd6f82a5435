// SPDX-License-Identifier: AGPL-3.0-or-later
#include "score.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

namespace vigil::muc4 {
namespace {

using Points = std::set<std::pair<int, int>>; ///< (right, found)

bool within(const Entity& inner, const Entity& outer)
{
    return std::ranges::all_of(inner, [&](const auto& m) { return std::ranges::find(outer, m) != outer.end(); });
}

Tally fill_tally(const std::vector<Entity>& predicted, const std::vector<Entity>& gold)
{
    Tally tally{0, static_cast<double>(predicted.size()), 0, static_cast<double>(gold.size())};
    for (const Entity& p : predicted)
        tally.right += std::ranges::any_of(gold, [&](const Entity& g) { return within(p, g); }) ? 1 : 0;
    for (const Entity& g : gold)
        tally.found += std::ranges::any_of(predicted, [&](const Entity& p) { return within(p, g); }) ? 1 : 0;
    return tally;
}

int size(const Template& t)
{
    int n = 1;
    for (const auto& fill : t.fills)
        n += static_cast<int>(fill.size());
    return n;
}

std::optional<std::pair<int, int>> hits(const Template& predicted, const Template& gold)
{
    if (gold.type.find(predicted.type) == std::string::npos)
        return std::nullopt;
    std::pair<int, int> points{1, 1};
    for (std::size_t role = 0; role < roles; ++role) {
        const Tally tally = fill_tally(predicted.fills[role], gold.fills[role]);
        points.first += static_cast<int>(tally.right);
        points.second += static_cast<int>(tally.found);
    }
    return points;
}

/// Points that no other point beats in both.
Points best_of(const Points& points)
{
    Points kept;
    int top = -1;
    for (auto at = points.rbegin(); at != points.rend(); ++at)
        if (at->second > top) {
            kept.insert(*at);
            top = at->second;
        }
    return kept;
}

Tally align(const std::vector<Template>& predicted, const std::vector<Template>& gold)
{
    Tally tally;
    for (const Template& t : predicted)
        tally.predicted += size(t);
    for (const Template& t : gold)
        tally.gold += size(t);
    std::map<std::uint64_t, Points> states{{0, {{0, 0}}}};
    for (const Template& p : predicted) {
        std::map<std::uint64_t, Points> after = states;
        for (std::size_t g = 0; g < gold.size() && g < 64; ++g) {
            const auto hit = hits(p, gold[g]);
            for (const auto& [used, points] : states)
                if (hit && (used >> g & 1) == 0)
                    for (const auto& [right, found] : points)
                        after[used | std::uint64_t{1} << g].insert({right + hit->first, found + hit->second});
        }
        for (auto& [used, points] : after)
            points = best_of(points);
        states = std::move(after);
    }
    Tally best = tally;
    for (const auto& [used, points] : states)
        for (const auto& [right, found] : points) {
            Tally here = tally;
            here.right = right;
            here.found = found;
            if (std::tuple{here.f1(), here.right, here.found} > std::tuple{best.f1(), best.right, best.found})
                best = here;
        }
    return best;
}

Tally type_tally(const std::vector<Template>& predicted, const std::vector<Template>& gold)
{
    Tally tally{0, static_cast<double>(predicted.size()), 0, static_cast<double>(gold.size())};
    std::vector<std::string> left;
    for (const Template& t : gold)
        left.push_back(t.type);
    for (const Template& t : predicted) {
        const auto at = std::ranges::find_if(left, [&](const auto& g) { return g.find(t.type) != std::string::npos; });
        if (at == left.end())
            continue;
        left.erase(at);
        ++tally.right;
        ++tally.found;
    }
    return tally;
}

/// All different entities of a role, whatever their template.
std::vector<Entity> pooled(const std::vector<Template>& templates, std::size_t role)
{
    std::vector<Entity> out;
    for (const Template& t : templates)
        for (const Entity& entity : t.fills[role])
            if (std::ranges::find(out, entity) == out.end())
                out.push_back(entity);
    return out;
}

std::vector<Template> normalised(const std::vector<Template>& templates, bool unique)
{
    std::vector<Template> out;
    for (Template t : templates) {
        for (auto& fill : t.fills)
            for (Entity& entity : fill)
                std::ranges::transform(entity, entity.begin(), [](const auto& m) { return normal(m); });
        if (!unique || std::ranges::find(out, t) == out.end())
            out.push_back(std::move(t));
    }
    return out;
}

} // namespace

Tally& Tally::operator+=(const Tally& other)
{
    right += other.right;
    predicted += other.predicted;
    found += other.found;
    gold += other.gold;
    return *this;
}

double Tally::f1() const
{
    const double p = precision();
    const double r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

Score& Score::operator+=(const Score& other)
{
    all += other.all;
    type += other.type;
    fillers += other.fillers;
    for (std::size_t role = 0; role < roles; ++role)
        by_role[role] += other.by_role[role];
    return *this;
}

Score score_report(const Report& filled, const Report& gold)
{
    const std::vector<Template> predicted = normalised(filled.templates, false);
    const std::vector<Template> wanted = normalised(gold.templates, true);
    Score score;
    score.all = align(predicted, wanted);
    score.type = type_tally(predicted, wanted);
    for (std::size_t role = 0; role < roles; ++role) {
        score.by_role[role] = fill_tally(pooled(predicted, role), pooled(wanted, role));
        score.fillers += score.by_role[role];
    }
    return score;
}

Interval bootstrap(const std::vector<Score>& reports, std::size_t folds)
{
    if (reports.empty() || folds == 0)
        return {};
    std::mt19937 random{1992};
    std::vector<double> values;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Tally tally;
        for (std::size_t n = 0; n < reports.size(); ++n)
            tally += reports[random() % reports.size()].all;
        values.push_back(tally.f1());
    }
    std::ranges::sort(values);
    return {values[values.size() * 25 / 1000], values[values.size() * 975 / 1000]};
}

} // namespace vigil::muc4
