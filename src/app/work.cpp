// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/work.hpp"

#include "base/utf8.hpp"
#include "seal/secret.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

WorkValue value_of(store::SettingRow row)
{
    return {std::move(row.value), row.id, std::move(row.member), row.known};
}

Result<Done> check_order(const WorkOrder& order)
{
    const auto colon = order.object.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == order.object.size())
        return Error{Fault::invalid_argument, "'" + order.object + "' is no object of work data; write KIND:NAME"};
    if (order.field.empty())
        return Error{Fault::invalid_argument, "work data on " + order.object + " needs the name of a field"};
    return Done{};
}

/// Writing what is there already would only make the ledger longer.
bool stands_already(const Session& session, const WorkOrder& order)
{
    std::vector<std::string> in_force;
    for (const auto& row : session.casebook().settings(order.object))
        if (row.field == order.field)
            in_force.push_back(row.value);
    return in_force.empty() ? order.value.empty() : in_force.size() == 1 && in_force.front() == order.value;
}

} // namespace

Result<Done> set_work(Session& session, const std::vector<WorkOrder>& orders)
{
    const auto guard = session.lock();
    std::vector<ledger::Body> bodies;
    for (const auto& given : orders) {
        VIGIL_CHECK(check_order(given));
        const WorkOrder order{to_nfc(given.object), to_nfc(given.field), to_nfc(given.value)};
        if (!stands_already(session, order))
            bodies.emplace_back(ledger::Set{order.object, order.field, order.value, {}});
    }
    if (bodies.empty())
        return Done{};
    return session.casebook().append(session.member(), seal::random_digest(),
                                     [&](store::Writer& writer) -> Result<Done> {
                                         for (const auto& body : bodies)
                                             writer.add(body);
                                         return Done{};
                                     });
}

std::vector<WorkValue> work_values(const Session& session, std::string_view object, std::string_view field)
{
    auto fields = work_fields(session, object);
    const auto found = fields.find(std::string{field});
    return found == fields.end() ? std::vector<WorkValue>{} : std::move(found->second);
}

std::map<std::string, std::vector<WorkValue>> work_fields(const Session& session, std::string_view object)
{
    const auto guard = session.lock();
    std::map<std::string, std::vector<WorkValue>> fields;
    for (auto& row : session.casebook().settings(object))
        if (!row.value.empty())
            fields[row.field].push_back(value_of(std::move(row)));
    return fields;
}

std::vector<std::string> work_objects(const Session& session, std::string_view kind)
{
    const auto guard = session.lock();
    const auto prefix = std::string{kind} + ":";
    auto objects = session.casebook().setting_objects(prefix);
    for (auto& object : objects)
        object.erase(0, prefix.size());
    return objects;
}

std::vector<WorkValue> work_history(const Session& session, std::string_view object, std::string_view field)
{
    const auto guard = session.lock();
    std::vector<WorkValue> values;
    for (auto& row : session.casebook().setting_history(object, field))
        values.push_back(value_of(std::move(row)));
    return values;
}

std::string work_value(const Session& session, std::string_view object, std::string_view field)
{
    const auto values = work_values(session, object, field);
    return values.empty() ? std::string{} : values.back().value;
}

} // namespace vigil::app
