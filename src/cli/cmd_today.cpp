// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/today.hpp"
#include "cli/answer.hpp"
#include "cli/commands.hpp"
#include "publish/calendar.hpp"
#include "publish/json_work.hpp"

#include <charconv>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

using answers::TodayLine;

constexpr std::size_t most_lines = 50;

Result<int> days_from(const Arguments& arguments, std::string_view name, int otherwise)
{
    const auto& text = arguments.text(name);
    if (text.empty())
        return otherwise;
    int days = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (fault != std::errc{} || end != text.data() + text.size() || days < 0 || days > 36500)
        return Error{Fault::invalid_argument, std::string{name} + " takes a number of days, not '" + text + "'"};
    return days;
}

Result<app::TodayWords> words_from(const Arguments& arguments)
{
    app::TodayWords words;
    VIGIL_TRY(words.days, days_from(arguments, "--days", words.days));
    VIGIL_TRY(words.silent, days_from(arguments, "--silent", words.silent));
    if (arguments.has("--since")) {
        const auto day = parse_day(arguments.text("--since"));
        if (!day)
            return Error{Fault::invalid_argument,
                         "--since takes a day such as 2026-01-09, not '" + arguments.text("--since") + "'"};
        words.since = *day;
    }
    return words;
}

std::string when(const TodayLine& line, Day today)
{
    if (!line.day)
        return "no day";
    const auto days = (*line.day - today).count();
    const auto date = to_string(*line.day);
    if (line.kind == TodayLine::Kind::silence)
        return date + ", " + counted(static_cast<std::uint64_t>(-days), "day") + " ago";
    if (line.kind == TodayLine::Kind::claim || line.kind == TodayLine::Kind::need)
        return date;
    if (days == 0)
        return date + ", today";
    return days < 0 ? date + ", " + counted(static_cast<std::uint64_t>(-days), "day") + " late"
                    : date + ", in " + counted(static_cast<std::uint64_t>(days), "day");
}

void print_line(const Io& io, const TodayLine& line, Day today)
{
    std::string text = when(line, today) + ": ";
    if (!line.who.empty())
        text += line.who + ": ";
    text += or_not_known(line.what);
    if (line.kind == TodayLine::Kind::claim)
        text += line.judged ? " (judged)" : " (nobody judged it)";
    std::vector<std::string> beside = line.references;
    if (!line.officer.empty())
        beside.push_back("officer " + line.officer);
    if (!line.perhaps.empty())
        beside.push_back("may be the same person as in " + joined(line.perhaps));
    if (!beside.empty())
        text += " [" + joined(beside) + "]";
    fmt::print(io.out, "  {}\n", wrapped(text, 4));
}

void print_section(const Io& io, std::string_view title, const std::vector<TodayLine>& lines, Day today)
{
    if (lines.empty())
        return;
    fmt::print(io.out, "\n{}\n", title);
    for (std::size_t n = 0; n < lines.size() && n < most_lines; ++n)
        print_line(io, lines[n], today);
    if (lines.size() > most_lines)
        fmt::print(io.out, "  … and {} more; all with --json\n", lines.size() - most_lines);
}

void print_today(const Io& io, const answers::Today& answer)
{
    const auto day = answer.head.view.day();
    print_section(io, "Due", answer.due, day);
    print_section(io, "Hearings", answer.hearings, day);
    print_section(io, "Time limits, as stated", answer.limits, day);
    print_section(io, "Urgent needs", answer.needs, day);
    print_section(
        io, fmt::format("No news for more than {}", counted(static_cast<std::uint64_t>(answer.question.silent), "day")),
        answer.silent, day);
    print_section(io, "New claims since " + to_string(answer.question.since), answer.fresh, day);
    if (answer.due.empty() && answer.hearings.empty() && answer.limits.empty() && answer.needs.empty() &&
        answer.silent.empty() && answer.fresh.empty())
        fmt::print(io.out, "\n  Nothing asks for attention.\n");
}

} // namespace

void declare_today(Declaration& declaration)
{
    declaration.argument("CASEBOOK", "the casebook to ask")
        .option("--days", "N", "how many days ahead (14 unless said)")
        .option("--silent", "N", "people last confirmed more than N days ago (30 unless said)")
        .option("--since", "DAY", "claims that are new since that day, instead of since --seen")
        .flag("--seen", "afterwards, remember that this member has seen what is new")
        .option("--calendar", "FILE", "write hearings and due days there as iCalendar, without names")
        .flag("--names", "with --calendar: put names into the summaries")
        .example("vigil today my.vigil --days 7 --member mara")
        .example("vigil today my.vigil --calendar hearings.ics");
}

Result<Exit> run_today(const Invocation& call)
{
    const auto& arguments = call.arguments;
    VIGIL_TRY(const auto words, words_from(arguments));
    const bool seen = arguments.has("--seen");
    VIGIL_TRY(const auto session, open_casebook(call, seen ? app::Access::write : app::Access::read));
    VIGIL_TRY(const auto view, view_from(arguments, *session));
    const auto answer = app::today(*session, view, words);
    if (arguments.has("--calendar")) {
        const auto entries = publish::calendar_entries(answer, arguments.has("--names"));
        VIGIL_CHECK(app::write_file(arguments.text("--calendar"), publish::calendar(entries, session->now())));
        fmt::print(call.io.out, "Wrote {} to {}. It is not encrypted{}.\n", counted(entries.size(), "day"),
                   arguments.text("--calendar"), arguments.has("--names") ? " and holds names" : "");
    } else if (arguments.has("--json")) {
        fmt::print(call.io.out, "{}", publish::to_json(answer));
    } else {
        print_title(call.io, answer.head);
        print_today(call.io, answer);
        print_foot(call.io, answer.head, arguments.has("--basis"));
    }
    if (seen)
        VIGIL_CHECK(app::mark_today_seen(*session));
    return Exit::ok;
}

} // namespace vigil::cli
