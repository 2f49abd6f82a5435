// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/http.hpp"

#include "base/utf8.hpp"

namespace vigil::web {

namespace {

std::string_view first_of(const Fields& fields, std::string_view name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
        if (escape) {
            result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            result += text[i] == '+' ? ' ' : text[i];
        }
    }
    return repaired_utf8(result);
}

} // namespace

std::string_view Request::asked(std::string_view name) const
{
    return first_of(query, name);
}
std::string_view Request::typed(std::string_view name) const
{
    return first_of(form, name);
}

Response see_other(std::string address)
{
    Response response;
    response.status = 303;
    response.headers.emplace_back("Location", std::move(address));
    return response;
}

Fields parse_form(std::string_view text)
{
    Fields fields;
    for (const auto piece : split(text, '&')) {
        if (piece.empty())
            continue;
        const auto equals = piece.find('=');
        const auto name = piece.substr(0, equals);
        const auto value = equals == std::string_view::npos ? std::string_view{} : piece.substr(equals + 1);
        fields.emplace(decoded(name), decoded(value));
    }
    return fields;
}

} // namespace vigil::web
