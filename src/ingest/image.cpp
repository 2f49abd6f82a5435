// SPDX-License-Identifier: AGPL-3.0-or-later
// Photos and screenshots: size and what the camera wrote. docs/formats/image.md.
#include "base/utf8.hpp"
#include "ingest/big_bytes.hpp"
#include "ingest/exif.hpp"
#include "ingest/formats.hpp"
#include "ingest/recognise.hpp"

#include <array>

namespace vigil::ingest {
namespace {

struct Size {
    std::uint32_t width = 0, height = 0;
};

struct ImageKind {
    std::string_view magic;
    std::size_t at;
    std::string_view media_type;
    Size (*size)(ByteView);
};

Size png_size(ByteView bytes)
{
    return {number_at(bytes, 16, 4), number_at(bytes, 20, 4)};
}
Size gif_size(ByteView bytes)
{
    return {number_at(bytes, 6, 2, Order::little), number_at(bytes, 8, 2, Order::little)};
}
Size bmp_size(ByteView bytes)
{
    return {number_at(bytes, 18, 4, Order::little), number_at(bytes, 22, 4, Order::little)};
}
Size no_size(ByteView)
{
    return {};
}

/// WebP has three forms; the extended one states the size of the canvas.
Size webp_size(ByteView bytes)
{
    const std::string_view form = as_text(bytes).substr(0, 16).substr(12 < bytes.size() ? 12 : 0);
    if (form == "VP8X")
        return {number_at(bytes, 24, 3, Order::little) + 1, number_at(bytes, 27, 3, Order::little) + 1};
    if (form == "VP8 ")
        return {number_at(bytes, 26, 2, Order::little) & 0x3FFF, number_at(bytes, 28, 2, Order::little) & 0x3FFF};
    const std::uint32_t bits = number_at(bytes, 21, 4, Order::little);
    return {(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
}

/// Walks the segments of a JPEG to the one that states the size.
Size jpeg_size(ByteView bytes)
{
    for (std::size_t at = 2; at + 9 < bytes.size();) {
        if (bytes[at] != 0xFF)
            return {};
        const std::uint8_t marker = bytes[at + 1];
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame)
            return {number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2)};
        at += marker == 0xFF ? 1 : 2 + number_at(bytes, at + 2, 2);
    }
    return {};
}

constexpr std::array kinds{
    ImageKind{"\xFF\xD8\xFF", 0, "image/jpeg", jpeg_size},
    ImageKind{"\x89PNG\r\n\x1A\n", 0, "image/png", png_size},
    ImageKind{"GIF8", 0, "image/gif", gif_size},
    ImageKind{"WEBP", 8, "image/webp", webp_size},
    ImageKind{"BM", 0, "image/bmp", bmp_size},
    ImageKind{std::string_view{"II*\0", 4}, 0, "image/tiff", no_size},
    ImageKind{std::string_view{"MM\0*", 4}, 0, "image/tiff", no_size},
    ImageKind{"ftypheic", 4, "image/heic", no_size},
    ImageKind{"ftypheix", 4, "image/heic", no_size},
    ImageKind{"ftypmif1", 4, "image/heif", no_size},
    ImageKind{"ftypavif", 4, "image/avif", no_size},
};

const ImageKind* kind_of(std::string_view head)
{
    for (const ImageKind& kind : kinds)
        if (head.size() > kind.at + kind.magic.size() && head.substr(kind.at).starts_with(kind.magic) &&
            (kind.media_type != "image/bmp" || head.substr(6, 4) == std::string_view{"\0\0\0\0", 4}))
            return &kind;
    return nullptr;
}

} // namespace

bool is_image(const Sample& sample)
{
    return kind_of(sample.head) != nullptr;
}

void extract_image(const Job& job, Sink& sink)
{
    const ImageKind& kind = *kind_of(sample_of(job).head);
    sink.recognised(job, kind.media_type);
    Part part = start_part(job, "image", "image-1");
    part.metadata.other.emplace_back("media type", kind.media_type);
    const Size size = kind.size(job.bytes);
    if (size.width > 0 && size.height > 0 && size.width < 1'000'000 && size.height < 1'000'000)
        part.metadata.other.emplace_back("size", std::to_string(size.width) + " x " + std::to_string(size.height));
    read_exif(job.bytes, part.metadata);
    sink.add(std::move(part));
}

} // namespace vigil::ingest
