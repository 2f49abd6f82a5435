// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base
// What decodes has one encoding: encoding it again gives the same bytes.
#include "base/cbor.hpp"
#include "holds.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto value = vigil::decode_cbor({data, size});
    if (value) {
        const auto again = vigil::encode_cbor(*value);
        VIGIL_ASSERT(std::equal(again.begin(), again.end(), data, data + size));
    }
    return 0;
}
