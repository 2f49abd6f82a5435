// SPDX-License-Identifier: AGPL-3.0-or-later
#include "model.hpp"

#include "gold.hpp"
#include "jackknife.hpp"

#include <algorithm>

namespace vigil::muc4 {
namespace {

using classify::LinearOptions;

constexpr LinearOptions report_options{20, 0.02F, 1e-5F, 0};
constexpr LinearOptions sentence_options{20, 0.02F, 1e-5F, 0.02F};
constexpr LinearOptions role_options{20, 0.02F, 1e-6F, 0.02F};

std::uint32_t with_any(std::uint32_t type_bits)
{
    return type_bits | (type_bits != 0 ? 1U << types : 0U);
}

} // namespace

Model::Model()
    : m_reports{questions, report_options.row_bits},
      m_sentences{questions, sentence_options.row_bits},
      m_roles{roles, role_options.row_bits}
{
}

void Model::find_all(std::vector<Case>& cases)
{
    for (const Case& it : cases)
        m_common.see(*it.page);
    for (std::size_t n = 0; n < cases.size(); ++n)
        m_fills.add(*cases[n].report, fold_of(n));
    for (std::size_t n = 0; n < cases.size(); ++n) {
        Case& it = cases[n];
        m_common.mark(*it.page);
        it.candidates = find_candidates(*it.page, m_fills, fold_of(n));
        const Gold gold{*it.report};
        std::map<std::string, std::uint32_t> last;
        for (const std::string& name : it.candidates.names) {
            m_rates.add(name, gold.roles_of(name), fold_of(n));
            last[FillRates::last_word(name)] |= gold.roles_of(name);
        }
        for (const auto& [word, bits] : last)
            m_rates.add(word, bits, fold_of(n));
    }
}

void Model::learn_reports(std::vector<Case>& cases)
{
    Examples examples(cases.size());
    for (std::size_t n = 0; n < cases.size(); ++n)
        examples[n].push_back({report_features(*cases[n].page), with_any(Gold{*cases[n].report}.type_bits())});
    Jackknifed learned = jackknife(examples, questions, report_options, 5);
    for (std::size_t n = 0; n < cases.size(); ++n)
        std::ranges::copy(learned.scores[n][0], cases[n].type.begin());
    m_reports = std::move(learned.model);
}

/// A sentence is of a type when a participant of such a template stands in it.
void Model::learn_sentences(std::vector<Case>& cases)
{
    Examples examples(cases.size());
    for (std::size_t n = 0; n < cases.size(); ++n) {
        const Case& it = cases[n];
        const Gold gold{*it.report};
        std::vector<std::uint32_t> answers(it.page->chunks.size());
        for (const Candidate& candidate : it.candidates.all)
            answers[it.page->words[candidate.tokens.begin].sentence] |=
                gold.types_of(it.candidates.names[candidate.name]);
        for (std::uint32_t s = 0; s < answers.size(); ++s)
            examples[n].push_back({sentence_features(it, s), with_any(answers[s])});
    }
    Jackknifed learned = jackknife(examples, questions, sentence_options, 2);
    for (std::size_t n = 0; n < cases.size(); ++n)
        for (std::size_t s = 0; s < learned.scores[n].size(); ++s)
            std::ranges::copy(learned.scores[n][s], cases[n].sentences.emplace_back().begin());
    m_sentences = std::move(learned.model);
}

void Model::learn_roles(std::vector<Case>& cases)
{
    Examples examples(cases.size());
    for (std::size_t n = 0; n < cases.size(); ++n) {
        const Gold gold{*cases[n].report};
        for (const Candidate& candidate : cases[n].candidates.all)
            examples[n].push_back(
                {candidate_features(cases[n], candidate), gold.roles_of(cases[n].candidates.names[candidate.name])});
    }
    Jackknifed learned = jackknife(examples, roles, role_options, 3);
    for (std::size_t n = 0; n < cases.size(); ++n)
        for (std::size_t c = 0; c < learned.scores[n].size(); ++c)
            std::ranges::copy(learned.scores[n][c], cases[n].roles.emplace_back().begin());
    m_roles = std::move(learned.model);
}

Model Model::train(std::vector<Case>& cases, std::vector<Likely>& held_out)
{
    Model model;
    held_out.assign(cases.size(), {});
    model.find_all(cases);
    model.learn_reports(cases);
    model.learn_sentences(cases);
    model.learn_roles(cases);
    model.learn_types(cases, held_out);
    model.learn_fills(cases, held_out);
    return model;
}

void Model::prepare(Case& that) const
{
    m_common.mark(*that.page);
    that.candidates = find_candidates(*that.page, m_fills, folds);
}

Likely Model::likely(Case& that) const
{
    Likely out;
    m_reports.score(report_features(*that.page), that.type);
    that.sentences.assign(that.page->chunks.size(), {});
    for (std::uint32_t s = 0; s < that.sentences.size(); ++s)
        m_sentences.score(sentence_features(that, s), that.sentences[s]);
    that.roles.assign(that.candidates.all.size(), {});
    for (std::size_t c = 0; c < that.candidates.all.size(); ++c)
        m_roles.score(candidate_features(that, that.candidates.all[c]), that.roles[c]);
    const auto facts = facts_of(that);
    for (std::size_t t = 0; t < types; ++t)
        out.type[t] = m_types.score(type_row(that, facts, t));
    for (const FillQuestion& q : questions_of(that, facts, out, folds)) {
        const float odds = m_fill_trees[q.role].score(fill_row(that, facts, q));
        out.fills.push_back({q.type, q.role, q.name, classify::probability(odds)});
    }
    return out;
}

} // namespace vigil::muc4
