// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The files of the MUC-4 yardstick: one JSON object a line, a report with the templates that people filled for it.
namespace vigil::muc4 {

constexpr std::size_t roles = 5;
constexpr std::array<std::string_view, roles> role_names{"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"};
enum Role : std::uint8_t { perp_ind, perp_org, target, victim, weapon };

constexpr std::size_t types = 6;
constexpr std::array<std::string_view, types> type_names{"attack", "bombing", "kidnapping",
                                                         "arson",  "robbery", "forced work stoppage"};

/// One participant: the ways in which the report names it.
using Entity = std::vector<std::string>;

struct Template {
    std::string type; ///< One of `type_names`, or two of them: "bombing / attack".
    std::array<std::vector<Entity>, roles> fills;

    bool is(std::size_t type_index) const { return type.find(type_names[type_index]) != std::string::npos; }
    bool operator==(const Template&) const = default;
};

struct Report {
    std::string id;
    std::string text;
    std::vector<Template> templates;
};

/// As the scorer compares strings: lower case, without ASCII punctuation and articles, single blanks.
std::string normal(std::string_view text);

/// Reads the lines of a file. Mentions may be strings or [string, offset]; templates may be absent (a report to fill).
/// Errors: unreadable; malformed, naming the line and what is wrong with it.
Result<std::vector<Report>> read_reports(const std::string& path);

/// One line for each report: {"docid", "templates": [{"incident_type", ROLE: [[mention]]}]}. Errors: not writable.
std::optional<Error> write_templates(const std::string& path, const std::vector<Report>& reports);

} // namespace vigil::muc4
