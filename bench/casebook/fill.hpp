// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "made_world.hpp"
#include "store/casebook.hpp"

/// Writes the invented world into a casebook, straight through `append`: what is measured is the store, not the reader.
namespace vigil::bench {

struct Size {
    std::size_t rows = 100'000, reports = 10'000;
};

struct Filled {
    std::vector<store::EntryId> list_claims; ///< The first claim of each row.
    std::vector<store::EntryId> report_claims;
    store::EntryId reading; ///< Of the last report: later claims go there.
    double list_seconds = 0, report_seconds = 0, judgement_seconds = 0;
    std::size_t judgements = 0;
};

Filled fill(store::Casebook& book, MadeWorld& world, const Size& size);
/// The same when the casebook was filled before: reads back what the measures need.
Filled found_in(const store::Casebook& book);

double seconds_of(const std::function<void()>& work);
/// Seconds of processor time of this process so far, all threads.
double processor_seconds();

} // namespace vigil::bench
