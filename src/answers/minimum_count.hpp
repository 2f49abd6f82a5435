// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/category.hpp"
#include "answers/material.hpp"

#include <map>
#include <set>

/// "At least N": docs/methods/minimum-count.md, step by step.
namespace vigil::answers {

/// Which date and place of a happening has to lie inside the window.
enum class DateRole : std::uint8_t { any, injury, death, finding };
enum class SourceRule : std::uint8_t { one_source, two_origins };

/// Which norms lie in which: "geonames:128234" → {"geonames:112931", "state:IR"}. Built by the caller from the
/// gazetteer for the norms that occur.
using PlaceTable = std::map<std::string, std::set<std::string>, std::less<>>;

struct CountQuestion {
    std::vector<domain::ClaimType> types; ///< Types counted, for example {killing}. Pre: not empty.
    DateRole role = DateRole::any;
    std::optional<Day> from, to;       ///< Window, both inclusive; absent: open.
    std::string place;                 ///< Words as asked: "Iran"; empty: anywhere.
    std::set<std::string> place_norms; ///< Norms that the words mean: {"geonames:130758", "state:IR"}.
    std::set<std::string> place_words; ///< Further words for it ("Iranian"), compared as search keys.
    SourceRule rule = SourceRule::one_source;
    ledger::Grade grade = ledger::Grade::unassessed; ///< Lowest assessment that counts; unassessed: any but refuted
                                                     ///< and unlikely.
    bool alleged = false;                            ///< Also what sources only allege.
    std::vector<Category> categories;                ///< People of one of these; empty: everybody.
    std::map<domain::ClaimType, std::vector<std::string>> where; ///< Types that count only where words begin with one.
    std::vector<std::string> places_meant;                       ///< For people: "Tehran (province, IR)".
};

/// What a count looks at beside the claims that it counts.
struct Surroundings {
    PlaceTable places;
    ToldOn told;                               ///< Of claims that tell ages.
    std::vector<records::StandingClaim> flows; ///< Arrests and releases, to set beside stated stocks.
};

struct CountRow {
    EntryId claim;
    bool in = false;
    bool number = false; ///< Its number counts.
    std::string reason;  ///< "in", "in: journalist: profession “reporter”", "out: undated".
    std::string count;   ///< "at least 28"; empty: none stated.
    std::vector<std::string> names;
    std::string source, origin;
};

/// One source's largest number among the rows that are in.
struct SourceTotal {
    std::string source, origin;
    std::int64_t least = 0;
    bool approximate = false;
    EntryId claim;
};

/// A number of people held as a source states it for its day, with what sources state since (steps 23 and 24). Nothing
/// here is computed from anything else here.
struct StatedStock {
    std::string source, count, of; ///< "about 1000", "political prisoners".
    std::optional<Edtf> when;      ///< As stated.
    std::optional<Day> confirmed;  ///< Last day for which the source says so.
    bool counts = false;           ///< It is stated for the day asked about.
    EntryId claim;
    struct Flow {
        domain::ClaimType type = domain::ClaimType::arrest; ///< arrest or release.
        std::string source, count, of;                      ///< Count empty: the people named.
        std::optional<Edtf> when;
        EntryId claim;
    };
    std::vector<Flow> since; ///< Arrests, then releases, that surely lie after `confirmed`; in order of time.
};

struct MinimumCount {
    Head head;
    CountQuestion question;
    std::optional<std::int64_t> at_least;          ///< Absent: not known. Never zero for want of reports.
    bool approximate = false;                      ///< The number that decides was stated as "about".
    std::int64_t from_reports = 0, from_names = 0; ///< The two floors; the larger is `at_least`.
    std::size_t named = 0, undecided_pairs = 0;    ///< Person records in, and pairs that count once.
    std::int64_t distinct = 0;                     ///< Unnamed ones that a person decided distinct.
    std::vector<SourceTotal> totals;               ///< Largest first: all are printed.
    std::vector<StatedStock> stocks;               ///< For a question of people held: latest first.
    std::vector<CountRow> rows;                    ///< In and out, ordered by claim.
    std::string sentence;                          ///< "At least 28 … between … and …, according to …".
};

/// Families of records: person (for the names). `standing`: all claims of the types asked.
MinimumCount minimum_count(const Material& material, const View& view, const CountQuestion& question,
                           const Surroundings& around);

/// The question in words: "killing, Iran, between … and …, both days included".
std::string in_words(const CountQuestion& question);
/// The rule in sentences.
std::string rule_in_words(const CountQuestion& question);

std::string_view label_of(DateRole role);
std::string_view label_of(SourceRule rule);

} // namespace vigil::answers
