// SPDX-License-Identifier: AGPL-3.0-or-later
#include "lemma_rules.hpp"
#include "made_treebank.hpp"
#include "re3d.hpp"
#include "learned/analyser.hpp"
#include "trainer.hpp"
#include "write_model.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

using namespace vigil;
using learned::Analyser;
using learned::open_model;

namespace {

std::vector<train::Example> examples()
{
    auto read = train::read_conllu(train::made_treebank(), true);
    REQUIRE(read);
    return *std::move(read);
}

struct Made {
    train::Trained trained;
    std::string bytes;
};

Made made(std::uint64_t seed)
{
    train::Settings settings;
    settings.shape.width = learned::width;
    settings.shape.hidden = learned::hidden;
    settings.epochs = 4;
    settings.batch_words = 60;
    settings.seed = seed;
    const auto all = examples();
    auto trained = train::train(all, settings, [](std::size_t, const train::Trained&) {});
    auto bytes = train::write_model("made-1", trained, train::lemma_rules_of(all, trained.vocabulary.tags));
    return {std::move(trained), std::move(bytes)};
}

/// Trained once for all tests.
const Made& model_of_tests()
{
    static const Made it = made(1);
    return it;
}

/// A copy at an address as open_model wants it.
struct Aligned {
    explicit Aligned(std::string_view bytes) : memory(bytes.size() / 8 + 1), size{bytes.size()}
    {
        std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(memory.data()));
    }
    std::string_view view() const { return {reinterpret_cast<const char*>(memory.data()), size}; }
    char& at(std::size_t n) { return reinterpret_cast<char*>(memory.data())[n]; }
    std::vector<std::uint64_t> memory;
    std::size_t size;
};

std::vector<std::string_view> forms(const train::Example& example)
{
    std::vector<std::string_view> result;
    for (const train::Word& word : example.words)
        result.push_back(word.form);
    return result;
}

} // namespace

TEST_CASE("treebank: words, heads and names are read; ranges and empty nodes are not words")
{
    const auto read = train::read_conllu("# newdoc id = made\n"
                                         "1-2\tCan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                                         "1\tCan\tcan\tAUX\tMD\tVerbForm=Fin|Polite=X\t3\taux\t_\t_\n"
                                         "2\t't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
                                         "3\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_\n"
                                         "3.1\tgone\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n\n",
                                         false);
    REQUIRE(read);
    REQUIRE(read->size() == 1);
    CHECK(read->front().words.size() == 3);
    CHECK(read->front().words[0].tag == "AUX VerbForm=Fin");
    CHECK(read->front().heads == std::vector<std::int32_t>{2, 2, 3});
    const auto names = examples().front();
    CHECK(names.words[2].name == "B-PER");
    CHECK(names.words[3].name == "I-PER");
    CHECK(names.words[5].name == "B-LOC");
}

TEST_CASE("treebank: genres of GUM that are not free are passed over, bad files are errors")
{
    const std::string word = "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
    const auto read = train::read_conllu("# newdoc id = GUM_fiction_x\n" + word + "# newdoc id = GUM_news_x\n" + word, false);
    REQUIRE(read);
    CHECK(read->size() == 1);
    CHECK(!train::read_conllu("1\tGo\n", false));
    CHECK(!train::read_conllu("1\tGo\tgo\tVERB\tVB\t_\t7\troot\t_\t_\n\n", false));
}

TEST_CASE("re3d: names lose the words that are none of them, texts become sentences")
{
    const auto read = train::read_re3d(
        R"({"_id":"d","text":"The mayor of Varn spoke. Mira Kosta, of the U.S. Army, left."})",
        "{\"documentId\":\"d\",\"begin\":13,\"end\":17,\"type\":\"Location\"}\n"
        "{\"documentId\":\"d\",\"begin\":25,\"end\":35,\"type\":\"Person\"}\n"
        "{\"documentId\":\"d\",\"begin\":40,\"end\":53,\"type\":\"Organisation\"}\n");
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK(read->at(0).words[3].name == "B-LOC");
    CHECK(read->at(1).words[1].name == "I-PER");
    CHECK(read->at(1).words[4].form == "the");
    CHECK(read->at(1).words[4].name == "O");
    CHECK(read->at(1).words[5].form == "U.S.");
    CHECK(read->at(1).words[6].name == "I-ORG");
    CHECK(!train::read_re3d("no json", ""));
}

TEST_CASE("training: the same treebank and seed give the same bytes, another seed others")
{
    CHECK(made(1).bytes == model_of_tests().bytes);
    CHECK(made(2).bytes != model_of_tests().bytes);
}

TEST_CASE("training: what was trained is what is loaded, and cutting the weights costs next to nothing")
{
    const Made& model = model_of_tests();
    const Aligned bytes{model.bytes};
    const auto loaded = open_model(bytes.view());
    REQUIRE(loaded);
    CHECK(loaded->name == "made-1");
    Analyser analyser{*loaded};
    const auto all = examples();
    const train::Score before = train::score(model.trained, all);
    train::Score after;
    std::size_t lemmas = 0;
    std::size_t names = 0;
    for (const train::Example& example : all) {
        analyser.look_at(forms(example));
        const auto tree = analyser.parse();
        const auto marks = analyser.names();
        for (std::size_t n = 0; n < example.words.size(); ++n) {
            ++after.words;
            after.tags += analyser.tag(n) == example.words[n].tag ? 1U : 0U;
            after.heads += tree.heads[n] == example.heads[n] ? 1U : 0U;
            lemmas += analyser.lemma(n, example.words[n].form) == example.words[n].lemma ? 1U : 0U;
            names += train::name_marks[marks[n]] == example.words[n].name ? 1U : 0U;
        }
    }
    // The treebank is regular: a network that learns at all knows it by heart.
    CHECK(before.tags * 100 > before.words * 98);
    CHECK(before.heads * 100 > before.words * 98);
    CHECK(after.tags * 200 >= before.tags * 199);
    CHECK(after.heads * 200 >= before.heads * 199);
    CHECK(lemmas * 100 > after.words * 98);
    CHECK(names * 100 > after.words * 95);
}

TEST_CASE("analyser: any words give one root and well-formed names")
{
    const Aligned bytes{model_of_tests().bytes};
    const auto model = open_model(bytes.view());
    REQUIRE(model);
    Analyser analyser{*model};
    std::mt19937 random{3};
    const std::array<std::string, 8> odd = {"", "(", "Mira", "\xff\xfe", "محمد", std::string(5000, 'x'), "in", "Varn"};
    for (int n = 0; n < 100; ++n) {
        std::vector<std::string_view> words(random() % 20);
        for (auto& word : words)
            word = odd[random() % odd.size()];
        analyser.look_at(words);
        const auto names = analyser.names();
        const auto& tree = analyser.parse();
        REQUIRE(names.size() == words.size());
        int roots = 0;
        for (std::size_t at = 0; at < words.size(); ++at) {
            roots += tree.heads[at] == static_cast<std::int32_t>(words.size()) ? 1 : 0;
            if (names[at] > 0 && names[at] % 2 == 0)
                CHECK((at > 0 && (names[at - 1] == names[at] || names[at - 1] + 1 == names[at])));
            analyser.lemma(at, words[at]);
        }
        CHECK(roots == (words.empty() ? 0 : 1));
    }
}

TEST_CASE("model: a file that ends early, goes on too long or has another version is an error")
{
    const std::string& whole = model_of_tests().bytes;
    for (std::size_t size = 0; size < whole.size(); size += 1 + size / 3)
        CHECK(!open_model(Aligned{whole.substr(0, size)}.view()));
    CHECK(!open_model(Aligned{whole + '\0'}.view()));
    Aligned version{whole};
    version.at(8) = 9;
    const auto other = open_model(version.view());
    REQUIRE(!other);
    CHECK(other.error().message.find("another version") != std::string::npos);
}

TEST_CASE("model: flipped bytes are refused or harmless")
{
    std::mt19937 random{5};
    const std::string& whole = model_of_tests().bytes;
    const std::vector<std::string_view> words = {"Police", "arrested", "Mira", "Kosta", "in", "Varn", "."};
    for (int n = 0; n < 300; ++n) {
        Aligned bytes{whole};
        for (int flips = 0; flips < 3; ++flips)
            bytes.at(n % 3 == 0 ? random() % 64 : random() % whole.size()) = static_cast<char>(random());
        const auto model = open_model(bytes.view());
        if (!model)
            continue;
        Analyser analyser{*model};
        analyser.look_at(words);
        CHECK(analyser.parse().heads.size() == words.size());
        CHECK(analyser.names().size() == words.size());
        for (std::size_t at = 0; at < words.size(); ++at)
            analyser.lemma(at, words[at]);
    }
}
