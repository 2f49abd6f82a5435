// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/claims/chunks.hpp"

/// Who stands where around a verb or a noun: subjects, objects, lists, prepositional phrases of one chunked sentence.
namespace vigil::read::claims {

/// Indexes into `Chunks::phrases`.
using PhraseList = std::vector<std::uint32_t>;

class Trees; ///< trees.hpp

/// What may stand between a verb and its subject.
bool in_run(UnitKind kind);

class Clauses {
public:
    /// `trees`: nullptr when the language has no trained model.
    Clauses(const Annotation& annotation, const std::vector<Tagged>& tags, const Chunks& chunks,
            Trees* trees = nullptr);

    /// Forms of the verb at unit `u`, a bare participle settled by its neighbours.
    std::uint32_t form(std::uint32_t u) const;
    /// Surface subject of the verb at unit `u`; lists are spread out ("A, B and C"). May be empty.
    PhraseList subject(std::uint32_t u) const;
    /// Surface object behind the verb at unit `u`. May be empty.
    PhraseList object(std::uint32_t u) const;
    /// The phrases behind preposition `word` near unit `u`: behind it, before the next verb.
    PhraseList behind(std::uint32_t u, WordId word) const;
    /// The antecedent of "from which ..." for the verb at unit `u` and preposition `word`.
    PhraseList before_relative(std::uint32_t u, WordId word) const;
    /// The list that starts with the phrase at unit `u`, reaching no further than unit `end`.
    PhraseList list_from(std::uint32_t u, std::uint32_t end) const;

    /// End (unit) of what surely belongs to the word at unit `u`: the next verb, subordinator or stop.
    std::uint32_t tight_end(std::uint32_t u) const;
    /// End (unit) of the clause of unit `u`: the next finite verb with its own subject, or a stop.
    std::uint32_t loose_end(std::uint32_t u) const;
    /// First unit of the clause of unit `u`.
    std::uint32_t clause_begin(std::uint32_t u) const;

    bool person_like(std::uint32_t phrase) const;
    /// A proper name that is no person's: "Twitter", "Faro Azul".
    bool names_thing(std::uint32_t phrase) const;
    const Annotation& annotation() const { return m_annotation; }
    const Chunks& chunks() const { return m_chunks; }
    const Tagged& tag_of(std::uint32_t token) const { return m_tags[token]; }
    std::string_view text(std::uint32_t token) const;
    bool is_member_word(std::uint32_t u) const; ///< "including", "such as", "like".

private:
    PhraseList subject(std::uint32_t u, int depth) const;
    PhraseList behind_verb(std::uint32_t u, std::uint32_t begin, std::uint32_t relative, int depth) const;
    PhraseList by_tree(std::uint32_t u, PhraseList found) const;
    PhraseList antecedent(std::uint32_t relative, int depth) const;
    bool is_kind(std::uint32_t u, UnitKind kind) const
    {
        return u < m_chunks.units.size() && m_chunks.units[u].kind == kind;
    }
    const NounPhrase& phrase(std::uint32_t u) const { return m_chunks.phrases[m_chunks.units[u].index]; }
    const VerbGroup& verb(std::uint32_t u) const { return m_chunks.verbs[m_chunks.units[u].index]; }
    PhraseList over_participle(std::uint32_t u, std::uint32_t begin) const;
    bool is_stranded(std::uint32_t k, WordId word) const;
    std::uint32_t relative_of(std::uint32_t u) const;
    std::uint32_t behind_last_comma(std::uint32_t begin, std::uint32_t u) const;
    bool finite_follows(std::uint32_t u) const;
    bool is_past(std::uint32_t u) const;
    bool names_relative(std::uint32_t i) const;
    std::uint32_t apposed_name(std::uint32_t begin, std::uint32_t u) const;
    bool is_bracket(std::uint32_t u, Part part) const;
    std::uint32_t skip_lead(std::uint32_t from, std::uint32_t end) const;

    const Annotation& m_annotation;
    const std::vector<Tagged>& m_tags;
    const Chunks& m_chunks;
    Trees* m_trees = nullptr;
};

} // namespace vigil::read::claims
