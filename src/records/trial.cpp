// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proceedings.md.
#include "records/trial.hpp"

#include "base/disjoint_sets.hpp"
#include "base/utf8.hpp"
#include "records/groups.hpp"
#include "records/profile.hpp"
#include "records/words.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

std::string words_of(const domain::Claim& claim)
{
    return first_text(claim, Field::detail);
}

/// Step 5: as the words say it.
ProceedingKind kind_of(const domain::Claim& claim)
{
    std::string words = words_of(claim);
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

struct Told {
    const StandingClaim* claim = nullptr;
    ProceedingKind kind = ProceedingKind::criminal;
    std::string court{}; ///< Key; empty: no court that is named.
    std::set<std::string> laws{}, case_numbers{};
    std::set<std::string> defendants{};
};

Told told_by(const StandingClaim& claim)
{
    Told told{&claim, kind_of(claim.claim)};
    if (const domain::Value* court = court_of(claim.claim))
        told.court = court_key(*court);
    for (const domain::Value* value : claim.claim.values_of(Field::law))
        told.laws.insert(value->norm.empty() ? search_key(value->text) : value->norm);
    for (const domain::Value& value : claim.claim.values)
        if (value.code == "case_number")
            told.case_numbers.insert(search_key(value.text));
    for (const std::string& text : texts_of(claim.claim, Field::target))
        told.defendants.insert(search_key(text));
    told.laws.erase("");
    return told;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b)
{
    return std::ranges::any_of(a, [&](const std::string& one) { return b.contains(one); });
}

/// A higher court decides on the case of a lower one.
bool of_higher_court(const Told& told)
{
    const std::string outcome = outcome_in(words_of(told.claim->claim));
    const bool appeal_heard = told.claim->claim.type == ClaimType::hearing &&
                              has_word(words_of(told.claim->claim) + " | " + told.claim->claim.quote, {"appeal"});
    return told.claim->claim.type == ClaimType::appeal || outcome == "upheld" || outcome == "quashed" || appeal_heard;
}

/// Steps 2 and 3, for claims about one defendant (or of one report).
bool of_one_case(const Told& a, const Told& b)
{
    if (a.kind != b.kind)
        return false;
    if (!a.case_numbers.empty() && !b.case_numbers.empty())
        return share(a.case_numbers, b.case_numbers) && (a.court.empty() || b.court.empty() || a.court == b.court);
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

std::vector<std::vector<Told>> grouped(std::vector<Told> all)
{
    DisjointSets sets{all.size()};
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j)
            if (of_one_case(all[i], all[j]))
                sets.join(i, j);
    std::vector<std::vector<Told>> result;
    for (const auto& members : sets.all()) {
        result.emplace_back();
        for (const std::size_t member : members)
            result.back().push_back(std::move(all[member]));
    }
    return result;
}

bool decided(const std::vector<Told>& one)
{
    return std::ranges::any_of(
        one, [](const Told& told) { return told.claim->claim.type == ClaimType::verdict && !of_higher_court(told); });
}

/// What is told of an appeal alone, without charges, belongs to the case that was decided, if there is just one of that
/// kind.
void follow_appeals(std::vector<std::vector<Told>>& cases)
{
    for (std::vector<Told>& appeal : cases) {
        const bool only_appeal = !appeal.empty() && std::ranges::all_of(appeal, [](const Told& told) {
            return of_higher_court(told) && told.laws.empty();
        });
        std::vector<Told>* below = nullptr;
        std::size_t candidates = 0;
        for (std::vector<Told>& one : cases)
            if (only_appeal && !one.empty() && one.front().kind == appeal.front().kind && decided(one)) {
                below = &one;
                ++candidates;
            }
        if (candidates != 1 || below == &appeal)
            continue;
        below->insert(below->end(), appeal.begin(), appeal.end());
        appeal.clear();
    }
    std::erase_if(cases, [](const std::vector<Told>& one) { return one.empty(); });
}

class CaseFold {
public:
    CaseFold(std::vector<Told> told, const PersonOf& person_of, const std::string& only)
        : m_told{std::move(told)},
          m_person_of{&person_of},
          m_only{&only}
    {
        std::ranges::sort(m_told, [](const Told& a, const Told& b) {
            const auto& x = a.claim->claim;
            const auto& y = b.claim->claim;
            return std::tuple{!x.time.has_value(), x.time ? first_day(*x.time) : Day{}, x.type, a.claim->id} <
                   std::tuple{!y.time.has_value(), y.time ? first_day(*y.time) : Day{}, y.type, b.claim->id};
        });
    }

    Proceeding fold()
    {
        m_case.kind = m_told.front().kind;
        for (const Told& told : m_told) {
            add_head(told);
            add_step(told);
            add_ahead(told);
        }
        for (const Told& told : m_told)
            add_outcomes(told);
        dispute_table();
        settle();
        return std::move(m_case);
    }

private:
    static Day first_day(const Edtf& time) { return time.earliest().value_or(time.latest().value_or(Day::min())); }

    void add_head(const Told& told)
    {
        const domain::Claim& claim = told.claim->claim;
        add_basis(m_case.basis, told.claim->id);
        m_case.last_confirmed = latest_of(m_case.last_confirmed, confirmed_on(*told.claim));
        if (!told.court.empty() && (m_case.court_key.empty() || !of_higher_court(told))) {
            if (m_case.court_key.empty()) {
                m_case.court_key = told.court;
                m_case.court = court_of(claim)->text;
            }
        }
        for (const std::string& number : told.case_numbers)
            add_new(m_case.case_numbers, {number});
        for (const auto& [name, person] : defendants_of(told))
            add_new(m_case.defendants, {name});
        if (claim.type != ClaimType::ruling)
            add_new(m_case.charges, texts_of(claim, Field::law));
        if (claim.count && (!m_case.defendant_count || m_case.defendant_count->min < claim.count->min))
            m_case.defendant_count = claim.count;
    }

    /// Name as stated and person record; unnamed ones only where no named one is asked for.
    std::vector<std::pair<std::string, std::string>> defendants_of(const Told& told) const
    {
        std::vector<std::pair<std::string, std::string>> result;
        std::uint32_t n = 0;
        for (const domain::Value* value : told.claim->claim.values_of(Field::target)) {
            const auto found = m_person_of->find({told.claim->id, Field::target, n++});
            const std::string person = found == m_person_of->end() ? std::string{} : found->second;
            const bool wanted =
                m_only->empty() ? person.empty() && !names_person(told.claim->claim.type, *value) : person == *m_only;
            if (wanted && !value->text.empty())
                result.emplace_back(value->text, person);
        }
        return result;
    }

    void add_step(const Told& told)
    {
        const domain::Claim& claim = told.claim->claim;
        Step step;
        step.what = claim.type;
        step.when = claim.time;
        step.outcome = words_of(claim);
        step.actors = texts_of(claim, Field::actor);
        step.places = texts_of(claim, Field::place);
        step.laws = texts_of(claim, Field::law);
        step.modality = claim.modality;
        step.basis = {told.claim->id};
        const auto same = std::ranges::find_if(m_case.steps, [&](const Step& one) {
            return one.what == step.what && one.when == step.when && one.when && one.modality == step.modality &&
                   (one.outcome.empty() || step.outcome.empty() ||
                    search_key(one.outcome) == search_key(step.outcome)) &&
                   (one.laws.empty() || step.laws.empty() || one.laws == step.laws);
        });
        if (same == m_case.steps.end()) {
            m_case.steps.push_back(std::move(step));
            return;
        }
        add_basis(same->basis, step.basis);
        add_new(same->actors, step.actors);
        add_new(same->places, step.places);
        add_new(same->laws, step.laws);
        if (same->outcome.empty())
            same->outcome = step.outcome;
    }

    /// Step 8: only what a claim says may come.
    void add_ahead(const Told& told)
    {
        const domain::Claim& claim = told.claim->claim;
        const bool to_come = claim.modality == Modality::possible || claim.modality == Modality::announced;
        const auto published = published_on(*told.claim);
        const bool set_for_later =
            claim.type == ClaimType::hearing && claim.time && published && first_day(*claim.time) > *published;
        if (!to_come && !set_for_later)
            return;
        Ahead ahead{std::string{domain::label_of(claim.type)}, words_of(claim), claim.time, {told.claim->id}};
        if (ahead.words.empty())
            ahead.words = claim.quote;
        m_case.ahead.push_back(std::move(ahead));
    }

    static bool decides(ClaimType type)
    {
        return type == ClaimType::verdict || type == ClaimType::sentence || type == ClaimType::closure;
    }

    /// Step 6.
    void add_outcomes(const Told& told)
    {
        const domain::Claim& claim = told.claim->claim;
        const bool said = claim.modality == Modality::asserted || claim.modality == Modality::alleged;
        if (!said || (claim.type != ClaimType::charge && !decides(claim.type)))
            return;
        for (const auto& [name, person] : defendants_of(told)) {
            const auto laws = texts_of(claim, Field::law);
            if (claim.type == ClaimType::sentence)
                add_sentence(told, name, person);
            else if (!laws.empty())
                for (const std::string& law : laws)
                    put(told, name, person, law);
            else if (claim.type != ClaimType::charge)
                put_on_all(told, name, person);
        }
    }

    void put_on_all(const Told& told, const std::string& name, const std::string& person)
    {
        std::vector<std::string> charges;
        for (const Outcome& row : m_case.table)
            if (row.defendant == name)
                add_new(charges, {row.charge});
        if (charges.empty())
            charges = m_case.charges.empty() ? std::vector<std::string>{""} : m_case.charges;
        for (const std::string& charge : charges)
            put(told, name, person, charge);
    }

    void put(const Told& told, const std::string& name, const std::string& person, const std::string& charge)
    {
        const domain::Claim& claim = told.claim->claim;
        Outcome row{name, person, charge, {}, {}, {}, {}, false, {told.claim->id}};
        if (claim.type != ClaimType::charge) {
            row.outcome = outcome_in(words_of(claim).empty() ? claim.quote : words_of(claim));
            row.when = claim.time;
            if (const domain::Value* court = court_of(claim))
                row.court = court->text;
        }
        for (Outcome& have : m_case.table) {
            const bool same_cell = have.defendant == name && search_key(have.charge) == search_key(charge);
            if (!same_cell || (!have.outcome.empty() && !row.outcome.empty() && have.outcome != row.outcome))
                continue;
            if (have.outcome.empty()) {
                have.outcome = row.outcome;
                have.when = row.when;
                have.court = row.court;
            }
            add_basis(have.basis, row.basis);
            return;
        }
        m_case.table.push_back(std::move(row));
    }

    void add_sentence(const Told& told, const std::string& name, const std::string& person)
    {
        const std::string words = words_of(told.claim->claim);
        bool found = false;
        for (Outcome& row : m_case.table)
            if (row.defendant == name && (row.outcome == "convicted" || row.outcome.empty()) && !found) {
                row.sentence = row.sentence.empty() ? words : row.sentence;
                add_basis(row.basis, told.claim->id);
                found = true;
            }
        if (!found) {
            Outcome row{name, person, {}, {}, words, told.claim->claim.time, {}, false, {told.claim->id}};
            m_case.table.push_back(std::move(row));
        }
    }

    /// Step 11: differing outcomes of one cell, of one day, or of which one has no day.
    void dispute_table()
    {
        for (Outcome& a : m_case.table)
            for (const Outcome& b : m_case.table) {
                const bool same_cell = a.defendant == b.defendant && search_key(a.charge) == search_key(b.charge);
                const bool differ = !a.outcome.empty() && !b.outcome.empty() && a.outcome != b.outcome;
                const bool higher =
                    b.outcome == "upheld" || b.outcome == "quashed" || a.outcome == "upheld" || a.outcome == "quashed";
                if (same_cell && differ && !higher && may_be_same_time(a.when, b.when))
                    a.disputed = true;
            }
    }

    /// Step 10: silence is "not known".
    void settle()
    {
        bool final = false, closed = false, open = false;
        for (const Told& told : m_told) {
            const domain::Claim& claim = told.claim->claim;
            if (claim.modality == Modality::denied)
                continue;
            const bool said = claim.modality == Modality::asserted || claim.modality == Modality::alleged;
            if (said)
                m_case.stage = stage_of(claim.type, m_case.stage);
            final = final || (said && decides(claim.type) && says_final(words_of(claim)));
            closed = said && claim.type == ClaimType::closure ? outcome_in(words_of(claim)) != "commuted" : closed;
            // A step after the closure opens the case again.
            closed = closed && !(said && claim.type == ClaimType::appeal);
            open = open || has_word(claim.quote, {"remains open", "still open", "case is open", "goes on", "pending",
                                                  "ongoing", "sigue abierto"});
        }
        const bool running = m_case.stage == "investigation" || m_case.stage == "charged" || m_case.stage == "trial" ||
                             m_case.stage == "appeal";
        if (closed || final)
            m_case.openness = Openness::closed;
        else if (open || running || !m_case.ahead.empty())
            m_case.openness = Openness::open;
        if (m_case.openness == Openness::closed)
            m_case.stage = "closed";
    }

    static std::string stage_of(ClaimType type, const std::string& before)
    {
        if (type == ClaimType::investigation)
            return before.empty() ? "investigation" : before;
        if (type == ClaimType::charge)
            return before.empty() || before == "investigation" ? "charged" : before;
        if (type == ClaimType::hearing)
            return before == "verdict" || before == "appeal" ? before : "trial";
        if (type == ClaimType::verdict || type == ClaimType::sentence)
            return "verdict";
        if (type == ClaimType::appeal)
            return "appeal";
        return type == ClaimType::closure ? "closed" : before;
    }

    std::vector<Told> m_told;
    const PersonOf* m_person_of;
    const std::string* m_only;
    Proceeding m_case;
};

} // namespace

std::vector<Proceeding> cases_in(const std::vector<const StandingClaim*>& claims, const PersonOf& person_of,
                                 const std::string& only)
{
    std::vector<Told> told;
    for (const StandingClaim* claim : claims)
        if (tells_proceeding(claim->claim.type))
            told.push_back(told_by(*claim));
    std::ranges::sort(told, {}, [](const Told& one) { return one.claim->id; });
    std::vector<Proceeding> cases;
    auto groups = grouped(std::move(told));
    follow_appeals(groups);
    for (std::vector<Told>& one : groups)
        cases.push_back(CaseFold{std::move(one), person_of, only}.fold());
    return cases;
}

CaseLine line_of(const Proceeding& proceeding)
{
    CaseLine line;
    line.stage = proceeding.stage;
    for (const Outcome& row : proceeding.table) {
        if (!row.outcome.empty() && line.outcome.find(row.outcome) == std::string::npos)
            line.outcome += (line.outcome.empty() ? "" : ", ") + row.outcome;
        if (line.sentence.empty())
            line.sentence = row.sentence;
        line.disputed = line.disputed || row.disputed;
    }
    line.laws = proceeding.charges;
    line.court = proceeding.court;
    line.openness = proceeding.openness;
    line.ahead = proceeding.ahead;
    for (const Step& step : proceeding.steps)
        if (step.when) {
            line.since = line.since ? line.since : step.when;
            line.latest = step.when;
        }
    line.last_confirmed = proceeding.last_confirmed;
    line.basis = proceeding.basis;
    return line;
}

} // namespace vigil::records
