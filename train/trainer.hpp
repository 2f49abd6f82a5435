// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "batch.hpp"

#include <functional>

namespace vigil::train {

struct Trained {
    Vocabulary vocabulary;
    Network network;
};

/// The same examples and settings give the same numbers, bit for bit.
Trained train(const std::vector<Example>& examples, Settings settings,
              const std::function<void(std::size_t epoch, const Trained&)>& after_epoch);

struct Score {
    std::size_t words = 0, tags = 0, upos = 0, heads = 0, labels = 0;
};
/// How right the network is before its weights are cut to whole numbers.
Score score(const Trained& trained, const std::vector<Example>& examples);

} // namespace vigil::train
