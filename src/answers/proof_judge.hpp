// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/proof_fit.hpp"
#include "answers/proof_words.hpp"

/// The mark of one claim of a draft. Internal to answers. docs/methods/proof.md, steps 5 to 16.
namespace vigil::answers {

class Judge {
public:
    /// All outlive it. `draft`: every claim of the draft, for what it tells itself.
    Judge(const Shelf& shelf, const std::vector<Keyed>& draft, const PlaceTable& places)
        : m_shelf{shelf},
          m_draft{draft},
          m_places{places}
    {
    }

    ProvedClaim judge(const Keyed& claim) const;

private:
    struct Subject {
        std::vector<const PersonClaims*> people; ///< Records that may be one person; empty: nobody is named.
        KeyedClaims claims;                      ///< About it, of every type.
    };
    /// Claims of the subject, by what they have to do with the claim of the draft.
    struct Sorted {
        KeyedClaims saying; ///< Say the same, the number aside.
        KeyedClaims weaker; ///< Would, but only allege, announce or hold possible what the draft asserts.
        KeyedClaims misfit; ///< The same type, but another day, place, provision or outcome.
        KeyedClaims denials;
        bool by_custody = false; ///< Supported by the custody period of that day, not by a claim of the type.
    };

    ProvedClaim judge_person(const Keyed& claim, const std::string& name) const;
    ProvedClaim judge_subject(const Keyed& claim, const Subject& subject) const;
    static std::vector<Subject> subjects_of(const std::vector<const PersonClaims*>& people);
    Subject area_of(const Keyed& claim) const;
    Sorted sort_claims(const Keyed& claim, const Subject& subject) const;
    bool by_custody(const Keyed& claim, const Subject& subject, Sorted& sorted) const;

    bool contradicted(const Keyed& claim, const Subject& subject, const Sorted& sorted, ProvedClaim& out) const;
    bool otherwise_said(const Keyed& claim, const Subject& subject, const Sorted& sorted, ProvedClaim& out) const;
    bool stale(const Keyed& claim, const Subject& subject, const Sorted& sorted, ProvedClaim& out) const;
    KeyedClaims later_news(const Keyed& claim, const Subject& subject, const Sorted& sorted) const;
    KeyedClaims replaced_numbers(const Keyed& claim, const Subject& subject, const Sorted& sorted) const;
    bool number_differs(const Keyed& claim, const Sorted& sorted, ProvedClaim& out) const;
    void remark(const Keyed& claim, const Sorted& sorted, ProvedClaim& out) const;
    KeyedClaims otherwise_dated(const Keyed& claim, const Subject& subject, const Sorted& sorted) const;
    KeyedClaims custody_disputed(const Keyed& claim, const Subject& subject, const Sorted& sorted) const;
    KeyedClaims custody_since(const Keyed& claim, const Subject& subject, const Sorted& sorted) const;
    bool told_in_draft(const Keyed& claim, const Subject& subject, const KeyedClaims& news) const;
    KeyedClaims with(const records::Basis& basis) const;

    const Shelf& m_shelf;
    const std::vector<Keyed>& m_draft;
    const PlaceTable& m_places;
};

} // namespace vigil::answers
