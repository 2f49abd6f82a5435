// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base
// Any bytes become well-formed text in normal form, and normalising that again changes nothing.
#include "base/utf8.hpp"
#include "holds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = vigil::fuzz::text_of(data, size);
    const auto text = vigil::to_nfc(bytes);
    VIGIL_ASSERT(vigil::is_utf8(text));
    VIGIL_ASSERT(vigil::is_nfc(text));
    VIGIL_ASSERT(vigil::to_nfc(text) == text);
    VIGIL_ASSERT(vigil::is_utf8(vigil::repaired_utf8(bytes)));
    const auto key = vigil::search_key(text);
    VIGIL_ASSERT(vigil::is_utf8(key));
    VIGIL_ASSERT(vigil::search_key(key) == key);
    return 0;
}
