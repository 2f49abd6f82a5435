// SPDX-License-Identifier: AGPL-3.0-or-later
// The questions follow the model questionnaire of the Working Group on Arbitrary Detention (annex to its fact sheet),
// in our own words. docs/formats/questionnaire.md.
#include "publish/sheet.hpp"
#include "records/mentions.hpp"
#include "records/provisions.hpp"

#include <algorithm>
#include <chrono>

namespace vigil::publish {
namespace {

using domain::ClaimType;
using domain::Field;
using records::StandingClaim;

/// Words with the claims that say them; several are parted by semicolons.
struct Said {
    std::string words;
    records::Basis basis;

    void add(const std::string& text, const ledger::EntryId& claim)
    {
        if (text.empty())
            return;
        if ((" " + words + ";").find(" " + text + ";") == std::string::npos)
            words += (words.empty() ? "" : "; ") + text;
        records::add_basis(basis, claim);
    }
};

class Form {
public:
    Form(const answers::PersonPage& person, const std::vector<StandingClaim>& claims, Sheet& sheet)
        : m_page{person},
          m_claims{claims},
          m_sheet{sheet}
    {
    }

    void identity()
    {
        m_sheet.heading("I. Who is concerned");
        m_sheet.fact("name", "1. Name", m_page.person.name);
        particular("sex", "2. Sex", {"sex"});
        particular("birth_date", "3. Birth date, or age when detained", {"birth_date", "age"});
        particular("nationality", "4. Nationality", {"nationality"});
        particular("id_number", "5. Identity document and its number", {"id_number"});
        particular("profession", "6. Profession or activity", {"profession", "role", "affiliation"});
        particular("contact", "7. Address", {"contact"});
    }

    void arrest()
    {
        m_sheet.heading("II. Arrest");
        fact("arrest_date", "1. Date", of(ClaimType::arrest, [](const auto& claim) { return time_of(claim); }));
        fact("arrest_place", "2. Place", texts(ClaimType::arrest, Field::place));
        fact("arrest_by", "3. Who carried it out", texts(ClaimType::arrest, Field::actor));
        const auto warrant = of(ClaimType::arrest, [](const StandingClaim& claim) {
            return records::has_word(claim.claim.quote, {"warrant", "court order", "without an order"})
                       ? "“" + claim.claim.quote + "”"
                       : std::string{};
        });
        fact("arrest_warrant", "4. Was a warrant or other decision shown?", warrant);
        fact("arrest_issuer", "5. Who issued it", {});
        fact("arrest_reasons", "6. Reasons given by the authorities", reasons());
        fact("arrest_law", "7. Legal basis given", laws());
    }

    void detention()
    {
        m_sheet.heading("III. Detention");
        Said from, places, by, how_long;
        for (const auto& period : m_page.person.custody) {
            if (period.state != records::Custody::held && period.state != records::Custody::house_arrest &&
                period.state != records::Custody::disappeared)
                continue;
            for (const auto& claim : period.basis) {
                from.add(period.from ? period.from->to_string() : "", claim);
                how_long.add(duration_of(period), claim);
                for (const auto& place : period.places)
                    places.add(place, claim);
                for (const auto& authority : period.authorities)
                    by.add(authority, claim);
            }
        }
        fact("detention_date", "1. Date", from);
        fact("detention_duration", "2. How long", how_long);
        fact("detention_by", "3. Who holds the person", by);
        fact("detention_places", "4. Places of detention, the latest first", places);
        fact("detention_issuer", "5. Who ordered it", texts(ClaimType::held, Field::actor));
        fact("detention_reasons", "6. Reasons given by the authorities", reasons());
        fact("detention_law", "7. Legal basis given", laws());
    }

    void circumstances()
    {
        m_sheet.heading("IV. How the arrest came about");
        std::size_t told = 0;
        for (const auto& claim : m_claims)
            if (claim.claim.type == ClaimType::arrest && !claim.claim.quote.empty()) {
                m_sheet.item("circumstances", "“" + claim.claim.quote + "”", {claim.id});
                ++told;
            }
        if (told == 0)
            m_sheet.text("");
        particular("health", "State of health", {"health"});
    }

    void argument()
    {
        m_sheet.heading("V. Why the detention is held to be arbitrary");
        for (const auto& one : m_page.person.designations)
            m_sheet.item("designations", "Designated: " + one.what, one.basis);
        m_sheet.fact("arbitrary", "To be written by those who submit", "");
    }

    void steps(const std::vector<std::string>& own)
    {
        m_sheet.heading("VI. Steps taken within the country");
        for (std::size_t i = 0; i < m_page.proceeding_lines.size(); ++i)
            m_sheet.item("steps", m_page.proceeding_lines[i], m_page.person.proceedings[i].basis);
        for (const auto& step : own)
            m_sheet.item("steps", step);
        if (m_page.proceeding_lines.empty() && own.empty())
            m_sheet.fact("steps", "Steps and their results", "");
        m_sheet.heading("VII. Who submits");
        m_sheet.fact("submitted_by", "Name, address, date and signature", "");
    }

private:
    static std::string time_of(const StandingClaim& claim)
    {
        return claim.claim.time ? claim.claim.time->to_string() : std::string{};
    }

    /// At least, from the last day it may have begun to the last on which a source confirms it.
    static std::string duration_of(const records::CustodyPeriod& period)
    {
        const auto begin = period.from ? period.from->latest() : std::nullopt;
        const auto end = period.to && period.to->earliest() ? period.to->earliest() : period.last_confirmed;
        if (!begin || !end || *end < *begin)
            return {};
        const auto days = (*end - *begin).count();
        return "at least " + std::to_string(days) + (days == 1 ? " day" : " days") + " (to " + to_string(*end) + ")";
    }

    template <typename Words>
    Said of(ClaimType type, const Words& words) const
    {
        Said said;
        for (const auto& claim : m_claims)
            if (claim.claim.type == type && claim.claim.modality != domain::Modality::denied)
                said.add(words(claim), claim.id);
        return said;
    }

    Said texts(ClaimType type, Field field) const
    {
        Said said;
        for (const auto& claim : m_claims)
            if (claim.claim.type == type && claim.claim.modality != domain::Modality::denied)
                for (const auto& text : records::texts_of(claim.claim, field))
                    said.add(text, claim.id);
        return said;
    }

    /// Charges stand under law too; a provision is one that names a law or an article.
    static bool is_provision(const domain::Value& law)
    {
        return law.norm.starts_with("law:") || !records::provision_of(law.text, law.norm).in_words();
    }
    Said reasons() const
    {
        Said said;
        for (const auto type : {ClaimType::arrest, ClaimType::charge})
            for (const auto& claim : m_claims)
                if (claim.claim.type == type)
                    for (const auto* law : claim.claim.values_of(Field::law))
                        if (!is_provision(*law))
                            said.add(law->text, claim.id);
        return said;
    }
    Said laws() const
    {
        Said said;
        for (const auto type : {ClaimType::arrest, ClaimType::held, ClaimType::charge})
            for (const auto& claim : m_claims)
                if (claim.claim.type == type)
                    for (const auto* law : claim.claim.values_of(Field::law))
                        if (is_provision(*law))
                            said.add(law->text, claim.id);
        return said;
    }

    void fact(std::string_view field, std::string label, const Said& said)
    {
        m_sheet.fact(field, std::move(label), said.words, said.basis);
    }

    void particular(std::string_view field, std::string label, std::initializer_list<std::string_view> kinds)
    {
        Said said;
        for (const auto& one : m_page.person.particulars)
            if (std::ranges::find(kinds, one.kind) != kinds.end())
                for (const auto& claim : one.basis)
                    said.add(one.text, claim);
        fact(field, std::move(label), said);
    }

    const answers::PersonPage& m_page;
    const std::vector<StandingClaim>& m_claims;
    Sheet& m_sheet;
};

} // namespace

Paper questionnaire(const answers::PersonPage& person, const std::vector<records::StandingClaim>& claims,
                    const std::vector<std::string>& steps, const Heading& heading)
{
    const auto basis = basis_of({&person.head});
    Sheet sheet{"questionnaire.docx", "Questionnaire on detention: " + person.person.name, basis};
    sheet.text("Prepared for a submission to the United Nations Working Group on Arbitrary Detention. What is blank is "
               "not known to the casebook, or was withheld.");
    Form form{person, claims, sheet};
    form.identity();
    form.arrest();
    form.detention();
    form.circumstances();
    form.argument();
    form.steps(steps);
    return sheet.finish(heading);
}

} // namespace vigil::publish
