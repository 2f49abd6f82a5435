// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/files.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace vigil::app {
namespace {

namespace fs = std::filesystem;

/// A descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number{number} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number > STDERR_FILENO)
            close(m_number);
    }
    int number() const { return m_number; }

private:
    int m_number;
};

Error system_error(const std::string& action, const std::string& path)
{
    const auto fault = errno == ENOENT ? Fault::not_found : Fault::io;
    return Error{fault, action + " " + path + ": " + std::generic_category().message(errno)};
}

Result<Bytes> read_all(int descriptor, const std::string& path, std::uint64_t limit)
{
    Bytes bytes;
    std::array<std::uint8_t, 1 << 16> piece;
    while (true) {
        const auto count = read(descriptor, piece.data(), piece.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return system_error("cannot read", path);
        if (count == 0)
            return bytes;
        if (bytes.size() + static_cast<std::size_t>(count) > limit)
            return Error{Fault::io,
                         path + " holds more than " + std::to_string(limit >> 20) + " MiB, the most that is read"};
        bytes.insert(bytes.end(), piece.begin(), piece.begin() + count);
    }
}

Result<Done> write_all(int descriptor, const std::string& path, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return system_error("cannot write", path);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return Done{};
}

bool passed_over(const fs::directory_entry& entry)
{
    const auto name = entry.path().filename().string();
    return name.starts_with('.') || name.ends_with(".vigil") || entry.is_symlink();
}

} // namespace

Result<Bytes> read_file(const std::string& path, std::uint64_t limit)
{
    const Descriptor file{path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)};
    if (file.number() < 0)
        return system_error("cannot open", path);
    struct stat facts {};
    if (fstat(file.number(), &facts) == 0 && S_ISDIR(facts.st_mode))
        return Error{Fault::io, path + " is a folder, not a file"};
    return read_all(file.number(), path, limit);
}

Result<Done> write_file(const std::string& path, std::string_view bytes)
{
    const Descriptor file{open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (file.number() < 0)
        return system_error("cannot write", path);
    return write_all(file.number(), path, bytes);
}

Result<Done> write_private_file(const std::string& path, std::string_view bytes)
{
    const Descriptor file{open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (file.number() < 0)
        return system_error("cannot make", path);
    return write_all(file.number(), path, bytes);
}

Result<Done> refuse_if_others_read(const std::string& path)
{
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0)
        return system_error("cannot open", path);
    if ((facts.st_mode & (S_IRGRP | S_IROTH)) != 0)
        return Error{Fault::denied, "other users of this computer can read " + path + "; run: chmod 600 " + path};
    return Done{};
}

Result<std::vector<std::string>> files_at(const std::string& path)
{
    std::error_code fault;
    if (path == "-" || !fs::is_directory(path, fault)) {
        if (path != "-" && !fs::exists(path, fault))
            return Error{Fault::not_found, "there is no file or folder " + path};
        return std::vector{path};
    }
    std::vector<std::string> found;
    auto walk = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, fault);
    for (; !fault && walk != fs::recursive_directory_iterator{}; walk.increment(fault)) {
        if (passed_over(*walk)) {
            walk.disable_recursion_pending();
            continue;
        }
        if (walk->is_regular_file(fault))
            found.push_back(walk->path().string());
    }
    if (fault)
        return Error{Fault::io, "cannot list " + path + ": " + fault.message()};
    std::ranges::sort(found);
    return found;
}

std::string file_name_of(const std::string& path)
{
    return path == "-" ? "standard-input" : fs::path{path}.filename().string();
}

std::string stem_of(const std::string& path)
{
    return path == "-" ? "standard-input" : fs::path{path}.stem().string();
}

} // namespace vigil::app
