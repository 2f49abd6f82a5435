// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ledger/bodies.hpp"

#include <rapidcheck.h>

/// Random bodies for property tests, here and in `store`. Only tests include this.
namespace vigil::ledger::testing {

inline std::string any_text()
{
    static const std::vector<std::string> pieces{
        "", "a", "Person One", "Diyarbakır", "کتاب", "دانشجو", "line\nfeed", "\"", "é", "0", std::string(300, 'x')};
    return *rc::gen::elementOf(pieces) + *rc::gen::elementOf(pieces);
}

inline Digest any_digest()
{
    Digest digest;
    for (auto& byte : digest.bytes)
        byte = *rc::gen::arbitrary<std::uint8_t>();
    return digest;
}

inline EntryId any_id()
{
    return {any_digest()};
}

template <typename Make>
auto any_list(Make make)
{
    std::vector<decltype(make())> list(*rc::gen::inRange<std::size_t>(0, 4));
    for (auto& item : list)
        item = make();
    return list;
}

inline std::optional<Edtf> any_time()
{
    static const std::vector<std::string> times{
        "", "2026-01-08", "2025-12-31/2026-01-03", "2025-12-28/..", "2013~", "../2019-07-28", "2019-11"};
    const std::string text = *rc::gen::elementOf(times);
    return text.empty() ? std::nullopt : std::optional{*parse_edtf(text)};
}

template <typename Enum>
Enum any_of(int count)
{
    return static_cast<Enum>(*rc::gen::inRange(0, count));
}

inline domain::Value any_value()
{
    domain::Value value{any_of<domain::Field>(6),     any_text(), std::nullopt,
                        any_of<domain::ValueKind>(8), any_text(), any_text()};
    if (*rc::gen::arbitrary<bool>())
        value.span = domain::Span{3, 3U + *rc::gen::inRange(0U, 4000000000U)};
    return value;
}

inline domain::Claim any_claim()
{
    domain::Claim claim;
    claim.type = any_of<domain::ClaimType>(36);
    claim.values = any_list(any_value);
    domain::order_values(claim);
    if (*rc::gen::arbitrary<bool>())
        claim.count = domain::Count{*rc::gen::inRange(0, 2000), std::nullopt, *rc::gen::arbitrary<bool>()};
    if (claim.count && *rc::gen::arbitrary<bool>())
        claim.count->max = claim.count->min + *rc::gen::inRange(0, 2000);
    claim.time = any_time();
    claim.modality = any_of<domain::Modality>(5);
    claim.quote = any_text();
    claim.span = {7, 7U + *rc::gen::inRange(0U, 100000U)};
    claim.rule = any_text();
    claim.reader = any_text();
    claim.confidence = static_cast<float>(*rc::gen::inRange(0, 1001)) / 1000.0F;
    return claim;
}

inline MentionRef any_mention()
{
    return {any_id(), any_of<domain::Field>(6), *rc::gen::arbitrary<std::uint32_t>()};
}

inline std::pair<std::string, std::string> any_pair()
{
    return {any_text(), any_text()};
}

inline std::optional<Digest> maybe_digest()
{
    return *rc::gen::arbitrary<bool>() ? std::optional{any_digest()} : std::nullopt;
}

inline DocumentKept any_document()
{
    return {any_digest(), *rc::gen::inRange<std::uint64_t>(0, UINT64_MAX / 2),
            any_text(),   any_of<Channel>(9),
            any_text(),   any_time(),
            any_text(),   any_text()};
}

inline PartKept any_part()
{
    PartKept part{any_id(),       any_text(),         any_text(),         any_text(),
                  any_text(),     any_text(),         any_text(),         any_text(),
                  any_text(),     any_list(any_text), any_time(),         any_list(any_pair),
                  maybe_digest(), maybe_digest(),     any_list(any_pair), {}};
    part.sketch = *rc::gen::arbitrary<std::vector<std::uint64_t>>();
    return part;
}

inline ReadingMade any_reading()
{
    ReadingMade reading{any_id(), any_text(), any_text(), any_list(any_text), std::nullopt};
    if (*rc::gen::arbitrary<bool>())
        reading.supersedes = any_id();
    reading.list = any_text();
    reading.replaces = any_list(any_id);
    return reading;
}

/// A body of the kind at `which` (0 = document … 9 = source).
inline Body any_body(int which)
{
    switch (which) {
    case 0: return any_document();
    case 1: return any_part();
    case 2: return any_reading();
    case 3:
        return ClaimProposed{any_id(), any_claim(), any_text(),
                             *rc::gen::arbitrary<bool>() ? std::optional{any_id()} : std::nullopt};
    case 4:
        return Checked{any_id(),   any_of<Verdict>(3), any_text(),      *rc::gen::arbitrary<std::uint32_t>(),
                       any_text(), any_text(),         any_list(any_id)};
    case 5: return Assessed{any_id(), any_of<Grade>(6), any_text(), any_text(), any_list(any_id)};
    case 6:
        return Linked{
            any_of<LinkVerb>(4), any_mention(), any_mention(), any_text(), *rc::gen::arbitrary<std::int32_t>(),
            any_list(any_id)};
    case 7: return Withdrawn{any_id(), any_text()};
    case 8: return Set{any_text(), any_text(), any_text(), any_list(any_id)};
    default: return SourceNamed{any_text(), any_text(), any_text()};
    }
}

} // namespace vigil::ledger::testing
