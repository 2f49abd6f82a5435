// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/case_file.hpp"
#include "answers/today.hpp"
#include "records/person.hpp"

#include <map>
#include <set>

namespace vigil::answers {

/// The open case files that somebody or something was put into, by any id it goes by (docs/methods/today.md, step 7).
/// Keeps pointers into `cases`.
class Filed {
public:
    /// `people`: of the floor proposed, where a record has all its mentions.
    Filed(const std::vector<CaseFile>& cases, const std::vector<records::Person>& people);

    void add(TodayLine& line, const std::string& id) const;
    void add(TodayLine& line, const records::Person& person) const;

private:
    using Files = std::set<const CaseFile*>;

    Files of(const records::Person& person) const;
    void add_perhaps(TodayLine& line, const std::string& id) const;

    std::map<std::string, std::vector<const CaseFile*>> m_by_id;
    std::map<std::string, std::vector<const CaseFile*>> m_perhaps; ///< Of who may be the same person.
};

/// What `from` belongs to, `to` belongs to as well.
void join_files(TodayLine& to, const TodayLine& from);

} // namespace vigil::answers
