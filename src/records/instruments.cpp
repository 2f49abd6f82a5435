// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/instruments.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vigil::records {
namespace {

using namespace std::chrono;

constexpr std::string_view one_year = "one year after the notification is received";
constexpr std::string_view six_months = "six months after the notification is received";
constexpr std::string_view no_clause = "the treaty has no clause on withdrawal";
constexpr std::string_view a_body = "nothing is notified to a depositary: the state stops taking part, or funding";

constexpr std::array table{
    Instrument{"paris-agreement", "Paris Agreement", "paris climate agreement|paris accord|paris climate accord",
               "Article 28", Notice::months, 12, one_year, ""},
    Instrument{"unfccc", "UN Framework Convention on Climate Change",
               "united nations framework convention on climate change|unfccc|framework convention on climate change",
               "Article 25", Notice::months, 12, one_year,
               "Who leaves the Convention counts as having left its protocols (Article 25) and the Paris Agreement "
               "(Article 28 of that Agreement)."},
    Instrument{"kyoto-protocol", "Kyoto Protocol", "", "Article 27", Notice::months, 12, one_year, ""},
    Instrument{"rome-statute", "Rome Statute of the International Criminal Court",
               "rome statute|international criminal court|icc|statute of the international criminal court",
               "Article 127", Notice::months, 12, one_year,
               "Duties that arose before, and matters already under consideration by the Court, remain (Article 127)."},
    Instrument{"iccpr", "International Covenant on Civil and Political Rights",
               "iccpr|civil and political rights covenant", "", Notice::none, 0, no_clause, ""},
    Instrument{
        "iccpr-op1", "First Optional Protocol to the ICCPR",
        "optional protocol to the international covenant on civil and political rights|first optional protocol to "
        "the international covenant on civil and political rights",
        "Article 12", Notice::months, 3, "three months after the notification is received",
        "Individual complaints to the Human Rights Committee received later."},
    Instrument{"iccpr-op2", "Second Optional Protocol to the ICCPR",
               "second optional protocol to the international covenant on civil and political rights", "", Notice::none,
               0, no_clause, ""},
    Instrument{"icescr", "International Covenant on Economic, Social and Cultural Rights", "icescr", "", Notice::none,
               0, no_clause, ""},
    Instrument{"icescr-op", "Optional Protocol to the ICESCR",
               "optional protocol to the international covenant on economic social and cultural rights", "Article 20",
               Notice::months, 6, six_months, "Individual complaints received later."},
    Instrument{"cedaw", "Convention on the Elimination of All Forms of Discrimination against Women", "cedaw", "",
               Notice::none, 0, no_clause, ""},
    Instrument{"cedaw-op", "Optional Protocol to CEDAW",
               "optional protocol to the convention on the elimination of all forms of discrimination against women",
               "Article 19", Notice::months, 6, six_months, "Individual complaints received later."},
    Instrument{"cat", "Convention against Torture",
               "convention against torture and other cruel inhuman or degrading treatment or punishment|un convention "
               "against torture",
               "Article 31", Notice::months, 12, one_year, ""},
    Instrument{"opcat", "Optional Protocol to the Convention against Torture",
               "optional protocol to the convention against torture and other cruel inhuman or degrading treatment or "
               "punishment|opcat",
               "Article 33", Notice::months, 12, one_year, "Visits of the Subcommittee on Prevention of Torture."},
    Instrument{"cerd", "Convention on the Elimination of All Forms of Racial Discrimination",
               "international convention on the elimination of all forms of racial discrimination|cerd|icerd",
               "Article 21", Notice::months, 12, one_year, ""},
    Instrument{"crc", "Convention on the Rights of the Child", "un convention on the rights of the child|crc",
               "Article 52", Notice::months, 12, one_year, ""},
    Instrument{"crpd", "Convention on the Rights of Persons with Disabilities", "crpd", "Article 48", Notice::months,
               12, one_year, ""},
    Instrument{"crpd-op", "Optional Protocol to the Convention on the Rights of Persons with Disabilities", "",
               "Article 16", Notice::months, 12, one_year, "Individual complaints received later."},
    Instrument{"cmw", "Convention on the Rights of All Migrant Workers",
               "international convention on the protection of the rights of all migrant workers and members of their "
               "families",
               "Article 89", Notice::month_start, 12, "the first day of the month after twelve months from receipt",
               ""},
    Instrument{"ced", "Convention for the Protection of All Persons from Enforced Disappearance",
               "international convention for the protection of all persons from enforced disappearance", "",
               Notice::none, 0, no_clause, ""},
    Instrument{"refugee-convention", "Convention relating to the Status of Refugees",
               "1951 refugee convention|refugee convention", "Article 44", Notice::months, 12, one_year, ""},
    Instrument{"refugee-protocol", "Protocol relating to the Status of Refugees", "1967 protocol", "Article IX",
               Notice::months, 12, one_year, ""},
    Instrument{"geneva-conventions", "Geneva Conventions",
               "geneva convention|fourth geneva convention|third geneva convention", "Articles 63, 62, 142, 158",
               Notice::months, 12, "one year after notification; not before peace if the state is then in a conflict",
               ""},
    Instrument{"echr", "European Convention on Human Rights",
               "convention for the protection of human rights and fundamental freedoms", "Article 58", Notice::months,
               6, "six months' notice", "Applications to the European Court of Human Rights about later acts."},
    Instrument{"coe-statute", "Council of Europe", "statute of the council of europe", "Article 7 of its Statute",
               Notice::end_of_year_nine_months, 0,
               "the end of the financial year, or of the next one if notified in its last three months",
               "Being a party to the European Convention on Human Rights (its Article 58)."},
    Instrument{"istanbul-convention", "Istanbul Convention",
               "council of europe convention on preventing and combating violence against women and domestic violence",
               "Article 80", Notice::month_start, 3, "the first day of the month after three months from receipt", ""},
    Instrument{"achr", "American Convention on Human Rights", "pact of san jose", "Article 78", Notice::months, 12,
               "one year's notice", ""},
    Instrument{"oas-charter", "Organization of American States",
               "organisation of american states|charter of the organization of american states|oas",
               "Article 143 of its "
               "Charter",
               Notice::months, 24, "two years after the notice is received", ""},
    Instrument{"unesco", "UNESCO", "united nations educational scientific and cultural organization",
               "Article II(6) of its Constitution", Notice::end_of_next_year, 0,
               "31 December of the year after the notice", ""},
    Instrument{"ilo", "International Labour Organization", "international labour organisation|ilo",
               "Article 1(5) of its Constitution", Notice::months, 24, "two years after the notice is received", ""},
    Instrument{"upu", "Universal Postal Union", "upu", "Article 12 of its Constitution", Notice::months, 12, one_year,
               ""},
    Instrument{"who", "World Health Organization", "world health organisation|who", "", Notice::none, 0,
               "the Constitution has no clause on withdrawal; the United States joined in 1948 reserving the right to "
               "leave on one year's notice",
               ""},
    Instrument{"who-us", "World Health Organization (United States)", "",
               "Reservation of the United States on joining in 1948", Notice::months, 12, "one year's notice", ""},
    Instrument{"npt", "Treaty on the Non-Proliferation of Nuclear Weapons", "non proliferation treaty|npt", "Article X",
               Notice::months, 3, "three months after notice", ""},
    Instrument{"ottawa-convention", "Anti-Personnel Mine Ban Convention",
               "ottawa convention|ottawa treaty|mine ban treaty", "Article 20", Notice::months, 6,
               "six months after receipt; not during an armed conflict", ""},
    Instrument{"cluster-munitions", "Convention on Cluster Munitions", "", "Article 20", Notice::months, 6,
               "six months after receipt; not during an armed conflict", ""},
    Instrument{"att", "Arms Trade Treaty", "", "Article 24", Notice::days, 90, "ninety days after receipt", ""},
    Instrument{"ecowas", "Economic Community of West African States", "ecowas", "Article 91 of the Revised Treaty",
               Notice::months, 12, "one year's notice", ""},
    Instrument{"world-heritage", "World Heritage Convention", "", "Article 35", Notice::months, 12,
               "twelve months after receipt", ""},
    Instrument{"cbd", "Convention on Biological Diversity", "", "Article 38", Notice::months, 12, one_year, ""},
    Instrument{"aarhus", "Aarhus Convention", "", "Article 21", Notice::days, 90, "the ninetieth day after receipt",
               ""},
    Instrument{"hrc", "UN Human Rights Council", "human rights council|united nations human rights council", "",
               Notice::none, 0, "members are elected; General Assembly resolution 60/251 has no rule for leaving", ""},
    Instrument{"ipcc", "Intergovernmental Panel on Climate Change", "ipcc", "", Notice::none, 0, a_body, ""},
    Instrument{"unfpa", "UN Population Fund", "united nations population fund|unfpa", "", Notice::none, 0, a_body, ""},
    Instrument{"pfpad", "Permanent Forum on People of African Descent",
               "permanent forum of people of african descent|un permanent forum on people of african descent", "",
               Notice::none, 0, a_body, ""},
};

bool is_named(const Instrument& instrument, std::string_view key)
{
    return search_key(instrument.name) == key || std::ranges::count(split(instrument.names, '|'), key) > 0;
}

year_month_day clamped(year_month_day date)
{
    return date.ok() ? date : year_month_day{date.year() / date.month() / last};
}

} // namespace

std::span<const Instrument> instruments()
{
    return table;
}

const Instrument* instrument_named(std::string_view text)
{
    std::string key = search_key(text);
    if (key.starts_with("the "))
        key.erase(0, 4);
    const auto found = std::ranges::find_if(table, [&](const Instrument& one) { return is_named(one, key); });
    return found == table.end() ? nullptr : &*found;
}

const Instrument* instrument_keyed(std::string_view key)
{
    const auto found = std::ranges::find(table, key, &Instrument::key);
    return found == table.end() ? nullptr : &*found;
}

std::optional<Day> effective_on(const Instrument& instrument, Day received)
{
    const year_month_day date{received};
    switch (instrument.notice) {
    case Notice::none: return std::nullopt;
    case Notice::months: return sys_days{clamped(date + months{instrument.amount})};
    case Notice::days: return received + days{instrument.amount};
    case Notice::month_start: {
        const auto passed = clamped(date + months{instrument.amount});
        return sys_days{(passed.year() / passed.month() + months{1}) / day{1}};
    }
    case Notice::end_of_next_year: return sys_days{(date.year() + years{1}) / December / day{31}};
    case Notice::end_of_year_nine_months: {
        const int later = date.month() <= September ? 0 : 1;
        return sys_days{(date.year() + years{later}) / December / day{31}};
    }
    }
    return std::nullopt;
}

std::string state_key_of(const domain::Value& value)
{
    if (!value.norm.empty())
        return value.norm;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> same{{
        {"united states", "state:US"},
        {"the united states", "state:US"},
        {"united states of america", "state:US"},
        {"us", "state:US"},
        {"usa", "state:US"},
        {"u s", "state:US"},
        {"us government", "state:US"},
        {"us administration", "state:US"},
        {"trump administration", "state:US"},
        {"biden administration", "state:US"},
        {"united kingdom", "state:GB"},
    }};
    const std::string key = search_key(value.text);
    const auto found = std::ranges::find(same, std::string_view{key}, [](const auto& one) { return one.first; });
    return found == same.end() ? key : std::string{found->second};
}

} // namespace vigil::records
