// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"

#include <map>
#include <string>
#include <vector>

/// Footnotes to the claims of an answer: source, title, date, exact words, id of the claim.
namespace vigil::publish {

class Footnotes {
public:
    /// `basis` outlives it.
    explicit Footnotes(const std::vector<answers::Quoted>& basis);
    /// The number of a claim's note, from 1; given at its first use. 0: the claim does not stand in the basis.
    std::size_t number(const ledger::EntryId& claim);
    /// "1, 3", or empty.
    std::string numbers(const records::Basis& claims);
    /// In order of publication where they are new: an order that everybody sees, unlike that of ids.
    std::vector<std::size_t> of(const records::Basis& claims);
    /// Those that were used, in order of their numbers.
    const std::vector<const answers::Quoted*>& used() const { return m_used; }

private:
    std::map<ledger::EntryId, const answers::Quoted*> m_claims;
    std::map<ledger::EntryId, std::size_t> m_numbers;
    std::vector<const answers::Quoted*> m_used;
};

/// "Andes Rights Watch Group, Releases on 8 January …, 2026-01-09: “…” (claim 3fb4dab2b647)".
std::string words_of_note(const answers::Quoted& quoted);

} // namespace vigil::publish
