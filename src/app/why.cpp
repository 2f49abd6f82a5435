// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/why.hpp"

#include "app/session.hpp"
#include "worker/why.hpp"

namespace vigil::app {
namespace {

Reason none(std::string without)
{
    return {std::nullopt, std::move(without), {}};
}

/// As worker/job.cpp tells the reader: what a person said of the document, else what it says of itself.
read::Context context_of(const Explanation& explanation)
{
    const auto& part = explanation.part.body;
    read::Context context;
    context.published = part.published ? part.published : explanation.document.body.told;
    context.language = explanation.reading.body.language;
    context.organisation = part.organisation;
    context.title = part.title;
    return context;
}

} // namespace

Reason why(Session& session, const Explanation& explanation)
{
    const domain::Claim& claim = explanation.row.proposed;
    if (claim.reader == "typed")
        return none("a person typed this claim");
    if (claim.rule.starts_with("list/"))
        return none("a row of a list states this claim");
    if (session.workers() == nullptr)
        return none("the text cannot be read again: " + session.no_workers());
    worker::WhyJob job{{}, context_of(explanation), claim.type, claim.rule, claim.span};
    {
        const auto guard = session.lock();
        auto text = session.casebook().text(explanation.part.id);
        if (!text)
            return none("the text is not at hand: " + text.error().message);
        job.text = *std::move(text);
    }
    auto found = worker::run_why(*session.workers(), job);
    if (!found)
        return none("the text cannot be read again: " + found.error().message);
    return {*std::move(found), {}, std::move(job.text)};
}

} // namespace vigil::app
