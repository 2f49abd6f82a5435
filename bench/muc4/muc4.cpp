// SPDX-License-Identifier: AGPL-3.0-or-later
// The MUC-4 yardstick (docs/decisions/0008-muc4.md): trains on reports with templates, fills those of other reports and
// scores them where their templates are known. Nothing that is learned outlives the program.
#include "oracle.hpp"

#include <fmt/core.h>

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace fs = std::filesystem;
using namespace vigil;
using namespace vigil::muc4;

namespace {

struct Options {
    std::string train;
    std::string test;
    std::string out;
    bool smoke = false;
};

std::string file_text(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<read::DataFile> data_files(const fs::path& root)
{
    std::vector<read::DataFile> files;
    for (const auto& entry : fs::recursive_directory_iterator{root})
        if (entry.is_regular_file())
            files.push_back({entry.path().lexically_relative(root).generic_string(), file_text(entry.path())});
    return files;
}

rusage used()
{
    rusage out{};
    getrusage(RUSAGE_SELF, &out);
    return out;
}

double cpu_seconds()
{
    const rusage it = used();
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(it.ru_utime) + seconds(it.ru_stime);
}

void print_score(std::string_view what, const std::vector<Score>& scores)
{
    Score sum;
    for (const Score& score : scores)
        sum += score;
    const Interval interval = bootstrap(scores);
    fmt::print("muc4: {} reports={} f1={:.2f} interval_95={:.1f}-{:.1f} precision={:.2f} recall={:.2f} type_f1={:.2f} "
               "filler_f1={:.2f}",
               what, scores.size(), 100 * sum.all.f1(), 100 * interval.low, 100 * interval.high,
               100 * sum.all.precision(), 100 * sum.all.recall(), 100 * sum.type.f1(), 100 * sum.fillers.f1());
    for (std::size_t role = 0; role < roles; ++role)
        fmt::print(" {}={:.1f}", role_names[role], 100 * sum.by_role[role].f1());
    fmt::print(" scorer=score_muc4.py\n");
}

void print_oracles(std::string_view what, const Oracles& it)
{
    fmt::print("muc4: {} if: gold_types={:.1f} gold_fillers={:.1f} one_gold_template_a_type={:.1f} "
               "candidate_recall={:.3f} | irrelevant_filled={} relevant_left_out={} | missed",
               what, 100 * it.gold_types, 100 * it.gold_fillers, 100 * it.one_template, it.candidates, it.irrelevant,
               it.silent);
    for (std::size_t role = 0; role < roles; ++role)
        fmt::print(" {}={}", role_names[role], it.missed[role]);
    fmt::print(" | spurious");
    for (std::size_t role = 0; role < roles; ++role)
        fmt::print(" {}={}", role_names[role], it.spurious[role]);
    fmt::print("\n");
}

Case case_of(const Report& report, const Reader& reader)
{
    Case out;
    out.report = &report;
    out.page = reader.read(report.text);
    return out;
}

struct Trained {
    Model model;
    Thresholds thresholds;
};

Trained train(const std::vector<Report>& reports, const Reader& reader)
{
    const double start = cpu_seconds();
    std::vector<Case> cases;
    for (const Report& report : reports)
        cases.push_back(case_of(report, reader));
    std::vector<Likely> held_out;
    Model model = Model::train(cases, held_out);
    const Thresholds thresholds = tune(cases, held_out);
    fmt::print("muc4: train reports={} cpu_s={:.1f} peak_mib={}\n", reports.size(), cpu_seconds() - start,
               used().ru_maxrss / 1024);
    print_score("train, 5-fold cross-validation", score_all(cases, held_out, thresholds));
    print_oracles("train, 5-fold cross-validation", oracles_of(cases, held_out, thresholds));
    return {std::move(model), thresholds};
}

/// The reports with the templates that we fill.
std::vector<Report> fill(const std::vector<Report>& reports, const Reader& reader, const Trained& trained)
{
    const double start = cpu_seconds();
    std::size_t words = 0;
    std::vector<Case> cases;
    std::vector<Likely> likely;
    std::vector<Report> out;
    for (const Report& report : reports) {
        Case it = case_of(report, reader);
        trained.model.prepare(it);
        likely.push_back(trained.model.likely(it));
        out.push_back({report.id, {}, decide(it, likely.back(), trained.thresholds)});
        words += static_cast<std::size_t>(
            std::ranges::count_if(it.page->words, [](const Word& w) { return !w.piece.empty(); }));
        cases.push_back(std::move(it));
    }
    fmt::print("muc4: test reports={} words={} words_per_cpu_s={:.0f} peak_mib={}\n", reports.size(), words,
               static_cast<double>(words) / std::max(cpu_seconds() - start, 1e-6), used().ru_maxrss / 1024);
    if (std::ranges::any_of(reports, [](const Report& r) { return !r.templates.empty(); })) {
        print_score("test", score_all(cases, likely, trained.thresholds));
        print_oracles("test", oracles_of(cases, likely, trained.thresholds));
    }
    return out;
}

std::optional<Error> run(const Options& options)
{
    const fs::path root{VIGIL_SOURCE_DIR};
    const auto engine = read::compile_lexicon(data_files(root / "data"));
    if (!engine)
        return engine.error();
    const auto lexicon = Lexicon::compile(file_text(root / "bench/muc4/lexicon.tsv"));
    if (!lexicon)
        return lexicon.error();
    const auto reports = read_reports(options.train);
    if (!reports)
        return reports.error();
    if (reports->empty())
        return Error{Fault::invalid_argument, options.train + " holds no report; nothing can be learned from it"};
    const auto wanted =
        options.test.empty() ? Result<std::vector<Report>>{std::vector<Report>{}} : read_reports(options.test);
    if (!wanted)
        return wanted.error();
    const Reader reader{**engine, *lexicon};
    const Trained trained = train(*reports, reader);
    const std::vector<Report> filled = fill(*wanted, reader, trained);
    return options.out.empty() ? std::nullopt : write_templates(options.out, filled);
}

std::optional<Options> options_of(const std::vector<std::string>& words)
{
    Options out;
    for (std::size_t n = 0; n < words.size(); ++n) {
        std::string* value = words[n] == "--train"  ? &out.train
                             : words[n] == "--test" ? &out.test
                             : words[n] == "--out"  ? &out.out
                                                    : nullptr;
        if (words[n] == "--smoke")
            out.smoke = true;
        else if (value == nullptr || n + 1 == words.size())
            return std::nullopt;
        else
            *value = words[++n];
    }
    if (out.smoke)
        out.train = out.test = VIGIL_SOURCE_DIR "/bench/muc4/made.jsonl";
    return out.train.empty() ? std::nullopt : std::optional{out};
}

} // namespace

int main(int argc, char** argv)
{
    const auto options = options_of({argv + 1, argv + argc});
    if (!options) {
        fmt::print(stderr, "usage: bench_muc4 --train FILE [--test FILE [--out FILE]] | --smoke\n");
        return 2;
    }
    if (const auto error = run(*options)) {
        fmt::print(stderr, "bench_muc4: {}\n", error->message);
        return 3;
    }
    return 0;
}
