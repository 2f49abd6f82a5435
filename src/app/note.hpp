// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/list_people.hpp"
#include "app/session.hpp"
#include "records/fair_trial.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigil::app {

/// One claim of a note, in five fields: who, what, when, where, according to whom. Several names in one field are
/// parted by ";".
struct NoteClaim {
    std::string what; ///< A claim type: "held".
    std::string who; ///< Whom it concerns: the target, or for types about an actor (protest, withdrawal …) the actor.
    std::string when;         ///< EDTF: "2026-01-14".
    std::string where;        ///< Most specific place first.
    std::string according_to; ///< Who said so.
    std::string by;           ///< Who did it (the other of target and actor).
    std::string law, detail, count;
};

/// What an observer writes down of one day in court: fields and checklist of records/fair_trial.hpp, as typed.
struct NoteHearing {
    std::vector<std::pair<std::string, std::string>> fields; ///< "panel" → words; "request" may come several times.
    std::vector<std::pair<std::string, std::string>> checks; ///< "counsel" → "partly: …".
    bool empty() const { return fields.empty() && checks.empty(); }
};

/// A call, message, visit, hearing or observation as typed in.
struct Note {
    std::string channel; ///< call, message, visit, hearing, observation.
    std::string told_on; ///< EDTF: when it was told.
    std::string source;  ///< Code name of who told it: never the person's own name.
    std::string text;    ///< What was said, in any language.
    std::string language;
    std::vector<NoteClaim> claims;
    NoteHearing hearing{}; ///< Only where the channel is hearing.
};

struct NoteKept {
    EntryId document, part;
    std::vector<EntryId> claims;
    std::optional<AgainstLists> lists; ///< Its people held against the lists of the casebook, where it has any.
};

/// "call", "message", "visit", "hearing" or "observation".
bool is_note_channel(std::string_view name);

/// Keeps the note as a document with its claims, checked by the member who typed it, in one transaction.
/// Errors: invalid_argument or malformed (naming the field), and those of the casebook.
Result<NoteKept> keep_note(Session& session, const Note& note);

/// "28", "at least 28", "about 1000", "200 to 999", "200..999", "200..", "up to 40". Errors: malformed.
Result<domain::Count> parse_count(std::string_view text);

/// A note of the form of samples/notes.jsonl: one JSON object with channel, told_on, source, text and the fields of one
/// claim (`what` and so on), or `claims`: a list of such objects. Errors: malformed, naming the field.
Result<Note> note_from_json(std::string_view line);

/// A note as a person types it: lines "field: value", an empty line before each further claim; lines that begin with
/// "#" and hearing fields without a value say nothing. Errors: malformed.
Result<Note> note_from_lines(std::string_view text);

} // namespace vigil::app
