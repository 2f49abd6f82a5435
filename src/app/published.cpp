// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/minimum-count.md.
#include "app/published.hpp"

#include "app/care.hpp"
#include "app/work.hpp"
#include "base/digest.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vigil::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view field = "number";

Json optional_number(const std::optional<std::int64_t>& number)
{
    return number ? Json(*number) : Json();
}

Json json_of(const PublishedNumber& number)
{
    auto totals = Json::array();
    for (const auto& [source, least] : number.totals)
        totals.push_back({source, least});
    auto in = Json::array();
    for (const auto& claim : number.in)
        in.push_back(claim.hex());
    return {{"where", number.where},
            {"sentence", number.sentence},
            {"asked", number.asked},
            {"rule", number.rule},
            {"at_least", optional_number(number.at_least)},
            {"from_reports", number.from_reports},
            {"from_names", number.from_names},
            {"definition", number.definition},
            {"words", number.words},
            {"floor", number.floor},
            {"as_of", number.as_of},
            {"known", number.known_by},
            {"program", number.program},
            {"totals", std::move(totals)},
            {"in", std::move(in)},
            {"out", number.out}};
}

std::optional<EntryId> claim_of(const std::string& hex)
{
    const auto digest = parse_digest(hex);
    return digest ? std::optional{EntryId{*digest}} : std::nullopt;
}

/// What another program wrote is read as far as it goes; nothing of it is trusted to be there.
void read_json(const std::string& text, PublishedNumber& number)
{
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        number.sentence = "This published number cannot be read.";
        return;
    }
    const auto take = [&](const char* name, std::string& to) {
        if (const auto found = json.find(name); found != json.end() && found->is_string())
            to = found->get<std::string>();
    };
    const auto count = [&](const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_number_integer() ? std::optional{found->get<std::int64_t>()}
                                                                 : std::nullopt;
    };
    take("where", number.where);
    take("sentence", number.sentence);
    take("asked", number.asked);
    take("rule", number.rule);
    take("definition", number.definition);
    take("words", number.words);
    take("floor", number.floor);
    take("as_of", number.as_of);
    take("known", number.known_by);
    take("program", number.program);
    number.at_least = count("at_least");
    number.from_reports = count("from_reports").value_or(0);
    number.from_names = count("from_names").value_or(0);
    number.out = static_cast<std::size_t>(std::max<std::int64_t>(0, count("out").value_or(0)));
    for (const auto& total : json.value("totals", Json::array()))
        if (total.is_array() && total.size() == 2 && total[0].is_string() && total[1].is_number_integer())
            number.totals.emplace_back(total[0].get<std::string>(), total[1].get<std::int64_t>());
    for (const auto& claim : json.value("in", Json::array()))
        if (claim.is_string())
            if (const auto id = claim_of(claim.get<std::string>()))
                number.in.push_back(*id);
}

PublishedNumber number_from(const answers::MinimumCount& count, const CountWords& words,
                            const std::optional<Definition>& definition, const std::string& where)
{
    PublishedNumber number;
    number.where = where;
    number.sentence = count.sentence;
    number.asked = answers::in_words(count.question);
    number.rule = answers::rule_in_words(count.question);
    number.at_least = count.at_least;
    number.from_reports = count.from_reports;
    number.from_names = count.from_names;
    number.definition = definition ? definition->label() : "";
    number.words = definition_text(words);
    number.floor = answers::label_of(count.head.view.floor);
    number.as_of = to_string(count.head.view.day());
    number.known_by = count.head.view.known ? to_string(*count.head.view.known) : "";
    number.program = version();
    for (const auto& total : count.totals)
        number.totals.emplace_back(total.source, total.least);
    for (const auto& row : count.rows)
        if (row.in)
            number.in.push_back(row.claim);
    number.out = count.rows.size() - number.in.size();
    return number;
}

/// The view under which it was published, but of today's knowledge.
Result<View> view_of(const Session& session, const PublishedNumber& number)
{
    auto view = view_now(session, number.floor == "proposed" ? Floor::proposed : Floor::checked);
    VIGIL_TRY(const auto day, parse_day(number.as_of));
    view.as_of = day;
    return view;
}

/// Step 28.
Result<Done> ask_again(const Session& session, PublishedToday& one)
{
    VIGIL_TRY(const auto words, parse_definition(one.published.words));
    VIGIL_TRY(auto view, view_of(session, one.published));
    VIGIL_TRY(auto now, minimum_count(session, view, words));
    one.now = std::move(now);
    if (one.published.known_by.empty()) {
        VIGIL_TRY(auto then, minimum_count_at(session, view, words, one.published.at));
        one.then = std::move(then);
    } else {
        VIGIL_TRY(view.known, parse_day(one.published.known_by));
        VIGIL_TRY(auto then, minimum_count(session, view, words));
        one.then = std::move(then);
    }
    std::vector<EntryId> in;
    for (const auto& row : one.now->rows)
        if (row.in)
            in.push_back(row.claim);
    auto before = one.published.in;
    std::ranges::sort(before);
    std::ranges::sort(in);
    std::ranges::set_difference(in, before, std::back_inserter(one.came_in));
    std::ranges::set_difference(before, in, std::back_inserter(one.went_out));
    return Done{};
}

Json today_of(const PublishedToday& one)
{
    auto json = json_of(one.published);
    json["key"] = one.published.key;
    json["by"] = one.published.member;
    json["at"] = to_string(one.published.at);
    json["entry"] = one.published.entry ? Json(one.published.entry->hex()) : Json();
    json["then_with_todays_rules"] = one.then ? optional_number(one.then->at_least) : Json();
    json["now"] = one.now ? optional_number(one.now->at_least) : Json();
    json["erased_since"] = one.erased;
    json["differs"] = one.differs();
    json["problem"] = one.problem.empty() ? Json() : Json(one.problem);
    for (const auto& [name, claims] : {std::pair{"came_in", &one.came_in}, std::pair{"went_out", &one.went_out}}) {
        json[name] = Json::array();
        for (const auto& claim : *claims)
            json[name].push_back(claim.hex());
    }
    return json;
}

} // namespace

bool PublishedToday::differs() const
{
    return !now || !then || now->at_least != published.at_least || then->at_least != published.at_least;
}

Result<PublishedNumber> publish_count(Session& session, const answers::MinimumCount& count, const CountWords& words,
                                      const std::optional<Definition>& definition, const std::string& where)
{
    if (trimmed(where).empty())
        return Error{Fault::invalid_argument, "say where the number is published, for example: 'Bulletin 4, page 2'"};
    auto number = number_from(count, words, definition, where);
    const auto text = json_of(number).dump(-1, ' ', false, Json::error_handler_t::replace);
    number.key = (definition ? definition->name : "count") + "-" + sha256(text).hex().substr(0, 8);
    if (!work_history(session, "published:" + number.key, field).empty())
        return Error{Fault::invalid_argument, "this very number was already published there, as " + number.key};
    VIGIL_CHECK(set_work(session, {{"published:" + number.key, std::string{field}, text}}));
    return number;
}

std::vector<PublishedNumber> published_numbers(const Session& session)
{
    std::vector<PublishedNumber> all;
    for (const auto& key : work_objects(session, "published")) {
        const auto history = work_history(session, "published:" + key, field);
        if (history.empty())
            continue;
        // Step 27: the first stands. What somebody wrote over it changes nothing.
        PublishedNumber number;
        number.key = key;
        number.entry = history.front().entry;
        number.member = history.front().member;
        number.at = history.front().known;
        read_json(history.front().value, number);
        all.push_back(std::move(number));
    }
    std::ranges::sort(all, {}, [](const PublishedNumber& one) { return std::pair{one.at, one.key}; });
    return all;
}

std::vector<PublishedToday> published_today(const Session& session, const View& view)
{
    std::vector<PublishedToday> all;
    for (auto& number : published_numbers(session)) {
        if (view.known && number.at >= Instant{*view.known + std::chrono::days{1}})
            continue;
        PublishedToday one;
        one.published = std::move(number);
        {
            const auto guard = session.lock();
            one.erased = session.casebook().erased_claims(one.published.at + std::chrono::seconds{1});
        }
        if (const auto asked = ask_again(session, one); !asked)
            one.problem = asked.error().message;
        all.push_back(std::move(one));
    }
    return all;
}

std::string to_json(const std::vector<PublishedToday>& numbers)
{
    auto rows = Json::array();
    for (const auto& one : numbers)
        rows.push_back(today_of(one));
    const Json all{{"published", std::move(rows)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::app
