// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/minimum_count.hpp"

#include <array>

/// A draft against the casebook, sentence by sentence. Steps: docs/methods/proof.md. Families of records: person.
namespace vigil::answers {

/// What is said of a sentence, and of each claim in it. In order of how much attention it needs.
enum class Mark : std::uint8_t { contradicted, number_differs, stale, not_in_casebook, not_read, supported, no_claim };
constexpr std::size_t mark_count = 7;
/// "number differs".
std::string_view label_of(Mark mark);
/// "number_differs".
std::string_view name_of(Mark mark);

struct DraftSentence {
    std::string text;
    domain::Span span; ///< Of the part's text.
    bool heading = false;
};

/// One text of a draft, as the child without rights read it.
struct DraftPart {
    std::string name; ///< Where in the draft: empty for the whole.
    std::vector<DraftSentence> sentences;
    std::vector<domain::Claim> claims; ///< Spans in the same text.
    bool unread = false;               ///< There is no reader for its language.
};

/// One claim of the draft with its mark.
struct ProvedClaim {
    domain::Claim claim;
    Mark mark = Mark::not_in_casebook;
    std::string because;              ///< A clause: "denied by Interior Ministry"; empty when supported.
    std::vector<EntryId> support;     ///< Claims of the casebook that say it, in order of publication.
    std::vector<EntryId> against;     ///< Later news, other numbers, contradictions, or what comes near it.
    std::vector<std::string> remarks; ///< "not in these sources: Evin prison".
    std::size_t unchecked = 0;        ///< Claims below the floor that would support it.
};

struct ProvedSentence {
    std::string text, part;
    Mark mark = Mark::no_claim;
    bool heading = false; ///< Shown, not judged, and in no total.
    std::vector<ProvedClaim> claims;
    std::vector<std::string> remarks;
};

struct Proof {
    Head head;
    std::vector<ProvedSentence> sentences; ///< In order of the draft.
    std::array<std::size_t, mark_count> totals{};

    std::size_t total(Mark mark) const { return totals[static_cast<std::size_t>(mark)]; }
};

/// `material`: claims about what the draft speaks of, and the person records among them, at the view's floor.
/// `proposed`: the same at the proposed floor, for step 17; empty: that step is left out. Pure.
Proof proof(const Material& material, const Material& proposed, const View& view, const std::vector<DraftPart>& draft,
            const PlaceTable& places);

} // namespace vigil::answers
