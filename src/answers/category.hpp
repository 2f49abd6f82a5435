// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/vocabulary.hpp"
#include "records/mentions.hpp"
#include "records/person.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Who is of a category of people, and why: docs/methods/minimum-count.md, steps 18 to 22.
namespace vigil::answers {

using ledger::EntryId;

/// A category as the vocabulary of the casebook has it.
struct Category {
    std::string code, label;
    std::vector<std::string> words; ///< Search keys.
    std::vector<std::string> sexes; ///< Search keys of values of the particular `sex`.
    std::optional<int> under;       ///< "age<18": younger than so many years at the time.
    std::optional<int> over;        ///< "age>59": older than so many years at the time.
    bool operator==(const Category&) const = default;
};
Category category_of(const domain::Term& term);

/// Latest day on which a claim was told or published: what an age that it states is counted from.
using ToldOn = std::map<EntryId, Day>;

/// Why the named person is of the category; empty: nobody says so. `person`: the record of the mention, or nullptr.
std::string why_of(const Category& category, const records::Mentioned& mention, const records::Person* person,
                   const ToldOn& told);
/// The first of several that fits.
std::string why_of(const std::vector<Category>& categories, const records::Mentioned& mention,
                   const records::Person* person, const ToldOn& told);

/// How the words for a group of people stand to the categories.
enum class GroupIs : std::uint8_t { other, mixed, all };
GroupIs group_is(const std::vector<Category>& categories, std::string_view words);

/// The first of `stems` with which some word of the claim's quote or details, or of a designation of one of the people,
/// begins; empty: none.
std::string said_so(const std::vector<std::string>& stems, const domain::Claim& claim,
                    const std::vector<const records::Person*>& people);

} // namespace vigil::answers
