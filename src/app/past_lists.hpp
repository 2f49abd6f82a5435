// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/questions.hpp"

/// Documents and search at two times: docs/methods/as-of.md, step 10. Without days in the view they are as now.
namespace vigil::app {

std::vector<DocumentOverview> documents(const Session& session, const View& view);
/// Errors: those of `document`, and not_found when it was not there yet.
Result<DocumentOverview> document(const Session& session, std::string_view which, const View& view);
std::vector<store::Hit> search(const Session& session, std::string_view words, const View& view,
                               std::size_t limit = 50);

} // namespace vigil::app
