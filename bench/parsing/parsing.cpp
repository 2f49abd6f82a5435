// SPDX-License-Identifier: AGPL-3.0-or-later
// How right and how fast the models of ring 2 are: one line of figures for each text people have marked
// (docs/methods/parsing.md).
#include "learned/analyser.hpp"
#include "treebank.hpp"

#include <fmt/core.h>

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using namespace vigil;
using learned::Analyser;
using learned::Model;

namespace {

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

double peak_mib()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024.0;
}

struct Counts {
    std::size_t words = 0, upos = 0, tags = 0, lemmas = 0, heads = 0, labels = 0, universal = 0;
};

std::string_view universal(std::string_view label)
{
    return label.substr(0, label.find(':'));
}

std::vector<std::string_view> forms_of(const train::Example& example)
{
    std::vector<std::string_view> forms;
    for (const train::Word& word : example.words)
        forms.push_back(word.form);
    return forms;
}

void count_one(Analyser& analyser, const Model& model, const train::Example& example, Counts& counts)
{
    const auto forms = forms_of(example);
    analyser.look_at(forms);
    const auto& tree = analyser.parse();
    for (std::size_t n = 0; n < forms.size(); ++n) {
        const train::Word& gold = example.words[n];
        const bool head = tree.heads[n] == example.heads[n];
        const std::string_view label = model.labels[tree.labels[n]];
        ++counts.words;
        counts.tags += analyser.tag(n) == gold.tag ? 1U : 0U;
        counts.upos += analyser.upos(n) == train::upos(gold.tag) ? 1U : 0U;
        counts.lemmas += analyser.lemma(n, forms[n]) == gold.lemma ? 1U : 0U;
        counts.heads += head ? 1U : 0U;
        counts.labels += head && label == gold.label ? 1U : 0U;
        counts.universal += head && universal(label) == universal(gold.label) ? 1U : 0U;
    }
}

/// Words per CPU-second of tagging alone and of tags with names and trees; the best of three runs.
std::array<double, 2> speed(Analyser& analyser, const std::vector<train::Example>& examples)
{
    std::array<double, 2> best{};
    for (int run = 0; run < 6; ++run) {
        const bool everything = run % 2 == 1;
        std::size_t words = 0;
        const double start = cpu_seconds();
        for (const train::Example& example : examples) {
            const auto forms = forms_of(example);
            analyser.look_at(forms);
            words += forms.size();
            if (everything) {
                analyser.names();
                analyser.parse();
            }
        }
        const double seconds = std::max(cpu_seconds() - start, 1e-6);
        double& here = best[everything ? 1 : 0];
        here = std::max(here, static_cast<double>(words) / seconds);
    }
    return best;
}

void print_trees(const Model& model, const std::string& name, const std::vector<train::Example>& examples)
{
    Analyser analyser{model};
    Counts counts;
    for (const train::Example& example : examples)
        count_one(analyser, model, example, counts);
    const auto percent = [&](std::size_t n) {
        return 100.0 * static_cast<double>(n) / static_cast<double>(std::max<std::size_t>(counts.words, 1));
    };
    const auto words_per_second = speed(analyser, examples);
    fmt::print("parsing: model={} text={} words={} upos={:.2f} tags={:.2f} lemmas={:.2f} uas={:.2f} las={:.2f} "
               "las_universal={:.2f} tag_words_per_cpu_s={:.0f} all_words_per_cpu_s={:.0f} peak_mib={:.1f}\n",
               model.name, name, counts.words, percent(counts.upos), percent(counts.tags), percent(counts.lemmas),
               percent(counts.heads), percent(counts.labels), percent(counts.universal), words_per_second[0],
               words_per_second[1], peak_mib());
}

struct Name {
    std::size_t begin = 0, end = 0, kind = 0;
    auto operator<=>(const Name&) const = default;
};

constexpr std::array<std::string_view, 3> kinds = {"PER", "LOC", "ORG"};

std::vector<Name> names_of(const std::vector<std::size_t>& classes)
{
    std::vector<Name> names;
    for (std::size_t n = 0; n < classes.size(); ++n) {
        if (classes[n] == 0)
            continue;
        const std::size_t kind = (classes[n] - 1) / 2;
        const bool later = classes[n] % 2 == 0 && !names.empty() && names.back().end == n && names.back().kind == kind;
        if (later)
            ++names.back().end;
        else
            names.push_back({n, n + 1, kind});
    }
    return names;
}

std::size_t class_of(std::string_view mark)
{
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        if (mark.size() == 5 && mark.substr(2) == kinds[kind])
            return 2 * kind + (mark[0] == 'B' ? 1 : 2);
    return 0;
}

void print_names(const Model& model, const std::string& text, const std::vector<train::Example>& examples)
{
    Analyser analyser{model};
    std::array<std::array<std::size_t, 3>, 4> counts{}; // found, there, right
    for (const train::Example& example : examples) {
        const auto forms = forms_of(example);
        analyser.look_at(forms);
        const auto said = analyser.names();
        std::vector<std::size_t> gold;
        for (const train::Word& word : example.words)
            gold.push_back(class_of(word.name));
        const auto found = names_of({said.begin(), said.end()});
        const auto there = names_of(gold);
        for (const Name& name : found) {
            const bool right = std::find(there.begin(), there.end(), name) != there.end();
            for (const std::size_t at : {name.kind, kinds.size()}) {
                ++counts[at][0];
                counts[at][2] += right ? 1U : 0U;
            }
        }
        for (const Name& name : there)
            for (const std::size_t at : {name.kind, kinds.size()})
                ++counts[at][1];
    }
    for (std::size_t at = 0; at < counts.size(); ++at) {
        const auto share = [&](std::size_t of) {
            return 100.0 * static_cast<double>(counts[at][2]) /
                   static_cast<double>(std::max<std::size_t>(counts[at][of], 1));
        };
        const double sum = static_cast<double>(counts[at][0] + counts[at][1]);
        fmt::print("names: model={} text={} kind={} precision={:.1f} recall={:.1f} f1={:.1f} there={}\n", model.name,
                   text, at < kinds.size() ? kinds[at] : "all", share(0), share(1),
                   sum > 0 ? 200.0 * static_cast<double>(counts[at][2]) / sum : 0.0, counts[at][1]);
    }
}

struct Measured {
    std::string_view model;
    std::string_view text;
};

int measure(const fs::path& models, const fs::path& data, const std::vector<Measured>& texts)
{
    for (const Measured& measured : texts) {
        const std::string bytes = file_text(models / measured.model);
        const auto model = learned::open_model(bytes);
        if (!model) {
            fmt::print(stderr, "parsing: {}: {}\n", measured.model, model.error().message);
            return 3;
        }
        const bool names = measured.text.ends_with(".iob2");
        if (!fs::exists(data / measured.text)) {
            fmt::print("parsing: {} is not here: skipped (train/README.md says where it is published)\n",
                       measured.text);
            continue;
        }
        const std::string text = file_text(data / measured.text);
        auto examples = names ? train::read_iob(text) : train::read_conllu(text, false);
        if (!examples) {
            fmt::print(stderr, "parsing: {}: {}\n", measured.text, examples.error().message);
            return 3;
        }
        (names ? print_names : print_trees)(*model, std::string{measured.text}, *examples);
    }
    return 0;
}

/// A sentence of our own: only that it runs is tested.
int smoke(const fs::path& models)
{
    if (!fs::exists(models / "en.model")) {
        fmt::print("parsing: no model is here: skipped (train/train makes it)\n");
        return 0;
    }
    const std::string bytes = file_text(models / "en.model");
    const auto model = learned::open_model(bytes);
    if (!model) {
        fmt::print(stderr, "parsing: {}\n", model.error().message);
        return 3;
    }
    train::Example example;
    for (const char* form : {"Police", "arrested", "Mira", "Kosta", "in", "Varn", "."})
        example.words.push_back({form, form, "NOUN", "dep", "O"});
    example.heads = {1, 7, 1, 2, 5, 1, 1};
    print_trees(*model, "smoke", {example});
    return 0;
}

} // namespace

int main(int count, char** words)
{
    fs::path data = VIGIL_SOURCE_DIR "/../shared/data/reading";
    fs::path models = VIGIL_SOURCE_DIR "/models";
    std::vector<Measured> texts = {
        {"en.model", "ud/ewt-dev.conllu"}, {"en.model", "ud/gum-dev.conllu"}, {"en.model", "uner/en_ewt-ud-dev.iob2"}};
    for (int n = 1; n < count; ++n) {
        const std::string word = words[n];
        if (word == "--smoke")
            return smoke(models);
        if (word == "--test")
            texts = {{"en.model", "ud/ewt-test.conllu"},
                     {"en.model", "ud/gum-test.conllu"},
                     {"es.model", "ud/es_gsd-test.conllu"},
                     {"en.model", "uner/en_ewt-ud-dev.iob2"}};
        else if (word == "--data" && n + 1 < count)
            data = words[++n];
        else if (word == "--models" && n + 1 < count)
            models = words[++n];
        else {
            fmt::print(stderr, "usage: bench_parsing [--test] [--data FOLDER] [--models FOLDER]\n");
            return 2;
        }
    }
    return measure(models, data, texts);
}
