// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base domain ingest
// The parent's check of the child's answer: hostile bytes are refused, or are a valid extraction with one encoding.
#include "ingest/extraction.hpp"
#include "holds.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace vigil;
    const auto value = decode_cbor({data, size});
    if (!value)
        return 0;
    if (const auto extraction = ingest::extraction_from_cbor(*value)) {
        const auto again = ingest::extraction_from_cbor(ingest::to_cbor(*extraction));
        VIGIL_ASSERT(again && *again == *extraction);
    }
    return 0;
}
