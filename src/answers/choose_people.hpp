// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/people.hpp"
#include "records/line.hpp"

#include <map>

/// One page of a long list of people, from the lines of all of them: which records to read, and the totals over all.
/// `people` over the chosen records then gives the rows. Choosing from lines gives what choosing from records would.
namespace vigil::answers {

struct Chosen {
    std::vector<std::string> ids; ///< Of the page, in the order of the list.
    std::vector<GroupTotal> totals;
    std::size_t matched = 0; ///< How many people the question means, on all pages.
};

class ChoosingPeople {
public:
    ChoosingPeople(const View& view, const PeopleQuestion& question);
    /// Pre: lines come in order of key, then id; each stays where it is until `chosen`.
    void take(const records::PersonLine& line);
    Chosen chosen() const;

private:
    bool asked_for(const records::PersonLine& line) const;

    Day m_day;
    std::string m_name, m_country; ///< Search keys.
    std::optional<Liberty> m_group;
    std::size_t m_from, m_most;
    struct Found {
        const records::PersonLine* line;
        const records::PersonLine::Period* period;
    };
    std::map<Liberty, std::vector<Found>> m_found;
};

/// Ids of people with this name: an equal key first, else those whose name contains all its words (as people_named).
class PeopleNamed {
public:
    explicit PeopleNamed(std::string_view name);
    void take(const records::PersonLine& line);
    const std::vector<std::string>& ids() const { return m_equal.empty() ? m_containing : m_equal; }

private:
    std::string m_key;
    std::vector<std::string> m_words; ///< Each with a blank before it.
    std::vector<std::string> m_equal, m_containing;
};

} // namespace vigil::answers
