// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/places.hpp"

#include "app/work.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

constexpr auto object_kind = "place";
constexpr auto aliases_field = "aliases";
constexpr auto kind_field = "kind";
constexpr char between = ';';

std::string object_of(const std::string& name)
{
    return std::string{object_kind} + ":" + name;
}

bool holds(const std::vector<std::string>& texts, const std::string& text)
{
    return std::ranges::any_of(texts, [&](const std::string& one) { return search_key(one) == search_key(text); });
}

std::vector<std::string> aliases_of(const Session& session, const std::string& name)
{
    std::vector<std::string> aliases;
    for (const auto& value : work_values(session, object_of(name), aliases_field))
        for (const auto piece : split(value.value, between))
            if (const std::string alias{trimmed(piece)}; !alias.empty() && !holds(aliases, alias))
                aliases.push_back(alias);
    return aliases;
}

/// The name under which the team has the place already, however it is written now.
std::string name_in_use(const std::vector<answers::KnownPlace>& places, const std::string& name)
{
    const auto found = std::ranges::find_if(
        places, [&](const answers::KnownPlace& one) { return search_key(one.name) == search_key(name); });
    return found == places.end() ? name : found->name;
}

Result<Done> check_alias(const std::vector<answers::KnownPlace>& places, const std::string& name,
                         const std::string& alias)
{
    if (trimmed(alias).empty() || alias.find(between) != std::string::npos)
        return Error{Fault::invalid_argument, "'" + alias + "' is no alias: it is empty or holds a semicolon"};
    for (const auto& one : places)
        if (one.name != name && (search_key(one.name) == search_key(alias) || holds(one.aliases, alias)))
            return Error{Fault::invalid_argument, "'" + alias + "' is a name of " + one.name +
                                                      " already; take it from there first (--remove-alias)"};
    return Done{};
}

std::string joined(const std::vector<std::string>& aliases)
{
    std::string all;
    for (const auto& alias : aliases)
        all += (all.empty() ? "" : "; ") + alias;
    return all;
}

} // namespace

std::vector<answers::KnownPlace> known_places(const Session& session)
{
    const auto guard = session.lock();
    std::vector<answers::KnownPlace> places;
    for (const auto& name : work_objects(session, object_kind))
        places.push_back({name, work_value(session, object_of(name), kind_field), aliases_of(session, name)});
    return places;
}

Result<Done> set_place(Session& session, const PlaceOrder& order)
{
    const auto guard = session.lock();
    const auto places = known_places(session);
    const std::string name = name_in_use(places, std::string{trimmed(order.name)});
    if (name.empty())
        return Error{Fault::invalid_argument, "a place needs a name"};
    auto aliases = aliases_of(session, name);
    for (const auto& alias : order.add) {
        VIGIL_CHECK(check_alias(places, name, alias));
        if (!holds(aliases, alias))
            aliases.emplace_back(trimmed(alias));
    }
    std::erase_if(aliases, [&](const std::string& alias) { return holds(order.remove, alias); });
    std::vector<WorkOrder> orders;
    if (!order.add.empty() || !order.remove.empty())
        orders.push_back({object_of(name), aliases_field, joined(aliases)});
    if (!order.kind.empty())
        orders.push_back({object_of(name), kind_field, order.kind});
    if (orders.empty())
        return Error{Fault::invalid_argument,
                     "nothing to write about " + name + "; give --alias, --remove-alias or --kind"};
    return set_work(session, orders);
}

} // namespace vigil::app
