// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/extraction.hpp"

namespace vigil::ingest {

/// Brings `part.text` into normal form C and moves map and cells along. A character that changes becomes a run of its
/// own, because it is no longer byte for byte. Drops white space at both ends. Pre: the text is UTF-8.
void normalise(Part& part);

} // namespace vigil::ingest
