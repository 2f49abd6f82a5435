// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/blobs.hpp"
#include "store/evidence_reader.hpp"

#include <set>
#include <string_view>

/// The derived tables: what entries mean for look-ups and records. The same two steps serve an appended entry and a
/// rebuild, so that both end in the same tables: `apply` each entry in order, then `refold`.
namespace vigil::store {

class Derived {
public:
    Derived(Database& database, EvidenceReader& reader) : m_database{database}, m_reader{reader} {}

    /// Pre: entries come in order of the log, each once. Errors: invalid_argument, when it names an entry that is not
    /// there or of another kind.
    Result<Done> apply(std::int64_t seq, const LoggedBody& entry);
    /// Folds the groups that applied entries touch, at both floors. Large groups are only marked, in the same
    /// transaction, so that adding many reports does not fold the same thousand claims again for each of them.
    void refold();
    /// Folds the groups that were marked. Whoever shows records calls it first. Pre: in a transaction.
    void fold_waiting();
    std::vector<records::GroupKey> waiting();
    /// Records of one group as they are now, without writing them.
    std::vector<records::Record> folded(const records::GroupKey& group, records::Floor floor);
    /// Makes the words of a part findable, once.
    void index_text(std::int64_t part, std::string_view title, std::string_view text);
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
    void add_judgement(std::int64_t seq, const std::vector<EntryId>& targets);
    void join_duplicates(std::int64_t link, const ledger::Linked& body);
    void part_duplicates(std::int64_t link);
    void merge_duplicates(std::int64_t low, std::int64_t high);
    /// Claims that a judgement on `entry` concerns: itself, those under it, or what the judgement that it is concerns.
    void touch_target(const EntryId& entry, int depth);
    /// Claims of a document, part or reading.
    std::vector<std::int64_t> claims_under(std::int64_t whole);
    void touch_claims_of_part(std::int64_t part);
    /// Works out anew which values of work data are in force, where a withdrawal of `entry` concerns them.
    void settle_settings(const EntryId& entry, int depth);
    void settle_setting(std::string_view object, std::string_view field);
    // Lists of people: list_tables.cpp.
    Result<Done> add_edition(std::int64_t reading, std::int64_t part, Instant known, const ledger::ReadingMade& body);
    void add_row(std::int64_t seq, std::int64_t reading, const ledger::ClaimProposed& body);
    /// Claims whose worth hangs on that of `claim`, because one takes the other's place.
    void touch_places(std::int64_t claim);

    std::vector<std::pair<std::string, std::string>> joined_now();
    void follow_links();
    void regroup(std::int64_t claim);
    bool large(const records::GroupKey& group);
    void fold(const records::GroupKey& group);

    Database& m_database;
    EvidenceReader& m_reader;
    std::vector<std::pair<std::string, std::string>> m_joined; ///< Pairs that m_names is made of.
    records::NameGroups m_names;
    std::set<std::int64_t> m_claims; ///< Claims to be grouped anew.
    std::set<records::GroupKey> m_touched;
    bool m_judged = false;
    std::pair<std::int64_t, std::string> m_list{-1, {}}; ///< The reading looked at last, and its list.
    std::string m_last_name;                             ///< Key, list and row that were written last.
};

} // namespace vigil::store
