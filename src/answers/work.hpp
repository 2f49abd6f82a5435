// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "records/evidence.hpp"

#include <map>
#include <string>
#include <vector>

/// Values that the team writes down beside claims and judgements: case files, steps, consent, assignments.
namespace vigil::answers {

/// One value in force. Several on one field are concurrent: both are kept and shown.
struct WorkValue {
    std::string value;
    records::EntryId entry;
    std::string member; ///< Code name of who wrote it.
    Instant known{};
};

/// All fields of one object with their values.
using WorkFields = std::map<std::string, std::vector<WorkValue>>;

} // namespace vigil::answers
