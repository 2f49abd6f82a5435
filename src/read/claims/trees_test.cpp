// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/trees.hpp"

#include "read/claims/chunks.hpp"
#include "read/models.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace vigil;
using namespace vigil::read;

namespace {

const std::string& model_bytes()
{
    static const std::string bytes = [] {
        std::ifstream file{VIGIL_SOURCE_DIR "/models/en.model", std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    }();
    return bytes;
}

/// The word that the tree calls the subject of `verb`; "" when it says nothing.
std::string subject_of(std::string_view text, std::string_view verb)
{
    static const learned::Model model = *learned::open_model(model_bytes());
    const Annotation annotation = annotate_sample(text);
    claims::Trees trees{model, annotation};
    for (const Sentence& sentence : annotation.sentences)
        for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
            if (annotation.words({t, t + 1}) == verb) {
                const std::uint32_t subject = trees.subject(sentence.tokens, t);
                return subject == claims::none ? "" : std::string{annotation.words({subject, subject + 1})};
            }
    return "no such word";
}

} // namespace

TEST_CASE("trees: the subject is found over what stands between it and its verb")
{
    CHECK(subject_of("An inquiry by the Special Unit concluded that the shooting was lawful.", "concluded") ==
          "inquiry");
    CHECK(subject_of("Charges against him were dropped in October.", "dropped") == "Charges");
    CHECK(subject_of("Several men were tortured and beaten.", "beaten") == "men");
    CHECK(subject_of("Police met the men who were arrested in Bata.", "arrested") == "men");
}

TEST_CASE("trees: no verb, no subject; a sentence that is too long has no tree")
{
    CHECK(subject_of("In Bata.", "Bata").empty());
    std::string text = "Police arrested";
    for (int n = 0; n < 500; ++n)
        text += " men";
    CHECK(subject_of(text + ".", "arrested").empty());
}

TEST_CASE("models: a damaged one is an error that names its language, one of an unknown language is no harm")
{
    const auto damaged = compile_lexicon(test_data_files(), {{"en", std::string_view{"no model"}}});
    REQUIRE(!damaged);
    CHECK(damaged.error().message.find("'en'") != std::string::npos);
    CHECK(compile_lexicon(test_data_files(), {{"xx", model_bytes()}}));
    CHECK(model_language("models/en.model") == "en");
    CHECK(model_language("models/LICENSE").empty());
}

namespace {

/// "killing 12, injury 30": the types and least numbers of the claims that the whole reader makes with its model.
std::string numbers_in(std::string_view text)
{
    static const auto lexicon = *compile_lexicon(test_data_files(), {{"en", model_bytes()}});
    Context context;
    context.language = "en";
    context.published = *parse_edtf("2026-01-09");
    std::string out;
    for (const domain::Claim& claim : read_text(*lexicon, text, context).claims)
        out += (out.empty() ? "" : ", ") + std::string{domain::name_of(claim.type)} + " " +
               (claim.count ? std::to_string(claim.count->min) : "-");
    return out;
}

} // namespace

TEST_CASE("trees: a number of its own is never replaced by that of the verb before")
{
    CHECK(numbers_in("12 people were killed and 30 injured in Sari.") == "killing 12, injury 30");
    CHECK(numbers_in("Twelve protesters were killed, 30 wounded and 200 arrested in Sari.") ==
          "killing 12, injury 30, arrest 200");
    CHECK(numbers_in("12 people were killed and 30 others injured in Sari.") == "killing 12, injury 30");
    CHECK(numbers_in("The clashes left 12 people dead and 30 injured in Sari.") == "killing 12, injury 30");
    CHECK(numbers_in("The clashes left 30 people injured and 12 dead in Sari.").find("killing 30") ==
          std::string::npos);
}
