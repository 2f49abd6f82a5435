// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/proof.hpp"
#include "records/mentions.hpp"
#include "records/person.hpp"

#include <map>
#include <set>

/// The claims of a casebook, laid out so that those about one subject are found. Internal to answers.
namespace vigil::answers {

/// A string of a claim in the form in which it is compared.
struct Word {
    std::string key, norm;
    bool operator==(const Word&) const = default;
};

/// A claim with its strings prepared, of the draft or of the casebook.
struct Keyed {
    const domain::Claim* claim = nullptr;
    const records::StandingClaim* standing = nullptr; ///< nullptr: of the draft.
    std::vector<Word> actors, targets, places, laws, details, sources;
    std::string country; ///< "state:IR"; empty: not stated.
};
Keyed keyed(const domain::Claim& claim, const records::StandingClaim* standing = nullptr);

/// One is the other, or holds all its words (step 7).
bool fits(const Word& a, const Word& b);
bool any_fits(const std::vector<Word>& a, const std::vector<Word>& b);

/// A person of the casebook with the claims about them.
struct PersonClaims {
    records::Person person;
    std::vector<const Keyed*> claims;
};

class Shelf {
public:
    /// `material` outlives it.
    Shelf(const Material& material, const View& view);
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    /// Step 5. By name; empty: nobody.
    std::vector<const PersonClaims*> people_named(const std::string& name) const;
    /// Claims of a type, in order of their ids.
    const std::vector<const Keyed*>& of_type(domain::ClaimType type) const;
    const Keyed* with(const EntryId& id) const; ///< nullptr: it does not stand here.
    /// A name of a person of the casebook stands in these words (as search key, with a blank at both ends).
    bool names_somebody(const std::string& words) const;
    Day day() const { return m_day; }
    const records::Origins& origins() const { return m_origins; }

private:
    void add_people(const Material& material);

    Day m_day;
    records::Origins m_origins;
    std::vector<Keyed> m_claims;
    std::map<EntryId, const Keyed*> m_by_id;
    std::map<domain::ClaimType, std::vector<const Keyed*>> m_by_type;
    std::vector<PersonClaims> m_people;
    std::map<std::string, std::set<std::size_t>, std::less<>> m_by_name; ///< Search key of a name to people.
};

} // namespace vigil::answers
