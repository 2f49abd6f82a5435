// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Lists of terms with stable codes, labels in several languages, and a crosswalk to HURIDOCS codes:
/// docs/methods/vocabularies.md. The tables come from data/vocabulary/, changes from the casebook.
namespace vigil::domain {

struct Term {
    std::string code;                                        ///< Stable: "journalist". Never shown alone to people.
    std::map<std::string, std::string, std::less<>> labels;  ///< By language: en, es, fa.
    std::vector<std::string> huridocs;                       ///< "mt_4:030101000000", or our own: "vg:shutdown".
    std::vector<std::string> words;                          ///< By which rules find it; empty: no rule does.
    bool retired = false;                                    ///< No longer offered; still shown where it is used.
    bool added = false;                                      ///< By the casebook, not by the program.
    std::map<std::string, std::vector<std::string>> several; ///< Columns with concurrent values: all of them.
    bool operator==(const Term&) const = default;

    /// In the language asked, else English, else the code.
    std::string_view label(std::string_view language) const;
};

struct Vocabulary {
    std::string name;    ///< "category".
    std::string title;   ///< "Categories of people".
    bool closed = false; ///< The program's own rules rest on its codes: no term is added or retired.
    std::vector<Term> terms;
    bool operator==(const Vocabulary&) const = default;

    const Term* term(std::string_view code) const; ///< nullptr: no such code.
};

/// One change of a casebook: column is en, es, fa, huridocs, words or retired ("yes", "no"). Several values are
/// concurrent ones.
struct TermEdit {
    std::string code, column;
    std::vector<std::string> values;
};

/// A table: comment lines (the first is the title; "# closed" closes it), then code, en, es, fa, huridocs, words,
/// parted by tabs; the last two hold items parted by '|'. Errors: malformed, naming the line.
Result<Vocabulary> parse_vocabulary(std::string_view name, std::string_view table);

/// The vocabulary with the changes of a casebook on top, ordered as the table, added terms behind it by code. Changes
/// that do not fit (an unknown column, a closed vocabulary) are left out: `fits` says so before they are written.
Vocabulary with_edits(Vocabulary vocabulary, const std::vector<TermEdit>& edits);

/// Errors: invalid_argument, one sentence about what does not fit.
Result<Done> fits(const Vocabulary& vocabulary, const TermEdit& edit);

} // namespace vigil::domain
