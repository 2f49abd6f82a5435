// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/edtf.hpp"
#include "domain/claim.hpp"
#include "ledger/entry.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the entries of each kind say. `payload_of` spreads a body over the five groups (spec/ledger.md, table of
/// bodies); `body_of` reads it back: body_of(payload_of(b)) == b.
namespace vigil::ledger {

/// How a document reached us.
enum class Channel : std::uint8_t {
    file,
    note_call,
    note_message,
    note_visit,
    note_hearing,
    note_observation,
    feed,
    page,
    list
};

/// Bytes were kept. Exists before anything parses them.
struct DocumentKept {
    Digest sha256; ///< Of the bytes; the key of the blob.
    std::uint64_t size = 0;
    std::string file_name; ///< Name only, never a path.
    Channel channel = Channel::file;
    std::string source;       ///< Code name of the source, if a person named one (notes: always).
    std::optional<Edtf> told; ///< When it was told (notes) or published, as typed.
    std::string address;      ///< Where from, if fetched.
    std::string description;  ///< Typed by a person: what a photo or recording shows.
    bool operator==(const DocumentKept&) const = default;
};

/// One report inside a document, with its text (a blob of its own).
struct PartKept {
    EntryId document;
    std::string path, format, extractor, media_type;
    std::string title, organisation, language, url;
    std::vector<std::string> authors;
    std::optional<Edtf> published;
    std::vector<std::pair<std::string, std::string>> other;
    std::optional<Digest> text;                               ///< SHA-256 of the text; absent when there is none.
    std::optional<Digest> map;                                ///< Blob of the map back to the bytes, and of cells.
    std::vector<std::pair<std::string, std::string>> notices; ///< code, sentence.
    std::vector<std::uint64_t> sketch;                        ///< Minhash of its words, for near duplicates.
    bool operator==(const PartKept&) const = default;
};

/// A reader went over a part. Claims are proposed under it.
struct ReadingMade {
    EntryId part;
    std::string reader, language;
    std::vector<std::string> notices;
    std::optional<EntryId> supersedes; ///< The reading of the same part before this one.
    std::string list{};                ///< Of an edition of a list: the name of the list (docs/methods/lists.md).
    std::vector<EntryId> replaces{};   ///< Claims of this list that its rows no longer make.
    bool operator==(const ReadingMade&) const = default;
};

struct ClaimProposed {
    EntryId reading;
    domain::Claim claim;
    std::string row{};                ///< Of a list: the row's own number.
    std::optional<EntryId> changes{}; ///< The claim of the same row and kind whose place it takes.
    bool operator==(const ClaimProposed&) const = default;
};

/// A claim, or one value of it.
struct MentionRef {
    EntryId claim;
    domain::Field field = domain::Field::target;
    std::uint32_t n = 0; ///< Position within its field, from 0.
    auto operator<=>(const MentionRef&) const = default;
    std::string to_string() const; ///< "<hex of claim>/target/0".
};
/// Errors: malformed.
Result<MentionRef> parse_mention(std::string_view text);

enum class Verdict : std::uint8_t { accept, reject, correct };

/// A person's judgement that the passage says this. Not that it happened.
struct Checked {
    EntryId claim;
    Verdict verdict = Verdict::accept;
    std::string field;   ///< For correct: "type", "actor", "target", "count", "place", "time", "law", …
    std::uint32_t n = 0; ///< For list fields: which value; one past the last adds one.
    std::string value;   ///< For correct: new text (EDTF for time; "min..max" form of Count); empty removes.
    std::string reason;
    std::vector<EntryId> follows; ///< Judgements on the same target in force when this was made.
    bool operator==(const Checked&) const = default;
};

enum class Grade : std::uint8_t { unassessed, confirmed, likely, possible, unlikely, refuted };

/// A person's judgement that it happened.
struct Assessed {
    EntryId claim; ///< Stands for the happening that this claim tells.
    Grade grade = Grade::unassessed;
    std::string standard; ///< Default "reasonable grounds to believe".
    std::string reason;
    std::vector<EntryId> follows;
    bool operator==(const Assessed&) const = default;
};

enum class LinkVerb : std::uint8_t { same, not_same, distinct, near_duplicate };

/// Two mentions name (or do not name) one person; two parts are near duplicates (then only the claim ids are used, as
/// part ids).
struct Linked {
    LinkVerb verb = LinkVerb::same;
    MentionRef a, b;
    std::string reason;
    std::int32_t permille = 1000; ///< For near_duplicate: resemblance in thousandths.
    std::vector<EntryId> follows;
    bool operator==(const Linked&) const = default;
};

struct Withdrawn {
    EntryId entry;
    std::string reason;
    bool operator==(const Withdrawn&) const = default;
};

struct Set {
    std::string object, field, value;
    std::vector<EntryId> follows; ///< Earlier values of the same (object, field) that the writer saw.
    bool operator==(const Set&) const = default;
};

struct SourceNamed {
    std::string code; ///< Code name: never the person's own name.
    std::string kind; ///< "organisation", "person", "feed", "list", "measurement".
    std::string description;
    bool operator==(const SourceNamed&) const = default;
};

/// An entry of a kind or schema that this version does not know: kept, exchanged, never interpreted.
struct Unknown {
    bool operator==(const Unknown&) const = default;
};

using Body = std::variant<Unknown, DocumentKept, PartKept, ReadingMade, ClaimProposed, Checked, Assessed, Linked,
                          Withdrawn, Set, SourceNamed>;

/// Pre: not Unknown.
Kind kind_of(const Body& body);
/// `member`: code name of who writes, kept in the group `who`. Pre: not Unknown.
Payload payload_of(const Body& body, std::string_view member, const std::array<std::uint8_t, 16>& seed);
/// Unknown for kinds and schemas this version does not know. Errors: malformed, naming kind and field.
Result<Body> body_of(std::uint16_t kind, std::uint32_t schema, const Payload& payload);
std::string member_of(const Payload& payload);

} // namespace vigil::ledger
