// SPDX-License-Identifier: AGPL-3.0-or-later
// The last two stages: which types a report has, and which strings fill their roles.
#include "gold.hpp"
#include "model.hpp"

#include <algorithm>

namespace vigil::muc4 {
namespace {

using classify::grow_trees;
using classify::TreeOptions;
using classify::TreeRows;

using Rows = std::vector<std::vector<float>>;

constexpr float least_type_odds = -1.6F; ///< A type less likely than that has no fillers.

const TreeOptions& fill_options()
{
    static const TreeOptions options{.trees = 100, .rate = 0.08F};
    return options;
}

} // namespace

/// The questions of one training report with their rows and answers.
struct Model::Asked {
    std::vector<FillQuestion> questions;
    Rows rows;
    std::vector<bool> answers;
};

void Model::learn_types(const std::vector<Case>& cases, std::vector<Likely>& held_out)
{
    std::vector<Rows> rows(cases.size());
    std::vector<std::uint32_t> answers;
    for (std::size_t n = 0; n < cases.size(); ++n) {
        const auto facts = facts_of(cases[n]);
        for (std::size_t t = 0; t < types; ++t)
            rows[n].push_back(type_row(cases[n], facts, t));
        answers.push_back(Gold{*cases[n].report}.type_bits());
    }
    // One round for each fold that is left out, and a last one that leaves out none.
    for (std::size_t fold = 0; fold <= folds && !rows.empty(); ++fold) {
        TreeRows seen{rows[0][0].size()};
        for (std::size_t n = 0; n < cases.size(); ++n)
            for (std::size_t t = 0; fold_of(n) != fold && t < types; ++t)
                seen.add(rows[n][t], (answers[n] >> t & 1U) != 0);
        m_types = grow_trees(seen, {});
        for (std::size_t n = 0; n < cases.size(); ++n)
            for (std::size_t t = 0; fold_of(n) == fold && t < types; ++t)
                held_out[n].type[t] = m_types.score(rows[n][t]);
    }
}

std::vector<FillQuestion> Model::questions_of(const Case& that, const std::vector<NameFacts>& facts,
                                              const Likely& likely, std::size_t own) const
{
    std::vector<FillQuestion> out;
    for (std::size_t role = 0; role < roles; ++role) {
        const std::vector<std::uint32_t> names = ranked(facts, role);
        for (std::size_t type = 0; type < types; ++type) {
            if (likely.type[type] < least_type_odds)
                continue;
            for (std::uint32_t rank = 0; rank < names.size(); ++rank) {
                const std::string& name = that.candidates.names[names[rank]];
                out.push_back({type, role, names[rank], likely.type, m_rates.rate(name, role, own),
                               m_rates.rate(FillRates::last_word(name), role, own), rank, facts[names[0]].best[role]});
            }
        }
    }
    return out;
}

void Model::learn_fills(const std::vector<Case>& cases, std::vector<Likely>& held_out)
{
    std::vector<Asked> asked(cases.size());
    for (std::size_t n = 0; n < cases.size(); ++n) {
        const auto facts = facts_of(cases[n]);
        const Gold gold{*cases[n].report};
        asked[n].questions = questions_of(cases[n], facts, held_out[n], fold_of(n));
        for (const FillQuestion& q : asked[n].questions) {
            held_out[n].fills.push_back({q.type, q.role, q.name, 0});
            asked[n].rows.push_back(fill_row(cases[n], facts, q));
            asked[n].answers.push_back((gold.roles_of(cases[n].candidates.names[q.name], q.type) >> q.role & 1U) != 0);
        }
    }
    for (std::size_t role = 0; role < roles; ++role)
        learn_role(asked, role, held_out);
}

void Model::learn_role(const std::vector<Asked>& asked, std::size_t role, std::vector<Likely>& held_out)
{
    const auto some = std::ranges::find_if(asked, [](const Asked& it) { return !it.rows.empty(); });
    if (some == asked.end())
        return;
    for (std::size_t fold = 0; fold <= folds; ++fold) {
        TreeRows seen{some->rows[0].size()};
        for (std::size_t n = 0; n < asked.size(); ++n)
            for (std::size_t k = 0; fold_of(n) != fold && k < asked[n].rows.size(); ++k)
                if (asked[n].questions[k].role == role)
                    seen.add(asked[n].rows[k], asked[n].answers[k]);
        m_fill_trees[role] = grow_trees(seen, fill_options());
        for (std::size_t n = 0; n < asked.size(); ++n)
            for (std::size_t k = 0; fold_of(n) == fold && k < asked[n].rows.size(); ++k)
                if (asked[n].questions[k].role == role)
                    held_out[n].fills[k].chance = classify::probability(m_fill_trees[role].score(asked[n].rows[k]));
    }
}

} // namespace vigil::muc4
