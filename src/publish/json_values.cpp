// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json_values.hpp"

#include <nlohmann/json.hpp>

namespace vigil::publish {

Json json_of(std::string_view text)
{
    return text.empty() ? Json() : Json(text);
}
Json json_of(const std::optional<Edtf>& time)
{
    return time ? Json(time->to_string()) : Json();
}
Json json_of(const std::optional<Day>& day)
{
    return day ? Json(to_string(*day)) : Json();
}
Json json_of(const ledger::EntryId& id)
{
    return id.hex();
}

Json json_of(const records::Basis& basis)
{
    return list_of(basis, [](const ledger::EntryId& id) { return json_of(id); });
}

Json json_of(const std::vector<std::string>& texts)
{
    return list_of(texts, [](const std::string& text) { return Json(text); });
}

Json json_of(const std::optional<domain::Count>& count)
{
    if (!count)
        return {};
    return {{"min", count->min},
            {"max", count->max ? Json(*count->max) : Json()},
            {"approx", count->approximate},
            {"words", count->to_string()}};
}

Json json_of(const records::Stated& stated)
{
    return {{"text", stated.text}, {"basis", json_of(stated.basis)}};
}

Json json_of(const records::StatedCause& cause)
{
    return {{"text", cause.text},
            {"source", json_of(cause.source)},
            {"official", cause.official},
            {"basis", json_of(cause.basis)}};
}

Json json_of(const records::DatedPlace& place)
{
    if (place.basis.empty())
        return nullptr;
    return {{"when", json_of(place.when)}, {"places", json_of(place.places)}, {"basis", json_of(place.basis)}};
}

Json json_of(const records::Ahead& ahead)
{
    return {{"what", ahead.what},
            {"words", json_of(ahead.words)},
            {"when", json_of(ahead.when)},
            {"basis", json_of(ahead.basis)}};
}

Json json_of(const records::ReportedNumber& number)
{
    return {{"count", json_of(std::optional{number.count})},
            {"of", json_of(number.of)},
            {"source", json_of(number.source)},
            {"origin", json_of(number.origin)},
            {"when", json_of(number.when)},
            {"places", json_of(number.places)},
            {"published", json_of(number.published)},
            {"basis", Json::array({json_of(number.claim)})}};
}

Json json_of(const answers::Quoted& quoted)
{
    return {{"claim", json_of(quoted.claim)},
            {"part", json_of(quoted.part)},
            {"document", json_of(quoted.document)},
            {"type", quoted.type},
            {"label", quoted.label},
            {"source", json_of(quoted.source)},
            {"title", json_of(quoted.title)},
            {"published", json_of(quoted.published)},
            {"quote", quoted.quote},
            {"span", {quoted.span.begin, quoted.span.end}},
            {"attributed_to", json_of(quoted.attributed_to)},
            {"modality", domain::name_of(quoted.modality)},
            {"time", json_of(quoted.time)},
            {"count", json_of(quoted.count)},
            {"note", quoted.note},
            {"checked", quoted.checked},
            {"disputed", quoted.disputed},
            {"grade", answers::label_of(quoted.grade)}};
}

Json head_of(const answers::Head& head)
{
    return {{"title", head.title},
            {"view",
             {{"floor", answers::label_of(head.view.floor)},
              {"as_of", json_of(std::optional{head.view.day()})},
              {"known", json_of(head.view.known)},
              {"erased_since", head.view.known ? Json(head.view.erased) : Json()}}},
            {"method", json_of(head.method)},
            {"below", head.below},
            {"rejected", head.rejected}};
}

std::string finished(Json value, const answers::Head& head)
{
    value["basis"] = list_of(head.basis, [](const answers::Quoted& quoted) { return json_of(quoted); });
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::publish
