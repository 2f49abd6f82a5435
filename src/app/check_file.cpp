// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/files.hpp"
#include "app/judge.hpp"
#include "base/utf8.hpp"

#include <nlohmann/json.hpp>

namespace vigil::app {
namespace {

using ledger::Verdict;
using nlohmann::json;

struct CheckLine {
    ClaimFilter filter;
    CheckOrder order;
};

std::string text_of(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Result<CheckLine> parse_line(std::string_view line)
{
    const auto object = json::parse(line, nullptr, false);
    if (!object.is_object())
        return Error{Fault::malformed, "a check must be one JSON object"};
    CheckLine out;
    out.filter.document = text_of(object, "document");
    if (out.filter.document.empty())
        return Error{Fault::malformed, "a check needs 'document', the name of a file"};
    out.filter.quote_contains = text_of(object, "quote_contains");
    out.filter.target_contains = text_of(object, "target");
    const auto type = text_of(object, "type");
    out.filter.type = domain::claim_type_named(type);
    if (!type.empty() && !out.filter.type)
        return Error{Fault::malformed, "'" + type + "' is no type of claim"};
    const auto verdict = text_of(object, "verdict");
    if (verdict != "accept" && verdict != "reject" && verdict != "correct")
        return Error{Fault::malformed, "'verdict' must be accept, reject or correct"};
    out.order.verdict = verdict == "accept"   ? Verdict::accept
                        : verdict == "reject" ? Verdict::reject
                                              : Verdict::correct;
    out.order.field = text_of(object, "field");
    out.order.value = text_of(object, "value");
    out.order.reason = text_of(object, "reason");
    if (const auto n = object.find("n"); n != object.end() && n->is_number_unsigned())
        out.order.n = n->get<std::uint32_t>();
    return out;
}

} // namespace

Result<AppliedChecks> apply_checks(Session& session, const std::string& path)
{
    VIGIL_TRY(const auto bytes, read_file(path));
    const auto guard = session.lock();
    AppliedChecks report;
    std::vector<CheckOrder> orders;
    std::size_t number = 0;
    for (const auto text : split(as_text(bytes), '\n')) {
        ++number;
        if (trimmed(text).empty())
            continue;
        const auto where = path + ", line " + std::to_string(number);
        auto line = parse_line(text);
        if (!line)
            return std::move(line).error().while_doing(where);
        auto found = claims(session, line->filter);
        if (!found && found.error().fault != Fault::not_found)
            return std::move(found).error();
        if (!found || found->empty()) {
            report.unmatched.push_back(where + ": no claim fits" + (found ? "" : " (" + found.error().message + ")"));
            continue;
        }
        for (const auto& row : *found) {
            line->order.claim = row.id;
            orders.push_back(line->order);
        }
    }
    VIGIL_CHECK(check(session, orders));
    report.applied = orders.size();
    return report;
}

} // namespace vigil::app
