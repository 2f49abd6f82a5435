// SPDX-License-Identifier: AGPL-3.0-or-later
#include "oracle.hpp"

#include <algorithm>
#include <set>

namespace vigil::muc4 {
namespace {

/// All gold fillers of one type in one template.
Template merged(const Report& report, std::size_t type)
{
    Template out{std::string{type_names[type]}, {}};
    for (const Template& t : report.templates)
        for (std::size_t role = 0; t.is(type) && role < roles; ++role)
            for (const Entity& entity : t.fills[role])
                if (std::ranges::find(out.fills[role], entity) == out.fills[role].end())
                    out.fills[role].push_back(entity);
    return out;
}

bool has_type(const Report& report, std::size_t type)
{
    return std::ranges::any_of(report.templates, [&](const Template& t) { return t.is(type); });
}

void count_candidates(const Case& that, double& found, double& all)
{
    const std::set<std::string> names(that.candidates.names.begin(), that.candidates.names.end());
    for (const Template& t : that.report->templates)
        for (const auto& fill : t.fills)
            for (const Entity& entity : fill) {
                all += 1;
                found += std::ranges::any_of(entity, [&](const auto& m) { return names.contains(normal(m)); }) ? 1 : 0;
            }
}

/// The report filled in three ways.
struct Ways {
    Report gold_types;
    Report gold_fillers;
    Report one_template;
};

Ways ways_of(const Case& that, const Likely& likely, const Thresholds& thresholds)
{
    Ways out;
    Likely sure = likely;
    for (std::size_t type = 0; type < types; ++type) {
        const bool gold = has_type(*that.report, type);
        sure.type[type] = gold ? 9.0F : -9.0F;
        if (gold)
            out.one_template.templates.push_back(merged(*that.report, type));
    }
    out.gold_types.templates = decide(that, sure, thresholds);
    for (const Template& t : decide(that, likely, thresholds))
        for (std::size_t type = 0; type < types; ++type)
            if (t.type == type_names[type])
                out.gold_fillers.templates.push_back(merged(*that.report, type));
    return out;
}

} // namespace

Oracles oracles_of(const std::vector<Case>& cases, const std::vector<Likely>& likely, const Thresholds& thresholds)
{
    Oracles out;
    Tally gold_types;
    Tally gold_fillers;
    Tally one_template;
    double found = 0;
    double all = 0;
    for (std::size_t n = 0; n < cases.size(); ++n) {
        const Report& gold = *cases[n].report;
        const Ways ways = ways_of(cases[n], likely[n], thresholds);
        gold_types += score_report(ways.gold_types, gold).all;
        gold_fillers += score_report(ways.gold_fillers, gold).all;
        one_template += score_report(ways.one_template, gold).all;
        const Report ours{gold.id, {}, decide(cases[n], likely[n], thresholds)};
        out.irrelevant += gold.templates.empty() && !ours.templates.empty() ? 1U : 0U;
        out.silent += !gold.templates.empty() && ours.templates.empty() ? 1U : 0U;
        const Score score = score_report(ours, gold);
        for (std::size_t role = 0; role < roles; ++role) {
            out.missed[role] += static_cast<std::size_t>(score.by_role[role].gold - score.by_role[role].found);
            out.spurious[role] += static_cast<std::size_t>(score.by_role[role].predicted - score.by_role[role].right);
        }
        count_candidates(cases[n], found, all);
    }
    out.candidates = all > 0 ? found / all : 0;
    out.gold_types = gold_types.f1();
    out.gold_fillers = gold_fillers.f1();
    out.one_template = one_template.f1();
    return out;
}

} // namespace vigil::muc4
