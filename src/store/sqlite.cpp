// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/sqlite.hpp"

#include "store/casebook.hpp"

#include <sqlite3.h>

#include <cstring>
#include <utility>

namespace vigil::store {
namespace {

[[noreturn]] void fail(sqlite3* database, int code)
{
    const int primary = code & 0xFF;
    const bool damaged = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_FORMAT;
    // The message of SQLite never holds bound values, so no content of the casebook.
    const std::string reason = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    if (damaged)
        throw Failure{Fault::corrupt, "the database of the casebook is damaged (" + reason +
                                          "); restore it from a backup, or run vigil verify to see how far it goes"};
    if (primary == SQLITE_FULL)
        throw Failure{Fault::io, "the disk is full; nothing of this step was kept"};
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        throw Failure{Fault::io, "the database of the casebook is busy; try again"};
    throw Failure{Fault::io, "the database of the casebook cannot go on: " + reason};
}

/// The key as SQLite3 Multiple Ciphers takes one that needs no further derivation: "raw:" and its bytes.
seal::Secret raw_key(const seal::Secret& key)
{
    constexpr std::string_view prefix = "raw:";
    seal::Secret raw{prefix.size() + key.size()};
    std::memcpy(raw.data(), prefix.data(), prefix.size());
    std::memcpy(raw.data() + prefix.size(), key.data(), key.size());
    return raw;
}

} // namespace

Query::~Query()
{
    if (m_statement == nullptr)
        return;
    if (m_in_use == nullptr) {
        sqlite3_finalize(m_statement);
        return;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    *m_in_use = false;
}

Query::Query(Query&& other) noexcept : m_statement{std::exchange(other.m_statement, nullptr)}, m_in_use{other.m_in_use}
{
}

void Query::bind(int at, std::int64_t value)
{
    if (const int code = sqlite3_bind_int64(m_statement, at, value); code != SQLITE_OK)
        fail(sqlite3_db_handle(m_statement), code);
}

// SQLite copies what is bound, so that a caller may bind a temporary.
void Query::bind(int at, std::string_view text)
{
    const char* const start = text.empty() ? "" : text.data();
    if (const int code = sqlite3_bind_text64(m_statement, at, start, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        code != SQLITE_OK)
        fail(sqlite3_db_handle(m_statement), code);
}

void Query::bind(int at, ByteView bytes)
{
    const int code = bytes.empty() ? sqlite3_bind_zeroblob(m_statement, at, 0)
                                   : sqlite3_bind_blob64(m_statement, at, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK)
        fail(sqlite3_db_handle(m_statement), code);
}

void Query::bind(int at, std::nullptr_t)
{
    if (const int code = sqlite3_bind_null(m_statement, at); code != SQLITE_OK)
        fail(sqlite3_db_handle(m_statement), code);
}

bool Query::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        fail(sqlite3_db_handle(m_statement), code);
    return false;
}

void Query::run()
{
    while (step()) {
    }
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Query::text(int column) const
{
    const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return start == nullptr
               ? std::string_view{}
               : std::string_view{start, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

ByteView Query::bytes(int column) const
{
    const auto* start = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, column));
    return start == nullptr ? ByteView{}
                            : ByteView{start, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

Digest Query::digest(int column) const
{
    const ByteView raw = bytes(column);
    Digest digest;
    if (raw.size() != digest.bytes.size())
        throw Failure{Fault::corrupt, "the database of the casebook holds an identifier of a wrong length"};
    std::memcpy(digest.bytes.data(), raw.data(), raw.size());
    return digest;
}

bool Query::is_null(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Database::Database(const std::string& path, const seal::Secret& key, seal::Cipher cipher, bool only_reads)
{
    int code = sqlite3_open_v2(path.c_str(), &m_handle,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    try {
        if (code != SQLITE_OK)
            fail(m_handle, code);
        sqlite3_busy_timeout(m_handle, 10000);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        script(cipher == seal::Cipher::aegis_256 ? "PRAGMA cipher='aegis'; PRAGMA algorithm='aegis-256';"
                                                 : "PRAGMA cipher='chacha20';");
        const seal::Secret raw = raw_key(key);
        code = sqlite3_key_v2(m_handle, "main", raw.data(), static_cast<int>(raw.size()));
        if (code != SQLITE_OK)
            fail(m_handle, code);
        script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=2;"
               "PRAGMA trusted_schema=OFF; PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=OFF;"
               "PRAGMA cache_size=-65536; SELECT count(*) FROM sqlite_schema;");
        if (only_reads)
            script("PRAGMA query_only=ON;");
    } catch (...) {
        sqlite3_close_v2(m_handle);
        throw;
    }
}

Database::~Database()
{
    for (auto& [sql, kept] : m_kept)
        sqlite3_finalize(kept.statement);
    sqlite3_close_v2(m_handle);
}

void Database::script(const char* sql)
{
    if (const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
        fail(m_handle, code);
}

bool Database::in_transaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

std::int64_t Database::last_row() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

Query Database::prepare(std::string_view sql)
{
    auto found = m_kept.find(sql);
    if (found == m_kept.end())
        found = m_kept.emplace(std::string{sql}, Kept{}).first;
    Kept& kept = found->second;
    const bool second = kept.in_use; // The same statement runs further out: this one lives only once.
    sqlite3_stmt* statement = second ? nullptr : kept.statement;
    if (statement == nullptr) {
        const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                            second ? 0 : SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            fail(m_handle, code);
    }
    if (second)
        return Query{statement, nullptr};
    kept.statement = statement;
    kept.in_use = true;
    return Query{statement, &kept.in_use};
}

Snapshot::Snapshot(Database& database) : m_database{database}, m_mine{!database.in_transaction()}
{
    if (m_mine)
        m_database.script("BEGIN");
}

Snapshot::~Snapshot()
{
    if (!m_mine)
        return;
    try {
        m_database.script("COMMIT");
    } catch (const Failure&) {
        // Nothing was written; the next statement tells what is wrong.
    }
}

} // namespace vigil::store
