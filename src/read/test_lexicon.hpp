// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/annotation.hpp"

/// For tests only: the lexicon of the repository's data/ folder, compiled once.
namespace vigil::read {

const std::vector<DataFile>& test_data_files();
const Lexicon& test_lexicon();

/// Ring 1 over an English text published on 9 January 2026 (a Friday).
Annotation annotate_sample(std::string_view text);
/// The words of the mentions of one kind, in order.
std::vector<std::string> words_of(std::string_view text, MentionKind kind);
/// Their norms, in order.
std::vector<std::string> norms_of(std::string_view text, MentionKind kind);

} // namespace vigil::read
