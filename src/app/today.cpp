// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/today.hpp"

#include "app/case_files.hpp"
#include "app/material.hpp"
#include "app/work.hpp"

#include <charconv>

namespace vigil::app {
namespace {

constexpr std::string_view seen_field = "today seen";

std::string object_of(const Session& session)
{
    return "member:" + session.member();
}

/// Kept as seconds since 1970, UTC.
std::optional<Instant> last_seen(const Session& session)
{
    const auto text = work_value(session, object_of(session), seen_field);
    std::int64_t seconds = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (text.empty() || fault != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return Instant{std::chrono::seconds{seconds}};
}

} // namespace

answers::Today today(const Session& session, const answers::View& view, const TodayWords& words)
{
    const auto guard = session.lock();
    answers::TodayQuestion question{words.days, words.silent, {}};
    const auto seen = last_seen(session);
    if (words.since)
        question.since = Instant{*words.since};
    else
        question.since = seen.value_or(Instant{view.day() - std::chrono::days{words.days}});
    auto below = view;
    below.floor = Floor::proposed;
    return answers::today({material(session, view, {Family::person, Family::proceeding}),
                           material(session, below, {Family::person}), case_files(session)},
                          view, question);
}

Result<Done> mark_today_seen(Session& session)
{
    return set_work(session, {{object_of(session), std::string{seen_field},
                               std::to_string(session.now().time_since_epoch().count())}});
}

} // namespace vigil::app
