// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/document_entries.hpp"
#include "app/list.hpp"
#include "lists/rows.hpp"

#include <algorithm>
#include <memory>

/// Steps of an import of a list that are functions of their own. For list*.cpp only.
namespace vigil::app {

/// The table of a file, with where it stands in the casebook.
struct ListTable {
    std::string name; ///< Of the file.
    Bytes bytes;
    Digest sha256;
    std::optional<EntryId> document, part; ///< When the casebook has them.
    Reads reads;                           ///< What the child made of the bytes; empty when the part is there.
    std::size_t at = 0;                    ///< Which of its parts holds the table.
    std::string text;
    std::vector<ingest::Notice> notices;
    std::unique_ptr<lists::Grid> grid; ///< Of `text`.

    /// Rows may be missing from it that its list has (step 17).
    bool damaged() const
    {
        return std::ranges::any_of(notices, [](const ingest::Notice& notice) {
            return notice.code == "damaged" || notice.code == "truncated" || notice.code == "limit";
        });
    }
};
/// Errors: not_found, io, denied (no child without rights), malformed (no table, or several).
Result<std::unique_ptr<ListTable>> open_list_table(Session& session, const std::string& path,
                                                   const AddOptions& options);
/// The table of a part that is in the casebook; nothing when it is no table. Errors: not_found, corrupt.
Result<std::unique_ptr<ListTable>> list_table_of(const Session& session, const EntryId& part);

struct ChosenMap {
    std::string list;
    bool known_by_headings = false;
    ListImport::MapFrom from = ListImport::MapFrom::proposed;
    lists::Map map;
};
/// The map in a file. Errors: not_found, io, malformed (naming the line).
Result<lists::Map> map_in(const std::string& path);
/// Which list the table is an edition of, and by which map it is read (step 5).
Result<ChosenMap> choose_map(const Session& session, const ListTable& table, const ListOrder& order);
/// The map that is saved for a list; nothing when there is none, or when the saved ones cannot be read.
std::optional<lists::Map> saved_map(const Session& session, std::string_view list);

/// Keeps document and part of the table, where the casebook lacks them.
Result<Done> keep_table(Session& session, ListTable& table, const AddOptions& options, const Digest& batch);

} // namespace vigil::app
