// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "learned/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigil::learned {

/// Says of each word of a sentence what a model knows: tag, lemma, names, tree (docs/methods/parsing.md). Keeps its
/// working memory from sentence to sentence: one for each thread. Linear in the number of words.
class Analyser {
public:
    /// `model` must outlive it.
    explicit Analyser(const Model& model);

    /// Steps 1 to 4. Pre: at most longest_sentence words; what is longer has to be cut. Everything below speaks of
    /// these words until the next call; they are not kept.
    void look_at(std::span<const std::string_view> words);
    std::size_t words() const { return m_tags.size(); }
    const Model& model() const { return m_model; }

    /// Number of its tag in `Model::tags`.
    std::span<const std::uint8_t> tags() const { return m_tags; }
    std::string_view tag(std::size_t word) const { return m_model.tags[m_tags[word]]; }
    /// "NOUN" of "NOUN Number=Plur".
    std::string_view upos(std::size_t word) const;
    /// Of the word at that place, whose form has to be told again.
    std::string lemma(std::size_t word, std::string_view form) const;

    /// Step 5: 0 no name, then first and later words of a person, a place, an organisation. Well-formed: a later word
    /// follows a word of its own kind.
    std::span<const std::uint8_t> names();
    /// Steps 6 and 7. One word has the root, words(), as its head; labels count in `Model::labels`.
    const Tree& parse();

private:
    void read_rows(std::span<const std::string_view> words);
    void run_layers();
    void choose_tags();
    const std::int16_t* part(std::size_t slot, std::int32_t token);
    void add_up(const StateFeatures& features);
    Action choose_action();
    std::uint8_t choose_label(Action action);
    const std::int16_t* said(std::size_t place) const { return m_now.data() + (place + 1) * width; }

    const Model& m_model;
    std::vector<std::int16_t> m_now, m_next; ///< An empty place, the begin mark, words, the end mark, an empty place.
    std::vector<std::uint8_t> m_tags, m_names;
    std::vector<std::int32_t> m_scores;
    std::vector<std::int16_t> m_parts; ///< For each word and slot; of those only that m_has_part names.
    std::vector<std::uint8_t> m_has_part;
    std::vector<std::int16_t> m_hidden;
    std::vector<std::uint8_t> m_back; ///< Of each word and class: the class before it.
    State m_state{0};
};

} // namespace vigil::learned
