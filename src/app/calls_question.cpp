// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/gazetteer.hpp"
#include "app/material.hpp"
#include "app/questions.hpp"
#include "base/utf8.hpp"
#include "records/call.hpp"

#include <algorithm>
#include <set>

// Calls. What can show that a call was met is looked up by the reports that make calls and by the names in them: a list
// of a hundred thousand people need not be read to see whether three of them were released.
namespace vigil::app {
namespace {

using records::Family;

const std::vector<Family> families{Family::call, Family::person, Family::disruption, Family::proceeding,
                                   Family::participation};

/// Ids of claims, each once.
class Wanted {
public:
    void add(const records::Basis& claims) { m_ids.insert(claims.begin(), claims.end()); }
    void add(const records::Evidence& evidence)
    {
        for (const auto& claim : evidence.claims)
            m_ids.insert(claim.id);
    }
    std::vector<EntryId> ids() const { return {m_ids.begin(), m_ids.end()}; }

private:
    std::set<EntryId> m_ids;
};

/// Search keys of everybody whom a call names.
std::set<std::string> names_called_for(const std::vector<records::Record>& calls)
{
    std::set<std::string> names;
    for (const auto& record : calls)
        if (const auto call = records::call_from_cbor(record.value))
            for (const std::string& one : call->people)
                names.insert(search_key(one));
    return names;
}

void add_people(const Session& session, const View& view, const std::set<std::string>& names,
                std::vector<records::Record>& records)
{
    std::vector<std::string> ids;
    session.casebook().each_person(view.floor, [&](const records::PersonLine& line) {
        if (std::ranges::any_of(line.names, [&](const std::string& name) { return names.contains(name); }))
            ids.push_back(line.id);
    });
    for (const std::string& id : ids)
        if (auto record = session.casebook().record(id, view.floor); record && record->family == Family::person)
            records.push_back(*std::move(record));
}

/// All claims of the reports that make calls: whom else they speak of decides about whom "the authorities" are.
Wanted claims_of_reports(const Session& session)
{
    Wanted wanted;
    std::set<EntryId> parts;
    for (const auto& claim : session.casebook().evidence(types_of(Family::call)).claims)
        if (claim.passage)
            parts.insert(claim.passage->part);
    for (const EntryId& part : parts)
        wanted.add(session.casebook().evidence_of_part(part));
    return wanted;
}

answers::Material material_of_calls(const Session& session, const View& view)
{
    const auto& casebook = session.casebook();
    answers::Material out;
    auto wanted = claims_of_reports(session);
    auto cases = casebook.records_of_claims(wanted.ids(), view.floor, Family::proceeding);
    for (const Family family : {Family::call, Family::disruption, Family::participation}) {
        auto found = casebook.records(family, view.floor);
        if (family == Family::call)
            add_people(session, view, names_called_for(found), out.records);
        out.records.insert(out.records.end(), std::make_move_iterator(found.begin()),
                           std::make_move_iterator(found.end()));
    }
    out.records.insert(out.records.end(), std::make_move_iterator(cases.begin()), std::make_move_iterator(cases.end()));
    for (const EntryId& claim : answers::claims_under(out.records))
        wanted.add(records::Basis{claim});
    out.standing = records::standing(casebook.evidence_of_claims(wanted.ids()), view.floor);
    const auto types = types_of(families);
    std::erase_if(out.standing.claims,
                  [&](const auto& claim) { return std::ranges::find(types, claim.claim.type) == types.end(); });
    const auto totals = casebook.claim_totals(types);
    out.standing.below = totals.below(view.floor);
    out.standing.rejected = totals.rejected;
    return out;
}

} // namespace

answers::Calls calls(const Session& session, const View& view, answers::CallsBy by)
{
    const auto guard = session.lock();
    if (view.known) // What was known then is folded anew from all evidence.
        return answers::calls(material(session, view, families), view, {by, state_words()});
    return answers::calls(material_of_calls(session, view), view, {by, state_words()});
}

} // namespace vigil::app
