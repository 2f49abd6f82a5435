// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "lists/words.hpp"

namespace vigil::app {

/// The tables of data/lists, compiled at their first use.
const lists::Words& list_words();

} // namespace vigil::app
