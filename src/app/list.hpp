// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/add.hpp"
#include "app/text_map.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigil::app {

/// What a column of a list holds (docs/formats/list-map.md): a line of the map.
struct ListColumn {
    std::string column; ///< Its heading in the list.
    std::string claim;  ///< "person", "particular", "status", or a type of claim.
    std::string field;  ///< "name"; a kind of particular; a field of the claim; empty for status.
};
/// A table with tabs whose header names column, claim, field. Errors: malformed (naming the line), not_found, io.
Result<std::vector<ListColumn>> read_list_map(const std::string& path);

struct ListRead {
    std::vector<domain::Claim> claims; ///< Each with the span of its whole row.
    std::size_t rows = 0;
    std::vector<std::string> notices; ///< What could not be taken, with its row.
};
/// The claims of a table in `text`. A row without a name gives none, and a notice.
/// Errors: invalid_argument, when the table has no column of that heading.
Result<ListRead> read_list(std::string_view text, const TextMap& map, const std::vector<ListColumn>& columns);

struct ListImport {
    FileOutcome file;
    std::size_t rows = 0, claims = 0;
    std::vector<std::string> notices;
};
/// Adds the file as a document, if it is not there yet, and proposes the claims of its rows as a new reading: one claim
/// per happening, and particulars. Errors: those of `read_list_map`, `read_list` and `add`.
Result<ListImport> import_list(Session& session, const std::string& path, const std::string& map,
                               const AddOptions& options);

} // namespace vigil::app
