// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/annotation.hpp"

#include <array>
#include <memory>
#include <string_view>
#include <vector>

/// The words that some table mentions, each with a number. Keys are those of `search_key`.
namespace vigil::read {

class WordTable {
public:
    WordTable();

    /// The number of a key, made if it has none yet. The bytes of `key` are copied.
    WordId intern(std::string_view key);
    /// As `intern`, for keys whose bytes outlive the table: they are not copied.
    WordId intern_lasting(std::string_view key);
    WordId find(std::string_view key) const; ///< `no_word` when unknown.
    std::string_view key(WordId word) const { return m_keys[word]; }
    std::size_t size() const { return m_keys.size(); }

private:
    std::size_t slot_of(std::string_view key, std::uint32_t hash) const;
    void grow();
    std::string_view kept(std::string_view key);

    struct Slot {
        std::uint32_t hash = 0;
        WordId word = no_word;
    };
    std::vector<Slot> m_slots;
    std::vector<std::string_view> m_keys; ///< By number; number 0 is no word.
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_block_left = 0;
    char* m_block_next = nullptr;
};

/// Makes the search keys of tokens without allocation. Equal to `search_key` for every text (a property test holds it).
class KeyMaker {
public:
    KeyMaker();

    /// The key; the view is valid until the next call. Keys of more than 120 bytes are cut: no table word is that long.
    std::string_view operator()(std::string_view token, std::array<char, 128>& buffer) const;

private:
    static constexpr std::size_t folded = 0x800; ///< Code points whose folding is tabulated: Latin to Arabic.
    struct Folding {
        std::array<char, 7> bytes{};
        std::uint8_t length = 0; ///< 0: dropped; 255: a blank; 254: ask search_key.
    };
    std::vector<Folding> m_foldings;
};

} // namespace vigil::read
