// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/clock.hpp"
#include "ledger/bodies.hpp"
#include "ledger/merkle.hpp"
#include "records/evidence.hpp"
#include "records/line.hpp"
#include "records/list_rows.hpp"
#include "records/record.hpp"
#include "seal/secret.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

/// The encrypted casebook on disk: NAME.vigil/{slots, casebook.db, blobs/, lock}. The only SQL of the program is here.
/// DESIGN section 7. Canonical tables (entries, payloads) are never migrated; derived tables can be dropped and
/// rebuilt.
namespace vigil::store {

using ledger::EntryId;

/// The database or a file below it cannot go on: damaged, disk full, unreadable. Look-ups that return plain values
/// throw it; functions that return a Result give it back as an Error. The message is a sentence for people.
class Failure : public std::runtime_error {
public:
    Failure(Fault fault, const std::string& message) : std::runtime_error{message}, m_fault{fault} {}
    Fault fault() const { return m_fault; }

private:
    Fault m_fault;
};

/// Writing inside one transaction. What is added is either wholly there after `append` returns, or not at all.
class Writer {
public:
    virtual ~Writer() = default;
    /// Encrypts and keeps bytes under their SHA-256; keeping them again does nothing. Large blobs go to blobs/.
    virtual Result<Digest> keep_blob(ByteView bytes) = 0;
    virtual EntryId add(const ledger::Body& body) = 0;
    /// Makes a text findable (`search`); `part` is its PartKept entry.
    virtual void index_text(const EntryId& part, std::string_view text) = 0;
};

struct Hit {
    EntryId part;
    std::string title, source;
    std::optional<Edtf> published;
    std::string extract;               ///< A sentence or so around the first match.
    std::vector<domain::Span> matches; ///< Within `extract`.
};

struct DocumentRow {
    EntryId id;
    ledger::DocumentKept body;
    Instant known{};
    std::string member;
};
struct PartRow {
    EntryId id;
    ledger::PartKept body;
    Instant known{};
};
struct ReadingRow {
    EntryId id;
    ledger::ReadingMade body;
    Instant known{};
    bool superseded = false;
};

/// An edition of a list of people: a document whose rows were imported.
struct ListEdition {
    EntryId reading, part, document;
    Instant known{};
};
/// The row of a list by the row's own number.
struct ListRow {
    std::string list, row;
    auto operator<=>(const ListRow&) const = default;
};

struct Totals {
    std::uint64_t entries = 0, documents = 0, parts = 0, claims = 0, judgements = 0, unknown = 0;
    std::uint64_t database_bytes = 0, blob_bytes = 0;
};

/// One value of work data: set(object, field, value).
struct SettingRow {
    EntryId id;
    std::string object, field, value;
    std::string member;
    Instant known{};
    bool in_force = true; ///< Not withdrawn, and no later value that is not withdrawn took its place.
};

/// An entry with what the log says around it.
struct LoggedEntry {
    EntryId id;
    ledger::Body body; ///< Unknown for kinds of a newer Vigil, and where the payload was erased.
    std::string member;
    Instant known{};
    Digest batch; ///< Entries of one step of one person share it.
};

/// Claims that a question is about. A claim that may fit stays in: what the claim says exactly is the answers' work.
struct ClaimFilter {
    std::vector<domain::ClaimType> types; ///< As proposed or as corrected; empty: all.
    std::optional<Day> from, to;          ///< Not those that lie wholly outside, inclusive.
    std::string state;                    ///< "state:IR": not those that name just another state, or no place.
    bool undated = true;                  ///< Those without a time too.
};

/// Claims by what people said of them; those that were withdrawn or superseded are in none.
struct ClaimTotals {
    std::size_t proposed = 0; ///< Neither checked nor rejected, or disputed.
    std::size_t checked = 0, rejected = 0;
    std::size_t offered = 0; ///< As a change of one that is checked: counted at no floor.

    /// As records::Standing::below.
    std::size_t below(records::Floor floor) const
    {
        return floor == records::Floor::checked ? proposed + offered : offered;
    }
};

/// What `verify` found. An empty list of problems means intact.
struct Verification {
    std::uint64_t entries = 0, blobs = 0;
    Digest root;
    std::vector<std::string> problems; ///< One sentence each, naming the entry or blob.
};

enum class Access { read, write };

class Casebook {
public:
    /// Errors: invalid_argument (exists, bad name), io.
    static Result<std::unique_ptr<Casebook>> create(const std::string& folder, const seal::Opener& opener,
                                                    const seal::Argon2Cost& cost, const Clock& clock);
    /// A casebook that another version of Vigil wrote is rebuilt first, whatever it is opened for; `progress(done,
    /// all)` then tells how far that is. Errors: not_found, denied (wrong passphrase; another process writes), corrupt,
    /// io.
    static Result<std::unique_ptr<Casebook>>
    open(const std::string& folder, const seal::Opener& opener, Access access, const Clock& clock,
         const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});
    virtual ~Casebook() = default;

    virtual std::string name() const = 0; ///< Of the folder, without ".vigil".

    /// One transaction: runs `work`, appends its entries as one batch signed by `member` (a code name), refolds the
    /// groups they touch, commits with fsync. An Error (or exception) from `work` undoes everything. Keep `work` short
    /// (lock <= 50 ms): read and compute before. Errors: those of `work`, io, denied (opened for reading).
    virtual Result<Done> append(std::string_view member, const Digest& batch,
                                const std::function<Result<Done>(Writer&)>& work) = 0;

    // Looking up. All of them see one consistent state per call.
    virtual Result<Bytes> blob(const Digest& sha256) const = 0; ///< Errors: not_found, corrupt.
    virtual Result<ledger::Entry> entry(const EntryId& id) const = 0;
    virtual Result<EntryId>
    entry_by_prefix(std::string_view hex) const = 0; ///< Errors: not_found, or ambiguous as invalid_argument.
    virtual std::optional<EntryId> document_with(const Digest& sha256) const = 0;
    /// Parts whose sketch resembles `sketch` at least `permille` (candidates found by bands of the sketch), best first.
    virtual std::vector<std::pair<EntryId, std::int32_t>> near_duplicates(const std::vector<std::uint64_t>& sketch,
                                                                          std::int32_t permille) const = 0;
    virtual std::vector<DocumentRow> documents() const = 0;                ///< Newest first.
    virtual std::vector<PartRow> parts(const EntryId& document) const = 0; ///< In order of the document.
    virtual Result<PartRow> part(const EntryId& id) const = 0;
    virtual std::vector<ReadingRow> readings(const EntryId& part) const = 0; ///< In order of the ledger.
    virtual Result<std::string> text(const EntryId& part) const = 0;         ///< Of the part; empty when it has none.
    virtual std::vector<Hit> search(std::string_view words, std::size_t limit) const = 0;
    virtual Totals totals() const = 0;
    /// Claims that were known before that instant and whose payload was erased since.
    virtual std::size_t erased_claims(Instant before) const = 0;

    /// Materialised records of a family at a floor, in order of `sort`, then id.
    virtual std::vector<records::Record> records(records::Family family, records::Floor floor) const = 0;
    virtual std::optional<records::Record> record(std::string_view id, records::Floor floor) const = 0;
    /// What a list of people needs of everybody, in order of name key, then id, as if the `hidden` claims had never
    /// been there. `visit` must not ask the casebook; the lines stay where they are until it is asked for lines, or
    /// written to, again.
    virtual void each_person(records::Floor floor, const std::set<EntryId>& hidden,
                             const std::function<void(const records::PersonLine&)>& visit) const = 0;
    void each_person(records::Floor floor, const std::function<void(const records::PersonLine&)>& visit) const
    {
        each_person(floor, {}, visit);
    }
    /// Records of all units that these claims belong to, by family, sort and id; `only`: of this family; as if the
    /// `hidden` claims had never been there.
    virtual std::vector<records::Record> records_of_claims(const std::vector<EntryId>& claims, records::Floor floor,
                                                           std::optional<records::Family> only,
                                                           const std::set<EntryId>& hidden) const = 0;
    std::vector<records::Record> records_of_claims(const std::vector<EntryId>& claims, records::Floor floor,
                                                   std::optional<records::Family> only = std::nullopt) const
    {
        return records_of_claims(claims, floor, only, {});
    }
    /// How many claims of these types, as proposed or as corrected, stand how.
    virtual ClaimTotals claim_totals(const std::vector<domain::ClaimType>& types) const = 0;
    /// Evidence: all claims with these types (empty: all types), every judgement that concerns them.
    virtual records::Evidence evidence(const std::vector<domain::ClaimType>& types = {}) const = 0;
    virtual records::Evidence evidence_about(const ClaimFilter& filter) const = 0;
    virtual std::size_t claims_count(const ClaimFilter& filter) const = 0;
    virtual records::Evidence evidence_of_part(const EntryId& part) const = 0;
    virtual records::Evidence evidence_of_claims(const std::vector<EntryId>& claims) const = 0;
    virtual records::Evidence evidence_of_group(const records::GroupKey& group) const = 0;
    /// Latest value of work data set on (object, field): several when concurrent.
    virtual std::vector<std::string> setting(std::string_view object, std::string_view field) const = 0;
    /// All values in force of an object (empty ones too), by field, then in order of the ledger.
    virtual std::vector<SettingRow> settings(std::string_view object) const = 0;
    /// All values ever set on (object, field), oldest first.
    virtual std::vector<SettingRow> setting_history(std::string_view object, std::string_view field) const = 0;
    /// Objects that begin with `prefix` and have a value in force that is not empty, sorted.
    virtual std::vector<std::string> setting_objects(std::string_view prefix) const = 0;
    virtual std::vector<ledger::SourceNamed> sources() const = 0;
    /// Every entry, newest first, until `show` returns false. `show` must not call the casebook.
    virtual void history(const std::function<bool(const LoggedEntry&)>& show) const = 0;
    /// As `records`, as if the `hidden` claims, and what was judged about them, had never been there.
    virtual std::vector<records::Record> records_without(records::Family family, records::Floor floor,
                                                         const std::set<EntryId>& hidden) const = 0;

    // Lists of people (docs/methods/lists.md).
    virtual std::vector<std::string> lists() const = 0;                         ///< In order of their names.
    virtual std::vector<ListEdition> editions(std::string_view list) const = 0; ///< The oldest first.
    /// Every claim of a row that any edition made, row by row in order of their numbers (bytewise), the oldest first.
    virtual void
    each_list_claim(std::string_view list,
                    const std::function<void(std::string_view row, const records::ListedClaim&)>& take) const = 0;
    virtual std::vector<records::ListedClaim> claims_of_row(const ListRow& row) const = 0;
    /// Rows that name somebody so, or did (`records::name_words`).
    virtual std::vector<ListRow> list_rows_named(std::string_view name_words) const = 0;

    /// Drops and rebuilds every derived table. `progress(done, all)` may be empty.
    virtual Result<Done> rebuild(const std::function<void(std::uint64_t, std::uint64_t)>& progress) = 0;
    /// SHA-256 of a sorted dump of all records at both floors: equal before and after `rebuild`.
    virtual Digest records_digest() const = 0;
    /// Recomputes the chain: entry ids, payload commitments, Merkle root against the stored one, blobs when `full`.
    virtual Verification verify(bool full, const std::function<void(std::uint64_t, std::uint64_t)>& progress) const = 0;
    /// Writes the whole casebook as one sealed file (same slots). Errors: io.
    virtual Result<Done> backup(const std::string& file) const = 0;
    static Result<Done> restore(const std::string& file, const std::string& folder, const seal::Opener& opener);
};

} // namespace vigil::store
