// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base domain ledger link records
// Records from arbitrary bytes: every decoder refuses or gives a record that survives its own canonical form.
#include "records/call.hpp"
#include "records/disruption.hpp"
#include "records/incident.hpp"
#include "records/participation.hpp"
#include "records/person.hpp"
#include "records/proceeding.hpp"

#include <cstddef>
#include <cstdint>

using namespace vigil;

namespace {

template <typename T>
void survive(const Cbor& value, Result<T> (*read)(const Cbor&))
{
    const auto record = read(value);
    if (!record)
        return;
    const auto again = read(records::to_cbor(*record));
    VIGIL_ASSERT(again && *again == *record);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto value = decode_cbor({data, size});
    if (!value)
        return 0;
    survive<records::Person>(*value, records::person_from_cbor);
    survive<records::Proceeding>(*value, records::proceeding_from_cbor);
    survive<records::Incident>(*value, records::incident_from_cbor);
    survive<records::Disruption>(*value, records::disruption_from_cbor);
    survive<records::Participation>(*value, records::participation_from_cbor);
    survive<records::Call>(*value, records::call_from_cbor);
    return 0;
}
