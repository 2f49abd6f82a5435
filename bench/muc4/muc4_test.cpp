// SPDX-License-Identifier: AGPL-3.0-or-later
#include "model.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;
using namespace vigil;
using namespace vigil::muc4;

namespace {

std::string file_text(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// A file of the test's own, gone with it.
struct Scratch {
    explicit Scratch(std::string_view text) : path{fs::temp_directory_path() / "vigil_muc4_test.jsonl"}
    {
        std::ofstream{path, std::ios::binary} << text;
    }
    ~Scratch() { fs::remove(path); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    fs::path path;
};

std::string fault_of(std::string_view text)
{
    const Scratch file{text};
    const auto reports = read_reports(file.path.string());
    return reports ? "" : reports.error().message.substr(reports.error().message.find("line"));
}

std::shared_ptr<const read::Lexicon> engine()
{
    std::vector<read::DataFile> files;
    const fs::path root = fs::path{VIGIL_SOURCE_DIR} / "data";
    for (const auto& entry : fs::recursive_directory_iterator{root})
        if (entry.is_regular_file())
            files.push_back({entry.path().lexically_relative(root).generic_string(), file_text(entry.path())});
    return *read::compile_lexicon(files);
}

Lexicon lexicon()
{
    return *Lexicon::compile(file_text(fs::path{VIGIL_SOURCE_DIR} / "bench/muc4/lexicon.tsv"));
}

Template filled(std::string type, std::size_t role, Entity entity)
{
    Template out{std::move(type), {}};
    out.fills[role].push_back(std::move(entity));
    return out;
}

/// Reports of three kinds about invented people and places; every third says nothing of interest.
std::vector<Report> made_reports(std::size_t number)
{
    constexpr std::array names{"armel tovano", "odel varrin", "lisbet conar", "tomar eluin", "garan pelt"};
    constexpr std::array places{"grain bank", "river hotel", "north embassy", "old school"};
    std::vector<Report> out;
    for (std::size_t n = 0; n < number; ++n) {
        const std::string name = names[n % names.size()];
        const std::string place = places[n % places.size()];
        Report report{"MADE-" + std::to_string(n), {}, {}};
        if (n % 3 == 0) {
            report.text = "unidentified individuals kidnapped engineer " + name + " near the " + place + " today.";
            report.templates.push_back(filled("kidnapping", victim, {name}));
            report.templates[0].fills[perp_ind].push_back({"unidentified individuals"});
        } else if (n % 3 == 1) {
            report.text = "a bomb exploded at the " + place + " last night.  " + name + " reported the damage.";
            report.templates.push_back(filled("bombing", target, {place}));
            report.templates[0].fills[weapon].push_back({"bomb"});
        } else {
            report.text = "the minister visited the " + place + " yesterday.  " + name + " spoke of the harvest.";
        }
        out.push_back(std::move(report));
    }
    return out;
}

} // namespace

TEST_CASE("muc4: mentions are read with and without their offset, and templates are written back")
{
    const auto reports = read_reports(VIGIL_SOURCE_DIR "/bench/muc4/made.jsonl");
    REQUIRE(reports);
    REQUIRE(reports->size() == 6);
    CHECK((*reports)[0].templates[0].fills[victim] == std::vector<Entity>{{"armel tovano"}});
    CHECK((*reports)[5].templates[0].fills[target] == std::vector<Entity>{{"two buses"}, {"buses"}});
    const Scratch file{""};
    REQUIRE(!write_templates(file.path.string(), *reports));
    const std::string written = file_text(file.path);
    CHECK(written.find(R"({"docid":"MADE-0004","templates":[{"incident_type":"attack","PerpInd":[["gunmen"]])") !=
          std::string::npos);
}

TEST_CASE("muc4: what is wrong with a file is said with its line")
{
    CHECK(fault_of("{\"docid\": \"A\", \"doctext\": \"b\"}\n{\"docid\"") == "line 2: is not JSON");
    CHECK(fault_of("[1]") == "line 1: has no text 'docid'");
    CHECK(fault_of(R"({"docid": "A", "doctext": 3})") == "line 1: has no text 'doctext'");
    CHECK(fault_of(R"({"docid": "A", "doctext": "", "templates": 1})") == "line 1: 'templates' is not a list");
    CHECK(fault_of(R"({"docid": "A", "doctext": "", "templates": [{}]})") ==
          "line 1: a template has no 'incident_type'");
    CHECK(fault_of(R"({"docid": "A", "doctext": "", "templates": [{"incident_type": "x", "Victim": [[[1]]]}]})") ==
          "line 1: a mention of Victim is neither text nor [text, offset]");
    CHECK(read_reports("/nowhere/at/all.json").error().fault == Fault::io);
}

TEST_CASE("muc4: strings are compared without case, marks and articles")
{
    CHECK(normal("The \"Dare-to-Die\"  Squad") == "daretodie squad");
    CHECK(normal("U.S. embassy") == "us embassy");
    CHECK(normal(" a an the ").empty());
}

TEST_CASE("muc4: templates are aligned one to one, by type, where that scores best")
{
    const Report gold{
        "A", "", {filled("attack", victim, {"odel varrin"}), filled("bombing / attack", weapon, {"bomb"})}};
    const Report ours{"A", "", {filled("attack", weapon, {"bomb"}), filled("arson", victim, {"odel varrin"})}};
    const Score score = score_report(ours, gold);
    CHECK(score.all.right == 2); // The attack with the bomb; arson has no partner.
    CHECK(score.all.predicted == 4);
    CHECK(score.all.found == 2);
    CHECK(score.all.gold == 4);
    CHECK(score.type.right == 1);
    CHECK(score.fillers.right == 2);
}

TEST_CASE("muc4: a filler is right only where all its mentions are among those of one gold entity")
{
    const Report gold{"A", "", {filled("attack", perp_org, {"lantern front", "lf"})}};
    CHECK(score_report({"A", "", {filled("attack", perp_org, {"LF"})}}, gold).all.right == 2);
    CHECK(score_report({"A", "", {filled("attack", perp_org, {"lf", "army"})}}, gold).all.right == 1);
}

TEST_CASE("muc4: wire copy in capitals is read like any other, sentence by sentence")
{
    CHECK(sentence_case("A BOMB EXPLODED.  MAJ. VARRIN FLED.") == "A bomb exploded.  Maj. varrin fled.");
    const auto tables = engine();
    const Lexicon words = lexicon();
    const auto page = Reader{*tables, words}.read("A BOMB EXPLODED.  MAJ. VARRIN FLED.");
    CHECK(page->chunks.size() == 2);
    CHECK(page->words[1].text == "bomb");
    CHECK((page->words[1].classes & words.bit("bomb")) != 0);
}

TEST_CASE("muc4: names without titles and parts of phrases are candidates")
{
    const auto tables = engine();
    const Lexicon words = lexicon();
    const auto page =
        Reader{*tables, words}.read("two gunmen killed councilman odel varrin of the lantern front (lf).");
    const Candidates found = find_candidates(*page, {}, folds);
    for (const std::string name : {"gunmen", "two gunmen", "odel varrin", "lantern front", "lf"})
        CHECK_MESSAGE(std::ranges::find(found.names, name) != found.names.end(), name);
}

TEST_CASE("muc4: a string known only from a report's own fold is not known to it")
{
    FillTable fills;
    fills.add({"A", "", {filled("attack", weapon, {"the Bomb"})}}, 2);
    CHECK(fills.known("bomb", folds));
    CHECK(fills.known("bomb", 1));
    CHECK_FALSE(fills.known("bomb", 2));
}

TEST_CASE("muc4: reports of made kinds are learned, and twice the same")
{
    const auto tables = engine();
    const Lexicon words = lexicon();
    const Reader reader{*tables, words};
    const std::vector<Report> reports = made_reports(60);
    const auto run = [&] {
        std::vector<Case> cases;
        for (const Report& report : reports) {
            cases.emplace_back();
            cases.back().report = &report;
            cases.back().page = reader.read(report.text);
        }
        std::vector<Likely> held_out;
        Model::train(cases, held_out);
        Score sum;
        for (const Score& score : score_all(cases, held_out, tune(cases, held_out)))
            sum += score;
        return sum;
    };
    const Score first = run();
    CHECK(first.all.f1() > 0.8);
    CHECK(run().all.right == first.all.right);
}
