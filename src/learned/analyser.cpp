// SPDX-License-Identifier: AGPL-3.0-or-later
#include "learned/analyser.hpp"

#include "learned/arithmetic.hpp"
#include "learned/features.hpp"
#include "learned/lemmas.hpp"

#include <algorithm>

namespace vigil::learned {
namespace {

constexpr std::int32_t never = -(1 << 30);

std::size_t best_of(std::span<const std::int32_t> scores)
{
    return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

/// Whether the class may follow: a later word of a name only its own kind.
bool follows(std::size_t before, std::size_t here)
{
    const bool later = here > 0 && here % 2 == 0;
    return !later || before == here || before + 1 == here;
}

} // namespace

Analyser::Analyser(const Model& model) : m_model{model}, m_hidden(hidden)
{
    m_scores.resize(in_blocks(std::max({most_tags, most_labels, hidden, width})));
}

/// Step 2: what a word is known by, added up.
void Analyser::read_rows(std::span<const std::string_view> words)
{
    m_now.assign((words.size() + 4) * width, 0);
    m_next.assign(m_now.size(), 0);
    const std::size_t unseen = m_model.row_count - features_per_word;
    for (std::size_t place = 0; place < words.size() + 2; ++place) {
        const FeatureKeys keys = place == 0                  ? begin_mark()
                                 : place == words.size() + 1 ? end_mark()
                                                             : features_of(words[place - 1]);
        std::int16_t* to = m_now.data() + (place + 1) * width;
        for (std::size_t n = 0; n < features_per_word; ++n) {
            const std::size_t row = m_model.keys.find(keys[n]).value_or(static_cast<std::uint32_t>(unseen + n));
            add_row(m_model.rows.data() + row * width, m_model.row_shift, to);
        }
    }
}

/// Step 3.
void Analyser::run_layers()
{
    for (const Matrix& layer : m_model.layers) {
        for (std::size_t at = width; at + width < m_now.size(); at += width) {
            multiply(layer, m_now.data() + at - width, m_scores.data());
            add_layer(m_scores.data(), layer.shift, m_now.data() + at, m_next.data() + at);
        }
        m_now.swap(m_next);
    }
}

/// Step 4.
void Analyser::choose_tags()
{
    const std::span<std::int32_t> scores{m_scores.data(), m_model.tags.size()};
    for (std::size_t word = 0; word < m_tags.size(); ++word) {
        multiply(m_model.tag, said(word + 1), m_scores.data());
        m_tags[word] = static_cast<std::uint8_t>(best_of(scores));
    }
}

void Analyser::look_at(std::span<const std::string_view> words)
{
    VIGIL_ASSERT(words.size() <= longest_sentence);
    m_tags.resize(words.size());
    read_rows(words);
    run_layers();
    choose_tags();
}

std::string_view Analyser::upos(std::size_t word) const
{
    const std::string_view whole = tag(word);
    return whole.substr(0, whole.find(' '));
}

std::string Analyser::lemma(std::size_t word, std::string_view form) const
{
    return lemma_of(m_model, m_tags[word], form);
}

/// Step 5: the best path of classes that may follow each other (Viterbi).
std::span<const std::uint8_t> Analyser::names()
{
    const std::size_t count = m_tags.size();
    m_names.assign(count, 0);
    if (count == 0)
        return m_names;
    m_back.assign(count * name_classes, 0);
    std::array<std::int64_t, name_classes> paths{};
    for (std::size_t word = 0; word < count; ++word) {
        multiply(m_model.names, said(word + 1), m_scores.data());
        std::array<std::int64_t, name_classes> next{};
        for (std::size_t here = 0; here < name_classes; ++here) {
            std::size_t from = 0;
            for (std::size_t before = 1; before < name_classes; ++before)
                if (word > 0 && follows(before, here) && (!follows(from, here) || paths[before] > paths[from]))
                    from = before;
            const bool possible = word == 0 ? follows(0, here) : follows(from, here);
            next[here] = possible ? paths[from] + m_scores[here] : std::int64_t{never} * std::int64_t{1 << 20};
            m_back[word * name_classes + here] = static_cast<std::uint8_t>(from);
        }
        paths = next;
    }
    auto here = static_cast<std::size_t>(std::max_element(paths.begin(), paths.end()) - paths.begin());
    for (std::size_t word = count; word-- > 0;) {
        m_names[word] = static_cast<std::uint8_t>(here);
        here = m_back[word * name_classes + here];
    }
    return m_names;
}

/// Step 6: what a word adds in a slot, once and only if it ever stands there.
const std::int16_t* Analyser::part(std::size_t slot, std::int32_t token)
{
    if (token == no_token)
        return m_model.missing.data() + slot * hidden;
    const std::size_t at = static_cast<std::size_t>(token) * slot_count + slot;
    std::int16_t* to = m_parts.data() + at * hidden;
    if (!m_has_part[at]) {
        const Matrix& matrix = m_model.slots[slot];
        multiply(matrix, said(static_cast<std::size_t>(token) + 1), m_scores.data());
        to_part(m_scores.data(), matrix.shift + layer_bits - parser_bits, to);
        m_has_part[at] = 1;
    }
    return to;
}

void Analyser::add_up(const StateFeatures& features)
{
    std::array<const std::int16_t*, parts_of_sum> parts{};
    std::size_t n = 0;
    parts[n++] = m_model.start.data();
    for (std::size_t s = 0; s < slot_count; ++s)
        parts[n++] = part(s, features.tokens[s]);
    for (std::size_t t = 0; t < table_count; ++t)
        parts[n++] = m_model.table.data() + (t * table_rows + features.values[t]) * hidden;
    add_parts(parts, m_hidden.data());
}

Action Analyser::choose_action()
{
    multiply(m_model.action, m_hidden.data(), m_scores.data());
    Action best = Action::shift;
    std::int32_t top = never * 2 + 1;
    for (const Action action : {Action::shift, Action::left, Action::right})
        if (const std::int32_t score = m_scores[static_cast<std::size_t>(action)];
            m_state.allows(action) && score > top) {
            top = score;
            best = action;
        }
    return best;
}

std::uint8_t Analyser::choose_label(Action action)
{
    multiply(action == Action::left ? m_model.left_label : m_model.right_label, m_hidden.data(), m_scores.data());
    return static_cast<std::uint8_t>(best_of({m_scores.data(), m_model.labels.size()}));
}

/// Step 7.
const Tree& Analyser::parse()
{
    m_parts.resize((m_tags.size() + 1) * slot_count * hidden);
    m_has_part.assign((m_tags.size() + 1) * slot_count, 0);
    m_state.restart(m_tags.size());
    while (!m_state.done()) {
        add_up(m_state.features());
        const Action action = choose_action();
        m_state.apply(action, action == Action::shift ? std::uint8_t{0} : choose_label(action));
    }
    return m_state.tree();
}

} // namespace vigil::learned
