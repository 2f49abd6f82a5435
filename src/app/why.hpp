// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/claims.hpp"
#include "read/why.hpp"

namespace vigil::app {

/// Why a claim was made: how the reader came to it; or why there is no such reason, as a sentence.
struct Reason {
    std::optional<read::Why> why;
    std::string without; ///< "a person typed this claim"
    std::string text;    ///< That the spans of `why` point into.
};

/// Reads the claim's text again in the child. Never fails: what cannot be said is said in `without`.
Reason why(Session& session, const Explanation& explanation);

} // namespace vigil::app
