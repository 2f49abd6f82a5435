// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/fair_trial.hpp"

#include <algorithm>
#include <array>

namespace vigil::records {
namespace {

constexpr std::array<std::string_view, 4> answer_names{"yes", "no", "partly", "not observed"};

constexpr std::array items{
    FairTrialItem{"public", "Anybody who came found the hearing open", "ICCPR 14(1)", "350115"},
    FairTrialItem{"observers", "Observers could enter, stay and take notes", "ICCPR 14(1)", ""},
    FairTrialItem{"independent", "The court acted free of instruction from outside", "ICCPR 14(1)", "350104"},
    FairTrialItem{"impartial", "Judges showed no favour and no prejudgement", "ICCPR 14(1)", "350103"},
    FairTrialItem{"presumption", "The accused was treated as innocent (no cage, no shackles)", "ICCPR 14(2)", "350101"},
    FairTrialItem{"charges", "The charges were told in full and in a language understood", "ICCPR 14(3)(a)", "350107"},
    FairTrialItem{"time", "The defence had the file, and time to prepare", "ICCPR 14(3)(b)", "350102"},
    FairTrialItem{"private", "Accused and counsel could speak unheard", "ICCPR 14(3)(b)", "350113"},
    FairTrialItem{"delay", "The case moves without undue delay", "ICCPR 14(3)(c)", "350108"},
    FairTrialItem{"present", "The accused was present and could follow", "ICCPR 14(3)(d)", ""},
    FairTrialItem{"counsel", "Counsel of own choice was there throughout", "ICCPR 14(3)(d)", "350109"},
    FairTrialItem{"equality", "Defence and prosecution had equal say", "ICCPR 14(1), 14(3)(e)", "350106"},
    FairTrialItem{"witnesses", "The defence could call and question witnesses", "ICCPR 14(3)(e)", "350116"},
    FairTrialItem{"evidence", "Evidence was shown in court and could be answered", "ICCPR 14(3)(e)", ""},
    FairTrialItem{"interpreter", "Whoever needed it had a free interpreter, and understood", "ICCPR 14(3)(f)",
                  "350105"},
    FairTrialItem{"silence", "Nobody was pressed to confess; forced words stayed out", "ICCPR 14(3)(g)", "350118"},
    FairTrialItem{"detention", "Custody was reviewed by the court, with reasons", "ICCPR 9(3), 9(4)", "350119"},
    FairTrialItem{"reasons", "Decisions were given in public, with reasons", "ICCPR 14(1)", ""},
};

constexpr std::array fields{
    HearingField{"court", "Court, chamber", "Court and chamber"},
    HearingField{"case", "Case number", "Case number"},
    HearingField{"defendants", "Defendants", "Defendants (several: with ; between)"},
    HearingField{"charges", "Charges, articles", "Charges and articles (several: with ; between)"},
    HearingField{"heard_on", "Heard on", "Heard on (2026-01-15)"},
    HearingField{"panel", "Panel", "Panel (judges)", false, true},
    HearingField{"prosecution", "Prosecution", "Prosecution", false, true},
    HearingField{"counsel", "Counsel", "Counsel for whom, since when", false, true},
    HearingField{"interpreter", "Interpreter", "Interpreter (language, quality)", false, true},
    HearingField{"present", "Present", "Who was present", false, true},
    HearingField{"admitted", "Observers let in", "Were observers let in", false, true},
    HearingField{"duration", "From, to", "From when to when", false, true},
    HearingField{"request", "Requests", "A request, by whom", true, true},
    HearingField{"decision", "Decisions", "A decision of the court", true, true},
    HearingField{"severed", "Severed", "Defendants whose case was severed"},
    HearingField{"severed_as", "Severed as", "Case number of the severed case"},
    HearingField{"joined_with", "Joined with", "Case number that was joined with this one"},
    HearingField{"next_on", "Next hearing on", "Next hearing on (2026-03-02)"},
    HearingField{"next_for", "Next hearing for", "What the next hearing is for"},
};

} // namespace

std::string_view name_of(Answer answer)
{
    const auto at = static_cast<std::size_t>(answer);
    return at < answer_names.size() ? answer_names[at] : "not known";
}

std::optional<Answer> answer_named(std::string_view word)
{
    if (word == "not_observed")
        return Answer::not_observed;
    const auto found = std::ranges::find(answer_names, word);
    if (found == answer_names.end())
        return std::nullopt;
    return static_cast<Answer>(found - answer_names.begin());
}

std::span<const FairTrialItem> fair_trial_items()
{
    return items;
}

const FairTrialItem* fair_trial_item(std::string_view key)
{
    const auto found = std::ranges::find(items, key, &FairTrialItem::key);
    return found == items.end() ? nullptr : &*found;
}

std::span<const HearingField> hearing_fields()
{
    return fields;
}

const HearingField* hearing_field(std::string_view name)
{
    const auto found = std::ranges::find(fields, name, &HearingField::name);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace vigil::records
