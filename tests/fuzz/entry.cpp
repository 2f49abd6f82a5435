// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base domain ledger
#include "ledger/bodies.hpp"

#include <cstddef>
#include <cstdint>

/// Bytes of another device: headers, payloads and bodies decode to one form or are refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace vigil;
    const ByteView bytes{data, size};
    if (const auto header = ledger::decode_header(bytes))
        VIGIL_ASSERT(ledger::encode_header(*header) == Bytes(data, data + size));
    const auto payload = ledger::decode_payload(bytes);
    if (!payload)
        return 0;
    VIGIL_ASSERT(ledger::encode_payload(*payload) == Bytes(data, data + size));
    for (std::uint16_t kind = 0; kind < 12; ++kind)
        if (const auto body = ledger::body_of(kind, 1, *payload); body && body->index() > 0) {
            const auto again = ledger::payload_of(*body, ledger::member_of(*payload), payload->seed);
            const auto same = ledger::body_of(kind, 1, again);
            VIGIL_ASSERT(same && *same == *body);
        }
    return 0;
}
