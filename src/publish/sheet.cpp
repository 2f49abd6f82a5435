// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/sheet.hpp"

#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::publish {

Sheet::Sheet(std::string_view form, std::string title, const std::vector<answers::Quoted>& basis)
    : m_form{*export_named(form)},
      m_notes{basis}
{
    m_paper.title = std::move(title);
}

void Sheet::fact(std::string_view field, std::string label, std::string words, const records::Basis& basis)
{
    if (has(field))
        m_paper.fact(std::move(label), std::move(words), m_notes.of(basis));
}

void Sheet::item(std::string_view field, std::string words, const records::Basis& basis)
{
    if (has(field))
        m_paper.item(std::move(words), m_notes.of(basis));
}

Paper Sheet::finish(const Heading& heading)
{
    const auto& view = heading.view;
    m_paper.heading("About this paper");
    std::string how = "As of " + to_string(view.day());
    if (view.known)
        how += ", as known on " + to_string(*view.known);
    how += view.floor == records::Floor::checked ? ", from claims that a person checked against their source."
                                                 : ", from all proposed claims, checked or not.";
    m_paper.paragraph(how + " Each footnote names a source and its words; whether they are true is not said here. "
                            "What is not known is left blank or called not known: it is never none.");
    m_paper.paragraph("Whoever has not been finally convicted is presumed innocent, whatever is said of them here.");
    if (!heading.withheld.empty())
        m_paper.paragraph("Withheld: " + heading.withheld);
    for (const auto* quoted : m_notes.used())
        m_paper.notes.push_back(words_of_note(*quoted));
    return std::move(m_paper);
}

std::vector<answers::Quoted> basis_of(const std::vector<const answers::Head*>& heads)
{
    std::vector<answers::Quoted> all;
    for (const auto* head : heads)
        all.insert(all.end(), head->basis.begin(), head->basis.end());
    std::ranges::sort(all, {}, &answers::Quoted::claim);
    const auto repeated = std::ranges::unique(all, {}, &answers::Quoted::claim);
    all.erase(repeated.begin(), repeated.end());
    return all;
}

std::string in_words(const domain::Claim& claim)
{
    std::string words{domain::label_of(claim.type)};
    const auto add = [&](std::string_view before, const std::vector<std::string>& texts, std::string_view between) {
        std::string all;
        for (const auto& text : texts)
            all += (all.empty() ? "" : ", ") + text;
        if (!all.empty())
            words += std::string{between} + std::string{before} + all;
    };
    using domain::Field;
    add("", records::texts_of(claim, Field::target), ": ");
    if (claim.count)
        words += " (" + claim.count->to_string() + ")";
    add("by ", records::texts_of(claim, Field::actor), "; ");
    add("", records::texts_of(claim, Field::detail), "; ");
    add("", records::texts_of(claim, Field::law), "; ");
    add("", records::texts_of(claim, Field::place), "; ");
    add("according to ", records::texts_of(claim, Field::source), "; ");
    if (claim.modality != domain::Modality::asserted)
        words += "; " + std::string{domain::name_of(claim.modality)};
    return words;
}

} // namespace vigil::publish
