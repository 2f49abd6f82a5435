// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/session.hpp"
#include "domain/vocabulary.hpp"

#include <string>
#include <vector>

/// The vocabularies of a casebook: the program's tables with the casebook's changes on top
/// (docs/methods/vocabularies.md).
namespace vigil::app {

/// Names of the tables: "category", "claim_type" …, sorted.
std::vector<std::string> vocabulary_names();
/// Errors: not_found, naming the vocabularies that there are.
Result<domain::Vocabulary> vocabulary(const Session& session, const std::string& name);
/// Without a casebook's changes. Errors: not_found.
Result<domain::Vocabulary> shipped_vocabulary(const std::string& name);

/// Changes one column of one term; an empty value gives the table's value back. Errors: not_found, invalid_argument.
Result<Done> set_term(Session& session, const std::string& name, const domain::TermEdit& edit);

std::string to_json(const domain::Vocabulary& vocabulary);

} // namespace vigil::app
