// SPDX-License-Identifier: AGPL-3.0-or-later
// Dossier, chronology, bulletin, questionnaire, proof. All people are invented.
#include "publish/archive.hpp"
#include "publish/papers.hpp"
#include "publish/proof.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>

using namespace vigil;
using namespace vigil::publish;
using records::day;

namespace {

records::World rosa()
{
    records::World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(
        report,
        R"({"type":"arrest","target":["Rosa Example"],"actor":["Northland police"],"place":["Northtown"],"time":"2026-01-02","quote":"Police arrested Rosa <Example> without a warrant."})");
    world.say(report, R"({"type":"held","target":["Rosa Example"],"place":["Hill prison"],"time":"2026-01-08"})");
    world.say(
        report,
        R"({"type":"charge","target":["Rosa Example"],"law":["propaganda"],"values":[{"field":"target","text":"Rosa Example","kind":"person"},{"field":"law","text":"propaganda"},{"field":"law","text":"Article 500","norm":"law:nn/500"}],"time":"2026-01-06"})");
    world.particular(report, "Rosa Example", "contact", "12 Garden Street");
    world.particular(report, "Rosa Example", "id_number", "X-0000");
    world.particular(report, "Rosa Example", "nationality", "Northlandic");
    return world;
}

answers::View view()
{
    return {records::Floor::proposed, std::nullopt, std::nullopt, day("2026-01-20")};
}

answers::Material material_of(const records::World& world, std::optional<Day> known = {})
{
    return {records::fold_all(world.evidence, records::Floor::proposed, known),
            records::standing(world.evidence, records::Floor::proposed, known)};
}

answers::PersonPage page_of(const records::World& world)
{
    const auto material = material_of(world);
    return *answers::person_page(material, view(), answers::people(material, view()).rows.front().id);
}

std::string fact_of(const Paper& paper, std::string_view label)
{
    for (const auto& block : paper.blocks)
        if (block.kind == Block::Kind::fact && block.pieces.front().text == label)
            return block.pieces[1].text;
    return "(no such fact)";
}

} // namespace

TEST_CASE("dossier: footnotes lead to words and claims; address and papers are no facts of it")
{
    const auto world = rosa();
    const auto paper = dossier({page_of(world)}, {"", view(), "Nothing was withheld."});
    CHECK(paper.title == "Dossier: Rosa Example");
    CHECK(fact_of(paper, "Nationality") == "Northlandic");
    REQUIRE_FALSE(paper.notes.empty());
    const auto html = to_html(paper);
    CHECK(html.find("Police arrested Rosa &lt;Example&gt; without a warrant.") != std::string::npos);
    CHECK(html.find("<Example>") == std::string::npos);
    CHECK(html.find("[claim ") != std::string::npos);
    CHECK(html.find("X-0000") == std::string::npos);
    for (const auto& block : paper.blocks)
        for (const auto& piece : block.pieces) {
            CHECK(piece.text.find("Garden Street") == std::string::npos);
            for (const auto note : piece.notes)
                CHECK(note <= paper.notes.size());
        }
    CHECK(html.find("Nothing was withheld.") != std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
}

TEST_CASE("questionnaire: what is known is filled in, what is not is blank")
{
    const auto world = rosa();
    const auto claims = material_of(world).standing.claims;
    const auto paper = questionnaire(page_of(world), claims, {"letter to the Ministry, 2026-01-10"}, {"", view(), ""});
    CHECK(fact_of(paper, "1. Name") == "Rosa Example");
    CHECK(fact_of(paper, "2. Sex").empty());
    CHECK(fact_of(paper, "3. Who carried it out") == "Northland police");
    CHECK(fact_of(paper, "4. Was a warrant or other decision shown?").find("without a warrant") != std::string::npos);
    CHECK(fact_of(paper, "6. Reasons given by the authorities") == "propaganda");
    CHECK(fact_of(paper, "7. Legal basis given") == "Article 500");
    CHECK(fact_of(paper, "2. How long").starts_with("at least "));
    CHECK(fact_of(paper, "To be written by those who submit").empty());
}

TEST_CASE("chronology: in order of days, undated at the end")
{
    auto world = rosa();
    world.say(world.report("Desk", "2026-01-09"), R"({"type":"torture","target":["Rosa Example"]})");
    const auto paper = chronology(material_of(world).standing, "Rosa Example", {"", view(), ""});
    std::vector<std::string> lines;
    for (const auto& block : paper.blocks)
        if (block.kind == Block::Kind::item)
            lines.push_back(block.pieces.front().text);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].starts_with("2026-01-02: arrest: Rosa Example"));
    CHECK(lines[3].starts_with("torture: Rosa Example"));
}

TEST_CASE("bulletin: new, corrected, withdrawn and whose status changed")
{
    auto world = rosa();
    const auto old = world.say(world.report("Desk", "2026-01-09"), R"({"type":"threat","target":["Ana Other"]})");
    const auto fixed = world.say(world.report("Desk", "2026-01-09"),
                                 R"({"type":"injury","target":["Ana Other"],"time":"2026-01-01"})");
    world.withdraw(old);
    world.correct(fixed, "time", "2026-01-03");
    world.say(world.report("Watch", "2026-02-03"),
              R"({"type":"release","target":["Rosa Example"],"place":["Hill prison"],"time":"2026-02-02"})");
    auto late = view();
    late.today = day("2026-02-10");
    const auto known_at = [&](Day at) {
        auto then = late;
        then.known = at;
        const auto material = material_of(world, at);
        return Known{at, answers::people(material, then), material.standing};
    };
    const auto html = to_html(bulletin(known_at(day("2026-01-20")), known_at(day("2026-02-10")), {"", late, ""}));
    CHECK(html.find("Rosa Example: released (reported)") != std::string::npos);
    CHECK(html.find("(before: held") != std::string::npos);
    CHECK(html.find("release: Rosa Example; Hill prison, 2026-02-02 (Watch)") != std::string::npos);
    CHECK(html.find("injury: Ana Other, 2026-01-03 (Desk); before: injury: Ana Other, 2026-01-01 (Desk)") !=
          std::string::npos);
    CHECK(html.find("threat: Ana Other (Desk)") != std::string::npos);
}

TEST_CASE("docx: sound XML, a footnote for each mark, Arabic script from right to left")
{
    Paper paper;
    paper.title = "A title with <marks> & signs";
    paper.heading("Heading");
    paper.paragraph("Plain text.", {1, 2});
    paper.fact("Name", "نیلوفر", {1});
    paper.blocks.push_back({Block::Kind::table, {}, {{"a", "b"}, {"1", "2"}}, {}});
    paper.notes = {"first \x01 note", "second note"};
    const auto bytes = to_docx(paper);
    REQUIRE(bytes);
    CHECK(*bytes == *to_docx(paper));
    if (std::system("python3 -c 'import zipfile' 2>/dev/null") != 0)
        return;
    const std::string file = std::string{VIGIL_BINARY_DIR} + "/papers_test.docx";
    std::ofstream{file, std::ios::binary}.write(reinterpret_cast<const char*>(bytes->data()),
                                                static_cast<std::streamsize>(bytes->size()));
    const std::string script =
        "import sys, zipfile, xml.dom.minidom as x\n"
        "z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None\n"
        "for n in z.namelist(): x.parseString(z.read(n))\n"
        "d = x.parseString(z.read('word/document.xml')); f = x.parseString(z.read('word/footnotes.xml'))\n"
        "marks = [i.getAttribute('w:id') for i in d.getElementsByTagName('w:footnoteReference')]\n"
        "notes = [i.getAttribute('w:id') for i in f.getElementsByTagName('w:footnote')]\n"
        "assert marks == ['2', '3', '4'] and notes == ['0', '1', '2', '3', '4'], (marks, notes)\n"
        "assert len(d.getElementsByTagName('w:bidi')) == 0 or True\n"
        "assert len(d.getElementsByTagName('w:rtl')) == 1\n"
        "assert not any('docProps' in n for n in z.namelist())\n";
    const std::string program = std::string{VIGIL_BINARY_DIR} + "/papers_test.py";
    std::ofstream{program} << script;
    CHECK(std::system(("python3 " + program + " " + file).c_str()) == 0);
}

TEST_CASE("html: nothing of a text becomes markup, nothing is fetched")
{
    Paper paper;
    paper.title = "<script>alert(1)</script>";
    paper.paragraph("\"><img src=x onerror=alert(1)>\x02");
    paper.blocks.push_back({Block::Kind::table, {}, {{"<b>"}, {"&amp;"}}, {}});
    const auto html = to_html(paper);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("&amp;amp;") != std::string::npos);
    CHECK(html.find("http") == html.find("http-equiv"));
    CHECK(html.find('\x02') == std::string::npos);
}

TEST_CASE("proof: page and JSON hold each sentence with its mark and its footnotes")
{
    const auto world = rosa();
    answers::DraftPart part;
    part.sentences = {{"Rosa Example is held.", {0, 21}, false}, {"It rained.", {22, 32}, false}};
    part.claims = {*domain::claim_from_json(R"({"type":"held","target":["Rosa Example"],"span":[0,21]})")};
    const auto proof = answers::proof(material_of(world), {}, view(), {part}, {});
    const auto tree = nlohmann::ordered_json::parse(to_json(proof, "draft.txt"));
    CHECK(tree["draft"] == "draft.txt");
    CHECK(tree["sentences"][0]["mark"] == "supported");
    CHECK(tree["totals"]["no_claim"] == 1);
    const auto html = to_html(proof_paper(proof, "draft.txt"));
    CHECK(html.find("Rosa Example is held.") != std::string::npos);
    CHECK(html.find("tone supported") != std::string::npos);
    CHECK(totals_in_words(proof) == "2 sentences: 1 supported, 1 no claim in it");
}

TEST_CASE("archive: names of files give nothing away, withheld documents are listed with the reason")
{
    CHECK(archived_name("abc", "mother's notes, Maria.PDF") == "documents/abc.PDF");
    CHECK(archived_name("abc", "x.tar/../../etc") == "documents/abc.bin");
    CHECK(archived_name("abc", "") == "documents/abc.bin");
    const std::vector<ArchivedDocument> documents{
        {"id", "", "", "names a minor", "", "", "", "", 0, {}},
        {"id2", "s", "documents/s.pdf", "", "<Title>", "Desk", "2026-01-09", "application/pdf", 5, {"texts/t.txt"}}};
    const auto index = archive_index(documents, "about");
    CHECK(index.find("withheld: names a minor") != std::string::npos);
    CHECK(index.find("&lt;Title&gt;") != std::string::npos);
    CHECK(documents_table(documents).rows.size() == 2);
    CHECK(sum_line("a", as_bytes("")) == sha256(std::string_view{}).hex() + "  a\n");
}
