// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace vigil {

/// A moment by some clock, whole seconds UTC.
using Instant = std::chrono::sys_seconds;

/// The only way pure code learns the time: the caller hands it in. Tests pass a fixed one.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : m_at{at} {}
    Instant now() const override { return m_at; }

private:
    Instant m_at;
};

/// "2026-01-09T14:03:00Z" (RFC 3339).
std::string to_string(Instant at);

} // namespace vigil
