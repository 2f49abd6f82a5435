// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// What an observer looks at in a hearing: the items of the checklist and the fields of the note.
/// docs/methods/proceedings.md, steps 17 to 20.
namespace vigil::records {

enum class Answer : std::uint8_t { yes, no, partly, not_observed };

std::string_view name_of(Answer answer); ///< "not observed".
/// "yes", "no", "partly", "not observed" (also with an underscore); nullopt: none of them.
std::optional<Answer> answer_named(std::string_view word);

struct FairTrialItem {
    std::string_view key;      ///< As typed: "counsel". Never reused.
    std::string_view label;    ///< What is so if the answer is yes.
    std::string_view standard; ///< "ICCPR 14(3)(d)".
    std::string_view huridocs; ///< Code of the act that a "no" may be; empty: none fits.
};

std::span<const FairTrialItem> fair_trial_items();
/// nullptr: no such item.
const FairTrialItem* fair_trial_item(std::string_view key);

/// One line of a hearing note, in the order in which the sheet has them.
struct HearingField {
    std::string_view name;   ///< As typed: "next_on".
    std::string_view label;  ///< On the sheet.
    std::string_view prompt; ///< Asked at a terminal.
    bool several = false;    ///< May stand on several lines.
    bool part = false;       ///< A line of the note of its own (code "hearing/NAME"); else it heads the note.
};

std::span<const HearingField> hearing_fields();
const HearingField* hearing_field(std::string_view name);

} // namespace vigil::records
