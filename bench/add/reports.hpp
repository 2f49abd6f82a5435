// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vigil::bench {

/// Makes report `n` from a real one: every full name that starts with a known given name gets another given name and
/// an invented surname, so that the copies are about other people.
std::string with_other_names(const std::string& report, std::size_t n);

/// The texts (*.txt) of a folder, in order of name.
std::vector<std::string> texts_of(const std::string& folder);

} // namespace vigil::bench
