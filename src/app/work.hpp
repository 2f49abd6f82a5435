// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/work.hpp"
#include "app/session.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Values that the team writes down: set(object, field, value, seen) entries. Objects are "kind:name":
/// "case:2026-014", "count:sdg", "map:prison list", "question:weekly", "claim:<hex>".
namespace vigil::app {

using answers::WorkValue;

struct WorkOrder {
    std::string object, field, value; ///< An empty value removes.
};

/// One transaction. Each value takes the place of those in force; one that is in force already is not written again.
/// Errors: invalid_argument (an object that is not "kind:name", an empty field), and those of the casebook.
Result<Done> set_work(Session& session, const std::vector<WorkOrder>& orders);

/// Values in force, oldest first. Several: concurrent, all to be shown. None: never set, or removed.
std::vector<WorkValue> work_values(const Session& session, std::string_view object, std::string_view field);
/// By field; fields without a value are left out.
std::map<std::string, std::vector<WorkValue>> work_fields(const Session& session, std::string_view object);
/// Names after "kind:" of the objects that have a value, sorted.
std::vector<std::string> work_objects(const Session& session, std::string_view kind);
/// All values ever set, oldest first; an empty value is a removal.
std::vector<WorkValue> work_history(const Session& session, std::string_view object, std::string_view field);

/// The one value in force, or the newest of concurrent ones; "" when there is none. For settings where a choice has to
/// be made; what is shown to people shows all.
std::string work_value(const Session& session, std::string_view object, std::string_view field);

} // namespace vigil::app
