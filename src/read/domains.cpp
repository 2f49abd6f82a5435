// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/domains.hpp"

#include <algorithm>
#include <array>

namespace vigil::read {
namespace {

/// Top-level domains that reports name sites under, and country codes that end no common word behind a full stop.
constexpr std::array<std::string_view, 44> endings{
    "com",  "org",  "net", "info", "news", "media", "tv", "io", "gob", "gov", "edu", "app", "online", "site", "press",
    "live", "blog", "me",  "co",   "ve",   "ni",    "cu", "mx", "es",  "ar",  "cl",  "pe",  "ec",     "bo",   "hn",
    "sv",   "gt",   "cr",  "pa",   "uy",   "py",    "br", "ru", "ir",  "tr",  "cn",  "ua",  "eu",     "cat"};

constexpr std::string_view raised_dot = "⸱"; ///< Written so that a name is no link.
constexpr std::size_t farthest = 80;

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_label(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

/// Bytes of the dot at `at`; 0: there is none.
std::size_t dot_at(std::string_view text, std::size_t at)
{
    if (at < text.size() && text[at] == '.')
        return 1;
    return text.substr(std::min(at, text.size())).starts_with(raised_dot) ? raised_dot.size() : 0;
}

/// Whether a word goes on at `at` with a letter that is no part of a domain ("ñ"): then it is none.
bool goes_on(std::string_view text, std::size_t at)
{
    return at < text.size() &&
           (static_cast<unsigned char>(text[at]) >= 0xC3 && static_cast<unsigned char>(text[at]) < 0xE2);
}

} // namespace

std::size_t domain_end(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    std::size_t at = begin;
    for (std::size_t label = begin; at - begin < farthest;) {
        while (at < text.size() && is_label(text[at]) && at - begin < farthest)
            ++at;
        if (at == label || goes_on(text, at))
            break;
        const std::string_view word = text.substr(label, at - label);
        if (label > begin && std::ranges::find(endings, word) != endings.end())
            end = at;
        const std::size_t dot = dot_at(text, at);
        if (dot == 0)
            break;
        at += dot;
        label = at;
    }
    // "the U.S.co": a name has a first label of two letters and more.
    return end > begin && begin + 2 < end && is_label(text[begin + 1]) ? end : begin;
}

} // namespace vigil::read
