// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answers/status_lines.hpp"

#include "answers/head.hpp"
#include "records/mentions.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

using records::Custody;
using records::Manner;
using records::Measure;
using records::MeasureState;
using records::Openness;

constexpr auto not_known = "not known";

MeasureState state_on(const Measure& measure, Day day)
{
    const bool imposed_later = measure.imposed && measure.imposed->earliest() && *measure.imposed->earliest() > day;
    if (imposed_later)
        return MeasureState::not_known;
    // Lifted later than the day asked about: it was still in force then.
    if (measure.state == MeasureState::lifted && measure.lifted && !surely_by(measure.lifted, day))
        return MeasureState::imposed;
    return measure.state;
}

void append(std::string& list, std::string_view word, std::string_view separator = ", ")
{
    list += (list.empty() ? "" : std::string{separator}) + std::string{word};
}

} // namespace

StatusLine measures_line(const records::Person& person, Day day)
{
    StatusLine line;
    std::string imposed, lifted, announced;
    for (const Measure& measure : person.measures) {
        const MeasureState state = state_on(measure, day);
        if (state == MeasureState::not_known)
            continue;
        line.known = true;
        line.open = line.open || state == MeasureState::imposed || measure.disputed;
        std::string& list = state == MeasureState::imposed  ? imposed
                            : state == MeasureState::lifted ? lifted
                                                            : announced;
        append(list, measure.kind + (measure.disputed ? " (disputed)" : ""));
        records::add_basis(line.basis, measure.basis);
    }
    line.words = imposed;
    if (!lifted.empty())
        append(line.words, "lifted: " + lifted, "; ");
    if (!announced.empty())
        append(line.words, "announced: " + announced, "; ");
    if (!person.unconditional.empty()) {
        line.known = true;
        append(line.words, "released unconditionally, as stated", "; ");
        records::add_basis(line.basis, person.unconditional);
    }
    if (line.words.empty())
        line.words = not_known;
    return line;
}

StatusLine proceedings_line(const records::Person& person, Day day)
{
    StatusLine line;
    for (const records::CaseLine& one : person.proceedings) {
        if (const auto since = first_day(one.since); since && *since > day)
            continue;
        line.known = true;
        line.open = line.open || one.openness != Openness::closed;
        append(line.words, line_for(one, day), " | ");
        records::add_basis(line.basis, one.basis);
    }
    if (line.words.empty())
        line.words = not_known;
    return line;
}

std::string words_for(const records::CustodyPeriod& period)
{
    std::string words{name_of(period.state)};
    if (period.state == Custody::held && period.manner != Manner::not_stated)
        words += " (" + std::string{name_of(period.manner)} + ")";
    if (period.firmness == records::Firmness::announced || period.state == Custody::released)
        words += " (" + std::string{name_of(period.firmness)} + ")";
    if (period.taken_back)
        words += ", taken back";
    if (period.alleged)
        words += ", alleged";
    return period.disputed ? words + ", disputed" : words;
}

std::string line_for(const records::CustodyPeriod& period)
{
    std::string line = words_for(period);
    if (period.from)
        line += ", from " + period.from->to_string();
    if (period.to)
        line += ", until " + period.to->to_string();
    std::string moves;
    for (const records::Stay& stay : period.stays)
        append(moves,
               stay.place + (stay.from ? " (from " + stay.from->to_string() + ")" : "") +
                   (stay.disputed ? " (disputed)" : ""),
               ", then ");
    if (period.stays.size() > 1)
        line += ", " + moves;
    else if (!period.places.empty())
        line += ", " + period.places.front();
    if (!period.authorities.empty())
        line += ", by " + period.authorities.front();
    line += ", last confirmed " + (period.last_confirmed ? to_string(*period.last_confirmed) : std::string{not_known});
    return period.dispute.empty() ? line : line + "; disputed: " + period.dispute;
}

std::string line_for(const Measure& measure)
{
    std::string line = measure.kind + ": " + std::string{name_of(measure.state)};
    if (measure.imposed)
        line += ", imposed " + measure.imposed->to_string();
    if (measure.lifted)
        line += ", lifted " + measure.lifted->to_string();
    line +=
        ", last confirmed " + (measure.last_confirmed ? to_string(*measure.last_confirmed) : std::string{not_known});
    return measure.disputed ? line + "; disputed" : line;
}

std::string line_for(const records::CaseLine& line, Day day)
{
    std::string words = line.outcome.empty() ? line.stage : line.outcome;
    constexpr std::string_view convicted = "convicted";
    const auto at = words.find(convicted);
    if (!line.sentence.empty())
        words.insert(at == std::string::npos ? words.size() : at + convicted.size(), " (" + line.sentence + ")");
    if (line.stage == "appeal" && !line.outcome.empty())
        words += ", appeal";
    if (line.openness == Openness::open)
        words += ", open";
    else if (line.openness == Openness::closed)
        words += line.stage == "closed" && line.outcome.empty() ? "" : ", closed";
    else
        words += "; open or closed not known";
    for (const std::string& next : words_ahead(line.ahead, day))
        words += "; " + next;
    return line.disputed ? words + "; disputed" : words;
}

std::vector<std::string> words_ahead(const std::vector<records::Ahead>& ahead, Day day)
{
    std::vector<std::string> result;
    for (const records::Ahead& one : ahead) {
        if (one.when && surely_by(one.when, day - std::chrono::days{1}))
            continue; // Its day is past: what came of it is not known from this claim.
        std::string words = one.what;
        words += one.when ? " set for " + one.when->to_string() : " possible";
        records::add_new(result, {words});
    }
    return result;
}

} // namespace vigil::answers
