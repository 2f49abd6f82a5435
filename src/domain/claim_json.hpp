// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "domain/claim.hpp"

#include <string>
#include <string_view>

namespace vigil::domain {

/// Identifiers that a claim has once it stands in a casebook or a reading; empty ones are left out.
struct ClaimIds {
    std::string id;
    std::string part;
};

/// One line of JSON without a line feed: the fields of the guide, then id, part, span, rule, reader, confidence,
/// values.
std::string to_json_line(const Claim& claim, const ClaimIds& ids = {});

/// Reads such a line. `values` wins over the plain lists; a line with lists alone (gold, typed by hand) is read too.
/// Errors: malformed, naming the field.
Result<Claim> claim_from_json(std::string_view line);

/// The canonical form in entries and between processes. decode(encode(c)) == c for every claim whose confidence is a
/// whole number of thousandths (other ones are rounded to it).
Cbor to_cbor(const Claim& claim);
/// Errors: malformed, naming the field. Unknown types and fields are errors: the caller keeps the bytes.
Result<Claim> claim_from_cbor(const Cbor& value);

} // namespace vigil::domain
