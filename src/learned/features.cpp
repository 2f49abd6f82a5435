// SPDX-License-Identifier: AGPL-3.0-or-later
#include "learned/features.hpp"

#include <algorithm>

namespace vigil::learned {
namespace {

constexpr std::size_t longest_shape = 8;

bool starts_code_point(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::string_view beginning(std::string_view word, std::size_t letters)
{
    std::size_t at = 0;
    while (at < word.size()) {
        if (starts_code_point(word[at]) && letters-- == 0)
            break;
        ++at;
    }
    return word.substr(0, at);
}

char shape_of(char byte)
{
    if (byte >= 'a' && byte <= 'z')
        return 'x';
    if (byte >= 'A' && byte <= 'Z')
        return 'X';
    if (byte >= '0' && byte <= '9')
        return '0';
    return (static_cast<unsigned char>(byte) & 0x80U) != 0 ? 'u' : byte;
}

/// "Xxxx", "00/00", "X.X.": runs of one kind are cut after three.
std::string shape(std::string_view word)
{
    std::string result;
    std::size_t run = 0;
    for (const char byte : word) {
        if (!starts_code_point(byte))
            continue;
        const char kind = shape_of(byte);
        run = !result.empty() && result.back() == kind ? run + 1 : 0;
        if (run < 3)
            result += kind;
        if (result.size() == longest_shape)
            break;
    }
    return result;
}

} // namespace

std::uint64_t key_of(std::uint64_t kind, std::string_view bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325U ^ (kind * 0x9e3779b97f4a7c15U);
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    hash ^= hash >> 32U;
    hash *= 0xd6e8feb86659fd93U;
    hash ^= hash >> 32U;
    return hash == 0 ? 1 : hash;
}

std::string lower_case(std::string_view word)
{
    std::string result{word};
    for (std::size_t at = 0; at < result.size(); ++at) {
        char& byte = result[at];
        if (byte >= 'A' && byte <= 'Z')
            byte = static_cast<char>(byte - 'A' + 'a');
        const bool latin1 = at > 0 && static_cast<unsigned char>(result[at - 1]) == 0xC3U;
        const auto value = static_cast<unsigned char>(byte);
        if (latin1 && value >= 0x80U && value <= 0x9EU && value != 0x97U)
            byte = static_cast<char>(value + 0x20U);
    }
    return result;
}

std::string_view ending(std::string_view word, std::size_t letters)
{
    std::size_t at = word.size();
    while (at > 0 && letters > 0) {
        --at;
        letters -= starts_code_point(word[at]) ? 1U : 0U;
    }
    return word.substr(at);
}

FeatureKeys features_of(std::string_view word)
{
    const std::string lower = lower_case(word);
    return {key_of(1, lower),
            key_of(2, beginning(lower, 3)),
            key_of(3, ending(lower, 2)),
            key_of(4, ending(lower, 3)),
            key_of(5, ending(lower, 4)),
            key_of(6, shape(word))};
}

FeatureKeys begin_mark()
{
    FeatureKeys keys{};
    keys.fill(key_of(7, "begin"));
    return keys;
}

FeatureKeys end_mark()
{
    FeatureKeys keys{};
    keys.fill(key_of(7, "end"));
    return keys;
}

} // namespace vigil::learned
