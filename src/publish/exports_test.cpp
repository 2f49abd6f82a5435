// SPDX-License-Identifier: AGPL-3.0-or-later
// What may leave, and in which form. All people are invented.
#include "publish/csv.hpp"
#include "publish/export_json.hpp"
#include "publish/exports.hpp"
#include "publish/json.hpp"
#include "publish/records_lines.hpp"
#include "publish/tables.hpp"
#include "publish/xlsx.hpp"
#include "publish/zip.hpp"
#include "records/world_for_tests.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <set>

using namespace vigil;
using namespace vigil::publish;
using records::day;
using Tree = nlohmann::ordered_json;

namespace {

records::World small_world()
{
    records::World world;
    const auto report = world.report("Desk", "2026-01-09");
    world.say(report, R"({"type":"release","target":["Ana Solé Vidal"],"time":"2026-01-08","place":["Rodeo I"]})");
    world.say(report, R"({"type":"held","target":["=1+1 Cell"],"detail":"@home, -2"})");
    world.say(report, R"({"type":"killing","target":["people"],"count":{"min":28,"max":null},"time":"2026-01-01"})");
    world.say(report, R"({"type":"shutdown","place":["Iran"],"time":"2026-01-08/.."})");
    world.say(report,
              R"({"type":"withdrawal","actor":["Ruritania"],"target":["Rome Statute"],"modality":"announced"})");
    world.say(report, R"({"type":"demand","actor":["Desk"],"target":["authorities"],"detail":"restore access"})");
    world.say(report, R"({"type":"charge","target":["Ana Solé Vidal"],"law":["Article 7/2"],"time":"2026-01-05"})");
    world.particular(report, "Ana Solé Vidal", "contact", "+00 000 000 000");
    return world;
}

answers::Material material_of(const records::World& world)
{
    return {records::fold_all(world.evidence, records::Floor::proposed),
            records::standing(world.evidence, records::Floor::proposed)};
}

answers::View view()
{
    return {records::Floor::proposed, std::nullopt, std::nullopt, day("2026-01-10")};
}

void each_key(const Tree& tree, const std::function<void(const std::string&)>& take)
{
    if (tree.is_object())
        for (const auto& [key, value] : tree.items())
            take(key);
    if (tree.is_structured())
        for (const auto& value : tree)
            each_key(value, take);
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

/// Standing claims with one field more than any export names: what a careless change would leak.
std::string bytes_text(const Bytes& bytes)
{
    return std::string{as_text(bytes)};
}

} // namespace

TEST_CASE("exports: every one has a name of its own, a media type, words and fields")
{
    std::set<std::string_view> names;
    for (const auto& form : exports()) {
        CHECK_MESSAGE(names.insert(form.name).second, form.name);
        CHECK_FALSE(form.media_type.empty());
        CHECK_FALSE(form.says.empty());
        const std::set<std::string_view> fields{form.fields.begin(), form.fields.end()};
        CHECK_MESSAGE(fields.size() == form.fields.size(), form.name);
    }
    CHECK(export_named("people.docx") == nullptr);
}

TEST_CASE("exports: no key of a JSON export stands outside its list")
{
    const auto world = small_world();
    const auto material = material_of(world);
    const auto check = [](std::string_view name, const std::string& json) {
        const auto& form = *export_named(name);
        for (const auto& line : name.ends_with(".jsonl") ? lines_of(json) : std::vector{json})
            each_key(Tree::parse(line), [&](const std::string& key) { CHECK_MESSAGE(allows(form, key), key); });
    };
    check("claims.jsonl", to_export(material.standing));
    check("records.jsonl", records_lines(material.records));
    check("people.json", to_export(answers::people(material, view())));
    check("overview.json", to_export(answers::overview(material, view())));
}

TEST_CASE("exports: every field of a record was decided on, so that records read back are whole")
{
    const auto& form = *export_named("records.jsonl");
    const std::regex field{R"re(visit\("([a-z_]+)")re"};
    std::size_t seen = 0;
    for (const auto& file : std::filesystem::directory_iterator{VIGIL_SOURCE_DIR "/src/records"}) {
        std::ifstream in{file.path()};
        const std::string code{std::istreambuf_iterator<char>{in}, {}};
        for (std::sregex_iterator at{code.begin(), code.end(), field}, end; at != end; ++at, ++seen)
            CHECK_MESSAGE(allows(form, (*at)[1].str()), (*at)[1].str());
    }
    CHECK(seen > 100);
}

TEST_CASE("exports: the lists leave nothing out that the answers hold")
{
    const auto material = material_of(small_world());
    const auto keys = [](const std::string& json) {
        std::set<std::string> all;
        each_key(Tree::parse(json), [&](const std::string& key) { all.insert(key); });
        return all;
    };
    const auto same = [&](const auto& answer) {
        const auto shown = keys(to_export(answer));
        for (const std::string& key : keys(to_json(answer)))
            CHECK_MESSAGE(shown.contains(key), key);
    };
    same(answers::people(material, view()));
    same(answers::overview(material, view()));
}

TEST_CASE("claims as lines: reading them back gives the same claims")
{
    const auto standing = records::standing(small_world().evidence, records::Floor::proposed);
    const auto lines = lines_of(to_export(standing));
    REQUIRE(lines.size() == standing.claims.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto claim = domain::claim_from_json(lines[i]);
        REQUIRE(claim);
        CHECK(*claim == standing.claims[i].claim);
        const auto tree = Tree::parse(lines[i]);
        CHECK(tree["id"] == standing.claims[i].id.hex());
        CHECK(tree["report"]["source"] == "Desk");
    }
}

TEST_CASE("records as lines: reading them back gives the same records, and no group leaves")
{
    const auto records = material_of(small_world()).records;
    const auto text = records_lines(records);
    const auto lines = lines_of(text);
    REQUIRE(lines.size() == records.size());
    std::set<records::Family> families;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto again = record_from_line(lines[i]);
        REQUIRE(again);
        CHECK(again->family == records[i].family);
        CHECK(again->id == records[i].id);
        CHECK(again->label == records[i].label);
        CHECK_MESSAGE(encode_cbor(again->value) == encode_cbor(records[i].value), lines[i]);
        CHECK_FALSE(Tree::parse(lines[i]).contains("group"));
        families.insert(again->family);
    }
    CHECK(families.size() == 6);
    CHECK_FALSE(record_from_line("{}"));
    CHECK_FALSE(record_from_line(R"({"family":"person","id":"x","label":"y","value":1.5})"));
}

TEST_CASE("tables: columns are those of the export, text that looks like a formula is made harmless")
{
    const auto material = material_of(small_world());
    const auto claims = claims_table(material.standing, *export_named("claims.csv"));
    CHECK(claims.header.size() == export_named("claims.csv")->fields.size());
    const auto csv = to_csv(claims);
    CHECK(csv.find("\"'=1+1 Cell\"") != std::string::npos);
    CHECK(csv.find("\"'@home, -2\"") != std::string::npos);
    CHECK(csv.find("\"=1+1") == std::string::npos);
    const auto people = people_table(answers::people(material, view()), *export_named("people.xlsx"));
    CHECK(people.header.front() == "id");
    for (const auto& row : people.rows)
        CHECK(row.size() == people.header.size());
}

TEST_CASE("people: a contact that the casebook holds is in no column")
{
    const auto material = material_of(small_world());
    CHECK(to_csv(answers::people(material, view())).find("000 000") == std::string::npos);
}

TEST_CASE("xlsx: the same rows give the same bytes, all cells are text, and none is a formula")
{
    Table table{"people",
                {"a line above"},
                {"name", "note"},
                {{"=cmd|' /C calc'!A0", "+1"}, {"-1", "@SUM(A1)"}, {"\tx", "\ry"}, {"نیلوفر", "<&>\"'"}, {"", "x"}}};
    const auto book = to_xlsx({table});
    REQUIRE(book);
    CHECK(*book == *to_xlsx({table}));
    CHECK(bytes_text(*book).starts_with("PK\x03\x04"));
    // Opened by another implementation (Python's zipfile and expat), where there is one.
    if (std::system("python3 -c 'import zipfile' 2>/dev/null") != 0)
        return;
    const std::string file = std::string{VIGIL_BINARY_DIR} + "/exports_test.xlsx";
    std::ofstream{file, std::ios::binary}.write(reinterpret_cast<const char*>(book->data()),
                                                static_cast<std::streamsize>(book->size()));
    const std::string script =
        "import sys, zipfile, xml.dom.minidom as x\n"
        "z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None\n"
        "for n in z.namelist(): x.parseString(z.read(n))\n"
        "s = x.parseString(z.read('xl/worksheets/sheet1.xml'))\n"
        "assert not s.getElementsByTagName('f')\n"
        "c = s.getElementsByTagName('c'); assert all(i.getAttribute('t') == 'inlineStr' for i in c)\n"
        "t = {''.join(k.data for k in i.getElementsByTagName('t')[0].childNodes): i.getAttribute('s') for i in c}\n"
        "assert all(t[k] == '2' for k in t if k and k[0] in '=+-@\\t\\r'), t\n"
        "assert '<&>\\x22\\x27' in t and '\\u0646\\u06cc\\u0644\\u0648\\u0641\\u0631' in t, t\n"
        "assert '=cmd|\\x27 /C calc\\x27!A0' in t, t\n";
    const std::string program = std::string{VIGIL_BINARY_DIR} + "/exports_test.py";
    std::ofstream{program} << script;
    CHECK(std::system(("python3 " + program + " " + file).c_str()) == 0);
}

TEST_CASE("zip: names, sizes and check sums are right, small and large members too")
{
    Zip zip;
    zip.add("a.txt", "short");
    zip.add("b/نام.txt", std::string(100'000, 'x'));
    zip.add("empty", "");
    const auto bytes = zip.finish();
    REQUIRE(bytes);
    CHECK(bytes->size() < 2000);
    CHECK(bytes_text(*bytes).find("short") != std::string::npos);
}
