// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/place_names.hpp"
#include "records/record.hpp"
#include "records/stated.hpp"

#include <optional>
#include <string>
#include <vector>

/// Answers: counts, statuses and timelines with their basis. Every answer is a pure function of a view, records and
/// standing claims as plain values, and carries what a page needs: labels, numbers, and the claims under it.
namespace vigil::answers {

using ledger::EntryId;
using records::Basis;

/// What is asked: at which floor, when it was so, when the casebook knew it.
struct View {
    records::Floor floor = records::Floor::checked;
    std::optional<Day> as_of; ///< Inclusive, local to the place; absent: today.
    std::optional<Day> known; ///< To the end of this day, UTC; absent: all.
    Day today{};              ///< From the caller's clock.
    std::size_t erased = 0;   ///< Claims known by `known` that were erased since.

    Day day() const { return as_of.value_or(today); }
};

/// What answers are made of. `records`: of the families that the answer names, at the view's floor (past `known`: from
/// records::fold_all). `standing`: claims at the same floor; those that a page shall quote, and for counts all claims
/// of the types counted. Its `below` and `rejected` are printed.
struct Material {
    std::vector<records::Record> records;
    records::Standing standing;
    PlaceNames places{}; ///< The team's own names of places; may be empty.
};

/// The claims under some records: what `standing` has to hold so that their answers can quote.
std::vector<EntryId> claims_under(const std::vector<records::Record>& records);

/// One claim of a basis, ready to print: every number and status leads to exact words.
struct Quoted {
    EntryId claim, part, document;
    std::string type;  ///< As in files: "sexual_violence".
    std::string label; ///< For people: "sexual violence".
    std::string source, title;
    std::optional<Edtf> published;
    std::string quote;
    domain::Span span;         ///< Of the quote in the part's text.
    std::string attributed_to; ///< "according to …": sources that the claim names, joined by "; ".
    domain::Modality modality = domain::Modality::asserted;
    std::optional<Edtf> time;
    std::string count; ///< "at least 28"; empty: none stated.
    bool note = false;
    bool checked = false, disputed = false;
    ledger::Grade grade = ledger::Grade::unassessed;
    bool operator==(const Quoted&) const = default;
};

/// Head of every answer: what was asked, how much lies below the floor, and the claims under it.
struct Head {
    View view;
    std::string title;     ///< "People", "Killed in Iran" …
    std::string method;    ///< Sentences: how the answer was made.
    std::size_t below = 0; ///< Claims that lie below the floor.
    std::size_t rejected = 0;
    std::vector<Quoted> basis; ///< Ordered by id; those of the rows, as far as `standing` holds them.
};

/// Makes the basis of an answer from the claims that its rows name.
std::vector<Quoted> quoted(const records::Standing& standing, std::vector<EntryId> claims);

std::string_view label_of(records::Floor floor);
std::string_view label_of(ledger::Grade grade);

} // namespace vigil::answers
