// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "lemma_rules.hpp"
#include "trainer.hpp"

#include <string>
#include <string_view>

namespace vigil::train {

/// The bytes of a model file: weights in 8 and 16 bits (docs/methods/parsing.md, "The file"). Pre: the network has the
/// width and the hidden numbers of learned/model.hpp.
std::string write_model(std::string_view name, const Trained& trained, const LemmaRules& lemmas);

} // namespace vigil::train
