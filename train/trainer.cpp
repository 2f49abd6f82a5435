// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trainer.hpp"

#include <algorithm>
#include <numeric>

namespace vigil::train {


namespace {

std::vector<std::vector<std::size_t>> batches_of(const std::vector<Prepared>& prepared, std::size_t words, Random& random)
{
    std::vector<std::size_t> order(prepared.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t n = order.size(); n > 1; --n)
        std::swap(order[n - 1], order[random.below(n)]);
    std::vector<std::vector<std::size_t>> result(1);
    std::size_t filled = 0;
    for (const std::size_t n : order) {
        if (filled >= words) {
            result.emplace_back();
            filled = 0;
        }
        result.back().push_back(n);
        filled += prepared[n].rows.size();
    }
    return result;
}

} // namespace

Trained train(const std::vector<Example>& examples, Settings settings,
              const std::function<void(std::size_t epoch, const Trained&)>& after_epoch)
{
    Vocabulary vocabulary = vocabulary_of(examples, settings.least);
    settings.shape.tags = vocabulary.tags.size();
    settings.shape.labels = vocabulary.labels.size();
    settings.shape.rows = vocabulary.keys.size() + learned::features_per_word;
    std::vector<Prepared> prepared;
    const Preparer prepare{vocabulary, settings.word_drop};
    for (const Example& example : examples)
        prepared.push_back(prepare(example));
    Trained trained{std::move(vocabulary), Network{settings.shape, settings.seed}};
    Random random{settings.seed + 1};
    Adam adam;
    Batch batch{trained.network, settings};
    std::vector<std::uint32_t> touched;
    std::size_t step = 0;
    std::size_t steps = settings.epochs * batches_of(prepared, settings.batch_words, random).size();
    for (std::size_t epoch = 0; epoch < settings.epochs; ++epoch) {
        for (const auto& members : batches_of(prepared, settings.batch_words, random)) {
            std::vector<const Prepared*> sentences;
            for (const std::size_t n : members)
                sentences.push_back(&prepared[n]);
            batch.start(std::move(sentences), &random);
            batch.forward();
            batch.tags_and_names(true);
            batch.parse(random, epoch > 0, true);
            batch.backward(touched);
            const float left = 1 - static_cast<float>(step++) / static_cast<float>(steps);
            adam.step(trained.network, touched, settings.rate * std::max(left, 0.02F));
        }
        if (epoch + 1 == settings.epochs)
            Adam::use_average(trained.network);
        after_epoch(epoch, trained);
    }
    return trained;
}

Score score(const Trained& trained, const std::vector<Example>& examples)
{
    Score result;
    const Preparer prepare{trained.vocabulary, 0};
    auto network = trained.network;
    const Settings settings;
    Batch batch{network, settings};
    Random random{1};
    for (const Example& example : examples) {
        const Prepared sentence = prepare(example);
        batch.start({&sentence}, nullptr);
        batch.forward();
        batch.tags_and_names(false);
        batch.parse(random, false, false);
        for (std::size_t n = 0; n < example.words.size(); ++n) {
            const std::string& tag = trained.vocabulary.tags[batch.best_tags[0][n]];
            const bool head = batch.trees[0].heads[n] == example.heads[n];
            ++result.words;
            result.tags += tag == example.words[n].tag ? 1U : 0U;
            result.upos += upos(tag) == upos(example.words[n].tag) ? 1U : 0U;
            result.heads += head ? 1U : 0U;
            result.labels += head && trained.vocabulary.labels[batch.trees[0].labels[n]] == example.words[n].label ? 1U : 0U;
        }
    }
    return result;
}

} // namespace vigil::train
