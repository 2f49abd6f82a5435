// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/disruptions.md.
#include "base/utf8.hpp"
#include "records/disruption.hpp"
#include "records/folds.hpp"
#include "records/words.hpp"

#include <algorithm>
#include <map>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

std::string joined_by(const std::vector<std::string>& texts, std::string_view separator)
{
    std::string result;
    for (const std::string& text : texts)
        result += (result.empty() ? "" : std::string{separator}) + text;
    return result;
}

struct Told {
    const StandingClaim* claim = nullptr;
    DisruptionKind kind = DisruptionKind::shutdown;
    bool restores = false;
    bool goes_on = false;
    std::string place{};             ///< Key of the most specific place; empty: the whole area.
    std::vector<std::string> what{}; ///< Of blocking and its end.
    std::optional<Day> day{};        ///< Its place in the order.
};

Told told_by(const StandingClaim& claim)
{
    const domain::Claim& said = claim.claim;
    Told told{&claim};
    told.restores = said.type == ClaimType::restoration;
    const std::string words = first_text(said, Field::detail) + " | " + said.quote;
    if (said.type == ClaimType::blocking)
        told.kind = DisruptionKind::blocking;
    else if (says_throttled(words)) // Step 2.
        told.kind = DisruptionKind::throttling;
    if (said.type != ClaimType::shutdown)
        told.what = texts_of(said, Field::target);
    told.goes_on = !told.restores && (says_goes_on(words) || (said.time && said.time->interval && !said.time->to));
    told.place = place_key_of(said);
    if (told.place == country_of(said))
        told.place.clear();
    const auto time = time_or_published(claim);
    told.day = time ? (time->earliest() ? time->earliest() : time->latest()) : std::nullopt;
    return told;
}

/// "2026-01-08, says A".
std::string side(const std::optional<Edtf>& time, const std::string& source)
{
    return (time ? time->to_string() : std::string{"day not stated"}) + ", says " + source;
}

/// Statements of one kind whose times cannot all mean one day: "start: 2026-01-08, says A; 2026-01-12, says B".
void add_differing(const Disruption& one, std::string_view what, std::vector<std::string>& lines)
{
    const bool of_start = what == "start";
    const auto time_of = [&](const Statement& said) -> std::optional<Edtf> {
        const bool since = said.what == "goes on" && said.when && said.when->interval;
        if (said.what == "started" || since) {
            const auto bound = !said.when ? std::nullopt : of_start ? said.when->from : said.when->to;
            return bound ? std::optional{Edtf::on(*bound)} : std::nullopt;
        }
        return !of_start && said.what == "restored" && !says_in_stages(said.words) ? said.when : std::nullopt;
    };
    std::vector<std::pair<Edtf, std::string>> sides;
    for (const Statement& statement : one.statements)
        if (const auto time = time_of(statement); time && !statement.alleged)
            sides.emplace_back(*time, statement.source);
    const bool differ = std::ranges::any_of(sides, [&](const auto& a) {
        return std::ranges::any_of(sides, [&](const auto& b) { return !may_be_same_time(a.first, b.first); });
    });
    if (!differ)
        return;
    std::vector<std::string> said;
    for (const auto& [time, source] : sides)
        add_new(said, {side(time, source)});
    lines.push_back(std::string{what} + ": " + joined_by(said, "; "));
}

/// Step 9, in words.
std::vector<std::string> contradictions_in(const Disruption& one)
{
    std::vector<std::string> lines;
    std::map<std::string, std::vector<std::string>> sources;
    for (const Statement& statement : one.statements)
        add_new(sources[statement.what], {statement.source});
    std::vector<std::string> reported = sources["started"];
    add_new(reported, sources["goes on"]);
    if (!sources["denied"].empty() && !reported.empty())
        lines.push_back("reported by " + joined_by(reported, ", ") + "; denied by " +
                        joined_by(sources["denied"], ", "));
    else if (!sources["denied"].empty())
        lines.push_back("denied by " + joined_by(sources["denied"], ", ") + "; no source reports it");
    add_differing(one, "start", lines);
    add_differing(one, "end", lines);
    if (!sources["end denied"].empty())
        lines.push_back("its end is denied by " + joined_by(sources["end denied"], ", "));
    const auto end = one.end && !one.end_partial ? one.end->latest() : std::nullopt;
    for (const Statement& statement : one.statements) {
        const auto said_on = statement.published ? statement.published->earliest() : std::nullopt;
        if (statement.what == "goes on" && !statement.when && end && said_on && *said_on > *end)
            lines.push_back("ended " + one.end->to_string() + ", and said to go on by " +
                            side(statement.published, statement.source));
    }
    return lines;
}

/// One disruption while it is being put together.
struct Open {
    Disruption disruption;
    std::string place;
    std::optional<Day> last_start; ///< Latest start that a claim states.
    bool said_plainly = false;
};

class DisruptionFold {
public:
    void take(const Told& told)
    {
        Open* found = place_of(told);
        if (found == nullptr)
            found = &start_new(told);
        add(*found, told);
    }

    std::vector<Disruption> take_all()
    {
        std::vector<Disruption> result;
        for (Open& open : m_all) {
            Disruption& one = open.disruption;
            one.id = one.basis.front().hex();
            one.alleged = !open.said_plainly && is_reported(one);
            if (one.end)
                one.state = DisruptionState::ended;
            one.area_from_actor = one.areas.empty() && !one.area_norms.empty();
            std::ranges::sort(one.statements, {}, [](const Statement& statement) {
                return std::tuple{sort_key(statement.when ? statement.when : statement.published), statement.claim};
            });
            one.contradictions = contradictions_in(one);
            one.disputed = one.disputed || !one.contradictions.empty();
            result.push_back(std::move(one));
        }
        return result;
    }

private:
    static bool same_targets(const Told& told, const Disruption& one)
    {
        if (one.kind != DisruptionKind::blocking)
            return told.what.empty() || told.restores;
        return std::ranges::any_of(told.what, [&](const std::string& what) {
            return std::ranges::any_of(one.blocked,
                                       [&](const auto& have) { return search_key(have) == search_key(what); });
        });
    }

    /// Step 4: the last one that fits.
    Open* place_of(const Told& told)
    {
        for (auto open = m_all.rbegin(); open != m_all.rend(); ++open) {
            const Disruption& one = open->disruption;
            const bool kind = told.restores || one.kind == told.kind;
            const bool area = told.place.empty() || open->place.empty() || told.place == open->place;
            if (kind && area && same_targets(told, one) && fits_in_time(*open, told))
                return &*open;
        }
        return nullptr;
    }

    static bool fits_in_time(const Open& open, const Told& told)
    {
        const Disruption& one = open.disruption;
        const auto ended = one.end ? one.end->latest() : std::nullopt;
        if (told.restores) { // Of a shutdown that began before and has not ended before; or another word on its end.
            constexpr std::chrono::days near{7};
            return !one.end || may_be_same_time(one.end, told.claim->claim.time) ||
                   (told.day && ended && *told.day <= *ended + near);
        }
        const bool after = one.end && !one.end_partial && told.day && ended && *told.day > *ended;
        if (!told.claim->claim.time) { // "The shutdown is still in force", or "there was none".
            constexpr std::chrono::days soon{30};
            const bool of_it = told.goes_on || told.claim->claim.modality == Modality::denied;
            return !after || (of_it && *told.day <= *ended + soon);
        }
        if (after)
            return false;
        // Days apart by a few are two statements of one start; one that goes on takes in what starts later.
        constexpr std::chrono::days apart{3};
        return one.state == DisruptionState::on || !told.day || !open.last_start ||
               *told.day <= *open.last_start + apart;
    }

    Open& start_new(const Told& told)
    {
        Open open;
        open.disruption.kind = told.kind;
        open.place = told.place;
        m_all.push_back(std::move(open));
        return m_all.back();
    }

    void add(Open& open, const Told& told)
    {
        const StandingClaim& claim = *told.claim;
        const domain::Claim& said = claim.claim;
        Disruption& one = open.disruption;
        add_basis(one.basis, claim.id);
        add_new(one.areas, texts_of(said, Field::place));
        add_area(one, said);
        one.statements.push_back({statement_of(told), said.modality == Modality::alleged, said.quote, said_by(claim),
                                  texts_of(said, Field::actor), said.time, claim.passage->published, claim.id});
        if (one.kind == DisruptionKind::blocking)
            add_new(one.blocked, told.what);
        if (said.modality == Modality::denied) { // Step 8.
            one.disputed = true;
            return;
        }
        if (said.modality != Modality::asserted && said.modality != Modality::alleged)
            return;
        const bool plain = said.modality == Modality::asserted;
        if (told.restores)
            return restore(one, told, plain);
        begin(open, told, plain);
    }

    /// Step 3.
    static void add_area(Disruption& one, const domain::Claim& said)
    {
        std::vector<std::string> norms;
        for (const domain::Value* place : said.values_of(Field::place))
            if (!place->norm.empty())
                norms.push_back(place->norm);
        if (const std::string country = country_of(said); norms.empty() && texts_of(said, Field::place).empty())
            norms.push_back(country);
        for (std::string& norm : norms)
            if (!norm.empty() && std::ranges::count(one.area_norms, norm) == 0)
                one.area_norms.push_back(std::move(norm));
    }

    static std::string statement_of(const Told& told)
    {
        const Modality modality = told.claim->claim.modality;
        if (modality == Modality::denied && told.restores)
            return "end denied";
        if (modality == Modality::denied || modality == Modality::possible || modality == Modality::announced)
            return std::string{domain::name_of(modality)};
        if (told.restores)
            return "restored";
        return told.goes_on ? "goes on" : "started";
    }

    static void begin(Open& open, const Told& told, bool plain)
    {
        const StandingClaim& claim = *told.claim;
        const domain::Claim& said = claim.claim;
        Disruption& one = open.disruption;
        add_new(one.ordered_by, texts_of(said, Field::actor)); // Step 7.
        add_new(one.scope, texts_of(said, Field::detail));
        one.last_confirmed = latest_of(one.last_confirmed, told.goes_on ? published_on(claim) : confirmed_on(claim));
        open.last_start = latest_of(open.last_start, told.day);
        if (!plain && open.said_plainly)
            return; // An allegation sets nothing where somebody asserts.
        open.said_plainly = open.said_plainly || plain;
        if (told.goes_on)
            one.state = DisruptionState::on;
        if (!said.time)
            return;
        const auto start = said.time->from ? std::optional{Edtf::on(*said.time->from)} : std::nullopt;
        if (start && (!one.start || earlier(start, one.start))) // Step 5.
            one.start = one.start && may_be_same_time(one.start, start) ? finer(*one.start, *start) : *start;
        else if (start && one.start && may_be_same_time(one.start, start))
            one.start = finer(*one.start, *start);
        if (said.time->interval && said.time->to && !one.end) // Step 6.
            one.end = Edtf::on(*said.time->to);
    }

    static void restore(Disruption& one, const Told& told, bool plain)
    {
        const domain::Claim& said = told.claim->claim;
        if (!plain && one.end)
            return;
        const bool partial = says_in_stages(first_text(said, Field::detail) + " | " + said.quote);
        if (one.end && !one.end_partial)
            return;
        one.end = time_or_published(*told.claim);
        one.end_partial = partial;
    }

    std::vector<Open> m_all;
};

std::string label_of(const Disruption& one)
{
    std::string label{is_reported(one) ? "" : "denied: "};
    label += name_of(one.kind);
    if (!one.blocked.empty())
        label += " of " + joined(one.blocked);
    label += ", " + (one.areas.empty() ? "area not stated" : one.areas.front());
    return label + (one.start ? ", " + one.start->to_string() : "");
}

} // namespace

std::vector<Record> fold_disruptions(const std::string& group, const Standing& standing)
{
    std::vector<Told> all;
    for (const StandingClaim& claim : standing.claims)
        all.push_back(told_by(claim));
    // In order of time; of one day: starts, then what goes on, then ends.
    std::ranges::sort(all, {}, [](const Told& told) {
        return std::tuple{told.day.value_or(Day::max()), told.restores, told.claim->claim.modality, told.goes_on,
                          told.claim->id};
    });
    DisruptionFold fold;
    for (const Told& told : all)
        fold.take(told);
    std::vector<Record> records;
    for (Disruption& one : fold.take_all()) {
        one.area_key = group;
        records.push_back({Family::disruption, one.id, group, label_of(one), sort_key(one.start), to_cbor(one)});
    }
    return records;
}

} // namespace vigil::records
