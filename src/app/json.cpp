// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/json.hpp"

#include <nlohmann/json.hpp>

namespace vigil::app {
namespace {

using Json = nlohmann::ordered_json;

Json time_of(const std::optional<Edtf>& time)
{
    return time ? Json(time->to_string()) : Json();
}

Json text_of(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json notices_of(const std::vector<std::pair<std::string, std::string>>& notices)
{
    auto out = Json::array();
    for (const auto& [code, text] : notices)
        out.push_back({{"code", code}, {"text", text}});
    return out;
}

/// The public form of a claim, with where it stands.
Json claim_of(const ClaimRow& row)
{
    const auto part = row.passage ? row.passage->part.hex() : std::string{};
    auto out = Json::parse(domain::to_json_line(row.claim, {row.id.hex(), part}));
    out["state"] = name_of(row.state);
    out["grade"] = name_of(row.grade);
    out["grade_disputed"] = row.grade_disputed;
    out["superseded"] = row.superseded;
    out["waits_for_second"] = row.waits_for_second;
    out["known"] = to_string(row.known);
    if (row.passage) {
        out["document"] = row.passage->document.hex();
        out["title"] = text_of(row.passage->title);
        out["from"] = text_of(row.passage->source);
        out["published"] = time_of(row.passage->published);
    }
    if (row.claim != row.proposed)
        out["proposed"] = Json::parse(domain::to_json_line(row.proposed));
    return out;
}

Json judgement_of(const JudgementRow& row)
{
    Json out{{"id", row.judgement.id.hex()},
             {"by", row.judgement.member},
             {"known", to_string(row.judgement.known)},
             {"in_force", row.in_force}};
    if (const auto* check = std::get_if<ledger::Checked>(&row.judgement.body)) {
        out["kind"] = "check";
        out["verdict"] = check->verdict == ledger::Verdict::accept   ? "accept"
                         : check->verdict == ledger::Verdict::reject ? "reject"
                                                                     : "correct";
        out["field"] = text_of(check->field);
        out["value"] = check->verdict == ledger::Verdict::correct ? Json(check->value) : Json();
        out["reason"] = text_of(check->reason);
    } else if (const auto* assessment = std::get_if<ledger::Assessed>(&row.judgement.body)) {
        out["kind"] = "assessment";
        out["grade"] = name_of(assessment->grade);
        out["standard"] = assessment->standard;
        out["reason"] = text_of(assessment->reason);
    }
    return out;
}

Json part_of(const DocumentOverview::Part& part)
{
    const auto& body = part.row.body;
    return {{"id", part.row.id.hex()},
            {"path", body.path},
            {"format", text_of(body.format)},
            {"title", text_of(body.title)},
            {"organisation", text_of(body.organisation)},
            {"language", text_of(body.language)},
            {"published", time_of(body.published)},
            {"address", text_of(body.url)},
            {"claims", part.claims},
            {"judged", part.judged},
            {"notices", notices_of(body.notices)}};
}

Json document_of(const DocumentOverview& document)
{
    const auto& body = document.document.body;
    auto parts = Json::array();
    for (const auto& part : document.parts)
        parts.push_back(part_of(part));
    return {{"id", document.document.id.hex()},
            {"sha256", body.sha256.hex()},
            {"name", body.file_name},
            {"bytes", body.size},
            {"source", text_of(body.source)},
            {"told", time_of(body.told)},
            {"kept", to_string(document.document.known)},
            {"by", document.document.member},
            {"parts", std::move(parts)}};
}

std::string_view name_of(FileOutcome::End end)
{
    switch (end) {
    case FileOutcome::End::added: return "added";
    case FileOutcome::End::known: return "known";
    case FileOutcome::End::kept_only: return "kept only";
    case FileOutcome::End::refused: return "refused";
    }
    return "";
}

/// The people of a report beside the lists: where each stands, and what the report would change.
Json lists_of(const AgainstLists& against)
{
    auto on = Json::array(), changes = Json::array(), not_on = Json::array();
    for (const auto& person : against.people) {
        Json out{{"name", person.name}};
        auto rows = Json::array();
        for (const auto& match : person.matches)
            rows.push_back(
                {{"list", match.row.list}, {"row", match.row.row}, {"name", match.name}, {"alias", match.by_alias}});
        out["rows"] = std::move(rows);
        if (person.changes.empty()) {
            (person.matches.empty() ? not_on : on).push_back(std::move(out));
            continue;
        }
        out["claims"] = Json::array();
        for (const auto& claim : person.changes)
            out["claims"].push_back(Json::parse(domain::to_json_line(claim)));
        changes.push_back(std::move(out));
    }
    return {{"on_your_list", std::move(on)},
            {"changes_proposed", std::move(changes)},
            {"not_on_your_list", std::move(not_on)}};
}

std::string dumped(const Json& value)
{
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::string to_json(const AddReport& report)
{
    auto files = Json::array();
    for (const auto& file : report.files) {
        auto notices = Json::array();
        for (const auto& notice : file.notices)
            notices.push_back({{"code", notice.code}, {"text", notice.text}});
        files.push_back({{"name", file.name},
                         {"outcome", name_of(file.end)},
                         {"document", file.document ? Json(file.document->hex()) : Json()},
                         {"message", text_of(file.message)},
                         {"parts", file.parts},
                         {"claims", file.claims},
                         {"resembles", file.resembles},
                         {"notices", std::move(notices)},
                         {"lists", file.has_lists ? lists_of(file.lists) : Json()}});
    }
    return dumped({{"files", std::move(files)}, {"claims", report.claims()}});
}

std::string to_json(const std::vector<ClaimRow>& rows)
{
    auto claims = Json::array();
    for (const auto& row : rows)
        claims.push_back(claim_of(row));
    return dumped({{"claims", std::move(claims)}});
}

namespace {

Json json_of(const Explanation& explanation)
{
    auto judgements = Json::array();
    for (const auto& judgement : explanation.row.judgements)
        judgements.push_back(judgement_of(judgement));
    const auto& document = explanation.document.body;
    return {{"claim", claim_of(explanation.row)},
            {"passage", explanation.sentence},
            {"quote_in_passage", {explanation.quote.begin, explanation.quote.end}},
            {"document",
             {{"id", explanation.document.id.hex()},
              {"name", document.file_name},
              {"sha256", document.sha256.hex()},
              {"kept", to_string(explanation.document.known)},
              {"by", explanation.member}}},
            {"part",
             {{"id", explanation.part.id.hex()},
              {"path", explanation.part.body.path},
              {"extractor", explanation.part.body.extractor},
              {"title", text_of(explanation.part.body.title)}}},
            {"reading",
             {{"id", explanation.row.reading.hex()},
              {"reader", explanation.reading.body.reader},
              {"language", text_of(explanation.reading.body.language)}}},
            {"rule", explanation.row.proposed.rule},
            {"judgements", std::move(judgements)}};
}

/// Spans point into the text of the part, in bytes.
Json json_of(const read::Why& why)
{
    auto fields = Json::array(), weights = Json::array(), words = Json::array();
    for (const auto& field : why.fields)
        fields.push_back({{"field", field.field}, {"role", text_of(field.role)}, {"words", field.words}});
    for (const auto& weight : why.weights)
        weights.push_back({{"evidence", weight.name}, {"log_odds", weight.log_odds}});
    for (const auto& word : why.words)
        words.push_back({{"span", {word.span.begin, word.span.end}},
                         {"tag", word.tag},
                         {"relation", text_of(word.relation)},
                         {"head", word.head < 0 ? Json() : Json(word.head)}});
    return {{"made", why.made},
            {"sentence", {why.sentence.begin, why.sentence.end}},
            {"trigger", {why.trigger.begin, why.trigger.end}},
            {"row", text_of(why.row)},
            {"place", text_of(why.place)},
            {"fields", std::move(fields)},
            {"subject_by_rules", text_of(why.subject_by_rules)},
            {"subject_by_tree", text_of(why.subject_by_tree)},
            {"rule_confidence", why.rule_confidence},
            {"confidence", why.confidence},
            {"weights", std::move(weights)},
            {"words", std::move(words)}};
}

} // namespace

std::string to_json(const Explanation& explanation)
{
    return dumped(json_of(explanation));
}

std::string to_json(const Explanation& explanation, const Reason& reason)
{
    auto out = json_of(explanation);
    out["why"] = reason.why ? json_of(*reason.why) : Json();
    out["no_why"] = text_of(reason.without);
    return dumped(out);
}

std::string to_json(const std::vector<DocumentOverview>& documents)
{
    auto rows = Json::array();
    for (const auto& document : documents)
        rows.push_back(document_of(document));
    return dumped({{"documents", std::move(rows)}});
}

std::string to_json(const DocumentOverview& document)
{
    return dumped(document_of(document));
}

std::string to_json(std::string_view words, const std::vector<store::Hit>& hits)
{
    auto rows = Json::array();
    for (const auto& hit : hits) {
        auto matches = Json::array();
        for (const auto& match : hit.matches)
            matches.push_back({match.begin, match.end});
        rows.push_back({{"part", hit.part.hex()},
                        {"title", text_of(hit.title)},
                        {"source", text_of(hit.source)},
                        {"published", time_of(hit.published)},
                        {"extract", hit.extract},
                        {"matches", std::move(matches)}});
    }
    return dumped({{"words", words}, {"hits", std::move(rows)}});
}

std::string to_json(const store::Verification& verification, const store::Totals& totals)
{
    return dumped({{"intact", verification.problems.empty()},
                   {"entries", verification.entries},
                   {"blobs", verification.blobs},
                   {"root", verification.root.hex()},
                   {"documents", totals.documents},
                   {"claims", totals.claims},
                   {"judgements", totals.judgements},
                   {"unknown", totals.unknown},
                   {"problems", verification.problems}});
}

std::string to_json(const std::vector<AuditLine>& lines)
{
    auto rows = Json::array();
    for (const auto& line : lines)
        rows.push_back({{"level", name_of(line.level)},
                        {"what", line.what},
                        {"found", line.found},
                        {"advice", text_of(line.advice)}});
    return dumped({{"audit", std::move(rows)}});
}

} // namespace vigil::app
