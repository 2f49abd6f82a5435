// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "base/utf8.hpp"
#include "records/custody.hpp"
#include "records/words.hpp"

#include <algorithm>
#include <map>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

struct MeasureFact {
    const StandingClaim* claim = nullptr;
    std::string kind, words;
    MeasureState state = MeasureState::imposed;
    bool denied = false;
};

/// The run of the sentence between commas, "but" and "while" that holds these words; else the sentence.
std::string clause_with(const std::string& sentence, const std::string& words)
{
    std::string parted;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const std::string_view rest = std::string_view{sentence}.substr(at);
        const bool ends = rest.front() == ',' || rest.front() == ';' || rest.front() == '.' ||
                          rest.starts_with(" but ") || rest.starts_with(" while ");
        parted += ends ? '\n' : rest.front();
    }
    const std::string key = search_key(words);
    for (const std::string_view clause : split(parted, '\n'))
        if (!key.empty() && search_key(clause).find(key) != std::string::npos)
            return std::string{clause};
    return sentence;
}

MeasureState state_of(const domain::Claim& claim, const std::string& words)
{
    if (claim.modality == Modality::announced)
        return MeasureState::announced;
    // The words of the measure first, then its clause, then the sentence. Where one sentence tells of a measure that
    // was lifted and of one that remains, doubt leaves the measure in force.
    for (const std::string& telling : {words, clause_with(claim.quote, words), claim.quote})
        if (says_lifted(telling) || says_goes_on(telling))
            return says_goes_on(telling) ? MeasureState::imposed : MeasureState::lifted;
    return MeasureState::imposed;
}

std::vector<MeasureFact> facts_of(const StandingClaim& claim)
{
    const domain::Claim& said = claim.claim;
    const bool condition = said.type == ClaimType::release;
    if ((said.type != ClaimType::restriction && !condition) || said.modality == Modality::possible) // Step 2.
        return {};
    std::vector<MeasureFact> facts;
    for (const domain::Value* value : said.values_of(Field::detail)) {
        if (value->text.empty() || says_unconditional(value->text))
            continue;
        for (std::string& kind : measure_kinds(value->text, value->code)) {
            if (condition && kind == value->text)
                continue; // "after two years in prison" is no condition: only known kinds are.
            facts.push_back({&claim, std::move(kind), value->text,
                             condition ? MeasureState::imposed : state_of(said, value->text),
                             said.modality == Modality::denied});
        }
    }
    if (facts.empty() && !condition)
        facts.push_back({&claim, "other", said.quote, state_of(said, said.quote), said.modality == Modality::denied});
    return facts;
}

std::optional<Day> day_of(const MeasureFact& fact)
{
    const auto time = time_or_published(*fact.claim);
    return time ? (time->earliest() ? time->earliest() : time->latest()) : std::nullopt;
}

/// Step 12. Facts in order of time.
Measure fold_measure(const std::string& kind, std::vector<MeasureFact> facts)
{
    std::ranges::sort(facts, {}, [](const MeasureFact& fact) {
        return std::tuple{day_of(fact).value_or(Day::min()), fact.state, fact.claim->id};
    });
    Measure measure;
    measure.kind = kind;
    std::optional<Day> changed; // Day of the last change of state.
    for (const MeasureFact& fact : facts) {
        add_basis(measure.basis, fact.claim->id);
        if (fact.denied) {
            measure.disputed = true;
            continue;
        }
        const auto day = day_of(fact);
        const bool stated = fact.claim->claim.time.has_value();
        const bool known = measure.state == MeasureState::imposed || measure.state == MeasureState::lifted;
        // Step 13: the opposite is said of the same day, or without a day.
        if (known && fact.state != measure.state && fact.state != MeasureState::announced && (!day || day == changed))
            measure.disputed = true;
        if (fact.state == MeasureState::announced && known)
            continue;
        if (fact.state != measure.state)
            changed = day;
        measure.state = fact.state;
        measure.words = fact.words;
        if (fact.state == MeasureState::lifted)
            measure.lifted = stated ? fact.claim->claim.time : time_or_published(*fact.claim);
        else if (stated && !measure.imposed)
            measure.imposed = fact.claim->claim.time;
        measure.last_confirmed = latest_of(measure.last_confirmed, confirmed_on(*fact.claim));
        if (fact.state == MeasureState::imposed && says_goes_on(fact.words + " " + fact.claim->claim.quote))
            measure.last_confirmed = latest_of(measure.last_confirmed, published_on(*fact.claim));
    }
    return measure;
}

} // namespace

std::vector<Measure> measures_of(const ClaimsOfPerson& claims)
{
    std::map<std::string, std::vector<MeasureFact>> by_kind; // Step 11.
    for (const StandingClaim* claim : claims)
        for (MeasureFact& fact : facts_of(*claim))
            by_kind[fact.kind].push_back(std::move(fact));
    std::vector<Measure> measures;
    for (auto& [kind, facts] : by_kind)
        measures.push_back(fold_measure(kind, std::move(facts)));
    return measures;
}

} // namespace vigil::records
