// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// How the bytes of a model file lie, for its reader (model.cpp) and its writer (train/write_model.cpp).
/// Little-endian. The head; then each part begins at a multiple of `part_alignment`.
namespace vigil::learned {

constexpr std::array<char, 8> file_magic{'V', 'I', 'G', 'I', 'L', 'N', 'E', 'T'};
constexpr std::uint32_t file_version = 1;
constexpr std::size_t part_alignment = 64;

struct FileHead {
    std::array<char, 8> magic = file_magic;
    std::uint32_t version = file_version;
    std::uint32_t width = 0;
    std::uint32_t hidden = 0;
    std::uint32_t layers = 0;
    std::uint32_t rows = 0;
    std::uint32_t row_shift = 0;
    std::uint32_t key_slots = 0;
    std::uint32_t lemma_slots = 0;
    std::uint32_t name_bytes = 0;
    std::uint32_t tag_bytes = 0;
    std::uint32_t label_bytes = 0;
    std::uint32_t lemma_bytes = 0;
};
static_assert(sizeof(FileHead) == 56);

} // namespace vigil::learned
