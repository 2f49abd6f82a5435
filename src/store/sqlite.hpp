// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"
#include "seal/secret.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// A thin wrapper of SQLite3 Multiple Ciphers: nothing but ownership, typed binding and errors. For `store` only.
namespace vigil::store {

/// A statement while it runs; it goes back to its database when it goes. Throws `Failure` (casebook.hpp) when SQLite
/// cannot go on. Texts and bytes of a row stay valid until the next `step`.
class Query {
public:
    /// `in_use`: to be set false at the end; nullptr: the statement is finalised then.
    Query(sqlite3_stmt* statement, bool* in_use) : m_statement{statement}, m_in_use{in_use} {}
    ~Query();
    Query(Query&& other) noexcept;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    void bind(int at, std::int64_t value);
    void bind(int at, int value) { bind(at, std::int64_t{value}); }
    void bind(int at, std::uint64_t value) { bind(at, static_cast<std::int64_t>(value)); }
    void bind(int at, std::string_view text);
    void bind(int at, const std::string& text) { bind(at, std::string_view{text}); }
    void bind(int at, const char* text) { bind(at, std::string_view{text}); }
    void bind(int at, ByteView bytes);
    void bind(int at, const Bytes& bytes) { bind(at, ByteView{bytes}); }
    void bind(int at, const Digest& digest) { bind(at, ByteView{digest.bytes}); }
    template <typename Tag>
    void bind(int at, const Id<Tag>& id)
    {
        bind(at, id.digest);
    }
    void bind(int at, std::nullptr_t);
    template <typename T>
    void bind(int at, const std::optional<T>& value) ///< Absent: NULL.
    {
        value ? bind(at, *value) : bind(at, nullptr);
    }

    bool step(); ///< True while there is a row.
    void run();  ///< To the end, ignoring rows.
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    ByteView bytes(int column) const;
    Digest digest(int column) const; ///< Throws, unless it is 32 bytes.
    bool is_null(int column) const;

private:
    sqlite3_stmt* m_statement;
    bool* m_in_use;
};

class Database {
public:
    /// Opens the encrypted file at `path`, which must exist (an empty file becomes a database), with the settings of
    /// DESIGN section 7. Throws `Failure`: corrupt, when the key does not open it.
    Database(const std::string& path, const seal::Secret& key, seal::Cipher cipher, bool only_reads);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// A statement with its arguments bound to ?1, ?2, …; prepared once and kept.
    template <typename... Arguments>
    Query query(std::string_view sql, const Arguments&... arguments)
    {
        Query prepared = prepare(sql);
        int at = 0;
        (prepared.bind(++at, arguments), ...);
        return prepared;
    }
    template <typename... Arguments>
    void run(std::string_view sql, const Arguments&... arguments)
    {
        query(sql, arguments...).run();
    }
    void script(const char* sql); ///< Several statements without arguments.
    bool in_transaction() const;
    std::int64_t changes() const;  ///< Rows changed by the last statement.
    std::int64_t last_row() const; ///< Of the last insertion.

private:
    struct Kept {
        sqlite3_stmt* statement = nullptr;
        bool in_use = false;
    };
    Query prepare(std::string_view sql);

    sqlite3* m_handle = nullptr;
    std::map<std::string, Kept, std::less<>> m_kept; ///< Nodes stay where they are.
};

/// One state for several reads: a read transaction, unless one is running already.
class Snapshot {
public:
    explicit Snapshot(Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Database& m_database;
    bool m_mine;
};

} // namespace vigil::store
