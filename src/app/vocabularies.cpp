// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/vocabularies.md.
#include "app/vocabularies.hpp"

#include "app/work.hpp"
#include "resources/resources.hpp"

#include <nlohmann/json.hpp>

namespace vigil::app {
namespace {

constexpr std::string_view folder = "data/vocabulary/";
constexpr std::string_view extension = ".tsv";

std::string object_of(const std::string& name)
{
    return "vocabulary:" + name;
}

/// Work data keeps a change under "CODE/COLUMN" (step 2).
std::vector<domain::TermEdit> edits_of(const Session& session, const std::string& name)
{
    std::vector<domain::TermEdit> edits;
    for (const auto& [field, values] : work_fields(session, object_of(name))) {
        const auto slash = field.find('/');
        if (slash == std::string::npos)
            continue;
        domain::TermEdit edit{field.substr(0, slash), field.substr(slash + 1), {}};
        for (const auto& value : values)
            edit.values.push_back(value.value);
        edits.push_back(std::move(edit));
    }
    return edits;
}

} // namespace

std::vector<std::string> vocabulary_names()
{
    std::vector<std::string> names;
    for (const auto& file : resources::files_under(folder))
        if (file.path.ends_with(extension))
            names.emplace_back(file.path.substr(folder.size(), file.path.size() - folder.size() - extension.size()));
    return names;
}

Result<domain::Vocabulary> shipped_vocabulary(const std::string& name)
{
    const auto* file = resources::find(std::string{folder} + name + std::string{extension});
    if (file != nullptr)
        return domain::parse_vocabulary(name, file->bytes);
    std::string all;
    for (const auto& one : vocabulary_names())
        all += (all.empty() ? "" : ", ") + one;
    return Error{Fault::not_found, "there is no vocabulary '" + name + "'; there are: " + all};
}

Result<domain::Vocabulary> vocabulary(const Session& session, const std::string& name)
{
    VIGIL_TRY(auto shipped, shipped_vocabulary(name));
    return domain::with_edits(std::move(shipped), edits_of(session, name));
}

Result<Done> set_term(Session& session, const std::string& name, const domain::TermEdit& edit)
{
    VIGIL_TRY(const auto now, vocabulary(session, name));
    VIGIL_CHECK(domain::fits(now, edit));
    return set_work(session, {{object_of(name), edit.code + "/" + edit.column,
                               edit.values.empty() ? std::string{} : edit.values.front()}});
}

std::string to_json(const domain::Vocabulary& vocabulary)
{
    using Json = nlohmann::ordered_json;
    auto terms = Json::array();
    for (const auto& term : vocabulary.terms) {
        auto labels = Json::object();
        for (const auto& [language, label] : term.labels)
            labels[language] = label;
        auto several = Json::object();
        for (const auto& [column, values] : term.several)
            several[column] = values;
        terms.push_back({{"code", term.code},
                         {"labels", std::move(labels)},
                         {"huridocs", term.huridocs},
                         {"words", term.words},
                         {"retired", term.retired},
                         {"added", term.added},
                         {"concurrent", std::move(several)}});
    }
    const Json all{{"name", vocabulary.name},
                   {"title", vocabulary.title},
                   {"closed", vocabulary.closed},
                   {"terms", std::move(terms)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace vigil::app
