// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/minimum_count.hpp"
#include "records/person.hpp"

/// Rows in and rows out of a minimum count. Internal to answers.
namespace vigil::answers {

/// What becomes of one claim.
struct RowVerdict {
    const records::StandingClaim* claim = nullptr;
    bool in = false;
    bool number = false;                  ///< Its number counts.
    std::set<records::MentionRef> people; ///< The named ones that count.
    std::string reason;                   ///< "in", "in: journalist: …", "out: undated".
};

/// Person records by the mentions that they are made of.
using PersonOf = std::map<records::MentionRef, const records::Person*>;

class RowRule {
public:
    /// All are only looked at; `day`: the day asked about.
    RowRule(const CountQuestion& question, const Surroundings& around, const PersonOf& person_of, Day day)
        : m_question{question},
          m_around{around},
          m_person_of{person_of},
          m_day{day}
    {
    }

    RowVerdict of(const records::StandingClaim& claim) const;
    /// Step 7: it is known to lie in the place asked about.
    bool placed(const domain::Claim& claim) const;

private:
    std::string why_out(const records::StandingClaim& claim) const;
    std::string out_of_window(const records::StandingClaim& claim) const;
    bool inside(const domain::Claim& claim) const;
    void sort_people(const std::vector<records::Mentioned>& named, RowVerdict& verdict) const;
    void weigh_number(const std::vector<records::Mentioned>& named, RowVerdict& verdict) const;
    void ask_for_words(const std::vector<records::Mentioned>& named, RowVerdict& verdict) const;
    const records::Person* person(const records::MentionRef& mention) const;

    const CountQuestion& m_question;
    const Surroundings& m_around;
    const PersonOf& m_person_of;
    Day m_day;
};

/// Step 23: it asks who is held on a day, and nothing else.
bool asks_for_state(const CountQuestion& question);
/// Step 23: the day lies between the first day of the stated stock and its last confirmation.
bool covers(const records::StandingClaim& stock, Day day);

} // namespace vigil::answers
