// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a person types into the search field, and where it stands in a text. Words are compared as search keys, each
/// as a beginning; words between quotation marks are a phrase.
namespace vigil::store {

struct Term {
    std::vector<std::string> words; ///< Search keys, one word each; several: a phrase.
    bool whole = false;             ///< Of a phrase: the last word is meant whole.
};

std::vector<Term> terms_of(std::string_view typed);
/// Expression of FTS5 that all terms must match; empty when there are none.
std::string match_expression(const std::vector<Term>& terms);

struct Extract {
    std::string text; ///< About 240 bytes around the first match, cut between words; the start when nothing matches.
    std::vector<domain::Span> matches; ///< Within `text`, in order.
};
Extract extract_around(std::string_view text, const std::vector<Term>& terms);

} // namespace vigil::store
