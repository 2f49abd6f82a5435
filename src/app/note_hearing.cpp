// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proceedings.md.
#include "app/note_hearing.hpp"

#include "base/utf8.hpp"
#include "records/conventions.hpp"

#include <algorithm>
#include <array>

namespace vigil::app {
namespace {

using domain::Claim;
using domain::ClaimType;
using domain::Field;
using domain::Value;
using domain::ValueKind;

bool has_digit(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

class HearingComposer {
public:
    HearingComposer(std::string& text, std::vector<Claim>& claims, const NoteHearing& hearing)
        : m_text{text},
          m_claims{claims},
          m_hearing{hearing}
    {
    }

    Result<Done> compose(const std::optional<Edtf>& told)
    {
        m_day = told;
        if (const auto typed = value_of("heard_on"); !typed.empty()) {
            VIGIL_TRY(m_day, day_of("heard_on", typed));
        }
        add_head();
        for (const auto& [name, words] : m_hearing.fields)
            if (const auto* field = records::hearing_field(name); field != nullptr && field->part)
                add_line(std::string{records::hearing_part} + name, std::string{field->label} + ": ", words, {});
        VIGIL_CHECK(add_severance());
        add_joinder();
        VIGIL_CHECK(add_next());
        return add_checks();
    }

private:
    std::string value_of(std::string_view name) const
    {
        const auto found = std::ranges::find(m_hearing.fields, name, &std::pair<std::string, std::string>::first);
        return found == m_hearing.fields.end() ? std::string{} : std::string{trimmed(found->second)};
    }

    static Result<Edtf> day_of(std::string_view name, std::string_view typed)
    {
        auto day = parse_edtf(typed);
        if (!day)
            return std::move(day).error().while_doing("the field '" + std::string{name} + "'");
        return day;
    }

    std::uint32_t here() const { return static_cast<std::uint32_t>(m_text.size()); }

    /// Appends the words and gives the value that they are.
    Value written(Field field, std::string_view words, ValueKind kind, std::string_view code = {})
    {
        const std::uint32_t begin = here();
        m_text.append(words);
        return {field, std::string{words}, domain::Span{begin, here()}, kind, {}, std::string{code}};
    }

    void add_values(std::string_view name, std::string_view lead, Field field, std::vector<Value>& to)
    {
        const std::string typed = value_of(name); // split() gives views into it.
        for (const auto piece : split(typed, ';')) {
            const auto words = trimmed(piece);
            if (words.empty())
                continue;
            m_text.append("; ").append(lead);
            const ValueKind kind = field == Field::law ? ValueKind::law
                                   : has_digit(words)  ? ValueKind::group
                                                       : ValueKind::person;
            to.push_back(written(field, words, kind));
        }
    }

    /// The hearing itself: who, before which court, in which case, when, under which law.
    void add_head()
    {
        const std::uint32_t begin = here();
        m_text.append("Hearing");
        add_values("defendants", "", Field::target, m_base);
        if (const auto court = value_of("court"); !court.empty()) {
            m_text.append("; before ");
            m_base.push_back(written(Field::actor, court, ValueKind::body, records::particular::court));
        }
        if (const auto number = value_of("case"); !number.empty()) {
            m_text.append("; case ");
            m_base.push_back(written(Field::detail, number, ValueKind::thing, records::case_detail::number));
        }
        if (m_day)
            m_text.append("; when: ").append(m_day->to_string());
        std::vector<Value> laws;
        add_values("charges", "law: ", Field::law, laws);
        finish(ClaimType::hearing, begin, laws, m_base);
    }

    void add_line(const std::string& code, std::string_view label, std::string_view words, std::string_view norm)
    {
        const std::uint32_t begin = here();
        m_text.append(label);
        Value detail = written(Field::detail, trimmed(words), ValueKind::thing, code);
        detail.norm = norm;
        finish(ClaimType::hearing, begin, {std::move(detail)}, m_base);
    }

    /// Step 13.
    Result<Done> add_severance()
    {
        const auto number = value_of("severed_as");
        if (value_of("severed").empty() && number.empty())
            return Done{};
        if (value_of("severed").empty())
            return Error{Fault::invalid_argument, "the field 'severed_as' needs 'severed': whose case it is"};
        const std::uint32_t begin = here();
        std::vector<Value> values;
        values.push_back(written(Field::detail, "Severed", ValueKind::thing));
        add_values("severed", "", Field::target, values);
        if (!number.empty()) {
            m_text.append("; as ");
            values.push_back(written(Field::detail, number, ValueKind::thing, records::case_detail::severed_as));
        }
        std::vector<Value> rest = m_base;
        std::erase_if(rest, [](const Value& value) { return value.field == Field::target; });
        finish(ClaimType::ruling, begin, std::move(values), rest);
        return Done{};
    }

    /// Step 14.
    void add_joinder()
    {
        const auto number = value_of("joined_with");
        if (number.empty())
            return;
        const std::uint32_t begin = here();
        std::vector<Value> values{written(Field::detail, "Joined", ValueKind::thing)};
        m_text.append(" with case ");
        values.push_back(written(Field::detail, number, ValueKind::thing, records::case_detail::joined_with));
        finish(ClaimType::ruling, begin, std::move(values), m_base);
    }

    Result<Done> add_next()
    {
        const auto typed = value_of("next_on");
        const auto reason = value_of("next_for");
        if (typed.empty() && reason.empty())
            return Done{};
        const std::string words = (typed.empty() ? "day not set" : typed) + (reason.empty() ? "" : ", for " + reason);
        add_line(std::string{records::hearing_part} + "next_on", "Next hearing: ", words, {});
        if (typed.empty())
            return Done{};
        VIGIL_TRY(const auto day, day_of("next_on", typed));
        Claim next = m_claims.back(); // The same words say it.
        next.time = day;
        next.modality = domain::Modality::announced;
        std::erase_if(next.values, [](const Value& value) { return value.code.starts_with(records::hearing_part); });
        if (!reason.empty())
            next.values.insert(next.values.begin(), {Field::detail, reason, {}, ValueKind::thing, {}, {}});
        domain::order_values(next);
        m_claims.push_back(std::move(next));
        return Done{};
    }

    /// Step 18.
    Result<Done> add_checks()
    {
        for (const auto& [item, typed] : m_hearing.checks) {
            const auto* known = records::fair_trial_item(item);
            if (known == nullptr)
                return Error{Fault::invalid_argument,
                             "the checklist has no item '" + item + "'; vigil note --blank hearing prints all of them"};
            VIGIL_TRY(const auto answer, parse_answer(item, typed));
            const auto name = records::name_of(answer.answer);
            const std::string label =
                std::string{known->label} + ": " + (answer.words.empty() ? "" : std::string{name} + ", ");
            add_line(std::string{records::hearing_check} + item, label, answer.words.empty() ? name : answer.words,
                     name);
        }
        return Done{};
    }

    void finish(ClaimType type, std::uint32_t begin, std::vector<Value> values, const std::vector<Value>& rest)
    {
        Claim claim;
        claim.type = type;
        claim.values = std::move(values);
        claim.values.insert(claim.values.end(), rest.begin(), rest.end());
        claim.time = m_day;
        claim.span = {begin, here()};
        claim.quote = m_text.substr(begin);
        claim.rule = claim.reader = "typed";
        claim.confidence = 1;
        domain::order_values(claim);
        m_text.append("\n");
        m_claims.push_back(std::move(claim));
    }

    std::string& m_text;
    std::vector<Claim>& m_claims;
    const NoteHearing& m_hearing;
    std::optional<Edtf> m_day;
    std::vector<Value> m_base; ///< Defendants, court and case number: of every line.
};

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
}

} // namespace

Result<TypedAnswer> parse_answer(std::string_view item, std::string_view typed)
{
    const std::string text{trimmed(typed)};
    std::string lower = text;
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 5> known{"not observed", "not_observed", "partly", "yes", "no"};
    for (const auto word : known) {
        if (!lower.starts_with(word))
            continue;
        std::string_view rest = std::string_view{text}.substr(word.size());
        for (const std::string_view dash : {" – ", " — "})
            if (rest.starts_with(dash))
                rest.remove_prefix(dash.size());
        if (!rest.empty() && rest.data() == text.data() + word.size() && is_letter(rest.front()))
            continue; // "nobody"
        const auto begin = rest.find_first_not_of(" :,;-.");
        return TypedAnswer{*records::answer_named(word),
                           begin == std::string_view::npos ? std::string{} : std::string{trimmed(rest.substr(begin))}};
    }
    return Error{Fault::malformed, "the answer to '" + std::string{item} +
                                       "' must begin with yes, no, partly or not observed: 'partly: had to stand'"};
}

Result<Done> add_hearing(std::string& text, std::vector<Claim>& claims, const NoteHearing& hearing,
                         const std::optional<Edtf>& told)
{
    return HearingComposer{text, claims, hearing}.compose(told);
}

} // namespace vigil::app
