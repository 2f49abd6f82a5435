// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "records/evidence.hpp"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

/// Records are folds over groups. A group is the smallest set of claims that has to be folded together: a claim names
/// the groups it belongs to, and a change refolds just those, from all their claims. Incremental = rebuild by
/// construction.
namespace vigil::records {

enum class Family : std::uint8_t { person, proceeding, incident, disruption, participation, call };

struct GroupKey {
    Family family = Family::person;
    std::string key; ///< A search key or the like; personal data, so it never leaves the encrypted casebook.
    auto operator<=>(const GroupKey&) const = default;
};

/// The key under which a person's name is grouped: `search_key` of the normal form, else of the text.
std::string name_key(const domain::Value& value);

/// Which name keys fold together because a person judged mentions of them to be the same.
class NameGroups {
public:
    NameGroups() = default;
    /// `joined`: pairs of name keys under one `same` link in force each.
    explicit NameGroups(const std::vector<std::pair<std::string, std::string>>& joined);
    /// The smallest key of its component; a name without links is its own group.
    std::string group_of(const std::string& name_key) const;

private:
    std::unordered_map<std::string, std::string> m_group;
};

/// Groups of a claim (as proposed, and again as corrected: the store asks for both). Sorted, without repetition.
std::vector<GroupKey> groups_of(const domain::Claim& claim, const Passage& passage, const NameGroups& names);

/// A materialised record: small; anything unbounded is an answer.
struct Record {
    Family family = Family::person;
    std::string id; ///< "<hex>/target/0" of its lowest mention, or the hex of its lowest claim.
    std::string group;
    std::string label; ///< For lists: the name, the place and day, the body.
    std::string sort;  ///< Order key within its family.
    Cbor value;        ///< The typed record (person.hpp, incident.hpp, …) in canonical form.
    bool operator==(const Record&) const = default;
};

/// Pairs of name keys, and of incident groups (they hold a stroke, which no name key does), under the `same` links in
/// force of `evidence`, for NameGroups: the keys of what was proposed and
/// of what corrections made of it. The store may hand in just the links and the claims that they name.
std::vector<std::pair<std::string, std::string>> joined_names(const Evidence& evidence);

/// All records of one group. Pure, independent of order. `standing` holds just the claims of the group; `names` is what
/// groups_of was called with.
std::vector<Record> fold_group(const GroupKey& group, const Standing& standing, const NameGroups& names);

/// Groups with one and the same set of claims are folded together: people and the cases of one name. The group that
/// stands for all of them; it is one of groups_of's.
GroupKey unit_of(const GroupKey& group);
/// The other way: the group of a unit that has records of `family`.
GroupKey group_in(const GroupKey& unit, Family family);
/// units of groups_of, sorted, without repetition.
std::vector<GroupKey> units_of(const domain::Claim& claim, const Passage& passage, const NameGroups& names);
/// Records of all groups of a unit, ordered by family, then id: what fold_group gives for each of them.
std::vector<Record> fold_unit(const GroupKey& unit, const Standing& standing, const NameGroups& names);

/// All records of a casebook from all its evidence, for answers about the past (`--known`) and for rebuild.
std::vector<Record> fold_all(const Evidence& evidence, Floor floor, std::optional<Day> known = std::nullopt);

/// Version of the folds: another number means drop and rebuild.
constexpr int fold_version = 4;

} // namespace vigil::records
