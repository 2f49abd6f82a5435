// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/edtf.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vigil::cli {

/// How the interview talks to a person.
struct Asker {
    /// Shows a question and gives the line that is typed; nothing when there is no more input.
    std::function<std::optional<std::string>(std::string_view question)> ask;
    std::function<void(std::string_view sentence)> tell;
};

/// Asks for a note, field by field, and gives it as the lines that app::note_from_lines reads. An answer that cannot be
/// taken is asked for again at once, so that nothing typed before it is lost. `today` is offered for the day it was
/// told. The end of input ends the note.
std::string note_interview(const Asker& asker, Day today);

} // namespace vigil::cli
