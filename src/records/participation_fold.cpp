// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/participation.md.
#include "base/utf8.hpp"
#include "records/folds.hpp"
#include "records/instruments.hpp"
#include "records/participation.hpp"

#include <algorithm>
#include <set>

namespace vigil::records {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::Modality;

bool tells_announcement(const std::string& words)
{
    return has_word(
        words, {"announc", "order", "sign", "intend", "intention", "decid", "direct", "anunci", "intencion", "orden"});
}
bool tells_notice(const std::string& words)
{
    return has_word(
        words, {"notif", "depositary received", "deposited", "received its notice", "submitted its", "depositari"});
}
/// Sent is not received: only a receipt starts the time of notice (step 7).
bool tells_only_sending(const std::string& words)
{
    return has_word(words, {"sent", "send", "submit", "transmit", "dispatch", "handed in", "envio", "remitio"}) &&
           !has_word(words, {"received", "receipt", "deposit", "acknowledg", "notified", "recibi", "notifico"});
}
bool tells_effect(const std::string& words)
{
    return has_word(words, {"took effect", "take effect", "takes effect", "effective", "into effect",
                            "entered into force", "surtio efecto", "se hizo efectiv"});
}
bool tells_return_of_notice(const std::string& words)
{
    return has_word(words, {"retract", "rescind", "withdrew its notice", "withdrew its notification",
                            "withdraw its notif", "took back", "takes back", "revoked its", "cancelled its withdrawal",
                            "reversed its", "retiro su notificacion", "dejo sin efecto"});
}

/// One claim about one body.
struct Told {
    const StandingClaim* claim = nullptr;
    const domain::Value* body = nullptr;
    std::uint32_t n = 0;
    ParticipationStep step = ParticipationStep::announced;
};

/// Steps of a withdrawal that a sentence speaks of, in the order in which they happen.
std::vector<ParticipationStep> steps_told(const std::string& words)
{
    std::vector<ParticipationStep> steps;
    if (tells_announcement(words))
        steps.push_back(ParticipationStep::announced);
    if (tells_notice(words))
        steps.push_back(ParticipationStep::notified);
    if (tells_effect(words))
        steps.push_back(ParticipationStep::effective);
    return steps;
}

/// Step 4. `nth` of `count` claims that the same sentence makes about the same body, in order of their dates: "notified
/// on D, and it took effect on E" makes two.
ParticipationStep withdrawal_step(const domain::Claim& claim, std::size_t nth, std::size_t count)
{
    const std::string detail = first_text(claim, Field::detail);
    if (tells_return_of_notice(detail) ||
        (count == 1 && tells_return_of_notice(claim.quote) && !tells_announcement(claim.quote)))
        return ParticipationStep::notice_withdrawn;
    const auto notice_in = [](const std::string& words) {
        return tells_only_sending(words) ? ParticipationStep::notice_sent : ParticipationStep::notified;
    };
    if (claim.modality == Modality::announced || claim.modality == Modality::possible)
        return tells_notice(detail) ? notice_in(detail) : ParticipationStep::announced;
    if (const auto own = steps_told(detail); !own.empty())
        return own.front() == ParticipationStep::notified ? notice_in(detail) : own.front();
    const auto told = steps_told(claim.quote);
    if (told.empty())
        return ParticipationStep::effective; // "left", "withdrew".
    const bool notice = std::ranges::count(told, ParticipationStep::notified) > 0;
    const ParticipationStep step = count > 1 ? told[std::min(nth, told.size() - 1)]
                                   : notice  ? ParticipationStep::notified
                                             : told.front();
    return step == ParticipationStep::notified ? notice_in(claim.quote) : step;
}

std::string body_key_of(const domain::Value& body)
{
    if (const Instrument* instrument = instrument_of(body))
        return std::string{instrument->key};
    if (!body.norm.empty())
        return body.norm;
    std::string key = search_key(body.text);
    return key.starts_with("the ") ? key.substr(4) : key;
}

class ParticipationFold {
public:
    explicit ParticipationFold(std::vector<Told> told) : m_told{std::move(told)}
    {
        std::ranges::sort(m_told, [](const Told& a, const Told& b) {
            if (earlier(a.claim->claim.time, b.claim->claim.time) != earlier(b.claim->claim.time, a.claim->claim.time))
                return earlier(a.claim->claim.time, b.claim->claim.time);
            return std::tuple{a.claim->id, a.n} < std::tuple{b.claim->id, b.n};
        });
        name_steps();
    }

    Participation fold(const std::string& state_key)
    {
        Participation& one = m_result;
        const auto lowest = std::ranges::min_element(m_told, {}, [](const Told& told) {
            return std::pair{told.claim->id, told.n};
        });
        one.id = MentionRef{lowest->claim->id, Field::target, lowest->n}.to_string();
        one.body = lowest->body->text;
        one.body_key = body_key_of(*lowest->body);
        m_instrument = instrument_of(*lowest->body);
        one.state = first_text(lowest->claim->claim, Field::actor);
        one.state_key = state_key;
        for (const Told& told : m_told)
            add(told);
        std::ranges::stable_sort(one.steps,
                                 [](const DatedStep& a, const DatedStep& b) { return earlier(a.when, b.when); });
        compute();
        return std::move(one);
    }

private:
    void name_steps()
    {
        std::map<std::string, std::vector<Told*>> by_sentence;
        for (Told& told : m_told)
            if (told.claim->claim.type == ClaimType::withdrawal && told.claim->claim.modality != Modality::announced)
                by_sentence[told.claim->passage->part.hex() + told.claim->claim.quote].push_back(&told);
        for (auto& [sentence, claims] : by_sentence)
            for (std::size_t i = 0; i < claims.size(); ++i)
                claims[i]->step = withdrawal_step(claims[i]->claim->claim, i, claims.size());
        bool left = false;
        for (Told& told : m_told) {
            const domain::Claim& claim = told.claim->claim;
            if (claim.type == ClaimType::defunding)
                told.step = ParticipationStep::funding_stopped;
            else if (claim.type == ClaimType::accession)
                told.step = accession_step(claim, left);
            else if (claim.modality == Modality::announced)
                told.step = withdrawal_step(claim, 0, 1);
            left = left || claim.type == ClaimType::withdrawal;
            if (claim.modality == Modality::denied)
                told.step = ParticipationStep::denied;
        }
    }

    static ParticipationStep accession_step(const domain::Claim& claim, bool left)
    {
        const std::string words = first_text(claim, Field::detail) + " | " + claim.quote;
        if (tells_return_of_notice(words))
            return ParticipationStep::notice_withdrawn;
        return left || has_word(words, {"rejoin", "re join", "again"}) ? ParticipationStep::rejoined
                                                                       : ParticipationStep::joined;
    }

    void add(const Told& told)
    {
        const StandingClaim& claim = *told.claim;
        add_basis(m_result.basis, claim.id);
        if (claim.claim.count && !m_result.count)
            m_result.count = claim.claim.count;
        const auto same = std::ranges::find_if(m_result.steps, [&](const DatedStep& step) {
            return step.what == told.step && may_be_same_time(step.when, claim.claim.time);
        });
        if (same == m_result.steps.end()) {
            m_result.steps.push_back({told.step, claim.claim.time, said_by(claim), claim.claim.quote, {}, {claim.id}});
            return;
        }
        add_basis(same->basis, claim.id);
        if (claim.claim.time)
            same->when = same->when ? finer(*same->when, *claim.claim.time) : claim.claim.time;
    }

    /// Steps 7, 11 and 12: from a received notification only.
    void compute()
    {
        Participation& one = m_result;
        if (m_instrument != nullptr && m_instrument->key == "who" && one.state_key == "state:US")
            m_instrument = instrument_keyed("who-us");
        if (m_instrument == nullptr)
            return;
        one.instrument = m_instrument->key;
        one.falls_with_it = m_instrument->falls;
        one.clause = clause_in_words(*m_instrument);
        const DatedStep* waiting = nullptr; // An announcement or a sent notice that nothing followed yet.
        for (DatedStep& step : one.steps) {
            if (step.what == ParticipationStep::notified && step.when && step.when->latest() == step.when->earliest())
                step.effective = effective_on(*m_instrument, *step.when->latest());
            if (step.what == ParticipationStep::denied || step.what == ParticipationStep::funding_stopped)
                continue;
            const bool begins =
                step.what == ParticipationStep::announced || step.what == ParticipationStep::notice_sent;
            const bool left = step.what == ParticipationStep::effective;
            m_left = left || (m_left && step.what != ParticipationStep::notice_withdrawn &&
                              step.what != ParticipationStep::rejoined);
            waiting = begins && !m_left ? &step : nullptr;
            one.computed_effective = step.what == ParticipationStep::notified ? step.effective
                                     : left                                   ? one.computed_effective
                                                                              : std::nullopt;
        }
        if (waiting != nullptr)
            one.note = note_on(*waiting);
    }

    /// Step 8.
    std::string note_on(const DatedStep& step) const
    {
        const std::string& clause = m_result.clause;
        const bool sent = step.what == ParticipationStep::notice_sent;
        const std::string seen = sent ? "day of receipt not stated" : "notification not seen";
        if (m_instrument->notice == Notice::none)
            return seen + "; no date is computed: " + clause;
        std::string note = seen + "; if received on D, not before D + notice (" + clause + ")";
        if (!m_instrument->bar.empty())
            note += "; notice " + std::string{m_instrument->bar};
        return note;
    }

    const Instrument* m_instrument = nullptr;
    bool m_left = false; ///< The run of steps up to here says that the state left.
    std::vector<Told> m_told;
    Participation m_result;
};

} // namespace

namespace {

/// The last step that had taken place by `day`; nullptr: none.
const DatedStep* last_step(const Participation& one, Day day)
{
    const DatedStep* last = nullptr;
    for (const DatedStep& step : one.steps) {
        const auto by = step.when ? step.when->latest() : std::nullopt;
        if (step.what == ParticipationStep::denied || step.what == ParticipationStep::funding_stopped)
            continue; // Step 6: shown beside the status.
        // A step without a day had taken place when its source said so; it never hides a dated one.
        if (by ? *by <= day : last == nullptr)
            last = &step;
    }
    return last;
}

} // namespace

const DatedStep* Participation::effective_by(Day day) const
{
    const DatedStep* last = last_step(*this, day);
    const bool computed =
        last != nullptr && last->what == ParticipationStep::notified && last->effective && *last->effective <= day;
    return computed ? last : nullptr;
}

std::optional<ParticipationStep> Participation::on(Day day) const
{
    if (effective_by(day) != nullptr)
        return ParticipationStep::effective;
    const DatedStep* last = last_step(*this, day);
    return last == nullptr ? std::nullopt : std::optional{last->what};
}

std::vector<Record> fold_participations(const std::string& group, const Standing& standing)
{
    std::map<std::string, std::vector<Told>> by_body; // Step 1.
    std::map<EntryId, std::set<std::string>> named_in;
    for (const StandingClaim& claim : standing.claims) {
        std::uint32_t n = 0;
        for (const domain::Value* body : claim.claim.values_of(Field::target)) {
            if (!body->text.empty()) {
                // Step 2: a number of bodies is a record of that report, not a body.
                const bool number = claim.claim.count.has_value();
                const std::string key = (number ? claim.passage->part.hex() + " " : "") + body_key_of(*body);
                by_body[key].push_back({&claim, body, n, ParticipationStep::announced});
                if (!number && names_body(body->text))
                    named_in[claim.passage->part].insert(body->text);
            }
            ++n;
        }
    }
    std::vector<Record> records;
    for (auto& [key, told] : by_body) {
        const EntryId part = told.front().claim->passage->part;
        Participation one = ParticipationFold{std::move(told)}.fold(group);
        if (one.count)
            one.named.assign(named_in[part].begin(), named_in[part].end());
        const std::string label = one.state + ": " + (one.count ? one.count->to_string() + " " : "") + one.body;
        records.push_back({Family::participation, one.id, group, label, search_key(label), to_cbor(one)});
    }
    return records;
}

} // namespace vigil::records
