// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "reports.hpp"

/// The scorer of record (score_muc4.py beside the data), in C++: predicted and gold templates of a report are aligned
/// one to one, same type only, so that the report's F1 is best; types and fillers are counted over all reports.
namespace vigil::muc4 {

/// Right predictions of all, found gold of all.
struct Tally {
    double right = 0;
    double predicted = 0;
    double found = 0;
    double gold = 0;

    Tally& operator+=(const Tally& other);
    double precision() const { return predicted > 0 ? right / predicted : 0; }
    double recall() const { return gold > 0 ? found / gold : 0; }
    double f1() const;
};

struct Score {
    Tally all;                        ///< The headline: types and fillers of aligned templates.
    Tally type;                       ///< Types alone, as bags.
    Tally fillers;                    ///< Fillers by role, whatever their template.
    std::array<Tally, roles> by_role; ///< Parts of `fillers`.

    Score& operator+=(const Score& other);
};

/// Of one report; `filled` and `gold` are of the same report.
Score score_report(const Report& filled, const Report& gold);

struct Interval {
    double low = 0;
    double high = 0;
};
/// 95 % of the headline F1 over `folds` samples of reports with replacement. Deterministic.
Interval bootstrap(const std::vector<Score>& reports, std::size_t folds = 1000);

} // namespace vigil::muc4
