// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proceedings.md.
#include "records/trial.hpp"

#include "base/utf8.hpp"
#include "records/case_claims.hpp"
#include "records/conventions.hpp"
#include "records/hearing_notes.hpp"
#include "records/profile.hpp"
#include "records/words.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

class CaseFold {
public:
    CaseFold(CaseGroup group, const PersonOf& person_of, const std::string& only)
        : m_told{std::move(group.claims)},
          m_numbers{std::move(group.numbers)},
          m_person_of{&person_of},
          m_only{&only}
    {
        m_case.branch = std::move(group.branch);
        std::ranges::sort(m_told, [](const CaseClaim& a, const CaseClaim& b) {
            const auto& x = a.claim->claim;
            const auto& y = b.claim->claim;
            return std::tuple{!x.time.has_value(), x.time ? first_day(*x.time) : Day{}, x.type, a.claim->id} <
                   std::tuple{!y.time.has_value(), y.time ? first_day(*y.time) : Day{}, y.type, b.claim->id};
        });
    }

    Proceeding fold()
    {
        m_case.kind = m_told.front().kind;
        for (const CaseClaim& told : m_told) {
            add_head(told);
            if (is_hearing_line(told.claim->claim)) {
                if (told.claim->claim.modality != Modality::denied)
                    add_hearing_line(m_case.hearings, *told.claim);
                continue;
            }
            add_step(told);
            add_ahead(told);
        }
        for (const NumberSaid& number : m_numbers)
            add_number(number);
        for (const CaseClaim& told : m_told)
            add_outcomes(told);
        replace_and_dispute();
        order_hearings(m_case.hearings);
        settle();
        return std::move(m_case);
    }

private:
    static Day first_day(const Edtf& time) { return time.earliest().value_or(time.latest().value_or(Day::min())); }

    void add_head(const CaseClaim& told)
    {
        const domain::Claim& claim = told.claim->claim;
        add_basis(m_case.basis, told.claim->id);
        m_case.last_confirmed = latest_of(m_case.last_confirmed, confirmed_on(*told.claim));
        // The court of the case is the one that tries it, not the one that hears the appeal.
        const bool higher = of_higher_court(told);
        if (!told.court.empty() && (m_case.court_key.empty() || (m_higher_court && !higher))) {
            m_case.court_key = told.court;
            m_case.court = told.court_name;
            m_higher_court = higher;
        }
        for (const domain::Value& value : claim.values)
            if (value.code == case_detail::number || value.code == case_detail::joined_with)
                add_new(m_case.case_numbers, {value.text});
        for (const NumberSaid& number : told.numbers)
            add_number(number);
        for (const auto& [name, person] : defendants_of(told))
            add_new(m_case.defendants, {name});
        if (claim.type != ClaimType::ruling)
            add_charges(claim);
        if (told.severs)
            m_case.severed.push_back(
                {claim.time, texts_of(claim, Field::target), severed_numbers(claim), told.claim->id});
        if (claim.count && (!m_case.defendant_count || m_case.defendant_count->min < claim.count->min))
            m_case.defendant_count = claim.count;
    }

    /// Steps 3a and 3b. What differs only in how it is written is one number.
    void add_number(const NumberSaid& number)
    {
        const auto same = [&](const std::string& have) { return search_key(have) == search_key(number.text); };
        if (std::ranges::none_of(m_case.case_numbers, same))
            m_case.case_numbers.push_back(number.text);
        add_basis(m_case.basis, number.claim);
    }

    /// Step 16.
    void add_charges(const domain::Claim& claim)
    {
        for (const domain::Value* law : claim.values_of(Field::law)) {
            const std::size_t before = m_case.charges.size();
            add_new(m_case.charges, {law->text});
            if (m_case.charges.size() > before)
                m_case.provisions.push_back(provision_of(law->text, law->norm));
        }
    }

    static std::vector<std::string> severed_numbers(const domain::Claim& claim)
    {
        std::vector<std::string> numbers;
        for (const domain::Value& value : claim.values)
            if (value.code == case_detail::severed_as)
                add_new(numbers, {value.text});
        return numbers;
    }

    /// Name as stated and person record; unnamed ones only where no named one is asked for.
    std::vector<std::pair<std::string, std::string>> defendants_of(const CaseClaim& told) const
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

    void add_step(const CaseClaim& told)
    {
        const domain::Claim& claim = told.claim->claim;
        Step step;
        step.what = claim.type;
        step.when = claim.time;
        step.outcome = case_words(claim);
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
    void add_ahead(const CaseClaim& told)
    {
        const domain::Claim& claim = told.claim->claim;
        const bool to_come = claim.modality == Modality::possible || claim.modality == Modality::announced;
        const auto published = published_on(*told.claim);
        const bool set_for_later =
            claim.type == ClaimType::hearing && claim.time && published && first_day(*claim.time) > *published;
        if (!to_come && !set_for_later)
            return;
        Ahead ahead{std::string{domain::label_of(claim.type)}, case_words(claim), claim.time, {told.claim->id}};
        if (ahead.words.empty())
            ahead.words = claim.quote;
        m_case.ahead.push_back(std::move(ahead));
    }

    static bool decides(ClaimType type)
    {
        return type == ClaimType::verdict || type == ClaimType::sentence || type == ClaimType::closure;
    }

    /// A cell without an outcome: what somebody is charged with, or tried for.
    static bool names_charges(ClaimType type) { return type == ClaimType::charge || type == ClaimType::hearing; }

    /// Step 6.
    void add_outcomes(const CaseClaim& told)
    {
        const domain::Claim& claim = told.claim->claim;
        const bool said = claim.modality == Modality::asserted || claim.modality == Modality::alleged;
        if (!said || (!names_charges(claim.type) && !decides(claim.type) && !told.severs))
            return;
        for (const auto& [name, person] : defendants_of(told)) {
            const auto laws = texts_of(claim, Field::law);
            if (claim.type == ClaimType::sentence)
                add_sentence(told, name, person);
            else if (!laws.empty() && !told.severs)
                for (const std::string& law : laws)
                    put(told, name, person, law);
            else if (!names_charges(claim.type))
                put_on_all(told, name, person);
        }
    }

    void put_on_all(const CaseClaim& told, const std::string& name, const std::string& person)
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

    void put(const CaseClaim& told, const std::string& name, const std::string& person, const std::string& charge)
    {
        const domain::Claim& claim = told.claim->claim;
        Outcome row{name, person, charge, {}, {}, {}, {}, false, false, {told.claim->id}};
        if (!names_charges(claim.type)) {
            row.outcome = outcome_in(case_words(claim).empty() ? claim.quote : case_words(claim));
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

    void add_sentence(const CaseClaim& told, const std::string& name, const std::string& person)
    {
        const std::string words = case_words(told.claim->claim);
        bool found = false;
        for (Outcome& row : m_case.table)
            if (row.defendant == name && (row.outcome == "convicted" || row.outcome.empty()) && !found) {
                row.sentence = row.sentence.empty() ? words : row.sentence;
                add_basis(row.basis, told.claim->id);
                found = true;
            }
        if (!found) {
            Outcome row{name, person, {}, {}, words, told.claim->claim.time, {}, false, false, {told.claim->id}};
            m_case.table.push_back(std::move(row));
        }
    }

    /// Step 11: differing outcomes of one cell; the later takes the place of the earlier, else they are disputed.
    void replace_and_dispute()
    {
        for (Outcome& a : m_case.table)
            for (const Outcome& b : m_case.table) {
                const bool same_cell = a.defendant == b.defendant && search_key(a.charge) == search_key(b.charge);
                const bool differ = !a.outcome.empty() && !b.outcome.empty() && a.outcome != b.outcome;
                const bool higher =
                    b.outcome == "upheld" || b.outcome == "quashed" || a.outcome == "upheld" || a.outcome == "quashed";
                if (same_cell && differ && !higher && may_be_same_time(a.when, b.when))
                    a.disputed = true;
                a.replaced = a.replaced || (same_cell && differ && b.outcome != "upheld" && is_before(a.when, b.when));
            }
    }

    static bool is_before(const std::optional<Edtf>& a, const std::optional<Edtf>& b)
    {
        const auto last = a ? a->latest() : std::nullopt;
        const auto first = b ? b->earliest() : std::nullopt;
        return last && first && *last < *first;
    }

    /// An appeal without a day came before the higher court decided.
    bool heard_on_appeal(const domain::Claim& appeal) const
    {
        return appeal.type == ClaimType::appeal && !appeal.time &&
               std::ranges::any_of(m_told, [](const CaseClaim& told) {
                   return told.claim->claim.type == ClaimType::verdict && of_higher_court(told);
               });
    }

    /// Step 10: silence is "not known".
    void settle()
    {
        bool final = false, closed = false, open = false;
        for (const CaseClaim& told : m_told) {
            const domain::Claim& claim = told.claim->claim;
            if (claim.modality == Modality::denied)
                continue;
            const bool said = claim.modality == Modality::asserted || claim.modality == Modality::alleged;
            if (said && !is_hearing_line(claim) && !heard_on_appeal(claim))
                m_case.stage = stage_of(claim.type, m_case.stage);
            final = final || (said && decides(claim.type) && says_final(case_words(claim)));
            closed = said && claim.type == ClaimType::closure ? outcome_in(case_words(claim)) != "commuted" : closed;
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

    std::vector<CaseClaim> m_told;
    std::vector<NumberSaid> m_numbers;
    const PersonOf* m_person_of;
    const std::string* m_only;
    bool m_higher_court = false; ///< The court of the case is one that hears appeals, for want of another.
    Proceeding m_case;
};

} // namespace

std::vector<Proceeding> cases_in(const std::vector<const StandingClaim*>& claims, const PersonOf& person_of,
                                 const std::string& only)
{
    std::vector<Proceeding> cases;
    for (CaseGroup& one : case_groups(claims))
        cases.push_back(CaseFold{std::move(one), person_of, only}.fold());
    return cases;
}

CaseLine line_of(const Proceeding& proceeding)
{
    CaseLine line;
    line.stage = proceeding.stage;
    for (const Outcome& row : proceeding.table) {
        if (!row.outcome.empty() && !row.replaced && line.outcome.find(row.outcome) == std::string::npos)
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
