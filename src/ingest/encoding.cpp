// SPDX-License-Identifier: AGPL-3.0-or-later
// Character sets, by ICU only: iconv loads modules from disk, which the child without rights cannot.
#include "base/utf8.hpp"
#include "ingest/source_text.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

namespace vigil::ingest {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& name)
{
    UErrorCode status = U_ZERO_ERROR;
    Converter converter{name.empty() ? nullptr : ucnv_open(name.c_str(), &status), ucnv_close};
    if (U_FAILURE(status))
        converter.reset();
    return converter;
}

bool is_blank(char32_t c)
{
    return c == U' ' || c == U'\n' || c == U'\r' || c == U'\t';
}

/// Collects code points with the source bytes of each. Words of a character set that is not byte for byte become one
/// piece each, so a span of the text still leads to the right words of the source.
class Collector {
public:
    explicit Collector(SourceText& out) : m_out{out} {}

    void add(char32_t c, std::uint64_t begin)
    {
        finish(begin);
        m_pending = c;
        m_begin = begin;
        m_has = true;
    }
    void finish(std::uint64_t end)
    {
        if (!m_has)
            return;
        m_has = false;
        std::string word;
        append_utf8(word, m_pending);
        end = std::max(end, m_begin);
        const bool same = word.size() == 1 && end - m_begin == 1;
        if (same || m_linear || m_out.pieces.empty() || is_blank(m_pending) || m_after_blank) {
            m_out.pieces.push_back({m_out.text.size(), m_out.text.size() + word.size(), m_begin, end});
            m_out.text += word;
            join_linear(same);
        } else {
            m_out.text += word;
            m_out.pieces.back().end = m_out.text.size();
            m_out.pieces.back().source_end = end;
        }
        m_linear = same;
        m_after_blank = is_blank(m_pending);
    }

private:
    void join_linear(bool same)
    {
        auto& pieces = m_out.pieces;
        if (!same || !m_linear || pieces.size() < 2)
            return;
        const Piece last = pieces.back();
        pieces.pop_back();
        pieces.back().end = last.end;
        pieces.back().source_end = last.source_end;
    }

    SourceText& m_out;
    char32_t m_pending = 0;
    std::uint64_t m_begin = 0;
    bool m_has = false, m_linear = false, m_after_blank = false;
};

SourceText convert(ByteView bytes, std::uint64_t skip, UConverter* converter)
{
    SourceText out;
    Collector collector{out};
    const char* const base = reinterpret_cast<const char*>(bytes.data());
    const char* at = base + skip;
    const char* const end = base + bytes.size();
    std::array<UChar, 8192> units{};
    std::array<std::int32_t, 8192> offsets{};
    UChar lead = 0;
    std::uint64_t known = skip;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        const auto start = static_cast<std::uint64_t>(at - base);
        UChar* target = units.data();
        ucnv_toUnicode(converter, &target, units.data() + units.size(), &at, end, offsets.data(), true, &status);
        const auto made = static_cast<std::size_t>(target - units.data());
        for (std::size_t i = 0; i < made; ++i) {
            if (offsets[i] >= 0)
                known = std::max(known, start + static_cast<std::uint64_t>(offsets[i]));
            if (U16_IS_LEAD(units[i])) {
                lead = units[i];
                continue;
            }
            const bool pair = U16_IS_TRAIL(units[i]) && lead != 0;
            const bool stray = U16_IS_TRAIL(units[i]) && lead == 0;
            collector.add(pair    ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, units[i]))
                          : stray ? U'\uFFFD'
                                  : static_cast<char32_t>(units[i]),
                          known);
            lead = 0;
        }
    }
    collector.finish(bytes.size());
    return out;
}

/// UTF-8 as it stands; ill-formed bytes become U+FFFD and are counted.
SourceText take_utf8(ByteView bytes, std::uint64_t skip, std::size_t& damaged)
{
    const std::string_view all = as_text(bytes);
    SourceText out;
    std::size_t from = skip;
    for (std::size_t at = skip; at < all.size();) {
        const std::size_t length = sequence_length(all, at);
        if (length != 0) {
            at += length;
            continue;
        }
        out.append(all.substr(from, at - from), from, at);
        out.append("\xEF\xBF\xBD", at, at + 1);
        ++damaged;
        from = ++at;
    }
    out.append(all.substr(from), from, all.size());
    return out;
}

struct Mark {
    std::string_view bytes;
    const char* charset;
};
constexpr std::array<Mark, 5> marks{{{std::string_view{"\xEF\xBB\xBF", 3}, "UTF-8"},
                                     {std::string_view{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                     {std::string_view{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                     {std::string_view{"\xFF\xFE", 2}, "UTF-16LE"},
                                     {std::string_view{"\xFE\xFF", 2}, "UTF-16BE"}}};

/// High bytes of UTF-16 in Latin (00), Greek (03), Cyrillic (04), Hebrew (05) and Arabic script (06). No other text
/// holds these bytes.
bool is_high_byte(char c)
{
    return c == '\0' || (c >= '\x03' && c <= '\x06');
}

/// UTF-16 without a mark shows as a high byte of a script in every second byte.
const char* high_bytes_of_utf16(std::string_view bytes)
{
    const std::string_view head = bytes.substr(0, 2000);
    std::array<std::size_t, 2> high{};
    for (std::size_t i = 0; i < head.size(); ++i)
        high[i % 2] += is_high_byte(head[i]) ? 1U : 0U;
    if (head.size() < 8 || head.size() % 2 != 0)
        return nullptr;
    if (high[1] * 5 > head.size() && high[0] * 20 < head.size())
        return "UTF-16LE";
    if (high[0] * 5 > head.size() && high[1] * 20 < head.size())
        return "UTF-16BE";
    return nullptr;
}

/// The lines that hold something other than ASCII: the detector looks at the first bytes only, which may be bare ASCII.
std::string telling_lines(std::string_view bytes)
{
    std::string telling;
    for (std::size_t at = 0; at < bytes.size() && telling.size() < 8000;) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
        const std::string_view line = bytes.substr(at, std::min<std::size_t>(end - at, 2000));
        if (std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
            telling.append(line).append("\n");
        at = end + 1;
    }
    return telling;
}

std::string detected_charset(std::string_view bytes)
{
    const std::string sample = telling_lines(bytes);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector{ucsdet_open(&status), ucsdet_close};
    if (U_FAILURE(status))
        return "windows-1252";
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    const char* name = U_SUCCESS(status) && match != nullptr ? ucsdet_getName(match, &status) : nullptr;
    const std::string found = name != nullptr && U_SUCCESS(status) ? name : "windows-1252";
    // Real files in these sets are the Windows supersets: their quotation marks stand where ISO has controls.
    if (found == "ISO-8859-1" || found == "UTF-8")
        return "windows-1252";
    return found == "ISO-8859-9" ? "windows-1254" : found;
}

std::string canonical(std::string_view declared)
{
    std::string name;
    for (const char c : declared)
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii")
        return "windows-1252"; // As the encoding standard of the web reads these labels.
    return name == "iso-8859-9" ? "windows-1254" : name;
}

/// Mostly right UTF-8 with a few wrong bytes (a cut character, a stray byte) is damaged UTF-8, not another set.
bool mostly_utf8(std::string_view bytes)
{
    std::size_t good = 0, bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequence_length(bytes, at);
        good += length > 1 ? 1U : 0U;
        bad += length == 0 ? 1U : 0U;
        at += std::max<std::size_t>(length, 1);
    }
    return bad > 0 && good > 4 * bad;
}

void note_damage(std::size_t damaged, std::vector<Notice>& notices)
{
    if (damaged != 0)
        notices.push_back({"encoding-damaged", std::to_string(damaged) +
                                                   " byte(s) are no valid UTF-8 and are shown as "
                                                   "a replacement character; check the original."});
}

} // namespace

SourceText decode(ByteView bytes, std::string_view declared, std::vector<Notice>& notices)
{
    const std::string_view all = as_text(bytes);
    const std::string label = canonical(declared);
    std::size_t damaged = 0;
    for (const Mark& mark : marks) {
        if (!all.starts_with(mark.bytes))
            continue;
        if (std::string_view{mark.charset} != "UTF-8")
            return convert(bytes, mark.bytes.size(), open_converter(mark.charset).get());
        SourceText text = take_utf8(bytes, mark.bytes.size(), damaged);
        note_damage(damaged, notices);
        return text;
    }
    if (const char* wide = high_bytes_of_utf16(all))
        return convert(bytes, 0, open_converter(wide).get());
    const bool shifting = label.starts_with("iso-2022") || label == "hz-gb-2312" || label == "utf-7";
    if (!shifting && (is_utf8(all) || mostly_utf8(all))) {
        SourceText text = take_utf8(bytes, 0, damaged);
        note_damage(damaged, notices);
        return text;
    }
    if (label != "utf-8" && label != "utf8" && !label.starts_with("utf-16"))
        if (const Converter converter = open_converter(label))
            return convert(bytes, 0, converter.get());
    const std::string guess = detected_charset(all);
    Converter converter = open_converter(guess);
    if (!converter)
        converter = open_converter("windows-1252");
    notices.push_back({"encoding-guessed", "The file does not say its character set; it was read as " + guess +
                                               ". Check names with accents against the original."});
    return convert(bytes, 0, converter.get());
}

std::string decoded_text(ByteView bytes, std::string_view declared)
{
    std::vector<Notice> ignored;
    return decode(bytes, declared, ignored).text;
}

std::string declared_charset(ByteView bytes)
{
    const std::string_view head = as_text(bytes).substr(0, 2048);
    for (const std::string_view key : {std::string_view{"encoding="}, std::string_view{"charset="}}) {
        const std::size_t at = head.find(key);
        if (at == std::string_view::npos)
            continue;
        std::size_t begin = at + key.size();
        while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' '))
            ++begin;
        const std::size_t end = head.find_first_of("\"' ;/>?\r\n", begin);
        if (end != std::string_view::npos && end > begin && end - begin < 40)
            return std::string{head.substr(begin, end - begin)};
    }
    return {};
}

} // namespace vigil::ingest
