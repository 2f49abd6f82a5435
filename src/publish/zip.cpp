// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/zip.hpp"

#include <limits>
#include <zlib.h>

namespace vigil::publish {
namespace {

constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint16_t utf8_names = 0x0800, version = 20, stored = 0, deflated = 8;
constexpr std::uint16_t first_day = 0x0021; ///< 1 January 1980, midnight.

void put16(Bytes& out, std::uint64_t value)
{
    out.push_back(static_cast<std::uint8_t>(value));
    out.push_back(static_cast<std::uint8_t>(value >> 8U));
}

void put32(Bytes& out, std::uint64_t value)
{
    put16(out, value & 0xffffU);
    put16(out, value >> 16U & 0xffffU);
}

void put(Bytes& out, std::string_view text)
{
    out.insert(out.end(), text.begin(), text.end());
}

std::uint32_t crc_of(ByteView bytes)
{
    uLong sum = crc32(0, nullptr, 0);
    for (std::size_t at = 0; at < bytes.size();) {
        const auto size = static_cast<uInt>(std::min<std::size_t>(bytes.size() - at, 1U << 30U));
        sum = crc32(sum, bytes.data() + at, size);
        at += size;
    }
    return static_cast<std::uint32_t>(sum);
}

/// Raw deflate; empty where it does not make the bytes smaller.
Bytes packed(ByteView bytes)
{
    if (bytes.size() < 64 || bytes.size() > largest / 2)
        return {};
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    Bytes out(bytes.size());
    stream.next_in = const_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    const int end = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return end == Z_STREAM_END ? out : Bytes{};
}

/// What the header of a member and the directory have in common.
void put_facts(Bytes& out, std::uint32_t crc, std::uint32_t packed_size, std::uint32_t size, bool is_deflated,
               std::size_t name)
{
    put16(out, version);
    put16(out, utf8_names);
    put16(out, is_deflated ? deflated : stored);
    put16(out, 0);
    put16(out, first_day);
    put32(out, crc);
    put32(out, packed_size);
    put32(out, size);
    put16(out, name);
    put16(out, 0); // No extra field.
}

} // namespace

void Zip::add(std::string_view name, ByteView bytes)
{
    const Bytes smaller = packed(bytes);
    const ByteView kept = smaller.empty() ? bytes : ByteView{smaller};
    if (bytes.size() > largest || m_bytes.size() + kept.size() > largest || name.size() > 65535) {
        m_too_large = true;
        return;
    }
    Member member{std::string{name},
                  crc_of(bytes),
                  static_cast<std::uint32_t>(kept.size()),
                  static_cast<std::uint32_t>(bytes.size()),
                  m_bytes.size(),
                  !smaller.empty()};
    put32(m_bytes, 0x04034b50);
    put_facts(m_bytes, member.crc, member.packed, member.size, member.deflated, name.size());
    put(m_bytes, name);
    m_bytes.insert(m_bytes.end(), kept.begin(), kept.end());
    m_members.push_back(std::move(member));
}

Result<Bytes> Zip::finish()
{
    const std::uint64_t begin = m_bytes.size();
    for (const Member& member : m_members) {
        put32(m_bytes, 0x02014b50);
        put16(m_bytes, version);
        put_facts(m_bytes, member.crc, member.packed, member.size, member.deflated, member.name.size());
        put16(m_bytes, 0); // No comment.
        put16(m_bytes, 0);
        put16(m_bytes, 0);
        put32(m_bytes, 0);
        put32(m_bytes, member.offset);
        put(m_bytes, member.name);
    }
    const std::uint64_t end = m_bytes.size();
    if (m_too_large || m_members.size() > 65535 || end > largest)
        return Error{Fault::invalid_argument, "this is more than one ZIP file can hold (4 GiB, 65,535 files); export "
                                              "a part of it"};
    put32(m_bytes, 0x06054b50);
    put32(m_bytes, 0);
    put16(m_bytes, m_members.size());
    put16(m_bytes, m_members.size());
    put32(m_bytes, end - begin);
    put32(m_bytes, begin);
    put16(m_bytes, 0);
    return std::move(m_bytes);
}

} // namespace vigil::publish
