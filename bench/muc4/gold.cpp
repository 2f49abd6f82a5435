// SPDX-License-Identifier: AGPL-3.0-or-later
#include "gold.hpp"

namespace vigil::muc4 {

Gold::Gold(const Report& report)
{
    for (const Template& t : report.templates)
        for (std::size_t type = 0; type < types; ++type) {
            if (!t.is(type))
                continue;
            m_types |= 1U << type;

            for (std::size_t role = 0; role < roles; ++role)
                for (const Entity& entity : t.fills[role])
                    for (const std::string& mention : entity)
                        m_fills[normal(mention)][type] |= 1U << role;
        }
}

std::uint32_t Gold::roles_of(const std::string& name) const
{
    std::uint32_t bits = 0;
    for (std::size_t type = 0; type < types; ++type)
        bits |= roles_of(name, type);
    return bits;
}

std::uint32_t Gold::roles_of(const std::string& name, std::size_t type) const
{
    const auto at = m_fills.find(name);
    return at == m_fills.end() ? 0 : at->second[type];
}

std::uint32_t Gold::types_of(const std::string& name) const
{
    std::uint32_t bits = 0;
    for (std::size_t type = 0; type < types; ++type)
        bits |= roles_of(name, type) != 0 ? 1U << type : 0;
    return bits;
}

} // namespace vigil::muc4
