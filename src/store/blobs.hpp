// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/sqlite.hpp"

#include <functional>
#include <string>

/// Preserved bytes under their SHA-256: small ones in the database, large ones sealed in files below blobs/.
namespace vigil::store {

class Blobs {
public:
    Blobs(Database& database, std::string folder, const seal::Secret& casebook_key);
    /// Pre: in a transaction. The file of a large blob is on the disk before this returns. Errors: io.
    Result<Digest> keep(ByteView bytes);
    /// Errors: not_found, corrupt (it does not open, or is another blob), io.
    Result<Bytes> load(const Digest& sha256) const;
    bool present(const Digest& sha256) const; ///< Without reading it whole.
    /// File of a large blob, below the casebook's folder. Its name is a keyed hash: the SHA-256 itself would tell a
    /// finder which known documents are in the casebook.
    std::string file_of(const Digest& sha256) const;
    /// All blobs, in order of their digest.
    void for_each(const std::function<void(const Digest&)>& visit) const;
    /// Removes files of steps that never ended. Errors: none; what cannot be removed stays.
    void remove_leftovers();

private:
    Database& m_database;
    std::string m_folder;
    seal::Secret m_key, m_name_key;
};

} // namespace vigil::store
