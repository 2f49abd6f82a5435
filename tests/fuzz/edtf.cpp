// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base
// A time that is read is written in a form that is read as the same time, and never ends before it starts.
#include "base/edtf.hpp"
#include "holds.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto time = vigil::parse_edtf(vigil::fuzz::text_of(data, size));
    if (time) {
        const auto again = vigil::parse_edtf(time->to_string());
        VIGIL_ASSERT(again && *again == *time);
        VIGIL_ASSERT(!time->earliest() || !time->latest() || *time->earliest() <= *time->latest());
    }
    return 0;
}
