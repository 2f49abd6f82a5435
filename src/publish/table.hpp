// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Rows and columns before they have a format: csv.cpp and xlsx.cpp write them.
namespace vigil::publish {

struct Table {
    std::string name;               ///< Of the sheet; at most 31 characters, without [ ] : * ? / \.
    std::vector<std::string> above; ///< Lines above the header: the question, the method, what was withheld.
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< Each as long as the header.
};

/// A spreadsheet could take this for a formula (OWASP ASVS 5.0, 1.2.10).
bool looks_like_formula(std::string_view text);

} // namespace vigil::publish
