// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/record.hpp"
#include "records/stated.hpp"

#include <map>
#include <string>
#include <vector>

/// Small questions about claims that every fold asks.
namespace vigil::records {

/// Kinds of happenings and states whose targets are people.
bool concerns_people(domain::ClaimType type);
/// A particular person is named here: kind person, or of unknown kind and written as a name.
bool names_person(domain::ClaimType type, const domain::Value& value);

struct Mentioned {
    const StandingClaim* claim = nullptr;
    const domain::Value* value = nullptr;
    MentionRef ref;
};
/// Named people among the targets.
std::vector<Mentioned> people_in(const StandingClaim& claim);

/// A victim whom the source does not name ("an unidentified man"), of a death or injury: a person record all the same.
bool unnamed_victim(const domain::Claim& claim, const domain::Value& value);
/// Named people and unnamed victims among the targets.
std::vector<Mentioned> victims_in(const StandingClaim& claim);
/// The key under which a mention is grouped: that of its name; an unnamed one has a key of its own.
std::string key_of(const Mentioned& mention);
std::string unnamed_key(const domain::Claim& claim, const Passage& passage, std::uint32_t n);

/// Texts of a field without those that a correction removed.
std::vector<std::string> texts_of(const domain::Claim& claim, domain::Field field);
std::string first_text(const domain::Claim& claim, domain::Field field);

/// One form for the row of a list that has its own number: the same in every edition.
std::string row_key(std::string_view list, std::string_view row);
/// `row_key` of a list row, or "<hex of part>:<first byte>" where the list has no name; empty for anything else.
std::string row_of(const StandingClaim& claim);

/// Adds what is new, keeping the order (compared as search keys).
void add_new(std::vector<std::string>& to, const std::vector<std::string>& more);
void add_basis(Basis& basis, const EntryId& claim);
void add_basis(Basis& basis, const Basis& more);

/// Who says it, as the claim or its document says.
std::string said_by(const StandingClaim& claim);

/// Which sources are one origin (docs/methods/minimum-count.md, step 9): a source that is cited counts as the one that
/// speaks, documents of one publisher and near duplicates are one already.
class Origins {
public:
    explicit Origins(const std::vector<StandingClaim>& claims);
    std::string of(const StandingClaim& claim) const;

private:
    std::map<std::string, std::string, std::less<>> m_by_source;
};

/// The stated time, else "../DAY" of the document, else nothing (docs/methods/as-of.md, step 8).
std::optional<Edtf> time_or_published(const StandingClaim& claim);
/// The latest day for which this claim says that a state holds (as-of, step 9).
std::optional<Day> confirmed_on(const StandingClaim& claim);
std::optional<Day> published_on(const StandingClaim& claim);

/// Orders optional times by first day they can mean, then last; unknown ones last.
bool earlier(const std::optional<Edtf>& a, const std::optional<Edtf>& b);
/// Both can mean the same day; an unknown end is open. Unknown times may mean any day.
bool may_be_same_time(const std::optional<Edtf>& a, const std::optional<Edtf>& b);
/// Later of two days, either of which may be unknown.
std::optional<Day> latest_of(std::optional<Day> a, std::optional<Day> b);
std::optional<Day> earliest_of(std::optional<Day> a, std::optional<Day> b);
/// The finer of two statements of one time: fewer days; `a` if equal.
Edtf finer(const Edtf& a, const Edtf& b);

/// "state:VE" of the first value that names a state by its norm or code; empty: none.
std::string country_of(const domain::Claim& claim);
/// The first place that is a place ("13 cities" is a number of places): norm, else search key; empty: none.
std::string place_key_of(const domain::Claim& claim);

/// Words between blanks, no-break spaces included; none is empty.
std::vector<std::string> words_in(std::string_view text);

/// Some word of `text` starts with some of these stems (search keys; several words are a phrase).
bool has_word(std::string_view text, std::initializer_list<std::string_view> stems);

/// The numbers of claims, one line each.
ReportedNumber reported_number(const StandingClaim& claim, const Origins& origins);

} // namespace vigil::records
