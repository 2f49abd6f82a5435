// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/note.hpp"

/// The lines and claims of a hearing note. Steps: docs/methods/proceedings.md, 17 to 19.
namespace vigil::app {

/// Adds the note's lines to `text` and their claims to `claims`, whose spans count the bytes of `text`. `told`: the day
/// of the hearing where the note does not say it. Errors: invalid_argument or malformed, naming the field.
Result<Done> add_hearing(std::string& text, std::vector<domain::Claim>& claims, const NoteHearing& hearing,
                         const std::optional<Edtf>& told);

/// "partly: had to stand" → the answer and the words behind it. Errors: malformed, naming the item.
struct TypedAnswer {
    records::Answer answer = records::Answer::not_observed;
    std::string words;
};
Result<TypedAnswer> parse_answer(std::string_view item, std::string_view typed);

} // namespace vigil::app
