// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/secret.hpp"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace vigil::seal {
namespace {

std::string_view text_of(const Secret& secret)
{
    return {reinterpret_cast<const char*>(secret.data()), secret.size()};
}

/// A file that goes away with the test.
class TestFile {
public:
    TestFile(std::string_view content, mode_t mode)
        : m_path{(std::filesystem::path{VIGIL_BINARY_DIR} / ("seal-test-" + std::to_string(getpid()))).string()}
    {
        std::ofstream{m_path, std::ios::binary} << content;
        chmod(m_path.c_str(), mode);
    }
    ~TestFile() { std::filesystem::remove(m_path); }
    TestFile(const TestFile&) = delete;
    TestFile& operator=(const TestFile&) = delete;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

} // namespace

TEST_CASE("prepare: the process leaves no core dump and cannot be traced")
{
    REQUIRE(prepare());
    rlimit limit{};
    getrlimit(RLIMIT_CORE, &limit);
    CHECK(limit.rlim_max == 0);
#ifndef VIGIL_UNDER_SANITIZER
    CHECK(prctl(PR_GET_DUMPABLE) == 0);
#endif
}

TEST_CASE("secret: it moves and holds what it was given")
{
    REQUIRE(prepare());
    Secret first = Secret::copy_of("words");
    Secret second = std::move(first);
    CHECK(text_of(second) == "words");
    Secret third{3};
    third = std::move(second);
    CHECK(text_of(third) == "words");
    CHECK(text_of(Secret{4}) == std::string_view("\0\0\0\0", 4));
    CHECK(Secret{}.empty());
    CHECK(Secret::copy_of("").empty());
}

TEST_CASE("passphrase file: its first line without the end is the passphrase")
{
    REQUIRE(prepare());
    for (const char* content : {"one two\nsecond line\n", "one two", "one two\r\n", "one two\n"}) {
        const TestFile file{content, 0600};
        const auto passphrase = passphrase_from_file(file.path());
        REQUIRE(passphrase);
        CHECK(text_of(*passphrase) == "one two");
    }
}

TEST_CASE("passphrase file: one that others can read, that is empty, too long or not there is refused in a sentence")
{
    REQUIRE(prepare());
    const auto refusal = [](std::string_view content, mode_t mode) {
        const TestFile file{content, mode};
        const auto passphrase = passphrase_from_file(file.path());
        return passphrase ? std::string{"read"} : passphrase.error().message.substr(file.path().size());
    };
    CHECK(refusal("one", 0640) == " can be read by others; allow only yourself (chmod 600) and try again");
    CHECK(refusal("one", 0604) == " can be read by others; allow only yourself (chmod 600) and try again");
    CHECK(refusal("\n", 0600) == ": the first line, which should be the passphrase, is empty");
    CHECK(refusal("", 0600) == ": the first line, which should be the passphrase, is empty");
    CHECK(refusal(std::string(5000, 'x'), 0600) == ": the passphrase is longer than 4096 bytes");
    CHECK(passphrase_from_file(VIGIL_BINARY_DIR "/no-such-file").error().fault == Fault::io);
}

TEST_CASE("passphrase descriptor: a pipe is read to its first line")
{
    REQUIRE(prepare());
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    REQUIRE(write(ends[1], "three words here\nmore", 21) == 21);
    close(ends[1]);
    const auto passphrase = passphrase_from_descriptor(ends[0]);
    close(ends[0]);
    REQUIRE(passphrase);
    CHECK(text_of(*passphrase) == "three words here");
    CHECK(passphrase_from_descriptor(-1).error().fault == Fault::io);
}

TEST_CASE("key file: all its bytes count, and too few or too many are refused")
{
    REQUIRE(prepare());
    const TestFile good{std::string(40, '\n'), 0600};
    CHECK(key_from_file(good.path())->size() == 40);
    for (const std::size_t size : {31U, 65537U}) {
        const TestFile bad{std::string(size, 'x'), 0600};
        CHECK(key_from_file(bad.path()).error().fault == Fault::invalid_argument);
    }
}

TEST_CASE("new passphrase: six words of a list of more than 2,048 different ones")
{
    REQUIRE(prepare());
    std::set<std::string> words;
    for (std::size_t i = 0; i < 4096; ++i)
        if (const auto word = passphrase_word(i); !word.empty())
            CHECK(words.insert(word).second);
    CHECK(words.size() == 4088);
    std::set<std::string> passphrases;
    for (int round = 0; round < 50; ++round) {
        std::string passphrase = new_passphrase();
        CHECK(passphrase.size() == 6 * 4 + 5);
        CHECK(passphrases.insert(passphrase).second);
        for (std::size_t at = 0; at < passphrase.size(); at += 5)
            CHECK(words.contains(passphrase.substr(at, 4)));
    }
}

} // namespace vigil::seal
