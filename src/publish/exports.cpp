// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/exports.hpp"

#include "publish/export_keys.hpp"

#include <algorithm>
#include <array>

namespace vigil::publish {
namespace {

constexpr auto claim_columns = std::to_array<std::string_view>(
    {"id", "type", "actor", "target", "count", "place", "time", "law", "detail", "source", "modality", "quote",
     "report", "report source", "title", "published", "checked", "disputed", "grade"});

constexpr auto people_columns = std::to_array<std::string_view>(
    {"id", "name", "status", "custody", "since", "place", "last confirmed", "disputed", "measures", "proceedings",
     "designations", "needs", "may be the same as others", "claims"});

constexpr auto dossier_facts = std::to_array<std::string_view>(
    {"name",       "names",       "alias",        "birth_date", "death_date",  "age",   "sex",     "nationality",
     "profession", "role",        "affiliation",  "relation",   "case_number", "court", "liberty", "custody",
     "measures",   "proceedings", "designations", "deaths",     "harms",       "needs"});

constexpr auto chronology_facts = std::to_array<std::string_view>({"claim", "source"});
constexpr auto bulletin_facts = std::to_array<std::string_view>({"status", "new", "corrected", "withdrawn", "source"});

constexpr auto questionnaire_facts = std::to_array<std::string_view>({"name",
                                                                      "sex",
                                                                      "birth_date",
                                                                      "nationality",
                                                                      "id_number",
                                                                      "profession",
                                                                      "contact",
                                                                      "arrest_date",
                                                                      "arrest_place",
                                                                      "arrest_by",
                                                                      "arrest_warrant",
                                                                      "arrest_issuer",
                                                                      "arrest_reasons",
                                                                      "arrest_law",
                                                                      "detention_date",
                                                                      "detention_duration",
                                                                      "detention_by",
                                                                      "detention_places",
                                                                      "detention_issuer",
                                                                      "detention_reasons",
                                                                      "detention_law",
                                                                      "circumstances",
                                                                      "arbitrary",
                                                                      "steps",
                                                                      "health",
                                                                      "submitted_by",
                                                                      "designations"});

/// Of an archive: its members.
constexpr auto archive_members =
    std::to_array<std::string_view>({"README.txt", "index.html", "documents", "texts", "claims.jsonl", "records.jsonl",
                                     "claims.csv", "people.csv", "documents.csv"});

constexpr std::string_view jsonl = "application/x-ndjson", csv = "text/csv; charset=utf-8", json = "application/json",
                           html = "text/html; charset=utf-8", zip = "application/zip",
                           xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                           docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const std::array all{
    Export{"claims.jsonl", jsonl, "all claims, one JSON object a line", claim_keys()},
    Export{"claims.csv", csv, "all claims as a table", claim_columns},
    Export{"claims.xlsx", xlsx, "all claims as a spreadsheet", claim_columns},
    Export{"records.jsonl", jsonl, "all records, one JSON object a line", record_keys()},
    Export{"people.csv", csv, "people and their status as a table", people_columns},
    Export{"people.xlsx", xlsx, "people and their status as a spreadsheet", people_columns},
    Export{"people.json", json, "people and their status with the claims behind them", answer_keys()},
    Export{"overview.json", json, "what holds now, with the claims behind it", answer_keys()},
    Export{"dossier.docx", docx, "everything on one or more people, with footnotes (--person)", dossier_facts},
    Export{"dossier.html", html, "the same as a page to print", dossier_facts},
    Export{"chronology.docx", docx, "what happened day by day, with footnotes", chronology_facts},
    Export{"chronology.html", html, "the same as a page to print", chronology_facts},
    Export{"bulletin.docx", docx, "what changed between two days, with footnotes (--since)", bulletin_facts},
    Export{"bulletin.html", html, "the same as a page to print", bulletin_facts},
    Export{"questionnaire.docx", docx, "for the Working Group on Arbitrary Detention (--person)", questionnaire_facts},
    Export{"questionnaire.html", html, "the same as a page to print", questionnaire_facts},
    Export{"archive.zip", zip, "everything, to be read without Vigil", archive_members},
};

} // namespace

std::span<const Export> exports()
{
    return all;
}

const Export* export_named(std::string_view name)
{
    const auto found = std::ranges::find(all, name, &Export::name);
    return found == all.end() ? nullptr : &*found;
}

bool allows(const Export& form, std::string_view field)
{
    return std::ranges::find(form.fields, field) != form.fields.end();
}

} // namespace vigil::publish
