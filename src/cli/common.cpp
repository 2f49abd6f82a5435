// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cli/common.hpp"

#include "base/utf8.hpp"

#include <charconv>
#include <fmt/format.h>

namespace vigil::cli {
namespace {

constexpr std::size_t line_width = 100;

Result<int> descriptor_from(const std::string& text)
{
    int number = -1;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size() || number < 0)
        return Error{Fault::invalid_argument, "'" + text + "' is no file descriptor; --passphrase-fd takes a number"};
    return number;
}

Result<app::Gate> gate_from(const Arguments& arguments)
{
    using Kind = app::Gate::Kind;
    app::Gate gate;
    int ways = 0;
    if (arguments.has("--passphrase-file")) {
        gate = {Kind::passphrase_file, arguments.text("--passphrase-file"), -1};
        ++ways;
    }
    if (arguments.has("--key-file")) {
        gate = {Kind::key_file, arguments.text("--key-file"), -1};
        ++ways;
    }
    if (arguments.has("--passphrase-fd")) {
        VIGIL_TRY(const int number, descriptor_from(arguments.text("--passphrase-fd")));
        gate = {Kind::passphrase_descriptor, "", number};
        ++ways;
    }
    if (ways > 1)
        return Error{Fault::invalid_argument,
                     "give the key in one way only: --passphrase-file, --passphrase-fd or --key-file"};
    return gate;
}

/// Digits [begin, begin + count) as a number, or -1.
int digits(std::string_view text, std::size_t begin, std::size_t count)
{
    int number = 0;
    for (std::size_t i = begin; i < begin + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

Result<std::optional<Day>> day_from(const Arguments& arguments, std::string_view name)
{
    if (!arguments.has(name))
        return std::optional<Day>{};
    auto day = parse_day(arguments.text(name));
    if (!day)
        return Error{Fault::invalid_argument,
                     std::string{name} + " takes a day such as 2026-01-09, not '" + arguments.text(name) + "'"};
    return std::optional{*day};
}

std::size_t characters(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

} // namespace

Result<Instant> parse_instant(std::string_view text)
{
    const auto wrong =
        Error{Fault::invalid_argument, "'" + std::string{text} + "' is no time; write it as 2026-01-09T12:00:00Z"};
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return wrong;
    const auto day = parse_day(text.substr(0, 10));
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return wrong;
    return Instant{*day} + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

Result<app::Opening> opening_from(const Arguments& arguments)
{
    app::Opening opening;
    opening.folder = arguments.text("CASEBOOK");
    VIGIL_TRY(opening.gate, gate_from(arguments));
    if (arguments.has("--member"))
        opening.member = arguments.text("--member");
    if (arguments.has("--level")) {
        opening.level = answers::level_named(arguments.text("--level"));
        if (!opening.level)
            return Error{Fault::invalid_argument, "--level is open, restricted, confidential or strict, not '" +
                                                      arguments.text("--level") + "'"};
    }
    if (arguments.has("--clock")) {
        VIGIL_TRY(const auto at, parse_instant(arguments.text("--clock")));
        opening.clock = std::make_shared<FixedClock>(at);
    }
    return opening;
}

Result<std::unique_ptr<app::Session>> open_casebook(const Invocation& call, app::Access access, bool reads_documents)
{
    VIGIL_TRY(auto opening, opening_from(call.arguments));
    opening.access = access;
    opening.reads_documents = reads_documents;
    std::optional<Progress> progress;
    opening.rebuilding = [&](std::uint64_t done, std::uint64_t all) {
        if (!progress)
            progress.emplace(call.io, "Rebuilding for this version of Vigil");
        progress->show(done, all);
    };
    return app::Session::open(std::move(opening));
}

Result<app::View> view_from(const Arguments& arguments, const app::Session& session)
{
    auto view = app::view_now(session);
    const auto& floor = arguments.text("--floor");
    if (floor == "proposed")
        view.floor = app::Floor::proposed;
    else if (!floor.empty() && floor != "checked")
        return Error{Fault::invalid_argument, "--floor is checked or proposed, not '" + floor + "'"};
    VIGIL_TRY(view.as_of, day_from(arguments, "--as-of"));
    VIGIL_TRY(view.known, day_from(arguments, "--known"));
    view.erased = app::erased_since(session, view);
    return view;
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural)
{
    if (count == 1)
        return fmt::format("1 {}", singular);
    return plural.empty() ? fmt::format("{} {}s", count, singular) : fmt::format("{} {}", count, plural);
}

std::string joined(const std::vector<std::string>& texts, std::string_view between)
{
    std::string out;
    for (const auto& text : texts) {
        if (text.empty())
            continue;
        if (!out.empty())
            out += between;
        out += text;
    }
    return out;
}

std::string or_not_known(std::string_view text)
{
    return text.empty() ? "not known" : std::string{text};
}

std::string or_not_known(const std::optional<Edtf>& time)
{
    return time ? time->to_string() : "not known";
}

std::string or_not_known(const std::optional<Day>& day)
{
    return day ? to_string(*day) : "not known";
}

std::string shortened(std::string_view text, std::size_t most)
{
    if (characters(text) <= most)
        return std::string{text};
    std::size_t at = 0;
    for (std::size_t seen = 0; seen + 1 < most; ++seen)
        next_code_point(text, at);
    return std::string{text.substr(0, at)} + "…";
}

std::string wrapped(std::string_view text, std::size_t indent)
{
    std::string out;
    std::size_t column = indent;
    for (const auto line : split(text, '\n')) {
        for (const auto word : split(line, ' ')) {
            if (word.empty())
                continue;
            const auto width = characters(word);
            if (column > indent && column + 1 + width > line_width) {
                out += "\n" + std::string(indent, ' ');
                column = indent;
            } else if (column > indent) {
                out += " ";
                ++column;
            }
            out += word;
            column += width;
        }
    }
    return out;
}

void Progress::show(std::uint64_t done, std::uint64_t all)
{
    if (!m_io.progress || all == 0)
        return;
    constexpr std::uint64_t width = 30;
    const auto filled = static_cast<std::size_t>(width * done / all);
    fmt::print(m_io.err, "\r{} [{}{}] {} of {}", m_label, std::string(filled, '='), std::string(width - filled, ' '),
               done, all);
    std::fflush(m_io.err);
    m_shown = true;
}

Progress::~Progress()
{
    if (m_shown)
        fmt::print(m_io.err, "\r\033[K");
}

} // namespace vigil::cli
