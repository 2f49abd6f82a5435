// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The few things the program does with files of the person at the keyboard.
namespace vigil::app {

/// The bytes of a file; "-" is standard input. Errors: not_found, io (also when it holds more than `limit` bytes).
Result<Bytes> read_file(const std::string& path, std::uint64_t limit = 1ULL << 30);

/// Replaces the file. Errors: io.
Result<Done> write_file(const std::string& path, std::string_view bytes);

/// A new file that only its owner may read. Errors: io, also when the file exists.
Result<Done> write_private_file(const std::string& path, std::string_view bytes);

/// Errors: denied, when group or others may read the file.
Result<Done> refuse_if_others_read(const std::string& path);

/// What a path given by a person stands for: the file itself, or every regular file below the folder, in order of name;
/// hidden files, links and casebooks inside a folder are passed over. Errors: not_found.
Result<std::vector<std::string>> files_at(const std::string& path);

/// The name of a file without its folders; "-" gives "standard-input".
std::string file_name_of(const std::string& path);
/// The name without folders and without its last extension.
std::string stem_of(const std::string& path);

} // namespace vigil::app
