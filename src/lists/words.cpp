// SPDX-License-Identifier: AGPL-3.0-or-later
#include "lists/words.hpp"

#include "base/utf8.hpp"
#include "read/tables.hpp"

#include <algorithm>
#include <charconv>

namespace vigil::lists {

using read::Table;

namespace {

constexpr std::size_t longest_phrase = 6; // words

Error broken(const Table& table, const read::Row& row, std::string_view what)
{
    return {Fault::malformed, table.place(row) + ": " + std::string{what}};
}

/// Ends of the first words of `key`, the longest beginning first.
std::vector<std::size_t> beginnings(std::string_view key)
{
    std::vector<std::size_t> ends;
    for (std::size_t at = key.find(' '); ends.size() + 1 < longest_phrase && at != std::string_view::npos;
         at = key.find(' ', at + 1))
        ends.insert(ends.begin(), at);
    if (ends.size() + 1 < longest_phrase)
        ends.insert(ends.begin(), key.size());
    return ends;
}

std::optional<read::Calendar> calendar_named(std::string_view name)
{
    if (name == "gregorian")
        return read::Calendar::gregorian;
    if (name == "jalali")
        return read::Calendar::jalali;
    return name == "hijri" ? std::optional{read::Calendar::hijri} : std::nullopt;
}

} // namespace

Result<std::shared_ptr<const Words>> Words::compile(std::string_view headings, std::string_view words,
                                                    std::string_view months)
{
    auto made = std::make_shared<Words>();
    const Table of_headings{"lists/headings.tsv", headings}, of_words{"lists/words.tsv", words};
    for (std::size_t n = 0; n < of_words.size(); ++n) {
        const auto row = of_words.row(n);
        if (row.cells.size() != 3)
            return broken(of_words, row, "a row has class, value and words");
        auto& phrases = made->m_classes[std::string{row.cell(0)}];
        for (const auto form : split(row.cell(2), '|'))
            phrases.emplace(search_key(form), row.cell(1));
    }
    for (std::size_t n = 0; n < of_headings.size(); ++n) {
        const auto row = of_headings.row(n);
        if (row.cells.size() != 4)
            return broken(of_headings, row, "a row has claim, field, language and headings");
        const auto plain = [](std::string_view cell) { return std::string{cell == "-" ? std::string_view{} : cell}; };
        for (const auto form : split(row.cell(3), '|')) {
            const Holds holds{plain(row.cell(0)), plain(row.cell(1))};
            made->m_headings.emplace(search_key(form), holds);
            made->m_heading_sets.emplace(made->word_set(search_key(form)), holds);
        }
    }
    const Table of_months{"lists/months.tsv", months};
    for (std::size_t n = 0; n < of_months.size(); ++n) {
        const auto row = of_months.row(n);
        const auto calendar = calendar_named(row.cell(0));
        int number = -1;
        const auto digits = row.cell(1);
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (!calendar || number < 0 || number > 12 || row.cells.size() != 3)
            return broken(of_months, row, "a row has calendar, number of the month and words");
        for (const auto form : split(row.cell(2), '|'))
            made->m_months.emplace(search_key(form), Month{*calendar, number, search_key(form).size()});
    }
    return std::shared_ptr<const Words>{std::move(made)};
}

std::optional<Words::Heading> Words::heading(std::string_view key) const
{
    if (const auto found = m_headings.find(key); found != m_headings.end())
        return Heading{found->second, key.size(), true};
    if (const auto found = m_heading_sets.find(word_set(key));
        found != m_heading_sets.end() && key.find(' ') != key.npos)
        return Heading{found->second, key.size(), true};
    std::optional<Heading> best;
    for (std::size_t from = 0; from < key.size();) {
        const auto rest = key.substr(from);
        for (const auto end : beginnings(rest))
            if (const auto found = m_headings.find(rest.substr(0, end));
                found != m_headings.end() && (!best || end > best->matched)) {
                best = Heading{found->second, end, false};
                break;
            }
        const auto next = key.find(' ', from);
        from = next == std::string_view::npos ? key.size() : next + 1;
    }
    return best;
}

std::string Words::word_set(std::string_view key) const
{
    auto words = split(key, ' ');
    std::erase_if(words, [&](std::string_view word) { return is("skip", word); });
    std::ranges::sort(words);
    std::string set;
    for (const auto word : words)
        set.append(set.empty() ? "" : " ").append(word);
    return set;
}

bool Words::is(std::string_view of_class, std::string_view key) const
{
    return value(of_class, key).has_value();
}

std::optional<std::string> Words::value(std::string_view of_class, std::string_view key) const
{
    const auto phrases = m_classes.find(of_class);
    if (phrases == m_classes.end())
        return std::nullopt;
    const auto found = phrases->second.find(key);
    return found == phrases->second.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Words::Beginning> Words::beginning(std::string_view of_class, std::string_view key) const
{
    for (const auto end : beginnings(key))
        if (auto found = value(of_class, key.substr(0, end)))
            return Beginning{*std::move(found), end};
    return std::nullopt;
}

std::optional<Words::Month> Words::month(std::string_view key) const
{
    for (const auto end : beginnings(key))
        if (const auto found = m_months.find(key.substr(0, end)); found != m_months.end())
            return found->second;
    return std::nullopt;
}

} // namespace vigil::lists
