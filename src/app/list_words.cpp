// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/list_words.hpp"

#include "resources/resources.hpp"

namespace vigil::app {
namespace {

std::string_view table(std::string_view path)
{
    const auto* file = resources::find(path);
    return file ? file->bytes : std::string_view{};
}

} // namespace

const lists::Words& list_words()
{
    static const auto words = lists::Words::compile(table("data/lists/headings.tsv"), table("data/lists/words.tsv"),
                                                    table("data/lists/months.tsv"));
    VIGIL_ASSERT(words);
    return **words;
}

} // namespace vigil::app
