// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "model.hpp"

/// Where the remaining errors lie: the score if one part of the work were done by people.
namespace vigil::muc4 {

struct Oracles {
    double candidates = 0;                     ///< Share of the participants of which some mention is a candidate.
    double gold_types = 0;                     ///< F1 with the types of the gold and our fillers.
    double gold_fillers = 0;                   ///< F1 with our types and the gold fillers of these types.
    double one_template = 0;                   ///< F1 with gold types and fillers in one template a type.
    std::size_t irrelevant = 0;                ///< Reports without templates for which we fill one.
    std::size_t silent = 0;                    ///< Reports with templates for which we fill none.
    std::array<std::size_t, roles> missed{};   ///< Participants of the gold that no filler of the report names.
    std::array<std::size_t, roles> spurious{}; ///< Fillers that name no participant of the report.
};

Oracles oracles_of(const std::vector<Case>& cases, const std::vector<Likely>& likely, const Thresholds& thresholds);

} // namespace vigil::muc4
