// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/claims/slots.hpp"

#include <span>

/// The meeting of a trigger and the rows of frames.tsv. frames.cpp fills the fields, conditions.cpp says what fits.
namespace vigil::read::claims {

/// One trigger in its sentence: what the rows of frames.tsv are held against.
class Matcher {
public:
    Matcher(State& state, const Clauses& clauses, const Site& site) : m_state{state}, m_clauses{clauses}, m_site{site}
    {
    }

    /// Tries the frames in the order of the table; the first that fits for each type makes a claim.
    /// `demanded`: the trigger stands in what is asked for; only what that presupposes is told.
    void run(std::span<const std::uint32_t> frames, bool demanded);

private:
    bool fits(const Frame& frame);
    bool holds(const Condition& condition);
    bool stands(const std::vector<WordId>& phrase, std::uint32_t from, std::uint32_t to, bool at_once) const;
    const PhraseList& agent(const Frame& frame);
    const PhraseList& patient();
    bool fits_patient(const PhraseList& list) const;
    bool fits_agent(const Frame& frame, const PhraseList& list) const;
    PhraseList filler(const Frame& frame, const Role& role);
    bool fill(const Frame& frame, const Role& role, Draft& draft, ValueNotes& notes);
    bool fill_words(const Role& role, Claim& claim);
    void add_companions(PhraseList& list);
    void add_joined_agents(PhraseList& agents) const;
    PhraseList purpose() const;
    PhraseList holder() const;
    std::vector<Value> spoken_of() const;
    bool is_left_out(const Role& role, const PhraseList& list);
    std::vector<Value> left_out_subject(Field field) const;
    void owner_of_patient(const Role& role, std::vector<Value>& values);
    bool names_no_body(const Frame& frame, const PhraseList& list) const;
    void set_apart(PhraseList& list);
    void make(const Frame& frame);
    Span quote_span() const;
    bool wanted(std::uint32_t phrase, Classes classes) const;
    bool custody_told(TokenRange clause) const;
    bool is_general(const Draft& draft);

    State& m_state;
    const Clauses& m_clauses;
    Site m_site;
    std::optional<std::uint32_t> m_form;
    std::optional<PhraseList> m_agent;
    std::optional<PhraseList> m_subject;
    std::optional<PhraseList> m_inverted; ///< The subject behind its verb, for frames that act upon nobody.
    std::optional<PhraseList> m_patient;
    PhraseList m_apart; ///< Further targets with a number of their own: "14 officers and 30 villagers were killed".
    std::uint64_t m_done = 0; ///< Types that have their claim.

    const Chunks& chunks() const { return m_state.chunks; }
    std::uint32_t form()
    {
        if (!m_form)
            m_form = m_site.noun ? 0U : m_clauses.form(m_site.unit);
        return *m_form;
    }
};

} // namespace vigil::read::claims
