// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vocabulary.hpp"

#include <algorithm>
#include <map>

namespace vigil::train {

const std::vector<std::string> name_marks = {"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"};

namespace {

std::uint32_t index_in(const std::vector<std::string>& sorted, const std::string& text)
{
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), text);
    return at != sorted.end() && *at == text ? static_cast<std::uint32_t>(at - sorted.begin()) : ~0U;
}

} // namespace

Vocabulary vocabulary_of(const std::vector<Example>& examples, std::size_t least)
{
    Vocabulary result;
    std::map<std::string, std::size_t> tags;
    std::map<std::string, std::size_t> labels;
    std::vector<std::uint64_t> order;
    const auto add = [&](const learned::FeatureKeys& keys) {
        for (const std::uint64_t key : keys)
            if (result.counts[key]++ == 0)
                order.push_back(key);
    };
    for (const Example& example : examples) {
        add(learned::begin_mark());
        add(learned::end_mark());
        for (const Word& word : example.words) {
            add(learned::features_of(word.form));
            if (!example.heads.empty()) {
                ++tags[word.tag];
                ++labels[word.label];
            }
        }
    }
    for (const std::uint64_t key : order)
        if (result.counts[key] >= least) {
            result.rows[key] = static_cast<std::uint32_t>(result.keys.size());
            result.keys.push_back(key);
        }
    for (const auto& [tag, count] : tags)
        if (count >= 3)
            result.tags.push_back(tag);
    for (const auto& [label, count] : labels)
        if (count >= 3)
            result.labels.push_back(label);
    return result;
}

Rows Preparer::rows(const learned::FeatureKeys& keys) const
{
    Rows result{};
    for (std::size_t n = 0; n < keys.size(); ++n) {
        const auto found = m_vocabulary.rows.find(keys[n]);
        // The rows behind the known ones: nobody saw it, one for each kind.
        result[n] = found == m_vocabulary.rows.end() ? static_cast<std::uint32_t>(m_vocabulary.keys.size() + n) : found->second;
    }
    return result;
}

Prepared Preparer::operator()(const Example& example) const
{
    Prepared result;
    const auto add = [&](const learned::FeatureKeys& keys, bool mark) {
        result.rows.push_back(rows(keys));
        const auto count = m_vocabulary.counts.find(keys[0]);
        const float seen = count == m_vocabulary.counts.end() ? 0 : static_cast<float>(count->second);
        result.hide.push_back(mark ? 0 : m_word_drop / (m_word_drop + seen));
    };
    add(learned::begin_mark(), true);
    for (const Word& word : example.words) {
        add(learned::features_of(word.form), false);
        const bool tree = !example.heads.empty();
        const auto name = std::find(name_marks.begin(), name_marks.end(), word.name);
        result.tags.push_back(tree ? static_cast<std::int32_t>(index_in(m_vocabulary.tags, word.tag)) : -1);
        result.names.push_back(name == name_marks.end() ? -1 : static_cast<std::int32_t>(name - name_marks.begin()));
        if (tree) {
            const std::uint32_t label = index_in(m_vocabulary.labels, word.label);
            result.gold.labels.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(label, 255)));
        }
    }
    add(learned::end_mark(), true);
    result.gold.heads = example.heads;
    return result;
}

} // namespace vigil::train
