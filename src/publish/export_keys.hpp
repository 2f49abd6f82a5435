// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

/// Keys of the JSON exports, those inside of their objects too. Allow-lists: what is not here does not leave.
namespace vigil::publish {

std::span<const std::string_view> claim_keys();
std::span<const std::string_view> record_keys();
/// Of people.json and overview.json.
std::span<const std::string_view> answer_keys();

} // namespace vigil::publish
