// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/cbor.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <limits>

namespace vigil {
namespace {

constexpr int deepest = 32;
enum class Major : unsigned { unsigned_int = 0, negative_int = 1, bytes = 2, text = 3, array = 4, map = 5, simple = 7 };

void put_head(Bytes& out, Major major, std::uint64_t argument)
{
    const auto top = static_cast<std::uint8_t>(static_cast<unsigned>(major) << 5);
    const auto put_big_endian = [&](std::uint8_t marker, int width) {
        out.push_back(static_cast<std::uint8_t>(top | marker));
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8)
            out.push_back(static_cast<std::uint8_t>(argument >> shift));
    };
    if (argument < 24)
        out.push_back(static_cast<std::uint8_t>(top | argument));
    else if (argument <= 0xFF)
        put_big_endian(24, 1);
    else if (argument <= 0xFFFF)
        put_big_endian(25, 2);
    else if (argument <= 0xFFFFFFFF)
        put_big_endian(26, 4);
    else
        put_big_endian(27, 8);
}

void put_string(Bytes& out, Major major, ByteView bytes)
{
    put_head(out, major, bytes.size());
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void put_value(Bytes& out, const Cbor& value);

/// Keys sort by their encoded bytes: shorter first, then bytewise (texts below 2^64 bytes).
bool key_before(const std::string& a, const std::string& b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

void put_map(Bytes& out, const Cbor::Map& map)
{
    std::vector<const Cbor::Map::value_type*> pairs;
    pairs.reserve(map.size());
    for (const auto& pair : map)
        pairs.push_back(&pair);
    std::ranges::sort(pairs, [](const auto* a, const auto* b) { return key_before(a->first, b->first); });
    put_head(out, Major::map, map.size());
    for (const auto* pair : pairs) {
        put_string(out, Major::text, as_bytes(pair->first));
        put_value(out, pair->second);
    }
}

void put_value(Bytes& out, const Cbor& value)
{
    if (const auto* integer = value.integer()) {
        if (*integer >= 0)
            put_head(out, Major::unsigned_int, static_cast<std::uint64_t>(*integer));
        else
            put_head(out, Major::negative_int, static_cast<std::uint64_t>(-(*integer + 1)));
    } else if (const auto* text = value.text()) {
        put_string(out, Major::text, as_bytes(*text));
    } else if (const auto* bytes = value.bytes()) {
        put_string(out, Major::bytes, *bytes);
    } else if (const auto* array = value.array()) {
        put_head(out, Major::array, array->size());
        for (const Cbor& item : *array)
            put_value(out, item);
    } else if (const auto* map = value.map()) {
        put_map(out, *map);
    } else if (const auto* boolean = value.boolean()) {
        out.push_back(*boolean ? 0xF5 : 0xF4);
    } else {
        out.push_back(0xF6);
    }
}

class Decoder {
public:
    explicit Decoder(ByteView bytes) : m_bytes{bytes} {}

    Result<Cbor> whole()
    {
        VIGIL_TRY(Cbor value, this->value(0));
        if (m_at != m_bytes.size())
            return wrong("bytes follow the value");
        return value;
    }

private:
    struct Head {
        Major major;
        std::uint64_t argument;
    };

    Error wrong(std::string_view what) const
    {
        return {Fault::malformed,
                "the CBOR at byte " + std::to_string(m_at) + " is not in deterministic form: " + std::string{what}};
    }

    Result<Head> head()
    {
        if (m_at >= m_bytes.size())
            return wrong("it ends early");
        const std::uint8_t first = m_bytes[m_at++];
        const auto major = static_cast<Major>(first >> 5);
        const unsigned info = first & 31;
        if (info < 24)
            return Head{major, info};
        if (info > 27)
            return wrong("indefinite or reserved length");
        const std::size_t width = std::size_t{1} << (info - 24);
        if (m_bytes.size() - m_at < width)
            return wrong("it ends early");
        std::uint64_t argument = 0;
        for (std::size_t i = 0; i < width; ++i)
            argument = argument << 8 | m_bytes[m_at++];
        const std::uint64_t least = width == 1 ? 24 : std::uint64_t{1} << (width * 4);
        if (argument < least)
            return wrong("a number is not in its shortest form");
        return Head{major, argument};
    }

    Result<ByteView> string(std::uint64_t length)
    {
        if (length > m_bytes.size() - m_at)
            return wrong("a string is longer than the bytes");
        const auto piece = m_bytes.subspan(m_at, static_cast<std::size_t>(length));
        m_at += piece.size();
        return piece;
    }

    Result<std::string> text(std::uint64_t length)
    {
        VIGIL_TRY(const ByteView bytes, string(length));
        if (!is_utf8(as_text(bytes)))
            return wrong("a text is not UTF-8");
        return std::string{as_text(bytes)};
    }

    Result<Cbor> array(std::uint64_t length, int depth)
    {
        if (length > m_bytes.size() - m_at)
            return wrong("an array is longer than the bytes");
        Cbor::Array items;
        for (std::uint64_t i = 0; i < length; ++i) {
            VIGIL_TRY(Cbor item, value(depth + 1));
            items.push_back(std::move(item));
        }
        return Cbor{std::move(items)};
    }

    Result<Cbor> map(std::uint64_t length, int depth)
    {
        if (length > (m_bytes.size() - m_at) / 2)
            return wrong("a map is longer than the bytes");
        Cbor::Map pairs;
        for (std::uint64_t i = 0; i < length; ++i) {
            VIGIL_TRY(const Head key_head, head());
            if (key_head.major != Major::text)
                return wrong("a map key is no text");
            VIGIL_TRY(std::string key, text(key_head.argument));
            if (!pairs.empty() && !key_before(pairs.back().first, key))
                return wrong("map keys are out of order or repeated");
            VIGIL_TRY(Cbor item, value(depth + 1));
            pairs.emplace_back(std::move(key), std::move(item));
        }
        return Cbor{std::move(pairs)};
    }

    Result<Cbor> value(int depth)
    {
        if (depth > deepest)
            return wrong("it nests too deep");
        VIGIL_TRY(const Head head, this->head());
        constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        switch (head.major) {
        case Major::unsigned_int:
            return head.argument > largest ? Result<Cbor>{wrong("an integer is too large")}
                                           : Result<Cbor>{static_cast<std::int64_t>(head.argument)};
        case Major::negative_int:
            return head.argument > largest ? Result<Cbor>{wrong("an integer is too small")}
                                           : Result<Cbor>{-1 - static_cast<std::int64_t>(head.argument)};
        case Major::bytes: {
            VIGIL_TRY(const ByteView bytes, string(head.argument));
            return Cbor{Bytes{bytes.begin(), bytes.end()}};
        }
        case Major::text: {
            VIGIL_TRY(std::string text, this->text(head.argument));
            return Cbor{std::move(text)};
        }
        case Major::array: return array(head.argument, depth);
        case Major::map: return map(head.argument, depth);
        case Major::simple:
            if (head.argument == 20 || head.argument == 21)
                return Cbor{head.argument == 21};
            if (head.argument == 22)
                return Cbor{nullptr};
            break;
        }
        return wrong("a tag, float or unknown simple value");
    }

    ByteView m_bytes;
    std::size_t m_at = 0;
};

Error lacks(std::string_view key)
{
    return {Fault::malformed, "the field '" + std::string{key} + "' is missing or of another kind"};
}

} // namespace

const Cbor* Cbor::find(std::string_view key) const
{
    if (const auto* pairs = map())
        for (const auto& [name, value] : *pairs)
            if (name == key)
                return &value;
    return nullptr;
}

Cbor& Cbor::put(std::string key, Cbor value)
{
    auto* pairs = std::get_if<Map>(&m_value);
    VIGIL_ASSERT(pairs != nullptr);
    pairs->emplace_back(std::move(key), std::move(value));
    return *this;
}

bool Cbor::operator==(const Cbor& other) const
{
    return encode_cbor(*this) == encode_cbor(other);
}

Bytes encode_cbor(const Cbor& value)
{
    Bytes out;
    put_value(out, value);
    return out;
}

Result<Cbor> decode_cbor(ByteView bytes)
{
    return Decoder{bytes}.whole();
}

Result<std::string> cbor_text(const Cbor& map, std::string_view key)
{
    const Cbor* value = map.find(key);
    return value != nullptr && value->text() != nullptr ? Result<std::string>{*value->text()}
                                                        : Result<std::string>{lacks(key)};
}

Result<std::int64_t> cbor_integer(const Cbor& map, std::string_view key)
{
    const Cbor* value = map.find(key);
    return value != nullptr && value->integer() != nullptr ? Result<std::int64_t>{*value->integer()}
                                                           : Result<std::int64_t>{lacks(key)};
}

Result<Bytes> cbor_bytes(const Cbor& map, std::string_view key)
{
    const Cbor* value = map.find(key);
    return value != nullptr && value->bytes() != nullptr ? Result<Bytes>{*value->bytes()} : Result<Bytes>{lacks(key)};
}

Result<Digest> cbor_digest(const Cbor& map, std::string_view key)
{
    VIGIL_TRY(const Bytes bytes, cbor_bytes(map, key));
    if (bytes.size() != 32)
        return lacks(key);
    Digest digest;
    std::copy(bytes.begin(), bytes.end(), digest.bytes.begin());
    return digest;
}

} // namespace vigil
