// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "publish/method.hpp"

#include <vector>

/// The parts of the page, the same for text and HTML. Internal to publish.
namespace vigil::publish {

struct MethodRow {
    std::string claim, reason, number, source, published, quote;
};
struct MethodSection {
    std::string heading;
    std::vector<std::string> lines;
    std::vector<MethodRow> rows;
};
std::vector<MethodSection> method_sections(const Method& method);

} // namespace vigil::publish
