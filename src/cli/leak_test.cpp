// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/methods/withholding.md, steps 1 to 5, through the front door: whatever the command table offers is asked in a
// session of a low level, and nothing that it says may hold a word that is marked above. People are invented.
#include "cli/command.hpp"

#include "app/files.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace vigil::cli {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::string needle = "zqveil"; ///< Part of every word that is marked.

std::string in_one(const Words& words)
{
    std::string line;
    for (const auto& word : words)
        line += word + " ";
    return line;
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string contents(std::FILE* file)
{
    std::string text;
    std::rewind(file);
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file))
        text += static_cast<char>(c);
    std::fclose(file);
    return text;
}

constexpr std::string_view open_note =
    R"({"channel":"call","told_on":"2026-01-05","source":"Heron","text":"An open word.",)"
    R"("claims":[{"what":"held","who":"Luis Abierto","when":"2026-01-04","where":"Rodeo I; Caracas"}]})"
    "\n";
constexpr std::string_view a_claim =
    R"({"what":"WHAT","who":"WHO Zqveilsson","when":"2026-01-02","where":"Zqveilton; Caracas","by":"Zqveil Guard",)"
    R"("detail":"in a zqveil way","law":"Article 7 of the Zqveil Act","according_to":"a zqveil witness"})";

std::string note_line(const std::string& source, const std::string& text, const Words& types, const std::string& who)
{
    std::string line =
        R"({"channel":"call","told_on":"2026-01-06","source":")" + source + R"(","text":")" + text + R"(","claims":[)";
    for (std::size_t n = 0; n < types.size(); ++n) {
        std::string claim{a_claim};
        claim.replace(claim.find("WHAT"), 4, types[n]);
        claim.replace(claim.find("WHO"), 3, who);
        line += (n > 0 ? "," : "") + claim;
    }
    return line + "]}\n";
}

/// A casebook with something open and, of every kind, something that is marked `confidential`.
class Marked {
public:
    Marked()
    {
        std::string name = fs::temp_directory_path() / "vigil-leak-XXXXXX";
        m_path = mkdtemp(name.data());
        REQUIRE(app::write_private_file(file("pass"), "a long enough passphrase\n"));
        must({"new", file("book")});
        write_notes();
        import_list();
        must({"case", file("book"), "new", "Z-1", "--title", "The zqveil file", "--note", "zqveil note"});
        must({"case", file("book"), "put", "Z-1", "--person", eva()});
        must({"case", file("book"), "step", "Z-1", "--what", "zqveil step", "--due", "2026-01-20"});
        must({"case", file("book"), "need", "Z-1", "--what", "zqveil need", "--kind", "medical"});
        must({"case", file("book"), "action", "Z-1", "--kind", "letter", "--what", "zqveil letter", "--due",
              "2026-01-20"});
        judge();
        must({"restrict", file("book"), "--to", "confidential", "--document", whole_note(), "--person",
              "Eva Zqveilsson", "--case", "Z-1", "--claim", claim_of("Ida Zqveilsson")});
    }
    ~Marked() { fs::remove_all(m_path); }
    Marked(const Marked&) = delete;
    Marked& operator=(const Marked&) = delete;

    std::string file(const std::string& name) const { return m_path / name; }
    const std::string& marked_claim() const { return m_claim; }

    /// All that one run says: both streams and the file or folder "out".
    std::string all_of(Words words, const std::string& level) const
    {
        Io io{std::tmpfile(), std::tmpfile(), false};
        if (std::ranges::find(words, "--no-gate") == words.end()) {
            words.insert(words.end(), {"--passphrase-file", file("pass"), "--clock", "2026-01-12T12:00:00Z"});
            if (!level.empty())
                words.insert(words.end(), {"--level", level});
        } else {
            std::erase(words, "--no-gate");
        }
        m_exit = run(words, io);
        auto said = contents(io.out) + contents(io.err);
        for (const auto& entry : fs::recursive_directory_iterator(m_path))
            if (entry.is_regular_file() && entry.path().string().find("/out") != std::string::npos) {
                std::ifstream in{entry.path(), std::ios::binary};
                std::ostringstream text;
                text << in.rdbuf();
                said += "\n" + text.str();
            }
        fs::remove_all(file("out"));
        return said;
    }
    Exit exit() const { return m_exit; }

private:
    std::string must(const Words& words) const
    {
        auto said = all_of(words, words.front() == "new" ? "" : "strict");
        REQUIRE_MESSAGE(m_exit == Exit::ok, words.front(), ": ", said);
        return said;
    }

    /// One of the two records of that name, by its id: a case file takes no name that two of them bear.
    std::string eva() const
    {
        constexpr std::string_view before = "\"id\": \"";
        const auto page = must({"person", file("book"), "Eva Zqveilsson", "--floor", "proposed", "--json"});
        const auto at = page.find(before, page.find("\"status\""));
        REQUIRE(at != std::string::npos);
        const auto begin = at + before.size();
        return page.substr(begin, page.find('"', begin) - begin);
    }

    void write_notes() const
    {
        const Words every{"held", "killing", "charge", "shutdown", "withdrawal", "demand", "particular"};
        std::string lines{open_note};
        lines += note_line("Willow", "A zqveil word of a whole note.", every, "Ana");
        lines += note_line("Osprey", "An open text.", {"held", "charge", "killing"}, "Eva");
        lines += note_line("Lark", "Another open text.", {"held"}, "Ida");
        REQUIRE(app::write_file(file("notes.jsonl"), lines));
        must({"note", file("book"), "--from", file("notes.jsonl")});
    }

    void import_list() const
    {
        REQUIRE(app::write_file(file("list.csv"), "id,name,status,remarks\n1,Eva Zqveilsson,held,zqveil remark\n"
                                                  "2,Luis Abierto,held,seen\n"));
        must({"import", file("book"), file("list.csv"), "--list", "monitors", "--accept"});
    }

    void judge()
    {
        m_claim = claim_of("Ida Zqveilsson");
        must({"comment", file("book"), m_claim, "a zqveil comment"});
        must({"assess", file("book"), m_claim, "likely", "--reason", "a zqveil reason"});
    }

    /// The id of a claim about somebody, as `review` lists it.
    std::string claim_of(const std::string& who) const
    {
        const auto said = must({"review", file("book"), "--all", "--target", who, "--type", "held"});
        return said.substr(0, said.find(' '));
    }
    std::string whole_note() const
    {
        const auto claim = claim_of("Ana Zqveilsson");
        const auto said = must({"explain", file("book"), claim, "--json"});
        const auto at = said.find(R"("document":)");
        REQUIRE(at != std::string::npos);
        const auto from = said.find_first_of("0123456789abcdef", at + 11);
        return said.substr(from, 64);
    }

    fs::path m_path;
    std::string m_claim;
    mutable Exit m_exit = Exit::ok;
};

/// What is asked of each command. `shows`: a session that may see all gets the needle from one of these runs.
struct Asked {
    std::vector<Words> runs;
    bool shows = true;
};

std::map<std::string_view, Asked> asked(const Marked& in)
{
    const auto book = in.file("book"), claim = in.marked_claim(), out = in.file("out");
    const auto exported = [&](const std::string& what) {
        return Words{"export", book,    what,    "--plain",   "--out",  out,         "--up-to",
                     "strict", "--use", "count", "--include", "health", "--include", "contact"};
    };
    return {
        {"new", {{{"new", in.file("other")}}, false}},
        {"add", {{{"add", book, in.file("draft.txt")}}, false}},
        {"read", {{{"read", in.file("draft.txt"), "--no-gate"}}, false}},
        {"import", {{{"import", book, in.file("list2.csv"), "--list", "monitors", "--dry-run", "--rows"}}}},
        {"lists", {{{"lists", book}, {"lists", book, "monitors"}, {"lists", book, "monitors", "--row", "1"}}}},
        {"documents", {{{"documents", book}}, false}},
        {"search", {{{"search", book, "word"}, {"search", book, "way"}, {"search", book, "remark"}}}},
        {"sources", {{{"sources", book}}, false}},
        {"note", {{{"note", book, "--from", in.file("more.jsonl")}}, false}},
        {"review", {{{"review", book, "--all"}, {"review", book, "--claim", claim, "--all"}}}},
        {"assess", {{{"assess", book, claim, "likely", "--reason", "r"}}, false}},
        {"link", {{{"link", book, "suggest"}}, false}},
        {"places", {{{"places", book}}, false}},
        {"withdraw", {{{"withdraw", book, claim, "--reason", "r"}}, false}},
        {"undo", {{{"undo", book, "--dry-run"}}, false}},
        {"comment", {{{"comment", book, claim, "w"}}, false}},
        {"assign", {{{"assign", book}}, false}},
        {"case",
         {{{"case", book, "list", "--all"},
           {"case", book, "show", "Z-1"},
           {"case", book, "show", "Z-1", "--history"}}}},
        {"consent", {{{"consent", book}}, false}},
        {"restrict", {{{"restrict", book}}, false}},
        {"today", {{{"today", book, "--names"}, {"today", book, "--calendar", out, "--names"}}}},
        {"people", {{{"people", book}}}},
        {"person", {{{"person", book, "Luis Abierto"}}, false}},
        {"proceedings", {{{"proceedings", book}}}},
        {"incidents", {{{"incidents", book}}}},
        {"disruptions", {{{"disruptions", book}, {"disruptions", book, "--gap"}, {"disruptions", book, "--overlay"}}}},
        {"participations", {{{"participations", book}}}},
        {"calls", {{{"calls", book}, {"calls", book, "--by", "case"}}}},
        {"count", {{{"count", book, "held"}, {"count", book, "killing"}, {"count", book, "killing", "--csv"}}}},
        {"changes", {{{"changes", book, "--from", "2026-01-01"}}}},
        {"question", {{{"question", book, "list"}, {"question", book, "run", "who", "--look"}}}},
        {"vocabulary", {{{"vocabulary", book}}, false}},
        {"proof", {{{"proof", book, in.file("draft.txt")}}, false}},
        {"explain", {{{"explain", book, claim}}}},
        {"activity", {{{"activity", book}}, false}},
        {"verify", {{{"verify", book}}, false}},
        {"rebuild", {{{"rebuild", book}}, false}},
        {"backup", {{{"backup", book, in.file("out")}}, false}},
        {"restore", {{{"restore", in.file("copy"), in.file("restored")}}, false}},
        {"export",
         {{exported("claims.jsonl"),
           exported("claims.csv"),
           exported("records.jsonl"),
           exported("people.csv"),
           exported("people.json"),
           exported("overview.json"),
           exported("chronology.html"),
           {"export", book, "bulletin.html", "--since", "2026-01-01", "--plain", "--out", out, "--up-to", "strict"},
           {"export", book, "archive.zip", "--plain", "--out", out + "/", "--up-to", "strict", "--use", "count"}}}},
        {"open", {{{"open", in.file("draft.txt")}}, false}},
        {"audit", {{{"audit", book, "--no-gate"}}, false}},
        {"completion", {{{"completion", "bash", "--no-gate"}}, false}},
    };
}

/// Each run also as JSON, and at the floor of what is only proposed, with its claims.
std::vector<Words> variants(const Command& command, const Words& run)
{
    std::vector<Words> all{run};
    if (holds(command.shared, Shared::json))
        all.push_back(run), all.back().push_back("--json");
    if (holds(command.shared, Shared::view)) {
        all.push_back(run), all.back().insert(all.back().end(), {"--floor", "proposed", "--basis"});
        if (command.name != "changes") // It has two such days of its own.
            all.push_back(run), all.back().insert(all.back().end(), {"--known", "2026-01-12"});
    }
    return all;
}

} // namespace

TEST_CASE("no command says anything that is marked above the level of its session")
{
    const Marked marked;
    REQUIRE(app::write_file(marked.file("draft.txt"), "Luis Abierto is held at Rodeo I.\n"));
    REQUIRE(app::write_file(marked.file("more.jsonl"), note_line("Finch", "Plain.", {}, "")));
    REQUIRE(app::write_file(marked.file("list2.csv"), "id,name,status,remarks\n2,Luis Abierto,held,seen\n"));
    marked.all_of({"question", marked.file("book"), "save", "who", "people", "--floor", "proposed"}, "strict");
    marked.all_of({"backup", marked.file("book"), marked.file("copy")}, "strict");
    const auto table = asked(marked);
    for (const auto& command : commands()) {
        CAPTURE(command.name);
        const auto found = table.find(command.name);
        // A new command has to be asked here.
        REQUIRE_MESSAGE(found != table.end(), "add a row for it to asked()");
        bool shown = false;
        for (const auto& run : found->second.runs)
            for (const auto& words : variants(command, run)) {
                const auto line = in_one(words);
                CAPTURE(line);
                const auto said = marked.all_of(words, "open");
                // To undo there is nothing: the last thing that was done is hidden.
                CHECK((marked.exit() != Exit::usage || command.name == "undo"));
                const auto at = lower(said).find(needle);
                CHECK_MESSAGE(at == std::string::npos,
                              said.substr(at == std::string::npos || at < 100 ? 0 : at - 100, 200));
                if (found->second.shows && !shown)
                    shown = lower(marked.all_of(words, "strict")).find(needle) != std::string::npos;
            }
        CHECK((shown || !found->second.shows));
    }
}

TEST_CASE("who asks for a name that is marked gets the answer of a name that nobody knows")
{
    const Marked marked;
    const auto answer = [&](Words words, const std::string& name) {
        words.push_back(name);
        auto said = marked.all_of(words, "open");
        for (auto at = said.find(name); at != std::string::npos; at = said.find(name))
            said.replace(at, name.size(), "NAME");
        return said;
    };
    const auto book = marked.file("book");
    for (const auto& words :
         {Words{"person", book}, Words{"search", book}, Words{"people", book, "--floor", "proposed", "--name"},
          Words{"review", book, "--all", "--target"}, Words{"review", book, "--all", "--words"}, Words{"places", book},
          Words{"changes", book, "--from", "2026-01-01", "--only"}, Words{"case", book, "show"}}) {
        const auto line = in_one(words);
        CAPTURE(line);
        CHECK(answer(words, "Eva Zqveilsson") == answer(words, "Eva Zqnobodyon"));
    }
}

} // namespace vigil::cli
