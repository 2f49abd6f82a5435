// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/minimum_count.hpp"
#include "answers/overlay.hpp"
#include "answers/overview.hpp"
#include "answers/suggestions.hpp"
#include "app/session.hpp"

#include <string>
#include <vector>

/// Every question a user may ask, each with its basis. A view with `known` is answered from all evidence known by then,
/// with the rules of today.
namespace vigil::app {

using answers::View;

/// A view of this session's today. Pre: none.
View view_now(const Session& session, Floor floor = Floor::checked);

answers::Overview overview(const Session& session, const View& view);
answers::People people(const Session& session, const View& view, const answers::PeopleQuestion& question = {});
/// `who`: a record id (or the start of one), or a name. Errors: not_found, invalid_argument (several people fit:
/// named).
Result<answers::PersonPage> person(const Session& session, const View& view, std::string_view who);
/// Records that may be one person: at most `most` pairs, each with its reasons.
answers::Suggestions suggestions(const Session& session, const View& view, std::size_t most = 50);
answers::Suggestions incident_suggestions(const Session& session, const View& view, std::size_t most = 50);
answers::Proceedings proceedings(const Session& session, const View& view);
answers::Incidents incidents(const Session& session, const View& view);
answers::Disruptions disruptions(const Session& session, const View& view);
/// Incidents inside disruptions. `which`: words of one, or the start of its id; empty: all but blockings. Errors:
/// not_found.
Result<answers::Overlay> overlay(const Session& session, const View& view, std::string_view which = {});
/// What was known how soon of the days of a disruption. Errors: not_found.
Result<answers::Gap> documentation_gap(const Session& session, const View& view, std::string_view which = {});
answers::Participations participations(const Session& session, const View& view);
answers::Calls calls(const Session& session, const View& view, answers::CallsBy by = answers::CallsBy::nothing);
answers::Sources sources(const Session& session, const View& view);

/// What a person types to ask for a minimum count, or keeps as a definition.
struct CountWords {
    std::vector<std::string> types; ///< "killing", or "killed", "held", "arrested"; "arrest where arbitrar|unlawful".
    std::string place;              ///< Words: "Iran".
    std::string from, to;           ///< Days.
    std::string last;               ///< "12 months", "30 days": a window that ends with the day asked about.
    std::string role;               ///< any, injury, death, finding.
    bool two_origins = false;       ///< Two sources that do not repeat one another must say so.
    std::string grade;              ///< Lowest assessment that counts.
    bool alleged = false;           ///< Also what sources only allege.
    std::vector<std::string> categories; ///< Codes or labels of the vocabulary `category`.
    std::string title, note;             ///< Of a definition.
    std::string floor;                   ///< Of a definition: checked, proposed; empty: that of the view.
    bool operator==(const CountWords&) const = default;
};
/// Errors: invalid_argument, naming the field.
Result<answers::MinimumCount> minimum_count(const Session& session, const View& view, const CountWords& words);
/// From what was known at an instant. Errors: as above.
Result<answers::MinimumCount> minimum_count_at(const Session& session, const View& view, const CountWords& words,
                                               Instant known);
/// From material at hand: all families and all standing claims at the view's floor. Errors: as above.
Result<answers::MinimumCount> minimum_count_in(const Session& session, const answers::Material& all, const View& view,
                                               const CountWords& words);
/// The words as the question that they ask, without looking at a claim. Errors: invalid_argument, naming the field.
Result<answers::CountQuestion> count_question(const Session& session, const View& view, const CountWords& words);

/// All claims that stand at the view, for exports.
records::Standing standing_claims(const Session& session, const View& view);

/// A document with its parts, for lists and its page.
struct DocumentOverview {
    store::DocumentRow document;
    struct Part {
        store::PartRow row;
        std::size_t claims = 0, judged = 0; ///< Claims that stand, and those that a person judged.
    };
    std::vector<Part> parts;
    std::size_t claims() const;
};
/// Newest first.
std::vector<DocumentOverview> documents(const Session& session);
/// `which`: start of its id or of the SHA-256 of its bytes, or its file name. Errors: not_found, invalid_argument.
Result<DocumentOverview> document(const Session& session, std::string_view which);

/// Parts that hold all words, best first.
std::vector<store::Hit> search(const Session& session, std::string_view words, std::size_t limit = 50);

} // namespace vigil::app
