// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/stream.hpp"
#include "store/open_casebook.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

// One file: 16 bytes of magic, the page of key slots, then a sealed stream of the casebook's files, each as
// 2 bytes length of its name, the name, 8 bytes size (high byte first), its bytes; a length of 0 ends the list.
namespace vigil::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic{"vigil backup 1\n\0", 16};
constexpr std::size_t slots_bytes = 4096;
constexpr std::string_view context = "vigil backup";
constexpr std::size_t longest_name = 200;

Error no_backup(const std::string& file)
{
    return {Fault::corrupt, file + " is no backup of a casebook, or it is damaged or cut off"};
}

/// A file read piece by piece.
class Source {
public:
    static Result<Source> of(const std::string& path)
    {
        const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            return Error{errno == ENOENT ? Fault::not_found : Fault::io,
                         path + " cannot be opened: " + std::strerror(errno)};
        return Source{path, descriptor};
    }
    Source(Source&& other) noexcept
        : m_path{std::move(other.m_path)},
          m_descriptor{std::exchange(other.m_descriptor, -1)}
    {
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    ~Source()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }

    /// Fewer bytes than asked for only at the end.
    Result<Bytes> read(std::size_t most)
    {
        Bytes bytes(most);
        std::size_t size = 0;
        while (size < most) {
            const ssize_t got = ::read(m_descriptor, bytes.data() + size, most - size);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return Error{Fault::io, m_path + " cannot be read: " + std::strerror(errno)};
            if (got == 0)
                break;
            size += static_cast<std::size_t>(got);
        }
        bytes.resize(size);
        return bytes;
    }

private:
    Source(std::string path, int descriptor) : m_path{std::move(path)}, m_descriptor{descriptor} {}
    std::string m_path;
    int m_descriptor;
};

Bytes big_endian(std::uint64_t value, std::size_t width)
{
    Bytes bytes(width);
    for (std::size_t i = 0; i < width; ++i)
        bytes[width - 1 - i] = static_cast<std::uint8_t>(value >> (8 * i));
    return bytes;
}

std::uint64_t number_from(ByteView bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8U | byte;
    return value;
}

class BackupWriter {
public:
    BackupWriter(NewFile& file, const seal::Secret& key) : m_file{file}, m_sealer{key, context} {}

    Result<Done> begin(const seal::Slots& slots)
    {
        VIGIL_CHECK(m_file.write(as_bytes(magic)));
        VIGIL_CHECK(m_file.write(as_bytes(slots.bytes)));
        return m_file.write(m_sealer.header());
    }

    Result<Done> add(const std::string& name, const std::string& path)
    {
        VIGIL_TRY(Source source, Source::of(path));
        std::uint64_t left = size_of(path);
        VIGIL_CHECK(put(big_endian(name.size(), 2)));
        VIGIL_CHECK(put(as_bytes(name)));
        VIGIL_CHECK(put(big_endian(left, 8)));
        while (left > 0) {
            VIGIL_TRY(const Bytes piece, source.read(static_cast<std::size_t>(std::min<std::uint64_t>(left, 1 << 20))));
            if (piece.empty())
                return Error{Fault::io, path + " became shorter while it was copied; try again"};
            VIGIL_CHECK(put(piece));
            left -= piece.size();
        }
        return Done{};
    }

    Result<Done> end()
    {
        VIGIL_CHECK(put(big_endian(0, 2)));
        return m_file.write(m_sealer.chunk(m_waiting, true));
    }

private:
    /// A full chunk is written only when more follows: the last one is marked.
    Result<Done> put(ByteView bytes)
    {
        while (!bytes.empty()) {
            if (m_waiting.size() == seal::chunk_bytes) {
                VIGIL_CHECK(m_file.write(m_sealer.chunk(m_waiting, false)));
                m_waiting.clear();
            }
            const auto piece = bytes.first(std::min(bytes.size(), seal::chunk_bytes - m_waiting.size()));
            m_waiting.insert(m_waiting.end(), piece.begin(), piece.end());
            bytes = bytes.subspan(piece.size());
        }
        return Done{};
    }

    NewFile& m_file;
    seal::StreamSealer m_sealer;
    Bytes m_waiting;
};

class BackupReader {
public:
    BackupReader(Source source, const seal::Secret& key, ByteView header)
        : m_source{std::move(source)},
          m_opener{key, header, context}
    {
    }

    Result<Bytes> take(std::size_t size)
    {
        while (m_ready.size() - m_at < size) {
            if (m_ended)
                return Error{Fault::corrupt, "it ends early"};
            VIGIL_CHECK(next_chunk());
        }
        const auto start = m_ready.begin() + static_cast<std::ptrdiff_t>(m_at);
        Bytes bytes(start, start + static_cast<std::ptrdiff_t>(size));
        m_at += size;
        return bytes;
    }
    /// Nothing is left, and the stream was whole.
    bool ended() const { return m_ended && m_at == m_ready.size(); }

private:
    Result<Done> next_chunk()
    {
        constexpr std::size_t step = seal::chunk_bytes + seal::sealed_extra_bytes;
        if (m_sealed.empty()) {
            VIGIL_TRY(m_sealed, m_source.read(step));
        }
        // Whether a chunk is the last shows in what follows it.
        VIGIL_TRY(Bytes following, m_source.read(step));
        m_ended = following.empty();
        VIGIL_TRY(const Bytes plain, m_opener.chunk(m_sealed, m_ended));
        m_sealed = std::move(following);
        m_ready.erase(m_ready.begin(), m_ready.begin() + static_cast<std::ptrdiff_t>(m_at));
        m_at = 0;
        m_ready.insert(m_ready.end(), plain.begin(), plain.end());
        return Done{};
    }

    Source m_source;
    seal::StreamOpener m_opener;
    Bytes m_sealed, m_ready;
    std::size_t m_at = 0;
    bool m_ended = false;
};

/// Only the names that a backup writes: nothing outside the folder can be meant.
bool is_file_of_casebook(std::string_view name)
{
    if (name == "casebook.db" || name == "casebook.db-wal")
        return true;
    const auto is_hex = [](std::string_view text) {
        return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    };
    return name.size() == 6 + 3 + 64 && name.starts_with("blobs/") && name[8] == '/' && is_hex(name.substr(6, 2)) &&
           is_hex(name.substr(9));
}

Result<Done> unpack_file(BackupReader& reader, const std::string& path)
{
    VIGIL_TRY(const Bytes size, reader.take(8));
    if (std::error_code ignored; !fs::is_directory(fs::path{path}.parent_path(), ignored))
        VIGIL_CHECK(make_folder(fs::path{path}.parent_path().string()));
    VIGIL_TRY(NewFile file, NewFile::at(path));
    for (std::uint64_t left = number_from(size); left > 0;) {
        VIGIL_TRY(const Bytes piece,
                  reader.take(static_cast<std::size_t>(std::min<std::uint64_t>(left, seal::chunk_bytes))));
        VIGIL_CHECK(file.write(piece));
        left -= piece.size();
    }
    return file.keep();
}

Result<Done> unpack(BackupReader& reader, const std::string& folder, const seal::Slots& slots)
{
    VIGIL_CHECK(make_fresh_folder(folder));
    VIGIL_CHECK(make_folder(folder + "/blobs"));
    VIGIL_CHECK(write_durably(folder + "/slots", as_bytes(slots.bytes)));
    for (;;) {
        VIGIL_TRY(const Bytes length, reader.take(2));
        const auto size = static_cast<std::size_t>(number_from(length));
        if (size == 0)
            return reader.ended() ? Result<Done>{Done{}} : Result<Done>{Error{Fault::corrupt, "bytes follow its end"}};
        if (size > longest_name)
            return Error{Fault::corrupt, "a name in it is too long"};
        VIGIL_TRY(const Bytes raw_name, reader.take(size));
        const std::string name{as_text(raw_name)};
        if (!is_file_of_casebook(name))
            return Error{Fault::corrupt, "it holds a file that no casebook has"};
        VIGIL_CHECK(unpack_file(reader, folder + "/" + name));
    }
}

} // namespace

Result<Done> OpenCasebook::backup(const std::string& file) const
{
    const std::lock_guard guard{m_mutex};
    if (std::error_code ignored; fs::exists(fs::symlink_status(file, ignored)))
        return Error{Fault::invalid_argument, file + " exists already; choose another name"};
    // Nobody may write while the database and its log are copied one after the other.
    std::optional<Lock> lock;
    if (m_access == Access::read) {
        VIGIL_TRY(lock, Lock::take(m_folder + "/lock"));
    }
    return caught([&]() -> Result<Done> {
        m_database.script("PRAGMA wal_checkpoint(PASSIVE);");
        VIGIL_TRY(NewFile made, NewFile::at(file));
        BackupWriter writer{made, m_backup_key};
        VIGIL_CHECK(writer.begin(m_slots));
        VIGIL_CHECK(writer.add("casebook.db", m_folder + "/casebook.db"));
        if (size_of(m_folder + "/casebook.db-wal") > 0)
            VIGIL_CHECK(writer.add("casebook.db-wal", m_folder + "/casebook.db-wal"));
        Query row = m_database.query("SELECT sha256 FROM blob WHERE bytes IS NULL ORDER BY sha256");
        while (row.step()) {
            const std::string name = m_blobs.file_of(row.digest(0));
            VIGIL_CHECK(writer.add(name, m_folder + "/" + name));
        }
        VIGIL_CHECK(writer.end());
        return made.keep();
    });
}

Result<Done> Casebook::restore(const std::string& file, const std::string& folder, const seal::Opener& opener)
{
    if (std::error_code ignored; fs::exists(fs::symlink_status(folder, ignored)))
        return Error{Fault::invalid_argument, folder + " exists already; choose another name"};
    VIGIL_TRY(Source source, Source::of(file));
    VIGIL_TRY(const Bytes head, source.read(magic.size() + slots_bytes + seal::sealed_header_bytes));
    if (head.size() != magic.size() + slots_bytes + seal::sealed_header_bytes || !as_text(head).starts_with(magic))
        return no_backup(file);
    const seal::Slots slots{std::string{as_text(head).substr(magic.size(), slots_bytes)}};
    VIGIL_TRY(const seal::Secret key, seal::open_slots(slots, opener));
    BackupReader reader{std::move(source), seal::derive(key, "backup"),
                        ByteView{head}.subspan(magic.size() + slots_bytes)};

    const std::string unfinished = folder + ".unfinished";
    auto unpacked = unpack(reader, unfinished, slots);
    std::error_code refused;
    if (unpacked)
        fs::rename(unfinished, folder, refused);
    if (unpacked && !refused) {
        const std::string above = fs::path{folder}.parent_path().string();
        return sync_folder(above.empty() ? "." : above);
    }
    std::error_code ignored;
    fs::remove_all(unfinished, ignored);
    if (unpacked)
        return Error{Fault::io, folder + " cannot be made: " + refused.message()};
    return unpacked.error().fault == Fault::corrupt ? no_backup(file) : std::move(unpacked).error();
}

} // namespace vigil::store
