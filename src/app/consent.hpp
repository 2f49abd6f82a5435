// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/session.hpp"
#include "publish/withhold.hpp"

#include <string>
#include <vector>

/// What sources consent to: docs/methods/withholding.md, steps 6 to 9.
namespace vigil::app {

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
