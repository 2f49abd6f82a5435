// SPDX-License-Identifier: AGPL-3.0-or-later
// Web pages: docs/formats/html.md.
#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/html_text.hpp"

#include <algorithm>
#include <array>

namespace vigil::ingest {
namespace {

/// Templates are copied with lang="en" into pages in Arabic or Persian. A language written in Latin letters cannot be
/// that of a text without them; no declaration is better than a wrong one.
bool script_fits(std::string_view language, std::string_view text)
{
    constexpr std::array<std::string_view, 10> latin{"en", "es", "fr", "tr", "de", "pt", "it", "nl", "sv", "pl"};
    if (std::find(latin.begin(), latin.end(), language) == latin.end())
        return true;
    std::size_t letters = 0, latin_letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool is_latin = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x250);
        latin_letters += is_latin ? 1U : 0U;
        letters += is_latin || (c >= 0x370 && c != U'’' && c < 0x2000) || c >= 0x2E80 ? 1U : 0U;
    }
    return latin_letters * 2 >= letters;
}

} // namespace

void extract_html(const Job& job, Sink& sink)
{
    Part part = start_part(job, "html", "html-1");
    const std::string charset = job.charset.empty() ? declared_charset(job.bytes) : job.charset;
    const SourceText source = decode(job.bytes, charset, part.notices);
    TextBuilder out{&source, sink.text_left()};
    if (!copy_html(source, HtmlScope::report, sink.limits().nesting, out, &part.metadata))
        part.notices.push_back({"limit",
                                "The page nests elements deeper than Vigil follows; its words are taken without "
                                "their structure and may include menus."});
    out.finish(part);
    if (!script_fits(part.metadata.language, part.text))
        part.metadata.language.clear();
    if (part.text.empty())
        part.notices.push_back(
            {"empty",
             job.where() +
                 " holds no words; the page may be made by a script. Save it as PDF from a browser and add that too."});
    sink.add(std::move(part));
}

} // namespace vigil::ingest
