// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "records/stated.hpp"

#include <type_traits>

/// One description of a struct serves both directions: `describe(visitor, value)` names each field once, and
/// FieldWriter or FieldReader does the rest. Empty lists, absent values and false are left out, so that a record
/// without them stays small; reading gives the default back.
namespace vigil::records {

template <typename T>
concept Enumerated = std::is_enum_v<T>;
template <typename T>
concept Counted = std::is_integral_v<T> && !std::is_same_v<T, bool>;

class FieldWriter {
public:
    template <typename T>
    void operator()(const char* key, const T& value)
    {
        if (value != T{})
            m_map.emplace_back(key, cbor_of(value));
    }
    Cbor take() { return std::move(m_map); }

    static Cbor cbor_of(const std::string& value) { return value; }
    static Cbor cbor_of(bool value) { return value; }
    static Cbor cbor_of(Counted auto value) { return static_cast<std::int64_t>(value); }
    static Cbor cbor_of(Enumerated auto value) { return static_cast<std::int64_t>(value); }
    static Cbor cbor_of(const Edtf& value) { return value.to_string(); }
    static Cbor cbor_of(Day value) { return to_string(value); }
    static Cbor cbor_of(const EntryId& value) { return value.digest; }
    static Cbor cbor_of(const MentionRef& value);
    static Cbor cbor_of(const domain::Count& value);
    template <typename T>
    static Cbor cbor_of(const std::optional<T>& value)
    {
        return value ? cbor_of(*value) : Cbor{};
    }
    template <typename T>
    static Cbor cbor_of(const std::vector<T>& values)
    {
        Cbor::Array array;
        for (const T& value : values)
            array.push_back(cbor_of(value));
        return array;
    }
    template <typename T>
    requires std::is_class_v<T>
    static Cbor cbor_of(const T& value)
    {
        FieldWriter writer;
        describe(writer, value);
        return writer.take();
    }

private:
    Cbor::Map m_map;
};

/// Reads what FieldWriter wrote. The first field that does not fit is remembered; later ones are skipped.
class FieldReader {
public:
    explicit FieldReader(const Cbor& map) : m_map{&map} {}

    template <typename T>
    void operator()(const char* key, T& value)
    {
        // Left out = the zero value, which need not be the default of the struct.
        value = T{};
        const Cbor* found = m_map->find(key);
        if (found != nullptr && m_wrong.empty() && !read(*found, value))
            m_wrong = key;
    }
    const std::string& wrong() const { return m_wrong; }

    static bool read(const Cbor& from, std::string& to);
    static bool read(const Cbor& from, bool& to);
    static bool read(const Cbor& from, Edtf& to);
    static bool read(const Cbor& from, Day& to);
    static bool read(const Cbor& from, EntryId& to);
    static bool read(const Cbor& from, MentionRef& to);
    static bool read(const Cbor& from, domain::Count& to);
    template <Counted T>
    static bool read(const Cbor& from, T& to)
    {
        if (from.integer() != nullptr)
            to = static_cast<T>(*from.integer());
        return from.integer() != nullptr;
    }
    /// Names of the domain's vocabularies are looked up by number, so a number beyond them is damage. Every enumeration
    /// of records has fewer than 64 values and names for all numbers.
    template <Enumerated T>
    static bool read(const Cbor& from, T& to)
    {
        std::int64_t values = 64;
        if constexpr (std::is_same_v<T, domain::ClaimType>)
            values = static_cast<std::int64_t>(domain::claim_types().size());
        else if constexpr (std::is_same_v<T, domain::Modality>)
            values = static_cast<std::int64_t>(domain::Modality::announced) + 1;
        else if constexpr (std::is_same_v<T, domain::Field>)
            values = static_cast<std::int64_t>(domain::Field::detail) + 1;
        if (from.integer() == nullptr || *from.integer() < 0 || *from.integer() >= values)
            return false;
        to = static_cast<T>(*from.integer());
        return true;
    }
    template <typename T>
    static bool read(const Cbor& from, std::optional<T>& to)
    {
        return read(from, to.emplace());
    }
    template <typename T>
    static bool read(const Cbor& from, std::vector<T>& to)
    {
        if (from.array() == nullptr)
            return false;
        for (const Cbor& item : *from.array())
            if (!read(item, to.emplace_back()))
                return false;
        return true;
    }
    template <typename T>
    requires std::is_class_v<T>
    static bool read(const Cbor& from, T& to)
    {
        if (from.map() == nullptr)
            return false;
        FieldReader reader{from};
        describe(reader, to);
        return reader.wrong().empty();
    }

private:
    const Cbor* m_map;
    std::string m_wrong;
};

/// A whole record. Errors: malformed, naming the family and the field.
template <typename T>
Result<T> record_from(const Cbor& value, const char* family)
{
    T record;
    if (value.map() == nullptr)
        return Error{Fault::malformed, std::string{"the record of a "} + family + " is no map"};
    FieldReader reader{value};
    describe(reader, record);
    if (!reader.wrong().empty())
        return Error{Fault::malformed, std::string{"the record of a "} + family + " has a field '" + reader.wrong() +
                                           "' that does not fit"};
    return record;
}

// Fields of the structs of stated.hpp. `T` is const when writing.
template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Stated>
void describe(V& visit, T& value)
{
    visit("text", value.text);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, Ahead>
void describe(V& visit, T& value)
{
    visit("what", value.what);
    visit("words", value.words);
    visit("when", value.when);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, ReportedNumber>
void describe(V& visit, T& value)
{
    visit("count", value.count);
    visit("of", value.of);
    visit("source", value.source);
    visit("origin", value.origin);
    visit("when", value.when);
    visit("places", value.places);
    visit("published", value.published);
    visit("claim", value.claim);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, DatedPlace>
void describe(V& visit, T& value)
{
    visit("when", value.when);
    visit("places", value.places);
    visit("basis", value.basis);
}

template <typename V, typename T>
requires std::is_same_v<std::remove_const_t<T>, StatedCause>
void describe(V& visit, T& value)
{
    visit("text", value.text);
    visit("source", value.source);
    visit("official", value.official);
    visit("basis", value.basis);
}

} // namespace vigil::records
