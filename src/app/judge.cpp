// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/judge.hpp"

#include "app/note.hpp"
#include "app/stored_value.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigil::app {
namespace {

using ledger::Checked;
using ledger::Verdict;

/// Says the check, of another member, the same as the new one? Then both stand (docs/methods/assessment.md, step 18).
bool agrees(const Checked& check, const Checked& now)
{
    if ((check.verdict == Verdict::reject) != (now.verdict == Verdict::reject))
        return false;
    return check.verdict != Verdict::correct || now.verdict != Verdict::correct || check.field != now.field ||
           check.n != now.n || check.value == now.value;
}

/// Every check in force that the member saw, but for those of others that agree. Corrections of other values stay in
/// force all the same: they are followed as checks of the claim, not as corrections of their value (step 4).
std::vector<EntryId> followed(const ClaimRow& row, const Checked& now, std::string_view member)
{
    std::vector<EntryId> follows;
    for (const auto& [judgement, in_force] : row.judgements)
        if (const auto* check = std::get_if<Checked>(&judgement.body);
            in_force && check && (judgement.member == member || !agrees(*check, now)))
            follows.push_back(judgement.id);
    return follows;
}

Result<Done> check_value(const CheckOrder& order)
{
    const auto wrong = [&](const std::string& what) {
        return Error{Fault::invalid_argument, "'" + order.value + "' is no " + what};
    };
    if (order.value.empty())
        return Done{};
    if (order.field == "type")
        return domain::claim_type_named(order.value) ? Result<Done>{Done{}} : wrong("type of claim");
    if (order.field == "modality")
        return domain::modality_named(order.value) ? Result<Done>{Done{}} : wrong("modality");
    if (order.field == "time") {
        VIGIL_CHECK(parse_edtf(order.value));
    } else if (order.field == "count") {
        VIGIL_CHECK(parse_count(order.value));
    }
    return Done{};
}

Result<Done> check_order(const CheckOrder& order)
{
    if (order.verdict == Verdict::reject && trimmed(order.reason).empty())
        return Error{Fault::invalid_argument, "a rejection needs a reason (--reason)"};
    if (order.verdict != Verdict::correct)
        return Done{};
    constexpr std::array<std::string_view, 4> single{"type", "time", "count", "modality"};
    if (std::ranges::find(single, order.field) == single.end() && !domain::field_named(order.field))
        return Error{Fault::invalid_argument,
                     "'" + order.field +
                         "' is no field of a claim; use type, actor, target, count, place, time, law, "
                         "detail, source or modality"};
    return check_value(order);
}

Result<ClaimRow> row_with(const Session& session, const EntryId& id)
{
    auto rows = claims_with(session, {id});
    if (rows.empty())
        return Error{Fault::invalid_argument,
                     "the entry " + id.digest.short_hex() + " is no claim that stands in this casebook"};
    return std::move(rows.front());
}

Result<Done> append(Session& session, const std::vector<ledger::Body>& bodies)
{
    return session.casebook().append(session.member(), seal::random_digest(),
                                     [&](store::Writer& writer) -> Result<Done> {
                                         for (const auto& body : bodies)
                                             writer.add(body);
                                         return Done{};
                                     });
}

Result<Done> needs_reason(std::string_view reason)
{
    if (trimmed(reason).empty())
        return Error{Fault::invalid_argument, "a judgement needs its reason (--reason)"};
    return Done{};
}

} // namespace

std::string stored_value(const CheckOrder& order)
{
    const auto count =
        order.field == "count" && !order.value.empty() ? parse_count(order.value) : Result<domain::Count>{Error{}};
    if (!count)
        return to_nfc(order.value);
    return (count->approximate ? "~" : "") + std::to_string(count->min) + ".." +
           (count->max ? std::to_string(*count->max) : std::string{});
}

Result<Done> check(Session& session, const std::vector<CheckOrder>& orders)
{
    const auto guard = session.lock();
    std::vector<ledger::Body> bodies;
    std::vector<EntryId> ids;
    for (const auto& order : orders)
        ids.push_back(order.claim);
    const auto rows = claims_with(session, ids);
    for (const auto& order : orders) {
        VIGIL_CHECK(check_order(order));
        const auto row = std::ranges::find(rows, order.claim, &ClaimRow::id);
        if (row == rows.end())
            return Error{Fault::invalid_argument,
                         "the entry " + order.claim.digest.short_hex() + " is no claim that stands in this casebook"};
        Checked now{order.claim, order.verdict, order.field, order.n, stored_value(order), to_nfc(order.reason), {}};
        now.follows = followed(*row, now, session.member());
        bodies.emplace_back(std::move(now));
    }
    return bodies.empty() ? Result<Done>{Done{}} : append(session, bodies);
}

Result<Done> assess(Session& session, const AssessOrder& order)
{
    VIGIL_CHECK(needs_reason(order.reason));
    const auto guard = session.lock();
    VIGIL_TRY(const auto row, row_with(session, order.claim));
    ledger::Assessed body{order.claim,
                          order.grade,
                          order.standard.empty() ? "reasonable grounds to believe" : to_nfc(order.standard),
                          to_nfc(order.reason),
                          {}};
    for (const auto& [judgement, in_force] : row.judgements)
        if (in_force && std::holds_alternative<ledger::Assessed>(judgement.body))
            body.follows.push_back(judgement.id);
    return append(session, {body});
}

Result<Done> link(Session& session, const LinkOrder& order)
{
    VIGIL_CHECK(needs_reason(order.reason));
    const auto guard = session.lock();
    if (order.a == order.b)
        return Error{Fault::invalid_argument, "a mention cannot be linked with itself"};
    ledger::Linked body{order.verb, order.a, order.b, to_nfc(order.reason), 1000, {}};
    // A later judgement on the same pair takes the place of the earlier ones.
    for (const auto& judgement : session.casebook().evidence_of_claims({order.a.claim, order.b.claim}).judgements)
        if (const auto* earlier = std::get_if<ledger::Linked>(&judgement.body);
            earlier && std::minmax(earlier->a, earlier->b) == std::minmax(order.a, order.b))
            body.follows.push_back(judgement.id);
    return append(session, {body});
}

Result<Done> withdraw(Session& session, std::string_view id, const std::string& reason)
{
    VIGIL_CHECK(needs_reason(reason));
    const auto guard = session.lock();
    VIGIL_TRY(const auto entry, session.casebook().entry_by_prefix(id));
    VIGIL_TRY(const auto found, session.casebook().entry(entry));
    const auto kind = static_cast<ledger::Kind>(found.header.kind);
    // A withdrawal takes back the claims under a document, part or reading; what is kept stays kept.
    constexpr std::array kinds{ledger::Kind::document, ledger::Kind::part,   ledger::Kind::reading, ledger::Kind::claim,
                               ledger::Kind::check,    ledger::Kind::assess, ledger::Kind::link};
    if (std::ranges::find(kinds, kind) == kinds.end())
        return Error{Fault::invalid_argument,
                     "only a document, part, reading, claim, check, assessment or link can be withdrawn"};
    return append(session, {ledger::Withdrawn{entry, to_nfc(reason)}});
}

Result<Done> name_source(Session& session, const ledger::SourceNamed& source)
{
    if (trimmed(source.code).empty())
        return Error{Fault::invalid_argument, "a source needs a code name"};
    const auto guard = session.lock();
    return append(session, {source});
}

Result<ledger::MentionRef> find_mention(const Session& session, std::string_view text)
{
    const auto guard = session.lock();
    const auto pieces = split(text, '/');
    ledger::MentionRef mention;
    VIGIL_TRY(mention.claim, session.casebook().entry_by_prefix(pieces[0]));
    if (pieces.size() == 1)
        return mention;
    const auto field = domain::field_named(pieces[1]);
    std::uint32_t n = 0;
    const auto number = pieces.size() > 2 ? pieces[2] : std::string_view{"0"};
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), n);
    if (!field || pieces.size() > 3 || fault != std::errc{} || end != number.data() + number.size())
        return Error{Fault::malformed, "'" + std::string{text} + "' is no mention; write CLAIM/target/0"};
    mention.field = *field;
    mention.n = n;
    return mention;
}

} // namespace vigil::app
