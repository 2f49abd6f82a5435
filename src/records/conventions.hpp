// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// What claims have to look like for the folds, beside the claim guide. Readers, imports of lists and notes follow
/// this; docs/formats/claim.md says the same for people.
namespace vigil::records {

/// Claims of a list row have a rule that starts so ("list/arrest"), the span of the whole row, and beside them the name
/// of the list and the row's own number. Two rows of one list are two people until a person decides.
constexpr std::string_view list_rule = "list/";

/// A `particular` names the person in `target`; its first `detail` holds what the source says (text), its normal form
/// (norm: EDTF for dates) and what kind it is (code), one of these.
namespace particular {
constexpr std::string_view alias = "alias";
constexpr std::string_view birth_date = "birth_date";
constexpr std::string_view death_date = "death_date";
constexpr std::string_view age = "age";
constexpr std::string_view sex = "sex";
constexpr std::string_view nationality = "nationality";
constexpr std::string_view profession = "profession";
constexpr std::string_view role = "role";
constexpr std::string_view affiliation = "affiliation";
constexpr std::string_view relation = "relation";
constexpr std::string_view id_number = "id_number";
constexpr std::string_view case_number = "case_number";
constexpr std::string_view court = "court";
constexpr std::string_view contact = "contact";
constexpr std::string_view health = "health";
constexpr std::string_view status = "status"; ///< Words of a list; norm "at liberty" or "not known" where they say so.
constexpr std::string_view listed = "listed"; ///< A list has this person and says nothing else.
} // namespace particular

/// Details of claims about a case. They may stand beside the words of the claim, as further details.
namespace case_detail {
constexpr std::string_view number = particular::case_number; ///< Of the case that the claim is about.
constexpr std::string_view severed_as = "severed_as";        ///< Number that a severed case got.
constexpr std::string_view joined_with = "joined_with";      ///< Number of the case that was joined with it.
} // namespace case_detail

/// A claim of type `hearing` whose first detail has such a code is a line of a hearing note: "hearing/panel" and the
/// other fields of fair_trial.hpp with their words, "check/counsel" with the answer in its norm.
constexpr std::string_view hearing_part = "hearing/";
constexpr std::string_view hearing_check = "check/";

/// Norms of values that folds compare: "state:VE", "geonames:3646738", "body:unfpa". A place of custody has no geonames
/// norm of its own: its words are compared. `code` of a place may name its country: "state:VE".
constexpr std::string_view state_norm = "state:";
constexpr std::string_view geonames_norm = "geonames:";

} // namespace vigil::records
