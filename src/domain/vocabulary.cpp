// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/vocabularies.md.
#include "domain/vocabulary.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vigil::domain {
namespace {

constexpr std::array<std::string_view, 3> languages{"en", "es", "fa"};

bool is_language(std::string_view column)
{
    return std::ranges::find(languages, column) != languages.end();
}

std::vector<std::string> items(std::string_view text)
{
    std::vector<std::string> out;
    for (const auto item : split(text, '|'))
        if (const auto clean = trimmed(item); !clean.empty())
            out.emplace_back(clean);
    return out;
}

bool is_code(std::string_view code)
{
    return !code.empty() && code.size() <= 60 && std::ranges::all_of(code, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

/// Columns of a table.
enum Column : std::size_t { code, en, es, fa, huridocs, words, columns };

Result<Term> term_from(std::string_view line, std::size_t number)
{
    const auto fields = split(line, '\t');
    const auto at = "line " + std::to_string(number);
    if (fields.size() != columns)
        return Error{Fault::malformed, at + " has " + std::to_string(fields.size()) + " columns instead of 6"};
    if (!is_code(fields[code]))
        return Error{Fault::malformed, at + ": '" + std::string{fields[code]} + "' is no code"};
    Term term;
    term.code = fields[code];
    for (std::size_t i = 0; i < languages.size(); ++i)
        if (!fields[en + i].empty())
            term.labels.emplace(languages[i], fields[en + i]);
    term.huridocs = items(fields[huridocs]);
    term.words = items(fields[words]);
    return term;
}

void apply(Term& term, const TermEdit& edit)
{
    if (edit.values.size() > 1) { // Step 4.
        term.several[edit.column] = edit.values;
        return;
    }
    const std::string& value = edit.values.front();
    if (is_language(edit.column))
        term.labels[edit.column] = value;
    else if (edit.column == "huridocs")
        term.huridocs = items(value);
    else if (edit.column == "words")
        term.words = items(value);
    else
        term.retired = value == "yes";
}

} // namespace

std::string_view Term::label(std::string_view language) const
{
    for (const auto wanted : {language, std::string_view{"en"}})
        if (const auto found = labels.find(wanted); found != labels.end())
            return found->second;
    return code;
}

const Term* Vocabulary::term(std::string_view code) const
{
    const auto found = std::ranges::find(terms, code, &Term::code);
    return found == terms.end() ? nullptr : &*found;
}

Result<Vocabulary> parse_vocabulary(std::string_view name, std::string_view table)
{
    Vocabulary vocabulary;
    vocabulary.name = name;
    std::set<std::string> codes;
    std::size_t number = 0;
    for (const auto line : split(table, '\n')) {
        ++number;
        if (line.empty())
            continue;
        if (line.starts_with('#')) {
            const auto words = trimmed(line.substr(1));
            vocabulary.closed = vocabulary.closed || words == "closed";
            if (vocabulary.title.empty())
                vocabulary.title = words;
            continue;
        }
        VIGIL_TRY(auto term, term_from(line, number));
        if (!codes.insert(term.code).second)
            return Error{Fault::malformed, "line " + std::to_string(number) + " repeats the code " + term.code};
        vocabulary.terms.push_back(std::move(term));
    }
    return vocabulary;
}

Result<Done> fits(const Vocabulary& vocabulary, const TermEdit& edit)
{
    const auto wrong = [](const std::string& why) { return Error{Fault::invalid_argument, why}; };
    if (!is_code(edit.code))
        return wrong("'" + edit.code + "' is no code; use small letters, digits and _");
    if (!is_language(edit.column) && edit.column != "huridocs" && edit.column != "words" && edit.column != "retired")
        return wrong("'" + edit.column + "' is no column; use en, es, fa, huridocs, words or retired");
    const bool known = vocabulary.term(edit.code) != nullptr;
    if (vocabulary.closed && !known) // Step 3.
        return wrong("'" + edit.code + "' is no term of " + vocabulary.name +
                     ", and rules of the program rest on these: labels can be changed, terms not added");
    if (vocabulary.closed && edit.column == "retired")
        return wrong("terms of " + vocabulary.name + " cannot be retired: rules of the program rest on them");
    if (edit.column == "retired" &&
        std::ranges::any_of(edit.values, [](const auto& value) { return value != "yes" && value != "no"; }))
        return wrong("retired is yes or no");
    if (!known && edit.column != "en")
        return wrong("'" + edit.code + "' is no term of " + vocabulary.name +
                     " yet: give its English label first (en)");
    return Done{};
}

Vocabulary with_edits(Vocabulary vocabulary, const std::vector<TermEdit>& edits)
{
    const auto first_added = static_cast<std::ptrdiff_t>(vocabulary.terms.size());
    const auto apply_all = [&](bool labels_that_add) {
        for (const auto& edit : edits) {
            const bool known = vocabulary.term(edit.code) != nullptr;
            if (edit.values.empty() || (!known && !labels_that_add) || !fits(vocabulary, edit))
                continue;
            if (!known) {
                vocabulary.terms.push_back({});
                vocabulary.terms.back().code = edit.code;
                vocabulary.terms.back().added = true;
            }
            apply(*std::ranges::find(vocabulary.terms, edit.code, &Term::code), edit);
        }
    };
    apply_all(true); // A new term comes to be by its English label, wherever that stands in the list.
    apply_all(false);
    std::ranges::sort(vocabulary.terms.begin() + first_added, vocabulary.terms.end(), {}, &Term::code);
    return vocabulary;
}

} // namespace vigil::domain
