// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "web/page.hpp"

/// The twins that are more than one answer, and the changes; each in the file of its page.
namespace vigil::web {

Result<std::string> twin_of_people(const Asked& asked);
Result<std::string> twin_of_count(const Asked& asked);
Result<std::string> twin_of_documents(const Asked& asked);
Result<std::string> twin_of_document(const Asked& asked);
Result<std::string> twin_of_review(const Asked& asked);
Result<std::string> twin_of_claim(const Asked& asked);
Result<std::string> twin_of_empty_search(const Asked& asked);
Result<std::string> twin_of_search(const Asked& asked);
Result<std::string> twin_of_limits(const Asked& asked);

Result<std::string> act_search(const Asked& asked);
Result<std::string> act_check(const Asked& asked);
Result<std::string> act_withdraw(const Asked& asked);
Result<std::string> act_assess(const Asked& asked);

} // namespace vigil::web
