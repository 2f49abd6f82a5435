// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/people.hpp"

/// The words for the lines of a person. English; other languages take these as keys.
namespace vigil::answers {

struct StatusLine {
    std::string words; ///< "not known" when nobody says anything.
    bool known = false;
    bool open = false; ///< A measure is in force, or a case is open or not known to be closed.
    Basis basis;
};

/// Measures as they stood on `day`.
StatusLine measures_line(const records::Person& person, Day day);
/// Cases begun by `day`.
StatusLine proceedings_line(const records::Person& person, Day day);

std::string line_for(const records::CustodyPeriod& period);
std::string line_for(const records::Measure& measure);
std::string line_for(const records::CaseLine& line, Day day);

/// "appeal possible", "hearing set for 2026-04-14": what is still to come after `day`, as stated.
std::vector<std::string> words_ahead(const std::vector<records::Ahead>& ahead, Day day);

} // namespace vigil::answers
