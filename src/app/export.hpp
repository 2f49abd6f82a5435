// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/questions.hpp"
#include "app/screen.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What leaves a casebook. Everything passes three gates, in this order: claims are screened for the purpose
/// (docs/methods/withholding.md) and records are folded anew from what is left; the export takes only the fields that
/// it names (publish/exports.hpp); and the bytes are encrypted unless somebody asked for plain text.
namespace vigil::app {

struct ExportOrder {
    std::string what;                ///< "people.csv": a name of publish/exports.hpp.
    std::vector<std::string> people; ///< Names or ids, for a dossier, chronology or questionnaire.
    std::string case_file;           ///< Reference: its people, beside `people`.
    std::string language;            ///< Of the labels in tables: "es"; empty: codes stay codes.
    std::optional<Day> since;        ///< For a bulletin: the day of knowledge that it starts from.
    publish::Purpose purpose;
};

struct Exported {
    Bytes bytes;
    std::string withheld; ///< "3 claims withheld (names a minor: 3)." or "Nothing was withheld."
};

/// Errors: invalid_argument (no such export, something missing for it), not_found (a person, a case file), denied (all
/// that was asked for is withheld), and those of the casebook.
Result<Exported> make_export(const Session& session, const View& view, const ExportOrder& order);

/// The members of an archive, one after the other, into a folder that does not exist yet. What was withheld.
/// Errors: invalid_argument (the folder exists), and those of make_export.
Result<std::string> export_to_folder(const Session& session, const View& view, const ExportOrder& order,
                                     const std::string& folder);

/// Who may open it. Nobody named: the caller asked for plain text.
struct Sealing {
    std::vector<std::string> recipients; ///< "age1…".
    std::optional<Gate> passphrase;      ///< Asked twice at a prompt.
};
/// A file of age-encryption.org/v1. Errors: invalid_argument (a recipient; recipients and a passphrase at once, or
/// neither), denied.
Result<Bytes> sealed_export(const Bytes& plain, const Sealing& sealing);
/// Opens such a file. `identity`: a file with an AGE-SECRET-KEY-1 line; empty: the passphrase of `gate`.
/// Errors: malformed, denied, corrupt, not_found, io.
Result<Bytes> open_sealed(const std::string& file, const std::string& identity, const Gate& gate);

} // namespace vigil::app
