// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/withholding.md.
#include "app/screen.hpp"

#include "answers/material.hpp"
#include "app/work.hpp"
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

/// Step 2: a word that is no level is taken as the strictest.
answers::Level strictest(const std::vector<WorkValue>& values)
{
    auto level = answers::Level::open;
    for (const auto& value : values)
        if (!value.value.empty())
            level = std::max(level, answers::level_named(value.value).value_or(answers::Level::strict));
    return level;
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
    const auto evidence = session.casebook().evidence();
    find_consents(session);
    find_people(session);
    find_levels(session, evidence);
    find_beside(evidence);
}

/// Steps 7 to 9: ("consent:SOURCE", "USE/RECIPIENT", "given …"); "*" stands for any recipient. What is not plainly
/// given is a refusal.
void Screen::find_consents(const Session& session)
{
    for (const auto& source : work_objects(session, "consent"))
        for (const auto& [field, values] : work_fields(session, "consent:" + source)) {
            const auto slash = field.find('/');
            const auto use = publish::use_named(field.substr(0, slash));
            if (!use || slash == std::string::npos)
                continue;
            std::string recipient = field.substr(slash + 1);
            if (recipient == "*")
                recipient.clear();
            for (const auto& value : values)
                m_consents.push_back({source, *use, recipient, value.value.starts_with("given")});
        }
    for (const auto& source : session.casebook().sources())
        if (source.kind == "person")
            m_sources.insert(search_key(source.code));
}

/// Step 14: whoever is a minor in any record is one in every claim that names the person. Step 3: the level of a person
/// is that of every claim about them.
void Screen::find_people(const Session& session)
{
    std::map<std::string, Level> marked;
    for (const auto& id : work_objects(session, "person"))
        marked.emplace(id, strictest(work_values(session, "person:" + id, "level")));
    for (const auto& record : session.casebook().records(Family::person, Floor::proposed)) {
        const auto person = records::person_from_cbor(record.value);
        if (!person)
            continue;
        auto level = Level::open;
        for (const auto& mention : person->mentions)
            if (const auto found = marked.find(mention.to_string()); found != marked.end())
                level = std::max(level, found->second);
        const bool minor = publish::is_minor(*person, m_today);
        if (minor)
            for (const auto& name : person->names)
                if (const auto key = search_key(name.text); key.find(' ') != std::string::npos)
                    m_minor_names.insert(key);
        for (const auto& mention : person->mentions) {
            if (minor)
                m_minors.insert(mention.claim);
            if (level != Level::open)
                m_levels[mention.claim] = std::max(m_levels[mention.claim], level);
        }
    }
}

/// Steps 1 to 4: of claims, and of documents.
void Screen::find_levels(const Session& session, const records::Evidence& evidence)
{
    for (const auto* kind : {"claim", "document"})
        for (const auto& id : work_objects(session, kind)) {
            const auto level = strictest(work_values(session, std::string{kind} + ":" + id, "level"));
            if (const auto digest = parse_digest(id); digest && level != Level::open)
                m_levels[EntryId{*digest}] = std::max(m_levels[EntryId{*digest}], level);
        }
    if (m_levels.empty())
        return;
    // Step 4: a level holds for the words.
    std::map<EntryId, std::vector<std::pair<domain::Span, Level>>> words;
    for (const auto& facts : evidence.claims)
        if (const auto found = m_levels.find(facts.id); found != m_levels.end())
            words[facts.passage->part].emplace_back(facts.claim.span, found->second);
    for (const auto& facts : evidence.claims)
        if (const auto found = words.find(facts.passage->part); found != words.end())
            for (const auto& [span, level] : found->second)
                if (overlap(span, facts.claim.span))
                    m_levels[facts.id] = std::max(m_levels[facts.id], level);
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

answers::Level Screen::level_of(const records::StandingClaim& claim) const
{
    auto level = Level::open;
    for (const auto& id : {claim.id, claim.passage->part, claim.passage->document})
        if (const auto found = m_levels.find(id); found != m_levels.end())
            level = std::max(level, found->second);
    return level;
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
    subject.level = level_of(claim);
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
    Screened out{{{}, standing.below, standing.rejected, std::move(standing.links)}, {}};
    std::size_t withheld = 0, partly = 0;
    std::map<std::string, std::size_t> reasons;
    for (auto& claim : standing.claims) {
        const auto decision = this->decision(claim);
        for (const auto& reason : decision.reasons)
            ++reasons[reason];
        withheld += decision.shown ? 0U : 1U;
        if (!decision.shown)
            continue;
        partly += decision.whole() ? 0U : 1U;
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
    if (withheld == 0 && partly == 0) {
        out.withheld = "Nothing was withheld.";
        return out;
    }
    out.withheld = std::to_string(withheld) + (withheld == 1 ? " claim" : " claims") + " withheld, " +
                   std::to_string(partly) + " shown in part";
    const char* between = " (";
    for (const auto& [reason, count] : reasons) {
        out.withheld += between + reason + ": " + std::to_string(count);
        between = "; ";
    }
    out.withheld += reasons.empty() ? "." : ").";
    return out;
}

} // namespace vigil::app
