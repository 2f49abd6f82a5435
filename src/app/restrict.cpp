// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/restrict.hpp"

#include "app/case_files.hpp"
#include "app/claims.hpp"
#include "app/questions.hpp"
#include "app/work.hpp"

#include <algorithm>
#include <array>

namespace vigil::app {
namespace {

constexpr std::array<std::string_view, 8> kinds{"claim",    "document",   "person",        "proceeding",
                                                "incident", "disruption", "participation", "call"};

struct Marked {
    std::string object, label;
};

Result<Marked> marked_claim(const Session& session, const std::string& start)
{
    VIGIL_TRY(const auto id, session.casebook().entry_by_prefix(start));
    if (claims_with(session, {id}).empty())
        return Error{Fault::invalid_argument, "the entry " + start + " is no claim that stands in this casebook"};
    return Marked{"claim:" + id.hex(), "claim " + id.digest.short_hex()};
}

Result<Marked> marked_document(const Session& session, const std::string& name)
{
    VIGIL_TRY(const auto found, document(session, name));
    return Marked{"document:" + found.document.id.hex(), found.document.body.file_name};
}

Result<Marked> marked_person(const Session& session, const std::string& who)
{
    VIGIL_TRY(const auto page, person(session, view_now(session, Floor::proposed), who));
    return Marked{"person:" + page.row.id, page.row.name};
}

Result<Marked> marked_case(const Session& session, const std::string& reference)
{
    VIGIL_TRY(const auto file, case_file(session, reference));
    return Marked{"case:" + file.reference, "case file " + file.reference};
}

Result<std::vector<Marked>> found(const Session& session, const RestrictOrder& order)
{
    std::vector<Marked> all;
    for (const auto& one : order.claims) {
        VIGIL_TRY(all.emplace_back(), marked_claim(session, one));
    }
    for (const auto& one : order.documents) {
        VIGIL_TRY(all.emplace_back(), marked_document(session, one));
    }
    for (const auto& one : order.people) {
        VIGIL_TRY(all.emplace_back(), marked_person(session, one));
    }
    for (const auto& one : order.cases) {
        VIGIL_TRY(all.emplace_back(), marked_case(session, one));
    }
    return all;
}

} // namespace

Result<std::vector<std::string>> restrict_to(Session& session, const RestrictOrder& order)
{
    const auto guard = session.lock();
    VIGIL_TRY(const auto all, found(session, order));
    if (all.empty())
        return Error{Fault::invalid_argument, "say what to mark: --claim, --document, --person or --case"};
    std::vector<WorkOrder> orders;
    std::vector<std::string> labels;
    for (const auto& one : all) {
        const bool open = order.level == answers::Level::open;
        orders.push_back({one.object, "level", open ? "" : std::string{answers::name_of(order.level)}});
        labels.push_back(one.label);
    }
    VIGIL_CHECK(set_work(session, orders));
    return labels;
}

Result<Done> set_session_level(Session& session, answers::Level level)
{
    return set_work(session, {{"casebook:this", "session level", std::string{answers::name_of(level)}}});
}

std::vector<Mark> marks(const Session& session)
{
    const auto guard = session.lock();
    std::vector<Mark> all;
    const auto add = [&](const std::string& object) {
        Mark mark{object, {}, session.casebook().setting(object, "level")};
        std::erase(mark.levels, "");
        if (!mark.levels.empty())
            all.push_back(std::move(mark));
    };
    for (const auto kind : kinds)
        for (const auto& object : session.casebook().setting_objects(std::string{kind} + ":"))
            add(object);
    for (const auto& object : session.casebook().setting_objects("case:"))
        add(object);
    return all;
}

} // namespace vigil::app
