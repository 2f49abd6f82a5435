// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/line.hpp"

#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

constexpr std::int64_t no_day = -1'000'000'000; // Lists are positional and short: one is read for each person.

Cbor cbor_of(std::optional<Day> day)
{
    return day ? std::int64_t{day->time_since_epoch().count()} : no_day;
}

Cbor cbor_of(const std::vector<std::string>& texts)
{
    return Cbor::Array(texts.begin(), texts.end());
}

Error wrong()
{
    return {Fault::malformed, "the line of a person is not in its form"};
}

Result<std::optional<Day>> day_from(const Cbor& value)
{
    if (value.integer() == nullptr)
        return wrong();
    if (*value.integer() == no_day)
        return std::optional<Day>{};
    return std::optional{Day{std::chrono::days{static_cast<int>(*value.integer())}}};
}

Result<std::vector<std::string>> texts_from(const Cbor& value)
{
    if (value.array() == nullptr)
        return wrong();
    std::vector<std::string> texts;
    for (const Cbor& one : *value.array()) {
        if (one.text() == nullptr)
            return wrong();
        texts.push_back(*one.text());
    }
    return texts;
}

Result<PersonLine::Period> period_from(const Cbor& value)
{
    const auto* parts = value.array();
    if (parts == nullptr || parts->size() != 7 || (*parts)[2].integer() == nullptr || (*parts)[3].boolean() == nullptr)
        return wrong();
    PersonLine::Period period;
    VIGIL_TRY(period.begin, day_from((*parts)[0]));
    VIGIL_TRY(period.over, day_from((*parts)[1]));
    const auto state = *(*parts)[2].integer();
    if (state < 0 || state > static_cast<std::int64_t>(Custody::dead))
        return wrong();
    period.state = static_cast<Custody>(state);
    period.contested = *(*parts)[3].boolean();
    VIGIL_TRY(period.first_confirmed, day_from((*parts)[4]));
    VIGIL_TRY(period.last_confirmed, day_from((*parts)[5]));
    const auto* between = (*parts)[6].array();
    if (between == nullptr)
        return wrong();
    for (const Cbor& one : *between) {
        VIGIL_TRY(const auto day, day_from(one));
        if (!day)
            return wrong();
        period.between.push_back(*day);
    }
    return period;
}

} // namespace

std::optional<Day> PersonLine::Period::confirmed_by(Day day) const
{
    if (last_confirmed && *last_confirmed <= day)
        return last_confirmed;
    const auto after = std::ranges::upper_bound(between, day);
    if (after != between.begin())
        return *std::prev(after);
    return first_confirmed && *first_confirmed <= day ? first_confirmed : std::nullopt;
}

const PersonLine::Period* PersonLine::on(Day day) const
{
    const Period* found = nullptr;
    for (const Period& period : periods)
        if (period.begin && *period.begin <= day)
            found = &period;
    const bool over = found != nullptr && found->over && *found->over < day;
    return over || (found != nullptr && found->state == Custody::not_known) ? nullptr : found;
}

namespace {

std::vector<Day> confirmed_between(const CustodyPeriod& period, const Standing& standing)
{
    std::vector<Day> days;
    for (const EntryId& id : period.basis) {
        const auto at = std::ranges::lower_bound(standing.claims, id, {}, &StandingClaim::id);
        if (at == standing.claims.end() || at->id != id)
            continue;
        if (const auto on = confirmed_on(*at); on && on != period.first_confirmed && on != period.last_confirmed)
            days.push_back(*on);
    }
    std::ranges::sort(days);
    const auto repeated = std::ranges::unique(days);
    days.erase(repeated.begin(), repeated.end());
    return days;
}

} // namespace

PersonLine line_of(const Person& person, const Standing& standing)
{
    PersonLine line;
    line.id = person.id;
    line.key = search_key(person.name);
    for (const Stated& name : person.names)
        line.names.push_back(search_key(name.text));
    for (const std::string& country : person.countries)
        line.countries.push_back(search_key(country));
    for (const CustodyPeriod& period : person.custody) {
        if (period.firmness == Firmness::announced || period.taken_back)
            continue;
        const auto stated =
            period.from ? (period.from->latest() ? period.from->latest() : period.from->earliest()) : std::nullopt;
        line.periods.push_back({stated ? stated : period.first_confirmed,
                                period.to ? period.to->latest() : std::nullopt, period.state, !period.against.empty(),
                                period.first_confirmed, period.last_confirmed, confirmed_between(period, standing)});
    }
    for (const Undecided& pair : person.undecided)
        line.undecided.push_back(pair.person);
    line.unnamed = person.unnamed;
    return line;
}

Cbor to_cbor(const PersonLine& line)
{
    Cbor::Array periods;
    for (const PersonLine::Period& one : line.periods) {
        Cbor::Array between;
        for (const Day day : one.between)
            between.push_back(cbor_of(std::optional{day}));
        periods.emplace_back(Cbor::Array{cbor_of(one.begin), cbor_of(one.over), static_cast<std::int64_t>(one.state),
                                         one.contested, cbor_of(one.first_confirmed), cbor_of(one.last_confirmed),
                                         std::move(between)});
    }
    return Cbor::Array{line.id,
                       line.key,
                       cbor_of(line.names),
                       cbor_of(line.countries),
                       std::move(periods),
                       cbor_of(line.undecided),
                       line.unnamed};
}

Result<PersonLine> line_from_cbor(const Cbor& value)
{
    const auto* parts = value.array();
    if (parts == nullptr || parts->size() != 7 || (*parts)[0].text() == nullptr || (*parts)[1].text() == nullptr ||
        (*parts)[4].array() == nullptr || (*parts)[6].boolean() == nullptr)
        return wrong();
    PersonLine line;
    line.id = *(*parts)[0].text();
    line.key = *(*parts)[1].text();
    VIGIL_TRY(line.names, texts_from((*parts)[2]));
    VIGIL_TRY(line.countries, texts_from((*parts)[3]));
    for (const Cbor& one : *(*parts)[4].array()) {
        VIGIL_TRY(auto period, period_from(one));
        line.periods.push_back(std::move(period));
    }
    VIGIL_TRY(line.undecided, texts_from((*parts)[5]));
    line.unnamed = *(*parts)[6].boolean();
    return line;
}

} // namespace vigil::records
