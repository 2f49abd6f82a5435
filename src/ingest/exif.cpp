// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/exif.hpp"

#include "base/utf8.hpp"
#include "ingest/big_bytes.hpp"

#include <array>

namespace vigil::ingest {
namespace {

struct Tag {
    std::uint32_t id;
    std::string_view name;
};
constexpr std::array<Tag, 6> text_tags{{{0x010F, "camera maker"},
                                        {0x0110, "camera"},
                                        {0x0131, "software"},
                                        {0x013B, "artist"},
                                        {0x9003, "taken at"},
                                        {0x0132, "changed at"}}};
constexpr std::uint32_t exif_directory = 0x8769, gps_directory = 0x8825;

/// The TIFF structure inside the image, from its byte-order mark on; empty when there is none.
ByteView tiff_in(ByteView image)
{
    const std::string_view all = as_text(image);
    if (all.starts_with("II*") || all.starts_with("MM"))
        return image;
    const std::string_view head = all.substr(0, 1 << 18);
    std::size_t at = head.find(std::string_view{"Exif\0\0", 6});
    if (at != std::string_view::npos)
        return image.subspan(at + 6);
    at = head.find("eXIf");
    return at != std::string_view::npos ? image.subspan(at + 4) : ByteView{};
}

/// "2026:01:08 14:30:00" in the usual form.
std::string tidy(std::string_view name, std::string_view value)
{
    std::string text = to_nfc(trimmed(value.substr(0, value.find('\0'))));
    if (name.ends_with(" at") && text.size() >= 10 && text[4] == ':' && text[7] == ':')
        text[4] = text[7] = '-';
    return text;
}

class Directory {
public:
    Directory(ByteView tiff, Metadata& metadata)
        : m_tiff{tiff},
          m_order{as_text(tiff).starts_with("II") ? Order::little : Order::big},
          m_metadata{metadata}
    {
    }

    void read_first() { read(number_at(m_tiff, 4, 4, m_order), 0); }

private:
    void read(std::size_t at, int depth)
    {
        const std::uint32_t count = std::min<std::uint32_t>(number_at(m_tiff, at, 2, m_order), 200);
        if (depth > 2 || at == 0)
            return;
        for (std::size_t i = 0; i < count; ++i)
            entry(at + 2 + i * 12, depth);
    }

    void entry(std::size_t at, int depth)
    {
        const std::uint32_t id = number_at(m_tiff, at, 2, m_order), kind = number_at(m_tiff, at + 2, 2, m_order);
        const std::uint32_t length = number_at(m_tiff, at + 4, 4, m_order),
                            value = number_at(m_tiff, at + 8, 4, m_order);
        if (id == exif_directory)
            return read(value, depth + 1);
        if (id == gps_directory)
            return m_metadata.other.emplace_back("place", "stored in the picture"), void();
        const std::size_t place = length <= 4 ? at + 8 : value;
        for (const Tag& tag : text_tags)
            if (tag.id == id && kind == 2 && length < 1000 && place <= m_tiff.size() && length <= m_tiff.size() - place)
                if (std::string text = tidy(tag.name, as_text(m_tiff).substr(place, length));
                    !text.empty() && m_metadata.other.size() < 20)
                    m_metadata.other.emplace_back(tag.name, std::move(text));
    }

    ByteView m_tiff;
    Order m_order;
    Metadata& m_metadata;
};

} // namespace

void read_exif(ByteView image, Metadata& metadata)
{
    const ByteView tiff = tiff_in(image);
    if (tiff.size() >= 8)
        Directory{tiff, metadata}.read_first();
}

} // namespace vigil::ingest
