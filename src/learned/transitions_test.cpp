// SPDX-License-Identifier: AGPL-3.0-or-later
#include "learned/transitions.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

using namespace vigil::learned;

namespace {

constexpr std::array actions = {Action::shift, Action::left, Action::right};

/// Whatever the transitions can build is a tree without crossing arcs.
Tree random_tree(std::size_t words, std::mt19937& random)
{
    State state{words};
    while (!state.done()) {
        const Action action = actions[random() % actions.size()];
        if (state.allows(action))
            state.apply(action, static_cast<std::uint8_t>(random() % 5));
    }
    return state.tree();
}

int wrong_heads(const Tree& tree, const Tree& gold)
{
    int wrong = 0;
    for (std::size_t n = 0; n < gold.heads.size(); ++n)
        wrong += tree.heads[n] == gold.heads[n] ? 0 : 1;
    return wrong;
}

} // namespace

TEST_CASE("transitions: whatever is chosen, each word gets one head, and one word alone hangs on the root")
{
    std::mt19937 random{7};
    for (int n = 0; n < 300; ++n) {
        const std::size_t words = 1 + random() % 12;
        const Tree tree = random_tree(words, random);
        int roots = 0;
        for (std::size_t word = 0; word < words; ++word) {
            // Every word leads to the root without going round.
            auto at = static_cast<std::int32_t>(word);
            for (std::size_t step = 0; step <= words && at != static_cast<std::int32_t>(words); ++step) {
                REQUIRE(at >= 0);
                at = tree.heads[static_cast<std::size_t>(at)];
            }
            REQUIRE(at == static_cast<std::int32_t>(words));
            roots += tree.heads[word] == static_cast<std::int32_t>(words) ? 1 : 0;
        }
        CHECK(roots == 1);
    }
}

TEST_CASE("oracle: actions without a cost build the very tree, from the start there is always one")
{
    std::mt19937 random{11};
    for (int n = 0; n < 300; ++n) {
        const std::size_t words = 1 + random() % 12;
        const Tree gold = random_tree(words, random);
        State state{words};
        while (!state.done()) {
            bool found = false;
            for (const Action action : actions)
                if (!found && state.allows(action) && state.cost(action, gold) == 0) {
                    const std::uint8_t label = action == Action::shift
                                                   ? std::uint8_t{0}
                                                   : gold.labels[static_cast<std::size_t>(state.attached())];
                    state.apply(action, label);
                    found = true;
                }
            REQUIRE(found);
        }
        CHECK(state.tree().heads == gold.heads);
        CHECK(state.tree().labels == gold.labels);
    }
}

TEST_CASE("oracle: after any mistakes, the costs paid are the arcs that are wrong in the end")
{
    std::mt19937 random{13};
    for (int n = 0; n < 500; ++n) {
        const std::size_t words = 2 + random() % 10;
        const Tree gold = random_tree(words, random);
        State state{words};
        int paid = 0;
        while (!state.done()) {
            const Action action = actions[random() % actions.size()];
            if (!state.allows(action))
                continue;
            paid += state.cost(action, gold);
            state.apply(action, 0);
        }
        CHECK(paid == wrong_heads(state.tree(), gold));
    }
}

TEST_CASE("transitions: an empty sentence is done at once")
{
    CHECK(State{0}.done());
}
