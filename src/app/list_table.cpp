// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/files.hpp"
#include "app/list_edition.hpp"
#include "app/text_map.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

std::vector<lists::Cell> cells_of(const std::vector<ingest::Cell>& cells, std::size_t text_size)
{
    std::vector<lists::Cell> out;
    out.reserve(cells.size());
    for (const auto& cell : cells)
        if (cell.span.end <= text_size)
            out.push_back({cell.span, cell.sheet, cell.row, cell.column});
    return out;
}

Error no_table(const std::string& name, std::size_t tables)
{
    if (tables == 0)
        return {Fault::malformed,
                name + " holds no table that Vigil can read. A list is XLSX or CSV with a row of headings: "
                       "open the file in a spreadsheet and save it as XLSX"};
    return {Fault::malformed, name + " holds " + std::to_string(tables) +
                                  " tables; save each in a file of its own and import them one by one"};
}

/// What the child without rights makes of the bytes, without reading it as a report.
Result<Done> extract(Session& session, ListTable& table, const AddOptions& options)
{
    if (!session.workers())
        return Error{Fault::denied, session.no_workers()};
    auto job = job_of(table.bytes, table.name, told_of(options, stem_of(table.name)));
    job.extract_only = true;
    table.reads.outcome = session.workers()->run(job);
    table.notices = notices_of(table.reads.outcome);
    if (table.reads.outcome.end == worker::Outcome::End::refused)
        return Error{Fault::denied,
                     "the child without rights refused: " +
                         (table.notices.empty() ? std::string{"no reason given"} : table.notices[0].text)};
    const auto& parts = table.reads.outcome.extraction.parts;
    const auto has_cells = [](const ingest::Part& part) { return !part.cells.empty(); };
    const auto tables = static_cast<std::size_t>(std::ranges::count_if(parts, has_cells));
    if (tables != 1)
        return no_table(table.name + (table.notices.empty() ? "" : " (" + table.notices[0].text + ")"), tables);
    table.at = static_cast<std::size_t>(std::ranges::find_if(parts, has_cells) - parts.begin());
    table.text = parts[table.at].text;
    table.grid = std::make_unique<lists::Grid>(table.text, cells_of(parts[table.at].cells, table.text.size()));
    return Done{};
}

} // namespace

Result<std::unique_ptr<ListTable>> list_table_of(const Session& session, const EntryId& part)
{
    const auto& casebook = session.casebook();
    VIGIL_TRY(const auto row, casebook.part(part));
    if (!row.body.map)
        return std::unique_ptr<ListTable>{};
    VIGIL_TRY(const auto blob, casebook.blob(*row.body.map));
    VIGIL_TRY(const auto map, decode_map(blob));
    if (map.cells.empty())
        return std::unique_ptr<ListTable>{};
    auto table = std::make_unique<ListTable>();
    table->document = row.body.document;
    table->part = part;
    for (const auto& [code, sentence] : row.body.notices)
        table->notices.push_back({code, sentence});
    VIGIL_TRY(table->text, casebook.text(part));
    table->grid = std::make_unique<lists::Grid>(table->text, cells_of(map.cells, table->text.size()));
    return table;
}

Result<std::unique_ptr<ListTable>> open_list_table(Session& session, const std::string& path, const AddOptions& options)
{
    VIGIL_TRY(auto bytes, read_file(path, ingest::Limits{}.input_bytes));
    const auto digest = sha256(bytes);
    const auto guard = session.lock();
    const auto document = session.casebook().document_with(digest);
    std::unique_ptr<ListTable> table;
    std::size_t tables = 0;
    if (document)
        for (const auto& part : session.casebook().parts(*document)) {
            VIGIL_TRY(auto found, list_table_of(session, part.id));
            if (found && ++tables == 1)
                table = std::move(found);
        }
    if (tables > 1)
        return no_table(file_name_of(path), tables);
    const bool known = table != nullptr;
    if (!known)
        table = std::make_unique<ListTable>();
    table->name = file_name_of(path);
    table->sha256 = digest;
    table->document = document;
    table->bytes = std::move(bytes);
    if (!known)
        VIGIL_CHECK(extract(session, *table, options));
    return table;
}

Result<Done> keep_table(Session& session, ListTable& table, const AddOptions& options, const Digest& batch)
{
    if (table.part)
        return Done{};
    const auto guard = session.lock();
    auto& casebook = session.casebook();
    const auto told = told_of(options, stem_of(table.name));
    if (!table.document)
        VIGIL_CHECK(casebook.append(session.member(), batch, [&](store::Writer& writer) -> Result<Done> {
            ledger::DocumentKept body;
            VIGIL_TRY(body.sha256, writer.keep_blob(table.bytes));
            body.size = table.bytes.size();
            body.file_name = table.name;
            body.channel = ledger::Channel::list;
            body.source = options.source;
            body.told = told.published;
            table.document = writer.add(body);
            return Done{};
        }));
    table.bytes = {};
    table.reads.outcome.readings.clear(); // Its rows are read by the map, not as a report.
    const auto parts = parts_of(*table.document, told, table.reads);
    table.reads = {};
    VIGIL_CHECK(
        casebook.append(session.member(), batch, [&](store::Writer& writer) { return write_parts(writer, parts); }));
    const auto rows = casebook.parts(*table.document);
    if (table.at >= rows.size())
        return Error{Fault::corrupt, "the casebook lacks the table that was just kept; run vigil verify"};
    table.part = rows[rows.size() - parts.size() + table.at].id;
    return Done{};
}

} // namespace vigil::app
