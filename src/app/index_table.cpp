// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/add.hpp"
#include "app/files.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

Result<Done> take_field(Told& told, std::string_view column, std::string_view field)
{
    const auto value = trimmed(field);
    if (value.empty())
        return Done{};
    if (column == "published") {
        VIGIL_TRY(told.published, parse_edtf(value));
    } else if (column == "covers") {
        VIGIL_TRY(told.covers, parse_edtf(value));
    } else if (column == "lang") {
        told.language = std::string{value};
    }
    return Done{};
}

} // namespace

Result<std::map<std::string, Told>> read_index(const std::string& path)
{
    VIGIL_TRY(const auto bytes, read_file(path));
    const auto lines = split(as_text(bytes), '\n');
    const auto header = split(trimmed(lines.front()), '\t');
    const auto id = std::ranges::find(header, "id");
    if (id == header.end())
        return Error{Fault::malformed, path + " has no column 'id'; its first line must name its columns"};

    std::map<std::string, Told> index;
    for (std::size_t n = 1; n < lines.size(); ++n) {
        const auto fields = split(lines[n].ends_with('\r') ? lines[n].substr(0, lines[n].size() - 1) : lines[n], '\t');
        const auto stem = static_cast<std::size_t>(id - header.begin());
        if (trimmed(lines[n]).empty() || fields.size() <= stem)
            continue;
        Told told;
        for (std::size_t column = 0; column < std::min(fields.size(), header.size()); ++column)
            if (auto taken = take_field(told, header[column], fields[column]); !taken)
                return std::move(taken).error().while_doing(path + ", line " + std::to_string(n + 1));
        index.insert_or_assign(std::string{trimmed(fields[stem])}, std::move(told));
    }
    return index;
}

} // namespace vigil::app
