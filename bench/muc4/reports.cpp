// SPDX-License-Identifier: AGPL-3.0-or-later
#include "reports.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

namespace vigil::muc4 {
namespace {

using Json = nlohmann::ordered_json;

Error wrong(std::string what)
{
    return {Fault::malformed, std::move(what)};
}

Result<Entity> entity_of(const Json& json, std::string_view role)
{
    if (!json.is_array())
        return wrong("an entity of " + std::string{role} + " is not a list of mentions");
    Entity entity;
    for (const Json& mention : json) {
        const Json& text = mention.is_array() && !mention.empty() ? mention[0] : mention;
        if (!text.is_string())
            return wrong("a mention of " + std::string{role} + " is neither text nor [text, offset]");
        entity.push_back(text.get<std::string>());
    }
    return entity;
}

Result<Template> template_of(const Json& json)
{
    if (!json.is_object() || !json.contains("incident_type") || !json["incident_type"].is_string())
        return wrong("a template has no 'incident_type'");
    Template out;
    out.type = json["incident_type"].get<std::string>();
    for (std::size_t role = 0; role < roles; ++role) {
        const auto entities = json.find(role_names[role]);
        if (entities == json.end())
            continue;
        if (!entities->is_array())
            return wrong(std::string{role_names[role]} + " is not a list");
        for (const Json& raw : *entities) {
            VIGIL_TRY(Entity entity, entity_of(raw, role_names[role]));
            if (!entity.empty())
                out.fills[role].push_back(std::move(entity));
        }
    }
    return out;
}

Result<Report> report_of(const std::string& line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_discarded())
        return wrong("is not JSON");
    for (const char* field : {"docid", "doctext"})
        if (!json.is_object() || !json.contains(field) || !json[field].is_string())
            return wrong("has no text '" + std::string{field} + "'");
    Report report{json["docid"].get<std::string>(), json["doctext"].get<std::string>(), {}};
    if (!json.contains("templates"))
        return report;
    if (!json["templates"].is_array())
        return wrong("'templates' is not a list");
    for (const Json& raw : json["templates"]) {
        VIGIL_TRY(Template filled, template_of(raw));
        report.templates.push_back(std::move(filled));
    }
    return report;
}

Json json_of(const Template& filled)
{
    Json json{{"incident_type", filled.type}};
    for (std::size_t role = 0; role < roles; ++role)
        json[std::string{role_names[role]}] = filled.fills[role];
    return json;
}

bool is_mark(unsigned char c)
{
    return c < 0x80 && std::ispunct(c) != 0;
}

} // namespace

std::string normal(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::string word;
        for (; at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) == 0; ++at)
            if (!is_mark(static_cast<unsigned char>(text[at])))
                word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
        if (!word.empty() && word != "a" && word != "an" && word != "the")
            out += (out.empty() ? "" : " ") + word;
        ++at;
    }
    return out;
}

Result<std::vector<Report>> read_reports(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return Error{Fault::io, "cannot read " + path + "; is the path right?"};
    std::vector<Report> reports;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        auto report = report_of(line);
        if (!report)
            return wrong(path + ", line " + std::to_string(number) + ": " + report.error().message);
        reports.push_back(*std::move(report));
    }
    return reports;
}

std::optional<Error> write_templates(const std::string& path, const std::vector<Report>& reports)
{
    std::ofstream file{path, std::ios::binary};
    for (const Report& report : reports) {
        Json json{{"docid", report.id}, {"templates", Json::array()}};
        for (const Template& filled : report.templates)
            json["templates"].push_back(json_of(filled));
        file << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
    file.flush();
    if (!file)
        return Error{Fault::io, "cannot write " + path + "; is the folder there and writable?"};
    return std::nullopt;
}

} // namespace vigil::muc4
