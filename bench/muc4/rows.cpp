// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rows.hpp"

#include "classify/linear.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigil::muc4 {
namespace {

using classify::probability;

constexpr std::size_t most_names = 10; ///< Asked about for one role.
constexpr float least_score = -5.5F;

std::uint32_t words_of(const std::string& name)
{
    return static_cast<std::uint32_t>(std::ranges::count(name, ' ') + 1);
}

void see(NameFacts& facts, const Case& that, std::size_t c)
{
    const Candidate& candidate = that.candidates.all[c];
    const std::uint32_t sentence = that.page->words[candidate.tokens.begin].sentence;
    const Word& head = that.page->words[candidate.head];
    if (facts.mentions++ == 0) {
        facts.first_sentence = sentence;
        facts.near = that.sentences[sentence];
        facts.head_stem = head.stem;
    }
    facts.head_classes |= head.classes;
    facts.origin |= candidate.origin;
    for (std::size_t q = 0; q < questions; ++q)
        facts.near[q] = std::max(facts.near[q], that.sentences[sentence][q]);
    for (std::size_t role = 0; role < roles; ++role) {
        const float score = that.roles[c][role];
        facts.odds[role] += probability(score);
        if (score > facts.best[role]) {
            facts.second[role] = facts.best[role];
            facts.best[role] = score;
            facts.best_sentence[role] = sentence;
        } else {
            facts.second[role] = std::max(facts.second[role], score);
        }
    }
}

void add_best_sentences(std::vector<float>& row, const Case& that, std::size_t question)
{
    std::array<float, 3> best{-9, -9, -9};
    float at = 0;
    float sum = 0;
    for (std::size_t s = 0; s < that.sentences.size(); ++s) {
        float score = that.sentences[s][question];
        sum += probability(score);
        if (score > best[0])
            at = static_cast<float>(s);
        for (float& b : best)
            if (score > b)
                std::swap(b, score);
    }
    row.insert(row.end(), best.begin(), best.end());
    row.push_back(at);
    row.push_back(sum);
    row.push_back(that.sentences.empty() ? -9 : that.sentences[0][question]);
}

/// Longer strings that hold this one, shorter ones within it, others of the same head.
void add_rivals(std::vector<float>& row, const Case& that, const std::vector<NameFacts>& facts,
                const FillQuestion& question)
{
    const NameFacts& it = facts[question.name];
    const std::string& name = that.candidates.names[question.name];
    const std::size_t role = question.role;
    float longer = -9;
    float shorter = -9;
    float same_head = -9;
    for (std::uint32_t n = 0; n < facts.size(); ++n) {
        if (n == question.name || facts[n].best[role] < least_score)
            continue;
        const std::string& rival = that.candidates.names[n];
        if (rival.size() > name.size() && rival.find(name) != std::string::npos)
            longer = std::max(longer, facts[n].best[role]);
        if (rival.size() < name.size() && name.find(rival) != std::string::npos)
            shorter = std::max(shorter, facts[n].best[role]);
        if (facts[n].head_stem == it.head_stem)
            same_head = std::max(same_head, facts[n].best[role]);
    }
    for (const float rival : {longer, shorter, same_head})
        row.push_back(rival);
}

} // namespace

void FillRates::add(const std::string& name, std::uint32_t role_bits, std::size_t fold)
{
    Counts& counts = m_counts[name][fold];
    counts.reports += 1;
    for (std::size_t role = 0; role < roles; ++role)
        counts.fills[role] += (role_bits >> role & 1U) != 0 ? 1.0F : 0.0F;
}

float FillRates::rate(const std::string& name, std::size_t role, std::size_t own) const
{
    constexpr float prior = 0.03F;
    const auto at = m_counts.find(name);
    float reports = 0;
    float fills = 0;
    for (std::size_t fold = 0; at != m_counts.end() && fold < folds; ++fold)
        if (fold != own) {
            reports += at->second[fold].reports;
            fills += at->second[fold].fills[role];
        }
    return std::log((fills + prior) / (reports + 1));
}

std::vector<NameFacts> facts_of(const Case& that)
{
    std::vector<NameFacts> out(that.candidates.names.size());
    for (std::size_t c = 0; c < that.candidates.all.size(); ++c)
        see(out[that.candidates.all[c].name], that, c);
    for (std::size_t n = 0; n < out.size(); ++n)
        out[n].words = words_of(that.candidates.names[n]);
    return out;
}

std::vector<float> type_row(const Case& that, const std::vector<NameFacts>& facts, std::size_t type)
{
    std::vector<float> row{static_cast<float>(type), that.type[type], that.type[types]};
    float other = -9;
    for (std::size_t t = 0; t < types; ++t)
        other = t == type ? other : std::max(other, that.type[t]);
    row.push_back(other);
    row.push_back(that.type[type] - other);
    add_best_sentences(row, that, type);
    add_best_sentences(row, that, types);
    for (std::size_t role = 0; role < roles; ++role) {
        float best = -9;
        float near = -9;
        for (const NameFacts& it : facts) {
            best = std::max(best, it.best[role]);
            near = std::max(near, std::min(it.best[role], that.sentences[it.best_sentence[role]][type]));
        }
        row.push_back(best);
        row.push_back(near);
    }
    row.push_back(static_cast<float>(that.sentences.size()));
    return row;
}

std::vector<float> fill_row(const Case& that, const std::vector<NameFacts>& facts, const FillQuestion& question)
{
    const NameFacts& it = facts[question.name];
    const std::size_t role = question.role;
    std::vector<float> row{it.best[role], it.second[role], it.odds[role], static_cast<float>(it.mentions)};
    for (std::size_t r = 0; r < roles; ++r)
        row.push_back(it.best[r]);
    row.push_back(static_cast<float>(question.type));
    row.push_back(question.type_odds[question.type]);
    float other = -9;
    float likely = 0;
    for (std::size_t t = 0; t < types; ++t) {
        other = t == question.type ? other : std::max(other, question.type_odds[t]);
        likely += question.type_odds[t] > -0.5F ? 1.0F : 0.0F;
    }
    row.push_back(other);
    row.push_back(likely);
    const std::uint32_t sentence = it.best_sentence[role];
    row.push_back(that.sentences[sentence][question.type]);
    row.push_back(that.sentences[sentence][types]);
    row.push_back(it.near[question.type]);
    float other_near = -9;
    for (std::size_t t = 0; t < types; ++t)
        other_near = t == question.type ? other_near : std::max(other_near, that.sentences[sentence][t]);
    row.push_back(other_near);
    row.push_back(static_cast<float>(sentence));
    row.push_back(static_cast<float>(it.first_sentence));
    row.push_back(static_cast<float>(question.rank));
    row.push_back(it.best[role] - question.ahead);
    row.push_back(static_cast<float>(it.words));
    row.push_back(static_cast<float>(it.origin));
    row.push_back(question.rate);
    row.push_back(question.head_rate);
    add_rivals(row, that, facts, question);
    row.push_back(static_cast<float>(that.sentences.size()));
    row.push_back(that.type[types]);
    return row;
}

std::vector<std::uint32_t> ranked(const std::vector<NameFacts>& facts, std::size_t role)
{
    std::vector<std::uint32_t> out(facts.size());
    std::iota(out.begin(), out.end(), 0U);
    std::erase_if(out, [&](std::uint32_t n) { return facts[n].best[role] < least_score; });
    std::ranges::stable_sort(
        out, [&](std::uint32_t a, std::uint32_t b) { return facts[a].best[role] > facts[b].best[role]; });
    if (out.size() > most_names)
        out.resize(most_names);
    return out;
}

} // namespace vigil::muc4
