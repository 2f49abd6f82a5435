// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/participation.md.
#include "records/instruments.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace vigil::records {
namespace {

using namespace std::chrono;

/// Columns of clauses.tsv.
constexpr std::size_t columns = 13;

std::optional<int> number_in(std::string_view text)
{
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// Step 7: "months 12", "end-of-next-year", "periods 1951-01-12 5 6".
bool read_notice(std::string_view text, Instrument& to)
{
    const auto cells = split(text, ' ');
    const std::string_view how = cells.front();
    if (cells.size() == 1 && (how == "none" || how == "end-of-next-year" || how == "end-of-year-9")) {
        to.notice = how == "none"               ? Notice::none
                    : how == "end-of-next-year" ? Notice::end_of_next_year
                                                : Notice::end_of_year_nine_months;
        return true;
    }
    const auto amount = number_in(cells.back());
    if (!amount || *amount <= 0)
        return false;
    to.amount = *amount;
    if (cells.size() == 2 && (how == "months" || how == "days" || how == "month-start")) {
        to.notice = how == "months" ? Notice::months : how == "days" ? Notice::days : Notice::month_start;
        return true;
    }
    if (cells.size() != 4 || how != "periods")
        return false;
    const auto since = parse_day(cells[1]);
    const auto years = number_in(cells[2]);
    to.notice = Notice::periods;
    to.since = since ? *since : Day{};
    to.years = years.value_or(0);
    return since && to.years > 0;
}

std::optional<Instrument> read_row(std::string_view line)
{
    const auto cell = split(line, '\t');
    Instrument one;
    if (cell.size() != columns || !read_notice(cell[6], one))
        return std::nullopt;
    one.key = cell[0];
    one.kind = cell[1];
    one.norms = cell[2];
    one.name = cell[3];
    one.names = cell[4];
    one.clause = cell[5];
    one.words = cell[7];
    one.bar = cell[8];
    one.falls = cell[9];
    one.complaints = cell[10];
    one.stays = cell[11];
    one.source = cell[12];
    if (one.key.empty() || one.kind.empty() || one.name.empty() || one.source.empty())
        return std::nullopt;
    return one;
}

const ReadInstruments& table()
{
    static const ReadInstruments read = read_instruments(clauses_tsv());
    return read;
}

/// Search keys of all names, norms as they are. Of equal names the first row counts.
std::map<std::string, const Instrument*, std::less<>> by_all_names()
{
    std::map<std::string, const Instrument*, std::less<>> found;
    for (const Instrument& one : table().all) {
        found.emplace(search_key(one.name), &one);
        for (const std::string_view more : split(one.names, '|'))
            if (!more.empty())
                found.emplace(search_key(more), &one);
        for (const std::string_view norm : split(one.norms, '|'))
            if (!norm.empty())
                found.emplace(norm, &one);
    }
    return found;
}

const Instrument* found_as(std::string_view name)
{
    static const auto by_name = by_all_names();
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
}

year_month_day clamped(year_month_day date)
{
    return date.ok() ? date : year_month_day{date.year() / date.month() / last};
}

Day months_after(Day day, int amount)
{
    return sys_days{clamped(year_month_day{day} + months{amount})};
}

} // namespace

ReadInstruments read_instruments(std::string_view text)
{
    ReadInstruments read;
    for (const std::string_view line : split(text, '\n')) {
        if (line.empty() || line.front() == '#')
            continue;
        if (auto row = read_row(line))
            read.all.push_back(*row);
        else
            read.wrong.emplace_back(line);
    }
    return read;
}

std::span<const Instrument> instruments()
{
    return table().all;
}

const Instrument* instrument_named(std::string_view text)
{
    const std::string name = search_key(text);
    const std::string_view bare = std::string_view{name}.substr(name.starts_with("the ") ? 4 : 0);
    return bare.empty() ? nullptr : found_as(bare);
}

const Instrument* instrument_of(const domain::Value& value)
{
    const Instrument* found = value.norm.empty() ? nullptr : found_as(value.norm);
    return found != nullptr ? found : instrument_named(value.text);
}

const Instrument* instrument_keyed(std::string_view wanted)
{
    const auto found = std::ranges::find(table().all, wanted, &Instrument::key);
    return found == table().all.end() ? nullptr : &*found;
}

std::optional<Day> effective_on(const Instrument& instrument, Day received)
{
    const year_month_day date{received};
    switch (instrument.notice) {
    case Notice::none: return std::nullopt;
    case Notice::months: return months_after(received, instrument.amount);
    case Notice::days: return received + days{instrument.amount};
    case Notice::month_start: {
        const year_month_day passed{months_after(received, instrument.amount)};
        return sys_days{(passed.year() / passed.month() + months{1}) / day{1}};
    }
    case Notice::end_of_next_year: return sys_days{(date.year() + years{1}) / December / day{31}};
    case Notice::end_of_year_nine_months: {
        const int later = date.month() <= September ? 0 : 1;
        return sys_days{(date.year() + years{later}) / December / day{31}};
    }
    case Notice::periods: {
        const Day earliest = months_after(received, instrument.amount);
        int elapsed = static_cast<int>(date.year()) - static_cast<int>(year_month_day{instrument.since}.year());
        elapsed = std::max(elapsed / instrument.years, 0) * instrument.years;
        Day end = months_after(instrument.since, 12 * elapsed);
        while (end < earliest)
            end = months_after(instrument.since, 12 * (elapsed += instrument.years));
        return end;
    }
    }
    return std::nullopt;
}

std::string clause_in_words(const Instrument& instrument)
{
    return instrument.clause.empty() ? std::string{instrument.words}
                                     : std::string{instrument.clause} + ": " + std::string{instrument.words};
}

std::string state_key_of(const domain::Value& value)
{
    if (!value.norm.empty())
        return value.norm;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> same{{
        {"united states", "state:US"},
        {"the united states", "state:US"},
        {"united states of america", "state:US"},
        {"us", "state:US"},
        {"usa", "state:US"},
        {"u s", "state:US"},
        {"us government", "state:US"},
        {"us administration", "state:US"},
        {"trump administration", "state:US"},
        {"biden administration", "state:US"},
        {"united kingdom", "state:GB"},
    }};
    const std::string key = search_key(value.text);
    const auto found = std::ranges::find(same, std::string_view{key}, [](const auto& one) { return one.first; });
    return found == same.end() ? key : std::string{found->second};
}

} // namespace vigil::records
