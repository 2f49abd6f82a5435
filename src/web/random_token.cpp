// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/random_token.hpp"

#include "base/digest.hpp"
#include "base/result.hpp"

#include <sys/random.h>

namespace vigil::web {

std::string random_token()
{
    Bytes bytes(16);
    VIGIL_ASSERT(::getrandom(bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
    return to_hex(bytes);
}

} // namespace vigil::web
