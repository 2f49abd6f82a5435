// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/allowed.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {

Json only_allowed(Json value, const Export& form)
{
    if (value.is_array())
        for (auto& item : value)
            item = only_allowed(std::move(item), form);
    if (!value.is_object())
        return value;
    Json kept = Json::object();
    for (auto& [key, item] : value.items())
        if (allows(form, key))
            kept[key] = only_allowed(std::move(item), form);
    return kept;
}

std::string only_allowed(std::string_view document, const Export& form, int indent)
{
    return only_allowed(Json::parse(document), form).dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::publish
