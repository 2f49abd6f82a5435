// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "candidates.hpp"
#include "page.hpp"

#include <memory>
#include <span>

/// What the classifiers look at. A feature is the hash of what it says.
namespace vigil::muc4 {

constexpr std::size_t questions = types + 1; ///< Each type, and any of them.
using TypeScores = std::array<float, questions>;
using RoleScores = std::array<float, roles>;

/// One report on its way through the stages. Scores are log-odds.
struct Case {
    const Report* report = nullptr;
    std::unique_ptr<Page> page;
    Candidates candidates;
    TypeScores type{};                 ///< Of the whole report.
    std::vector<TypeScores> sentences; ///< By sentence.
    std::vector<RoleScores> roles;     ///< By candidate.
};

/// Collects features; `kind` keeps equal values of different kinds apart.
class FeatureSet {
public:
    void add(std::uint32_t kind, std::uint32_t a) { m_all.push_back(mixed(kind, a)); }
    void add(std::uint32_t kind, std::uint32_t a, std::uint32_t b) { m_all.push_back(mixed(mixed(kind, a), b)); }
    void add(std::uint32_t kind, std::uint32_t a, std::uint32_t b, std::uint32_t c)
    {
        m_all.push_back(mixed(mixed(mixed(kind, a), b), c));
    }
    /// One feature for each class.
    void add_classes(std::uint32_t kind, WordClasses classes, std::uint32_t with = 0);
    std::vector<std::uint32_t> take(); ///< Each feature once, in order.

private:
    std::vector<std::uint32_t> m_all;
};

std::vector<std::uint32_t> report_features(const Page& page);
/// Uses the scores of the report.
std::vector<std::uint32_t> sentence_features(const Case& that, std::uint32_t sentence);
/// Uses the scores of report and sentences.
std::vector<std::uint32_t> candidate_features(const Case& that, const Candidate& candidate);

/// A score in steps, for features.
std::uint32_t step_of(float log_odds);

} // namespace vigil::muc4
