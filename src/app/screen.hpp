// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/levels.hpp"
#include "app/session.hpp"
#include "publish/withhold.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

/// What of the claims may leave for one purpose: gathers what the rule of docs/methods/withholding.md looks at (levels,
/// consent, minors, what claims of the same words tell) and asks it for each claim.
namespace vigil::app {

class Screen {
public:
    /// One look over the casebook.
    Screen(const Session& session, publish::Purpose purpose);

    publish::Decision decision(const records::StandingClaim& claim) const;
    const publish::Purpose& purpose() const { return m_purpose; }

    /// Standing claims as far as they may go out, and in words what was kept back.
    struct Screened {
        records::Standing standing;
        std::size_t left_out = 0, partly = 0; ///< Claims.
        std::string withheld; ///< "3 claims withheld (names a minor: 3), 2 shown in part." or "Nothing was withheld."
    };
    Screened screened(records::Standing standing) const;

private:
    void find_minors(const Session& session);
    void find_beside(const records::Evidence& evidence);
    bool names_minor(std::string_view words) const;

    publish::Purpose m_purpose;
    std::vector<publish::Consent> m_consents;
    std::set<std::string> m_sources;     ///< Search keys of sources that are persons.
    std::set<ledger::EntryId> m_minors;  ///< Claims that name a minor.
    std::set<std::string> m_minor_names; ///< Search keys of their names.
    Levels m_levels;
    std::map<ledger::EntryId, std::set<publish::Sensitive>> m_beside;
    Day m_today{};
};

} // namespace vigil::app
