// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/definitions.hpp"

#include <optional>
#include <string>
#include <vector>

/// Numbers that were published, kept as entries, and what they would be today: docs/methods/minimum-count.md, steps 27
/// and 28.
namespace vigil::app {

/// As written down. Nothing of it is ever computed again.
struct PublishedNumber {
    std::string key;                      ///< "sdg-16.10.1-4f2a91c0": the name and the start of a digest.
    std::string where;                    ///< "Bulletin 4, page 2".
    std::string sentence, asked, rule;    ///< In words.
    std::optional<std::int64_t> at_least; ///< Absent: "not known" was published.
    std::int64_t from_reports = 0, from_names = 0;
    std::string definition;             ///< "sdg-16.10.1, version 2"; empty: asked on the command line.
    std::string words;                  ///< The question as a definition.
    std::string floor, as_of, known_by; ///< "checked", "2026-02-01"; known_by empty: all.
    std::string program;                ///< "0.1.0".
    std::vector<std::pair<std::string, std::int64_t>> totals; ///< Source and its largest number.
    std::vector<EntryId> in;                                  ///< Claims in.
    std::size_t out = 0;                                      ///< Claims out.
    std::optional<EntryId> entry;
    std::string member;
    Instant at{};
};

/// Writes the number down. `where`: must be given. Errors: invalid_argument.
Result<PublishedNumber> publish_count(Session& session, const answers::MinimumCount& count, const CountWords& words,
                                      const std::optional<Definition>& definition, const std::string& where);

/// Oldest first. What cannot be read has only its key, entry and a sentence that says so.
std::vector<PublishedNumber> published_numbers(const Session& session);

/// A published number beside those of today (step 28).
struct PublishedToday {
    PublishedNumber published;
    std::optional<answers::MinimumCount> then; ///< Today's rules on what was known then.
    std::optional<answers::MinimumCount> now;  ///< Today's rules on all that is known.
    std::string problem;                       ///< Why it cannot be asked today; empty: it can.
    std::size_t erased = 0;                    ///< Claims known then that were erased since.
    std::vector<EntryId> came_in, went_out;    ///< Claims, between the published ones and those of now.

    bool differs() const;
};
std::vector<PublishedToday> published_today(const Session& session, const View& view);

std::string to_json(const std::vector<PublishedToday>& numbers);

} // namespace vigil::app
