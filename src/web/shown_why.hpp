// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/why.hpp"

#include <nlohmann/json_fwd.hpp>

namespace vigil::web {

/// Why a claim was made, in words for its page: {row, place, trigger, fields, weights, words, …}, or {without}.
nlohmann::json shown_why(const app::Reason& reason);

} // namespace vigil::web
