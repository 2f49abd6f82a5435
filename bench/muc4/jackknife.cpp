// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jackknife.hpp"

#include <algorithm>
#include <random>

namespace vigil::muc4 {
namespace {

using classify::LinearModel;
using classify::LinearOptions;
using classify::LinearTrainer;

LinearModel train_without(const Examples& examples, std::size_t fold, std::size_t questions,
                          const LinearOptions& options, unsigned rounds)
{
    std::vector<const Example*> seen;
    for (std::size_t n = 0; n < examples.size(); ++n)
        if (fold_of(n) != fold)
            for (const Example& example : examples[n])
                seen.push_back(&example);
    LinearTrainer trainer{questions, options};
    std::mt19937 random{static_cast<std::uint32_t>(fold + 1)};
    for (unsigned round = 0; round < rounds; ++round) {
        for (std::size_t n = seen.size(); n > 1; --n)
            std::swap(seen[n - 1], seen[random() % n]);
        for (const Example* example : seen)
            trainer.learn(example->features, example->answers, example->weight);
    }
    return trainer.model();
}

} // namespace

Jackknifed jackknife(const Examples& examples, std::size_t questions, const LinearOptions& options, unsigned rounds)
{
    Jackknifed out{LinearModel{questions, options.row_bits}, Scores(examples.size())};
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const LinearModel model = train_without(examples, fold, questions, options, rounds);
        for (std::size_t n = 0; n < examples.size(); ++n)
            for (std::size_t k = 0; fold_of(n) == fold && k < examples[n].size(); ++k)
                model.score(examples[n][k].features, out.scores[n].emplace_back(questions));
        out.model.add(model, 1.0F / static_cast<float>(folds));
    }
    return out;
}

} // namespace vigil::muc4
