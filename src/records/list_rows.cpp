// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/lists.md.
#include "records/list_rows.hpp"

#include "base/digest.hpp"
#include "base/utf8.hpp"
#include "domain/claim_json.hpp"
#include "records/conventions.hpp"

#include <algorithm>

namespace vigil::records {
namespace {

/// Takes the latest claim of `kind` out of `from`: those that this edition replaces before older ones.
std::optional<EntryId> take_place(std::vector<const ListedClaim*>& from, const std::string& kind)
{
    const auto latest =
        std::ranges::find_if(from.rbegin(), from.rend(), [&](const ListedClaim* one) { return one->kind == kind; });
    if (latest == from.rend())
        return std::nullopt;
    const EntryId id = (*latest)->id;
    from.erase(std::next(latest).base());
    return id;
}

} // namespace

Digest row_content(const domain::Claim& claim)
{
    domain::Claim plain = claim;
    plain.quote.clear();
    plain.rule.clear();
    plain.reader.clear();
    plain.span = {};
    plain.confidence = 0;
    for (auto& value : plain.values)
        value.span.reset();
    domain::order_values(plain);
    return sha256(encode_cbor(domain::to_cbor(plain)));
}

std::string row_kind(const domain::Claim& claim)
{
    std::string kind{domain::name_of(claim.type)};
    if (const auto* detail = claim.first(domain::Field::detail); detail != nullptr && !detail->code.empty())
        kind += "/" + detail->code;
    return kind;
}

std::string name_words(std::string_view name)
{
    const std::string key = search_key(name);
    auto words = split(key, ' ');
    std::ranges::sort(words);
    std::string sorted;
    for (const auto word : words)
        sorted.append(sorted.empty() ? "" : " ").append(word);
    return sorted;
}

std::vector<std::string> names_in_row(const domain::Claim& claim)
{
    std::vector<std::string> names;
    for (const auto* value : claim.values_of(domain::Field::target))
        names.push_back(name_words(value->norm.empty() ? value->text : value->norm));
    for (const auto* value : claim.values_of(domain::Field::detail))
        if (value->code == particular::alias)
            names.push_back(name_words(value->text));
    return names;
}

std::string_view name_of(RowChange change)
{
    switch (change) {
    case RowChange::added: return "new";
    case RowChange::changed: return "changed";
    case RowChange::same: return "same";
    case RowChange::withdrawn: return "withdrawn";
    case RowChange::refused: break;
    }
    return "refused";
}

RowUpdate update_of(const std::vector<domain::Claim>& says, const std::vector<ListedClaim>& known)
{
    RowUpdate update;
    std::vector<const ListedClaim*> gone, former;
    for (const auto& claim : known)
        (claim.now ? gone : former).push_back(&claim);
    const bool was_there = !gone.empty();
    for (std::size_t n = 0; n < says.size(); ++n) { // Step 14: equal claims stay.
        const auto content = row_content(says[n]);
        const auto stays = std::ranges::find(gone, content, &ListedClaim::content);
        if (stays != gone.end())
            gone.erase(stays);
        else
            update.proposed.push_back(n);
    }
    for (const auto* claim : gone)
        update.replaced.push_back(claim->id);
    for (const auto n : update.proposed) { // Step 15.
        const auto kind = row_kind(says[n]);
        auto place = take_place(gone, kind);
        update.takes_place.push_back(place ? place : take_place(former, kind));
    }
    if (!was_there)
        update.change = says.empty() ? RowChange::same : RowChange::added;
    else if (says.empty())
        update.change = RowChange::withdrawn;
    else
        update.change = update.proposed.empty() && update.replaced.empty() ? RowChange::same : RowChange::changed;
    return update;
}

} // namespace vigil::records
