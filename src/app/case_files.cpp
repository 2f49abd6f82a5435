// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/case_files.hpp"

#include "app/questions.hpp"
#include "app/work.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vigil::app {
namespace {

constexpr std::array<std::string_view, 4> head_fields{"title", "officer", "state", "note"};

std::string object_of(const std::string& reference)
{
    return "case:" + reference;
}

/// What a person named: id and label.
struct Found {
    std::string id, label;
};

/// Whom a case file is about is never guessed: of several records of one name somebody says which.
Error which_of(const answers::PersonPage& page, const std::vector<const answers::PersonRow*>& others)
{
    const auto shown = [](const answers::PersonRow& row) {
        return " " + row.name + " (" + row.id.substr(0, 12) + (row.custody.empty() ? "" : ", " + row.custody) + ");";
    };
    std::string message = "'" + page.row.name + "' may be one of " + std::to_string(others.size() + 1) +
                          " records that nobody decided about:" + shown(page.row);
    for (const auto* other : others)
        message += shown(*other);
    message.back() = '.';
    return {Fault::invalid_argument, message + " Name one of them by its id."};
}

Result<Found> found_person(const Session& session, const std::string& who)
{
    VIGIL_TRY(const auto page, person(session, view_now(session, Floor::proposed), who));
    const std::string key = search_key(who);
    std::vector<const answers::PersonRow*> others;
    if (search_key(page.row.name) == key)
        for (const auto& row : page.maybe_same)
            if (search_key(row.name) == key)
                others.push_back(&row);
    if (!others.empty())
        return which_of(page, others);
    return Found{page.row.id, page.row.name};
}

/// The one row whose id begins with `start`.
template <typename Rows, typename IdOf>
Result<Found> by_start(const Rows& rows, const std::string& start, std::string_view what, IdOf id_of)
{
    std::vector<Found> fit;
    if (start.size() >= 4)
        for (const auto& row : rows)
            if (id_of(row).starts_with(start))
                fit.push_back({id_of(row), row.label});
    if (fit.size() == 1)
        return std::move(fit.front());
    return Error{fit.empty() ? Fault::not_found : Fault::invalid_argument,
                 (fit.empty() ? "no " : "more than one ") + std::string{what} + " has an id that begins with '" +
                     start + "'; ids are shown by --json"};
}

Result<Found> found_document(const Session& session, const std::string& which)
{
    VIGIL_TRY(const auto one, document(session, which));
    return Found{one.document.id.hex(), one.document.body.file_name};
}

Result<Found> find(const Session& session, const CasePick& pick)
{
    const auto view = view_now(session, Floor::proposed);
    if (pick.kind == "person")
        return found_person(session, pick.who);
    if (pick.kind == "proceeding")
        return by_start(proceedings(session, view).rows, pick.who, "proceeding",
                        [](const auto& row) { return row.id; });
    if (pick.kind == "call")
        return by_start(calls(session, view).rows, pick.who, "call", [](const auto& row) { return row.call.id; });
    if (pick.kind == "document")
        return found_document(session, pick.who);
    return Error{Fault::invalid_argument,
                 "a case file holds people, proceedings, calls and documents, no " + pick.kind};
}

Result<Done> check_head(const std::map<std::string, std::string>& head)
{
    for (const auto& [field, value] : head) {
        if (std::ranges::find(head_fields, field) == head_fields.end())
            return Error{Fault::invalid_argument, "a case file has no field '" + field + "'"};
        if (field == "state" && !value.empty() && value != "open" && value != "closed")
            return Error{Fault::invalid_argument, "the state of a case file is open or closed, not '" + value + "'"};
    }
    return Done{};
}

std::vector<WorkOrder> orders_for(const std::string& reference, const std::map<std::string, std::string>& head)
{
    std::vector<WorkOrder> orders;
    for (const auto& [field, value] : head)
        orders.push_back({object_of(reference), field, value});
    return orders;
}

const std::vector<answers::CaseItem>& items_of(const answers::CaseFile& file, const std::string& kind)
{
    if (kind == "person")
        return file.people;
    if (kind == "proceeding")
        return file.proceedings;
    return kind == "call" ? file.calls : file.documents;
}

/// The item of the file that `who` names: by its label or id, else by what it finds in the casebook.
Result<Found> filed(const Session& session, const answers::CaseFile& file, const CasePick& pick)
{
    const auto& items = items_of(file, pick.kind);
    for (const auto& item : items)
        if (item.id.starts_with(pick.who) || search_key(item.label.text()) == search_key(pick.who))
            return Found{item.id, item.label.text()};
    VIGIL_TRY(auto one, find(session, pick));
    if (std::ranges::find(items, one.id, &answers::CaseItem::id) == items.end())
        return Error{Fault::not_found, "'" + pick.who + "' is not in the case file " + file.reference};
    return one;
}

} // namespace

Result<Done> new_case(Session& session, const std::string& reference, const std::map<std::string, std::string>& head)
{
    VIGIL_CHECK(answers::check_reference(reference));
    VIGIL_CHECK(check_head(head));
    const auto guard = session.lock();
    if (case_file(session, reference))
        return Error{Fault::invalid_argument, "there is a case file " + reference + " already"};
    auto fields = head;
    fields.try_emplace("state", "open");
    return set_work(session, orders_for(reference, fields));
}

Result<Done> set_case(Session& session, const std::string& reference, const std::map<std::string, std::string>& head)
{
    VIGIL_CHECK(check_head(head));
    const auto guard = session.lock();
    VIGIL_CHECK(case_file(session, reference));
    return set_work(session, orders_for(reference, head));
}

Result<std::vector<std::string>> put_in_case(Session& session, const std::string& reference,
                                             const std::vector<CasePick>& picks)
{
    const auto guard = session.lock();
    VIGIL_CHECK(case_file(session, reference));
    std::vector<WorkOrder> orders;
    std::vector<std::string> labels;
    for (const auto& pick : picks) {
        VIGIL_TRY(const auto one, find(session, pick));
        orders.push_back({object_of(reference), pick.kind + "/" + one.id, one.label.empty() ? one.id : one.label});
        labels.push_back(one.label);
    }
    VIGIL_CHECK(set_work(session, orders));
    return labels;
}

Result<std::vector<std::string>> take_from_case(Session& session, const std::string& reference,
                                                const std::vector<CasePick>& picks)
{
    const auto guard = session.lock();
    VIGIL_TRY(const auto file, case_file(session, reference));
    std::vector<WorkOrder> orders;
    std::vector<std::string> labels;
    for (const auto& pick : picks) {
        VIGIL_TRY(const auto one, filed(session, file, pick));
        orders.push_back({object_of(reference), pick.kind + "/" + one.id, {}});
        labels.push_back(one.label);
    }
    VIGIL_CHECK(set_work(session, orders));
    return labels;
}

Result<std::string> write_in_case(Session& session, const std::string& reference, const std::string& kind,
                                  const std::string& number, const std::map<std::string, std::string>& fields)
{
    const auto guard = session.lock();
    VIGIL_TRY(const auto file, case_file(session, reference));
    if (fields.empty())
        return Error{Fault::invalid_argument, "nothing to write: say what the " + kind + " is (--what)"};
    std::string key = answers::next_key(file, kind, session.member());
    if (!number.empty()) {
        VIGIL_TRY(key, answers::key_named(file, kind, number));
    } else if (!fields.contains("what") || trimmed(fields.at("what")).empty()) {
        return Error{Fault::invalid_argument, "a new " + kind + " needs its words (--what); an old one its --number"};
    }
    std::vector<WorkOrder> orders;
    for (const auto& [field, value] : fields) {
        VIGIL_CHECK(answers::check_field(kind, field, value));
        orders.push_back({object_of(reference), kind + "/" + key + "/" + field, value});
    }
    VIGIL_CHECK(set_work(session, orders));
    return key;
}

Result<answers::CaseFile> case_file(const Session& session, const std::string& reference)
{
    const auto fields = work_fields(session, object_of(reference));
    if (fields.empty())
        return Error{Fault::not_found, "there is no case file " + reference + "; see: vigil case CASEBOOK list"};
    return answers::case_file(reference, fields);
}

std::vector<answers::CaseFile> case_files(const Session& session)
{
    const auto guard = session.lock();
    std::vector<answers::CaseFile> files;
    for (const auto& reference : work_objects(session, "case"))
        files.push_back(answers::case_file(reference, work_fields(session, object_of(reference))));
    return files;
}

Result<std::vector<CaseChange>> case_history(const Session& session, const std::string& reference)
{
    const auto guard = session.lock();
    std::vector<CaseChange> changes;
    session.casebook().history([&](const store::LoggedEntry& entry) {
        const auto* set = std::get_if<ledger::Set>(&entry.body);
        if (set != nullptr && set->object == object_of(reference))
            changes.push_back({set->field, {set->value, entry.id, entry.member, entry.known}});
        return true;
    });
    if (changes.empty())
        return Error{Fault::not_found, "there is no case file " + reference + "; see: vigil case CASEBOOK list"};
    std::ranges::reverse(changes);
    return changes;
}

} // namespace vigil::app
