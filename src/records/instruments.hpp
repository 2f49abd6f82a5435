// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Treaties and bodies: how a state leaves them. The clauses are facts of the treaty texts (each row of
/// data/common/clauses.tsv cites its article); nothing else is computed. docs/methods/participation.md, step 7.
namespace vigil::records {

/// When a notification takes effect.
enum class Notice : std::uint8_t {
    none,                    ///< No clause: no date is computed.
    months,                  ///< `amount` months after receipt.
    days,                    ///< `amount` days after receipt.
    month_start,             ///< First day of the month after `amount` months have passed.
    end_of_next_year,        ///< 31 December of the year after the notice.
    end_of_year_nine_months, ///< End of the financial year if notified in its first nine months, else of the next.
    periods,                 ///< The first of `since` and every `years` years later that is `amount` months off.
};

struct Instrument {
    std::string_view key;   ///< "paris-agreement".
    std::string_view kind;  ///< "party", "member", "elected seat", "participant", "funder".
    std::string_view norms; ///< Norms of values that mean it, separated by '|'.
    std::string_view name;
    std::string_view names;  ///< Further names, separated by '|'.
    std::string_view clause; ///< "Article 28"; empty: none.
    Notice notice = Notice::none;
    int amount = 0;
    int years = 0;               ///< Of `periods`.
    Day since{};                 ///< Of `periods`.
    std::string_view words;      ///< "one year after the notification is received".
    std::string_view bar;        ///< When notice may be given at the earliest; empty: nothing is stated here.
    std::string_view falls;      ///< What ends with it; empty: nothing is stated here.
    std::string_view complaints; ///< Complaint procedures that end; empty: nothing is stated here.
    std::string_view stays;      ///< What stays; empty: nothing is stated here.
    std::string_view source;     ///< The article that says so.
};

std::span<const Instrument> instruments();
/// The rows of `table` as they can be read; a row that cannot is in `wrong`, as text.
struct ReadInstruments {
    std::vector<Instrument> all; ///< Views into `table`.
    std::vector<std::string> wrong;
};
ReadInstruments read_instruments(std::string_view table);
/// data/common/clauses.tsv, as compiled in.
std::string_view clauses_tsv();

/// By name; nullptr: not in the table.
const Instrument* instrument_named(std::string_view text);
/// By the norm of a value, else by its words; nullptr: not in the table.
const Instrument* instrument_of(const domain::Value& value);
/// By key; nullptr: not in the table. "who-us": the United States in the WHO, which joined under a reservation.
const Instrument* instrument_keyed(std::string_view key);
/// The first day on which the withdrawal is in effect if the notification was received on `received`.
std::optional<Day> effective_on(const Instrument& instrument, Day received);
/// "Article 28: one year after the notification is received"; the words alone where there is no clause.
std::string clause_in_words(const Instrument& instrument);

/// Norm of the value, else a state's search key; a few common names of one state give one key.
std::string state_key_of(const domain::Value& value);

} // namespace vigil::records
