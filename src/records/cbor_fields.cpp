// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/cbor_fields.hpp"

namespace vigil::records {

Cbor FieldWriter::cbor_of(const MentionRef& value)
{
    return Cbor::Array{value.claim.digest, static_cast<std::int64_t>(value.field), static_cast<std::int64_t>(value.n)};
}

Cbor FieldWriter::cbor_of(const domain::Count& value)
{
    Cbor max = value.max ? Cbor{*value.max} : Cbor{};
    return Cbor::Array{value.min, std::move(max), value.approximate};
}

bool FieldReader::read(const Cbor& from, std::string& to)
{
    if (from.text() != nullptr)
        to = *from.text();
    return from.text() != nullptr;
}

bool FieldReader::read(const Cbor& from, bool& to)
{
    if (from.boolean() != nullptr)
        to = *from.boolean();
    return from.boolean() != nullptr;
}

bool FieldReader::read(const Cbor& from, Edtf& to)
{
    if (from.text() == nullptr)
        return false;
    auto parsed = parse_edtf(*from.text());
    if (parsed)
        to = *parsed;
    return static_cast<bool>(parsed);
}

bool FieldReader::read(const Cbor& from, Day& to)
{
    if (from.text() == nullptr)
        return false;
    const auto parsed = parse_day(*from.text());
    if (parsed)
        to = *parsed;
    return static_cast<bool>(parsed);
}

bool FieldReader::read(const Cbor& from, EntryId& to)
{
    if (from.bytes() == nullptr || from.bytes()->size() != to.digest.bytes.size())
        return false;
    std::copy(from.bytes()->begin(), from.bytes()->end(), to.digest.bytes.begin());
    return true;
}

bool FieldReader::read(const Cbor& from, MentionRef& to)
{
    const auto* items = from.array();
    return items != nullptr && items->size() == 3 && read((*items)[0], to.claim) && read((*items)[1], to.field) &&
           read((*items)[2], to.n);
}

bool FieldReader::read(const Cbor& from, domain::Count& to)
{
    const auto* items = from.array();
    if (items == nullptr || items->size() != 3 || !read((*items)[0], to.min) || !read((*items)[2], to.approximate))
        return false;
    return (*items)[1].is_null() || read((*items)[1], to.max);
}

} // namespace vigil::records
