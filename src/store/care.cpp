// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/open_casebook.hpp"
#include "store/rebuild.hpp"
#include "store/schema.hpp"

#include <algorithm>

namespace vigil::store {
namespace {

void tell(const Progress& progress, std::uint64_t done, std::uint64_t all)
{
    if (progress && (done % 256 == 0 || done == all))
        progress(done, all);
}

} // namespace

Result<Done> OpenCasebook::rebuild(const Progress& progress)
{
    const std::lock_guard guard{m_mutex};
    if (m_access != Access::write)
        return Error{Fault::denied, "the casebook " + name() + " was opened for reading only"};
    return caught([&] { return rebuild_tables(progress); });
}

Result<Done> OpenCasebook::rebuild_tables(const Progress& progress)
{
    m_reader.forget_everything();
    m_standing_counts.reset();
    m_database.script("BEGIN IMMEDIATE");
    auto done = caught([&]() -> Result<Done> {
        m_database.script(drop_derived_tables);
        m_database.script(derived_tables);
        VIGIL_CHECK(Rebuilding(m_database, m_reader, m_derived, m_blobs, m_head.size(), progress).run());
        put_fold_mark();
        m_database.script("COMMIT");
        return Done{};
    });
    if (m_database.in_transaction())
        m_database.script("ROLLBACK");
    m_blobs.remove_leftovers();
    // What a rebuild found stands in the tables.
    const auto undone = caught([&]() -> Result<Done> {
        m_derived.undo();
        m_lines.forget();
        return Done{};
    });
    return done ? undone : done;
}

void OpenCasebook::verify_entries(Verification& found, const Progress& progress, std::uint64_t all) const
{
    ledger::Frontier tree;
    Instant known{};
    Query row = m_database.query("SELECT e.seq, e.id, e.known, e.header, p.bytes, e.kind FROM entry e "
                                 "LEFT JOIN payload p ON p.seq = e.seq ORDER BY e.seq");
    while (row.step()) {
        const std::uint64_t at = found.entries++;
        const EntryId id{row.digest(1)};
        const auto problem = [&](std::string_view what) {
            found.problems.push_back("entry " + std::to_string(at) + " (" + id.digest.short_hex() +
                                     ") is altered: " + std::string{what});
        };
        tree.append(id.digest);
        if (static_cast<std::uint64_t>(row.integer(0)) != at)
            problem("its place in the log is another one");
        ledger::Entry entry{id, {}, {}, row.is_null(4)};
        const auto header = ledger::decode_header(row.bytes(3));
        const auto payload =
            entry.erased ? Result<ledger::Payload>{ledger::Payload{}} : ledger::decode_payload(row.bytes(4));
        if (!header || !payload) {
            problem(header ? payload.error().message : header.error().message);
            continue;
        }
        entry.header = *header;
        entry.payload = *payload;
        if (const auto checked = ledger::check_entry(entry); !checked)
            found.problems.push_back(checked.error().message);
        if (header->index != at || header->casebook != m_casebook || header->device != m_device ||
            header->kind != row.integer(5))
            problem("it was written for another place, log or casebook");
        known = std::max(known, header->claimed_at);
        if (row.integer(2) != known.time_since_epoch().count())
            problem("its known-time does not follow from the log");
        tell(progress, found.entries, all);
    }
    found.root = tree.root();
    // As stored now: this process may have opened the casebook before another one wrote.
    const ledger::Frontier head = stored_head().log;
    if (tree.size() != head.size() || tree.root() != head.root())
        found.problems.push_back("the ledger has " + std::to_string(tree.size()) + " entries with root " +
                                 tree.root().short_hex() + ", but its head says " + std::to_string(head.size()) +
                                 " with root " + head.root().short_hex());
}

Verification OpenCasebook::verify(bool full, const Progress& progress) const
{
    const std::lock_guard guard{m_mutex};
    Verification found;
    try {
        const Snapshot snapshot{m_database};
        std::vector<Digest> blobs;
        m_blobs.for_each([&](const Digest& digest) { blobs.push_back(digest); });
        const std::uint64_t all = stored_head().log.size() + (full ? blobs.size() : 0);
        Query check = m_database.query(full ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)");
        while (check.step())
            if (check.text(0) != "ok")
                found.problems.push_back("the database is damaged: " + std::string{check.text(0)});
        verify_entries(found, progress, all);
        for (const Digest& digest : blobs) {
            if (full) {
                if (const auto blob = m_blobs.load(digest); !blob)
                    found.problems.push_back(blob.error().message);
                tell(progress, found.entries + found.blobs + 1, all);
            } else if (!m_blobs.present(digest)) {
                found.problems.push_back("the blob " + digest.short_hex() + " is altered: its file is missing");
            }
            ++found.blobs;
        }
    } catch (const Failure& failure) {
        found.problems.emplace_back(failure.what());
    }
    return found;
}

} // namespace vigil::store
