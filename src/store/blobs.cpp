// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/blobs.hpp"

#include "store/casebook.hpp"
#include "store/files.hpp"

#include <filesystem>
#include <set>

namespace vigil::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_in_database = 64UL * 1024;

std::string context_of(const Digest& sha256)
{
    return "vigil blob " + sha256.hex();
}

Error altered(const Digest& sha256, std::string_view what)
{
    return {Fault::corrupt, "the blob " + sha256.short_hex() + " is altered: " + std::string{what}};
}

} // namespace

Blobs::Blobs(Database& database, std::string folder, const seal::Secret& casebook_key)
    : m_database{database},
      m_folder{std::move(folder)},
      m_key{seal::derive(casebook_key, "blob")},
      m_name_key{seal::derive(casebook_key, "blob-name")}
{
}

std::string Blobs::file_of(const Digest& sha256) const
{
    const std::string name =
        Sha256{}.add(ByteView{m_name_key.data(), m_name_key.size()}).add(ByteView{sha256.bytes}).finish().hex();
    return "blobs/" + name.substr(0, 2) + "/" + name;
}

Result<Digest> Blobs::keep(ByteView bytes)
{
    const Digest digest = sha256(bytes);
    if (m_database.query("SELECT 1 FROM blob WHERE sha256 = ?1", digest).step())
        return digest;
    if (bytes.size() <= largest_in_database) {
        m_database.run("INSERT INTO blob (sha256, size, bytes) VALUES (?1, ?2, ?3)", digest, bytes.size(), bytes);
        return digest;
    }
    const std::string path = m_folder + "/" + file_of(digest);
    const std::string folder = fs::path{path}.parent_path().string();
    if (std::error_code ignored; !fs::is_directory(folder, ignored)) {
        VIGIL_CHECK(make_folder(folder));
        VIGIL_CHECK(sync_folder(m_folder + "/blobs"));
    }
    VIGIL_CHECK(write_durably(path, seal::seal_bytes(m_key, bytes, context_of(digest))));
    m_database.run("INSERT INTO blob (sha256, size, bytes) VALUES (?1, ?2, NULL)", digest, bytes.size());
    return digest;
}

Result<Bytes> Blobs::load(const Digest& sha256) const
{
    Bytes bytes;
    {
        Query row = m_database.query("SELECT bytes FROM blob WHERE sha256 = ?1", sha256);
        if (!row.step())
            return Error{Fault::not_found, "the casebook has no blob " + sha256.short_hex()};
        if (!row.is_null(0)) {
            const ByteView stored = row.bytes(0);
            bytes.assign(stored.begin(), stored.end());
        } else {
            auto sealed = read_whole(m_folder + "/" + file_of(sha256));
            if (!sealed)
                return sealed.error().fault == Fault::not_found ? altered(sha256, "its file is missing")
                                                                : std::move(sealed).error();
            auto opened = seal::open_bytes(m_key, *sealed, context_of(sha256));
            if (!opened)
                return altered(sha256, "its file does not open");
            bytes = *std::move(opened);
        }
    }
    if (vigil::sha256(bytes) != sha256)
        return altered(sha256, "its bytes are not the ones that were kept");
    return bytes;
}

bool Blobs::present(const Digest& sha256) const
{
    Query row = m_database.query("SELECT bytes IS NULL FROM blob WHERE sha256 = ?1", sha256);
    return row.step() && (row.integer(0) == 0 || size_of(m_folder + "/" + file_of(sha256)) > 0);
}

void Blobs::for_each(const std::function<void(const Digest&)>& visit) const
{
    Query row = m_database.query("SELECT sha256 FROM blob ORDER BY sha256");
    while (row.step())
        visit(row.digest(0));
}

void Blobs::remove_leftovers()
{
    std::set<std::string> known;
    Query row = m_database.query("SELECT sha256 FROM blob WHERE bytes IS NULL");
    while (row.step())
        known.insert(m_folder + "/" + file_of(row.digest(0)));
    std::error_code ignored;
    std::set<std::string> left;
    for (fs::recursive_directory_iterator at{m_folder + "/blobs", ignored}, end; at != end; at.increment(ignored))
        if (at->is_regular_file(ignored) && !known.contains(at->path().string()))
            left.insert(at->path().string());
    for (const std::string& path : left)
        fs::remove(path, ignored);
}

} // namespace vigil::store
