// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/proof.hpp"
#include "app/add.hpp"
#include "app/questions.hpp"

namespace vigil::app {

struct DraftProof {
    std::string name; ///< Of the file, without its folder.
    answers::Proof proof;
    std::vector<ingest::Notice> notices; ///< Doubts about the draft: shown, and like the draft never kept.
};

/// Reads the draft ("-": standard input) in the child without rights and holds it against the casebook. Nothing of it
/// is kept. Steps: docs/methods/proof.md. Pre: the session reads documents.
/// Errors: not_found, io (the file); denied (no sandbox); malformed (nothing in it can be read).
Result<DraftProof> proof(Session& session, const View& view, const std::string& path, const AddOptions& options);

} // namespace vigil::app
