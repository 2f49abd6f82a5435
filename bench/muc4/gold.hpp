// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "candidates.hpp"

#include <map>
#include <string>

namespace vigil::muc4 {

/// The answers of a training report, by normal string.
class Gold {
public:
    explicit Gold(const Report& report);

    std::uint32_t type_bits() const { return m_types; }
    /// Roles that the string fills in any template, as bits.
    std::uint32_t roles_of(const std::string& name) const;
    /// Roles that it fills in templates of one type.
    std::uint32_t roles_of(const std::string& name, std::size_t type) const;
    /// Types of the templates that it fills.
    std::uint32_t types_of(const std::string& name) const;

private:
    std::uint32_t m_types = 0;
    std::map<std::string, std::array<std::uint32_t, types>> m_fills;
};

} // namespace vigil::muc4
