// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"

/// Bech32 (BIP 173) without a limit on the length, as age writes keys. Internal to seal.
namespace vigil::seal {

/// Lower case. Pre: `prefix` is lower-case ASCII.
std::string to_bech32(std::string_view prefix, ByteView bytes);
/// All upper or all lower case. Errors: invalid_argument: other letters, another prefix, a wrong check sum.
Result<Bytes> from_bech32(std::string_view prefix, std::string_view text);

} // namespace vigil::seal
