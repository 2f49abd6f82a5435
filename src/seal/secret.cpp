// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/secret.hpp"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstring>
#include <new>
#include <utility>

namespace vigil::seal {

Result<Done> prepare()
{
    if (sodium_init() < 0)
        return Error{Fault::io, "the cryptographic library found no source of random numbers"};
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0)
        return Error{Fault::io, "core dumps of this process cannot be forbidden: " + std::string{std::strerror(errno)}};
#ifndef VIGIL_UNDER_SANITIZER // The leak checker traces its own process.
    if (prctl(PR_SET_DUMPABLE, 0) != 0)
        return Error{Fault::io, "tracing of this process cannot be forbidden: " + std::string{std::strerror(errno)}};
#endif
    return Done{};
}

Secret::Secret(std::size_t size)
{
    if (size == 0)
        return;
    m_data = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (m_data == nullptr)
        throw std::bad_alloc{};
    sodium_memzero(m_data, size);
    m_size = size;
}

Secret Secret::copy_of(std::string_view bytes)
{
    Secret secret{bytes.size()};
    if (!bytes.empty())
        std::memcpy(secret.m_data, bytes.data(), bytes.size());
    return secret;
}

Secret::Secret(Secret&& other) noexcept
    : m_data{std::exchange(other.m_data, nullptr)},
      m_size{std::exchange(other.m_size, 0)}
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

Secret::~Secret()
{
    sodium_free(m_data); // Wipes; of nullptr: nothing.
}

void random_bytes(std::uint8_t* into, std::size_t size)
{
    randombytes_buf(into, size);
}

Digest random_digest()
{
    Digest digest;
    random_bytes(digest.bytes.data(), digest.bytes.size());
    return digest;
}

std::array<std::uint8_t, 16> random_seed()
{
    std::array<std::uint8_t, 16> seed{};
    random_bytes(seed.data(), seed.size());
    return seed;
}

} // namespace vigil::seal
