// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A name and its parts, and how far two names are spellings of one. Steps: docs/methods/same-person.md, 12 to 15.
/// For suggestions only: it never joins anybody. Pure.
namespace vigil::link {

struct NamePart {
    std::string text; ///< Words of the search key; "abd al rahman" is one part.
    std::string sounds;
    bool patronymic = false; ///< "-ovich", "-ovna": often left out.
    bool operator==(const NamePart&) const = default;
};

struct NameParts {
    std::vector<NamePart> parts;
    std::vector<std::string> titles; ///< "dr", "sheikh": no part of the name.
    bool operator==(const NameParts&) const = default;
};

/// `key`: a search key of a name.
NameParts parts_of(std::string_view key);

struct Resemblance {
    int score = 0;   ///< Thousandths. 1000: every part is written alike.
    std::string why; ///< "niloufar ~ نیلوفر, sarvestanirad ~ سروستانی راد; one has no 'rad'".
};

/// Symmetric in its score.
Resemblance resemblance(const NameParts& a, const NameParts& b);
/// Of two search keys.
int resemblance(std::string_view a, std::string_view b);

} // namespace vigil::link
