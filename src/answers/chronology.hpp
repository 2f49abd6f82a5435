// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"
#include "records/person.hpp"

/// A person's claims in order of time, each line with its footnotes: docs/methods/status-of-a-person.md, step 26.
namespace vigil::answers {

struct ChronologyLine {
    std::optional<Edtf> when;       ///< As stated; absent: undated, at the end.
    std::string words;              ///< "arrest, Maracay, by the police; aged 23".
    std::vector<std::size_t> notes; ///< From 1: positions in Chronology::notes.
    Basis basis;
};

struct Chronology {
    std::vector<ChronologyLine> lines;
    std::vector<ChronologyLine>
        said;                   ///< What sources say the person is: names, titles, roles, affiliations, relations.
    std::vector<EntryId> notes; ///< Claims in order of their first mention; their words stand in the basis.
};

/// Everything that the claims in `material` say of the person, also after the day of the view.
Chronology chronology_of(const records::Person& person, const records::Standing& standing);

} // namespace vigil::answers
