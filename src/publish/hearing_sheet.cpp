// SPDX-License-Identifier: AGPL-3.0-or-later
#include "publish/hearing_sheet.hpp"

#include "records/fair_trial.hpp"

#include <algorithm>

namespace vigil::publish {
namespace {

constexpr auto style = R"(
@page{size:A4;margin:10mm}
body{font:8pt/1.15 sans-serif;color:#000;background:#fff;margin:0}
h1{font-size:11pt;margin:0}h2{font-size:9pt;margin:1.5mm 0 0.5mm}
p{margin:0 0 1mm}
table{border-collapse:collapse;width:100%;table-layout:fixed}
td,th{border:0.3pt solid #555;padding:0.5mm 1mm;text-align:left;vertical-align:top;font-weight:normal}
td.name{width:24mm}tr{height:5.6mm}tr.tall{height:9.5mm}
td.box,th.box{width:11mm;text-align:center}td.note,th.note{width:38mm}
small{color:#333}
)";

std::string cell(std::string_view label)
{
    return "<td class=name>" + std::string{label} + "</td>";
}

/// Fields that take a line of their own; the others stand two in a row.
bool is_long(const records::HearingField& field)
{
    return field.several || field.part || field.name == "defendants" || field.name == "charges";
}

std::string field_rows()
{
    std::string html, row = cell("Observer (code name)") + "<td></td>";
    std::size_t in_row = 1;
    const auto end_row = [&] {
        if (in_row > 0)
            html += "<tr>" + row + (in_row == 1 ? "<td colspan=2></td>" : "") + "</tr>\n";
        row.clear();
        in_row = 0;
    };
    for (const auto& field : records::hearing_fields()) {
        if (is_long(field)) {
            end_row();
            html += std::string{field.part && !field.several ? "<tr>" : "<tr class=tall>"} + cell(field.label) +
                    "<td colspan=3></td></tr>\n";
            continue;
        }
        row += cell(field.label) + "<td></td>";
        if (++in_row == 2)
            end_row();
    }
    end_row();
    return html;
}

} // namespace

std::string hearing_sheet_text()
{
    std::string text = "# Hearing note: one observer, one day in court. Lines that begin with # and empty lines say\n"
                       "# nothing; filled in, the sheet is read by: vigil note my.vigil < sheet.txt\n"
                       "channel: hearing\nsource: \n";
    for (const auto& field : records::hearing_fields())
        text += std::string{field.name} + ": \n";
    text += "# request: and decision: may be repeated, one line each. Several names: with ; between.\n"
            "text: \n"
            "# Checklist: yes, no, partly or not observed, then a note, before the #. Empty: not said.\n";
    constexpr std::size_t label_column = 32;
    for (const auto& item : records::fair_trial_items()) {
        std::string line = "check " + std::string{item.key} + ":";
        line.resize(std::max(line.size() + 1, label_column), ' ');
        text += line + "# " + std::string{item.label} + "\n";
    }
    return text;
}

std::string hearing_sheet_html()
{
    std::string html = "<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>Hearing note</title><style>";
    html += style;
    html +=
        "</style></head><body>\n<h1>Hearing note</h1>\n"
        "<p>One observer, one day in court. Write what you saw and heard; leave open what you did not.</p>\n<table>\n";
    html += field_rows();
    html +=
        "</table>\n<h2>Checklist</h2>\n<table>\n<tr><th>In this hearing</th><th class=box>yes</th><th class=box>no</th>"
        "<th class=box>partly</th><th class=box>not seen</th><th class=note>note</th></tr>\n";
    for (const auto& item : records::fair_trial_items())
        html += "<tr><td>" + std::string{item.label} + " <small>" + std::string{item.standard} +
                "</small></td><td class=box></td><td class=box></td><td class=box></td><td class=box></td><td "
                "class=note></td></tr>\n";
    return html + "</table>\n</body></html>\n";
}

} // namespace vigil::publish
