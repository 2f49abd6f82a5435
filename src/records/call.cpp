// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/call.hpp"

#include "records/cbor_fields.hpp"

#include <array>

namespace vigil::records {

// Found by FieldWriter and FieldReader through their arguments, so they stand in this namespace.
template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Call>
void describe(V& visit, T& value)
{
    visit("id", value.id);
    visit("callers", value.callers);
    visit("addressees", value.addressees);
    visit("addressee_key", value.addressee_key);
    visit("what", value.what);
    visit("asked", value.asked);
    visit("people", value.people);
    visit("since", value.since);
    visit("last_made", value.last_made);
    visit("basis", value.basis);
}

Cbor to_cbor(const Call& call)
{
    return FieldWriter::cbor_of(call);
}

Result<Call> call_from_cbor(const Cbor& value)
{
    return record_from<Call>(value, "call");
}

std::string_view name_of(Asked asked)
{
    constexpr std::array<std::string_view, 5> names{"other", "release", "restore access", "close case", "join"};
    const auto at = static_cast<std::size_t>(asked);
    return at < names.size() ? names[at] : "not known";
}

} // namespace vigil::records
