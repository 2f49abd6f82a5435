// SPDX-License-Identifier: AGPL-3.0-or-later
#include "reports.hpp"

#include "base/digest.hpp"
#include "base/utf8.hpp"
#include "resources/resources.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace vigil::bench {
namespace {

const std::set<std::string, std::less<>>& given_names()
{
    static const auto names = [] {
        std::set<std::string, std::less<>> out;
        if (const auto* file = resources::find("data/common/given_names.tsv"))
            for (const auto line : split(file->bytes, '\n'))
                if (!line.empty() && line.front() != '#')
                    out.emplace(split(line, '\t').front());
        return out;
    }();
    return names;
}

bool capitalised(std::string_view word)
{
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

/// The letters of a word with what follows them ("Martínez," → "Martínez" and ",").
std::pair<std::string_view, std::string_view> parted(std::string_view word)
{
    std::size_t end = word.size();
    while (end > 0 && (std::ispunct(static_cast<unsigned char>(word[end - 1])) != 0))
        --end;
    return {word.substr(0, end), word.substr(end)};
}

/// An invented surname that is the same for the same name in the same report.
std::string invented(std::string_view name, std::size_t n)
{
    constexpr std::array<std::string_view, 16> syllables{"ba", "cor", "del", "fa", "gar", "lo", "men", "na",
                                                         "or", "pe",  "qui", "ra", "sol", "ti", "va",  "zu"};
    const auto hash = sha256(std::string{name} + std::to_string(n));
    std::string out;
    for (std::size_t i = 0; i < 4; ++i)
        out += syllables.at(hash.bytes.at(i) % syllables.size());
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

} // namespace

std::string with_other_names(const std::string& report, std::size_t n)
{
    std::string out;
    bool after_given = false;
    for (std::size_t at = 0; at < report.size();) {
        const auto end = std::min(report.find_first_of(" \n", at), report.size());
        const std::string_view word{report.data() + at, end - at};
        const auto [letters, rest] = parted(word);
        if (after_given && capitalised(letters))
            out.append(invented(letters, n)).append(rest);
        else
            out.append(word);
        after_given =
            rest.empty() && capitalised(letters) && (after_given || given_names().contains(search_key(letters)));
        at = end;
        if (at < report.size())
            out += report[at++];
    }
    return out + "\nReport " + std::to_string(n) + ".\n";
}

std::vector<std::string> texts_of(const std::string& folder)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".txt")
            paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> texts;
    for (const auto& path : paths) {
        std::ifstream file{path, std::ios::binary};
        texts.emplace_back(std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{});
    }
    return texts;
}

} // namespace vigil::bench
