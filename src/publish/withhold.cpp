// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/withholding.md.
#include "publish/withhold.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigil::publish {
namespace {

using domain::ClaimType;
using domain::Field;

constexpr std::array<std::string_view, 4> uses{"count", "share", "submit", "publish"};
constexpr std::array<std::string_view, 4> sensitive{"contact", "health", "minor", "sexual_violence"};
constexpr int age_of_majority = 18;

template <typename Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count>& names, std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

/// The words, as whole words of a search key.
bool says(std::string_view text, std::initializer_list<std::string_view> words)
{
    const auto key = " " + search_key(text) + " ";
    return std::ranges::any_of(
        words, [&](std::string_view word) { return key.find(" " + std::string{word} + " ") != std::string::npos; });
}

/// "17", "aged 17", "17 años", "17-year-old": the first number that may be an age.
std::optional<int> age_in(std::string_view text)
{
    const auto key = search_key(text);
    for (const auto word : split(key, ' ')) {
        int age = 0;
        const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), age);
        if (fault == std::errc{} && end == word.data() + word.size() && age < 130)
            return age;
    }
    return std::nullopt;
}

/// A mail address, or a telephone number with its country.
bool holds_contact(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto inside = [&](std::size_t i) { return i < text.size() && text[i] > ' '; };
        if (text[at] == '@' && at > 0 && inside(at - 1) && inside(at + 1))
            return true;
        if (text[at] != '+')
            continue;
        std::size_t digits = 0;
        for (std::size_t i = at + 1;
             i < text.size() && (text[i] == ' ' || text[i] == '-' || (text[i] >= '0' && text[i] <= '9')); ++i)
            digits += text[i] >= '0' ? 1U : 0U;
        if (digits >= 8)
            return true;
    }
    return false;
}

/// Step 8: what was said for just this recipient goes before what was said for anyone; among equals the stricter.
std::optional<bool> consent(std::string_view source, const Purpose& purpose, std::span<const Consent> consents)
{
    std::optional<bool> for_anyone, for_this;
    for (const auto& one : consents) {
        if (one.use != purpose.use || search_key(one.source) != search_key(source))
            continue;
        auto& said = one.recipient.empty() ? for_anyone : for_this;
        if (one.recipient.empty() || search_key(one.recipient) == search_key(purpose.recipient))
            said = said.value_or(true) && one.given;
    }
    return for_this ? for_this : for_anyone;
}

std::string to_whom(const Purpose& purpose)
{
    const std::string use{name_of(purpose.use)};
    return purpose.recipient.empty() ? use : use + " to " + purpose.recipient;
}

void keep_back(Decision& decision, bool& part, std::string reason)
{
    part = false;
    if (std::ranges::find(decision.reasons, reason) == decision.reasons.end())
        decision.reasons.push_back(std::move(reason));
}

std::string reason_for(Sensitive what)
{
    switch (what) {
    case Sensitive::contact: return "tells how to reach somebody";
    case Sensitive::health: return "tells of somebody's health";
    case Sensitive::minor: return "names a minor";
    case Sensitive::sexual_violence: return "tells of sexual violence";
    }
    return {};
}

void weigh_sensitive(Decision& decision, const Subject& subject, const Purpose& purpose)
{
    const auto asked = [&](Sensitive what) { return purpose.included.contains(what); };
    for (const auto what : told_by(*subject.claim)) // Steps 10 to 12.
        if (!asked(what) && what != Sensitive::minor)
            keep_back(decision, decision.shown, reason_for(what));
    for (const auto what : subject.beside) // Step 13.
        if (!asked(what))
            keep_back(decision, decision.words, "its words: " + reason_for(what));
    if (holds_contact(subject.claim->quote) && !asked(Sensitive::contact))
        keep_back(decision, decision.words, "its words: " + reason_for(Sensitive::contact));
    if ((subject.minor || speaks_of_minor(*subject.claim)) && !asked(Sensitive::minor)) { // Step 14.
        keep_back(decision, decision.names, reason_for(Sensitive::minor));
        decision.words = false;
    }
}

bool names_people(const domain::Value& value)
{
    if (value.field != Field::target && value.field != Field::actor && value.field != Field::source)
        return false;
    return value.kind == domain::ValueKind::person || value.kind == domain::ValueKind::unknown;
}

/// What describes one person in particular: "daughter of …", an identity number, a birth date.
bool describes_person(const domain::Claim& claim, const domain::Value& value)
{
    return value.field == Field::detail && claim.type == ClaimType::particular;
}

} // namespace

std::string_view name_of(Use use)
{
    return uses.at(static_cast<std::size_t>(use));
}

std::optional<Use> use_named(std::string_view name)
{
    return named<Use>(uses, name);
}

std::string_view name_of(Sensitive what)
{
    return sensitive.at(static_cast<std::size_t>(what));
}

std::optional<Sensitive> sensitive_named(std::string_view name)
{
    return named<Sensitive>(sensitive, name);
}

std::set<Sensitive> told_by(const domain::Claim& claim)
{
    std::set<Sensitive> told;
    if (claim.type == ClaimType::sexual_violence)
        told.insert(Sensitive::sexual_violence);
    for (const auto* detail : claim.values_of(Field::detail)) {
        if (claim.type == ClaimType::particular && detail->code == "contact")
            told.insert(Sensitive::contact);
        if (claim.type == ClaimType::particular && detail->code == "health")
            told.insert(Sensitive::health);
        if (claim.type != ClaimType::sexual_violence &&
            says(detail->text, {"rape", "raped", "sexual violence", "sexual assault", "sexual torture"}))
            told.insert(Sensitive::sexual_violence);
    }
    if (speaks_of_minor(claim))
        told.insert(Sensitive::minor);
    return told;
}

bool speaks_of_minor(const domain::Claim& claim)
{
    for (const auto& value : claim.values) {
        if (value.field == Field::target && value.kind != domain::ValueKind::group &&
            says(value.text, {"child", "boy", "girl", "minor", "baby", "nino", "nina", "menor"}))
            return true;
        if (claim.type == ClaimType::particular && value.field == Field::detail && value.code == "age") {
            const auto age = age_in(value.text);
            if (age && *age < age_of_majority)
                return true;
        }
    }
    return false;
}

bool is_minor(const records::Person& person, Day day)
{
    using namespace std::chrono;
    return std::ranges::any_of(person.particulars, [&](const records::Particular& one) {
        if (one.kind == "age") {
            const auto age = age_in(one.text);
            return age && *age < age_of_majority;
        }
        const auto born =
            one.kind == "birth_date" ? parse_edtf(one.norm.empty() ? one.text : one.norm) : Result<Edtf>{Error{}};
        // The latest day it can mean: whoever may be a minor is treated as one.
        if (!born || !born->latest())
            return false;
        const year_month_day birth{*born->latest()};
        const year_month_day today{day};
        const int age = int{today.year()} - int{birth.year()} -
                        (std::pair{today.month(), today.day()} < std::pair{birth.month(), birth.day()} ? 1 : 0);
        return age < age_of_majority;
    });
}

Decision decide(const Subject& subject, const Purpose& purpose, std::span<const Consent> consents)
{
    VIGIL_ASSERT(subject.claim != nullptr);
    Decision decision;
    if (subject.level > purpose.level) // Step 6.
        keep_back(decision, decision.shown, "restricted: " + std::string{answers::name_of(subject.level)});
    const auto said = consent(subject.source, purpose, consents);
    if (said && !*said) // Step 7.
        keep_back(decision, decision.shown, subject.source + " does not consent to " + to_whom(purpose));
    if (!said && subject.needs_consent) // Step 9.
        keep_back(decision, decision.shown, "no consent of " + subject.source + " to " + to_whom(purpose));
    weigh_sensitive(decision, subject, purpose);
    return decision;
}

domain::Claim shown_part(domain::Claim claim, const Decision& decision)
{
    if (!decision.words) {
        claim.quote.clear();
        claim.span = {};
        for (auto& value : claim.values)
            value.span.reset();
    }
    if (decision.names)
        return claim;
    for (auto& value : claim.values)
        if (names_people(value) || describes_person(claim, value))
            value = {value.field, std::string{withheld_name}, {}, value.kind, {}, {}};
    return claim;
}

} // namespace vigil::publish
