// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/reader.hpp"

/// Reading a draft that is to be proved (docs/methods/proof.md, steps 2 and 3).
namespace vigil::read {

struct TextSentence {
    domain::Span span;
    bool heading = false; ///< A title, byline or the like: no claims are read from it.
    bool operator==(const TextSentence&) const = default;
};

struct DraftReading {
    Reading reading; ///< As of a report, but what another sentence repeats stays a claim of its own.
    std::vector<TextSentence> sentences; ///< In order, without overlap.
    bool unread = false;                 ///< There is no reader for its language: sentences, and no claims.
};

/// Linear in the length of the text; never fails.
DraftReading read_draft(const Lexicon& lexicon, std::string_view text, const Context& context);

} // namespace vigil::read
