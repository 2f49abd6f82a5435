// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/xml.hpp"

#include "base/utf8.hpp"

namespace vigil::publish {

std::string xml_text(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t letter = next_code_point(text, at);
        const bool control = letter < 0x20 && letter != U'\t' && letter != U'\n' && letter != U'\r';
        if (control || letter == 0x7F || letter == 0xFFFE || letter == 0xFFFF)
            continue;
        switch (letter) {
        case U'&': out += "&amp;"; break;
        case U'<': out += "&lt;"; break;
        case U'>': out += "&gt;"; break;
        case U'"': out += "&quot;"; break;
        case U'\r': out += "&#13;"; break;
        case 0xFFFD: out += "\xEF\xBF\xBD"; break; // Also for bytes that are no UTF-8.
        default: out += text.substr(begin, at - begin);
        }
    }
    return out;
}

} // namespace vigil::publish
