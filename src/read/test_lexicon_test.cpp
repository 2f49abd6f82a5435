// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace vigil::read {

const std::vector<DataFile>& test_data_files()
{
    static const std::vector<DataFile> files = [] {
        std::vector<DataFile> read;
        const std::filesystem::path root = std::filesystem::path{VIGIL_SOURCE_DIR} / "data";
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream file{entry.path(), std::ios::binary};
            read.push_back({entry.path().lexically_relative(root).generic_string(),
                            std::string{std::istreambuf_iterator<char>{file}, {}}});
        }
        return read;
    }();
    return files;
}

const Lexicon& test_lexicon()
{
    static const std::shared_ptr<const Lexicon> lexicon = [] {
        auto compiled = compile_lexicon(test_data_files());
        if (!compiled)
            throw std::runtime_error{compiled.error().message};
        return *compiled;
    }();
    return *lexicon;
}

Annotation annotate_sample(std::string_view text)
{
    Context context;
    context.language = "en";
    context.published = *parse_edtf("2026-01-09");
    return annotate(test_lexicon(), text, context);
}

std::vector<std::string> words_of(std::string_view text, MentionKind kind)
{
    const Annotation found = annotate_sample(text);
    std::vector<std::string> words;
    for (const Mention& mention : found.mentions)
        if (mention.kind == kind)
            words.emplace_back(found.words(mention.tokens));
    return words;
}

std::vector<std::string> norms_of(std::string_view text, MentionKind kind)
{
    std::vector<std::string> norms;
    for (const Mention& mention : annotate_sample(text).mentions)
        if (mention.kind == kind)
            norms.push_back(mention.norm);
    return norms;
}

TEST_CASE("lexicon: the tables of data/ compile")
{
    CHECK(compile_lexicon(test_data_files()));
}

TEST_CASE("lexicon: an unknown class of words is refused with file and line")
{
    const auto bad = compile_lexicon({{"en/words.tsv", "# head\nmonths\t1\tJanuary\n"}});
    REQUIRE(!bad);
    CHECK(bad.error().fault == Fault::malformed);
    CHECK(bad.error().message.find("en/words.tsv, line 2") != std::string::npos);
}

} // namespace vigil::read
