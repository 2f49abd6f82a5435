// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/json.hpp"
#include "web/highlight.hpp"
#include "web/twins.hpp"

#include <nlohmann/json.hpp>

namespace vigil::web {

namespace {

using nlohmann::json;

constexpr std::size_t most_text = 512 * 1024; ///< Of one part on a page; what follows is said to be left out.

json numbered(json claims)
{
    for (std::size_t n = 0; n < claims.size(); ++n)
        claims[n]["number"] = n + 1;
    return claims;
}

/// The words of a part in paragraphs and pieces; a piece that claims quote carries their numbers.
json paragraphs_of(std::string_view text, const std::vector<app::ClaimRow>& rows)
{
    std::vector<domain::Span> spans;
    for (const auto& row : rows)
        spans.push_back(row.claim.span);
    json paragraphs = json::array();
    for (const auto& paragraph : highlighted(text.substr(0, most_text), spans)) {
        json pieces = json::array();
        for (const auto& piece : paragraph) {
            json numbers = json::array();
            for (const auto index : piece.spans)
                numbers.push_back(json{{"number", index + 1}});
            pieces.push_back({{"text", piece.text}, {"marks", numbers}, {"marked", !piece.spans.empty()}});
        }
        paragraphs.push_back(json{{"pieces", std::move(pieces)}});
    }
    return paragraphs;
}

} // namespace

Result<std::string> twin_of_documents(const Asked& asked)
{
    return app::to_json(app::documents(asked.session, asked.view));
}

Result<std::string> twin_of_document(const Asked& asked)
{
    VIGIL_TRY(const auto document, app::document(asked.session, asked.id, asked.view));
    auto twin = json::parse(app::to_json(document));
    for (std::size_t i = 0; i < document.parts.size(); ++i) {
        const auto& id = document.parts[i].row.id;
        const auto rows = app::claims_of_part(asked.session, id);
        const auto lock = asked.session.lock();
        const auto text = asked.session.casebook().text(id);
        auto& part = twin["parts"][i];
        part["rows"] = numbered(json::parse(app::to_json(rows))["claims"]);
        part["paragraphs"] = text ? paragraphs_of(*text, rows) : json::array();
        part["cut"] = text && text->size() > most_text;
    }
    return twin.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace vigil::web
