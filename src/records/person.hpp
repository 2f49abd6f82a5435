// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/stated.hpp"

/// A person as the claims tell: three lines (custody, measures, proceedings), each with its claims and the day it was
/// last confirmed. Steps: docs/methods/status-of-a-person.md. Silence is "not known", never "none".
namespace vigil::records {

enum class Custody : std::uint8_t {
    not_known, ///< Nobody says; after a closed period: not known since.
    at_liberty,
    wanted,
    held,
    house_arrest,
    disappeared,
    released,
    deported,
    exchanged,
    exiled,
    escaped,
    died_in_custody,
    dead, ///< Killed, executed or died, not in custody as far as stated.
};

/// In which way someone is held, as stated.
enum class Manner : std::uint8_t { not_stated, police, pre_trial, administrative, incommunicado, serving_sentence };

/// A place within one custody period. A transfer ends one and begins the next.
struct Stay {
    std::string place;
    std::optional<Edtf> from, to; ///< Only as a source dates the move.
    std::optional<Day> first_confirmed, last_confirmed;
    bool disputed = false; ///< Another place is told of the same day, and no move.
    Basis basis;
    bool operator==(const Stay&) const = default;
};

struct CustodyPeriod {
    Custody state = Custody::not_known;
    Manner manner = Manner::not_stated;     ///< Of `held`.
    Firmness firmness = Firmness::reported; ///< Of `released`.
    bool alleged = false;                   ///< No claim of the period is put as a plain assertion.
    bool disputed = false;                  ///< Sources disagree about this period: state or dates.
    bool taken_back = false;                ///< A death that its only source took back: it holds on no day.
    std::string dispute;                    ///< One sentence: what they disagree about.
    std::optional<Edtf> from, to;           ///< As stated; absent: not known.
    std::optional<Day> first_confirmed;     ///< First and last day for which a claim says that it was so.
    std::optional<Day> last_confirmed;
    std::vector<std::string> places; ///< Most recent first.
    std::vector<Stay> stays;         ///< Places of custody in order of time.
    std::vector<std::string> authorities;
    std::vector<std::string> conditions; ///< "solitary confinement", "on bail".
    Basis basis;                         ///< Claims for it.
    Basis against;                       ///< Claims that deny it or say otherwise.
    bool operator==(const CustodyPeriod&) const = default;

    /// The last confirmation that this record knows of and that is not after `day`: what is only confirmed later
    /// confirms nothing on an earlier day. Never later than the truth; absent: none by then.
    std::optional<Day> confirmed_by(Day day) const
    {
        if (last_confirmed && *last_confirmed <= day)
            return last_confirmed;
        return first_confirmed && *first_confirmed <= day ? first_confirmed : std::nullopt;
    }
};

enum class MeasureState : std::uint8_t { not_known, imposed, lifted, announced };

/// Travel ban, reporting duty, bail, gag, freeze … : a life of its own beside custody.
struct Measure {
    std::string kind;  ///< "travel ban", "reporting duty", …, or the words of the source.
    std::string words; ///< As the latest source has it.
    MeasureState state = MeasureState::not_known;
    bool disputed = false;
    std::optional<Edtf> imposed, lifted;
    std::optional<Day> last_confirmed;
    Basis basis;
    bool operator==(const Measure&) const = default;
};

/// One case against (or about) this person, in short; the whole is a Proceeding.
struct CaseLine {
    std::string stage;   ///< "investigation", "charged", "trial", "verdict", "appeal", "closed".
    std::string outcome; ///< "acquitted", "convicted", "dropped", …; empty: none stated.
    std::string sentence;
    std::vector<std::string> laws;
    std::string court;
    Openness openness = Openness::not_known;
    bool disputed = false;
    std::vector<Ahead> ahead;
    std::optional<Edtf> since, latest; ///< Dates of the first and the last dated step.
    std::optional<Day> last_confirmed;
    Basis basis;
    bool operator==(const CaseLine&) const = default;
};

struct Designation {
    std::string what; ///< "prisoner of conscience".
    std::vector<std::string> by;
    std::optional<Edtf> since;
    Basis basis;
    bool operator==(const Designation&) const = default;
};

/// What a source says a person is. `kind` is the code of the value: "birth_date", "profession", "alias", "id_number" …
struct Particular {
    std::string kind, text, norm;
    std::optional<Edtf> when;
    Basis basis;
    bool operator==(const Particular&) const = default;
};

struct Need {
    std::string what; ///< "in urgent need of medical attention".
    std::optional<Day> last_confirmed;
    Basis basis;
    bool operator==(const Need&) const = default;
};

/// One person dies once: all claims about it are one death.
struct Death {
    domain::ClaimType how = domain::ClaimType::death; ///< execution, killing or death: the gravest that is asserted.
    std::optional<Edtf> when;                         ///< Of the death itself.
    std::vector<std::string> places;
    std::string cause;                 ///< The first that is stated.
    DatedPlace injured, found, buried; ///< Apart from the death: three other things.
    std::vector<StatedCause> causes;
    bool cause_disputed = false; ///< An official cause and another one.
    bool alleged = false, disputed = false;
    Basis basis;
    Basis against;
    Basis taken_back; ///< Claims by which its only source took it back; then it holds no more.
    bool operator==(const Death&) const = default;
};

/// Another person record of the same name that may be the same person: nobody decided.
struct Undecided {
    std::string person; ///< Record id.
    std::string why;    ///< What agrees and what is missing.
    bool operator==(const Undecided&) const = default;
};

struct Person {
    std::string id; ///< Lowest mention: "<hex>/target/0".
    std::string name;
    bool unnamed = false;      ///< Nobody names this victim; `name` says how sources put it ("an unidentified man").
    std::vector<Stated> names; ///< All spellings, the most frequent first.
    std::vector<ledger::MentionRef> mentions;
    std::vector<CustodyPeriod> custody; ///< In order of time.
    std::vector<Measure> measures;
    Basis unconditional; ///< Claims that say "released unconditionally"; empty: nobody says so.
    std::vector<CaseLine> proceedings;
    std::vector<Designation> designations;
    std::vector<Particular> particulars;
    std::vector<Need> needs;
    std::vector<Death> deaths;
    std::vector<Stated> harms;          ///< Injury, torture, sexual violence, attacks, threats: label and claims.
    std::vector<std::string> countries; ///< Norms ("state:VE") or words of the widest places, for lists.
    std::vector<Undecided> undecided;
    std::vector<std::string> list_rows; ///< Rows of lists that are this person ("<hex of part>:<first byte>").
    bool operator==(const Person&) const = default;

    /// The period that holds on `day`, or nullptr: nobody says where the person was then.
    const CustodyPeriod* on(Day day) const;
};

/// The claim tells a death that its only source took back: it supports no count.
bool taken_back(const Person& person, const EntryId& claim);

Cbor to_cbor(const Person& person);
/// Errors: malformed.
Result<Person> person_from_cbor(const Cbor& value);

std::string_view name_of(Custody state);
std::string_view name_of(Manner manner);
std::string_view name_of(Firmness firmness);
std::string_view name_of(MeasureState state);
std::string_view name_of(Openness openness);

} // namespace vigil::records
