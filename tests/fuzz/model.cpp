// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base learned train
// Whatever the bytes of a model file: it is refused with a sentence, or every sentence gets one tree. An input is a
// file itself, or (first byte even) edits of five bytes, place and value, to a file that was right.
#include "holds.hpp"
#include "learned/analyser.hpp"
#include "made_treebank.hpp"
#include "trainer.hpp"
#include "write_model.hpp"

#include <cstring>

namespace {

using namespace vigil;

std::string right_file()
{
    const auto examples = train::read_conllu(train::made_treebank(), true);
    VIGIL_ASSERT(examples);
    train::Settings settings;
    settings.shape.width = learned::width;
    settings.shape.hidden = learned::hidden;
    settings.epochs = 1;
    const auto trained = train::train(*examples, settings, [](std::size_t, const train::Trained&) {});
    return train::write_model("fuzz-1", trained, train::lemma_rules_of(*examples, trained.vocabulary.tags));
}

std::string edited(std::string file, const std::uint8_t* data, std::size_t size)
{
    for (std::size_t at = 0; at + 5 <= size; at += 5) {
        std::uint32_t place = 0;
        std::memcpy(&place, data + at, sizeof place);
        file[place % file.size()] = static_cast<char>(data[at + 4]);
    }
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::string right = right_file();
    if (size == 0)
        return 0;
    const std::string file =
        data[0] % 2 == 0 ? edited(right, data + 1, size - 1) : std::string{fuzz::text_of(data + 1, size - 1)};
    std::vector<std::uint64_t> memory(file.size() / 8 + 1);
    std::memcpy(memory.data(), file.data(), file.size());
    const auto model = learned::open_model({reinterpret_cast<const char*>(memory.data()), file.size()});
    if (!model) {
        VIGIL_ASSERT(!model.error().message.empty());
        return 0;
    }
    learned::Analyser analyser{*model};
    const std::vector<std::string_view> words = {"Police", "arrested", "Mira", "Kosta", "in", "Varn", "(", "."};
    analyser.look_at(words);
    VIGIL_ASSERT(analyser.names().size() == words.size());
    int roots = 0;
    for (const std::int32_t head : analyser.parse().heads) {
        VIGIL_ASSERT(head >= 0 && head <= static_cast<std::int32_t>(words.size()));
        roots += head == static_cast<std::int32_t>(words.size()) ? 1 : 0;
    }
    VIGIL_ASSERT(roots == 1);
    for (std::size_t n = 0; n < words.size(); ++n)
        analyser.lemma(n, words[n]);
    return 0;
}
