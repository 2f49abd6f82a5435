// SPDX-License-Identifier: AGPL-3.0-or-later
#include "made_world.hpp"

#include "records/conventions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vigil::bench {
namespace {

using domain::Claim;
using domain::ClaimType;
using domain::Field;
using domain::ValueKind;

constexpr std::size_t states = 24, towns_a_state = 40, given_names = 600, family_names = 4000, publishers = 60;

std::vector<std::string> invented(Random& random, std::size_t count)
{
    static const std::array starts{"Ba", "De", "Ki", "Lo",  "Mu",  "Ra", "Sa",
                                   "Te", "Vi", "Zo", "Nar", "Shi", "Or", "Él"};
    static const std::array ends{"ra", "lin", "dé", "mun", "sho", "van", "ti", "zad", "nia", "por", "ñel", "gar"};
    static const std::array persian_starts{"با", "دی", "کی", "لو", "مو", "را", "سا", "تی"};
    static const std::array persian_ends{"ران", "لین", "مند", "شاد", "وان", "زاد", "نیا", "پور"};
    std::vector<std::string> names;
    while (names.size() < count) {
        std::string name;
        if (random.percent(20)) // Written in Persian letters.
            name = std::string{persian_starts.at(random.below(persian_starts.size()))} +
                   persian_starts.at(random.below(persian_starts.size())) +
                   persian_ends.at(random.below(persian_ends.size()));
        else
            name = std::string{starts.at(random.below(starts.size()))} + ends.at(random.below(ends.size())) +
                   ends.at(random.below(ends.size()));
        if (names.size() > 500)
            name += ends.at(random.below(ends.size()));
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<Place> invented_places(Random& random)
{
    static const std::array codes{"IR", "VE", "TR", "BY", "NI", "MM", "CN", "EG", "SD", "RU", "CU", "AZ",
                                  "ET", "UG", "RW", "KH", "VN", "BD", "SV", "TJ", "DZ", "BH", "ZW", "AF"};
    std::vector<Place> places;
    const auto names = invented(random, states * towns_a_state);
    for (std::size_t town = 0; town < towns_a_state; ++town)
        for (std::size_t state = 0; state < states; ++state) {
            const std::size_t n = places.size();
            places.push_back({names[n] + "abad", "geonames:" + std::to_string(1000000 + n),
                              std::string{records::state_norm} + codes.at(state)});
        }
    return places;
}

domain::Value value(Field field, const std::string& text, ValueKind kind, std::uint32_t begin)
{
    return {field, text, domain::Span{begin, begin + static_cast<std::uint32_t>(text.size())}, kind, {}, {}};
}

} // namespace

Zipf::Zipf(std::size_t n, double steepness)
{
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        m_upto.push_back(sum += std::pow(static_cast<double>(i + 1), -steepness));
}

std::size_t Zipf::draw(Random& random) const
{
    const auto at = std::ranges::lower_bound(m_upto, random.unit() * m_upto.back());
    return std::min(static_cast<std::size_t>(at - m_upto.begin()), m_upto.size() - 1);
}

MadeWorld::MadeWorld(std::uint64_t seed)
    : m_random{seed},
      m_given{invented(m_random, given_names)},
      m_family{invented(m_random, family_names)},
      m_places{invented_places(m_random)},
      m_given_draw{given_names, 0.6},
      m_family_draw{family_names, 0.6},
      m_place_draw{m_places.size(), 0.9},
      m_publisher_draw{publishers, 0.9},
      m_wave_draw{12, 0.8}
{
    for (std::size_t i = 0; i < publishers; ++i)
        m_publishers.push_back(m_family[m_random.below(m_family.size())] + " Watch " + std::to_string(i));
    const Day first{std::chrono::year{2019} / 9 / 1};
    for (std::size_t i = 0; i < 12; ++i)
        m_waves.push_back(first + std::chrono::days{m_random.below(2300)});
}

std::string MadeWorld::name()
{
    return m_given[m_given_draw.draw(m_random)] + " " + m_family[m_family_draw.draw(m_random)];
}

const Place& MadeWorld::place()
{
    return m_places[m_place_draw.draw(m_random)];
}

std::string MadeWorld::state()
{
    return place().state;
}

std::string MadeWorld::day()
{
    if (m_random.percent(15))
        return to_string(Day{std::chrono::year{2019} / 1 / 1} + std::chrono::days{m_random.below(2600)});
    const double after = -std::log(1.0 - m_random.unit()) * 12; // Most of a wave is over after some weeks.
    return to_string(m_waves[m_wave_draw.draw(m_random)] + std::chrono::days{static_cast<int>(after)});
}

ListRow MadeWorld::row(std::size_t n)
{
    static const std::array trades{"teacher", "journalist", "student", "nurse", "lawyer", "driver", "baker", "farmer"};
    static const std::array laws{"Article 500", "Article 610", "Article 286", "Law 14/2021"};
    const std::string who = name(), arrested = day();
    const Place& where = place();
    const std::size_t fate = m_random.below(100);
    const std::string later = to_string(*parse_day(arrested) + std::chrono::days{1 + m_random.below(400)});
    const std::string status = fate < 60   ? "held"
                               : fate < 85 ? "released on " + later
                               : fate < 92 ? "released on " + later + ", travel ban"
                               : fate < 98 ? "not known"
                                           : "at liberty";
    const std::string trade = m_random.percent(40) ? trades.at(m_random.below(trades.size())) : "";
    const std::string law = m_random.percent(30) ? laws.at(m_random.below(laws.size())) : "";
    const std::string born =
        m_random.percent(35)
            ? to_string(Day{std::chrono::year{1950} / 1 / 1} + std::chrono::days{m_random.below(20000)})
            : "";
    ListRow row;
    std::vector<std::uint32_t> at;
    for (const std::string& cell : {std::to_string(n + 1), who, where.name, arrested, status, law, born, trade}) {
        at.push_back(static_cast<std::uint32_t>(row.words.size()) + (at.empty() ? 0 : 1));
        row.words += (at.size() == 1 ? "" : ",") + cell;
    }
    const auto start = [&](ClaimType type) {
        Claim claim;
        claim.type = type;
        claim.values.push_back(value(Field::target, who, ValueKind::person, at[1]));
        claim.quote = row.words;
        claim.span = {0, static_cast<std::uint32_t>(row.words.size())};
        claim.rule = std::string{records::list_rule} + std::string{domain::name_of(type)};
        claim.reader = "list-1";
        claim.confidence = 1;
        return claim;
    };
    const auto finish = [&](Claim claim) {
        domain::order_values(claim);
        row.claims.push_back(std::move(claim));
    };
    const auto detail = [&](ClaimType type, const std::string& text, std::size_t cell, std::string_view code) {
        Claim claim = start(type);
        claim.values.push_back(value(Field::detail, text, ValueKind::unknown, at[cell]));
        claim.values.back().code = code;
        if (code.ends_with("_date"))
            claim.values.back().norm = text;
        finish(std::move(claim));
    };
    Claim arrest = start(ClaimType::arrest);
    arrest.values.push_back(value(Field::place, where.name, ValueKind::place, at[2]));
    arrest.values.back().norm = where.norm;
    arrest.values.back().code = where.state;
    arrest.time = *parse_edtf(arrested);
    if (!law.empty())
        arrest.values.push_back(value(Field::law, law, ValueKind::law, at[5]));
    finish(std::move(arrest));
    if (status == "held") {
        finish(start(ClaimType::held));
    } else if (status.starts_with("released")) {
        Claim release = start(ClaimType::release);
        release.time = *parse_edtf(later);
        finish(std::move(release));
        if (status.ends_with("ban"))
            detail(ClaimType::restriction, "travel ban", 4, "");
    } else {
        detail(ClaimType::particular, status, 4, records::particular::status);
    }
    if (!born.empty())
        detail(ClaimType::particular, born, 6, records::particular::birth_date);
    if (!trade.empty())
        detail(ClaimType::particular, trade, 7, records::particular::profession);
    return row;
}

namespace {

struct Telling {
    ClaimType type;
    std::size_t weight; ///< Of a hundred and some.
    int named;          ///< Percent of them that name people; others give a number.
    std::string_view words;
};

constexpr std::array tellings{Telling{ClaimType::killing, 10, 25, "Security forces killed "},
                              Telling{ClaimType::injury, 4, 10, "Security forces wounded "},
                              Telling{ClaimType::protest, 7, 0, "Protesters gathered, among them "},
                              Telling{ClaimType::attack, 4, 40, "Unknown men attacked "},
                              Telling{ClaimType::arrest, 17, 70, "Police arrested "},
                              Telling{ClaimType::held, 9, 85, "Still in prison without access to a lawyer: "},
                              Telling{ClaimType::release, 8, 80, "Released after two years in prison: "},
                              Telling{ClaimType::charge, 5, 90, "Prosecutors charged "},
                              Telling{ClaimType::verdict, 4, 90, "The Revolutionary Court of the capital convicted "},
                              Telling{ClaimType::sentence, 3, 90, "The court sentenced to ten years "},
                              Telling{ClaimType::hearing, 3, 90, "A hearing was held in the case of "},
                              Telling{ClaimType::demand, 8, 0, "The organisation calls on the authorities to release "},
                              Telling{ClaimType::shutdown, 3, 0, "The authorities shut down the internet in "},
                              Telling{ClaimType::restoration, 1, 0, "Internet access was restored in "},
                              Telling{ClaimType::withdrawal, 1, 0, "The government announced that it will leave "},
                              Telling{ClaimType::quote, 6, 0, "“We have had no news for weeks”, said "}};

const Telling& drawn(Random& random)
{
    std::size_t all = 0;
    for (const Telling& one : tellings)
        all += one.weight;
    std::size_t at = random.below(all);
    for (const Telling& one : tellings) {
        if (at < one.weight)
            return one;
        at -= one.weight;
    }
    return tellings.front();
}

} // namespace

void MadeWorld::put_people(Claim& claim, std::string& words)
{
    const auto begin = static_cast<std::uint32_t>(words.size());
    const std::size_t people = m_random.percent(80) ? 1 : 2 + m_random.below(3);
    for (std::size_t i = 0; i < people; ++i) {
        const std::string who = name();
        words += i == 0 ? "" : " and ";
        claim.values.push_back(
            value(Field::target, who, ValueKind::person, static_cast<std::uint32_t>(words.size()) - begin));
        words += who;
    }
}

Claim MadeWorld::claim(std::string& text)
{
    static const std::array crowds{"protesters", "students", "workers", "villagers", "bystanders"};
    static const std::array bodies{"UNESCO", "the Paris Agreement", "the World Health Organization", "the ICC"};
    const Telling& telling = drawn(m_random);
    const Place& where = place();
    Claim claim;
    claim.type = telling.type;
    std::string words{telling.words};
    if (telling.type == ClaimType::withdrawal) {
        claim.values.push_back(value(Field::actor, where.state, ValueKind::state, 0));
        claim.values.back().norm = where.state;
        claim.values.push_back(value(Field::target, bodies.at(m_random.below(bodies.size())), ValueKind::body, 0));
        words += claim.values.back().text;
    } else if (telling.type == ClaimType::demand) {
        claim.values.push_back(value(Field::target, "the authorities", ValueKind::body, 0));
        claim.values.back().norm = where.state;
        const std::string asked = "release " + (m_random.percent(50) ? name() : std::string{"all who are held"});
        claim.values.push_back(value(Field::detail, asked, ValueKind::unknown, 0));
        words += asked.substr(8);
    } else if (m_random.below(100) < static_cast<std::size_t>(telling.named)) {
        put_people(claim, words);
    } else if (telling.type != ClaimType::shutdown && telling.type != ClaimType::restoration) {
        const std::int64_t least = 2 + static_cast<std::int64_t>(m_random.below(m_random.percent(90) ? 30 : 400));
        claim.count = domain::Count{least, m_random.percent(50) ? std::nullopt : std::optional{least}, false};
        const Field field = telling.type == ClaimType::protest ? Field::actor : Field::target;
        claim.values.push_back(value(field, crowds.at(m_random.below(crowds.size())), ValueKind::group, 0));
        words += std::to_string(least) + " " + claim.values.back().text;
    }
    if (telling.type == ClaimType::charge || telling.type == ClaimType::verdict)
        claim.values.push_back(
            value(Field::law, "Article " + std::to_string(500 + m_random.below(9)), ValueKind::law, 0));
    if (telling.type == ClaimType::verdict)
        claim.values.push_back(
            value(Field::detail, m_random.percent(85) ? "convicted" : "acquitted", ValueKind::unknown, 0));
    if (telling.type != ClaimType::withdrawal && telling.type != ClaimType::demand) {
        claim.values.push_back(value(Field::place, where.name, ValueKind::place, 0));
        claim.values.back().norm = where.norm;
        claim.values.back().code = where.state;
        words += " in " + where.name;
    }
    if (m_random.percent(85)) {
        const std::string on = day();
        claim.time = m_random.percent(15) ? *parse_edtf(on.substr(0, 7)) : *parse_edtf(on);
        words += " on " + on;
    }
    words += ".";
    claim.modality = m_random.percent(92)   ? domain::Modality::asserted
                     : m_random.percent(70) ? domain::Modality::alleged
                                            : domain::Modality::denied;
    claim.span = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + words.size())};
    for (domain::Value& one : claim.values)
        one.span = claim.span;
    claim.quote = words;
    claim.rule = std::string{domain::name_of(telling.type)} + "/made";
    claim.reader = "vigil-en-1";
    claim.confidence = 0.75F;
    domain::order_values(claim);
    text += words;
    return claim;
}

MadeReport MadeWorld::report(std::size_t n)
{
    static const std::array filler{
        " The organisation spoke with relatives, lawyers and two people who saw what happened.",
        " Officials did not answer a request for comment before this report was published.",
        " Under international law nobody may be held for what they say, write or believe.",
        " Families wait in front of the prison each morning and are sent away without a word."};
    if (!m_recent.empty() && m_random.percent(12)) { // Another outlet prints what was printed before.
        MadeReport copy = m_recent[m_random.below(m_recent.size())];
        copy.organisation = m_publishers[m_publisher_draw.draw(m_random)];
        copy.text += " (Reprinted.)";
        return copy;
    }
    MadeReport made;
    made.organisation = m_publishers[m_publisher_draw.draw(m_random)];
    made.published = day();
    made.title = "Report " + std::to_string(n + 1) + " on " + place().name;
    for (std::size_t i = 5 + m_random.below(7); i > 0; --i) {
        made.claims.push_back(claim(made.text));
        made.text += filler.at(m_random.below(filler.size()));
        made.text += filler.at(m_random.below(filler.size()));
        made.text += "\n";
    }
    for (int i = 0; i < 64; ++i)
        made.sketch.push_back(m_random.word());
    MadeReport kept = made;
    kept.repeats = n + 1;
    if (m_recent.size() < 50)
        m_recent.push_back(std::move(kept));
    else
        m_recent[m_random.below(m_recent.size())] = std::move(kept);
    return made;
}

} // namespace vigil::bench
