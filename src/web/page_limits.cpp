// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/twins.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace vigil::web {

namespace {

constexpr std::array limits{
    "Whether a claim is true. Vigil keeps who said it, in which words, and what your team judged.",
    "The exact time of anything. It keeps the time that a device claimed.",
    "That a web site really served a page.",
    "Deniability. A casebook can be recognised as one.",
    "Protection of a computer that is unlocked, or that somebody else controls.",
    "Erasure from copies that were exported, taken or are offline.",
    "That what was written since your last checkpoint in other hands was not rolled back.",
    "Completeness. The reader misses claims and proposes wrong ones; that is why each is shown with its words and "
    "waits for a person.",
};

} // namespace

Result<std::string> twin_of_limits(const Asked&)
{
    nlohmann::json sentences = nlohmann::json::array();
    for (const auto* sentence : limits)
        sentences.push_back({{"sentence", sentence}});
    return nlohmann::json{{"limits", sentences}}.dump(1) + "\n";
}

} // namespace vigil::web
