// SPDX-License-Identifier: AGPL-3.0-or-later
// Plain text: paragraphs, titles and datelines. docs/formats/text.md.
#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/lines.hpp"
#include "ingest/report_split.hpp"
#include "ingest/text_form.hpp"

#include <algorithm>

namespace vigil::ingest {
namespace {

void copy_block(const SourceText& source, const std::vector<Line>& block, bool line_is_paragraph, TextBuilder& out)
{
    const std::vector<bool> soft = soft_breaks(source.text, block);
    for (std::size_t i = 0; i < block.size(); ++i) {
        out.copy(block[i].begin, block[i].end);
        if (i + 1 == block.size())
            continue;
        if (soft[i])
            out.blank();
        else if (line_is_paragraph)
            out.paragraph();
        else
            out.line();
    }
}

/// Files of some editors hold one paragraph per line and no blank lines at all.
bool one_paragraph_per_line(std::string_view text, const std::vector<Line>& lines)
{
    std::size_t with_words = 0, long_lines = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].blank() && i > 0 && i + 1 < lines.size())
            return false;
        with_words += lines[i].blank() ? 0U : 1U;
        long_lines += characters_in(lines[i].of(text)) > 120 ? 1U : 0U;
    }
    return with_words > 1 && long_lines * 4 >= with_words;
}

} // namespace

void copy_paragraphs(const SourceText& source, Range range, TextBuilder& out)
{
    const std::vector<Line> lines = lines_of(source.text, range.begin, range.end);
    const bool per_line = one_paragraph_per_line(source.text, lines);
    std::vector<Line> block;
    const auto flush = [&] {
        out.paragraph();
        copy_block(source, block, per_line, out);
        block.clear();
    };
    for (const Line& line : lines) {
        if (line.blank() || line.page_break)
            flush();
        if (!line.blank())
            block.push_back(line);
    }
    flush();
}

void extract_text(const Job& job, Sink& sink)
{
    std::vector<Notice> notices;
    const SourceText source = decode(job.bounded(sink, notices), job.charset, notices);
    const std::vector<Range> reports = split_reports(source.text);
    for (const Range& report : reports) {
        Part part = start_part(job, "text", "text-1");
        if (reports.size() > 1) {
            const auto pieces = source.trace(report.begin, report.end);
            const auto begin = pieces.empty() ? 0 : pieces.front().source_begin;
            const auto end = pieces.empty() ? 0 : pieces.back().source_end;
            part.path = job.path_of("bytes:" + std::to_string(begin) + "-" + std::to_string(end));
        }
        part.notices = notices;
        TextBuilder out{&source, sink.text_left()};
        copy_paragraphs(source, report, out);
        out.finish(part);
        read_heading(part.text, part.metadata);
        if (part.text.empty())
            part.notices.push_back({"empty", job.where() + " holds no words."});
        if (!sink.add(std::move(part)))
            return;
    }
}

} // namespace vigil::ingest
