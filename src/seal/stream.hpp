// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "seal/secret.hpp"

#include <memory>

/// Sealing what does not fit in memory, piece by piece; `seal_bytes` and `open_bytes` use it for whole values.
/// A sealed stream is 24 bytes of header, then chunks of 64 KiB and a last, shorter one, each 17 bytes longer than its
/// plain text (libsodium secretstream, XChaCha20-Poly1305). Cut, swapped, repeated or foreign chunks do not open.
namespace vigil::seal {

constexpr std::size_t chunk_bytes = 64UL * 1024;
constexpr std::size_t sealed_header_bytes = 24;
constexpr std::size_t sealed_extra_bytes = 17; ///< Per chunk.

class StreamSealer {
public:
    StreamSealer(const Secret& key, std::string_view context);
    ~StreamSealer();
    StreamSealer(const StreamSealer&) = delete;
    StreamSealer& operator=(const StreamSealer&) = delete;
    /// Stands before the first chunk.
    const Bytes& header() const { return m_header; }
    /// Pre: `plain` has `chunk_bytes` unless it is the last; nothing follows the last.
    Bytes chunk(ByteView plain, bool last);

private:
    struct State;
    std::unique_ptr<State> m_state;
    Bytes m_header;
    std::string m_context;
};

class StreamOpener {
public:
    /// Pre: `header` has `sealed_header_bytes`.
    StreamOpener(const Secret& key, ByteView header, std::string_view context);
    ~StreamOpener();
    StreamOpener(const StreamOpener&) = delete;
    StreamOpener& operator=(const StreamOpener&) = delete;
    /// `last` must be right: a stream that was cut off has no last chunk. Errors: corrupt.
    Result<Bytes> chunk(ByteView sealed, bool last);

private:
    struct State;
    std::unique_ptr<State> m_state;
    std::string m_context;
};

} // namespace vigil::seal
