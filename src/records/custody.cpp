// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "records/custody.hpp"

#include "records/custody_facts.hpp"
#include "records/retraction.hpp"
#include "records/stays.hpp"
#include "records/words.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using Fact = LibertyFact;

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

    /// Step 8e: an arrest and a release of one day, and nobody can say which came first: both stand, neither counts.
    void order_unknown(const Fact& other)
    {
        if (!m_periods.empty() && !over(m_periods.back().state))
            dispute(m_periods.back(), other,
                    "arrested and released on " + to_string(other.day.value_or(Day{})) +
                        "; which came first is not known");
    }

    void put_beside(CustodyPeriod period) { m_beside.push_back(std::move(period)); }

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
        const bool alleged = claim.modality == domain::Modality::alleged;
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
        std::string words = first_text(fact.claim->claim, Field::detail) + " | " + fact.claim->claim.quote;
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

/// A death that its only source took back stands beside the periods (step 9a).
CustodyPeriod taken_back(const Fact& fact, const Basis& by)
{
    CustodyPeriod period;
    period.state = fact.state;
    period.taken_back = true;
    period.from = fact.time;
    period.dispute = said_by(*fact.claim) + " took it back";
    add_basis(period.basis, fact.claim->id);
    period.against = by;
    return period;
}

/// The facts of a person, sorted by day; denials and deaths that were taken back apart.
struct FactsOfPerson {
    std::vector<Fact> facts, denials;
    std::vector<CustodyPeriod> taken_back;
};

FactsOfPerson facts_of(const ClaimsOfPerson& claims, const Origins& origins)
{
    const auto retracted = deaths_taken_back(claims, origins);
    FactsOfPerson result;
    for (const StandingClaim* claim : claims) {
        const auto fact = liberty_fact(*claim);
        if (!fact)
            continue;
        const auto found = retracted.find(claim->id);
        if (found != retracted.end())
            result.taken_back.push_back(taken_back(*fact, found->second));
        else
            (claim->claim.modality == domain::Modality::denied ? result.denials : result.facts).push_back(*fact);
    }
    return result;
}

void add_stays(CustodyPeriod& period, const ClaimsOfPerson& claims)
{
    if (!in_custody(period.state))
        return;
    ClaimsOfPerson mine;
    for (const StandingClaim* claim : claims)
        if (std::ranges::binary_search(period.basis, claim->id))
            mine.push_back(claim);
    period.stays = stays_of(mine);
}

} // namespace

std::vector<CustodyPeriod> custody_of(const ClaimsOfPerson& claims, const Origins& origins)
{
    auto [facts, denials, beside] = facts_of(claims, origins);
    // Nothing can be said about the place in time of what has no day at all: it comes first.
    const auto day_of = [](const Fact& fact) { return fact.day.value_or(Day::min()); };
    std::ranges::sort(facts, {}, [&](const Fact& fact) { return std::pair{day_of(fact), fact.claim->id}; });

    Periods periods{origins};
    for (auto first = facts.begin(); first != facts.end();) {
        const auto last =
            std::find_if(first, facts.end(), [&](const Fact& fact) { return day_of(fact) != day_of(*first); });
        const UnknownOrder unknown = order_day({first, last}, periods.now());
        for (auto fact = first; fact != last; ++fact)
            periods.take(*fact);
        if (unknown.against != nullptr)
            periods.order_unknown(*unknown.against);
        first = last;
    }
    for (const Fact& denial : denials)
        periods.deny(denial);
    for (CustodyPeriod& period : beside)
        periods.put_beside(std::move(period));
    auto result = periods.take_all();
    for (CustodyPeriod& period : result)
        add_stays(period, claims);
    return result;
}

} // namespace vigil::records
