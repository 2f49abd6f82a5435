// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/withholding.md.
#include "app/withholding.hpp"

#include "app/questions.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

using publish::Sensitive;

bool overlap(const domain::Span& a, const domain::Span& b)
{
    return a.begin < b.end && b.begin < a.end;
}

std::string counted(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " claim" : " claims");
}

} // namespace

Withholding::Withholding(const Session& session, publish::Purpose purpose) : m_purpose{std::move(purpose)}
{
    const auto guard = session.lock();
    m_today = std::chrono::floor<std::chrono::days>(session.now());
    m_levels = levels_in(session.casebook());
    m_consents = consents(session);
    for (const auto& source : session.casebook().sources())
        if (source.kind == "person")
            m_people.insert(search_key(source.code));
    const auto evidence = session.casebook().evidence();
    find_minors(session);
    find_beside(evidence);
}

/// Step 14: whoever is a minor in any record is one in every claim that names the person.
void Withholding::find_minors(const Session& session)
{
    for (const auto& record : session.casebook().records(Family::person, Floor::proposed)) {
        const auto person = records::person_from_cbor(record.value);
        if (!person || !publish::is_minor(*person, m_today))
            continue;
        for (const auto& claim : answers::claims_under({record}))
            m_minors.insert(claim);
        for (const auto& mention : person->mentions)
            m_minors.insert(mention.claim);
    }
}

/// Step 13.
void Withholding::find_beside(const records::Evidence& evidence)
{
    std::map<EntryId, std::vector<std::pair<const records::ClaimFacts*, std::set<Sensitive>>>> told;
    for (const auto& facts : evidence.claims)
        if (auto what = publish::told_by(facts.claim); !what.empty())
            told[facts.passage->part].emplace_back(&facts, std::move(what));
    for (const auto& facts : evidence.claims) {
        const auto found = told.find(facts.passage->part);
        if (found == told.end())
            continue;
        for (const auto& [other, what] : found->second)
            if (other->id != facts.id && overlap(other->claim.span, facts.claim.span))
                m_beside[facts.id].insert(what.begin(), what.end());
    }
}

publish::Decision Withholding::decision(const records::StandingClaim& claim) const
{
    publish::Subject subject;
    subject.claim = &claim.claim;
    subject.source = claim.passage->source;
    subject.needs_consent = claim.passage->note || m_people.contains(search_key(subject.source));
    subject.level = m_levels.of_claim(claim.id);
    subject.minor = m_minors.contains(claim.id);
    if (const auto found = m_beside.find(claim.id); found != m_beside.end())
        subject.beside = found->second;
    return publish::decide(subject, m_purpose, m_consents);
}

bool Withholding::shows_name(const records::Person& person) const
{
    return m_purpose.included.contains(Sensitive::minor) || !publish::is_minor(person, m_today);
}

std::string Screened::sentence() const
{
    if (withheld == 0 && partly == 0)
        return "Nothing was withheld.";
    std::string text = counted(withheld) + " withheld, " + std::to_string(partly) + " without names or words";
    const char* between = " (";
    for (const auto& [reason, count] : reasons) {
        text += between + reason + ": " + std::to_string(count);
        between = "; ";
    }
    return text + (reasons.empty() ? "." : ").");
}

Screened screened(records::Standing standing, const Withholding& rule)
{
    Screened out{{{}, standing.below, standing.rejected, std::move(standing.links)}, 0, 0, {}};
    for (auto& claim : standing.claims) {
        const auto decision = rule.decision(claim);
        for (const auto& reason : decision.reasons)
            ++out.reasons[reason];
        if (!decision.shown) {
            ++out.withheld;
            continue;
        }
        out.partly += decision.whole() ? 0U : 1U;
        claim.claim = publish::shown_part(std::move(claim.claim), decision);
        out.standing.claims.push_back(std::move(claim));
    }
    return out;
}

} // namespace vigil::app
