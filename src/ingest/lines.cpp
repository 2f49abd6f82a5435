// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/lines.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::ingest {

std::vector<Line> lines_of(std::string_view text, std::size_t begin, std::size_t end)
{
    std::vector<Line> lines;
    for (std::size_t at = begin; at < end;) {
        const std::size_t stop = std::min(text.find_first_of("\r\n", at), end);
        const std::string_view raw = text.substr(at, stop - at);
        const std::string_view kept = trimmed(raw);
        Line line;
        line.begin = kept.empty() ? at : static_cast<std::size_t>(kept.data() - text.data());
        line.end = line.begin + kept.size();
        line.indent = kept.empty() ? 0 : line.begin - at;
        line.page_break = raw.find('\f') != std::string_view::npos;
        lines.push_back(line);
        at = stop + 1;
        if (stop + 1 < end && text[stop] == '\r' && text[stop + 1] == '\n')
            ++at;
    }
    return lines;
}

std::size_t characters_in(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool begins_item(std::string_view line)
{
    const std::size_t digits = line.find_first_not_of("0123456789");
    const bool numbered = digits >= 1 && digits <= 3 && digits != std::string_view::npos &&
                          (line.substr(digits).starts_with(". ") || line.substr(digits).starts_with(") "));
    return numbered || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•");
}

std::vector<bool> soft_breaks(std::string_view text, const std::vector<Line>& block)
{
    constexpr std::size_t widest_wrap = 120;
    std::vector<bool> soft(block.size(), false);
    std::size_t width = 0;
    for (const Line& line : block)
        width = std::max(width, characters_in(line.of(text)));
    if (width > widest_wrap || width < 40)
        return soft;
    for (std::size_t i = 0; i + 1 < block.size(); ++i) {
        const std::string_view next = block[i + 1].of(text);
        const std::size_t word = characters_in(next.substr(0, next.find(' ')));
        soft[i] = !begins_item(next) && characters_in(block[i].of(text)) + 1 + word > width;
    }
    return soft;
}

bool looks_like_title(std::string_view line)
{
    line = trimmed(line);
    if (line.empty() || line.size() > 400 || characters_in(line) > 220)
        return false;
    if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("•"))
        return false;
    return !line.ends_with('.') && !line.ends_with(',') && !line.ends_with(';') && !line.ends_with(':') &&
           !line.ends_with(".”") && !line.ends_with(".\"") && !line.ends_with("۔");
}

} // namespace vigil::ingest
