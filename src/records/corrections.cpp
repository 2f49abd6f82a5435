// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/corrections.hpp"

#include "base/utf8.hpp"

#include <charconv>

namespace vigil::records {
namespace {

std::optional<std::int64_t> number_from(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

bool correct_type(domain::Claim& claim, const std::string& value)
{
    const auto type = domain::claim_type_named(value);
    if (type)
        claim.type = *type;
    return type.has_value();
}

bool correct_modality(domain::Claim& claim, const std::string& value)
{
    const auto modality = domain::modality_named(value.empty() ? "asserted" : value);
    if (modality)
        claim.modality = *modality;
    return modality.has_value();
}

bool correct_time(domain::Claim& claim, const std::string& value)
{
    if (value.empty()) {
        claim.time.reset();
        return true;
    }
    const auto time = parse_edtf(value);
    if (time)
        claim.time = *time;
    return static_cast<bool>(time);
}

bool correct_count(domain::Claim& claim, const std::string& value)
{
    const auto count = count_from_text(value);
    if (value.empty())
        claim.count.reset();
    else if (count)
        claim.count = count;
    return value.empty() || count.has_value();
}

bool correct_value(domain::Claim& claim, domain::Field field, std::uint32_t n, const std::string& text)
{
    std::uint32_t position = 0;
    domain::ValueKind kind = domain::ValueKind::unknown;
    for (domain::Value& value : claim.values) {
        if (value.field != field)
            continue;
        kind = value.kind;
        if (position++ != n)
            continue;
        // Span, norm and code belong to the words that were proposed.
        if (value.text != text)
            value = domain::Value{field, text, std::nullopt, value.kind, {}, {}};
        return true;
    }
    if (position != n || text.empty())
        return false;
    claim.values.push_back({field, text, std::nullopt, kind, {}, {}});
    domain::order_values(claim);
    return true;
}

} // namespace

std::optional<domain::Count> count_from_text(std::string_view text)
{
    domain::Count count;
    text = trimmed(text);
    if (text.starts_with('~')) {
        count.approximate = true;
        text.remove_prefix(1);
    }
    const auto dots = text.find("..");
    const auto min = number_from(text.substr(0, dots));
    if (!min)
        return std::nullopt;
    count.min = *min;
    if (dots == std::string_view::npos) {
        count.max = min;
    } else if (const auto rest = text.substr(dots + 2); !rest.empty()) {
        count.max = number_from(rest);
        if (!count.max || *count.max < count.min)
            return std::nullopt;
    }
    return count;
}

bool apply_correction(domain::Claim& claim, const ledger::Checked& correction)
{
    if (correction.field == "type")
        return correct_type(claim, correction.value);
    if (correction.field == "modality")
        return correct_modality(claim, correction.value);
    if (correction.field == "time")
        return correct_time(claim, correction.value);
    if (correction.field == "count")
        return correct_count(claim, correction.value);
    const auto field = domain::field_named(correction.field);
    return field && correct_value(claim, *field, correction.n, correction.value);
}

} // namespace vigil::records
