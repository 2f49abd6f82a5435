// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "records/custody.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"
#include "records/words.hpp"

#include <algorithm>
#include <set>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

/// What one claim says about liberty.
struct Fact {
    const StandingClaim* claim = nullptr;
    Custody state = Custody::not_known;
    bool change = false;    ///< Something happened (arrest, release); else a state that holds (held, at liberty).
    bool ends = false;      ///< A house arrest was lifted.
    bool announced = false; ///< Said to come: stands beside the state (step 5).
    std::optional<Edtf> time{};
    std::optional<Day> day{}; ///< Place in the order: first day of a change, day for which a state is confirmed.
};

std::string words_of(const domain::Claim& claim)
{
    return first_text(claim, Field::detail);
}

Custody away(const domain::Claim& claim)
{
    const std::string words = words_of(claim) + " " + claim.quote;
    if (has_word(words, {"exchang", "swap", "canje"}))
        return Custody::exchanged;
    return has_word(words, {"exile", "exilio", "banish"}) ? Custody::exiled : Custody::deported;
}

std::optional<Custody> listed_status(const domain::Claim& claim)
{
    const domain::Value* value = claim.first(Field::detail);
    if (value == nullptr || value->code != particular::status)
        return std::nullopt;
    if (value->norm == "at liberty" || has_word(value->text, {"at liberty", "free", "en libertad"}))
        return Custody::at_liberty;
    const bool not_known = value->norm == "not known" || has_word(value->text, {"not known", "unknown", "desconocid"});
    return not_known ? std::optional{Custody::not_known} : std::nullopt;
}

/// Step 4; nullopt: says nothing about liberty.
std::optional<Custody> state_said(const domain::Claim& claim)
{
    switch (claim.type) {
    case ClaimType::arrest: return claim.modality == Modality::announced ? Custody::wanted : Custody::held;
    case ClaimType::held: return has_word(words_of(claim), {house_arrest}) ? Custody::house_arrest : Custody::held;
    case ClaimType::restriction: {
        const domain::Value* value = claim.first(Field::detail);
        const auto kinds = measure_kinds(words_of(claim), value == nullptr ? "" : value->code);
        return std::ranges::count(kinds, house_arrest) > 0 ? std::optional{Custody::house_arrest} : std::nullopt;
    }
    case ClaimType::disappearance: return Custody::disappeared;
    case ClaimType::release:
        return has_word(words_of(claim), {"escap"}) ? std::optional{Custody::escaped} : Custody::released;
    case ClaimType::deportation: return away(claim);
    case ClaimType::death:
    case ClaimType::killing:
    case ClaimType::execution: return Custody::dead;
    case ClaimType::particular: return listed_status(claim);
    case ClaimType::investigation:
    case ClaimType::charge:
    case ClaimType::hearing:
    case ClaimType::verdict:
    case ClaimType::sentence:
    case ClaimType::appeal:
    case ClaimType::closure:
    case ClaimType::ruling:
    case ClaimType::injury:
    case ClaimType::torture:
    case ClaimType::sexual_violence:
    case ClaimType::attack:
    case ClaimType::threat:
    case ClaimType::shutdown:
    case ClaimType::blocking:
    case ClaimType::restoration:
    case ClaimType::protest:
    case ClaimType::ban:
    case ClaimType::decree:
    case ClaimType::withdrawal:
    case ClaimType::accession:
    case ClaimType::defunding:
    case ClaimType::sanction:
    case ClaimType::demand:
    case ClaimType::quote:
    case ClaimType::designation: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Fact> fact_of(const StandingClaim& claim)
{
    const domain::Claim& said = claim.claim;
    const auto state = state_said(said);
    if (!state || said.modality == Modality::possible) // Step 2.
        return std::nullopt;
    Fact fact{&claim, *state, said.type != ClaimType::held && said.type != ClaimType::particular};
    fact.announced = said.modality == Modality::announced && *state != Custody::wanted;
    fact.ends = said.type == ClaimType::restriction && says_lifted(words_of(said) + " " + said.quote);
    fact.time = fact.change ? time_or_published(claim) : said.time; // Step 3.
    const auto first = fact.time ? (fact.time->earliest() ? fact.time->earliest() : fact.time->latest()) : std::nullopt;
    fact.day = fact.change ? first : confirmed_on(claim);
    return fact;
}

bool in_custody(Custody state)
{
    return state == Custody::held || state == Custody::house_arrest || state == Custody::disappeared;
}

bool over(Custody state)
{
    return state == Custody::dead || state == Custody::died_in_custody;
}

Manner manner_of(const domain::Claim& claim)
{
    std::string words = words_of(claim);
    for (const std::string& place : texts_of(claim, Field::place))
        words += " | " + place;
    if (has_word(words, {"incommunicado", "incomunicad", "no contact"}))
        return Manner::incommunicado;
    if (has_word(words, {"pre trial", "pretrial", "remand", "prision preventiva"}))
        return Manner::pre_trial;
    if (has_word(words, {"administrative detention", "without charge or trial", "preventive detention"}))
        return Manner::administrative;
    if (has_word(words, {"serving", "sentence"}))
        return Manner::serving_sentence;
    return has_word(words, {"police custody", "police station"}) ? Manner::police : Manner::not_stated;
}

class Periods {
public:
    explicit Periods(const Origins& origins) : m_origins{&origins} {}

    void take(const Fact& fact)
    {
        m_origin_of[fact.claim->id] = m_origins->of(*fact.claim);
        if (fact.announced)
            m_beside.push_back(begun(fact));
        else if (fact.ends)
            end(fact);
        else if (fact.change)
            change(fact);
        else
            hold(fact);
    }

    /// A denial makes disputed what it denies (step 2).
    void deny(const Fact& denial)
    {
        for (CustodyPeriod& period : m_periods) {
            const bool same_state = period.state == denial.state || (over(period.state) && over(denial.state));
            if (same_state && may_be_same_time(period.from, denial.claim->claim.time))
                dispute(period, denial, "denied by " + said_by(*denial.claim));
        }
    }

    std::vector<CustodyPeriod> take_all()
    {
        for (CustodyPeriod& period : m_beside) {
            const auto after = std::ranges::find_if(
                m_periods, [&](const CustodyPeriod& one) { return earlier(period.from, begin_of(one)); });
            m_periods.insert(after, std::move(period));
        }
        return std::move(m_periods);
    }

    Custody now() const { return m_periods.empty() ? Custody::not_known : m_periods.back().state; }

private:
    static std::optional<Edtf> begin_of(const CustodyPeriod& period)
    {
        return period.from || !period.first_confirmed ? period.from : Edtf::on_day(*period.first_confirmed);
    }

    static void add(CustodyPeriod& period, const Fact& fact)
    {
        const domain::Claim& claim = fact.claim->claim;
        const bool alleged = claim.modality == Modality::alleged;
        period.alleged = period.basis.empty() ? alleged : period.alleged && alleged;
        add_basis(period.basis, fact.claim->id);
        const auto day = confirmed_on(*fact.claim);
        period.first_confirmed = earliest_of(period.first_confirmed, day);
        period.last_confirmed = latest_of(period.last_confirmed, day);
        auto places = texts_of(claim, Field::place);
        add_new(places, period.places); // Facts come in order of time: the newest stands first.
        period.places = std::move(places);
        add_new(period.authorities, texts_of(claim, Field::actor));
        if (claim.type != ClaimType::death && claim.type != ClaimType::particular)
            add_new(period.conditions, texts_of(claim, Field::detail));
        if (const Manner manner = manner_of(claim); manner != Manner::not_stated)
            period.manner = manner;
        if (fact.claim->grade == ledger::Grade::confirmed)
            period.firmness = Firmness::confirmed;
    }

    CustodyPeriod begun(const Fact& fact) const
    {
        CustodyPeriod period;
        period.state = fact.state;
        if (fact.announced)
            period.firmness = Firmness::announced;
        if (fact.change) {
            period.from = fact.time;
        } else if (fact.time && fact.time->interval) {
            period.from = fact.time->from ? std::optional{Edtf::on(*fact.time->from)} : std::nullopt;
            if (fact.time->to)
                period.to = Edtf::on(*fact.time->to);
        }
        add(period, fact);
        return period;
    }

    void dispute(CustodyPeriod& period, const Fact& fact, const std::string& why) const
    {
        period.disputed = true;
        if (period.dispute.find(why) == std::string::npos)
            period.dispute += (period.dispute.empty() ? "" : "; ") + why;
        add_basis(period.against, fact.claim->id);
    }

    /// Whether the claims of the period come from this one origin only.
    bool only_by(const CustodyPeriod& period, const Fact& fact) const
    {
        return std::ranges::all_of(period.basis,
                                   [&](const EntryId& id) { return m_origin_of.at(id) == m_origins->of(*fact.claim); });
    }

    void begin(const Fact& fact)
    {
        CustodyPeriod period = begun(fact);
        if (!m_periods.empty() && !m_periods.back().to && fact.change)
            m_periods.back().to = fact.time;
        if (fact.state == Custody::dead && died_in_custody(fact))
            period.state = Custody::died_in_custody;
        m_periods.push_back(std::move(period));
    }

    bool died_in_custody(const Fact& fact) const
    {
        std::string words = words_of(fact.claim->claim) + " | " + fact.claim->claim.quote;
        for (const std::string& place : texts_of(fact.claim->claim, Field::place))
            words += " | " + place;
        return (!m_periods.empty() && in_custody(m_periods.back().state)) || says_in_custody(words);
    }

    /// Steps 6 and 7.
    void change(const Fact& fact)
    {
        if (m_periods.empty())
            return begin(fact);
        CustodyPeriod& last = m_periods.back();
        const bool same = last.state == fact.state || (over(last.state) && over(fact.state));
        if (over(last.state) && !same)
            return dispute(last, fact, said_by(*fact.claim) + " says " + std::string{name_of(fact.state)} + " later");
        if (!same)
            return begin(fact);
        const bool again = fact.claim->claim.type == ClaimType::arrest && says_again(fact.claim->claim.quote) &&
                           (last.from ? !may_be_same_time(last.from, fact.time) : true);
        if (again)
            return begin(fact);
        if (!last.from && fact.time && last.first_confirmed && fact.time->earliest() > last.first_confirmed) {
            dispute(last, fact,
                    "it is dated " + fact.time->to_string() + ", but was so on " + to_string(*last.first_confirmed));
            return;
        }
        if (!last.from || may_be_same_time(last.from, fact.time)) {
            last.from = last.from && fact.time ? std::optional{finer(*last.from, *fact.time)}
                                               : (last.from ? last.from : fact.time);
            return add(last, fact);
        }
        dates_differ(last, fact);
    }

    void dates_differ(CustodyPeriod& last, const Fact& fact) const
    {
        last.disputed = true;
        const std::string why = "the sources date it " + last.from->to_string() + " and " + fact.time->to_string();
        last.dispute += (last.dispute.empty() ? "" : "; ") + why;
        const auto part = [](std::optional<Day> day) {
            return day ? std::optional{PartialDate{*day, PartialDate::Precision::day}} : std::nullopt;
        };
        const auto first = earliest_of(last.from->earliest(), fact.time->earliest());
        const auto final = latest_of(last.from->latest(), fact.time->latest());
        last.from = Edtf::between(part(first), part(final));
        add(last, fact);
    }

    /// Step 8.
    void hold(const Fact& fact)
    {
        if (m_periods.empty())
            return m_periods.push_back(begun(fact));
        CustodyPeriod& last = m_periods.back();
        const bool agrees =
            last.state == fact.state || (last.state == Custody::released && fact.state == Custody::at_liberty);
        if (agrees && !(last.to && after_end(last, fact)))
            return confirm(last, fact);
        if (over(last.state) || (fact.state == Custody::held && !in_custody(last.state) &&
                                 last.state != Custody::wanted && last.state != Custody::not_known))
            return held_after(last, fact);
        begin(fact);
    }

    static bool after_end(const CustodyPeriod& period, const Fact& fact)
    {
        return fact.day && period.to->latest() && *fact.day > *period.to->latest();
    }

    static void confirm(CustodyPeriod& period, const Fact& fact)
    {
        if (!period.from && fact.time && fact.time->interval && fact.time->from)
            period.from = Edtf::on(*fact.time->from);
        add(period, fact);
    }

    /// Held after a release (or a death), and no arrest is told between them.
    void held_after(CustodyPeriod& last, const Fact& fact)
    {
        const auto since = last.from ? last.from->latest() : last.first_confirmed;
        if (!over(last.state) && since && fact.day && *fact.day <= *since)
            return agrees_with_release(fact);
        const auto dated = fact.claim->claim.time ? fact.claim->claim.time->earliest() : std::nullopt;
        const bool really_later = dated && since && *dated > *since;
        if (!over(last.state) && (really_later || only_by(last, fact)))
            return begin(fact);
        dispute(last, fact,
                said_by(*fact.claim) + " says " + std::string{name_of(fact.state)} +
                    (fact.day ? " on " + to_string(*fact.day) : ""));
    }

    /// Held up to the day of the release: belongs to the period before it.
    void agrees_with_release(const Fact& fact)
    {
        if (m_periods.size() >= 2 && m_periods[m_periods.size() - 2].state == fact.state)
            return confirm(m_periods[m_periods.size() - 2], fact);
        CustodyPeriod before = begun(fact);
        if (!before.to)
            before.to = m_periods.back().from;
        m_periods.insert(m_periods.end() - 1, std::move(before));
    }

    void end(const Fact& fact)
    {
        if (!m_periods.empty() && m_periods.back().state == fact.state && !m_periods.back().to) {
            m_periods.back().to = fact.time;
            add_basis(m_periods.back().basis, fact.claim->id);
        }
    }

    const Origins* m_origins;
    std::vector<CustodyPeriod> m_periods, m_beside;
    std::map<EntryId, std::string> m_origin_of;
};

/// Changes of one day: who was in custody is released first and arrested again after that; who was not is arrested
/// first. "Arrested again" comes last in any case. States that hold come after the changes of their day.
int rank(const Fact& fact, bool was_in_custody)
{
    if (over(fact.state))
        return 8;
    if (fact.change && fact.state == Custody::held && says_again(fact.claim->claim.quote))
        return 5;
    const bool into_custody = in_custody(fact.state) || fact.state == Custody::wanted;
    if (fact.change && !fact.ends)
        return into_custody == was_in_custody ? 4 : 3;
    // On the day of a release a state of custody belongs before it, unless somebody was arrested again on that day.
    return fact.ends ? 1 : 6;
}

} // namespace

std::vector<CustodyPeriod> custody_of(const ClaimsOfPerson& claims, const Origins& origins)
{
    std::vector<Fact> facts, denials;
    for (const StandingClaim* claim : claims)
        if (auto fact = fact_of(*claim))
            (claim->claim.modality == Modality::denied ? denials : facts).push_back(*fact);
    // Nothing can be said about the place in time of what has no day at all: it comes first.
    const auto day_of = [](const Fact& fact) { return fact.day.value_or(Day::min()); };
    std::ranges::sort(facts, {}, [&](const Fact& fact) { return std::pair{day_of(fact), fact.claim->id}; });

    Periods periods{origins};
    for (auto first = facts.begin(); first != facts.end();) {
        const auto last =
            std::find_if(first, facts.end(), [&](const Fact& fact) { return day_of(fact) != day_of(*first); });
        const bool was_in_custody = in_custody(periods.now());
        std::stable_sort(first, last, [&](const Fact& a, const Fact& b) {
            return rank(a, was_in_custody) < rank(b, was_in_custody);
        });
        for (; first != last; ++first)
            periods.take(*first);
    }
    for (const Fact& denial : denials)
        periods.deny(denial);
    return periods.take_all();
}

} // namespace vigil::records
