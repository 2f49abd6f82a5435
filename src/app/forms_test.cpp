// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/add.hpp"
#include "app/files.hpp"
#include "app/note.hpp"
#include "app/note_hearing.hpp"
#include "app/text_map.hpp"

#include <doctest/doctest.h>
#include <filesystem>

namespace vigil::app {
namespace {

namespace fs = std::filesystem;

/// A folder of its own that goes with the test.
class Folder {
public:
    Folder()
    {
        std::string name = fs::temp_directory_path() / "vigil-test-XXXXXX";
        m_path = mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(m_path); }
    std::string file(const std::string& name, std::string_view text) const
    {
        const auto path = m_path / name;
        fs::create_directories(path.parent_path());
        REQUIRE(write_file(path, text));
        return path;
    }
    fs::path path() const { return m_path; }

private:
    fs::path m_path;
};

} // namespace

TEST_CASE("a folder stands for its files in order of name, without hidden ones and casebooks")
{
    const Folder folder;
    for (const auto* name : {"b.txt", "a.txt", ".hidden", "inner/c.txt", "mine.vigil/slots"})
        folder.file(name, "x");
    fs::create_symlink("a.txt", folder.path() / "link.txt");
    const auto files = files_at(folder.path());
    REQUIRE(files);
    std::vector<std::string> names;
    for (const auto& file : *files)
        names.push_back(file_name_of(file));
    CHECK(names == std::vector<std::string>{"a.txt", "b.txt", "c.txt"});
    CHECK_FALSE(files_at((folder.path() / "nothing").string()));
}

TEST_CASE("a key file that others can read is refused")
{
    const Folder folder;
    const auto path = folder.file("key", std::string(64, 'k'));
    CHECK(refuse_if_others_read(path));
    fs::permissions(path, fs::perms::group_read, fs::perm_options::add);
    const auto refused = refuse_if_others_read(path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::denied);
    CHECK_FALSE(write_private_file(path, "again"));
}

TEST_CASE("a file over the limit, a folder and a missing file are refused by name")
{
    const Folder folder;
    const auto path = folder.file("big", std::string(1000, 'x'));
    CHECK(read_file(path, 1000));
    CHECK_FALSE(read_file(path, 999));
    CHECK_FALSE(read_file(folder.path().string()));
    const auto missing = read_file((folder.path() / "missing").string());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().fault == Fault::not_found);
    CHECK(missing.error().message.find("missing") != std::string::npos);
}

TEST_CASE("the index tells by column name when a file was published, what it covers and its language")
{
    const Folder folder;
    const auto path =
        folder.file("index.tsv", "lang\tid\tpublished\tcovers\tfurther\nen\ta\t2026-01-09\t\tx\r\n\nes\tb\t\t2025\n");
    const auto index = read_index(path);
    REQUIRE(index);
    REQUIRE(index->size() == 2);
    CHECK(index->at("a").published->to_string() == "2026-01-09");
    CHECK(index->at("a").language == "en");
    CHECK_FALSE(index->at("b").published);
    CHECK(index->at("b").covers->to_string() == "2025");
}

TEST_CASE("an index with a wrong date or without a column id is refused with its line")
{
    const Folder folder;
    const auto wrong = read_index(folder.file("wrong.tsv", "id\tpublished\na\t9 January\n"));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message.find("line 2") != std::string::npos);
    CHECK_FALSE(read_index(folder.file("headless.tsv", "a\t2026\n")));
}

TEST_CASE("a text map survives its encoding")
{
    const TextMap map{{{0, 10, 100, 110, 0}, {12, 20, 0, 0, 3}}, {{{0, 4}, 0, 1, 2}}};
    const auto read = decode_map(encode_map(map));
    REQUIRE(read);
    CHECK(*read == map);
    CHECK_FALSE(decode_map(as_bytes("no map")));
}

TEST_CASE("counts are typed as they are said")
{
    const auto words = [](std::string_view text) {
        const auto count = parse_count(text);
        return count ? count->to_string() : "refused";
    };
    CHECK(words("28") == "28");
    CHECK(words("at least 28") == "at least 28");
    CHECK(words("28..") == "at least 28");
    CHECK(words("about 1,000") == "about 1000");
    CHECK(words("200 to 999") == "200 to 999");
    CHECK(words("up to 40") == "up to 40");
    for (const auto* wrong : {"", "many", "-5", "9 to 3", "1.5"})
        CHECK(words(wrong) == "refused");
}

TEST_CASE("a hearing note is typed as lines, and as JSON; what is left empty says nothing")
{
    const auto lines =
        note_from_lines("# a sheet\nchannel: hearing\nsource: Observer 3\npanel: three judges\n"
                        "counsel: \nrequest: release\nrequest: an expert\n"
                        "check public: partly: had to stand   # Anybody who came\ncheck counsel:  # label\n");
    REQUIRE(lines);
    REQUIRE(lines->hearing.fields.size() == 3);
    CHECK(lines->hearing.fields[2] == std::pair<std::string, std::string>{"request", "an expert"});
    REQUIRE(lines->hearing.checks.size() == 1);
    CHECK(lines->hearing.checks[0].second == "partly: had to stand");
    const auto json = note_from_json(R"({"channel":"hearing","source":"Observer 3","panel":"three judges",
        "request":["release","an expert"],"counsel":"","checks":{"public":"partly: had to stand"}})");
    REQUIRE(json);
    CHECK(json->hearing.checks == lines->hearing.checks);
    CHECK(json->hearing.fields.size() == 3);
    CHECK_FALSE(note_from_json(R"({"channel":"hearing","checks":["public"]})"));
}

TEST_CASE("answers of the checklist: the first words decide, the rest is the note")
{
    CHECK(parse_answer("x", "Partly: had to stand")->answer == records::Answer::partly);
    CHECK(parse_answer("x", "Partly: had to stand")->words == "had to stand");
    CHECK(parse_answer("x", "not observed")->answer == records::Answer::not_observed);
    CHECK(parse_answer("x", "no – sent out")->words == "sent out");
    CHECK(parse_answer("x", "yes")->words.empty());
    CHECK_FALSE(parse_answer("x", "nobody came"));
    CHECK_FALSE(parse_answer("x", ""));
}

TEST_CASE("a note is typed as lines, with an empty line before each claim")
{
    const auto note =
        note_from_lines("channel: call\ntold on: 2026-01-15\nsource: Heron\ntext: He is ill: a fever.\n\n"
                        "what: held\nwho: Beltrán Example\nwhen: 2026-01-14\n\nwhat: release\nwho: B Example\n");
    REQUIRE(note);
    CHECK(note->channel == "call");
    CHECK(note->told_on == "2026-01-15");
    CHECK(note->text == "He is ill: a fever.");
    REQUIRE(note->claims.size() == 2);
    CHECK(note->claims[0].who == "Beltrán Example");
    CHECK(note->claims[1].what == "release");
    CHECK_FALSE(note_from_lines("colour: blue\n"));
}

TEST_CASE("a note is read from JSON with one claim or several, and unknown fields are named")
{
    const auto one =
        note_from_json(R"({"channel":"visit","source":"Willow","text":"x","what":"held","who":"A B","count":3})");
    REQUIRE(one);
    REQUIRE(one->claims.size() == 1);
    CHECK(one->claims[0].count == "3");
    const auto two =
        note_from_json(R"({"channel":"visit","source":"W","claims":[{"what":"held"},{"what":"release"}]})");
    REQUIRE(two);
    CHECK(two->claims.size() == 2);
    const auto wrong = note_from_json(R"({"channel":"visit","mood":"sad"})");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message.find("mood") != std::string::npos);
    CHECK_FALSE(note_from_json("[]"));
}

} // namespace vigil::app
