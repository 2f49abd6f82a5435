// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/minimum_count.hpp"

#include <string>

/// How one number was made, to be printed and kept beside it (docs/methods/minimum-count.md, step 17): question, rule,
/// version, rows in and out, totals by origin, program.
namespace vigil::publish {

struct Method {
    const answers::MinimumCount& count;
    std::string definition;  ///< "sdg-16.10.1, version 2"; empty: asked without one.
    std::string title, note; ///< Of the definition; may be empty.
    std::string words;       ///< The definition's lines, as saved.
    std::string program;     ///< "vigil 0.1.0".
    std::string made;        ///< When, RFC 3339.
    /// Names of people and words of sources are printed too: for the team, not for a publication.
    bool with_words = false;
};

std::string method_text(const Method& method);
/// One page that needs nothing else: no script, no image, no address. Made to be printed.
std::string method_html(const Method& method);

} // namespace vigil::publish
