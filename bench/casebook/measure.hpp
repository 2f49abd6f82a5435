// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "fill.hpp"

#include <functional>
#include <string>
#include <vector>

namespace vigil::bench {

/// Times of one question asked again and again, in milliseconds.
class Times {
public:
    void add(const std::function<void()>& question);
    double at(double part) const; ///< at(0.95): 95 of 100 took no longer.
    double most() const { return at(1); }

private:
    std::vector<double> m_milliseconds;
};

double peak_mib(); ///< Of this process so far.

struct FoldRate {
    std::size_t entries = 0, records = 0;
    double seconds = 0; ///< Of one thread, one floor.
};
/// Folds claims and judgements that are in memory.
FoldRate fold_rate(const store::Casebook& book, const Filled& filled, std::size_t most);

struct WriteRates {
    double records_a_second = 0, text_rows_a_second = 0, synced_a_second = 0;
};
/// Writes the records of a casebook, and the lines of a table, into a new one: nothing but the database at work.
WriteRates write_rates(const store::Casebook& book, const Filled& filled, MadeWorld& world, const std::string& folder,
                       std::size_t rows);

} // namespace vigil::bench
