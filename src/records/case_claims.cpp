// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proceedings.md.
#include "records/case_claims.hpp"

#include "base/disjoint_sets.hpp"
#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "records/groups.hpp"
#include "records/profile.hpp"
#include "records/words.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;

bool is_number_of_case(const domain::Value& value)
{
    return value.code == case_detail::number || value.code == case_detail::severed_as ||
           value.code == case_detail::joined_with;
}

/// Step 5: as the words say it.
ProceedingKind kind_of(const domain::Claim& claim)
{
    std::string words = case_words(claim);
    for (const Field field : {Field::actor, Field::target, Field::law})
        for (const std::string& text : texts_of(claim, field))
            words += " | " + text;
    if (says_international(words))
        return ProceedingKind::international;
    if (says_civil(words) || (claim.type != ClaimType::charge && says_civil(claim.quote)))
        return ProceedingKind::civil;
    if (says_constitutional(words))
        return ProceedingKind::constitutional;
    return says_administrative(words) ? ProceedingKind::administrative : ProceedingKind::criminal;
}

void add_numbers(CaseClaim& told, const domain::Value& value)
{
    if (value.code == case_detail::number || value.code == case_detail::joined_with)
        told.case_numbers.insert(search_key(value.text));
    told.joins = told.joins || value.code == case_detail::joined_with;
    if (value.code == case_detail::severed_as)
        told.severed_as.insert(search_key(value.text));
}

CaseClaim told_by(const StandingClaim& claim)
{
    CaseClaim told{&claim, kind_of(claim.claim)};
    if (const domain::Value* court = court_of(claim.claim)) {
        told.court = court_key(*court);
        told.court_name = court->text;
    }
    for (const domain::Value* value : claim.claim.values_of(Field::law))
        told.laws.insert(value->norm.empty() ? search_key(value->text) : value->norm);
    for (const domain::Value& value : claim.claim.values)
        add_numbers(told, value);
    for (const std::string& text : texts_of(claim.claim, Field::target))
        told.defendants.insert(search_key(text));
    told.severs = claim.claim.type == ClaimType::ruling && outcome_in(case_words(claim.claim)) == "severed" &&
                  claim.claim.modality != domain::Modality::denied;
    told.laws.erase("");
    return told;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b)
{
    return std::ranges::any_of(a, [&](const std::string& one) { return b.contains(one); });
}

/// Steps 2 and 3, for claims about one defendant (or of one report).
bool of_one_case(const CaseClaim& a, const CaseClaim& b)
{
    if (a.kind != b.kind)
        return false;
    if (!a.case_numbers.empty() && !b.case_numbers.empty())
        return share(a.case_numbers, b.case_numbers) &&
               (a.court.empty() || b.court.empty() || a.court == b.court || a.joins || b.joins);
    const bool courts_agree =
        a.court.empty() || b.court.empty() || a.court == b.court || of_higher_court(a) || of_higher_court(b);
    const bool one_report = a.claim->passage->part == b.claim->passage->part;
    if (!courts_agree)
        return false;
    if (share(a.laws, b.laws) || (!a.court.empty() && a.court == b.court))
        return true;
    const bool one_day =
        a.claim->claim.time && a.claim->claim.time == b.claim->claim.time && a.claim->claim.type == b.claim->claim.type;
    const bool laws_agree = a.laws.empty() || b.laws.empty();
    // One report tells two charges against one defendant with two outcomes: one case.
    return one_day || (one_report && (laws_agree || share(a.defendants, b.defendants)));
}

/// What particulars say of a case: its number and its court (steps 3a and 3b).
struct CaseParticular {
    const StandingClaim* claim = nullptr;
    const domain::Value* number = nullptr;
    const domain::Value* court = nullptr;
    bool used = false;
};

std::vector<CaseParticular> particulars_in(const std::vector<const StandingClaim*>& claims)
{
    std::vector<CaseParticular> found;
    for (const StandingClaim* claim : claims) {
        const domain::Value* detail = claim->claim.first(Field::detail);
        if (claim->claim.type != ClaimType::particular || claim->claim.modality == domain::Modality::denied ||
            detail == nullptr)
            continue;
        if (detail->code == particular::case_number && !search_key(detail->text).empty())
            found.push_back({claim, detail, nullptr});
        else if (detail->code == particular::court)
            found.push_back({claim, nullptr, detail});
    }
    std::ranges::sort(found, {}, [](const CaseParticular& one) { return one.claim->id; });
    return found;
}

/// Two claims drawn from the same words, as those of one row of a list are.
bool of_one_passage(const StandingClaim& a, const StandingClaim& b)
{
    return a.passage->part == b.passage->part && a.claim.span.begin < b.claim.span.end &&
           b.claim.span.begin < a.claim.span.end;
}

bool about_one(const StandingClaim& a, const StandingClaim& b)
{
    const auto names = texts_of(b.claim, Field::target);
    return std::ranges::any_of(texts_of(a.claim, Field::target), [&](const std::string& one) {
        return std::ranges::any_of(names,
                                   [&](const std::string& other) { return search_key(one) == search_key(other); });
    });
}

/// Step 3a: what the same words say of the same person holds for the claim, where it says nothing itself.
void take_particulars(std::vector<CaseClaim>& all, std::vector<CaseParticular>& said)
{
    for (CaseClaim& told : all) {
        const bool has_number = !told.case_numbers.empty(), has_court = !told.court_name.empty();
        for (CaseParticular& one : said) {
            if (!of_one_passage(*one.claim, *told.claim) || !about_one(*one.claim, *told.claim))
                continue;
            if (one.number != nullptr && !has_number) {
                told.case_numbers.insert(search_key(one.number->text));
                told.numbers.push_back({one.number->text, one.claim->id});
                one.used = true;
            }
            if (one.court != nullptr && !has_court && told.court_name.empty()) {
                told.court = court_key(*one.court);
                told.court_name = one.court->text;
            }
        }
    }
}

std::string court_beside(const CaseParticular& number, const std::vector<CaseParticular>& said)
{
    for (const CaseParticular& one : said)
        if (one.court != nullptr && of_one_passage(*one.claim, *number.claim))
            return court_key(*one.court);
    return {};
}

bool has_number(const CaseGroup& one, const std::string& key)
{
    return std::ranges::any_of(one.claims, [&](const CaseClaim& told) { return told.case_numbers.contains(key); }) ||
           std::ranges::any_of(one.numbers, [&](const NumberSaid& said) { return search_key(said.text) == key; });
}

bool has_any_number(const CaseGroup& one)
{
    return !one.numbers.empty() ||
           std::ranges::any_of(one.claims, [](const CaseClaim& told) { return !told.case_numbers.empty(); });
}

bool before_court(const CaseGroup& one, const std::string& court)
{
    return std::ranges::any_of(one.claims, [&](const CaseClaim& told) { return told.court == court; });
}

/// Step 3b: a number that stands by itself belongs to the case that has it; else to the only case without a number that
/// it fits: before its court, if one is named beside it.
void place_numbers(std::vector<CaseGroup>& cases, const std::vector<CaseParticular>& said)
{
    for (const CaseParticular& one : said) {
        if (one.number == nullptr || one.used)
            continue;
        const std::string key = search_key(one.number->text), court = court_beside(one, said);
        std::vector<CaseGroup*> having, open;
        for (CaseGroup& group : cases) {
            if (has_number(group, key))
                having.push_back(&group);
            else if (!has_any_number(group) && (court.empty() || before_court(group, court)))
                open.push_back(&group);
        }
        const auto& fitting = having.empty() ? open : having;
        if (fitting.size() == 1)
            fitting.front()->numbers.push_back({one.number->text, one.claim->id});
    }
}

std::optional<Day> day_of(const CaseClaim& told)
{
    const auto& time = told.claim->claim.time;
    return !time ? std::nullopt : time->earliest() ? time->earliest() : time->latest();
}

/// Step 13: a step after the severance that concerns nobody but those whose case it was.
bool follows_severance(const CaseClaim& told, const CaseClaim& severance)
{
    if (told.severs || told.kind != severance.kind || share(told.case_numbers, severance.case_numbers))
        return false;
    if (share(told.case_numbers, severance.severed_as))
        return true;
    const auto day = day_of(told);
    const auto severed = day_of(severance);
    return told.case_numbers.empty() && day && severed && *day > *severed && !told.defendants.empty() &&
           std::ranges::includes(severance.defendants, told.defendants);
}

using Members = std::vector<std::size_t>;

/// Claims put together by their pairs: first those with a number, then the others among themselves; a group of others
/// joins a numbered one only if it is the only one that it fits (step 3).
std::vector<Members> grouped(const std::vector<CaseClaim>& all, const Members& members)
{
    DisjointSets sets{all.size()};
    const auto numbered = [&](std::size_t i) { return !all[i].case_numbers.empty(); };
    for (const std::size_t i : members)
        for (const std::size_t j : members)
            if (i < j && numbered(i) == numbered(j) && of_one_case(all[i], all[j]))
                sets.join(i, j);
    std::map<std::size_t, std::set<std::size_t>> fits;
    for (const std::size_t i : members)
        for (const std::size_t j : members)
            if (!numbered(i) && numbered(j) && of_one_case(all[i], all[j]))
                fits[sets.of(i)].insert(sets.of(j));
    for (const auto& [others, cases] : fits)
        if (cases.size() == 1)
            sets.join(others, *cases.begin());
    std::map<std::size_t, Members> groups;
    for (const std::size_t i : members)
        groups[sets.of(i)].push_back(i);
    std::vector<Members> result;
    for (auto& [first, group] : groups)
        result.push_back(std::move(group));
    return result;
}

bool decided(const CaseGroup& one)
{
    return std::ranges::any_of(one.claims, [](const CaseClaim& told) {
        return told.claim->claim.type == ClaimType::verdict && !of_higher_court(told);
    });
}

/// What is told of an appeal alone, without charges, belongs to the case that was decided, if there is just one of that
/// kind.
void follow_appeals(std::vector<CaseGroup>& cases)
{
    for (CaseGroup& appeal : cases) {
        const bool only_appeal =
            !appeal.claims.empty() && std::ranges::all_of(appeal.claims, [](const CaseClaim& told) {
                return of_higher_court(told) && told.laws.empty() && told.case_numbers.empty();
            });
        CaseGroup* below = nullptr;
        std::size_t candidates = 0;
        for (CaseGroup& one : cases)
            if (only_appeal && !one.claims.empty() && one.claims.front().kind == appeal.claims.front().kind &&
                decided(one)) {
                below = &one;
                ++candidates;
            }
        if (candidates != 1 || below == &appeal)
            continue;
        below->claims.insert(below->claims.end(), appeal.claims.begin(), appeal.claims.end());
        appeal.claims.clear();
    }
    std::erase_if(cases, [](const CaseGroup& one) { return one.claims.empty(); });
}

} // namespace

std::string case_words(const domain::Claim& claim)
{
    for (const domain::Value* value : claim.values_of(Field::detail))
        if (!is_number_of_case(*value) && !value->text.empty())
            return value->text;
    return {};
}

bool of_higher_court(const CaseClaim& told)
{
    const std::string outcome = outcome_in(case_words(told.claim->claim));
    const bool appeal_heard = told.claim->claim.type == ClaimType::hearing &&
                              has_word(case_words(told.claim->claim) + " | " + told.claim->claim.quote, {"appeal"});
    const domain::Value* court = court_of(told.claim->claim);
    return told.claim->claim.type == ClaimType::appeal || outcome == "upheld" || outcome == "quashed" || appeal_heard ||
           (court != nullptr && says_higher_court(court->text));
}

std::vector<CaseGroup> case_groups(const std::vector<const StandingClaim*>& claims)
{
    std::vector<CaseClaim> all;
    for (const StandingClaim* claim : claims)
        if (tells_proceeding(claim->claim.type))
            all.push_back(told_by(*claim));
    std::ranges::sort(all, {}, [](const CaseClaim& one) { return one.claim->id; });
    auto said = particulars_in(claims);
    take_particulars(all, said);

    // Step 13: what follows a severance is put together by itself. The first severance that fits takes it.
    std::map<std::string, Members> by_branch;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto severance = std::ranges::find_if(
            all, [&](const CaseClaim& one) { return one.severs && follows_severance(all[i], one); });
        by_branch[severance == all.end() ? std::string{} : severance->claim->id.hex()].push_back(i);
    }
    std::vector<CaseGroup> cases;
    for (const auto& [branch, members] : by_branch)
        for (const Members& group : grouped(all, members)) {
            CaseGroup& one = cases.emplace_back();
            one.branch = branch;
            for (const std::size_t i : group)
                one.claims.push_back(all[i]);
        }
    follow_appeals(cases);
    place_numbers(cases, said);
    return cases;
}

} // namespace vigil::records
