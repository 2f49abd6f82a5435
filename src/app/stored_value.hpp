// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/judge.hpp"

namespace vigil::app {

/// The form in which a check keeps the value of an order: a count as "28..28" or "28..", all else in normal form C.
std::string stored_value(const CheckOrder& order);

} // namespace vigil::app
