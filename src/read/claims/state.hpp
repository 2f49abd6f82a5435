// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"
#include "read/claims/clauses.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What is known while a text is read from its first sentence to its last.
namespace vigil::read::claims {

using domain::Claim;
using domain::ClaimType;
using domain::Field;
using domain::Modality;
using domain::Value;
using domain::ValueKind;

constexpr std::size_t fields = 6;
constexpr std::uint8_t no_role = 255;

/// A claim in the making.
struct Draft {
    Claim claim;
    const Frame* frame = nullptr; ///< The row that made it; nullptr: a rule of the program.
    /// By field: the role of that row that filled it first, else no_role.
    std::array<std::uint8_t, fields> roles{no_role, no_role, no_role, no_role, no_role, no_role};
    std::uint32_t sentence = 0;
    std::uint32_t trigger = 0; ///< Token.
    std::uint32_t paragraph = 0;
    bool own_voice = true;       ///< Not inside a quotation, not according to anybody.
    bool alone = false;          ///< Dropped when another claim of its sentence has its target.
    bool particular = false;     ///< Whatever it holds.
    bool charged = false;        ///< Its trigger stands in the words of a charge.
    bool back_reference = false; ///< Its target was a pronoun or "the men": told of somebody named before.
};

/// Persons by their names: every later short form ("Ruz") leads to the fullest form in the text ("Ana Ruz").
class NameTable {
public:
    explicit NameTable(const Annotation& annotation);
    /// The mention whose words stand for the person of this mention.
    std::uint32_t full(std::uint32_t mention) const { return m_full[mention]; }

private:
    std::vector<std::uint32_t> m_full;
};

/// Whom "he", "they", "the men" mean: the last persons spoken of.
struct Discourse {
    std::vector<Value> singular;
    std::vector<Value> plural;
    std::uint32_t singular_sentence = none;
    std::uint32_t plural_sentence = none;
    /// "the court", "the administration": by their word, the last such body that was named in full.
    std::map<WordId, Value> bodies;
};

/// Persons named or described in the sentence at hand.
struct Spoken {
    std::uint32_t token = 0; ///< Where their phrase begins.
    bool plural = false;
    bool named = false;
    std::vector<Value> values;
};

/// A list that asks is open: "Harbour Watch calls on the government to:".
struct Asking {
    std::vector<Value> who, whom;
    std::uint32_t paragraph = 0; ///< Of the opening or of the last item.
    bool marked = false;         ///< Its items begin with a mark ("-", "1.").
};

struct State {
    const Grammar& grammar;
    const Annotation& annotation;
    const Context& context;
    std::vector<Tagged> tags;
    NameTable names;
    Discourse discourse;
    std::vector<Spoken> spoken; ///< Of the sentence at hand, in the order of the text.
    std::vector<Draft> drafts;
    /// Tokens inside the action of a demand: what is asked for has not happened.
    std::vector<bool> demanded;
    std::optional<Asking> asking;
    Chunks chunks;
    std::uint32_t sentence = 0;
    std::vector<Value> signatories; ///< Of an open letter: "we".
    std::optional<Value> author;    ///< Whose statement the text as a whole is ("Statement by ..."): "I" and "we".

    State(const Grammar& rules, const Annotation& text, const Context& told);
    const Sentence& here() const { return annotation.sentences[sentence]; }
    std::string_view text(Span span) const { return annotation.text.substr(span.begin, span.end - span.begin); }
    std::string_view text(std::uint32_t token) const { return text(annotation.tokens[token].span); }
    WordId word(std::uint32_t token) const { return annotation.tokens[token].word; }
    /// Whom a pronoun at `token` means: somebody before it in its sentence, else whom the text spoke of last.
    /// `object`: it is acted upon, so it is not the one who acts in its clause.
    const std::vector<Value>& meant(std::uint32_t token, bool plural, bool object = false) const;
    WordId preposition(std::uint32_t token) const { return tags[token].word; }
    bool in_class(std::uint32_t token, WordClass c) const { return has(tags[token].classes, c); }
    /// Who a quotation's speaker mention is: a role beside a name is that person, a short name the full one.
    Value speaker(std::uint32_t mention) const;
    /// The report's own organisation, its spokespersons' "the organization" included.
    bool own_organisation(std::string_view name) const;
    /// A person whose role behind the name is one in that organisation.
    bool own_person(std::string_view name) const;
};

/// The passes of ring 3 over the sentence at hand, in this order (read_text.cpp).
void note_persons(State& state, const Clauses& clauses); ///< persons_spoken_of.cpp
void find_demands(State& state, const Clauses& clauses); ///< demands.cpp
/// demand_lists.cpp. True: the sentence is an item of a list that asks, and is read.
bool find_listed_demand(State& state, const Clauses& clauses);
/// Behind `find_demands`, whose drafts of this sentence begin at `first_draft`.
void open_demand_list(State& state, const Clauses& clauses, std::size_t first_draft);
/// demands.cpp: who is to be freed is held (GUIDE 14).
void hold_who_is_to_be_freed(State& state, const Clauses& clauses, TokenRange action);
/// demands.cpp: whose words the asking word at `token` is.
std::vector<Value> who_asks(State& state, const Clauses& clauses, std::uint32_t token);
void match_frames(State& state, const Clauses& clauses);                           ///< frames.cpp
void find_designations(State& state, const Clauses& clauses);                      ///< designation.cpp
void expand_groups(State& state, const Clauses& clauses, std::size_t first_draft); ///< members.cpp
void follow_persons(State& state); ///< persons_spoken_of.cpp: keeps the discourse up to date.
void follow_bodies(State& state);  ///< bodies.cpp: the same for courts and authorities.
/// Once, at the end.
void find_quotes(State& state);  ///< quotes.cpp
void merge_drafts(State& state); ///< merge.cpp

} // namespace vigil::read::claims
