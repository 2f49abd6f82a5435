// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/people.hpp"
#include "publish/exports.hpp"
#include "publish/table.hpp"

/// Answers as tables. The columns are the fields of the export: nothing else can leave.
namespace vigil::publish {

/// Pre: the fields are those of claims.csv.
Table claims_table(const records::Standing& standing, const Export& form);
/// Pre: the fields are those of people.csv.
Table people_table(const answers::People& people, const Export& form);

} // namespace vigil::publish
