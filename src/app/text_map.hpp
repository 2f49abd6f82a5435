// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "ingest/extraction.hpp"

#include <vector>

namespace vigil::app {

/// Where the text of a part came from in the bytes of its document: the blob that PartKept::map names.
struct TextMap {
    std::vector<ingest::MapRun> runs;
    std::vector<ingest::Cell> cells;
    bool operator==(const TextMap&) const = default;
};

Bytes encode_map(const TextMap& map);
/// Errors: malformed.
Result<TextMap> decode_map(ByteView bytes);

} // namespace vigil::app
