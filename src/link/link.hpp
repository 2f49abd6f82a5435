// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/edtf.hpp"
#include "domain/claim.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

/// Are two mentions one person? Rule: DESIGN section 5; steps: docs/methods/same-person.md. Pure.
namespace vigil::link {

/// What the claims of one text (or of one row of a list) say about a named person. Strings are search keys.
struct Profile {
    std::string name{};                  ///< Search key of the name.
    std::set<std::string> birth_dates{}; ///< EDTF as stated.
    std::set<std::string> death_dates{};
    std::set<std::string> id_numbers{}; ///< "kind:number".
    std::set<std::string> case_numbers{};
    std::set<std::string> courts{};      ///< Named courts only; "a court" is none.
    std::set<std::string> places_held{}; ///< Named places of custody; a town or country is none.
    std::set<std::string> professions{};
    std::set<std::string> affiliations{};
    std::set<std::string> sexes{};
    std::set<std::string> nationalities{};
    std::set<std::string> rows{};      ///< List rows: "<hex of part>:<first byte>".
    std::set<std::string> sentences{}; ///< Sentences that name the person, as search keys: equal ones are one text.
};

enum class Decision : std::uint8_t { same, undecided, different };

struct Verdict {
    Decision decision = Decision::undecided;
    std::string why; ///< "same name; same court"; "same name; nothing else agrees".
    bool operator==(const Verdict&) const = default;
};

/// By the rule alone; links that people made are the caller's. Symmetric. Pre: none; different names are `different`
/// with the reason "names differ" unless an id number is shared.
Verdict decide(const Profile& a, const Profile& b);

/// Two exact dates of birth or death, or identity numbers of one kind, that differ: two people by themselves.
bool contradict(const Profile& a, const Profile& b);

/// They hold two rows of one list.
bool rows_of_one_list(const Profile& a, const Profile& b);

} // namespace vigil::link
