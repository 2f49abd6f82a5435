// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/edtf.hpp"
#include "base/result.hpp"
#include "domain/claim.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Text to proposed claims (docs/methods/reading.md). Pure: lexicons arrive as text, results leave as values.
/// Ring 1 finds tokens, sentences, names, dates, counts, provisions, places, quotations; ring 3 finds claims.
/// Ring 2 (learned) says who is the subject of a verb, where a model was trained (models.hpp).
namespace vigil::read {

/// A reviewed text table of data/: path relative to data/, and its content.
struct DataFile {
    std::string path; ///< "en/triggers.tsv"
    std::string text;
};

/// Everything a language needs, compiled once and shared by all readings. Immutable and safe to share.
class Lexicon;

/// Compiles the tables of data/ (each language is a folder; `common/` is shared).
/// Errors: malformed, naming file and line.
Result<std::shared_ptr<const Lexicon>> compile_lexicon(const std::vector<DataFile>& files);

/// What the reader is told about a text beside its words.
struct Context {
    std::optional<Edtf> published; ///< The dateline against which "on 8 January" and "last week" are resolved.
    std::optional<Edtf> covers;    ///< The period a report covers (an annual report), if stated.
    std::string language;          ///< ISO 639-1; empty: detected.
    std::string organisation;      ///< Who publishes, if known: "the organization" then means them.
    std::string title;
};

struct Reading {
    std::string reader;   ///< "vigil-en-1"
    std::string language; ///< As told or detected; claims are empty when no data exists for it.
    std::vector<domain::Claim>
        claims; ///< In order of span. Every quote is text.substr(span); values with a span likewise.
    std::vector<std::string> notices; ///< "no reader for language 'xx'": shown, never dropped.
};

/// Reads one text. Linear in its length; never fails.
Reading read_text(const Lexicon& lexicon, std::string_view text, const Context& context);

/// ISO 639-1 of the text's main language, or "" when too short or mixed to say.
std::string detect_language(std::string_view text);

} // namespace vigil::read
