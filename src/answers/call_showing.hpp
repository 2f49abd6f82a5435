// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/call_words.hpp"
#include "answers/head.hpp"
#include "records/disruption.hpp"
#include "records/participation.hpp"
#include "records/person.hpp"
#include "records/proceeding.hpp"

#include <unordered_map>

/// Whether a call was met: docs/methods/calls.md, steps 7 to 10. Internal to answers.
namespace vigil::answers {

struct Shown {
    Met met = Met::not_known;
    std::string because, rule;
    Basis by;
    std::vector<std::string> perhaps;
};

/// Records that could show whether a call was met, found by the reports that tell of them.
class Showing {
public:
    Showing(const Material& material, const StateWords& states, Day day);

    Shown of(const CallRow& row) const;
    /// Named people of the call who have a record that a report of the call tells of.
    std::vector<const records::Person*> people_of(const records::Call& call) const;

private:
    struct Release {
        const records::CustodyPeriod* period = nullptr; ///< The release after the call.
        bool held_again = false;
    };

    /// Positions in one of the lists below, in order.
    using Positions = std::vector<std::uint32_t>;
    using ByPart = std::unordered_map<EntryId, Positions>;

    std::set<EntryId> parts_of(const Basis& basis) const;
    void note_parts(ByPart& index, const Basis& basis, std::uint32_t position) const;
    Positions told_with(const records::Call& call, const ByPart& index) const;
    Positions bearing_a_name_of(const records::Call& call) const;
    Release release_after(const records::Person& person, Day since) const;
    void add_person(const records::Person& person, const records::Call& call, Shown& shown) const;
    Shown of_release(const records::Call& call) const;
    std::vector<const records::Disruption*> disruptions_told(const CallRow& row) const;
    std::vector<const records::Disruption*> disruptions_there(const CallRow& row) const;
    std::vector<const records::Disruption*> disruptions_of(const CallRow& row, std::string& rule) const;
    Shown of_restoration(const CallRow& row) const;
    bool came_back(const records::Disruption& one) const;
    Shown of_closure(const records::Call& call) const;
    Shown of_joining(const CallRow& row) const;

    Day m_day;
    const StateWords* m_states;
    std::unordered_map<EntryId, EntryId> m_part_of;
    ReadRecords<records::Person> m_people;
    ReadRecords<records::Disruption> m_disruptions;
    ReadRecords<records::Proceeding> m_cases;
    ReadRecords<records::Participation> m_participations;
    std::unordered_map<std::string, Positions> m_people_by_name; ///< By search key of each spelling.
    ByPart m_people_of, m_disruptions_of, m_cases_of;            ///< By the report that tells of them.
    std::unordered_map<std::string, Positions> m_disruptions_in, m_disruptions_of_state; ///< By area; by its state.
};

} // namespace vigil::answers
