// SPDX-License-Identifier: AGPL-3.0-or-later
#include "common_words.hpp"

namespace vigil::muc4 {

void CommonWords::see(const Page& page)
{
    using read::claims::Part;
    for (std::uint32_t t = 0; t < page.size(); ++t) {
        Counts& counts = m_words[page.words[t].text];
        ++counts.all;
        const Part before = t > 0 ? page.tags[t - 1].part : Part::stop;
        if (before == Part::determiner || before == Part::possessive || before == Part::number)
            ++counts.behind_article;
    }
}

void CommonWords::mark(Page& page) const
{
    for (Word& word : page.words) {
        if (word.look != Look::unknown)
            continue;
        const auto at = m_words.find(word.text);
        const bool behind = at != m_words.end() && at->second.behind_article * 8 > at->second.all;
        const bool plural = m_words.contains(word.text + "s") ||
                            (word.text.ends_with('s') && m_words.contains(word.text.substr(0, word.text.size() - 1)));
        if (behind || plural)
            word.look = Look::common;
    }
}

} // namespace vigil::muc4
