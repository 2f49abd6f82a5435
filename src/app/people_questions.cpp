// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/choose_people.hpp"
#include "app/material.hpp"
#include "app/places.hpp"
#include "app/questions.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <set>

// People: lists and pages. What stands now is found by the lines of all people, so that only the records that are shown
// are read; what was known earlier is folded from the evidence of that time.
namespace vigil::app {
namespace {

using answers::Material;
using records::PersonLine;

constexpr std::size_t shortest_id = 6;

/// Records of these people, with the claims under them. How much lies below the floor is counted over all claims.
Material material_of(const Session& session, const View& view, const std::vector<std::string>& ids)
{
    const auto& casebook = session.casebook();
    Material out;
    out.places = answers::PlaceNames{known_places(session)};
    for (const std::string& id : ids)
        if (auto record = casebook.record(id, view.floor); record && record->family == Family::person)
            out.records.push_back(*std::move(record));
    out.standing = records::standing(casebook.evidence_of_claims(answers::claims_under(out.records)), view.floor);
    const auto totals = casebook.claim_totals(types_of(Family::person));
    out.standing.below = totals.below(view.floor);
    out.standing.rejected = totals.rejected;
    return out;
}

answers::People page_of_people(const Session& session, const View& view, const answers::PeopleQuestion& question)
{
    const auto guard = session.lock();
    answers::ChoosingPeople choosing{view, question};
    session.casebook().each_person(view.floor, [&](const PersonLine& line) { choosing.take(line); });
    auto chosen = choosing.chosen();
    auto answer = answers::people(material_of(session, view, chosen.ids), view);
    answer.question = question;
    answer.totals = std::move(chosen.totals);
    answer.matched = chosen.matched;
    return answer;
}

/// The person whose record bears this id, or bore it before it was joined with a lower one.
std::optional<std::string> person_with_mention(const Session& session, const View& view, std::string_view who)
{
    const auto mention = ledger::parse_mention(who);
    if (!mention)
        return std::nullopt;
    for (const auto& record : session.casebook().records_of_claims({mention->claim}, view.floor, Family::person))
        if (const auto person = records::person_from_cbor(record.value);
            person && std::ranges::count(person->mentions, *mention) > 0)
            return record.id;
    return std::nullopt;
}

/// Ids of people that `who` may mean: a record id, the start of one, or a name.
std::vector<std::string> meant(const Session& session, const View& view, std::string_view who)
{
    if (auto known = person_with_mention(session, view, who))
        return {*std::move(known)};
    std::vector<std::string> ids;
    answers::PeopleNamed named{who};
    session.casebook().each_person(view.floor, [&](const PersonLine& line) {
        if (who.size() >= shortest_id && line.id.starts_with(who))
            ids.push_back(line.id);
        named.take(line);
    });
    return ids.empty() ? named.ids() : ids;
}

/// They, and those that may be the same people.
std::vector<std::string> with_undecided(const Session& session, const View& view, const std::vector<std::string>& ids)
{
    std::vector<std::string> all = ids;
    for (const std::string& id : ids)
        if (const auto record = session.casebook().record(id, view.floor))
            if (const auto person = records::person_from_cbor(record->value))
                for (const auto& pair : person->undecided)
                    all.push_back(pair.person);
    std::set<std::string> seen;
    std::erase_if(all, [&](const std::string& id) { return !seen.insert(id).second; });
    return all;
}

std::vector<std::string> meant_then(const Material& material, std::string_view who)
{
    std::vector<std::string> ids;
    for (const auto& record : material.records)
        if (record.family == Family::person &&
            (record.id == who || (who.size() >= shortest_id && record.id.starts_with(who))))
            ids.push_back(record.id);
    return ids.empty() ? answers::people_named(material, who) : ids;
}

Error several(const Material& material, std::string_view who, const std::vector<std::string>& ids)
{
    std::string message = "'" + std::string{who} + "' may be one of " + std::to_string(ids.size()) + ":";
    for (const auto& id : ids)
        for (const auto& record : material.records)
            if (record.id == id)
                message += " " + record.label + " (" + id.substr(0, 12) + ");";
    message.back() = '.';
    return {Fault::invalid_argument, message + " Ask with one of these ids."};
}

Result<answers::PersonPage> page_of(const Material& material, const View& view, std::string_view who,
                                    const std::vector<std::string>& ids)
{
    if (ids.empty()) {
        auto page = answers::person_page(material, view, who);
        if (page)
            return page;
        const bool checked = view.floor == Floor::checked;
        return Error{Fault::not_found,
                     "no person called '" + std::string{who} + "' stands in the claims at the " +
                         (checked ? "checked floor; look below it with: --floor proposed" : "proposed floor")};
    }
    // Equal names that nobody decided about stand on one page: the first, with the others as "may be the same".
    const auto key = search_key(who);
    const bool one_name = std::ranges::all_of(ids, [&](const auto& id) {
        const auto record = std::ranges::find(material.records, id, &records::Record::id);
        return record != material.records.end() && search_key(record->label) == key;
    });
    if (ids.size() > 1 && !one_name)
        return several(material, who, ids);
    return answers::person_page(material, view, ids.front());
}

} // namespace

answers::People people(const Session& session, const View& view, const answers::PeopleQuestion& question)
{
    const bool whole = question.most == 0 && !question.group && question.name.empty() && question.country.empty();
    if (!view.known && !whole)
        return page_of_people(session, view, question);
    return answers::people(material(session, view, {Family::person}), view, question);
}

Result<answers::PersonPage> person(const Session& session, const View& view, std::string_view who)
{
    const auto guard = session.lock();
    if (view.known) {
        const auto found = material(session, view, {Family::person});
        return page_of(found, view, who, meant_then(found, who));
    }
    const auto ids = meant(session, view, who);
    return page_of(material_of(session, view, with_undecided(session, view, ids)), view, who, ids);
}

} // namespace vigil::app
