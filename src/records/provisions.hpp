// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <string>
#include <vector>

/// Charges parsed into law and articles. docs/methods/proceedings.md, step 16.
namespace vigil::records {

/// What one charge or provision says. Without articles and law it is a charge in words.
struct Provision {
    std::string key;                   ///< Of the law: "tr/tck", else the search key of its name; empty: not stated.
    std::string law;                   ///< Its name as stated; empty: not stated.
    std::vector<std::string> articles; ///< "7/2", "217/A", "5(1)(b)".
    bool operator==(const Provision&) const = default;
    bool in_words() const { return articles.empty() && law.empty(); }
};

/// "Article 7/2 of the Anti-Terrorism Law", "Articles 37 and 41 of the Organic Law", "Section 124A", "Law No. 6415".
Provision provision_of(std::string_view text, std::string_view norm = {});

/// Articles of one law that the charges of a case name, in order of their first mention.
struct LawGroup {
    std::string key, law; ///< Both empty: law not stated.
    std::vector<std::string> articles;
    bool operator==(const LawGroup&) const = default;
};

struct Charges {
    std::vector<LawGroup> laws;        ///< By first mention, "law not stated" last.
    std::vector<std::string> in_words; ///< "spreading propaganda".
};
Charges charges_by_law(const std::vector<Provision>& provisions, const std::vector<std::string>& texts);

} // namespace vigil::records
