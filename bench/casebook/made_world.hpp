// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// The invented world of the bench casebook: everything follows from the seed. Skewed as real casebooks are: few states
/// and towns have most claims, some names are borne by dozens, dates come in waves, reports repeat one another.
namespace vigil::bench {

class Random {
public:
    explicit Random(std::uint64_t seed) : m_engine{seed} {}
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(m_engine() % end); }
    bool percent(std::size_t chance) { return below(100) < chance; }
    std::uint64_t word() { return m_engine(); }
    double unit() { return static_cast<double>(m_engine() >> 11U) * 0x1p-53; }

private:
    std::mt19937_64 m_engine;
};

/// Position i of n is drawn as often as 1 / (i + 1)^steepness says.
class Zipf {
public:
    Zipf(std::size_t n, double steepness);
    std::size_t draw(Random& random) const;

private:
    std::vector<double> m_upto;
};

struct Place {
    std::string name, norm; ///< "geonames:…".
    std::string state;      ///< "state:IR".
};

/// One row of the list: its words as they stand in the file, and the claims that an import makes of them.
struct ListRow {
    std::string words;
    std::vector<domain::Claim> claims; ///< Spans from the first byte of the row.
};

struct MadeReport {
    std::string organisation, title, text;
    std::string published;
    std::vector<domain::Claim> claims;
    std::vector<std::uint64_t> sketch;
    std::size_t repeats = 0; ///< 1 + the report whose near duplicate it is; 0: none.
};

class MadeWorld {
public:
    explicit MadeWorld(std::uint64_t seed);
    ListRow row(std::size_t n);
    MadeReport report(std::size_t n);
    std::string name();  ///< Of a person.
    std::string state(); ///< "state:IR".
    std::string day();   ///< "2026-01-08".
    std::size_t below(std::size_t end) { return m_random.below(end); }

private:
    const Place& place();
    domain::Claim claim(std::string& text);
    void put_people(domain::Claim& claim, std::string& words);

    Random m_random;
    std::vector<std::string> m_given, m_family, m_publishers;
    std::vector<Place> m_places;
    Zipf m_given_draw, m_family_draw, m_place_draw, m_publisher_draw, m_wave_draw;
    std::vector<Day> m_waves;
    std::vector<MadeReport> m_recent;
};

} // namespace vigil::bench
