// SPDX-License-Identifier: AGPL-3.0-or-later
// The format is that of age-encryption.org/v1.
#include "seal/age.hpp"

#include "seal/bech32.hpp"

#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace vigil::seal {
namespace {

constexpr std::string_view version_line = "age-encryption.org/v1\n";
constexpr std::string_view recipient_prefix = "age";
constexpr std::string_view identity_prefix = "age-secret-key-";
constexpr std::string_view x25519_label = "age-encryption.org/v1/X25519";
constexpr std::string_view scrypt_label = "age-encryption.org/v1/scrypt";
constexpr std::size_t key_bytes = 32, file_key_bytes = 16, salt_bytes = 16, nonce_bytes = 16, mac_bytes = 32;
constexpr std::size_t tag_bytes = crypto_aead_chacha20poly1305_ietf_ABYTES;
constexpr std::size_t age_chunk = 64UL * 1024;
constexpr std::size_t longest_header = 64UL * 1024;
constexpr std::size_t line_letters = 64;
constexpr int most_work = 20; ///< A file that asks for more is refused: 1 GiB.

using Nonce = std::array<std::uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES>;

Secret hmac(ByteView key, std::initializer_list<ByteView> pieces)
{
    Secret out{mac_bytes};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    for (const ByteView piece : pieces)
        crypto_auth_hmacsha256_update(&state, piece.data(), piece.size());
    crypto_auth_hmacsha256_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
    return out;
}

ByteView view(const Secret& secret)
{
    return {secret.data(), secret.size()};
}

/// HKDF-SHA-256 (RFC 5869) for 32 bytes: one block of the expansion.
Secret hkdf(ByteView key, ByteView salt, std::string_view info)
{
    constexpr std::array<std::uint8_t, 32> no_salt{};
    const Secret extracted = hmac(salt.empty() ? ByteView{no_salt} : salt, {key});
    constexpr std::array<std::uint8_t, 1> first{1};
    return hmac(view(extracted), {as_bytes(info), first});
}

Bytes aead(const Secret& key, const Nonce& nonce, ByteView plain)
{
    Bytes sealed(plain.size() + tag_bytes);
    crypto_aead_chacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(), nullptr, 0, nullptr,
                                              nonce.data(), key.data());
    return sealed;
}

std::optional<Secret> aead_open(const Secret& key, const Nonce& nonce, ByteView sealed)
{
    if (sealed.size() < tag_bytes)
        return std::nullopt;
    Secret plain{std::max<std::size_t>(1, sealed.size() - tag_bytes)};
    if (crypto_aead_chacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(), sealed.size(), nullptr,
                                                  0, nonce.data(), key.data()) != 0)
        return std::nullopt;
    return plain;
}

std::string base64(ByteView bytes)
{
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back(); // The zero at its end.
    return text;
}

std::optional<Bytes> from_base64(std::string_view text)
{
    Bytes bytes(text.size());
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                          sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(size);
    // One way to write it: nothing in the bits that fill the last letter.
    return base64(bytes) == text ? std::optional{bytes} : std::nullopt;
}

std::string stanza(const std::string& arguments, ByteView body)
{
    std::string text = "-> " + arguments + "\n";
    const std::string encoded = base64(body);
    for (std::size_t at = 0; at < encoded.size(); at += line_letters)
        text += encoded.substr(at, line_letters) + "\n";
    return encoded.size() % line_letters == 0 ? text + "\n" : text;
}

/// Header with its authentication, then the payload in chunks.
Bytes assembled(const std::string& stanzas, const Secret& file_key, ByteView plain)
{
    const std::string header = std::string{version_line} + stanzas + "---";
    const Secret mac = hmac(view(hkdf(view(file_key), {}, "header")), {as_bytes(header)});
    const std::string text = header + " " + base64(view(mac)) + "\n";
    Bytes out{text.begin(), text.end()};
    std::array<std::uint8_t, nonce_bytes> salt{};
    random_bytes(salt.data(), salt.size());
    out.insert(out.end(), salt.begin(), salt.end());
    const Secret key = hkdf(view(file_key), salt, "payload");
    std::uint64_t n = 0;
    for (std::size_t at = 0;; at += age_chunk, ++n) {
        const bool last = plain.size() - at <= age_chunk;
        Nonce nonce{}; // Eleven bytes of counter, then whether it is the last.
        for (std::size_t i = 0; i < 8; ++i)
            nonce[10 - i] = static_cast<std::uint8_t>(n >> (8 * i));
        nonce[11] = last ? 1 : 0;
        const Bytes sealed = aead(key, nonce, plain.subspan(at, std::min(age_chunk, plain.size() - at)));
        out.insert(out.end(), sealed.begin(), sealed.end());
        if (last)
            return out;
    }
}

Secret new_file_key()
{
    Secret key{file_key_bytes};
    random_bytes(key.data(), key.size());
    return key;
}

Secret wrap_key_x25519(const Secret& shared, ByteView share, ByteView recipient)
{
    Bytes salt{share.begin(), share.end()};
    salt.insert(salt.end(), recipient.begin(), recipient.end());
    return hkdf(view(shared), salt, x25519_label);
}

Result<Secret> wrap_key_scrypt(const Secret& passphrase, ByteView salt, int work)
{
    Bytes all{scrypt_label.begin(), scrypt_label.end()};
    all.insert(all.end(), salt.begin(), salt.end());
    Secret key{key_bytes};
    if (crypto_pwhash_scryptsalsa208sha256_ll(passphrase.data(), passphrase.size(), all.data(), all.size(),
                                              std::uint64_t{1} << static_cast<unsigned>(work), 8, 1, key.data(),
                                              key.size()) != 0)
        return Error{Fault::io, "there is not enough memory to derive the key from the passphrase"};
    return key;
}

Error no_age_file()
{
    return {Fault::malformed, "this is no file of the format age-encryption.org/v1, or its header is damaged"};
}

struct Stanza {
    std::vector<std::string_view> arguments;
    Bytes body;
};

struct Header {
    std::vector<Stanza> stanzas;
    std::string_view authenticated; ///< Up to and with "---".
    Bytes mac;
    ByteView payload;
};

std::vector<std::string_view> words_of(std::string_view line)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at <= line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Result<Header> parse_header(ByteView sealed)
{
    const std::string_view text = as_text(sealed.first(std::min(sealed.size(), longest_header)));
    if (!text.starts_with(version_line))
        return no_age_file();
    Header header;
    std::size_t at = version_line.size();
    const auto next_line = [&]() -> std::optional<std::string_view> {
        const auto end = text.find('\n', at);
        if (end == std::string_view::npos)
            return std::nullopt;
        const auto line = text.substr(at, end - at);
        at = end + 1;
        return line;
    };
    while (true) {
        const std::size_t begin = at;
        const auto line = next_line();
        if (!line)
            return no_age_file();
        if (line->starts_with("--- ")) {
            const auto mac = from_base64(line->substr(4));
            if (!mac || mac->size() != mac_bytes)
                return no_age_file();
            header.authenticated = text.substr(0, begin + 3);
            header.mac = *mac;
            header.payload = sealed.subspan(at);
            return header;
        }
        if (!line->starts_with("-> "))
            return no_age_file();
        Stanza one{words_of(line->substr(3)), {}};
        std::string encoded;
        for (auto more = next_line();; more = next_line()) {
            if (!more || more->size() > line_letters)
                return no_age_file();
            encoded += *more;
            if (more->size() < line_letters)
                break;
        }
        const auto body = from_base64(encoded);
        if (!body)
            return no_age_file();
        one.body = *body;
        header.stanzas.push_back(std::move(one));
    }
}

Result<Bytes> open_payload(const Header& header, const Secret& file_key)
{
    const Error damaged{Fault::corrupt, "the file was altered, or its end is missing"};
    const Secret mac = hmac(view(hkdf(view(file_key), {}, "header")), {as_bytes(header.authenticated)});
    if (sodium_memcmp(mac.data(), header.mac.data(), mac_bytes) != 0 || header.payload.size() < nonce_bytes + tag_bytes)
        return damaged;
    const Secret key = hkdf(view(file_key), header.payload.first(nonce_bytes), "payload");
    const ByteView chunks = header.payload.subspan(nonce_bytes);
    Bytes plain;
    std::uint64_t n = 0;
    for (std::size_t at = 0; at < chunks.size(); ++n) {
        const std::size_t size = std::min(age_chunk + tag_bytes, chunks.size() - at);
        const bool last = at + size == chunks.size();
        Nonce nonce{};
        for (std::size_t i = 0; i < 8; ++i)
            nonce[10 - i] = static_cast<std::uint8_t>(n >> (8 * i));
        nonce[11] = last ? 1 : 0;
        const auto opened = aead_open(key, nonce, chunks.subspan(at, size));
        const bool empty = size == tag_bytes;
        if (!opened || size < tag_bytes || (empty && n > 0))
            return damaged;
        plain.insert(plain.end(), opened->data(), opened->data() + (size - tag_bytes));
        at += size;
    }
    return plain;
}

} // namespace

Result<AgeRecipient> parse_age_recipient(std::string_view text)
{
    auto bytes = from_bech32(recipient_prefix, text);
    if (!bytes)
        return Error{Fault::invalid_argument, "'" + std::string{text.substr(0, 12)} +
                                                  "…' is no age recipient: it should begin with age1 and be copied "
                                                  "as a whole"};
    AgeRecipient recipient;
    if (bytes->size() != recipient.point.size())
        return Error{Fault::invalid_argument, "an age recipient holds 32 bytes, and this one does not"};
    std::ranges::copy(*bytes, recipient.point.begin());
    return recipient;
}

std::string to_string(const AgeRecipient& recipient)
{
    return to_bech32(recipient_prefix, recipient.point);
}

AgeIdentity AgeIdentity::make()
{
    Secret scalar{key_bytes};
    random_bytes(scalar.data(), scalar.size());
    return AgeIdentity{std::move(scalar)};
}

Result<AgeIdentity> AgeIdentity::parse(std::string_view text)
{
    const Error wrong{Fault::invalid_argument,
                      "this is no age identity: it should begin with AGE-SECRET-KEY-1 and be copied as a whole"};
    auto bytes = from_bech32(identity_prefix, text);
    if (!bytes || bytes->size() != key_bytes)
        return wrong;
    AgeIdentity identity{Secret::copy_of(as_text(*bytes))};
    sodium_memzero(bytes->data(), bytes->size());
    return identity;
}

AgeRecipient AgeIdentity::recipient() const
{
    AgeRecipient recipient;
    crypto_scalarmult_curve25519_base(recipient.point.data(), m_scalar.data());
    return recipient;
}

Secret AgeIdentity::text() const
{
    std::string text = to_bech32(identity_prefix, view(m_scalar));
    for (char& c : text)
        c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    Secret secret = Secret::copy_of(text);
    sodium_memzero(text.data(), text.size());
    return secret;
}

Result<Bytes> age_seal(ByteView plain, const std::vector<AgeRecipient>& recipients)
{
    VIGIL_ASSERT(!recipients.empty());
    const Secret file_key = new_file_key();
    std::string stanzas;
    for (const AgeRecipient& recipient : recipients) {
        const AgeIdentity ephemeral = AgeIdentity::make();
        const auto share = ephemeral.recipient();
        Secret shared{key_bytes};
        if (crypto_scalarmult_curve25519(shared.data(), ephemeral.scalar().data(), recipient.point.data()) != 0)
            return Error{Fault::invalid_argument, to_string(recipient) + " is no usable recipient"};
        const Secret key = wrap_key_x25519(shared, share.point, recipient.point);
        stanzas += stanza("X25519 " + base64(share.point), aead(key, Nonce{}, view(file_key)));
    }
    return assembled(stanzas, file_key, plain);
}

Result<Bytes> age_seal(ByteView plain, const Secret& passphrase, int work)
{
    if (passphrase.empty())
        return Error{Fault::invalid_argument, "the passphrase is empty"};
    const Secret file_key = new_file_key();
    std::array<std::uint8_t, salt_bytes> salt{};
    random_bytes(salt.data(), salt.size());
    VIGIL_TRY(const Secret key, wrap_key_scrypt(passphrase, salt, work));
    return assembled(stanza("scrypt " + base64(salt) + " " + std::to_string(work), aead(key, Nonce{}, view(file_key))),
                     file_key, plain);
}

Result<Bytes> age_open(ByteView sealed, const AgeIdentity& identity)
{
    VIGIL_TRY(const Header header, parse_header(sealed));
    const auto self = identity.recipient();
    for (const Stanza& one : header.stanzas) {
        if (one.arguments.size() != 2 || one.arguments[0] != "X25519")
            continue;
        const auto share = from_base64(one.arguments[1]);
        if (!share || share->size() != key_bytes || one.body.size() != file_key_bytes + tag_bytes)
            return no_age_file();
        Secret shared{key_bytes};
        if (crypto_scalarmult_curve25519(shared.data(), identity.scalar().data(), share->data()) != 0)
            return no_age_file();
        if (const auto key = aead_open(wrap_key_x25519(shared, *share, self.point), Nonce{}, one.body))
            return open_payload(header, *key);
    }
    return Error{Fault::denied, "this file is not for this identity"};
}

Result<Bytes> age_open(ByteView sealed, const Secret& passphrase)
{
    VIGIL_TRY(const Header header, parse_header(sealed));
    // A passphrase stands alone: otherwise whoever knows it could not be sure who else can open the file.
    if (header.stanzas.size() != 1 || header.stanzas[0].arguments.size() != 3 ||
        header.stanzas[0].arguments[0] != "scrypt")
        return Error{Fault::denied, "this file does not open with a passphrase"};
    const auto& one = header.stanzas[0];
    const auto salt = from_base64(one.arguments[1]);
    int work = 0;
    const auto& number = one.arguments[2];
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), work);
    if (!salt || salt->size() != salt_bytes || fault != std::errc{} || end != number.data() + number.size() ||
        work < 1 || work > most_work || number.front() == '0' || one.body.size() != file_key_bytes + tag_bytes)
        return no_age_file();
    VIGIL_TRY(const Secret wrap, wrap_key_scrypt(passphrase, *salt, work));
    if (const auto key = aead_open(wrap, Nonce{}, one.body))
        return open_payload(header, *key);
    return Error{Fault::denied, "this passphrase does not open the file"};
}

} // namespace vigil::seal
