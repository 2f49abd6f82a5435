// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/level.hpp"
#include "domain/claim.hpp"
#include "records/person.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

/// What may leave the casebook, for which use and to whom: docs/methods/withholding.md, whose steps the code names.
/// Every export asks here for each claim before it writes a word of it; src/app/withholding.hpp gathers what it asks
/// with. Pure.
namespace vigil::publish {

using answers::Level;

/// What something is to be used for.
enum class Use : std::uint8_t {
    count,   ///< In numbers only.
    share,   ///< With a named partner.
    submit,  ///< To a court, an international body or an authority.
    publish, ///< In public.
};
std::string_view name_of(Use use);
std::optional<Use> use_named(std::string_view name);

/// What stays inside unless it is asked for by name.
enum class Sensitive : std::uint8_t { contact, health, minor, sexual_violence };
std::string_view name_of(Sensitive what);
std::optional<Sensitive> sensitive_named(std::string_view name);

/// What a source allowed or refused. Several in force that differ are all here, and the stricter one holds.
struct Consent {
    std::string source; ///< As passages name it: publisher or code name.
    Use use = Use::publish;
    std::string recipient; ///< Empty: anyone.
    bool given = false;    ///< False: refused, or revoked after it was given.
};

/// What an export is for.
struct Purpose {
    Use use = Use::publish;
    std::string recipient;        ///< Empty: anyone.
    Level level = Level::open;    ///< The highest that may go out.
    std::set<Sensitive> included; ///< Asked for by name.
};

/// What the rule looks at of one claim.
struct Subject {
    const domain::Claim* claim = nullptr; ///< With its corrections. Pre: not nullptr.
    std::string source;                   ///< Of its passage.
    bool needs_consent = false;           ///< Its source is a person: silence is no consent.
    Level level = Level::open;            ///< The highest of the claim, its document and the records it is part of.
    bool minor = false;                   ///< It names somebody who is, or may be, a minor.
    std::set<Sensitive> beside;           ///< What other claims drawn from the same words tell.
};

/// What of a claim may go out. What is withheld is counted and said with its reasons, never dropped unseen.
struct Decision {
    bool shown = true; ///< The claim at all.
    bool names = true; ///< The names of people in it.
    bool words = true; ///< Its quote.
    std::vector<std::string>
        reasons; ///< "restricted: confidential", "no consent of Heron to publish", "names a minor".
    bool whole() const { return shown && names && words; }
};
Decision decide(const Subject& subject, const Purpose& purpose, std::span<const Consent> consents);

/// The claim as far as the decision lets it: names become "[withheld]" and lose their spans and codes, words go. Pre:
/// `decision.shown`.
domain::Claim shown_part(domain::Claim claim, const Decision& decision);
inline constexpr std::string_view withheld_name = "[withheld]";

/// Which sensitive things a claim tells by itself (its type, or the kind of particular).
std::set<Sensitive> told_by(const domain::Claim& claim);
/// Some word of the claim says that whom it concerns is a child.
bool speaks_of_minor(const domain::Claim& claim);
/// Younger than eighteen on `day`, or stated to be a minor; unknown age is not.
bool is_minor(const records::Person& person, Day day);

} // namespace vigil::publish
