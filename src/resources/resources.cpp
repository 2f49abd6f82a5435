// SPDX-License-Identifier: AGPL-3.0-or-later
#include "resources/resources.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

/// One row of the table that cmake/Embed.cmake writes in assembly, already sorted by name.
struct EmbeddedFile {
    const char* name;
    std::uint64_t name_size;
    const char* bytes;
    std::uint64_t size;
};

extern "C" {
extern const EmbeddedFile vigil_embedded_files[];
extern const std::uint64_t vigil_embedded_count;
}

namespace vigil::resources {
namespace {

std::vector<File> embedded()
{
    std::vector<File> files;
    files.reserve(vigil_embedded_count);
    for (const auto& row : std::span{vigil_embedded_files, vigil_embedded_count})
        files.push_back({{row.name, row.name_size}, {row.bytes, row.size}});
    return files;
}

} // namespace

std::span<const File> files()
{
    static const auto all = embedded();
    return all;
}

std::span<const File> files_under(std::string_view prefix)
{
    const auto all = files();
    const auto first = std::ranges::lower_bound(all, prefix, {}, &File::path);
    const auto last =
        std::find_if_not(first, all.end(), [&](const File& file) { return file.path.starts_with(prefix); });
    return {first, last};
}

const File* find(std::string_view path)
{
    const auto all = files();
    const auto at = std::ranges::lower_bound(all, path, {}, &File::path);
    return at != all.end() && at->path == path ? &*at : nullptr;
}

} // namespace vigil::resources
