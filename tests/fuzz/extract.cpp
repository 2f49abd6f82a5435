// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base domain ingest
// Whatever the bytes are, what comes out passes the checks that the parent makes of the child's answer.
#include "holds.hpp"
#include "ingest/extraction.hpp"

/// fontconfig, which poppler starts, keeps its tables until the process ends.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libfontconfig";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace vigil;
    // Small bounds, so that small inputs reach them.
    ingest::Limits limits;
    limits.text_bytes = 1U << 20;
    limits.parts = 50;
    limits.nesting = 64;
    const auto extraction = ingest::extract({data, size}, "report", limits);
    const auto value = decode_cbor(encode_cbor(ingest::to_cbor(extraction)));
    VIGIL_ASSERT(value);
    const auto again = ingest::extraction_from_cbor(*value, limits);
    VIGIL_ASSERT(again && *again == extraction);
    return 0;
}
