// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/add.hpp"
#include "lists/map.hpp"
#include "records/list_rows.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// Lists of people: docs/methods/lists.md.
namespace vigil::app {

using records::RowChange;

/// What a person asks of an import.
struct ListOrder {
    std::string file;             ///< "-": standard input.
    std::string list;             ///< Its name; empty: the list whose saved map fits, else the file's name.
    std::string map;              ///< A file; empty: the saved map, else one that is proposed.
    std::vector<std::string> key; ///< Headings that tell rows apart; empty: as the map says.
    std::string dates;            ///< How dates are written, for all columns for which the map does not say it.
    bool dry = false;             ///< Write nothing.
    bool accept = false;          ///< Take the proposed map, and withdraw as many rows as the edition lacks.
    AddOptions add;
};

/// What one row of the edition changes.
struct ListedRow {
    std::uint32_t sheet = 0, number = 0; ///< From 1; 0: the row is gone.
    std::string id, name;
    RowChange change = RowChange::same;
    std::string refused;                           ///< Why.
    std::vector<std::string> notices;              ///< Cells that were not taken.
    std::size_t proposed = 0, replaced = 0;        ///< Claims.
    std::vector<domain::Claim> proposes, replaces; ///< Of the first changed and withdrawn rows.
};

struct ListImport {
    /// One row as it was read, for a person to see what the map does.
    struct Example {
        std::uint32_t number = 0;
        std::string id, name;
        std::vector<domain::Claim> claims;
    };
    enum class MapFrom { file, saved, proposed };
    /// A column of the map with what it holds, for a person to look at.
    struct Line {
        lists::Column column;
        std::string holds; ///< "arrest time"; empty: kept as words.
        std::string dates, sample;
    };
    std::string file, list;
    bool known_by_headings = false; ///< The list was found by its saved map.
    MapFrom map_from = MapFrom::proposed;
    std::vector<Line> map;
    Example example;                    ///< The first row without a doubt; no claims: there is none.
    std::vector<std::string> decided;   ///< About the whole list.
    std::vector<ListedRow> rows;        ///< As in the file; then those that are gone.
    std::array<std::size_t, 5> count{}; ///< By RowChange.
    std::size_t proposed = 0, replaced = 0;
    std::vector<ingest::Notice> notices; ///< Of the document.
    bool written = false;
    std::string not_written; ///< Why, in one sentence.

    std::size_t of(RowChange change) const { return count.at(static_cast<std::size_t>(change)); }
};

/// Progress: rows done, of all.
using ListProgress = std::function<void(std::uint64_t, std::uint64_t)>;

/// Compares the file with what its list says in the casebook, and writes the difference unless it is a dry run, the map
/// is only proposed, or too many rows are gone (step 17). Written in pieces; an import that was interrupted goes on
/// when the same command runs again. Errors: malformed (no table, no headings, no column of names), not_found, io (file
/// or map), invalid_argument (which list?), denied.
Result<ListImport> import_list(Session& session, const ListOrder& order, const ListProgress& progress = {});

/// The map as a file that a person can change (docs/formats/list-map.md).
std::string map_text(const ListImport& import);

/// Work data of a list: object "list:NAME", field "map".
std::string list_object(std::string_view list);

} // namespace vigil::app
