// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with its dynamic oracle (Goldberg and
/// Nivre 2013). Words are 0 … n-1; n is the root, which stands behind the last word.
namespace vigil::learned {

enum class Action : std::uint8_t { shift, left, right };
constexpr std::size_t action_count = 3;

constexpr std::int32_t no_token = -1;

/// A tree: for each word its head (n: the root) and the number of its relation.
struct Tree {
    std::vector<std::int32_t> heads;
    std::vector<std::uint8_t> labels;
};

/// Words that the choice of an action looks at, in this order.
enum class Slot : std::uint8_t { s0, s1, s2, b0, b1, s0_left, s0_right, s1_right, b0_left };
constexpr std::size_t slot_count = 9;
/// Small numbers that it looks at: relations of the outermost children, distances, numbers of children.
constexpr std::size_t table_count = 10;
constexpr std::size_t table_rows = 64;

struct StateFeatures {
    std::array<std::int32_t, slot_count> tokens;  ///< A word, n (the root) or no_token.
    std::array<std::uint8_t, table_count> values; ///< Each below table_rows.
};

class State {
public:
    explicit State(std::size_t words) { restart(words); }
    void restart(std::size_t words);

    bool done() const { return m_buffer == m_words && m_stack.empty(); }
    bool allows(Action action) const;
    /// Pre: allows(action). A label counts for left and right only.
    void apply(Action action, std::uint8_t label);
    StateFeatures features() const;
    const Tree& tree() const { return m_tree; }

    /// How many arcs of `gold` can no longer be reached after the action. Pre: allows(action).
    std::int32_t cost(Action action, const Tree& gold) const;
    /// The word that the action attaches. Pre: left or right, allowed.
    std::int32_t attached() const { return m_stack.back(); }

private:
    struct Children {
        std::int32_t left = no_token;
        std::int32_t right = no_token;
        std::uint8_t left_count = 0;
        std::uint8_t right_count = 0;
    };
    std::int32_t from_top(std::size_t depth) const;
    std::uint8_t label_of(std::int32_t token) const;
    std::int32_t cost_left(const Tree& gold) const;
    std::int32_t cost_right(const Tree& gold) const;
    std::int32_t cost_shift(const Tree& gold) const;
    std::int32_t waiting_dependents(std::int32_t head, const Tree& gold) const;

    std::int32_t m_words = 0;
    std::int32_t m_buffer = 0;
    std::vector<std::int32_t> m_stack;
    Tree m_tree;
    std::vector<Children> m_children; ///< One more than words: the root.
    std::vector<bool> m_on_stack;
};

} // namespace vigil::learned
