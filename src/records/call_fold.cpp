// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/calls.md.
#include "base/utf8.hpp"
#include "records/call.hpp"
#include "records/folds.hpp"

#include <algorithm>
#include <set>

namespace vigil::records {
namespace {

using domain::Field;

/// Step 4.
Asked asked_in(const std::string& words)
{
    if (has_word(words, {"release", "releasing", "free ", "freed", "liber", "excarcel"}))
        return Asked::release;
    if (has_word(words, {"restor", "reconnect", "unblock", "restablec", "reestablec", "lift the shutdown",
                         "end the shutdown", "lift the internet", "end the internet", "lift internet", "end internet",
                         "lift the block", "end the block", "end the blackout", "full access"}) &&
        has_word(words, {"internet", "access", "network", "communic", "connect", "service", "shutdown", "blackout",
                         "block", "telegram", "whatsapp", "instagram", "website", "platform", "comunicac", "acceso"}))
        return Asked::restore_access;
    if (has_word(words, {"drop the", "drop all", "close the case", "close every", "close all", "closure of",
                         "close these cases", "end to the civil", "drop charges", "quash", "bring an end to the",
                         "archivar", "archiven", "sobrese"}))
        return Asked::close_case;
    if (has_word(words, {"rejoin", "re join", "ratif", "accede", "join the", "sign the", "rescind its withdrawal",
                         "reverse its withdrawal", "retract its", "withdraw its notice", "withdraw its notification"}))
        return Asked::join;
    return Asked::other;
}

/// "Free Ana Pérez Soto and Luis Rey" → the runs of two words or more that begin with capitals, but the first word.
std::vector<std::string> names_in(const std::string& words)
{
    std::vector<std::string> names;
    std::string run;
    std::size_t length = 0, position = 0;
    const auto flush = [&] {
        if (length >= 2)
            names.push_back(run);
        run.clear();
        length = 0;
    };
    for (std::string& word : words_in(words)) {
        const bool ends = !word.empty() && std::string_view{",.;:"}.find(word.back()) != std::string_view::npos;
        while (!word.empty() && std::string_view{",.;:"}.find(word.back()) != std::string_view::npos)
            word.pop_back();
        std::size_t at = 0;
        const char32_t first = word.empty() ? U'a' : next_code_point(word, at);
        const bool capital = (first >= U'A' && first <= U'Z') || (first >= U'À' && first <= U'Þ') ||
                             (first > U'ſ' && first != U'“' && first != U'’' && first != U'–');
        if (capital && position > 0) {
            run += (run.empty() ? "" : " ") + word;
            ++length;
        } else {
            flush();
        }
        if (ends)
            flush();
        ++position;
    }
    flush();
    return names;
}

struct Told {
    const StandingClaim* claim = nullptr;
    std::set<std::string> callers;
    std::string what;
};

/// Step 3.
bool one_call(const Told& a, const Told& b)
{
    const bool caller = a.callers == b.callers || (a.claim->passage->origin == b.claim->passage->origin &&
                                                   (a.callers.empty() || b.callers.empty()));
    return caller && a.what == b.what;
}

Call call_from(const std::vector<Told>& told, const std::string& group)
{
    Call call;
    call.id = told.front().claim->id.hex();
    call.addressee_key = group;
    for (const Told& one : told) {
        const domain::Claim& claim = one.claim->claim;
        add_basis(call.basis, one.claim->id);
        add_new(call.callers, texts_of(claim, Field::actor));
        add_new(call.addressees, texts_of(claim, Field::target));
        if (call.what.empty())
            call.what = first_text(claim, Field::detail);
        if (call.what.empty())
            call.what = claim.quote;
        const auto day = claim.time && claim.time->earliest() ? claim.time->earliest() : published_on(*one.claim);
        call.since = earliest_of(call.since, day); // Step 1.
        call.last_made = latest_of(call.last_made, day);
    }
    call.asked = asked_in(call.what);
    call.people = names_in(call.what);
    if (call.callers.empty())
        call.callers = {said_by(*told.front().claim)};
    return call;
}

} // namespace

std::vector<Record> fold_calls(const std::string& group, const Standing& standing)
{
    std::vector<std::vector<Told>> calls;
    for (const StandingClaim& claim : standing.claims) { // In order of ids.
        if (claim.claim.modality == domain::Modality::denied)
            continue;
        Told told{&claim, {}, search_key(first_text(claim.claim, Field::detail))};
        for (const std::string& caller : texts_of(claim.claim, Field::actor))
            told.callers.insert(search_key(caller));
        const auto same = std::ranges::find_if(calls, [&](const auto& one) { return one_call(one.front(), told); });
        if (same == calls.end() || told.what.empty())
            calls.push_back({std::move(told)});
        else
            same->push_back(std::move(told));
    }
    std::vector<Record> records;
    for (const std::vector<Told>& told : calls) {
        const Call call = call_from(told, group);
        const std::string label = joined(call.callers) + ": " + call.what;
        records.push_back({Family::call, call.id, group, label,
                           call.since ? to_string(*call.since) : std::string{"9999"}, to_cbor(call)});
    }
    return records;
}

} // namespace vigil::records
