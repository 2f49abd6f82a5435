// SPDX-License-Identifier: AGPL-3.0-or-later
// PDF by poppler: docs/formats/pdf.md.
#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/page_layout.hpp"
#include "ingest/stated_date.hpp"
#include "ingest/text_form.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <memory>

namespace vigil::ingest {
namespace {

constexpr int most_pages = 5000;

std::string utf8_of(const poppler::ustring& text)
{
    std::string out;
    char32_t lead = 0;
    for (const unsigned short unit : text) {
        const char32_t c = unit;
        if (c >= 0xD800 && c < 0xDC00) {
            lead = c;
            continue;
        }
        if (c >= 0xDC00 && c < 0xE000)
            append_utf8(out, lead != 0 ? 0x10000 + ((lead - 0xD800) << 10) + (c - 0xDC00) : U'\uFFFD');
        else if (c != 0xFEFF)
            append_utf8(out, c);
        lead = 0;
    }
    return out;
}

std::vector<PageWord> words_of(const poppler::page& page)
{
    std::vector<PageWord> words;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        const poppler::rectf place = box.bbox();
        PageWord word{utf8_of(box.text()), place.left(),        place.top(),          place.right(),
                      place.bottom(),      box.get_font_size(), box.has_space_after()};
        if (!word.text.empty())
            words.push_back(std::move(word));
    }
    return words;
}

/// Word processors put file names where a title should be.
bool is_real_title(std::string_view title)
{
    const std::string key = search_key(title);
    for (const std::string_view end : {" doc", " docx", " indd", " pdf", " rtf", " qxd", " odt"})
        if (key.ends_with(end))
            return false;
    return key.size() >= 4 && !key.starts_with("microsoft word") && !key.starts_with("untitled") &&
           !key.starts_with("document");
}

void read_info(const poppler::document& document, Metadata& metadata)
{
    const std::string title = one_line(utf8_of(document.info_key("Title")));
    if (is_real_title(title))
        metadata.title = title;
    if (std::string author = one_line(utf8_of(document.info_key("Author"))); !author.empty())
        metadata.authors.push_back(std::move(author));
    // When the file was made is not when the report was published; kept apart.
    const std::string made = utf8_of(document.info_key("CreationDate"));
    if (const auto day = stated_date(std::string_view{made}.substr(0, 10).substr(made.starts_with("D:") ? 2 : 0)))
        metadata.other.emplace_back("created", day->to_string());
}

struct Reading {
    std::vector<PageLines> pages;
    std::size_t unread = 0;
    bool words = false;
};

Reading read_pages(const poppler::document& document, std::uint64_t longest)
{
    Reading reading;
    std::uint64_t size = 0;
    const int count = std::min(document.pages(), most_pages);
    for (int i = 0; i < count && size <= longest; ++i) {
        const std::unique_ptr<poppler::page> page{document.create_page(i)};
        if (!page) {
            ++reading.unread;
            reading.pages.emplace_back();
            continue;
        }
        reading.pages.push_back(lines_of(words_of(*page)));
        for (const PageLine& line : reading.pages.back()) {
            size += line.text.size();
            reading.words = reading.words || !trimmed(line.text).empty();
        }
    }
    return reading;
}

void note_pages(const poppler::document& document, const Reading& reading, std::vector<Notice>& notices)
{
    if (reading.unread > 0)
        notices.push_back({"page-unreadable", std::to_string(reading.unread) + " page(s) could not be read."});
    if (document.pages() > most_pages)
        notices.push_back({"limit", "Only the first " + std::to_string(most_pages) + " pages were read."});
    if (!reading.words)
        notices.push_back({"no-text-layer",
                           "The PDF holds pictures of pages and no text: type its words as the description, "
                           "or add a version with text."});
}

void extract_document(const Job& job, Sink& sink)
{
    const std::string_view bytes = as_text(job.bytes);
    const std::unique_ptr<poppler::document> document{
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))};
    Part part = start_part(job, "pdf", "pdf-1");
    if (!document) {
        sink.note("damaged", job.where() + " is a PDF that cannot be opened; it may be cut off. Its bytes are kept.");
        return;
    }
    if (document->is_locked()) {
        part.notices.push_back({"encrypted", "The PDF needs a password: add a version without one."});
        sink.add(std::move(part));
        return;
    }
    read_info(*document, part.metadata);
    Reading reading = read_pages(*document, sink.text_left());
    note_pages(*document, reading, part.notices);
    for (const std::string& head : drop_running_heads(reading.pages))
        part.metadata.other.emplace_back("running head", one_line(head));
    TextBuilder out{nullptr, sink.text_left()};
    write_pages(reading.pages, out);
    out.finish(part);
    Metadata said;
    read_heading(part.text, said);
    if (part.metadata.title.empty())
        part.metadata.title = said.title;
    part.metadata.published = said.published;
    sink.add(std::move(part));
}

void say_nothing(const std::string&, void*) {}

} // namespace

void extract_pdf(const Job& job, Sink& sink)
{
    if (job.bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return sink.note("limit", job.where() + " is larger than a PDF that Vigil can read.");
    poppler::set_debug_error_function(say_nothing, nullptr);
    try {
        extract_document(job, sink);
    } catch (const std::exception&) {
        sink.note("damaged", job.where() + " is a PDF that cannot be read to its end. Its bytes are kept.");
    }
}

} // namespace vigil::ingest
