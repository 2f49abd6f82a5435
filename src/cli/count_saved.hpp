// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/app.hpp"
#include "cli/command.hpp"

/// What `vigil count` does with definitions and published numbers.
namespace vigil::cli {

/// --definitions: those in force, or with a name all versions.
Result<Exit> show_definitions(const Invocation& call, const app::Session& session);
/// --published: each number beside those of today. Negative when one differs.
Result<Exit> show_published(const Invocation& call, const app::Session& session, const app::View& view);
/// --method: how the number was made.
void show_method(const Invocation& call, const app::Session& session, const answers::MinimumCount& count,
                 const app::CountWords& words, const std::optional<app::Definition>& definition);
/// --publish WHERE. Errors: those of publish_count.
Result<Done> publish(const Invocation& call, app::Session& session, const answers::MinimumCount& count,
                     const app::CountWords& words, const std::optional<app::Definition>& definition);

} // namespace vigil::cli
