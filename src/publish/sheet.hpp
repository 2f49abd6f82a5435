// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "publish/exports.hpp"
#include "publish/footnotes.hpp"
#include "publish/papers.hpp"

/// A paper in the making that takes only what its export names. Internal to publish.
namespace vigil::publish {

class Sheet {
public:
    /// `form` (its name) and `basis` outlive it.
    Sheet(std::string_view form, std::string title, const std::vector<answers::Quoted>& basis);

    void heading(std::string text) { m_paper.heading(std::move(text)); }
    void text(std::string words) { m_paper.paragraph(std::move(words)); }
    /// Each names the field of the export that it shows; a field that is not allowed is left out.
    void fact(std::string_view field, std::string label, std::string words, const records::Basis& basis = {});
    void item(std::string_view field, std::string words, const records::Basis& basis = {});
    /// Items, or one sentence where there are none.
    bool has(std::string_view field) const { return allows(m_form, field); }

    /// Closes with the footnotes, the view and what was withheld.
    Paper finish(const Heading& heading);

private:
    const Export& m_form;
    Footnotes m_notes;
    Paper m_paper;
};

/// The basis of several answers, each claim once.
std::vector<answers::Quoted> basis_of(const std::vector<const answers::Head*>& heads);

} // namespace vigil::publish
