// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/blobs.hpp"
#include "store/evidence_reader.hpp"
#include "store/fold_work.hpp"
#include "store/hands.hpp"
#include "store/people_lines.hpp"

#include <functional>
#include <set>
#include <string_view>

/// The derived tables: what entries mean for look-ups and records. The same two steps serve an appended entry and a
/// rebuild, so that both end in the same tables: `apply` each entry in order, then `refold`.
namespace vigil::store {

/// Its text is found line by line.
bool is_table(const ledger::PartKept& part);

/// What the tables of lists keep of a claim (docs/methods/lists.md).
struct RowOfClaim {
    std::string row, kind;
    Digest content;
    std::vector<std::string> names; ///< Words of names in alphabetical order.
    std::optional<EntryId> changes;
};
std::optional<RowOfClaim> row_of(const ledger::ClaimProposed& body);

class Derived {
public:
    Derived(Database& database, EvidenceReader& reader) : m_database{database}, m_reader{reader} {}

    /// Pre: entries come in order of the log, each once. Errors: invalid_argument, when it names an entry that is not
    /// there or of another kind.
    Result<Done> apply(std::int64_t seq, const LoggedBody& entry);
    /// Folds the units that applied entries touch, at both floors. Very large ones are only marked, in the same
    /// transaction (docs/decisions/0006-folding-at-scale.md).
    void refold();
    /// Folds the units that were marked. Whoever shows records calls it first. Pre: in a transaction.
    void fold_waiting();
    std::vector<std::int64_t> waiting();
    /// Records of one unit as they are now, without writing them.
    std::vector<records::Record> folded(std::int64_t unit, records::Floor floor);
    records::GroupKey unit_key(std::int64_t unit);
    /// Makes the words of a part findable, once: as a whole, or line by line when it is a table.
    void index_text(std::int64_t part, std::string_view title, std::string_view text, bool table);
    void insert(std::int64_t unit, const RecordRow& row);
    /// Lines of people that changed since this was asked. To be taken over when the transaction is through.
    std::vector<LineChange> take_line_changes();
    /// Forgets what a step that was undone has left here.
    void undo();
    /// To be called when the tables are there: at opening, and when another process may have written.
    void load_names();
    const records::NameGroups& names() const { return m_names; }

private:
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::DocumentKept& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::PartKept& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::ReadingMade& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::ClaimProposed& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::Checked& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::Assessed& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::Linked& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::Withdrawn& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::Set& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::SourceNamed& body);
    Result<Done> add(std::int64_t seq, const LoggedBody& entry, const ledger::Unknown& body);

    Result<std::int64_t> known_in(const char* sql, const EntryId& id, std::string_view what) const;
    void insert_claim(std::int64_t seq, std::int64_t reading, std::int64_t part, domain::ClaimType type,
                      const ClaimExtent& extent);
    void add_judgement(std::int64_t seq, const std::vector<EntryId>& targets);
    void join_duplicates(std::int64_t link, const ledger::Linked& body);
    void part_duplicates(std::int64_t link);
    void merge_duplicates(std::int64_t low, std::int64_t high);
    /// Claims that a judgement on `entry` concerns: itself, those under it, or what the judgement that it is concerns.
    void touch_target(const EntryId& entry, int depth);
    /// Claims of a document, part or reading.
    std::vector<std::int64_t> claims_under(std::int64_t whole);
    void touch_claims_of_part(std::int64_t part);
    void touch_offered(std::int64_t claim);
    /// Works out anew which values of work data are in force, where a withdrawal of `entry` concerns them.
    void settle_settings(const EntryId& entry, int depth);
    void settle_setting(std::string_view object, std::string_view field);
    // Lists of people: list_tables.cpp.
    Result<Done> add_edition(std::int64_t reading, std::int64_t part, Instant known, const ledger::ReadingMade& body);
    void add_row(std::int64_t seq, std::int64_t reading, const RowOfClaim& said);
    /// Gives the position of the claim whose place it takes; -1: none.
    std::int64_t insert_row(std::int64_t seq, std::int64_t reading, const RowOfClaim& said);
    /// Claims whose worth hangs on that of `claim`, because one takes the other's place.
    void touch_places(std::int64_t claim);

    std::vector<std::pair<std::string, std::string>> joined_now();
    void follow_links();
    void regroup(std::int64_t claim);
    void row_of_claim(std::int64_t seq, const records::ClaimFacts& facts, const ReadEvidence& evidence,
                      std::vector<records::GroupKey>& units);
    bool offered(std::int64_t seq, const EntryId& claim);
    bool stands_as_proposed(const records::ClaimFacts& facts, const ReadEvidence& evidence);
    bool large(std::int64_t unit);
    void fold(std::int64_t unit);
    void fold_many(const std::vector<std::int64_t>& units);
    /// Of units that have no records yet, with other threads. `done`: how many so far.
    void fold_fresh(const std::vector<std::int64_t>& units, const std::function<void(std::size_t)>& done);
    void fold_elsewhere(const std::vector<std::int64_t>& units, const std::function<void(const FoldResult&)>& take);
    FoldJob job_of(std::int64_t unit);
    void write(std::int64_t unit, const std::vector<RecordRow>& rows);
    bool same_line(const RecordRow& now, std::int64_t record);
    std::int64_t unit_id(const records::GroupKey& key);

    Database& m_database;
    EvidenceReader& m_reader;
    std::vector<std::pair<std::string, std::string>> m_joined; ///< Pairs that m_names is made of.
    records::NameGroups m_names;
    std::set<std::int64_t> m_claims;  ///< Claims to be grouped anew.
    std::set<std::int64_t> m_touched; ///< Units.
    std::vector<LineChange> m_line_changes;
    bool m_touches = true;                               ///< False while a rebuild applies: it folds everything anyway.
    bool m_links_changed = false;                        ///< Which names fold together may be another matter now.
    std::pair<std::int64_t, std::string> m_list{-1, {}}; ///< The reading looked at last, and its list.
    std::string m_last_name;                             ///< Key, list and row that were written last.

    friend class Rebuilding; ///< Ends in the same tables, by a quicker way (rebuild.cpp).
};

} // namespace vigil::store
