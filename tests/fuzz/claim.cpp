// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base domain
// A claim that is read from JSON is the same claim after a way through its canonical form.
#include "domain/claim_json.hpp"
#include "holds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace vigil;
    const auto read = domain::claim_from_json(fuzz::text_of(data, size));
    if (!read)
        return 0;
    const auto once = domain::claim_from_cbor(domain::to_cbor(*read));
    VIGIL_ASSERT(once);
    const auto twice = domain::claim_from_cbor(domain::to_cbor(*once));
    VIGIL_ASSERT(twice && *twice == *once);
    VIGIL_ASSERT(domain::to_json_line(*once).find('\n') == std::string::npos);
    return 0;
}
