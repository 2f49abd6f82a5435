// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// Names of sites in a text: "faroazul.com", "es.wikipedia⸱org".
namespace vigil::read {

/// The end of the domain name that begins at byte `begin`; `begin` when none does. Looks a short way only.
std::size_t domain_end(std::string_view text, std::size_t begin);

/// Whether a whole token is a domain name.
inline bool is_domain(std::string_view token)
{
    return !token.empty() && domain_end(token, 0) == token.size();
}

} // namespace vigil::read
