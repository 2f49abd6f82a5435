// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/add.hpp"
#include "app/reading_queue.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigil::app {

/// Texts that resemble at least this much are near duplicates.
constexpr std::int32_t near_duplicate_permille = 700;
/// A text of a few words resembles others by accident.
bool worth_comparing(std::string_view text);

/// What is told about the file with this stem.
Told told_of(const AddOptions& options, const std::string& stem);
worker::Job job_of(const Bytes& bytes, const std::string& name, const Told& told);

/// Every doubt about a document: of the whole, of its parts, of their readings, and the death of its child.
std::vector<ingest::Notice> notices_of(const worker::Outcome& outcome);

/// The text of a photo or recording is what a person typed about it: gives the description to the first part that has
/// no text, and reads it.
void describe(Reads& reads, const std::string& description, worker::Workers* workers);

/// A part as it goes into the ledger.
struct PartWithLinks {
    ledger::PartKept body;
    std::string text;
    Bytes map; ///< Empty: none.
    std::optional<read::Reading> reading;
    std::vector<std::pair<EntryId, std::int32_t>> resembles; ///< Parts of the casebook, with the resemblance.
};

/// The parts of a document as entries. A document that yields no part gets one without text that holds the notices, so
/// that it is seen to have been tried.
std::vector<PartWithLinks> parts_of(const EntryId& document, const Told& told, const Reads& reads);

Result<Done> write_parts(store::Writer& writer, const std::vector<PartWithLinks>& parts);

} // namespace vigil::app
