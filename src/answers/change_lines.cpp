// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/changes.md.
#include "answers/changes.hpp"
#include "answers/happenings.hpp"
#include "answers/head.hpp"
#include "answers/people.hpp"
#include "records/mentions.hpp"

#include <map>

namespace vigil::answers {
namespace {

void add_to(std::string& text, std::string_view before, const std::string& words)
{
    if (!words.empty())
        text += (text.empty() ? "" : "; ") + std::string{before} + words;
}

std::string text_of(const PersonRow& row)
{
    std::string text = row.custody.empty() ? "not known" : row.custody;
    if (row.since)
        text += ", since " + row.since->to_string();
    add_to(text, "", row.place);
    add_to(text, "last confirmed ", words_of(row.last_confirmed));
    add_to(text, "disputed: ", row.disputed ? (row.dispute.empty() ? "sources disagree" : row.dispute) : "");
    add_to(text, "measures: ", row.measures);
    add_to(text, "proceedings: ", row.proceedings);
    for (const std::string& one : row.designations)
        add_to(text, "designated ", one);
    for (const std::string& one : row.needs)
        add_to(text, "needs: ", one);
    return text;
}

std::set<std::string> keys_of(const Basis& basis, const std::string& more = {})
{
    std::set<std::string> keys;
    for (const EntryId& claim : basis)
        keys.insert(claim.hex() + more);
    return keys;
}

void add_people(std::vector<Line>& lines, const Material& material, const View& view)
{
    std::map<std::string, records::Person> people;
    for (auto& [record, person] :
         read_records<records::Person>(material, records::Family::person, records::person_from_cbor).all)
        people.emplace(person.id, std::move(person));
    for (const PersonRow& row : answers::people(material, view).rows) {
        Line line{"people", row.id, row.name, text_of(row), {}, {}};
        if (const auto person = people.find(row.id); person != people.end())
            for (const ledger::MentionRef& mention : person->second.mentions) {
                line.keys.insert(mention.to_string());
                records::add_basis(line.basis, mention.claim);
            }
        lines.push_back(std::move(line));
    }
}

void add_happenings(std::vector<Line>& lines, const Material& material, const View& view)
{
    for (const ProceedingRow& row : proceedings(material, view).rows) {
        std::string text = row.state;
        for (const std::string& next : row.next)
            add_to(text, "next: ", next);
        const Basis& basis = row.proceeding.basis;
        lines.push_back({"proceedings", row.id, row.label, text, keys_of(basis), basis});
    }
    for (const IncidentRow& row : incidents(material, view).rows) {
        std::string text = row.numbers;
        for (const records::Victim& victim : row.incident.victims)
            add_to(text, "named: ", victim.name);
        add_to(text, "", row.incident.alleged ? "alleged only" : "");
        add_to(text, "", row.incident.disputed ? "disputed" : "");
        lines.push_back(
            {"incidents", row.incident.id, row.label, text, keys_of(row.incident.basis), row.incident.basis});
    }
    for (const DisruptionRow& row : disruptions(material, view).rows) {
        std::string text = row.state;
        add_to(text, "", row.disruption.disputed ? "disputed" : "");
        lines.push_back(
            {"disruptions", row.disruption.id, row.label, text, keys_of(row.disruption.basis), row.disruption.basis});
    }
    for (const ParticipationRow& row : participations(material, view).rows) {
        const records::Participation& one = row.participation;
        std::string text = row.state;
        for (const std::string& named : one.named)
            add_to(text, "named: ", named);
        // One claim may name several bodies: each is a line of its own.
        lines.push_back({"participations", one.id, row.label, text, keys_of(one.basis, "/" + one.body_key), one.basis});
    }
}

void add_calls(std::vector<Line>& lines, const Material& material, const View& view)
{
    for (const CallRow& row : calls(material, view).rows) {
        std::string text{label_of(row.met)};
        add_to(text, "", row.because);
        Basis basis = row.call.basis;
        records::add_basis(basis, row.shown_by);
        lines.push_back({"calls", row.call.id, row.label, text, keys_of(row.call.basis), basis});
    }
}

} // namespace

std::vector<Line> lines_of(const Material& material, const View& view) // Step 2.
{
    std::vector<Line> lines;
    add_people(lines, material, view);
    add_happenings(lines, material, view);
    add_calls(lines, material, view);
    return lines;
}

} // namespace vigil::answers
