// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/withholding.md.
#include "app/screen.hpp"

#include "answers/material.hpp"
#include "app/consent.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"
#include "records/person.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

using publish::Sensitive;

bool overlap(const domain::Span& a, const domain::Span& b)
{
    return a.begin < b.end && b.begin < a.end;
}

/// Step 11, for words that no particular names as health.
bool speaks_of_health(std::string_view words)
{
    return records::has_word(std::string{words} + " x",
                             {"medical", "health", "seriously ill", "ill ", "illness", "sick", "fever", "infirmary",
                              "hospital", "cancer", "diabet", "hiv ", "pregnan", "surgery", "medication",
                              "hunger strike", "salud", "enferm", "medic"});
}

bool names_somebody(const records::StandingClaim& claim)
{
    return !records::people_in(claim).empty();
}

} // namespace

Screen::Screen(const Session& session, publish::Purpose purpose) : m_purpose{std::move(purpose)}
{
    const auto guard = session.lock();
    m_today = std::chrono::floor<std::chrono::days>(session.now());
    m_levels = levels_in(session.casebook()); // Steps 1 to 5.
    m_consents = consents(session);           // Steps 7 to 9.
    for (const auto& source : session.casebook().sources())
        if (source.kind == "person")
            m_sources.insert(search_key(source.code));
    find_minors(session);
    find_beside(session.casebook().evidence());
}

/// Step 14: whoever is a minor in any record is one in every claim that names the person.
void Screen::find_minors(const Session& session)
{
    for (const auto& record : session.casebook().records(Family::person, Floor::proposed)) {
        const auto person = records::person_from_cbor(record.value);
        if (!person || !publish::is_minor(*person, m_today))
            continue;
        for (const auto& name : person->names)
            if (const auto key = search_key(name.text); key.find(' ') != std::string::npos)
                m_minor_names.insert(key);
        for (const auto& claim : answers::claims_under({record}))
            m_minors.insert(claim);
        for (const auto& mention : person->mentions)
            m_minors.insert(mention.claim);
    }
}

/// Step 13.
void Screen::find_beside(const records::Evidence& evidence)
{
    std::map<EntryId, std::vector<std::pair<const records::ClaimFacts*, std::set<Sensitive>>>> told;
    for (const auto& facts : evidence.claims)
        if (auto what = publish::told_by(facts.claim); !what.empty())
            told[facts.passage->part].emplace_back(&facts, std::move(what));
    for (const auto& facts : evidence.claims)
        if (const auto found = told.find(facts.passage->part); found != told.end())
            for (const auto& [other, what] : found->second)
                if (other->id != facts.id && overlap(other->claim.span, facts.claim.span))
                    m_beside[facts.id].insert(what.begin(), what.end());
}

/// Step 14, for words of claims about others.
bool Screen::names_minor(std::string_view words) const
{
    if (m_minor_names.empty())
        return false;
    const std::string key = " " + search_key(words) + " ";
    return std::ranges::any_of(
        m_minor_names, [&](const std::string& name) { return key.find(" " + name + " ") != std::string::npos; });
}

publish::Decision Screen::decision(const records::StandingClaim& claim) const
{
    publish::Subject subject;
    subject.claim = &claim.claim;
    subject.source = claim.passage->source;
    subject.needs_consent = claim.passage->note || m_sources.contains(search_key(subject.source));
    subject.level = m_levels.of_claim(claim.id);
    subject.minor = m_minors.contains(claim.id);
    if (const auto found = m_beside.find(claim.id); found != m_beside.end())
        subject.beside = found->second;
    auto decision = publish::decide(subject, m_purpose, m_consents);
    if (!m_purpose.included.contains(Sensitive::minor) && names_minor(claim.claim.quote)) {
        decision.words = false;
        decision.reasons.emplace_back("its words: names a minor");
    }
    const bool health =
        names_somebody(claim) && (speaks_of_health(claim.claim.quote) ||
                                  speaks_of_health(records::first_text(claim.claim, domain::Field::detail)));
    if (health && !m_purpose.included.contains(Sensitive::health)) {
        decision.words = false;
        decision.reasons.emplace_back("its words: tells of somebody's health");
    }
    return decision;
}

Screen::Screened Screen::screened(records::Standing standing) const
{
    Screened out{{{}, standing.below, standing.rejected, std::move(standing.links)}, 0, 0, {}};
    std::map<std::string, std::size_t> reasons;
    for (auto& claim : standing.claims) {
        const auto decision = this->decision(claim);
        for (const auto& reason : decision.reasons)
            ++reasons[reason];
        out.left_out += decision.shown ? 0U : 1U;
        if (!decision.shown)
            continue;
        out.partly += decision.whole() ? 0U : 1U;
        claim.claim = publish::shown_part(std::move(claim.claim), decision);
        if (!m_purpose.included.contains(Sensitive::health) && names_somebody(claim))
            for (auto& value : claim.claim.values)
                if (value.field == domain::Field::detail && speaks_of_health(value.text))
                    value = {value.field, std::string{publish::withheld_name}, {}, value.kind, {}, {}};
        if (!m_purpose.included.contains(Sensitive::minor) && names_minor(claim.passage->title)) {
            auto passage = std::make_shared<records::Passage>(*claim.passage);
            passage->title = publish::withheld_name;
            claim.passage = std::move(passage);
        }
        out.standing.claims.push_back(std::move(claim));
    }
    if (out.left_out == 0 && out.partly == 0) {
        out.withheld = "Nothing was withheld.";
        return out;
    }
    out.withheld = std::to_string(out.left_out) + (out.left_out == 1 ? " claim" : " claims") + " withheld, " +
                   std::to_string(out.partly) + " shown in part";
    const char* between = " (";
    for (const auto& [reason, count] : reasons) {
        out.withheld += between + reason + ": " + std::to_string(count);
        between = "; ";
    }
    out.withheld += reasons.empty() ? "." : ").";
    return out;
}

} // namespace vigil::app
