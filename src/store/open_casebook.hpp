// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/blobs.hpp"
#include "store/casebook.hpp"
#include "store/derived.hpp"
#include "store/evidence_reader.hpp"
#include "store/files.hpp"
#include "store/people_lines.hpp"

#include <mutex>

/// The one implementation of `Casebook`. Its functions are spread over casebook.cpp (opening, appending), lookups.cpp,
/// record_lookups.cpp, settings.cpp (work data, history), care.cpp (rebuild, verify) and backup.cpp.
namespace vigil::store {

class OpenCasebook final : public Casebook {
public:
    OpenCasebook(std::string folder, const seal::Slots& slots, const seal::Secret& key, Access access,
                 std::optional<Lock> lock, const Clock& clock);

    ~OpenCasebook() override;

    /// Makes the tables of a new casebook.
    void make_tables();
    /// What an opened casebook needs before its first use. Errors: corrupt.
    Result<Done> start();
    /// Its derived tables are those of this version.
    bool up_to_date() const;

    std::string name() const override;
    Result<Done> append(std::string_view member, const Digest& batch,
                        const std::function<Result<Done>(Writer&)>& work) override;
    Result<Bytes> blob(const Digest& sha256) const override;
    Result<ledger::Entry> entry(const EntryId& id) const override;
    Result<EntryId> entry_by_prefix(std::string_view hex) const override;
    std::optional<EntryId> document_with(const Digest& sha256) const override;
    std::vector<std::pair<EntryId, std::int32_t>> near_duplicates(const std::vector<std::uint64_t>& sketch,
                                                                  std::int32_t permille) const override;
    std::vector<DocumentRow> documents() const override;
    std::vector<PartRow> parts(const EntryId& document) const override;
    Result<PartRow> part(const EntryId& id) const override;
    std::vector<ReadingRow> readings(const EntryId& part) const override;
    Result<std::string> text(const EntryId& part) const override;
    std::vector<Hit> search(std::string_view words, std::size_t limit) const override;
    Totals totals() const override;
    std::size_t erased_claims(Instant before) const override;
    std::vector<records::Record> records(records::Family family, records::Floor floor) const override;
    std::optional<records::Record> record(std::string_view id, records::Floor floor) const override;
    void each_person(records::Floor floor, const std::set<EntryId>& hidden,
                     const std::function<void(const records::PersonLine&)>& visit) const override;
    std::vector<records::Record> records_of_claims(const std::vector<EntryId>& claims, records::Floor floor,
                                                   std::optional<records::Family> only,
                                                   const std::set<EntryId>& hidden) const override;
    ClaimTotals claim_totals(const std::vector<domain::ClaimType>& types) const override;
    records::Evidence evidence(const std::vector<domain::ClaimType>& types) const override;
    records::Evidence evidence_about(const ClaimFilter& filter) const override;
    std::size_t claims_count(const ClaimFilter& filter) const override;
    records::Evidence evidence_of_part(const EntryId& part) const override;
    records::Evidence evidence_of_claims(const std::vector<EntryId>& claims) const override;
    records::Evidence evidence_of_group(const records::GroupKey& group) const override;
    std::vector<std::string> setting(std::string_view object, std::string_view field) const override;
    std::vector<SettingRow> settings(std::string_view object) const override;
    std::vector<SettingRow> setting_history(std::string_view object, std::string_view field) const override;
    std::vector<std::string> setting_objects(std::string_view prefix) const override;
    std::vector<ledger::SourceNamed> sources() const override;
    void history(const std::function<bool(const LoggedEntry&)>& show) const override;
    std::vector<records::Record> records_without(records::Family family, records::Floor floor,
                                                 const std::set<EntryId>& hidden) const override;
    std::vector<std::string> lists() const override;
    std::vector<ListEdition> editions(std::string_view list) const override;
    void each_list_claim(std::string_view list,
                         const std::function<void(std::string_view, const records::ListedClaim&)>& take) const override;
    std::vector<records::ListedClaim> claims_of_row(const ListRow& row) const override;
    std::vector<ListRow> list_rows_named(std::string_view name_words) const override;
    Result<Done> rebuild(const std::function<void(std::uint64_t, std::uint64_t)>& progress) override;
    Digest records_digest() const override;
    Verification verify(bool full, const std::function<void(std::uint64_t, std::uint64_t)>& progress) const override;
    Result<Done> backup(const std::string& file) const override;

private:
    friend class LogWriter;

    Result<Done> write(std::string_view member, const Digest& batch, const std::function<Result<Done>(Writer&)>& work);
    Result<Done> rebuild_tables(const std::function<void(std::uint64_t, std::uint64_t)>& progress);
    void put_fold_mark();
    void put_meta(std::string_view name, ByteView value);
    std::optional<Bytes> meta(std::string_view name) const;
    struct Head {
        ledger::Frontier log;
        Instant known{}; ///< Of the last entry.
    };
    Head stored_head() const;
    void save_head();
    PartRow part_row(std::int64_t seq) const;
    SettingRow setting_at(std::int64_t seq, bool in_force) const;
    std::vector<std::int64_t> claims_about(const ClaimFilter& filter) const;
    std::vector<std::int64_t> matching_pieces(const std::string& expression) const;
    std::string_view searched_text(const ledger::PartKept& part) const;
    struct StandingCount {
        domain::ClaimType type, corrected;
        ClaimStanding standing;
        std::size_t claims = 0;
    };
    const std::vector<StandingCount>& standing_counts() const;
    void settle() const;
    std::vector<std::int64_t> fresh_waiting() const;
    std::vector<RecordRow> folded_without(std::int64_t unit, records::Floor floor,
                                          const std::set<EntryId>& hidden) const;
    records::Record record_from(const Query& shown) const;
    records::Record record_from(const records::GroupKey& unit, const RecordRow& row) const;
    std::set<std::int64_t> units_of(const std::vector<EntryId>& claims) const;
    void fresh_lines(const std::set<std::int64_t>& units, records::Floor floor, const std::set<EntryId>& hidden) const;
    void refresh() const;
    void verify_entries(Verification& found, const std::function<void(std::uint64_t, std::uint64_t)>& progress,
                        std::uint64_t all) const;

    std::string m_folder;
    seal::Slots m_slots;
    seal::Secret m_backup_key;
    Access m_access;
    std::optional<Lock> m_lock;
    const Clock& m_clock;
    // Reading through a const casebook still prepares statements and fills caches, one call at a time.
    mutable std::recursive_mutex m_mutex;
    mutable Database m_database;
    mutable Blobs m_blobs;
    mutable EvidenceReader m_reader;
    mutable Derived m_derived;
    mutable PeopleLines m_lines;

    mutable std::vector<records::PersonLine> m_fresh_lines; ///< Made by each_person for one answer.
    mutable std::optional<std::vector<StandingCount>> m_standing_counts;
    mutable std::int64_t m_counted_at = 0; ///< The version of the database, as other connections change it.
    mutable std::string m_searched_text;
    mutable std::optional<Digest> m_searched_digest; ///< Of that text.

    Digest m_casebook, m_device;
    ledger::Frontier m_head;
    Instant m_last_known{};
    bool m_writing = false;
};

/// Runs `work` and turns a Failure into an Error.
template <typename Work>
auto caught(Work&& work) -> decltype(work())
{
    try {
        return work();
    } catch (const Failure& failure) {
        return Error{failure.fault(), failure.what()};
    }
}

} // namespace vigil::store
