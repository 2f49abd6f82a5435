// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/changes.md.
#include "app/past.hpp"

#include "app/definitions.hpp"
#include "app/places.hpp"
#include "app/questions.hpp"
#include "records/mentions.hpp"

namespace vigil::app {
namespace {

answers::Knowledge knowledge_of(const records::Evidence& evidence, const answers::View& view)
{
    answers::Knowledge known;
    known.material = {records::fold_all(evidence, view.floor, view.known),
                      records::standing(evidence, view.floor, view.known)};
    known.proposed = view.floor == Floor::proposed ? known.material.standing
                                                   : records::standing(evidence, Floor::proposed, view.known);
    return known;
}

records::Evidence all_evidence(const Session& session)
{
    const auto guard = session.lock();
    return session.casebook().evidence();
}

bool asks_for_counts(const answers::ChangesQuestion& question)
{
    return question.sections.empty() || question.sections.contains("counts");
}

/// Step 2: each saved definition of a count is a line.
Result<Done> add_counts(const Session& session, const records::Evidence& evidence, const answers::View& view,
                        answers::Knowledge& known)
{
    std::optional<answers::Knowledge> other; // At the other floor, where a definition asks for it.
    for (const auto& definition : definitions(session)) {
        if (definition.shipped)
            continue;
        answers::View asked = view;
        if (!definition.words.floor.empty())
            asked.floor = definition.words.floor == "proposed" ? Floor::proposed : Floor::checked;
        if (asked.floor != view.floor && !other)
            other = knowledge_of(evidence, asked);
        const auto& material = asked.floor == view.floor ? known.material : other->material;
        VIGIL_TRY(const auto count, minimum_count_in(session, material, asked, definition.words));
        answers::Line line{"counts", definition.name, definition.label(), count.sentence, {}, {}};
        for (const auto& row : count.rows)
            if (row.in)
                records::add_basis(line.basis, row.claim);
        known.more.push_back(std::move(line));
    }
    return Done{};
}

/// Of evidence that was cut to a time, or by the view's `known`.
Result<answers::Knowledge> with_counts(const Session& session, const records::Evidence& evidence,
                                       const answers::View& view, const answers::ChangesQuestion& question)
{
    auto known = knowledge_of(evidence, view);
    known.material.places = answers::PlaceNames{known_places(session)};
    if (asks_for_counts(question))
        VIGIL_CHECK(add_counts(session, evidence, view, known));
    return known;
}

/// Erased claims cannot be taken into the earlier answer any more (as-of, step 6).
void say_erased(const Session& session, Instant before, answers::Changes& answer)
{
    const auto guard = session.lock();
    const auto erased = session.casebook().erased_claims(before);
    answer.head.method +=
        " Of the claims known then, " + std::to_string(erased) + (erased == 1 ? " was" : " were") + " erased since.";
}

} // namespace

answers::Knowledge knowledge(const Session& session, const answers::View& view, std::optional<Instant> at)
{
    const auto evidence = all_evidence(session);
    return at ? knowledge_of(answers::known_until(evidence, *at), view) : knowledge_of(evidence, view);
}

Result<answers::Changes> changes(const Session& session, const answers::View& view, Day from, std::optional<Day> to,
                                 const answers::ChangesQuestion& question)
{
    if (to && *to < from)
        return Error{Fault::invalid_argument, "the later day of knowledge lies before the earlier one"};
    answers::View then = view, now = view; // Step 1.
    then.known = from;
    now.known = to;
    const auto evidence = all_evidence(session);
    VIGIL_TRY(const auto before, with_counts(session, evidence, then, question));
    VIGIL_TRY(const auto after, with_counts(session, evidence, now, question));
    auto answer = answers::changes(before, then, after, now, question);
    answer.since = to_string(from);
    answer.until = to ? to_string(*to) : "now";
    say_erased(session, Instant{from + std::chrono::days{1}}, answer);
    return answer;
}

Result<answers::Changes> changes_since(const Session& session, const answers::View& now, Instant then,
                                       const answers::ChangesQuestion& question)
{
    answers::View earlier = now; // Step 8.
    earlier.as_of = std::chrono::floor<std::chrono::days>(then);
    const auto evidence = all_evidence(session);
    VIGIL_TRY(const auto before, with_counts(session, answers::known_until(evidence, then), earlier, question));
    VIGIL_TRY(const auto after, with_counts(session, evidence, now, question));
    auto answer = answers::changes(before, earlier, after, now, question);
    answer.since = to_string(then);
    answer.until = "now";
    say_erased(session, then + std::chrono::seconds{1}, answer);
    return answer;
}

Result<std::vector<answers::Line>> lines_now(const Session& session, const answers::View& view,
                                             const answers::ChangesQuestion& question)
{
    // What changed since nothing was known is all there is.
    VIGIL_TRY(const auto known, with_counts(session, all_evidence(session), view, question));
    const auto answer = answers::changes({}, view, known, view, question);
    std::vector<answers::Line> lines;
    for (const auto& change : answer.changes)
        lines.insert(lines.end(), change.after.begin(), change.after.end());
    return lines;
}

std::size_t erased_since(const Session& session, const answers::View& view)
{
    if (!view.known)
        return 0;
    const auto guard = session.lock();
    return session.casebook().erased_claims(Instant{*view.known + std::chrono::days{1}});
}

} // namespace vigil::app
