// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/claims/slots.hpp"

#include <algorithm>

namespace vigil::read::claims {
namespace {

/// End of the pattern when it starts at token `t`, otherwise `t`.
std::uint32_t match(const State& state, const DetailPattern& pattern, std::uint32_t t, std::uint32_t end)
{
    std::uint32_t at = t;
    for (const WordId word : pattern.words) {
        if (at >= end)
            return t;
        if (word == any_number) {
            const std::uint32_t from = at;
            while (at < end && state.tags[at].part == Part::number)
                ++at;
            if (at == from && state.tags[at].part == Part::determiner)
                ++at;
            if (at == from)
                return t;
            continue;
        }
        const bool fits = word == any_time ? state.in_class(at, WordClass::time_word) : state.word(at) == word;
        if (!fits)
            return t;
        ++at;
    }
    return at;
}

} // namespace

/// The longest pattern at the first place where one fits; one that follows it at once ("incommunicado for three days")
/// belongs to it.
void fill_detail(const State& state, const Clauses& clauses, const Site& site, Claim& claim)
{
    const std::uint64_t type = std::uint64_t{1} << static_cast<unsigned>(claim.type);
    const TokenRange tokens = tokens_of(clauses, site.unit, std::max(site.loose, site.unit + 1));
    const std::uint32_t begin = site.noun ? tokens.begin : site.token + 1;
    std::uint32_t first = none;
    std::uint32_t last = 0;
    for (std::uint32_t t = begin; t < tokens.end; ++t) {
        if (first != none && t > last + 1)
            break;
        std::uint32_t end = t;
        for (const DetailPattern& pattern : state.grammar.details())
            if ((pattern.types & type) != 0)
                end = std::max(end, match(state, pattern, t, tokens.end));
        if (end == t)
            continue;
        first = std::min(first, t);
        last = end;
        t = end - 1;
    }
    if (first == none)
        return;
    const Span span = trimmed_span(state, first, last);
    if (span.begin < span.end)
        claim.values.push_back(value_at(state, Field::detail, span, ValueKind::unknown));
}

} // namespace vigil::read::claims
