// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

/// What `vigil export` can write, each with the fields that may leave: an allow-list. A writer takes its columns from
/// here, or is cut down to it; what is not named here cannot leave (docs/how-to/add-an-export.md).
namespace vigil::publish {

struct Export {
    std::string_view name; ///< "people.csv": what is asked for.
    std::string_view media_type;
    std::string_view says; ///< One line for people.
    std::span<const std::string_view> fields;
};

/// All of them, in the order in which they are shown.
std::span<const Export> exports();
/// nullptr: there is no such export.
const Export* export_named(std::string_view name);
bool allows(const Export& form, std::string_view field);

} // namespace vigil::publish
