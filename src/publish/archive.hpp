// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"
#include "publish/table.hpp"

#include <functional>
#include <string>
#include <vector>

/// The files of an archive that needs no Vigil to read: docs/formats/archive-export.md. Who calls writes the members.
namespace vigil::publish {

struct ArchivedDocument {
    std::string id, sha256;
    std::string file;     ///< "documents/<sha256>.pdf"; empty: withheld.
    std::string withheld; ///< Why; empty: it is there.
    std::string title, source, published, media_type;
    std::uint64_t bytes = 0;
    std::vector<std::string> texts; ///< "texts/<id>.txt", one for each report in it.
};

/// "documents/<sha256>.<extension>": of the name of the original only a plain extension is kept, because names of files
/// can give people away.
std::string archived_name(const std::string& sha256, std::string_view file_name);

Table documents_table(const std::vector<ArchivedDocument>& documents);
std::string archive_index(const std::vector<ArchivedDocument>& documents, const std::string& about);
/// What the files are, in plain words. `about`: the view and what was withheld.
std::string archive_readme(const std::string& about);
/// One line of a file that `sha256sum -c` reads.
std::string sum_line(const std::string& name, ByteView bytes);

} // namespace vigil::publish
