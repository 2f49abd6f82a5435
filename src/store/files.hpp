// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>

/// Files of a casebook: written whole or not at all, readable by their owner alone.
namespace vigil::store {

/// Errors: not_found, io.
Result<Bytes> read_whole(const std::string& path);
/// Under a temporary name, to the disk, then renamed, then the folder to the disk. Errors: io.
Result<Done> write_durably(const std::string& path, ByteView bytes);
/// Errors: io (also when it exists).
Result<Done> make_folder(const std::string& path);
/// As make_folder, after removing what a step that never ended has left there.
Result<Done> make_fresh_folder(const std::string& path);
Result<Done> sync_folder(const std::string& path);
std::uint64_t size_of(const std::string& path); ///< 0 when there is none.

/// A file written piece by piece under a temporary name; `keep` puts it in its place, else it goes away.
class NewFile {
public:
    /// Errors: io.
    static Result<NewFile> at(const std::string& path);
    NewFile(NewFile&& other) noexcept;
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();
    Result<Done> write(ByteView bytes);
    Result<Done> keep();

private:
    NewFile(std::string path, std::string temporary, int descriptor)
        : m_path{std::move(path)},
          m_temporary{std::move(temporary)},
          m_descriptor{descriptor}
    {
    }
    std::string m_path, m_temporary;
    int m_descriptor;
};

/// One process holds it at a time; the system lets go of it when the process ends, however it ends.
class Lock {
public:
    /// Errors: denied (another process holds it), io.
    static Result<Lock> take(const std::string& path);
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&& other) noexcept;
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock();

private:
    explicit Lock(int descriptor) : m_descriptor{descriptor} {}
    int m_descriptor;
};

} // namespace vigil::store
