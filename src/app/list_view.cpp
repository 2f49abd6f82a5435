// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/list_view.hpp"

#include "app/list_edition.hpp"
#include "app/list_words.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

std::string file_of(const store::Casebook& casebook, const EntryId& document)
{
    const auto entry = casebook.entry(document);
    const auto body = entry ? ledger::body_of(entry->header.kind, entry->header.schema, entry->payload)
                            : Result<ledger::Body>{ledger::Body{}};
    const auto* kept = body ? std::get_if<ledger::DocumentKept>(&*body) : nullptr;
    return kept ? kept->file_name : std::string{};
}

std::string name_in(const domain::Claim& claim)
{
    const auto* target = claim.first(domain::Field::target);
    return target ? target->text : std::string{};
}

Result<Done> check_list(const store::Casebook& casebook, std::string_view list)
{
    const auto names = casebook.lists();
    if (std::ranges::find(names, list) == names.end())
        return Error{Fault::not_found, "the casebook has no list '" + std::string{list} + "'; see: vigil lists"};
    return Done{};
}

ListOverview::Edition edition_of(const store::Casebook& casebook, const store::ListEdition& edition)
{
    ListOverview::Edition out{file_of(casebook, edition.document), {}, edition.known, {}};
    if (const auto part = casebook.part(edition.part))
        out.published = part->body.published;
    for (const auto& reading : casebook.readings(edition.part))
        if (reading.id == edition.reading)
            out.notices = reading.body.notices;
    return out;
}

/// All cells of the row, from the newest edition that has it.
Result<Done> find_cells(const Session& session, ListRowPage& page)
{
    const auto& casebook = session.casebook();
    const auto editions = casebook.editions(page.list);
    for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
        VIGIL_TRY(const auto table, list_table_of(session, edition->part));
        if (!table)
            continue;
        const auto map = saved_map(session, page.list);
        const auto reader = lists::ListReader::make(
            *table->grid, map.value_or(lists::propose_map(*table->grid, list_words())), list_words());
        for (std::size_t n = 0; reader && n < reader->size(); ++n)
            if (reader->id_of(n) == page.id) {
                page.cells = reader->cells(n);
                page.file = file_of(casebook, edition->document);
                return Done{};
            }
    }
    return Done{};
}

} // namespace

Result<std::vector<ListOverview>> lists(const Session& session)
{
    const auto guard = session.lock();
    const auto& casebook = session.casebook();
    std::vector<ListOverview> out;
    for (const auto& name : casebook.lists()) {
        ListOverview list{name, {}, saved_map(session, name).value_or(lists::Map{}), 0, 0};
        for (const auto& edition : casebook.editions(name))
            list.editions.push_back(edition_of(casebook, edition));
        std::string row;
        bool any = false, now = false;
        const auto close = [&] { ++(now ? list.now : list.withdrawn); };
        casebook.each_list_claim(name, [&](std::string_view of, const records::ListedClaim& claim) {
            if (any && of != row) {
                close();
                now = false;
            }
            any = true;
            row = of;
            now = now || claim.now;
        });
        if (any)
            close();
        out.push_back(std::move(list));
    }
    return out;
}

Result<std::vector<ListRowLine>> list_rows(const Session& session, std::string_view list)
{
    const auto guard = session.lock();
    const auto& casebook = session.casebook();
    VIGIL_CHECK(check_list(casebook, list));
    std::vector<ListRowLine> lines;
    std::vector<std::vector<EntryId>> claims;
    casebook.each_list_claim(list, [&](std::string_view row, const records::ListedClaim& claim) {
        if (lines.empty() || lines.back().id != row) {
            lines.push_back({std::string{row}, {}, false, {}});
            claims.emplace_back();
        }
        if (claim.now && !lines.back().now)
            claims.back().clear(); // What it said before it came back is former.
        if (claim.now || !lines.back().now)
            claims.back().push_back(claim.id);
        lines.back().now = lines.back().now || claim.now;
    });
    for (std::size_t n = 0; n < lines.size(); ++n)
        for (const auto& claim : casebook.evidence_of_claims(claims[n]).claims) {
            lines[n].name = name_in(claim.claim);
            lines[n].says.push_back(claim.claim);
        }
    return lines;
}

Result<ListRowPage> list_row(const Session& session, std::string_view list, std::string_view row)
{
    const auto guard = session.lock();
    const auto& casebook = session.casebook();
    VIGIL_CHECK(check_list(casebook, list));
    ListRowPage page{std::string{list}, std::string{row}, false, {}, {}, {}, {}};
    std::vector<EntryId> all, former;
    for (const auto& claim : casebook.claims_of_row({page.list, page.id})) {
        page.now = page.now || claim.now;
        all.push_back(claim.id);
        if (!claim.now)
            former.push_back(claim.id);
    }
    if (all.empty())
        return Error{Fault::not_found, "the list '" + page.list + "' has no row " + page.id};
    page.claims = claims_with(session, all);
    for (const auto& claim : casebook.evidence_of_claims(former).claims)
        page.former.push_back(claim.claim);
    VIGIL_CHECK(find_cells(session, page));
    return page;
}

} // namespace vigil::app
