// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/json.hpp"
#include "web/paging.hpp"
#include "web/twins.hpp"

#include <nlohmann/json.hpp>

namespace vigil::web {
namespace {

constexpr std::size_t people_on_a_page = 100;

} // namespace

/// A page of everybody: the whole of a long list is for exports.
Result<std::string> twin_of_people(const Asked& asked)
{
    const std::size_t page = page_asked(asked.request);
    answers::PeopleQuestion question;
    question.most = people_on_a_page;
    question.from = (page - 1) * people_on_a_page;
    const auto answer = app::people(asked.session, asked.view, question);
    auto twin = nlohmann::ordered_json::parse(publish::to_json(answer));
    twin["matched"] = answer.matched;
    if (answer.matched > people_on_a_page || page > 1) // One page needs no way to others.
        twin["pages"] = pages_of(page, answer.matched, people_on_a_page);
    return twin.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace vigil::web
