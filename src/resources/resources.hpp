// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

/// Files compiled into the program: the tables of data/, the built interface of ui/, the page templates. The program
/// needs no file of its own at run time, so it works from any folder and inside the child without rights.
namespace vigil::resources {

struct File {
    std::string_view path; ///< Relative to the repository root ("data/en/triggers.tsv"); ui/dist/X is "ui/X".
    std::string_view bytes;
};

/// All files, ordered by path (bytewise).
std::span<const File> files();
/// Those whose path starts with `prefix`, ordered by path.
std::span<const File> files_under(std::string_view prefix);
/// nullptr when there is none.
const File* find(std::string_view path);

} // namespace vigil::resources
