// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/sheet.hpp"

#include <array>

namespace vigil::publish {
namespace {

/// Particulars that a dossier may name. Numbers of identity papers, contacts and health are not among them.
struct ParticularLine {
    std::string_view kind, label;
};
constexpr std::array particulars{
    ParticularLine{"alias", "Also called"},
    ParticularLine{"birth_date", "Born"},
    ParticularLine{"death_date", "Died"},
    ParticularLine{"age", "Age"},
    ParticularLine{"sex", "Sex"},
    ParticularLine{"nationality", "Nationality"},
    ParticularLine{"profession", "Profession"},
    ParticularLine{"role", "Role"},
    ParticularLine{"affiliation", "Affiliation"},
    ParticularLine{"relation", "Relations"},
    ParticularLine{"case_number", "Case number"},
    ParticularLine{"court", "Court"},
};

std::string last_confirmed(const std::optional<Day>& day)
{
    return day ? "; last confirmed " + to_string(*day) : std::string{};
}

void add_identity(Sheet& sheet, const records::Person& person)
{
    std::string others;
    for (const auto& name : person.names)
        if (name.text != person.name)
            others += (others.empty() ? "" : "; ") + name.text;
    sheet.fact("name", "Name", person.name);
    if (!others.empty())
        sheet.fact("names", "Also written", others);
    for (const auto& line : particulars)
        for (const auto& particular : person.particulars)
            if (particular.kind == line.kind)
                sheet.fact(line.kind, std::string{line.label}, particular.text, particular.basis);
    for (const auto& designation : person.designations) {
        std::string by;
        for (const auto& body : designation.by)
            by += (by.empty() ? "" : ", ") + body;
        sheet.fact("designations", "Designated", by.empty() ? designation.what : designation.what + " (" + by + ")",
                   designation.basis);
    }
}

void add_status(Sheet& sheet, const answers::PersonPage& page)
{
    const auto& row = page.row;
    std::string liberty = row.custody;
    if (row.since)
        liberty += ", since " + row.since->to_string();
    if (!row.place.empty())
        liberty += ", " + row.place;
    const auto* period = page.person.on(page.head.view.day());
    sheet.fact("liberty", "Liberty", liberty + last_confirmed(row.last_confirmed),
               period == nullptr ? records::Basis{} : period->basis);
    sheet.fact("measures", "Measures", row.measures);
    sheet.fact("proceedings", "Proceedings", row.proceedings);
    for (const auto& need : page.person.needs)
        sheet.fact("needs", "Stated need", need.what + last_confirmed(need.last_confirmed), need.basis);
}

void add_lines(Sheet& sheet, const answers::PersonPage& page)
{
    const auto& person = page.person;
    if (!person.custody.empty())
        sheet.heading("Custody");
    for (std::size_t i = 0; i < person.custody.size(); ++i) {
        auto basis = person.custody[i].basis;
        basis.insert(basis.end(), person.custody[i].against.begin(), person.custody[i].against.end());
        sheet.item("custody", page.custody_lines[i], basis);
    }
    if (!person.measures.empty())
        sheet.heading("Measures short of custody");
    for (std::size_t i = 0; i < person.measures.size(); ++i)
        sheet.item("measures", page.measure_lines[i], person.measures[i].basis);
    if (!person.proceedings.empty())
        sheet.heading("Proceedings");
    for (std::size_t i = 0; i < person.proceedings.size(); ++i) {
        std::string line = page.proceeding_lines[i];
        for (const auto& law : person.proceedings[i].laws)
            line += "; " + law;
        if (!person.proceedings[i].court.empty())
            line += "; " + person.proceedings[i].court;
        const auto& latest = person.proceedings[i].latest;
        if (latest && latest->earliest() && *latest->earliest() <= page.head.view.day())
            line += "; last dated step " + latest->to_string();
        sheet.item("proceedings", line, person.proceedings[i].basis);
    }
    if (!person.harms.empty() || !person.deaths.empty())
        sheet.heading("Harm");
    for (const auto& death : person.deaths)
        sheet.item("deaths",
                   std::string{domain::label_of(death.how)} + (death.when ? ", " + death.when->to_string() : "") +
                       (death.cause.empty() ? "" : ", " + death.cause) + (death.alleged ? ", alleged" : "") +
                       (death.disputed ? ", disputed" : ""),
                   death.basis);
    for (const auto& harm : person.harms)
        sheet.item("harms", harm.text, harm.basis);
}

} // namespace

Paper dossier(const std::vector<answers::PersonPage>& people, const Heading& heading)
{
    std::vector<const answers::Head*> heads;
    for (const auto& page : people)
        heads.push_back(&page.head);
    const auto basis = basis_of(heads);
    std::string title = heading.title;
    if (title.empty())
        title = people.size() == 1 ? people.front().person.name : std::to_string(people.size()) + " people";
    Sheet sheet{"dossier.docx", "Dossier: " + title, basis};
    for (const auto& page : people) {
        sheet.heading(page.person.name);
        add_identity(sheet, page.person);
        add_status(sheet, page);
        add_lines(sheet, page);
        if (!page.maybe_same.empty())
            sheet.text(std::to_string(page.maybe_same.size()) +
                       " further records of this name may be the same person; nobody has decided.");
    }
    return sheet.finish(heading);
}

} // namespace vigil::publish
