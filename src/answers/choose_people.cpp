// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/status-of-a-person.md.
#include "answers/choose_people.hpp"

#include "answers/status_lines.hpp"
#include "base/disjoint_sets.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace vigil::answers {
namespace {

using records::PersonLine;

/// Identifiers begin with digits of a digest: their first letters are as good as a hash of all.
struct FirstLetters {
    std::size_t operator()(std::string_view id) const
    {
        std::uint64_t letters = 0;
        std::memcpy(&letters, id.data(), std::min(id.size(), sizeof letters));
        return letters * 0x9E3779B97F4A7C15U >> 16; // The letters are few: spread them (Fibonacci hashing).
    }
};

/// Connected components under "undecided": a doubtful pair counts once.
std::size_t components(const std::vector<const PersonLine*>& people)
{
    std::vector<const PersonLine*> paired;
    for (const PersonLine* one : people)
        if (!one->undecided.empty())
            paired.push_back(one);
    std::unordered_map<std::string_view, std::size_t, FirstLetters> at{paired.size()};
    for (std::size_t n = 0; n < paired.size(); ++n)
        at.emplace(paired[n]->id, n);
    DisjointSets sets{paired.size()};
    std::size_t joined = 0;
    for (std::size_t n = 0; n < paired.size(); ++n)
        for (const std::string& other : paired[n]->undecided)
            if (const auto found = at.find(other); found != at.end()) {
                const auto a = sets.of(n), b = sets.of(found->second);
                joined += a == b ? 0 : 1;
                sets.join(a, b);
            }
    return people.size() - joined;
}

} // namespace

ChoosingPeople::ChoosingPeople(const View& view, const PeopleQuestion& question)
    : m_day{view.day()},
      m_name{search_key(question.name)},
      m_country{search_key(question.country)},
      m_group{question.group},
      m_from{question.from},
      m_most{question.most}
{
}

bool ChoosingPeople::asked_for(const PersonLine& line) const
{
    const bool name = m_name.empty() || std::ranges::any_of(line.names, [&](const std::string& one) {
                          return one.find(m_name) != std::string::npos;
                      });
    return name && (m_country.empty() || std::ranges::find(line.countries, m_country) != line.countries.end());
}

void ChoosingPeople::take(const PersonLine& line)
{
    if (!asked_for(line))
        return;
    const auto* period = line.on(m_day);
    const Liberty group = period == nullptr ? Liberty::not_known : liberty_of(period->state);
    if (!m_group || *m_group == group)
        m_found[group].push_back({&line, period});
}

Chosen ChoosingPeople::chosen() const
{
    Chosen chosen;
    for (const auto& [group, found] : m_found) {
        GroupTotal total{group, std::string{label_of(group)}, found.size(), 0, std::nullopt};
        std::vector<const PersonLine*> counted;
        for (const Found& one : found) {
            const std::size_t place = chosen.matched++;
            if (place >= m_from && (m_most == 0 || place < m_from + m_most))
                chosen.ids.push_back(one.line->id);
            // A disputed state counts for nobody (minimum-count, step 15), an unnamed victim may be a named one (14).
            if ((one.period != nullptr && one.period->contested) || one.line->unnamed)
                continue;
            counted.push_back(one.line);
            if (one.period != nullptr)
                total.oldest_confirmed = records::earliest_of(total.oldest_confirmed, one.period->confirmed_by(m_day));
        }
        total.at_least = components(counted);
        chosen.totals.push_back(std::move(total));
    }
    return chosen;
}

PeopleNamed::PeopleNamed(std::string_view name) : m_key{search_key(name)}
{
    for (const std::string_view word : split(m_key, ' '))
        m_words.push_back(" " + std::string{word});
}

void PeopleNamed::take(const PersonLine& line)
{
    if (std::ranges::find(line.names, m_key) != line.names.end()) {
        m_equal.push_back(line.id);
        return;
    }
    const bool holds = !m_key.empty() && std::ranges::any_of(line.names, [&](const std::string& name) {
        const std::string words = " " + name;
        return std::ranges::all_of(m_words,
                                   [&](const std::string& word) { return words.find(word) != std::string::npos; });
    });
    if (holds)
        m_containing.push_back(line.id);
}

} // namespace vigil::answers
