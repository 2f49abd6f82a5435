// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vigil::publish {

/// Text as content or attribute of XML 1.0: markup escaped, characters that XML may not hold left out.
std::string xml_text(std::string_view text);

} // namespace vigil::publish
