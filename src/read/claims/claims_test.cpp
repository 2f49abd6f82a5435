// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/draft_reading.hpp"
#include "read/reader.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

using namespace vigil;
using domain::ClaimType;
using domain::Field;

namespace {

/// What is read from a text published on 2026-01-09 by an invented organisation.
std::vector<domain::Claim> read_claims(std::string_view text)
{
    read::Context context;
    context.published = *parse_edtf("2026-01-09");
    context.language = "en";
    context.organisation = "Harbour Watch";
    return read::read_text(read::test_lexicon(), text, context).claims;
}

const domain::Claim* of_type(const std::vector<domain::Claim>& claims, ClaimType type)
{
    const auto found = std::ranges::find(claims, type, &domain::Claim::type);
    return found == claims.end() ? nullptr : &*found;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("reading: a passive tells who was arrested, by whom and when")
{
    const auto claims = read_claims("Mira Kosta was arrested by police on 3 January 2026.");
    const auto* arrest = of_type(claims, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::target) == Texts{"Mira Kosta"});
    CHECK(arrest->all(Field::actor) == Texts{"police"});
    REQUIRE(arrest->time);
    CHECK(arrest->time->to_string() == "2026-01-03");
}

TEST_CASE("reading: an active verb takes its subject as actor and its object as target")
{
    const auto claims = read_claims("On 4 May 2025 police arrested Mira Kosta and Danilo Ferro.");
    const auto* arrest = of_type(claims, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::target) == Texts{"Mira Kosta", "Danilo Ferro"});
    CHECK(arrest->all(Field::actor) == Texts{"police"});
}

TEST_CASE("reading: a pronoun stands for the person named before")
{
    const auto claims = read_claims("Mira Kosta was arrested on 3 January 2026. She was released on 5 January 2026.");
    const auto* release = of_type(claims, ClaimType::release);
    REQUIRE(release != nullptr);
    CHECK(release->all(Field::target) == Texts{"Mira Kosta"});
    REQUIRE(release->time);
    CHECK(release->time->to_string() == "2026-01-05");
}

TEST_CASE("reading: what did not happen is no claim")
{
    CHECK(of_type(read_claims("Mira Kosta was not arrested on 3 January 2026."), ClaimType::arrest) == nullptr);
    CHECK(of_type(read_claims("Journalists are sometimes arrested."), ClaimType::arrest) == nullptr);
}

TEST_CASE("reading: a demand keeps its addressee and its action, and says not that it was done")
{
    const auto claims = read_claims("Officials must immediately release Mira Kosta.");
    const auto* demand = of_type(claims, ClaimType::demand);
    REQUIRE(demand != nullptr);
    CHECK(demand->all(Field::target) == Texts{"Officials"});
    CHECK(demand->all(Field::detail) == Texts{"immediately release Mira Kosta"});
    CHECK(of_type(claims, ClaimType::release) == nullptr);
    CHECK(of_type(claims, ClaimType::held) != nullptr);
}

TEST_CASE("reading: participles joined to a passive share its subject")
{
    const auto claims = read_claims("Danilo Ferro was arrested on 3 March 2025 and charged with fraud.");
    const auto* charge = of_type(claims, ClaimType::charge);
    REQUIRE(charge != nullptr);
    CHECK(charge->all(Field::target) == Texts{"Danilo Ferro"});
    CHECK(charge->all(Field::law) == Texts{"fraud"});
}

TEST_CASE("reading: a relative clause tells of the person before it")
{
    const auto claims = read_claims("Mira Kosta, who was released on 5 January 2026, is a lawyer.");
    const auto* release = of_type(claims, ClaimType::release);
    REQUIRE(release != nullptr);
    CHECK(release->all(Field::target) == Texts{"Mira Kosta"});
}

TEST_CASE("reading: a noun gives whom it befell and who did it")
{
    const auto claims = read_claims("The killing of two journalists by soldiers on 2 May 2024 was condemned.");
    const auto* killing = of_type(claims, ClaimType::killing);
    REQUIRE(killing != nullptr);
    CHECK(killing->all(Field::target) == Texts{"journalists"});
    CHECK(killing->all(Field::actor) == Texts{"soldiers"});
    REQUIRE(killing->count);
    CHECK(killing->count->min == 2);
}

TEST_CASE("reading: each stated number is a claim of its own")
{
    const auto claims = read_claims("In May 2024, 14 police officers and 30 villagers were killed.");
    CHECK(std::ranges::count(claims, ClaimType::killing, &domain::Claim::type) == 2);
}

TEST_CASE("reading: the named members of a group stand beside it")
{
    const auto claims =
        read_claims("Twelve activists were released on 5 January 2026, including Mira Kosta and Danilo Ferro.");
    const auto* release = of_type(claims, ClaimType::release);
    REQUIRE(release != nullptr);
    CHECK(release->all(Field::target) == Texts{"activists", "Mira Kosta", "Danilo Ferro"});
}

TEST_CASE("reading: reportedly is alleged, may is possible, a habit is nothing")
{
    const auto claims = read_claims("Mira Kosta was reportedly tortured in May 2024.");
    REQUIRE(of_type(claims, ClaimType::torture) != nullptr);
    CHECK(of_type(claims, ClaimType::torture)->modality == domain::Modality::alleged);
    CHECK(of_type(read_claims("Lawyers are often beaten by guards."), ClaimType::torture) == nullptr);
}

TEST_CASE("reading: who says it is the source, unless it is the report's own organisation")
{
    const auto claims =
        read_claims("According to the Harbour Lawyers Union, 12 people were arrested on 5 January 2026.");
    const auto* arrest = of_type(claims, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::source).size() == 1);
    const auto own = read_claims("According to Harbour Watch, 12 people were arrested on 5 January 2026.");
    REQUIRE(of_type(own, ClaimType::arrest) != nullptr);
    CHECK(of_type(own, ClaimType::arrest)->all(Field::source).empty());
}

TEST_CASE("reading: several actions asked for are several calls")
{
    const auto claims =
        read_claims("We call on the government to release all prisoners, end the trials and sign and ratify the "
                    "convention.");
    CHECK(std::ranges::count(claims, ClaimType::demand, &domain::Claim::type) == 3);
}

TEST_CASE("reading: told twice is one claim with what both say")
{
    const auto claims = read_claims("Mira Kosta was arrested on 3 January 2026. Police arrested Mira Kosta in Lisbon.");
    CHECK(std::ranges::count(claims, ClaimType::arrest, &domain::Claim::type) == 1);
    CHECK(of_type(claims, ClaimType::arrest)->all(Field::actor) == Texts{"Police"});
}

TEST_CASE("reading: a designation names who is called what")
{
    const auto claims = read_claims("Officials must release prisoner of conscience Mira Kosta.");
    const auto* designation = of_type(claims, ClaimType::designation);
    REQUIRE(designation != nullptr);
    CHECK(designation->all(Field::target) == Texts{"Mira Kosta"});
    CHECK(designation->all(Field::detail) == Texts{"prisoner of conscience"});
}

TEST_CASE("reading: twice the text gives twice the unnamed claims and the same named ones")
{
    std::string text;
    for (int n = 0; n < 40; ++n)
        text += "On 3 January 2026 police arrested Mira Kosta. She was released on 5 January 2026.\n\n";
    CHECK(read_claims(text).size() == 2);
}

TEST_CASE("claim tables: a wrong row is refused with its file and line")
{
    auto files = read::test_data_files();
    files.push_back({"zz/claims/words.tsv", "# head\nnoclass\tword\n"});
    files.push_back({"zz/claims/frames.tsv", "# head\n"});
    const auto bad = read::compile_lexicon(files);
    REQUIRE(!bad);
    CHECK(bad.error().message.find("zz/claims/words.tsv, line 2") != std::string::npos);
}

TEST_CASE("claim tables: every rule of every frame has a name of its own")
{
    for (const auto& file : read::test_data_files()) {
        if (file.path != "en/claims/frames.tsv")
            continue;
        std::set<std::string> names;
        std::istringstream lines{file.text};
        for (std::string line; std::getline(lines, line);)
            if (!line.empty() && line.front() != '#')
                CHECK_MESSAGE(names.insert(line.substr(0, line.find('\t'))).second, line);
    }
}

TEST_CASE("reading: every quote and every value with a span is copied from the text")
{
    const std::string text =
        "Mira Kosta, a lawyer, was sentenced to seven years in prison on 3 January 2026 for “spreading false news”. "
        "At least 12 protesters were killed in March 2025. Officials must end the trial of Danilo Ferro.";
    for (const auto& claim : read_claims(text)) {
        CHECK(text.substr(claim.span.begin, claim.span.end - claim.span.begin) == claim.quote);
        CHECK(claim.confidence > 0);
        CHECK_FALSE(claim.rule.empty());
        for (const auto& value : claim.values)
            if (value.span)
                CHECK(text.substr(value.span->begin, value.span->end - value.span->begin) == value.text);
    }
}

TEST_CASE("reading: a language without tables gives a notice and no claims")
{
    read::Context context;
    context.language = "xx";
    const auto reading = read::read_text(read::test_lexicon(), "Mira Kosta was arrested.", context);
    CHECK(reading.claims.empty());
    CHECK(reading.notices.size() == 1);
}

TEST_CASE("reading: in a draft each sentence keeps its own claim, and the sentences are listed")
{
    const std::string text = "Title of it\n\nMira Kosta was arrested on 3 January 2026. It was cold. Police say that "
                             "Mira Kosta was arrested on 3 January 2026.";
    read::Context context;
    context.published = *parse_edtf("2026-01-09");
    context.language = "en";
    const auto arrests = [](const read::Reading& reading) {
        return std::ranges::count(reading.claims, ClaimType::arrest, &domain::Claim::type);
    };
    CHECK(arrests(read::read_text(read::test_lexicon(), text, context)) == 1);
    const auto draft = read::read_draft(read::test_lexicon(), text, context);
    CHECK(arrests(draft.reading) == 2);
    REQUIRE(draft.sentences.size() == 4);
    CHECK(draft.sentences[0].heading);
    CHECK_FALSE(draft.sentences[1].heading);
    CHECK_FALSE(draft.unread);
    context.language = "de";
    const auto unread = read::read_draft(read::test_lexicon(), text, context);
    CHECK(unread.unread);
    CHECK(unread.sentences.size() == 4);
}

TEST_CASE("reading: two adverbs inside a verb, a participle like its base form, and what is denied to whom")
{
    const auto demand = read_claims("The authorities must immediately and unconditionally release Ana Ruz.");
    CHECK(of_type(demand, ClaimType::demand) != nullptr);
    CHECK(of_type(demand, ClaimType::release) == nullptr);
    CHECK(of_type(read_claims("Internet access was cut across the country on 8 January."), ClaimType::shutdown) !=
          nullptr);
    const auto claims = read_claims("Prison officials have denied Ana Ruz access to medical care.");
    const auto* denied = of_type(claims, ClaimType::torture);
    REQUIRE(denied != nullptr);
    CHECK(denied->all(Field::target) == Texts{"Ana Ruz"});
    const auto blocked = read_claims("Authorities blocked access to WhatsApp and Signal on 8 January.");
    const auto* blocking = of_type(blocked, ClaimType::blocking);
    REQUIRE(blocking != nullptr);
    CHECK(blocking->all(Field::target) == Texts{"WhatsApp", "Signal"});
}

TEST_CASE("reading: wire copy in capitals is read like any other")
{
    const auto claims = read_claims("POLICE DETAINED ANA RUZ IN SARI ON 3 JANUARY 2026. A COURT IN SARI SENTENCED ALI "
                                    "MORA TO TWO YEARS IN PRISON.");
    const auto* arrest = of_type(claims, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::target) == Texts{"ANA RUZ"});
    CHECK(arrest->all(Field::actor) == Texts{"POLICE"});
    CHECK(arrest->all(Field::place) == Texts{"SARI"});
    const auto* sentence = of_type(claims, ClaimType::sentence);
    REQUIRE(sentence != nullptr);
    CHECK(sentence->all(Field::target) == Texts{"ALI MORA"});
}
