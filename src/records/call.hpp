// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "records/stated.hpp"

/// Who asks whom to do what since when. Steps: docs/methods/calls.md. Whether it was done is the answer's to say
/// (answers/calls.hpp), because the claim that shows it stands elsewhere.
namespace vigil::records {

/// What is asked for, as far as an answer can look whether it was done.
enum class Asked : std::uint8_t { other, release, restore_access, close_case, join };

struct Call {
    std::string id; ///< Hex of its lowest claim.
    std::vector<std::string> callers;
    std::vector<std::string> addressees; ///< Empty: not stated.
    std::string addressee_key;
    std::string what; ///< As stated.
    Asked asked = Asked::other;
    std::vector<std::string> people; ///< Named people it is about (targets or names in the words), as stated.
    std::optional<Day> since;        ///< First day it was made or published.
    std::optional<Day> last_made;
    Basis basis;
    bool operator==(const Call&) const = default;
};

Cbor to_cbor(const Call& call);
/// Errors: malformed.
Result<Call> call_from_cbor(const Cbor& value);

std::string_view name_of(Asked asked);

} // namespace vigil::records
