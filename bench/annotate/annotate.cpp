// SPDX-License-Identifier: AGPL-3.0-or-later
// Ring 1 on one file: words per CPU-second, and with --show what it finds, sentence by sentence.
#include "read/annotation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using namespace vigil;
using namespace vigil::read;

namespace {

constexpr std::array<std::string_view, 9> kinds{"person", "organisation", "place", "nationality", "role",
                                                "date",   "count",        "law",   "treaty"};

std::string file_text(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

double cpu_seconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void show_mention(const Annotation& found, const Mention& mention)
{
    const bool role = mention.attached_role < found.mentions.size();
    fmt::print("    {}: {}{}{}\n", kinds[static_cast<std::size_t>(mention.kind)], found.words(mention.tokens),
               mention.norm.empty() ? "" : "  [" + mention.norm + "]",
               role ? "  role: " + std::string{found.words(found.mentions[mention.attached_role].tokens)} : "");
}

void show(const Annotation& found)
{
    const auto run = [&](Span span) { return found.text.substr(span.begin, span.end - span.begin); };
    std::size_t next = 0;
    for (const Sentence& sentence : found.sentences) {
        fmt::print("{} {}\n", sentence.heading ? "#" : ">", run(sentence.span));
        for (; next < found.mentions.size() && found.mentions[next].tokens.begin < sentence.tokens.end; ++next)
            show_mention(found, found.mentions[next]);
    }
    for (const Quotation& quotation : found.quotations)
        fmt::print("\" {}{}{} -- {}\n", run(quotation.span).substr(0, 60), quotation.continues ? " (continues)" : "",
                   quotation.pull_quote ? " (pull-quote)" : "",
                   quotation.speaker < found.mentions.size() ? found.words(found.mentions[quotation.speaker].tokens)
                                                             : "?");
}

std::vector<DataFile> data_files(const fs::path& root)
{
    std::vector<DataFile> files;
    for (const auto& entry : fs::recursive_directory_iterator{root})
        if (entry.is_regular_file())
            files.push_back({entry.path().lexically_relative(root).generic_string(), file_text(entry.path())});
    return files;
}

void measure(const Lexicon& lexicon, std::string_view text, const Context& context, bool shown, int runs)
{
    double best = 1e9;
    Annotation found;
    for (int run = 0; run < runs; ++run) {
        const double start = cpu_seconds();
        found = annotate(lexicon, text, context);
        best = std::min(best, cpu_seconds() - start);
    }
    if (shown)
        show(found);
    const auto words = std::ranges::count_if(
        found.tokens, [](const Token& t) { return t.kind == TokenKind::word || t.kind == TokenKind::number; });
    fmt::print("annotate: language={} words={} words_per_cpu_s={:.0f}\n", found.language, words,
               static_cast<double>(words) / std::max(best, 1e-6));
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> words{argv + 1, argv + argc};
    const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    const double start = cpu_seconds();
    const auto lexicon = compile_lexicon(data_files(fs::path{VIGIL_SOURCE_DIR} / "data"));
    if (!lexicon) {
        fmt::print(stderr, "bench_annotate: {}\n", lexicon.error().message);
        return 3;
    }
    fmt::print("annotate: lexicon_ms={:.1f}\n", (cpu_seconds() - start) * 1000);
    Context context;
    if (has("--smoke")) {
        measure(**lexicon, "Police arrested Amal Tarek, a lawyer, in Bata on 8 January 2026.", context, true, 1);
        return 0;
    }
    // bench_annotate FILE [PUBLISHED [COVERS]] [--show]
    std::vector<std::string> names;
    std::ranges::copy_if(words, std::back_inserter(names),
                         [](const std::string& word) { return !word.starts_with("--"); });
    if (names.empty()) {
        fmt::print(stderr, "usage: bench_annotate [--smoke] [--show] FILE [PUBLISHED [COVERS]]\n");
        return 2;
    }
    const auto time = [&](std::size_t n) {
        const auto parsed = n < names.size() ? parse_edtf(names[n]) : Result<Edtf>{Error{Fault::not_found, "none"}};
        return parsed ? std::optional{*parsed} : std::nullopt;
    };
    context.published = time(1);
    context.covers = time(2);
    measure(**lexicon, file_text(names[0]), context, has("--show"), 5);
    return 0;
}
