// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/as-of.md.
#include "app/past_lists.hpp"

#include "answers/changes.hpp"
#include "app/claims.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

Instant last_second(Day day)
{
    return Instant{day + std::chrono::days{1}} - std::chrono::seconds{1};
}

bool known_by(Instant known, const View& view)
{
    return !view.known || known <= last_second(*view.known);
}

/// What has no date stays in: nobody says that it is later.
bool told_by(const std::optional<Edtf>& told, const View& view)
{
    return !view.as_of || !told || !told->earliest() || *told->earliest() <= *view.as_of;
}

/// Cuts a document to what was there. False: nothing of it.
bool cut(const Session& session, const View& view, DocumentOverview& document)
{
    if (!known_by(document.document.known, view) || !told_by(document.document.body.told, view))
        return false;
    const bool had_parts = !document.parts.empty();
    std::erase_if(document.parts, [&](const DocumentOverview::Part& part) {
        return !known_by(part.row.known, view) || !told_by(part.row.body.published, view);
    });
    if (view.known)
        for (auto& part : document.parts) {
            const auto claims = rows_of(
                answers::known_until(session.casebook().evidence_of_part(part.row.id), last_second(*view.known)));
            part.claims = claims.size();
            part.judged = static_cast<std::size_t>(std::ranges::count_if(
                claims, [](const ClaimRow& claim) { return claim.state != ClaimState::proposed; }));
        }
    // A document whose parts were read later was there, unread; one whose parts were all published later was not.
    return !had_parts || !document.parts.empty() || view.known;
}

} // namespace

std::vector<DocumentOverview> documents(const Session& session, const View& view)
{
    auto all = documents(session);
    const auto guard = session.lock();
    if (view.as_of || view.known)
        std::erase_if(all, [&](DocumentOverview& document) { return !cut(session, view, document); });
    return all;
}

Result<DocumentOverview> document(const Session& session, std::string_view which, const View& view)
{
    VIGIL_TRY(auto found, document(session, which));
    const auto guard = session.lock();
    if ((view.as_of || view.known) && !cut(session, view, found))
        return Error{Fault::not_found, "the document '" + std::string{which} + "' was not there by then"};
    return found;
}

std::vector<store::Hit> search(const Session& session, std::string_view words, const View& view, std::size_t limit)
{
    if (!view.as_of && !view.known)
        return search(session, words, limit);
    const auto guard = session.lock();
    for (std::size_t asked = limit;; asked *= 4) {
        auto hits = session.casebook().search(words, asked);
        const bool all = hits.size() < asked;
        std::erase_if(hits, [&](const store::Hit& hit) {
            const auto part = session.casebook().part(hit.part);
            return !told_by(hit.published, view) || !part || !known_by(part->known, view);
        });
        if (all || hits.size() >= limit) {
            hits.resize(std::min(hits.size(), limit));
            return hits;
        }
    }
}

} // namespace vigil::app
