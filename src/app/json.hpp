// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/add.hpp"
#include "app/care.hpp"
#include "app/claims.hpp"
#include "app/list.hpp"
#include "app/questions.hpp"
#include "app/why.hpp"

#include <string>
#include <vector>

/// JSON twins of what is no answer of records (docs/formats/answers-json.md): one object that ends with a line feed,
/// keys in a stable order, unknown as null. The answers themselves have theirs in publish/json.hpp.
namespace vigil::app {

std::string to_json(const AddReport& report);
std::string to_json(const ListImport& import);
std::string to_json(const std::vector<ClaimRow>& rows);
std::string to_json(const Explanation& explanation);
std::string to_json(const Explanation& explanation, const Reason& reason);
std::string to_json(const std::vector<DocumentOverview>& documents);
std::string to_json(const DocumentOverview& document);
/// `words`: what was searched.
std::string to_json(std::string_view words, const std::vector<store::Hit>& hits);
std::string to_json(const store::Verification& verification, const store::Totals& totals);
std::string to_json(const std::vector<AuditLine>& lines);

} // namespace vigil::app
