// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "answers/chronology.hpp"

#include "answers/age.hpp"
#include "answers/head.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace vigil::answers {
namespace {

using domain::ClaimType;
using domain::Field;
using records::StandingClaim;

std::vector<const StandingClaim*> claims_about(const records::Person& person, const records::Standing& standing)
{
    std::vector<const StandingClaim*> claims;
    for (const records::MentionRef& mention : person.mentions) {
        const auto at = std::ranges::lower_bound(standing.claims, mention.claim, {}, &StandingClaim::id);
        if (at != standing.claims.end() && at->id == mention.claim && (claims.empty() || claims.back() != &*at))
            claims.push_back(&*at);
    }
    // The first that published stands first on a line that several share.
    std::ranges::sort(claims, {}, [](const StandingClaim* claim) {
        return std::tuple{records::published_on(*claim), claim->passage->source, claim->id};
    });
    return claims;
}

/// Claims that tell one thing of one day in one way stand on one line.
using LineKey = std::tuple<std::string, ClaimType, domain::Modality, std::string>;

LineKey key_of(const StandingClaim& claim)
{
    return {claim.claim.time ? claim.claim.time->to_string() : "", claim.claim.type, claim.claim.modality,
            search_key(records::first_text(claim.claim, Field::detail))};
}

struct Line {
    const StandingClaim* first = nullptr;
    std::vector<std::string> places, actors, laws, sources;
    Basis basis;
};

void add(Line& line, const StandingClaim& claim)
{
    if (line.first == nullptr)
        line.first = &claim;
    records::add_new(line.places, records::texts_of(claim.claim, Field::place));
    records::add_new(line.actors, records::texts_of(claim.claim, Field::actor));
    records::add_new(line.laws, records::texts_of(claim.claim, Field::law));
    records::add_new(line.sources, {records::said_by(claim)});
    records::add_basis(line.basis, claim.id);
}

void append(std::string& words, std::string_view before, const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : ", ") + text;
    if (!all.empty())
        words += std::string{before} + all;
}

std::string words_of(const Line& line, const records::Person& person, const records::Standing& standing)
{
    const domain::Claim& said = line.first->claim;
    std::string words{domain::label_of(said.type)};
    if (said.modality != domain::Modality::asserted)
        words += " (" + std::string{domain::name_of(said.modality)} + ")";
    append(words, ": ", {records::first_text(said, Field::detail)});
    append(words, ", ", line.places);
    append(words, ", by ", line.actors);
    append(words, ", ", line.laws);
    append(words, "; says ", line.sources);
    const bool one_day = said.time && said.time->earliest() && said.time->earliest() == said.time->latest();
    if (const auto age = one_day ? age_on(person, standing, *said.time->earliest()) : std::nullopt)
        words += "; " + words_for(*age);
    return words;
}

class Notes {
public:
    std::vector<std::size_t> numbers(const Basis& basis)
    {
        std::vector<std::size_t> numbers;
        for (const EntryId& claim : basis) {
            const auto [at, added] = m_number.emplace(claim, m_claims.size() + 1);
            if (added)
                m_claims.push_back(claim);
            numbers.push_back(at->second);
        }
        std::ranges::sort(numbers);
        return numbers;
    }
    std::vector<EntryId> take() { return std::move(m_claims); }

private:
    std::map<EntryId, std::size_t> m_number;
    std::vector<EntryId> m_claims;
};

/// "profession: lawyer", each with the time for which it is said.
std::vector<ChronologyLine> said_of(const records::Person& person)
{
    std::vector<ChronologyLine> lines;
    for (const records::Stated& name : person.names)
        lines.push_back({std::nullopt, "named: " + name.text, {}, name.basis});
    for (const records::Particular& one : person.particulars) {
        std::string kind = one.kind.empty() ? "said" : one.kind;
        std::ranges::replace(kind, '_', ' ');
        lines.push_back({one.when, kind + ": " + one.text, {}, one.basis});
    }
    return lines;
}

} // namespace

Chronology chronology_of(const records::Person& person, const records::Standing& standing)
{
    std::map<LineKey, Line> by_key;
    for (const StandingClaim* claim : claims_about(person, standing))
        if (claim->claim.type != ClaimType::particular)
            add(by_key[key_of(*claim)], *claim);
    Chronology result;
    for (const auto& [key, line] : by_key)
        result.lines.push_back({line.first->claim.time, words_of(line, person, standing), {}, line.basis});
    std::ranges::stable_sort(result.lines, [](const ChronologyLine& a, const ChronologyLine& b) {
        return records::earlier(a.when, b.when);
    });
    result.said = said_of(person);
    Notes notes;
    for (ChronologyLine& line : result.lines)
        line.notes = notes.numbers(line.basis);
    for (ChronologyLine& line : result.said)
        line.notes = notes.numbers(line.basis);
    result.notes = notes.take();
    return result;
}

} // namespace vigil::answers
