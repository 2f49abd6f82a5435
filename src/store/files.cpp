// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace vigil::store {
namespace {

Error refused(std::string_view what, const std::string& path)
{
    const Fault fault = errno == ENOENT ? Fault::not_found : Fault::io;
    return {fault, path + " cannot be " + std::string{what} + ": " + std::strerror(errno)};
}

std::string folder_of(const std::string& path)
{
    const auto folder = std::filesystem::path{path}.parent_path().string();
    return folder.empty() ? "." : folder;
}

} // namespace

Result<Bytes> read_whole(const std::string& path)
{
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return refused("opened", path);
    Bytes bytes(size_of(path));
    std::size_t size = 0;
    for (;;) {
        if (size == bytes.size())
            bytes.resize(size + 4096);
        const ssize_t got = read(descriptor, bytes.data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            const Error error = refused("read", path);
            close(descriptor);
            return error;
        }
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    close(descriptor);
    bytes.resize(size);
    return bytes;
}

Result<Done> write_durably(const std::string& path, ByteView bytes)
{
    VIGIL_TRY(NewFile file, NewFile::at(path));
    VIGIL_CHECK(file.write(bytes));
    return file.keep();
}

Result<Done> make_folder(const std::string& path)
{
    if (mkdir(path.c_str(), 0700) != 0)
        return refused("made", path);
    return Done{};
}

Result<Done> make_fresh_folder(const std::string& path)
{
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
    return make_folder(path);
}

Result<Done> sync_folder(const std::string& path)
{
    const int descriptor = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return refused("opened", path);
    const int code = fsync(descriptor);
    close(descriptor);
    return code == 0 ? Result<Done>{Done{}} : Result<Done>{refused("written to the disk", path)};
}

std::uint64_t size_of(const std::string& path)
{
    std::error_code ignored;
    const auto size = std::filesystem::file_size(path, ignored);
    return ignored ? 0 : size;
}

Result<NewFile> NewFile::at(const std::string& path)
{
    std::string temporary = path + ".new";
    const int descriptor = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return refused("written", path);
    return NewFile{path, std::move(temporary), descriptor};
}

NewFile::NewFile(NewFile&& other) noexcept
    : m_path{std::move(other.m_path)},
      m_temporary{std::move(other.m_temporary)},
      m_descriptor{std::exchange(other.m_descriptor, -1)}
{
}

NewFile::~NewFile()
{
    if (m_descriptor < 0)
        return;
    close(m_descriptor);
    unlink(m_temporary.c_str());
}

Result<Done> NewFile::write(ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return refused("written", m_path);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return Done{};
}

Result<Done> NewFile::keep()
{
    if (fsync(m_descriptor) != 0 || rename(m_temporary.c_str(), m_path.c_str()) != 0)
        return refused("written", m_path);
    close(std::exchange(m_descriptor, -1));
    return sync_folder(folder_of(m_path));
}

Result<Lock> Lock::take(const std::string& path)
{
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return refused("opened", path);
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return Lock{descriptor};
    const bool held = errno == EWOULDBLOCK;
    const Error error = held ? Error{Fault::denied, "another Vigil is writing in this casebook; end it and try again"}
                             : refused("locked", path);
    close(descriptor);
    return error;
}

Lock::Lock(Lock&& other) noexcept : m_descriptor{std::exchange(other.m_descriptor, -1)} {}

Lock& Lock::operator=(Lock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Lock::~Lock()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

} // namespace vigil::store
