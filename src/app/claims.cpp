// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/claims.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace vigil::app {
namespace {

using ledger::Checked;
using ledger::Grade;
using ledger::Verdict;

constexpr std::array<std::string_view, 5> state_names{"proposed", "accepted", "corrected", "rejected", "disputed"};
constexpr std::array<std::string_view, 6> grade_names{"unassessed", "confirmed", "likely",
                                                      "possible",   "unlikely",  "refuted"};

/// What a judgement was made about, or nothing for a link.
std::optional<EntryId> target_of(const records::Judgement& judgement)
{
    if (const auto* check = std::get_if<Checked>(&judgement.body))
        return check->claim;
    if (const auto* assessment = std::get_if<ledger::Assessed>(&judgement.body))
        return assessment->claim;
    return std::nullopt;
}

const std::vector<EntryId>& follows_of(const records::Judgement& judgement)
{
    static const std::vector<EntryId> none;
    if (const auto* check = std::get_if<Checked>(&judgement.body))
        return check->follows;
    if (const auto* assessment = std::get_if<ledger::Assessed>(&judgement.body))
        return assessment->follows;
    if (const auto* linked = std::get_if<ledger::Linked>(&judgement.body))
        return linked->follows;
    return none;
}

/// Does `later` take `earlier` out of force? A correction gives way only to a correction of the same value.
bool takes_over(const records::Judgement& later, const records::Judgement& earlier)
{
    const auto& follows = follows_of(later);
    if (std::ranges::find(follows, earlier.id) == follows.end())
        return false;
    const auto* old = std::get_if<Checked>(&earlier.body);
    if (!old || old->verdict != Verdict::correct)
        return true;
    const auto* check = std::get_if<Checked>(&later.body);
    return check && check->verdict == Verdict::correct && check->field == old->field && check->n == old->n;
}

/// Judgements that were withdrawn, or that a later one on the same target followed; and claims that were withdrawn.
std::set<EntryId> out_of_force(const records::Evidence& evidence)
{
    std::set<EntryId> withdrawn;
    for (const auto& judgement : evidence.judgements)
        if (const auto* withdrawal = std::get_if<ledger::Withdrawn>(&judgement.body))
            withdrawn.insert(withdrawal->entry);
    // A withdrawal that was itself withdrawn takes nothing back.
    std::set<EntryId> gone;
    for (const auto& judgement : evidence.judgements)
        if (const auto* withdrawal = std::get_if<ledger::Withdrawn>(&judgement.body);
            withdrawal && !withdrawn.contains(judgement.id))
            gone.insert(withdrawal->entry);

    std::map<EntryId, const records::Judgement*> by_id;
    for (const auto& judgement : evidence.judgements)
        by_id.emplace(judgement.id, &judgement);
    const auto standing = gone;
    for (const auto& later : evidence.judgements) {
        if (standing.contains(later.id))
            continue;
        for (const auto& id : follows_of(later))
            if (const auto earlier = by_id.find(id); earlier != by_id.end() && takes_over(later, *earlier->second))
                gone.insert(id);
    }
    return gone;
}

/// A claim, or what it stands under.
bool withdrawn(const records::ClaimFacts& facts, const std::set<EntryId>& gone)
{
    return gone.contains(facts.id) || gone.contains(facts.reading) || gone.contains(facts.passage->part) ||
           gone.contains(facts.passage->document);
}

bool rejects(const JudgementRow& row)
{
    const auto* check = std::get_if<Checked>(&row.judgement.body);
    return row.in_force && check && check->verdict == Verdict::reject;
}

ClaimState state_of(const ClaimRow& row, const records::StandingClaim* standing)
{
    if (!standing) // Rejected, or offered as a change of one that was checked.
        return std::ranges::any_of(row.judgements, rejects) ? ClaimState::rejected : ClaimState::proposed;
    if (standing->disputed)
        return ClaimState::disputed;
    if (!standing->checked)
        return ClaimState::proposed;
    return standing->claim == row.proposed ? ClaimState::accepted : ClaimState::corrected;
}

bool contains_words(std::string_view text, std::string_view words)
{
    return words.empty() || search_key(text).find(search_key(words)) != std::string::npos;
}

bool has_target(const domain::Claim& claim, const std::string& words)
{
    if (words.empty())
        return true;
    const auto targets = claim.all(domain::Field::target);
    return std::ranges::any_of(targets, [&](const auto& target) { return contains_words(target, words); });
}

bool fits(const ClaimRow& row, const ClaimFilter& filter)
{
    return (!filter.type || row.claim.type == *filter.type || row.proposed.type == *filter.type) &&
           contains_words(row.proposed.quote, filter.quote_contains) &&
           (has_target(row.claim, filter.target_contains) || has_target(row.proposed, filter.target_contains)) &&
           (!filter.state || row.state == *filter.state) && (!filter.waits_for_second || row.waits_for_second) &&
           (!filter.least_confidence || row.proposed.confidence >= *filter.least_confidence);
}

bool names_document(const store::DocumentRow& row, const store::Casebook& casebook, const std::string& wanted)
{
    if (row.body.file_name == wanted || row.id.hex().starts_with(wanted) || row.body.sha256.hex().starts_with(wanted))
        return true;
    for (const auto& part : casebook.parts(row.id))
        if (contains_words(part.body.title, wanted))
            return true;
    return false;
}

/// Claims and documents assigned to a member, as objects of work data name them.
class AssignedTo {
public:
    AssignedTo(const store::Casebook& casebook, const std::string& member)
    {
        for (const auto* kind : {"claim:", "document:"})
            for (const auto& object : casebook.setting_objects(kind))
                if (std::ranges::count(casebook.setting(object, "assigned"), member) > 0)
                    m_objects.insert(object);
    }
    bool holds(const ClaimRow& row) const
    {
        return m_objects.contains("claim:" + row.id.hex()) ||
               m_objects.contains("document:" + row.passage->document.hex());
    }

private:
    std::set<std::string> m_objects;
};

void add_rows(std::vector<ClaimRow>& rows, std::vector<ClaimRow>&& more, const ClaimFilter& filter)
{
    std::ranges::copy_if(more, std::back_inserter(rows), [&](const auto& row) { return fits(row, filter); });
}

/// The ends of the paragraph around a quote, at most `most` bytes either side, on character borders.
domain::Span around(std::string_view text, domain::Span quote, std::size_t most)
{
    std::size_t begin = quote.begin, end = quote.end;
    while (begin > 0 && quote.begin - begin < most && text[begin - 1] != '\n')
        --begin;
    while (end < text.size() && end - quote.end < most && text[end] != '\n')
        ++end;
    const auto inside = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (begin < quote.begin && inside(begin))
        ++begin;
    while (end > quote.end && inside(end))
        --end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

} // namespace

std::string_view name_of(ClaimState state)
{
    return state_names.at(static_cast<std::size_t>(state));
}

std::string_view name_of(ledger::Grade grade)
{
    return grade_names.at(static_cast<std::size_t>(grade));
}

std::optional<ledger::Grade> grade_named(std::string_view name)
{
    const auto found = std::ranges::find(grade_names, name);
    if (found == grade_names.end())
        return std::nullopt;
    return static_cast<ledger::Grade>(found - grade_names.begin());
}

std::vector<ClaimRow> rows_of(const records::Evidence& evidence)
{
    const auto standing = records::standing(evidence, Floor::proposed);
    std::map<EntryId, const records::StandingClaim*> standing_by_id;
    for (const auto& claim : standing.claims)
        standing_by_id.emplace(claim.id, &claim);

    const auto gone = out_of_force(evidence);
    std::map<EntryId, std::vector<JudgementRow>> judgements;
    for (const auto& judgement : evidence.judgements)
        if (const auto target = target_of(judgement))
            judgements[*target].push_back({judgement, !gone.contains(judgement.id)});

    std::vector<ClaimRow> rows;
    for (const auto& facts : evidence.claims) {
        ClaimRow row{facts.id,
                     facts.reading,
                     facts.claim,
                     facts.claim,
                     facts.passage,
                     facts.known,
                     ClaimState::proposed,
                     facts.superseded,
                     Grade::unassessed,
                     false,
                     false,
                     std::move(judgements[facts.id]),
                     facts.takes_from};
        std::ranges::stable_sort(row.judgements, {}, [](const auto& item) { return item.judgement.known; });
        const auto found = standing_by_id.find(facts.id);
        const auto* stands = found == standing_by_id.end() ? nullptr : found->second;
        if (!stands && (withdrawn(facts, gone) || (facts.superseded && std::ranges::none_of(row.judgements, rejects))))
            continue;
        row.state = state_of(row, stands);
        if (stands) {
            row.claim = stands->claim;
            row.grade = stands->grade;
            row.grade_disputed = stands->grade_disputed;
            row.waits_for_second = stands->waits_for_second;
        }
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {}, [](const auto& row) { return std::pair{row.proposed.span, row.id}; });
    return rows;
}

std::vector<ClaimRow> claims_of_part(const Session& session, const EntryId& part)
{
    const auto guard = session.lock();
    return rows_of(session.casebook().evidence_of_part(part));
}

std::vector<ClaimRow> claims_with(const Session& session, const std::vector<EntryId>& ids)
{
    const auto guard = session.lock();
    auto rows = rows_of(session.casebook().evidence_of_claims(ids));
    std::map<EntryId, std::size_t> place;
    for (std::size_t n = 0; n < ids.size(); ++n)
        place.emplace(ids[n], n);
    std::erase_if(rows, [&](const auto& row) { return !place.contains(row.id); });
    std::ranges::sort(rows, {}, [&](const auto& row) { return place.at(row.id); });
    return rows;
}

Result<std::vector<ClaimRow>> claims(const Session& session, const ClaimFilter& filter)
{
    const auto guard = session.lock();
    const auto& casebook = session.casebook();
    if (!filter.assigned_to.empty()) {
        auto rest = filter;
        rest.assigned_to.clear();
        VIGIL_TRY(auto all, claims(session, rest));
        const AssignedTo assigned{casebook, filter.assigned_to};
        std::erase_if(all, [&](const auto& row) { return !assigned.holds(row); });
        return all;
    }
    std::vector<ClaimRow> rows;
    if (!filter.ids.empty()) {
        std::vector<EntryId> ids;
        for (const auto& hex : filter.ids) {
            VIGIL_TRY(ids.emplace_back(), casebook.entry_by_prefix(hex));
        }
        add_rows(rows, claims_with(session, ids), filter);
        return rows;
    }
    bool found = filter.document.empty();
    for (const auto& document : casebook.documents()) {
        if (!filter.document.empty() && !names_document(document, casebook, filter.document))
            continue;
        found = true;
        for (const auto& part : casebook.parts(document.id))
            add_rows(rows, rows_of(casebook.evidence_of_part(part.id)), filter);
    }
    if (!found)
        return Error{Fault::not_found, "no document is called '" + filter.document + "'; see: vigil documents"};
    return rows;
}

Result<Explanation> explain(const Session& session, std::string_view id)
{
    const auto guard = session.lock();
    const auto& casebook = session.casebook();
    VIGIL_TRY(const auto entry, casebook.entry_by_prefix(id));
    auto rows = claims_with(session, {entry});
    if (rows.empty())
        return Error{Fault::invalid_argument,
                     "the entry " + std::string{id} + " is no claim that stands in this casebook"};
    Explanation out{std::move(rows.front()), {}, {}, {}, {}, {}, {}};
    VIGIL_TRY(out.part, casebook.part(out.row.passage->part));
    for (auto& document : casebook.documents())
        if (document.id == out.part.body.document)
            out.document = std::move(document);
    for (auto& reading : casebook.readings(out.part.id))
        if (reading.id == out.row.reading)
            out.reading = std::move(reading);
    out.member = out.document.member;
    VIGIL_TRY(const auto text, casebook.text(out.part.id));
    const auto quote = out.row.proposed.span;
    if (quote.end > text.size() || quote.begin > quote.end)
        return out;
    const auto paragraph = around(text, quote, 400);
    out.sentence = text.substr(paragraph.begin, paragraph.end - paragraph.begin);
    out.quote = {quote.begin - paragraph.begin, quote.end - paragraph.begin};
    return out;
}

} // namespace vigil::app
