// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads the reports of a gold folder and, for speed, one long text; prints one line of figures (bench/README.md).
#include "domain/claim_json.hpp"
#include "read/annotation.hpp"
#include "read/confidence.hpp"
#include "read/models.hpp"
#include "read/reader.hpp"

#include <fmt/core.h>

#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace fs = std::filesystem;
using namespace vigil;

namespace {

struct Options {
    fs::path data = VIGIL_SOURCE_DIR "/data";
    fs::path models = VIGIL_SOURCE_DIR "/models";
    fs::path gold;         ///< Folder with index.tsv and text/.
    fs::path out;          ///< Where predictions are written, one NNN.jsonl a report.
    fs::path press;        ///< A long text: only its speed counts.
    bool evidence = false; ///< Beside the predictions: what speaks for each (train/calibrate).
    bool smoke = false;    ///< A sentence of its own instead of files: only that it runs is tested.
    std::string founding_published = "2026-01-09";
};

struct Figures {
    std::size_t reports = 0;
    std::size_t claims = 0;
    std::size_t unanchored = 0; ///< Quotes and values that do not stand at their place: a fault.
    double load_ms = 0;
    std::size_t words = 0;
    double seconds = 0;
    double ring1_seconds = 0;
};

std::string file_text(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

double cpu_seconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

long peak_kib()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

std::vector<read::DataFile> data_files(const fs::path& folder)
{
    std::vector<read::DataFile> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_regular_file())
            files.push_back({fs::relative(entry.path(), folder).generic_string(), file_text(entry.path())});
    return files;
}

std::optional<Edtf> date_of(const std::string& text)
{
    auto date = parse_edtf(text);
    return date ? std::optional{*date} : std::nullopt;
}

std::vector<std::string> cells_of(const std::string& line)
{
    std::vector<std::string> cells{""};
    for (const char c : line) {
        if (c == '\t')
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

bool stands_at(std::string_view text, domain::Span span, std::string_view words)
{
    return span.begin <= span.end && span.end <= text.size() && text.substr(span.begin, span.end - span.begin) == words;
}

std::size_t unanchored(std::string_view text, const read::Reading& reading)
{
    std::size_t count = 0;
    for (const domain::Claim& claim : reading.claims) {
        count += stands_at(text, claim.span, claim.quote) && !claim.quote.empty() ? 0U : 1U;
        for (const domain::Value& value : claim.values)
            count += !value.span || stands_at(text, *value.span, value.text) ? 0U : 1U;
    }
    return count;
}

/// A line for each claim, in the order of the predictions: amounts by kind of evidence.
void write_evidence(const fs::path& path, const read::Reading& reading)
{
    std::ofstream file{path};
    for (const domain::Claim& claim : reading.claims) {
        std::string line;
        for (const read::Evidence& each : read::evidence_of(claim))
            line += fmt::format("{}{}={:.4f}", line.empty() ? "" : "\t", each.name, each.amount);
        file << line << '\n';
    }
}

/// Columns of index.tsv by name.
void read_gold(const read::Lexicon& lexicon, const Options& options, Figures& figures)
{
    std::ifstream index{options.gold / "index.tsv"};
    std::string line;
    std::getline(index, line);
    const auto names = cells_of(line);
    if (!options.out.empty())
        fs::create_directories(options.out);
    const auto read_one = [&](const std::string& id, const read::Context& context) {
        const fs::path path = options.gold / "text" / (id + ".txt");
        if (!fs::exists(path))
            return;
        const std::string text = file_text(path);
        const read::Reading reading = read::read_text(lexicon, text, context);
        ++figures.reports;
        figures.claims += reading.claims.size();
        figures.unanchored += unanchored(text, reading);
        if (options.out.empty())
            return;
        std::ofstream file{options.out / (id + ".jsonl")};
        for (const domain::Claim& claim : reading.claims)
            file << domain::to_json_line(claim) << '\n';
        if (options.evidence)
            write_evidence(options.out / (id + ".evidence"), reading);
    };
    while (std::getline(index, line)) {
        std::map<std::string, std::string> row;
        const auto cells = cells_of(line);
        for (std::size_t n = 0; n < cells.size() && n < names.size(); ++n)
            row[names[n]] = cells[n];
        read::Context context;
        context.published = date_of(row["published"]);
        context.covers = date_of(row["covers"]);
        context.language = row["lang"];
        context.organisation = row["org"];
        context.title = row["title"];
        read_one(row["id"], context);
    }
    for (const char* id : {"S1", "S2", "S3", "S4"}) {
        read::Context context;
        context.published = date_of(options.founding_published);
        context.language = "en";
        context.organisation = "Amnesty International";
        read_one(id, context);
    }
}

void read_press(const read::Lexicon& lexicon, const Options& options, Figures& figures)
{
    const std::string text = options.smoke ? "Police arrested Mira Kosta on 3 January 2026." : file_text(options.press);
    read::Context context;
    context.published = date_of("2024-01-01");
    context.language = "en";
    figures.seconds = figures.ring1_seconds = 1e9;
    for (int run = 0; run < 3; ++run) {
        double start = cpu_seconds();
        const auto reading = read::read_text(lexicon, text, context);
        figures.seconds = std::min(figures.seconds, cpu_seconds() - start);
        figures.unanchored += unanchored(text, reading);
        start = cpu_seconds();
        const auto annotation = read::annotate(lexicon, text, context);
        figures.ring1_seconds = std::min(figures.ring1_seconds, cpu_seconds() - start);
    }
    // Words as `wc -w` counts them, as peers' figures do.
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        figures.words += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
}

int usage()
{
    fmt::print(stderr,
               "usage: bench_reading [--gold FOLDER] [--out FOLDER] [--press FILE] [--data FOLDER] [--models FOLDER] "
               "[--founding-published DATE] [--evidence]\n");
    return 2;
}

bool parse(int count, char** words, Options& options)
{
    for (int n = 1; n < count; ++n) {
        const std::string word = words[n];
        if (word == "--smoke") {
            options.smoke = true;
            continue;
        }
        if (word == "--evidence") {
            options.evidence = true;
            continue;
        }
        if (n + 1 >= count)
            return false;
        const std::string value = words[++n];
        if (word == "--gold")
            options.gold = value;
        else if (word == "--out")
            options.out = value;
        else if (word == "--press")
            options.press = value;
        else if (word == "--data")
            options.data = value;
        else if (word == "--models")
            options.models = value;
        else if (word == "--founding-published")
            options.founding_published = value;
        else
            return false;
    }
    return true;
}

} // namespace

int main(int count, char** words)
{
    Options options;
    if (!parse(count, words, options))
        return usage();
    Figures figures;
    const auto files = data_files(options.data);
    const double start = cpu_seconds();
    // The model that is compiled into the program (cmake/Embed.cmake).
    const std::string english = file_text(options.models / "en.model");
    std::vector<read::ModelFile> model_files;
    if (!english.empty())
        model_files.push_back({"en", english});
    const auto lexicon = read::compile_lexicon(files, model_files);
    figures.load_ms = (cpu_seconds() - start) * 1000;
    if (!lexicon) {
        fmt::print(stderr, "reading: {}\n", lexicon.error().message);
        return 3;
    }
    if (!options.gold.empty())
        read_gold(**lexicon, options, figures);
    if (!options.press.empty() || options.smoke)
        read_press(**lexicon, options, figures);
    fmt::print("reading: reports={} claims={} unanchored={} load_ms={:.0f} words={} words_per_cpu_s={:.0f} "
               "ring1_words_per_cpu_s={:.0f} peak_mib={:.1f}\n",
               figures.reports, figures.claims, figures.unanchored, figures.load_ms, figures.words,
               figures.seconds > 0 ? static_cast<double>(figures.words) / figures.seconds : 0.0,
               figures.ring1_seconds > 0 ? static_cast<double>(figures.words) / figures.ring1_seconds : 0.0,
               static_cast<double>(peak_kib()) / 1024.0);
    return figures.unanchored == 0 ? 0 : 1;
}
