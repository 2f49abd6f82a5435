// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/searches.hpp"

#include "web/random_token.hpp"

#include <algorithm>

namespace vigil::web {

namespace {

constexpr std::size_t most_kept = 200;

} // namespace

std::string Searches::keep(std::string words)
{
    const std::lock_guard guard{m_mutex};
    if (m_kept.size() == most_kept)
        m_kept.pop_front();
    m_kept.emplace_back(random_token(), std::move(words));
    return m_kept.back().first;
}

std::optional<std::string> Searches::words(const std::string& id) const
{
    const std::lock_guard guard{m_mutex};
    const auto found = std::find_if(m_kept.begin(), m_kept.end(), [&](const auto& kept) { return kept.first == id; });
    return found == m_kept.end() ? std::nullopt : std::optional{found->second};
}

} // namespace vigil::web
