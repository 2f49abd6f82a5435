// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

namespace vigil::web {

/// 128 bits from the operating system, as 32 hexadecimal digits.
std::string random_token();

} // namespace vigil::web
