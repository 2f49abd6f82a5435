// SPDX-License-Identifier: AGPL-3.0-or-later
// Trains the model of one language from a folder of open data and writes its file (train/README.md).
#include "lemma_rules.hpp"
#include "re3d.hpp"
#include "learned/model.hpp"
#include "trainer.hpp"
#include "write_model.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using namespace vigil;

namespace {

struct Language {
    std::string_view code;
    std::vector<std::string_view> trees;
    std::vector<std::string_view> names; ///< Folders of re3d whose texts are free.
    std::size_t epochs = 0;
};

const std::vector<Language> languages = {
    {"en",
     {"ud/ewt-train.conllu", "ud/gum-train.conllu"},
     {"re3d/CENTCOM", "re3d/US_State_Department", "re3d/UK_Government", "re3d/Wikipedia"},
     20},
    {"es", {"ud/es_gsd-dev.conllu"}, {}, 40},
};

Result<std::string> file_text(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return Error{Fault::not_found, path.string() + " is not there: train/README.md says where the data is published"};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

Result<std::vector<train::Example>> examples_of(const Language& language, const fs::path& data)
{
    std::vector<train::Example> all;
    const auto add = [&](std::vector<train::Example> more) {
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    for (const std::string_view name : language.trees) {
        VIGIL_TRY(const std::string text, file_text(data / name));
        VIGIL_TRY(auto examples, train::read_conllu(text, name.find("gum") != std::string_view::npos));
        add(std::move(examples));
    }
    for (const std::string_view name : language.names) {
        VIGIL_TRY(const std::string documents, file_text(data / name / "documents.json"));
        VIGIL_TRY(const std::string entities, file_text(data / name / "entities.json"));
        VIGIL_TRY(auto examples, train::read_re3d(documents, entities));
        add(std::move(examples));
    }
    return all;
}

Result<Done> run(const Language& language, const fs::path& data, const fs::path& out)
{
    VIGIL_TRY(const auto examples, examples_of(language, data));
    train::Settings settings;
    settings.shape.width = learned::width;
    settings.shape.hidden = learned::hidden;
    settings.epochs = language.epochs;
    const auto trained = train::train(examples, settings, [&](std::size_t epoch, const train::Trained&) {
        fmt::print(stderr, "{}: {} of {} passes\n", language.code, epoch + 1, settings.epochs);
    });
    const std::string bytes = train::write_model(std::string{language.code} + "-1", trained,
                                                 train::lemma_rules_of(examples, trained.vocabulary.tags));
    std::ofstream file{out, std::ios::binary};
    file << bytes;
    if (!file.flush())
        return Error{Fault::io, out.string() + " could not be written"};
    return Done{};
}

} // namespace

int main(int count, char** words)
{
    for (const Language& language : languages) {
        if (count != 4 || language.code != words[1])
            continue;
        const auto done = run(language, words[2], words[3]);
        if (!done)
            fmt::print(stderr, "train_reading: {}\n", done.error().message);
        return done ? 0 : 3;
    }
    fmt::print(stderr, "usage: train_reading en|es DATA-FOLDER MODEL-FILE\n");
    return 2;
}
