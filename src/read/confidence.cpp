// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/confidence.hpp"

#include "read/lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vigil::read {
namespace {

using domain::Claim;
using domain::Field;
using domain::ValueKind;

constexpr double surest = 0.99;
constexpr double least = 0.05;

double log_odds(double probability)
{
    const double bounded = std::clamp(probability, least, surest);
    return std::log(bounded / (1 - bounded));
}

bool names_person(const Claim& claim)
{
    return std::ranges::any_of(claim.values, [](const domain::Value& value) {
        return value.field == Field::target && value.kind == ValueKind::person;
    });
}

double one_if(bool holds)
{
    return holds ? 1.0 : 0.0;
}

/// Thousandths of log-odds; nothing where the cell is no such number.
std::optional<double> weight_in(std::string_view cell)
{
    int thousandths = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), thousandths);
    if (error != std::errc{} || end != cell.data() + cell.size() || std::abs(thousandths) > 10'000)
        return std::nullopt;
    return thousandths / 1000.0;
}

} // namespace

std::array<Evidence, evidence_kinds> evidence_of(const Claim& claim)
{
    return {{{"always", 1.0},
             {"rule", log_odds(static_cast<double>(claim.confidence))},
             {"actor", one_if(claim.first(Field::actor) != nullptr)},
             {"named target", one_if(names_person(claim))},
             {"time", one_if(claim.time.has_value())},
             {"count", one_if(claim.count.has_value())},
             {"detail", one_if(claim.first(Field::detail) != nullptr)},
             {"source", one_if(claim.first(Field::source) != nullptr)}}};
}

Result<Calibration> Calibration::compile(const Lexicon& lexicon, std::string_view language)
{
    Calibration calibration;
    const Table* table = lexicon.table(std::string{language} + "/claims/confidence.tsv");
    if (table == nullptr)
        return calibration;
    calibration.m_present = true;
    const auto kinds = evidence_of(Claim{});
    for (std::size_t n = 0; n < table->size(); ++n) {
        const Row row = table->row(n);
        const auto kind = std::ranges::find(kinds, row.cell(0), &Evidence::name);
        const auto weight = weight_in(row.cell(1));
        if (kind == kinds.end() || !weight)
            return Error{Fault::malformed, table->place(row) +
                                               ": a row holds a kind of evidence (docs/methods/confidence.md) and a "
                                               "whole number of thousandths, -10000 to 10000."};
        calibration.m_weights[static_cast<std::size_t>(kind - kinds.begin())] = *weight;
    }
    return calibration;
}

float Calibration::confidence(const Claim& claim) const
{
    if (!m_present)
        return claim.confidence;
    double sum = 0;
    const auto evidence = evidence_of(claim);
    for (std::size_t n = 0; n < evidence.size(); ++n)
        sum += m_weights[n] * evidence[n].amount;
    const double probability = std::clamp(1 / (1 + std::exp(-sum)), least, surest);
    return static_cast<float>(std::round(probability * 100) / 100);
}

std::vector<WeighedEvidence> Calibration::weighed(const Claim& claim) const
{
    std::vector<WeighedEvidence> out;
    const auto evidence = evidence_of(claim);
    for (std::size_t n = 0; n < evidence.size() && m_present; ++n)
        if (const double part = m_weights[n] * evidence[n].amount; part != 0)
            out.push_back({evidence[n].name, part});
    return out;
}

} // namespace vigil::read
