// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"

/// Long lists of small numbers as LEB128 bytes: a tenth of the size of CBOR arrays.
namespace vigil {

inline void put_number(Bytes& out, std::uint64_t value)
{
    while (value >= 0x80) {
        out.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<std::uint8_t>(value));
}

/// Reads them back; anything but the one form that `put_number` gives is a failure.
class PackedNumbers {
public:
    explicit PackedNumbers(const Bytes& bytes) : m_bytes{bytes} {}
    bool done() const { return m_at == m_bytes.size(); }
    bool failed() const { return m_failed; }
    std::uint64_t next() ///< 0 when there is none.
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            if (m_at == m_bytes.size())
                break;
            const std::uint8_t byte = m_bytes[m_at++];
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) {
                m_failed = m_failed || (byte == 0 && shift > 0); // One encoding per number.
                return value;
            }
        }
        m_failed = true;
        return 0;
    }

private:
    const Bytes& m_bytes;
    std::size_t m_at = 0;
    bool m_failed = false;
};

} // namespace vigil
