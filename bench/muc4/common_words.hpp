// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "page.hpp"

#include <unordered_map>

namespace vigil::muc4 {

/// Words that the training reports use as common nouns: behind articles and numbers, or with a plural.
class CommonWords {
public:
    void see(const Page& page);
    /// Marks such words of a page that no table knows.
    void mark(Page& page) const;

private:
    struct Counts {
        std::uint32_t all = 0;
        std::uint32_t behind_article = 0;
    };
    std::unordered_map<std::string, Counts> m_words;
};

} // namespace vigil::muc4
