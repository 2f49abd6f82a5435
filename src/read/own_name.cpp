// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/own_name.hpp"

#include "base/utf8.hpp"
#include "read/draft.hpp"

#include <algorithm>

namespace vigil::read {
namespace {

constexpr std::string_view ends_name = "/,;"; ///< "VE sin Filtro / Venezuela Inteligente": two names.
constexpr std::size_t shortest = 4;
constexpr std::uint32_t most_words = 12;

std::string squeezed(std::string_view name)
{
    std::string key = search_key(name);
    std::erase(key, ' ');
    return key;
}

/// One past the last token of the name that begins at `n`; `n` when it does not stand there.
std::uint32_t name_end(const Draft& draft, std::uint32_t n, std::string_view name)
{
    std::size_t done = 0;
    for (std::uint32_t at = n; at < draft.out.tokens.size() && at - n < most_words; ++at) {
        const bool word = draft.token(at).kind == TokenKind::word || draft.token(at).kind == TokenKind::number;
        const std::string_view key = word ? draft.key(at) : std::string_view{};
        if (key.empty() || !name.substr(done).starts_with(key))
            return n;
        done += key.size();
        if (done == name.size())
            return at + 1;
    }
    return n;
}

} // namespace

std::vector<std::string> own_names(std::string_view organisation)
{
    std::vector<std::string> names;
    organisation = organisation.substr(0, organisation.find('(')); // "(India)" is no name.
    while (!organisation.empty()) {
        const std::size_t stop = std::min(organisation.find_first_of(ends_name), organisation.size());
        if (std::string name = squeezed(organisation.substr(0, stop)); name.size() >= shortest)
            names.push_back(std::move(name));
        organisation.remove_prefix(std::min(stop + 1, organisation.size()));
    }
    return names;
}

bool is_own_name(std::string_view organisation, std::string_view name)
{
    const std::vector<std::string> names = own_names(organisation);
    return std::ranges::find(names, squeezed(name)) != names.end();
}

void find_own_name(Draft& draft)
{
    const std::vector<std::string> names = own_names(draft.context.organisation);
    if (names.empty())
        return;
    for (std::uint32_t n = 0; n < draft.out.tokens.size(); ++n) {
        if (!draft.token(n).capitalised || draft.is_taken(n, MentionKind::organisation))
            continue;
        for (const std::string& name : names) {
            const std::uint32_t end = name_end(draft, n, name);
            if (end == n)
                continue;
            draft.add(MentionKind::organisation, {n, end});
            n = end - 1;
            break;
        }
    }
}

} // namespace vigil::read
