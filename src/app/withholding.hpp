// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/levels.hpp"
#include "app/session.hpp"
#include "publish/withhold.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

/// What an export has to ask before it writes: levels, consent, minors and what claims of the same words tell, gathered
/// for one purpose. docs/methods/withholding.md.
namespace vigil::app {

class Withholding {
public:
    /// Gathers everything that the rule looks at. One look over the casebook.
    Withholding(const Session& session, publish::Purpose purpose);

    publish::Decision decision(const records::StandingClaim& claim) const;
    /// By the record's claims: withheld when all of them are; its name when it is a minor's.
    bool shows_name(const records::Person& person) const;
    const publish::Purpose& purpose() const { return m_purpose; }

private:
    void find_minors(const Session& session);
    void find_beside(const records::Evidence& evidence);

    publish::Purpose m_purpose;
    Levels m_levels;
    std::vector<publish::Consent> m_consents;
    std::set<std::string> m_people; ///< Sources that are persons.
    std::set<EntryId> m_minors;     ///< Claims that name a minor.
    std::map<EntryId, std::set<publish::Sensitive>> m_beside;
    Day m_today{};
};

/// Standing claims as far as they may go out, and what was kept back: printed with every export.
struct Screened {
    records::Standing standing; ///< Without withheld claims; names and words taken out where only these are.
    std::size_t withheld = 0;   ///< Claims left out.
    std::size_t partly = 0;     ///< Claims without their names or words.
    std::map<std::string, std::size_t> reasons; ///< How many claims for each reason.
    std::string sentence() const; ///< "3 claims withheld (2 no consent of Heron to publish; …), 1 without names."
};
Screened screened(records::Standing standing, const Withholding& rule);

/// What sources allowed and refused.
std::vector<publish::Consent> consents(const Session& session);

/// What a person types to say that a source consents, refuses or revokes.
struct ConsentOrder {
    std::string source;
    std::vector<publish::Use> uses;
    std::string recipient; ///< Empty: anyone.
    enum class Said { given, refused, revoked, nothing } said = Said::given;
    std::string day;   ///< When it was said; EDTF.
    std::string words; ///< How: "on the phone, in Kurdish, explained the risks".
};
/// Errors: invalid_argument.
Result<Done> set_consent(Session& session, const ConsentOrder& order);

/// One line of the table of consents, with who wrote it.
struct ConsentRow {
    std::string source;
    publish::Use use = publish::Use::publish;
    std::string recipient;
    std::string said, day, words; ///< said: "given", "refused", "revoked".
    std::string member;
    Instant known{};
};
std::vector<ConsentRow> consent_rows(const Session& session);

} // namespace vigil::app
