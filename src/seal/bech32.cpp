// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/bech32.hpp"

#include <array>

namespace vigil::seal {
namespace {

constexpr std::string_view letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t check_letters = 6;

std::uint32_t check_sum(const std::vector<std::uint8_t>& values)
{
    constexpr std::array<std::uint32_t, 5> generators{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    std::uint32_t sum = 1;
    for (const std::uint8_t value : values) {
        const std::uint32_t top = sum >> 25U;
        sum = (sum & 0x1ffffffU) << 5U ^ value;
        for (std::size_t bit = 0; bit < generators.size(); ++bit)
            sum ^= (top >> bit & 1U) != 0 ? generators[bit] : 0U;
    }
    return sum;
}

std::vector<std::uint8_t> expanded(std::string_view prefix)
{
    std::vector<std::uint8_t> values;
    for (const char c : prefix)
        values.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(c) >> 5U));
    values.push_back(0);
    for (const char c : prefix)
        values.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(c) & 31U));
    return values;
}

/// Groups of `from` bits as groups of `to` bits; the last one is filled up with zeros.
std::vector<std::uint8_t> regrouped(ByteView in, unsigned from, unsigned to)
{
    std::vector<std::uint8_t> out;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const std::uint8_t value : in) {
        held = (held << from | value) & 0xfffU;
        for (bits += from; bits >= to; bits -= to)
            out.push_back(static_cast<std::uint8_t>(held >> (bits - to) & ((1U << to) - 1)));
    }
    if (bits > 0)
        out.push_back(static_cast<std::uint8_t>(held << (to - bits) & ((1U << to) - 1)));
    return out;
}

Error wrong()
{
    return {Fault::invalid_argument, "a key has a wrong letter or is incomplete; copy it again as a whole"};
}

} // namespace

std::string to_bech32(std::string_view prefix, ByteView bytes)
{
    const auto data = regrouped(bytes, 8, 5);
    auto checked = expanded(prefix);
    checked.insert(checked.end(), data.begin(), data.end());
    checked.insert(checked.end(), check_letters, 0);
    const std::uint32_t sum = check_sum(checked) ^ 1U;
    std::string text = std::string{prefix} + "1";
    for (const std::uint8_t value : data)
        text += letters[value];
    for (unsigned i = 0; i < check_letters; ++i)
        text += letters[sum >> (5 * (5 - i)) & 31U];
    return text;
}

Result<Bytes> from_bech32(std::string_view prefix, std::string_view text)
{
    std::string lower;
    bool upper_case = false, lower_case = false;
    for (const char c : text) {
        upper_case = upper_case || (c >= 'A' && c <= 'Z');
        lower_case = lower_case || (c >= 'a' && c <= 'z');
        lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    const std::size_t begin = prefix.size() + 1;
    if ((upper_case && lower_case) || lower.size() < begin + check_letters ||
        lower.compare(0, begin, std::string{prefix} + "1") != 0)
        return wrong();
    auto values = expanded(prefix);
    const std::size_t data_begin = values.size();
    for (std::size_t i = begin; i < lower.size(); ++i) {
        const auto at = letters.find(lower[i]);
        if (at == std::string_view::npos)
            return wrong();
        values.push_back(static_cast<std::uint8_t>(at));
    }
    if (check_sum(values) != 1)
        return wrong();
    const ByteView data{values.data() + data_begin, values.size() - data_begin - check_letters};
    auto bytes = regrouped(data, 5, 8);
    // What fills the last group up is no byte of the key.
    const std::size_t whole = data.size() * 5 / 8;
    if (bytes.size() > whole && bytes.back() != 0)
        return wrong();
    bytes.resize(whole);
    return bytes;
}

} // namespace vigil::seal
