// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/digest.hpp"

#include <openssl/evp.h>

namespace vigil {
namespace {

/// Fetching the algorithm once is about three times faster than naming it per hash.
const EVP_MD* sha256_algorithm()
{
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm;
}

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

ByteView as_bytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string_view as_text(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string to_hex(ByteView bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Result<Bytes> from_hex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return Error{Fault::malformed, "a hexadecimal text needs an even number of digits"};
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hex_value(text[i]);
        const int low = hex_value(text[i + 1]);
        if (high < 0 || low < 0)
            return Error{Fault::malformed, "a hexadecimal text may only hold 0-9 and a-f"};
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

std::string Digest::hex() const
{
    return to_hex(bytes);
}

std::string Digest::short_hex() const
{
    return to_hex(ByteView{bytes}.first(6));
}

Result<Digest> parse_digest(std::string_view text)
{
    VIGIL_TRY(const Bytes raw, from_hex(text));
    if (raw.size() != 32)
        return Error{Fault::malformed, "an identifier has 64 hexadecimal digits"};
    Digest digest;
    std::copy(raw.begin(), raw.end(), digest.bytes.begin());
    return digest;
}

Digest sha256(ByteView bytes)
{
    return Sha256{}.add(bytes).finish();
}

Digest sha256(std::string_view text)
{
    return sha256(as_bytes(text));
}

Sha256::Sha256() : m_context{EVP_MD_CTX_new()}
{
    VIGIL_ASSERT(m_context != nullptr);
    VIGIL_ASSERT(EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(m_context), sha256_algorithm(), nullptr) == 1);
}

Sha256::~Sha256()
{
    EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(m_context));
}

Sha256& Sha256::add(ByteView bytes)
{
    VIGIL_ASSERT(EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(m_context), bytes.data(), bytes.size()) == 1);
    return *this;
}

Sha256& Sha256::add(std::string_view text)
{
    return add(as_bytes(text));
}

Digest Sha256::finish()
{
    Digest digest;
    VIGIL_ASSERT(EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(m_context), digest.bytes.data(), nullptr) == 1);
    return digest;
}

} // namespace vigil
