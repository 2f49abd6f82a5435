// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "cli/common.hpp"

/// Where what leaves a casebook goes: encrypted to a file, or in plain text if somebody asked for that.
namespace vigil::cli {

/// --out, --to, --to-passphrase-file, --plain.
void declare_delivery(Declaration& declaration);
/// Before anything is opened. Errors: invalid_argument.
Result<Done> check_delivery(const Arguments& arguments);
/// `withheld`: a sentence for the person, printed where the answer itself is not. Errors: those of the gate, io.
Result<Done> deliver(const Invocation& call, const Bytes& bytes, const std::string& withheld);

} // namespace vigil::cli
