// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "seal/secret.hpp"

#include <optional>
#include <vector>

/// Files of the format age-encryption.org/v1, for what leaves a casebook: they open with any age program, so nobody
/// needs Vigil to read an export. X25519 recipients and passphrases (scrypt); no plug-ins, no armour.
namespace vigil::seal {

/// Whom a file is for: "age1…", 32 bytes of X25519 in Bech32.
struct AgeRecipient {
    std::array<std::uint8_t, 32> point{};
    bool operator==(const AgeRecipient&) const = default;
};
/// Errors: invalid_argument (wrong letters, wrong check sum, wrong length, an identity instead of a recipient).
Result<AgeRecipient> parse_age_recipient(std::string_view text);
std::string to_string(const AgeRecipient& recipient);

/// The secret half: "AGE-SECRET-KEY-1…".
class AgeIdentity {
public:
    static AgeIdentity make();
    /// Errors: invalid_argument.
    static Result<AgeIdentity> parse(std::string_view text);
    AgeRecipient recipient() const;
    Secret text() const;
    const Secret& scalar() const { return m_scalar; }

private:
    explicit AgeIdentity(Secret scalar) : m_scalar{std::move(scalar)} {}
    Secret m_scalar;
};

/// Work factor of a passphrase: 2 to this power. 18 takes about a second and 256 MiB, as in other age programs.
constexpr int age_work = 18;

/// Pre: at least one recipient. Errors: invalid_argument (a recipient that is no point of the curve).
Result<Bytes> age_seal(ByteView plain, const std::vector<AgeRecipient>& recipients);
/// Errors: invalid_argument (empty passphrase), io (no memory).
Result<Bytes> age_seal(ByteView plain, const Secret& passphrase, int work = age_work);

/// Errors: malformed (no age file), denied (not for this identity or passphrase), corrupt (altered or cut).
Result<Bytes> age_open(ByteView sealed, const AgeIdentity& identity);
Result<Bytes> age_open(ByteView sealed, const Secret& passphrase);

} // namespace vigil::seal
