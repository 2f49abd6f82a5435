// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/words.hpp"

#include "base/utf8.hpp"

#include <cstring>

namespace vigil::read {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;
constexpr std::uint8_t as_blank = 255;
constexpr std::uint8_t by_search_key = 254;
constexpr std::size_t longest_key = 120;

std::uint32_t hash_of(std::string_view key)
{
    std::uint64_t hash = 0x9E3779B97F4A7C15U ^ key.size();
    const char* at = key.data();
    std::size_t left = key.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t chunk = 0;
        std::memcpy(&chunk, at, 8);
        hash = (hash ^ chunk) * 0xFF51AFD7ED558CCDU;
        hash ^= hash >> 32;
    }
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < left; ++i)
        rest |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    hash = (hash ^ rest) * 0xC4CEB9FE1A85EC53U;
    hash ^= hash >> 29;
    return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

} // namespace

WordTable::WordTable() : m_slots(std::size_t{1} << 12), m_keys{std::string_view{}} {}

std::size_t WordTable::slot_of(std::string_view key, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].word != no_word && (m_slots[at].hash != hash || m_keys[m_slots[at].word] != key))
        at = (at + 1) & mask;
    return at;
}

WordId WordTable::find(std::string_view key) const
{
    return key.empty() ? no_word : m_slots[slot_of(key, hash_of(key))].word;
}

void WordTable::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot& slot : old) {
        if (slot.word == no_word)
            continue;
        std::size_t at = slot.hash & mask;
        while (m_slots[at].word != no_word)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

std::string_view WordTable::kept(std::string_view key)
{
    if (m_block_left < key.size()) {
        m_block_left = std::max(block_size, key.size());
        m_blocks.push_back(std::make_unique<char[]>(m_block_left));
        m_block_next = m_blocks.back().get();
    }
    char* const at = m_block_next;
    std::memcpy(at, key.data(), key.size());
    m_block_next += key.size();
    m_block_left -= key.size();
    return {at, key.size()};
}

WordId WordTable::intern_lasting(std::string_view key)
{
    if (key.empty())
        return no_word;
    if (m_keys.size() * 2 > m_slots.size())
        grow();
    const std::uint32_t hash = hash_of(key);
    Slot& slot = m_slots[slot_of(key, hash)];
    if (slot.word == no_word) {
        slot = {hash, static_cast<WordId>(m_keys.size())};
        m_keys.push_back(key);
    }
    return slot.word;
}

WordId WordTable::intern(std::string_view key)
{
    const WordId known = find(key);
    return known != no_word || key.empty() ? known : intern_lasting(kept(key));
}

KeyMaker::KeyMaker() : m_foldings(folded)
{
    for (char32_t c = 0x80; c < folded; ++c) {
        std::string probe = "a";
        append_utf8(probe, c);
        probe += 'b';
        const std::string key = search_key(probe);
        Folding& folding = m_foldings[c];
        if (key == "a b") {
            folding.length = as_blank;
        } else if (key.size() < 2 || key.size() > 2 + folding.bytes.size() || key.front() != 'a' || key.back() != 'b') {
            folding.length = by_search_key;
        } else {
            folding.length = static_cast<std::uint8_t>(key.size() - 2);
            key.copy(folding.bytes.data(), folding.length, 1);
            if (key.find(' ') != std::string::npos)
                folding.length = by_search_key;
        }
    }
}

std::string_view KeyMaker::operator()(std::string_view token, std::array<char, 128>& buffer) const
{
    std::size_t size = 0;
    bool blank = false;
    const auto slow = [&]() -> std::string_view {
        const std::string key = search_key(token.substr(0, 4 * longest_key));
        size = std::min(key.size(), longest_key);
        key.copy(buffer.data(), size);
        return {buffer.data(), size};
    };
    for (std::size_t at = 0; at < token.size() && size < longest_key;) {
        const auto byte = static_cast<unsigned char>(token[at]);
        if (byte < 0x80) {
            ++at;
            const bool upper = byte >= 'A' && byte <= 'Z';
            if (upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
                if (blank && size > 0)
                    buffer[size++] = ' ';
                blank = false;
                buffer[size++] = static_cast<char>(upper ? byte + 32 : byte);
            } else if (byte != '\'') {
                blank = true;
            }
            continue;
        }
        const char32_t c = next_code_point(token, at);
        if (c == U'’' || c == U'\u200C' || c == U'\u200D' || c == U'\u2060')
            continue;
        if (c == U'\u2010' || c == U'\u2011') {
            blank = true;
            continue;
        }
        if (c >= folded || m_foldings[c].length == by_search_key)
            return slow();
        const Folding& folding = m_foldings[c];
        if (folding.length == as_blank) {
            blank = true;
            continue;
        }
        if (folding.length == 0)
            continue;
        if (blank && size > 0)
            buffer[size++] = ' ';
        blank = false;
        std::memcpy(buffer.data() + size, folding.bytes.data(), folding.length);
        size += folding.length;
    }
    return {buffer.data(), size};
}

} // namespace vigil::read
