// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "domain/claim.hpp"
#include "read/reader.hpp"

#include <array>
#include <string_view>
#include <vector>

/// How far a claim is trusted that its passage says it (docs/methods/confidence.md).
namespace vigil::read {

/// One thing that speaks for a claim. `amount` is 1 or 0, for "rule" the log-odds of the rule's own confidence.
struct Evidence {
    std::string_view name; ///< As in confidence.tsv.
    double amount = 0;
};

constexpr std::size_t evidence_kinds = 8;

/// Of a claim that still has the confidence of its rule. Always all kinds, in one order.
std::array<Evidence, evidence_kinds> evidence_of(const domain::Claim& claim);

/// One summand of the log-odds.
struct WeighedEvidence {
    std::string_view name;
    double log_odds = 0;
};

/// The weights of one language (data/LANGUAGE/claims/confidence.tsv), fitted by train/calibrate.
class Calibration {
public:
    /// Without a table claims keep the confidence of their rules. Errors: malformed, naming file and line.
    static Result<Calibration> compile(const Lexicon& lexicon, std::string_view language);

    /// Steps 2 and 3: 0.05 to 0.99, in hundredths. Pre: `claim` has the confidence of its rule.
    float confidence(const domain::Claim& claim) const;
    /// What `confidence` adds up, without what adds nothing. Empty without a table.
    std::vector<WeighedEvidence> weighed(const domain::Claim& claim) const;

private:
    bool m_present = false;
    std::array<double, evidence_kinds> m_weights{};
};

} // namespace vigil::read
