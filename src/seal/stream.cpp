// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/stream.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <sodium.h>

#include <algorithm>

namespace vigil::seal {
namespace {

static_assert(sealed_header_bytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(sealed_extra_bytes == crypto_secretstream_xchacha20poly1305_ABYTES);
constexpr std::size_t key_bytes = crypto_secretstream_xchacha20poly1305_KEYBYTES;

Error damaged()
{
    return {Fault::corrupt, "sealed bytes do not open: they are damaged, or belong to another casebook"};
}

} // namespace

struct StreamSealer::State {
    crypto_secretstream_xchacha20poly1305_state stream;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

StreamSealer::StreamSealer(const Secret& key, std::string_view context)
    : m_state{std::make_unique<State>()},
      m_header(sealed_header_bytes),
      m_context{context}
{
    VIGIL_ASSERT(key.size() == key_bytes);
    crypto_secretstream_xchacha20poly1305_init_push(&m_state->stream, m_header.data(), key.data());
}

StreamSealer::~StreamSealer() = default;

Bytes StreamSealer::chunk(ByteView plain, bool last)
{
    VIGIL_ASSERT(last ? plain.size() <= chunk_bytes : plain.size() == chunk_bytes);
    Bytes sealed(plain.size() + sealed_extra_bytes);
    const auto tag = static_cast<unsigned char>(last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                     : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    crypto_secretstream_xchacha20poly1305_push(&m_state->stream, sealed.data(), nullptr, plain.data(), plain.size(),
                                               as_bytes(m_context).data(), m_context.size(), tag);
    return sealed;
}

struct StreamOpener::State {
    crypto_secretstream_xchacha20poly1305_state stream;
    bool sound = false;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

StreamOpener::StreamOpener(const Secret& key, ByteView header, std::string_view context)
    : m_state{std::make_unique<State>()},
      m_context{context}
{
    VIGIL_ASSERT(key.size() == key_bytes && header.size() == sealed_header_bytes);
    m_state->sound = crypto_secretstream_xchacha20poly1305_init_pull(&m_state->stream, header.data(), key.data()) == 0;
}

StreamOpener::~StreamOpener() = default;

Result<Bytes> StreamOpener::chunk(ByteView sealed, bool last)
{
    if (!m_state->sound || sealed.size() < sealed_extra_bytes || sealed.size() > chunk_bytes + sealed_extra_bytes)
        return damaged();
    Bytes plain(sealed.size() - sealed_extra_bytes);
    unsigned char tag = 0;
    m_state->sound =
        crypto_secretstream_xchacha20poly1305_pull(&m_state->stream, plain.data(), nullptr, &tag, sealed.data(),
                                                   sealed.size(), as_bytes(m_context).data(), m_context.size()) == 0;
    const bool ends = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (!m_state->sound || ends != last)
        return damaged();
    return plain;
}

Bytes seal_bytes(const Secret& key, ByteView plain, std::string_view context)
{
    StreamSealer sealer{key, context};
    Bytes sealed = sealer.header();
    sealed.reserve(sealed.size() + plain.size() + (plain.size() / chunk_bytes + 1) * sealed_extra_bytes);
    bool last = false;
    for (std::size_t at = 0; !last; at += chunk_bytes) {
        last = plain.size() - at <= chunk_bytes;
        const Bytes chunk = sealer.chunk(plain.subspan(at, std::min(chunk_bytes, plain.size() - at)), last);
        sealed.insert(sealed.end(), chunk.begin(), chunk.end());
    }
    return sealed;
}

Result<Bytes> open_bytes(const Secret& key, ByteView sealed, std::string_view context)
{
    if (sealed.size() < sealed_header_bytes + sealed_extra_bytes)
        return damaged();
    StreamOpener opener{key, sealed.first(sealed_header_bytes), context};
    Bytes plain;
    plain.reserve(sealed.size());
    constexpr std::size_t step = chunk_bytes + sealed_extra_bytes;
    bool last = false;
    for (std::size_t at = sealed_header_bytes; !last; at += step) {
        last = sealed.size() - at <= step;
        VIGIL_TRY(const Bytes chunk, opener.chunk(sealed.subspan(at, std::min(step, sealed.size() - at)), last));
        plain.insert(plain.end(), chunk.begin(), chunk.end());
    }
    return plain;
}

Secret derive(const Secret& casebook_key, std::string_view purpose)
{
    Secret key{key_bytes};
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> hkdf{EVP_KDF_fetch(nullptr, "HKDF", nullptr), EVP_KDF_free};
    VIGIL_ASSERT(hkdf != nullptr);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context{EVP_KDF_CTX_new(hkdf.get()),
                                                                            EVP_KDF_CTX_free};
    char hash[] = "SHA256";
    std::string info = "vigil/" + std::string{purpose};
    const std::array params{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, hash, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, const_cast<std::uint8_t*>(casebook_key.data()),
                                          casebook_key.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), info.size()), OSSL_PARAM_construct_end()};
    VIGIL_ASSERT(EVP_KDF_derive(context.get(), key.data(), key.size(), params.data()) == 1);
    return key;
}

} // namespace vigil::seal
