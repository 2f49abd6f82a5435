// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/chronology.hpp"
#include "answers/custody_times.hpp"
#include "records/person.hpp"

/// Who is held, released, missing or dead, and what is still open. Families of records: person.
namespace vigil::answers {

/// Headings of the list, in the order in which they are shown.
enum class Liberty : std::uint8_t { held, disappeared, wanted, released, at_liberty, away, dead, not_known };

struct PersonRow {
    std::string id, name;
    Liberty group = Liberty::not_known;
    std::string custody; ///< "held (incommunicado), reported", "released, reported", "not known".
    std::optional<Edtf> since;
    std::string place; ///< Most recent place of that period; empty: not stated.
    std::optional<Day> last_confirmed;
    bool disputed = false;
    bool contested = false; ///< The state itself is disputed, not only its dates: it counts for nobody.
    std::string dispute;
    std::string measures;    ///< "travel ban, reporting duty", "lifted: travel ban", "not known".
    std::string proceedings; ///< "charged, open", "acquitted; appeal possible", "not known".
    bool measures_known = false, proceedings_known = false;
    bool still_open = false; ///< Released, and a measure or proceeding is open or not known.
    std::vector<std::string> designations, needs, countries;
    bool unnamed = false;      ///< A victim whom nobody names: in no "at least".
    std::size_t undecided = 0; ///< Other records of that name that may be the same person.
    Basis basis;
};

struct PeopleQuestion {
    std::optional<Liberty> group; ///< Only these.
    std::string name;             ///< Contained in one of the names (search key); empty: all.
    std::string country;          ///< Norm or word; empty: all.
    std::size_t from = 0;         ///< A page of a long list: the first row, from 0,
    std::size_t most = 0;         ///< and how many; 0: all.
    std::string place{};          ///< Where they are or were in custody, by any name of the team's; empty: all.
};

struct GroupTotal {
    Liberty group = Liberty::not_known;
    std::string label;
    std::size_t records = 0;
    std::size_t at_least = 0;            ///< Undecided pairs counted once.
    std::optional<Day> oldest_confirmed; ///< The oldest "last confirmed on" among them.
};

struct People {
    Head head;
    PeopleQuestion question;
    std::vector<PersonRow> rows;    ///< By group, then name.
    std::vector<GroupTotal> totals; ///< Groups that occur, over all pages.
    std::size_t matched = 0;        ///< People that the question means, over all pages.
};

People people(const Material& material, const View& view, const PeopleQuestion& question = {});

struct PersonPage {
    Head head;
    PersonRow row;          ///< The status on the day of the view.
    records::Person person; ///< Everything, periods after that day included.
    std::vector<std::string> custody_lines, measure_lines, proceeding_lines; ///< In words, one per period or measure.
    CustodyTimes times; ///< For how long, how often, how long between, by the day of the view.
    Chronology chronology;
    std::vector<PersonRow> maybe_same; ///< Records of the same name that nobody decided about.
};

/// `id`: of the record; an older id of one of its mentions leads to it too. Errors: not_found.
Result<PersonPage> person_page(const Material& material, const View& view, std::string_view id);

/// Records whose name matches `name`: equal search key first, else containing all its words.
std::vector<std::string> people_named(const Material& material, std::string_view name);

Liberty liberty_of(records::Custody state);

/// How a period is put in words: "held (pre-trial)", "released (announced)", "died in custody".
std::string words_for(const records::CustodyPeriod& period);
std::string_view label_of(Liberty group);

} // namespace vigil::answers
