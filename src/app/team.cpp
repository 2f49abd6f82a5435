// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/review.md.
#include "app/team.hpp"

#include "app/questions.hpp"
#include "app/stored_value.hpp"
#include "base/utf8.hpp"
#include "records/second.hpp"

#include <algorithm>
#include <charconv>

namespace vigil::app {
namespace {

using ledger::Checked;
using ledger::Verdict;

constexpr std::string_view claim_kind = "claim:";
constexpr std::string_view document_kind = "document:";

constexpr std::string_view comment_field = "comment/";

/// Of "comment/3-mara": 3; of any other field: 0.
int comment_number(std::string_view field)
{
    int number = 0;
    if (field.starts_with(comment_field))
        std::from_chars(field.data() + comment_field.size(), field.data() + field.size(), number);
    return number;
}

std::string object_of(const EntryId& claim)
{
    return std::string{claim_kind} + claim.hex();
}

std::optional<EntryId> id_of(const std::string& object, std::string_view kind)
{
    const auto digest = parse_digest(object.substr(kind.size()));
    return digest ? std::optional{EntryId{*digest}} : std::nullopt;
}

ClaimWork work_of(const std::map<std::string, std::vector<WorkValue>>& fields)
{
    ClaimWork work;
    for (const auto& [field, values] : fields)
        for (const auto& value : values) {
            if (field.starts_with(comment_field))
                work.comments.push_back({value.value, value.member, value.known});
            else if (field == "assigned")
                work.assigned.push_back(value.value);
            else if (field == "second")
                work.needs_second = work.needs_second || value.value == "yes";
            else if (field == "level")
                work.level = value.value;
        }
    std::ranges::stable_sort(work.comments, {}, &ClaimWork::Comment::known);
    return work;
}

Result<EntryId> claim_with(const Session& session, std::string_view start)
{
    VIGIL_TRY(const auto id, session.casebook().entry_by_prefix(start));
    if (claims_with(session, {id}).empty())
        return Error{Fault::invalid_argument,
                     "the entry " + std::string{start} + " is no claim that stands in this casebook"};
    return id;
}

/// Does the check stand against what is ordered? Agreeing with a corrected claim is agreeing.
bool differs(const CheckOrder& order, const Checked& check)
{
    if ((order.verdict == Verdict::reject) != (check.verdict == Verdict::reject))
        return true;
    return order.verdict == Verdict::correct && check.verdict == Verdict::correct && order.field == check.field &&
           order.n == check.n && stored_value(order) != check.value;
}

std::string words_for(const Checked& check)
{
    std::string words = check.verdict == Verdict::accept   ? "accepted"
                        : check.verdict == Verdict::reject ? "rejected"
                                                           : "corrected " + check.field + " to " + check.value;
    return check.reason.empty() ? words : words + ": " + check.reason;
}

} // namespace

std::map<EntryId, ClaimWork> claim_work(const Session& session)
{
    const auto guard = session.lock();
    std::map<EntryId, ClaimWork> all;
    for (const auto& object : session.casebook().setting_objects(claim_kind))
        if (const auto id = id_of(object, claim_kind))
            all.emplace(*id, work_of(work_fields(session, object)));
    return all;
}

Result<Done> comment(Session& session, std::string_view claim, const std::string& words)
{
    if (trimmed(words).empty())
        return Error{Fault::invalid_argument, "a comment needs its words"};
    const auto guard = session.lock();
    VIGIL_TRY(const auto id, claim_with(session, claim));
    int highest = 0;
    for (const auto& [field, values] : work_fields(session, object_of(id)))
        highest = std::max(highest, comment_number(field));
    // With its writer, so that two comments written at once are two.
    const auto field = std::string{comment_field} + std::to_string(highest + 1) + "-" + session.member();
    return set_work(session, {{object_of(id), field, std::string{trimmed(words)}}});
}

Result<std::size_t> assign(Session& session, const std::vector<std::string>& claims,
                           const std::vector<std::string>& documents, const std::string& member)
{
    const auto guard = session.lock();
    std::vector<WorkOrder> orders;
    for (const auto& start : claims) {
        VIGIL_TRY(const auto id, claim_with(session, start));
        orders.push_back({object_of(id), "assigned", member});
    }
    for (const auto& name : documents) {
        VIGIL_TRY(const auto found, document(session, name));
        orders.push_back({std::string{document_kind} + found.document.id.hex(), "assigned", member});
    }
    if (orders.empty())
        return Error{Fault::invalid_argument, "say what to assign: --claim or --document"};
    VIGIL_CHECK(set_work(session, orders));
    return orders.size();
}

std::vector<Assignment> assignments(const Session& session)
{
    const auto guard = session.lock();
    std::vector<Assignment> all;
    std::map<std::string, std::string> files;
    for (const auto& row : session.casebook().documents())
        files.emplace(row.id.hex(), row.body.file_name);
    for (const auto kind : {claim_kind, document_kind})
        for (const auto& object : session.casebook().setting_objects(kind))
            for (const auto& value : work_values(session, object, "assigned")) {
                const auto id = object.substr(kind.size());
                all.push_back({std::string{kind.substr(0, kind.size() - 1)}, id, files[id], value.value});
            }
    std::ranges::stable_sort(all, {}, &Assignment::member);
    return all;
}

Result<Done> flag_second(Session& session, const std::vector<EntryId>& claims, bool needed)
{
    std::vector<WorkOrder> orders;
    for (const auto& claim : claims)
        orders.push_back({object_of(claim), "second", needed ? "yes" : ""});
    return set_work(session, orders);
}

std::vector<Conflict> conflicts(const Session& session, const std::vector<CheckOrder>& orders)
{
    std::vector<EntryId> ids;
    for (const auto& order : orders)
        ids.push_back(order.claim);
    const auto rows = claims_with(session, ids);
    std::vector<Conflict> found;
    for (const auto& order : orders) {
        const auto row = std::ranges::find(rows, order.claim, &ClaimRow::id);
        if (row == rows.end())
            continue;
        for (const auto& [judgement, in_force] : row->judgements) {
            const auto* check = std::get_if<Checked>(&judgement.body);
            if (in_force && check && judgement.member != session.member() && differs(order, *check))
                found.push_back({order.claim, judgement.member, words_for(*check), judgement.known});
        }
    }
    return found;
}

Result<Done> save_filter(Session& session, const std::string& name, const std::map<std::string, std::string>& options)
{
    if (trimmed(name).empty())
        return Error{Fault::invalid_argument, "a filter is saved under a name"};
    if (options.empty())
        return Error{Fault::invalid_argument, "the filter is empty: give --type, --document, --words or the like"};
    const auto guard = session.lock();
    const auto object = "filter:" + name;
    std::vector<WorkOrder> orders;
    for (const auto& [option, values] : work_fields(session, object))
        if (!options.contains(option))
            orders.push_back({object, option, {}});
    for (const auto& [option, value] : options)
        orders.push_back({object, option, value});
    return set_work(session, orders);
}

Result<std::map<std::string, std::string>> saved_filter(const Session& session, const std::string& name)
{
    std::map<std::string, std::string> options;
    for (const auto& [option, values] : work_fields(session, "filter:" + name)) {
        if (values.size() > 1)
            return Error{Fault::invalid_argument, "the filter " + name + " was saved twice at once and differs in " +
                                                      option + "; save it again"};
        options[option] = values.front().value;
    }
    if (options.empty())
        return Error{Fault::not_found, "no filter is saved under the name '" + name + "'"};
    return options;
}

std::vector<std::string> saved_filters(const Session& session)
{
    return work_objects(session, "filter");
}

} // namespace vigil::app
