// SPDX-License-Identifier: AGPL-3.0-or-later
#include "classify/boosted_trees.hpp"
#include "classify/linear.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace vigil::classify;

namespace {

/// Two questions: whether feature 1 is there, and whether feature 2 is; feature 3 is always there.
LinearModel taught(unsigned rounds)
{
    LinearTrainer trainer{2, {10, 0.1F, 0}};
    for (unsigned n = 0; n < rounds; ++n) {
        const std::uint32_t answers = n % 4;
        std::vector<std::uint32_t> features{3};
        for (const std::uint32_t bit : {0U, 1U})
            if ((answers >> bit & 1U) != 0)
                features.push_back(bit + 1);
        trainer.learn(features, answers);
    }
    return trainer.model();
}

/// Yes where exactly one of two numbers is above a half: no single number tells.
TreeRows either_or()
{
    TreeRows rows{3};
    for (int n = 0; n < 400; ++n) {
        const std::array<float, 3> values{static_cast<float>(n % 20) / 20, static_cast<float>(n / 20) / 20,
                                          static_cast<float>(n % 7)};
        rows.add(values, (values[0] > 0.5F) != (values[1] > 0.5F));
    }
    return rows;
}

float score_of(const LinearModel& model, std::vector<std::uint32_t> features, std::size_t question)
{
    std::array<float, 2> out{};
    model.score(features, out);
    return out[question];
}

} // namespace

TEST_CASE("linear: a set that can be parted is learned, each question by itself")
{
    const LinearModel model = taught(400);
    CHECK(score_of(model, {3, 1}, 0) > 0);
    CHECK(score_of(model, {3, 1}, 1) < 0);
    CHECK(score_of(model, {3, 2}, 1) > 0);
    CHECK(score_of(model, {3}, 0) < 0);
}

TEST_CASE("linear: the same examples give the same weights, and the mean of a model with itself is that model")
{
    const LinearModel one = taught(123);
    const LinearModel two = taught(123);
    LinearModel mean{2, 10};
    mean.add(one, 0.5F);
    mean.add(two, 0.5F);
    for (const std::uint32_t feature : {1U, 2U, 3U})
        for (const std::size_t question : {0U, 1U}) {
            CHECK(score_of(one, {feature}, question) == score_of(two, {feature}, question));
            CHECK(score_of(one, {feature}, question) == doctest::Approx(score_of(mean, {feature}, question)));
        }
}

TEST_CASE("linear: an example without features changes nothing")
{
    LinearTrainer trainer{2, {10, 0.1F, 0}};
    trainer.learn({}, 3);
    CHECK(score_of(trainer.model(), {1}, 0) == 0);
}

TEST_CASE("trees: what only two numbers together tell is learned")
{
    const TreeRows rows = either_or();
    const BoostedTrees trees = grow_trees(rows, {});
    int right = 0;
    for (std::size_t n = 0; n < rows.size(); ++n)
        right += (trees.score(rows.row(n)) > 0) == rows.answer(n) ? 1 : 0;
    CHECK(right >= 390);
}

TEST_CASE("trees: the same rows and seed give the same trees")
{
    const TreeRows rows = either_or();
    const BoostedTrees one = grow_trees(rows, {});
    const BoostedTrees two = grow_trees(rows, {});
    for (std::size_t n = 0; n < rows.size(); ++n)
        CHECK(one.score(rows.row(n)) == two.score(rows.row(n)));
}

TEST_CASE("trees: without rows, and with answers all alike, there is nothing to tell apart")
{
    CHECK(grow_trees(TreeRows{2}, {}).score(std::array<float, 2>{1, 2}) == 0);
    TreeRows rows{1};
    for (int n = 0; n < 50; ++n)
        rows.add(std::array{static_cast<float>(n)}, true);
    CHECK(grow_trees(rows, {}).score(std::array{3.0F}) > 1);
}
