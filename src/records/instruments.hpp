// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Treaties and bodies: how a state leaves them. The clauses are facts of the treaty texts (their own articles are
/// cited); nothing else is computed. docs/methods/participation.md.
namespace vigil::records {

/// When a notification takes effect.
enum class Notice : std::uint8_t {
    none,                   ///< No clause: no date is computed.
    months,                 ///< `amount` months after receipt.
    days,                   ///< `amount` days after receipt.
    month_start,            ///< First day of the month after `amount` months have passed.
    end_of_next_year,       ///< 31 December of the year after the notice.
    end_of_year_nine_months ///< End of the financial year if notified in its first nine months, else of the next.
};

struct Instrument {
    std::string_view key; ///< "paris-agreement".
    std::string_view name;
    std::string_view names;  ///< Search keys of further names, separated by '|'.
    std::string_view clause; ///< "Article 28"; empty: none.
    Notice notice = Notice::none;
    int amount = 0;
    std::string_view words; ///< "one year after the depositary receives the notification".
    std::string_view falls; ///< What ends with it; empty: nothing is stated here.
};

std::span<const Instrument> instruments();
/// By name; nullptr: not in the table.
const Instrument* instrument_named(std::string_view text);
/// By key; nullptr: not in the table. "who-us": the United States in the WHO, which joined under a reservation.
const Instrument* instrument_keyed(std::string_view key);
/// The first day on which the withdrawal is in effect if the notification was received on `received`.
std::optional<Day> effective_on(const Instrument& instrument, Day received);

/// Norm of the value, else a state's search key; a few common names of one state give one key.
std::string state_key_of(const domain::Value& value);

} // namespace vigil::records
