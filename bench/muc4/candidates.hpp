// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "folds.hpp"
#include "page.hpp"
#include "reports.hpp"

#include <unordered_map>

/// What in a report could fill a role: noun phrases, their parts, and strings that filled one in other reports.
namespace vigil::muc4 {

/// How a candidate came up (bits).
enum Origin : std::uint8_t {
    whole_phrase = 1,
    phrase_tail = 2,
    with_of = 4,
    possessor = 8,
    in_brackets = 16,
    from_fills = 32,
    repeated = 64,
};

struct Candidate {
    read::TokenRange tokens;
    std::uint32_t head = 0; ///< Token.
    std::uint32_t name = 0; ///< Index of its string in `Candidates::names`.
    std::uint8_t origin = 0;
};

struct Candidates {
    std::vector<Candidate> all;     ///< In order of place.
    std::vector<std::string> names; ///< Different strings, as the scorer compares them.
};

/// Strings that filled a role in the training reports, and in which folds of these. A training report must not know
/// what its own fold says: a table that leaves out only the report itself gives its answers away.
class FillTable {
public:
    void add(const Report& report, std::size_t fold);
    /// Whether the string filled a role in a report of another fold than `own`.
    bool known(const std::string& name, std::size_t own) const;

private:
    std::unordered_map<std::string, std::uint32_t> m_folds; ///< Bits.
};

/// `own`: the fold of a training report; `folds` for any other.
Candidates find_candidates(const Page& page, const FillTable& fills, std::size_t own);

} // namespace vigil::muc4
