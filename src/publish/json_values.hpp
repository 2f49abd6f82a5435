// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/material.hpp"
#include "records/stated.hpp"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How the small things of answers are put in JSON: times as EDTF, days as YYYY-MM-DD, ids as hexadecimal, unknown and
/// empty text as null. Internal to publish.
namespace vigil::publish {

using Json = nlohmann::ordered_json; ///< Keys in the order in which they are written.

Json json_of(std::string_view text);
Json json_of(const std::optional<Edtf>& time);
Json json_of(const std::optional<Day>& day);
Json json_of(const ledger::EntryId& id);
Json json_of(const records::Basis& basis);
Json json_of(const std::vector<std::string>& texts);
Json json_of(const std::optional<domain::Count>& count); ///< {"min", "max", "approx", "words"}.
Json json_of(const records::Stated& stated);
Json json_of(const records::Ahead& ahead);
Json json_of(const records::StatedCause& cause);
Json json_of(const records::DatedPlace& place); ///< null: nothing is told of it.
Json json_of(const records::ReportedNumber& number);
Json json_of(const answers::Quoted& quoted);

/// The keys that every answer starts with: title, view, method, below, rejected.
Json head_of(const answers::Head& head);
/// `value` with the basis behind everything else, as text that ends with a line feed.
std::string finished(Json value, const answers::Head& head);

/// `List` is Json: named so that this header needs its declaration only.
template <typename Items, typename Convert, typename List = Json>
List list_of(const Items& items, Convert convert)
{
    List list = List::array();
    for (const auto& item : items)
        list.push_back(convert(item));
    return list;
}

} // namespace vigil::publish
