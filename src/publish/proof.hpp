// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/proof.hpp"
#include "publish/footnotes.hpp"
#include "publish/paper.hpp"

/// The proof of a draft as a page to print and as JSON. It holds words of the draft: who writes it out says so.
namespace vigil::publish {

std::string to_json(const answers::Proof& proof, std::string_view draft);
/// `draft`: the name of its file.
Paper proof_paper(const answers::Proof& proof, std::string_view draft);
/// "12 sentences: 2 contradicted, 1 stale, …".
std::string totals_in_words(const answers::Proof& proof);

} // namespace vigil::publish
