// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <unistd.h>
#include <utility>

namespace vigil::worker {

/// Owns a file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number{number} {}
    Descriptor(Descriptor&& other) noexcept : m_number{std::exchange(other.m_number, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        reset();
        m_number = std::exchange(other.m_number, -1);
        return *this;
    }
    ~Descriptor() { reset(); }
    void reset()
    {
        if (m_number >= 0)
            ::close(std::exchange(m_number, -1));
    }
    int number() const { return m_number; }
    bool is_open() const { return m_number >= 0; }

private:
    int m_number = -1;
};

/// False when the other side is gone.
inline bool write_all(int to, const void* from, std::size_t size)
{
    const auto* at = static_cast<const char*>(from);
    while (size > 0) {
        const ssize_t put = ::write(to, at, size);
        if (put <= 0)
            return false;
        at += put;
        size -= static_cast<std::size_t>(put);
    }
    return true;
}

} // namespace vigil::worker
