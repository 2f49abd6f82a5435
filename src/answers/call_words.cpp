// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/calls.md. The words are a closed list: reports in other words are not joined.
#include "answers/call_words.hpp"

#include "base/disjoint_sets.hpp"
#include "base/utf8.hpp"
#include "records/addressee.hpp"
#include "records/instruments.hpp"

#include <algorithm>
#include <array>

namespace vigil::answers {
namespace {

using records::Asked;

// Step 4: small words, words of duty, words of urgency.
constexpr std::string_view small =
    " the a an all any every each those these this that who whom which are is be been being were was and or "
    "of in on at to for from by with their his her its they them it as also s still other such both into "
    "against behind bars must should shall need needs call calls calling urge urges ask asks demand demands "
    "immediately urgently now promptly once delay without full fully immediate urgent unconditional "
    "unconditionally people persons person he she one not never no el la los las un una de del en y o al por "
    "para con su sus todos todas que se es son debe deben inmediata inmediato inmediatamente plena demora "
    "sin urgente lo ";

struct Synonyms {
    Asked asked; ///< Asked::other: for every kind of action.
    std::string_view word;
    std::string_view forms; ///< Parted by blanks.
};
constexpr std::array synonyms{
    Synonyms{Asked::release, "release",
             "release released releasing free freed freeing liberate liberated liberar liberen libertad liberacion "
             "excarcelar excarcelacion"},
    Synonyms{Asked::release, "prisoner",
             "prisoner prisoners detainee detainees detained imprisoned held jailed arrested preso presos presa presas "
             "detenido detenidos detenidas prisioneros"},
    Synonyms{Asked::release, "arbitrary", "arbitrary arbitrarily arbitrariamente arbitraria unjustly unlawfully"},
    Synonyms{Asked::release, "political", "political politically politico politicos politicas"},
    Synonyms{Asked::restore_access, "restore",
             "restore restored restoring restoration reconnect reconnected end lift unblock restablecer restablezca "
             "restablezcan reestablecer"},
    Synonyms{Asked::restore_access, "internet",
             "internet network networks connectivity connection access service services communication communications "
             "telecommunications mobile shutdown shutdowns blackout acceso servicio comunicaciones"},
    Synonyms{Asked::close_case, "close",
             "close closed closing closure drop dropped dropping end quash dismiss bring archivar archiven sobreseer"},
    Synonyms{Asked::close_case, "case",
             "case cases proceeding proceedings charge charges prosecution prosecutions trial trials lawsuit causa "
             "causas proceso procesos"},
    Synonyms{Asked::join, "join", "join joined rejoin ratify ratified ratification accede accession sign return"},
    Synonyms{Asked::other, "stop", "stop stopped halt cease end ending cesar cesen"},
    Synonyms{Asked::other, "investigate",
             "investigate investigated investigation investigations inquiry probe investigar investiguen"},
    Synonyms{Asked::other, "publish", "publish published disclose release reveal publicar publiquen"},
    Synonyms{Asked::other, "allow", "allow allowed permit grant let permitir permitan"},
};

/// Without the ending of a plural.
std::string stem(std::string_view word)
{
    const auto ends = [&](std::string_view ending) {
        return word.size() > ending.size() + 2 && word.ends_with(ending);
    };
    if (ends("ies"))
        return std::string{word.substr(0, word.size() - 3)} + "y";
    if (ends("s") && !ends("ss") && !ends("us") && !ends("is"))
        word.remove_suffix(1);
    return std::string{word};
}

std::string compared_form(std::string_view word, Asked asked)
{
    for (const Synonyms& one : synonyms)
        if (one.asked == asked || one.asked == Asked::other)
            for (const std::string_view form : split(one.forms, ' '))
                if (form == word)
                    return std::string{one.word};
    return stem(word);
}

/// The longest run of `words` from `at` that names a state: its norm and how many words it has.
std::pair<std::string, std::size_t> state_at(const std::vector<std::string_view>& words, std::size_t at,
                                             const StateWords& states)
{
    constexpr std::size_t longest = 5;
    for (std::size_t length = std::min(longest, words.size() - at); length > 0; --length) {
        std::string run;
        for (std::size_t i = at; i < at + length; ++i)
            run += (run.empty() ? "" : " ") + std::string{words[i]};
        if (const auto found = states.find(run); found != states.end())
            return {found->second, length};
        // "Iran's": the search form has no apostrophe.
        if (const auto found = run.ends_with('s') ? states.find(run.substr(0, run.size() - 1)) : states.end();
            found != states.end())
            return {found->second, length};
    }
    return {{}, 0};
}

/// Step 3: the state that these words name, and whether nothing but organs is left beside it.
struct Split {
    std::string state;
    bool only_organs = true;
};
Split split_addressee(std::string_view text, const StateWords& states)
{
    Split result;
    const std::string key = search_key(text);
    const auto words = split(key, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto [state, length] = state_at(words, i, states);
        if (length > 0) {
            result.only_organs = result.only_organs && (result.state.empty() || result.state == state);
            result.state = state;
            i += length - 1;
        } else {
            result.only_organs = result.only_organs && records::is_organ_word(words[i]);
        }
    }
    return result;
}

} // namespace

Addressee addressee_of(const domain::Claim& claim, const records::Passage& passage, const StateWords& states,
                       const std::string& report_state)
{
    const domain::Value* value = records::addressee_of(claim);
    if (value == nullptr)
        return {};
    if (value->norm.starts_with("state:"))
        return {value->norm, false};
    const Split words = split_addressee(value->text, states);
    if (words.only_organs && !words.state.empty())
        return {words.state, false};
    if (words.only_organs && value->code.starts_with("state:"))
        return {value->code, false};
    if (!value->norm.empty())
        return {value->norm, false};
    if (words.only_organs)
        return report_state.empty() ? Addressee{"report " + passage.part.hex(), false} : Addressee{report_state, true};
    const std::string known = records::state_key_of(*value);
    return {known.starts_with("the ") ? known.substr(4) : known, false};
}

std::string state_in_title(std::string_view title, const StateWords& states)
{
    const auto colon = title.find(':');
    if (colon == std::string_view::npos)
        return {};
    const auto found = states.find(search_key(title.substr(0, colon)));
    return found == states.end() ? std::string{} : found->second;
}

ActionWords action_words(std::string_view what, Asked asked, const std::vector<std::string>& people)
{
    std::set<std::string> names;
    for (const std::string& name : people) {
        const std::string key = search_key(name);
        for (const std::string_view word : split(key, ' '))
            names.emplace(word);
    }
    ActionWords result;
    const std::string key = search_key(what);
    for (const std::string_view word : split(key, ' ')) {
        result.forbids = result.forbids || word == "not" || word == "never";
        if (word.empty() || small.find(" " + std::string{word} + " ") != std::string_view::npos ||
            names.contains(std::string{word}))
            continue;
        result.words.emplace(compared_form(word, asked), word);
    }
    return result;
}

double likeness(const ActionWords& a, const ActionWords& b)
{
    std::size_t shared = 0;
    for (const auto& [word, as_written] : a.words)
        shared += b.words.contains(word) ? 1U : 0U;
    const std::size_t all = a.words.size() + b.words.size() - shared;
    return all == 0 ? 1.0 : static_cast<double>(shared) / static_cast<double>(all);
}

namespace {

/// Different sets of words, and who has them.
struct Distinct {
    const ActionWords* words = nullptr;
    std::vector<std::size_t> who;
    std::vector<std::string_view> rare; ///< So many of the rarest words that what is alike shares one of them.
};

std::vector<Distinct> distinct_sets(const std::vector<ActionWords>& all)
{
    std::map<std::string, Distinct> by_words;
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::string key;
        for (const auto& [word, as_written] : all[i].words)
            key += word + " ";
        Distinct& one = by_words[key];
        one.words = &all[i];
        one.who.push_back(i);
    }
    std::map<std::string_view, std::size_t> how_often;
    for (const auto& [key, one] : by_words)
        for (const auto& [word, as_written] : one.words->words)
            ++how_often[word];
    std::vector<Distinct> result;
    for (auto& [key, one] : by_words) {
        for (const auto& [word, as_written] : one.words->words)
            one.rare.emplace_back(word);
        std::ranges::sort(one.rare, {}, [&](std::string_view word) { return std::pair{how_often[word], word}; });
        // Of n words 3/5 have to be shared, so one of the first n - ⌈3n/5⌉ + 1 is, in whatever common order.
        const std::size_t n = one.rare.size();
        one.rare.resize(n == 0 ? 0 : n - (3 * n + 4) / 5 + 1);
        result.push_back(std::move(one));
    }
    return result;
}

} // namespace

std::vector<std::vector<std::size_t>> alike(const std::vector<ActionWords>& all)
{
    DisjointSets sets{all.size()};
    const auto distinct = distinct_sets(all);
    std::map<std::string_view, std::vector<std::size_t>> having;
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        const std::size_t mine = distinct[i].who.front();
        for (const std::size_t same : distinct[i].who)
            sets.join(mine, same);
        for (const std::string_view word : distinct[i].rare) {
            auto& others = having[word];
            for (const std::size_t other : others)
                if (const std::size_t its = distinct[other].who.front();
                    sets.of(mine) != sets.of(its) && likeness(all[mine], all[its]) >= least_likeness)
                    sets.join(mine, its);
            others.push_back(i);
        }
    }
    return sets.all();
}

} // namespace vigil::answers
