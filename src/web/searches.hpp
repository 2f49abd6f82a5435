// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace vigil::web {

/// What was searched in this session, under opaque ids, so that no name ever stands in an address or a browser's
/// history. In memory only; the oldest go first.
class Searches {
public:
    /// The id under which `words` can be asked for again.
    std::string keep(std::string words);
    std::optional<std::string> words(const std::string& id) const;

private:
    mutable std::mutex m_mutex;
    std::deque<std::pair<std::string, std::string>> m_kept;
};

} // namespace vigil::web
