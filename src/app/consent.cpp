// SPDX-License-Identifier: AGPL-3.0-or-later
// Consent as work data: ("consent:SOURCE", "USE/RECIPIENT", "SAID DAY WORDS"); "*" stands for any recipient and "-" for
// a day that nobody wrote down.
#include "app/consent.hpp"
#include "app/work.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vigil::app {
namespace {

using Said = ConsentOrder::Said;

constexpr std::array<std::string_view, 3> said_names{"given", "refused", "revoked"};

/// The first word; the rest stays in `text`.
std::string take_word(std::string_view& text)
{
    const auto blank = std::min(text.find(' '), text.size());
    std::string word{text.substr(0, blank)};
    text.remove_prefix(std::min(blank + 1, text.size()));
    return word;
}

std::optional<ConsentRow> row_of(const std::string& source, const std::string& field, const WorkValue& value)
{
    const auto slash = field.find('/');
    const auto use = publish::use_named(field.substr(0, slash));
    if (!use || slash == std::string::npos)
        return std::nullopt;
    ConsentRow row{source, *use, field.substr(slash + 1), {}, {}, {}, value.member, value.known};
    if (row.recipient == "*")
        row.recipient.clear();
    std::string_view rest = value.value;
    row.said = take_word(rest);
    row.day = take_word(rest);
    if (row.day == "-")
        row.day.clear();
    row.words = rest;
    return row;
}

} // namespace

std::vector<ConsentRow> consent_rows(const Session& session)
{
    std::vector<ConsentRow> rows;
    for (const auto& source : work_objects(session, "consent"))
        for (const auto& [field, values] : work_fields(session, "consent:" + source))
            for (const auto& value : values)
                if (auto row = row_of(source, field, value))
                    rows.push_back(std::move(*row));
    return rows;
}

std::vector<publish::Consent> consents(const Session& session)
{
    std::vector<publish::Consent> all;
    for (auto& row : consent_rows(session)) // What is not plainly given is a refusal.
        all.push_back({std::move(row.source), row.use, std::move(row.recipient), row.said == said_names[0]});
    return all;
}

Result<Done> set_consent(Session& session, const ConsentOrder& order)
{
    if (trimmed(order.source).empty())
        return Error{Fault::invalid_argument,
                     "consent needs its source: the code name or publisher that documents name"};
    if (order.uses.empty())
        return Error{Fault::invalid_argument, "consent needs a use: --use count, share, submit or publish"};
    if (order.uses.size() == 1 && order.uses.front() == publish::Use::share && trimmed(order.recipient).empty() &&
        order.said == Said::given)
        return Error{Fault::invalid_argument, "consent to share needs with whom: --to RECIPIENT"};
    if (!order.day.empty() && !parse_edtf(order.day))
        return Error{Fault::invalid_argument, "'" + order.day + "' is no day; write it as 2026-01-09"};
    std::vector<WorkOrder> orders;
    for (const auto use : order.uses) {
        const std::string recipient{trimmed(order.recipient)};
        const auto field = std::string{publish::name_of(use)} + "/" + (recipient.empty() ? "*" : recipient);
        std::string value;
        if (order.said != Said::nothing)
            value = std::string{said_names.at(static_cast<std::size_t>(order.said))} + " " +
                    (order.day.empty() ? "-" : order.day) + (order.words.empty() ? "" : " " + order.words);
        orders.push_back({"consent:" + std::string{trimmed(order.source)}, field, value});
    }
    return set_work(session, orders);
}

} // namespace vigil::app
