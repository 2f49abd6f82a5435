// SPDX-License-Identifier: AGPL-3.0-or-later
#include "resources/resources.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace vigil::resources {
namespace {

/// The file of the source tree that a path in the program stands for: ui/X is built into ui/dist/X.
std::string on_disk(std::string_view path)
{
    const std::string root = std::string{VIGIL_SOURCE_DIR} + "/";
    return path.starts_with("ui/") ? root + "ui/dist/" + std::string{path.substr(3)} : root + std::string{path};
}

} // namespace

TEST_CASE("resources: each file in the program equals the one in the source tree, byte for byte")
{
    REQUIRE_FALSE(files().empty());
    for (const auto& file : files()) {
        std::ifstream stream{on_disk(file.path), std::ios::binary};
        REQUIRE_MESSAGE(stream.is_open(), std::string{file.path});
        const std::string expected{std::istreambuf_iterator<char>{stream}, {}};
        CHECK_MESSAGE((file.bytes == expected), std::string{file.path});
    }
}

TEST_CASE("resources: files are in bytewise order, and each is found by its path")
{
    CHECK(std::ranges::is_sorted(files(), {}, &File::path));
    for (const auto& file : files()) {
        REQUIRE(find(file.path) != nullptr);
        CHECK(find(file.path)->bytes.data() == file.bytes.data());
    }
    CHECK(find("data/") == nullptr);
    CHECK(find("no/such/file") == nullptr);
}

TEST_CASE("resources: a prefix yields exactly the files whose path starts with it")
{
    const auto under = files_under("data/");
    const auto expected =
        std::ranges::count_if(files(), [](const File& file) { return file.path.starts_with("data/"); });
    CHECK(static_cast<std::ptrdiff_t>(under.size()) == expected);
    CHECK(std::ranges::all_of(under, [](const File& file) { return file.path.starts_with("data/"); }));
    CHECK(files_under("").size() == files().size());
    CHECK(files_under("zzz").empty());
}

} // namespace vigil::resources
