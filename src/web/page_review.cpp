// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/json.hpp"
#include "web/paging.hpp"
#include "web/shown_why.hpp"
#include "web/twins.hpp"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace vigil::web {

namespace {

using nlohmann::json;

constexpr std::size_t claims_on_a_page = 20;

/// Fields that a person may correct, with what stands there now.
json fields_of(const domain::Claim& claim)
{
    json fields = json::array();
    const auto add = [&](std::string_view name, std::size_t n, const std::string& value) {
        fields.push_back(
            {{"name", name}, {"n", n}, {"value", value}, {"key", std::string{name} + ":" + std::to_string(n)}});
    };
    add("type", 0, std::string{name_of(claim.type)});
    for (const auto field : {domain::Field::actor, domain::Field::target, domain::Field::place, domain::Field::law,
                             domain::Field::source, domain::Field::detail}) {
        const auto values = claim.all(field);
        for (std::size_t n = 0; n < values.size(); ++n)
            add(name_of(field), n, values[n]);
        if (field != domain::Field::detail || values.empty())
            add(name_of(field), values.size(), "");
    }
    add("time", 0, claim.time ? claim.time->to_string() : "");
    add("count", 0, claim.count ? claim.count->to_string() : "");
    add("modality", 0, std::string{name_of(claim.modality)});
    return fields;
}

/// "target:1" of the form. Errors: invalid_argument.
Result<std::pair<std::string, std::uint32_t>> field_and_n(std::string_view key)
{
    const auto colon = key.find(':');
    std::uint32_t n = 0;
    const auto digits = colon == std::string_view::npos ? std::string_view{} : key.substr(colon + 1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (digits.empty() || read.ptr != digits.data() + digits.size())
        return Error{Fault::invalid_argument, "choose the field that is to be corrected"};
    return std::pair{std::string{key.substr(0, colon)}, n};
}

/// Back to where the form was, with the view kept. Only paths of our own are followed.
std::string back(const Asked& asked, std::string_view otherwise)
{
    const auto path = asked.request.typed("back");
    return path.starts_with("/") && !path.starts_with("//") ? std::string{path} : std::string{otherwise};
}

Result<ledger::EntryId> claim_of(const Asked& asked)
{
    const auto lock = asked.session.lock();
    return asked.session.casebook().entry_by_prefix(asked.request.typed("claim"));
}

Result<app::CheckOrder> order_of(const Asked& asked)
{
    app::CheckOrder order;
    VIGIL_TRY(order.claim, claim_of(asked));
    order.reason = asked.request.typed("reason");
    const auto verdict = asked.request.typed("verdict");
    if (verdict == "correct") {
        order.verdict = ledger::Verdict::correct;
        VIGIL_TRY(const auto field, field_and_n(asked.request.typed("field")));
        order.field = field.first;
        order.n = field.second;
        order.value = asked.request.typed("value");
    } else if (verdict == "reject") {
        order.verdict = ledger::Verdict::reject;
    } else if (verdict != "accept") {
        return Error{Fault::invalid_argument, "choose accept, reject or correct"};
    }
    return order;
}

} // namespace

Result<std::string> twin_of_review(const Asked& asked)
{
    app::ClaimFilter filter;
    filter.state = app::ClaimState::proposed;
    filter.document = asked.request.asked("document");
    filter.type = domain::claim_type_named(asked.request.asked("type"));
    VIGIL_TRY(auto rows, app::claims(asked.session, filter));
    const std::size_t all = rows.size(), page = page_asked(asked.request);
    const std::size_t first = std::min(all, (page - 1) * claims_on_a_page),
                      last = std::min(all, first + claims_on_a_page);
    rows = {rows.begin() + static_cast<std::ptrdiff_t>(first), rows.begin() + static_cast<std::ptrdiff_t>(last)};
    auto twin = json::parse(app::to_json(rows));
    for (std::size_t i = 0; i < rows.size(); ++i)
        twin["claims"][i]["fields"] = fields_of(rows[i].claim);
    twin["waiting"] = all;
    twin["none"] = all == 0;
    twin["pages"] = pages_of(page, all, claims_on_a_page);
    return twin.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<std::string> twin_of_claim(const Asked& asked)
{
    VIGIL_TRY(const auto explanation, app::explain(asked.session, asked.id));
    const auto reason = app::why(asked.session, explanation);
    auto twin = json::parse(app::to_json(explanation, reason));
    twin["shown_why"] = shown_why(reason);
    const auto& sentence = explanation.sentence;
    twin["before"] = sentence.substr(0, explanation.quote.begin);
    twin["quoted"] = sentence.substr(explanation.quote.begin, explanation.quote.end - explanation.quote.begin);
    twin["after"] = sentence.substr(explanation.quote.end);
    twin["claim"]["fields"] = fields_of(explanation.row.claim);
    twin["judged"] = !explanation.row.judgements.empty();
    return twin.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<std::string> act_check(const Asked& asked)
{
    VIGIL_TRY(const auto order, order_of(asked));
    VIGIL_CHECK(app::check(asked.session, {order}));
    return back(asked, "/review");
}

Result<std::string> act_withdraw(const Asked& asked)
{
    const std::string reason{asked.request.typed("reason")};
    VIGIL_CHECK(
        app::withdraw(asked.session, asked.request.typed("entry"), reason.empty() ? "withdrawn on the page" : reason));
    return back(asked, "/review");
}

Result<std::string> act_assess(const Asked& asked)
{
    app::AssessOrder order;
    VIGIL_TRY(order.claim, claim_of(asked));
    const auto grade = app::grade_named(asked.request.typed("grade"));
    if (!grade)
        return Error{Fault::invalid_argument, "choose how the happening is assessed"};
    order.grade = *grade;
    order.standard = asked.request.typed("standard");
    order.reason = asked.request.typed("reason");
    VIGIL_CHECK(app::assess(asked.session, order));
    return back(asked, "/claim/" + order.claim.hex());
}

} // namespace vigil::web
