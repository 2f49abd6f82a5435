// SPDX-License-Identifier: AGPL-3.0-or-later
#include "learned/transitions.hpp"

#include <algorithm>

namespace vigil::learned {
namespace {

/// 0: there is none; then 1, 2, 3, 4, 5-6, 7-9, 10 and more.
std::uint8_t distance(std::int32_t from, std::int32_t to)
{
    if (from == no_token || to == no_token)
        return 0;
    const std::int32_t words = to - from;
    if (words <= 4)
        return static_cast<std::uint8_t>(std::max(words, 1));
    return words <= 6 ? 5 : words <= 9 ? 6 : 7;
}

} // namespace

void State::restart(std::size_t words)
{
    m_words = static_cast<std::int32_t>(words);
    m_buffer = 0;
    m_stack.clear();
    m_tree.heads.assign(words, no_token);
    m_tree.labels.assign(words, 0);
    m_children.assign(words + 1, {});
    m_on_stack.assign(words + 1, false);
}

bool State::allows(Action action) const
{
    switch (action) {
    case Action::shift: return m_buffer < m_words;
    // One word only hangs on the root: the last that is left.
    case Action::left: return !m_stack.empty() && (m_buffer < m_words || m_stack.size() == 1);
    case Action::right: return m_stack.size() >= 2;
    }
    return false;
}

void State::apply(Action action, std::uint8_t label)
{
    if (action == Action::shift) {
        m_on_stack[static_cast<std::size_t>(m_buffer)] = true;
        m_stack.push_back(m_buffer++);
        return;
    }
    const std::int32_t word = m_stack.back();
    m_stack.pop_back();
    m_on_stack[static_cast<std::size_t>(word)] = false;
    const std::int32_t head = action == Action::left ? m_buffer : m_stack.back();
    m_tree.heads[static_cast<std::size_t>(word)] = head;
    m_tree.labels[static_cast<std::size_t>(word)] = label;
    Children& children = m_children[static_cast<std::size_t>(head)];
    // Children arrive from the inside outwards.
    (action == Action::left ? children.left : children.right) = word;
    auto& count = action == Action::left ? children.left_count : children.right_count;
    count = static_cast<std::uint8_t>(std::min(count + 1, 3));
}

std::int32_t State::from_top(std::size_t depth) const
{
    return depth < m_stack.size() ? m_stack[m_stack.size() - 1 - depth] : no_token;
}

std::uint8_t State::label_of(std::int32_t token) const
{
    return token == no_token ? 0 : static_cast<std::uint8_t>(m_tree.labels[static_cast<std::size_t>(token)] + 1);
}

StateFeatures State::features() const
{
    const std::int32_t s0 = from_top(0);
    const std::int32_t s1 = from_top(1);
    const Children none;
    const Children& of_s0 = s0 == no_token ? none : m_children[static_cast<std::size_t>(s0)];
    const Children& of_s1 = s1 == no_token ? none : m_children[static_cast<std::size_t>(s1)];
    const Children& of_b0 = m_children[static_cast<std::size_t>(m_buffer)];
    const std::int32_t b1 = m_buffer < m_words ? m_buffer + 1 : no_token;
    const auto counts = [](const Children& c) { return static_cast<std::uint8_t>(c.left_count * 4 + c.right_count); };
    return {{s0, s1, from_top(2), m_buffer, b1, of_s0.left, of_s0.right, of_s1.right, of_b0.left},
            {label_of(of_s0.left), label_of(of_s0.right), label_of(of_s1.left), label_of(of_s1.right),
             label_of(of_b0.left), distance(s0, m_buffer), distance(s1, s0), counts(of_s0), counts(of_s1),
             of_b0.left_count}};
}

/// Words of the buffer whose head is `head`.
std::int32_t State::waiting_dependents(std::int32_t head, const Tree& gold) const
{
    return static_cast<std::int32_t>(std::count(gold.heads.begin() + m_buffer, gold.heads.end(), head));
}

std::int32_t State::cost_left(const Tree& gold) const
{
    const std::int32_t head = gold.heads[static_cast<std::size_t>(m_stack.back())];
    const bool loses_head = head > m_buffer || head == from_top(1);
    return waiting_dependents(m_stack.back(), gold) + (loses_head && head != no_token ? 1 : 0);
}

std::int32_t State::cost_right(const Tree& gold) const
{
    const std::int32_t head = gold.heads[static_cast<std::size_t>(m_stack.back())];
    return waiting_dependents(m_stack.back(), gold) + (head >= m_buffer ? 1 : 0);
}

std::int32_t State::cost_shift(const Tree& gold) const
{
    std::int32_t lost = 0;
    for (const std::int32_t word : m_stack)
        lost += gold.heads[static_cast<std::size_t>(word)] == m_buffer ? 1 : 0;
    const std::int32_t head = gold.heads[static_cast<std::size_t>(m_buffer)];
    const bool below_top =
        head != no_token && head < m_words && m_on_stack[static_cast<std::size_t>(head)] && head != m_stack.back();
    return lost + (below_top ? 1 : 0);
}

std::int32_t State::cost(Action action, const Tree& gold) const
{
    switch (action) {
    case Action::shift: return cost_shift(gold);
    case Action::left: return cost_left(gold);
    case Action::right: return cost_right(gold);
    }
    return 0;
}

} // namespace vigil::learned
