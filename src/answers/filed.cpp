// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/today.md.
#include "answers/filed.hpp"

#include <algorithm>

namespace vigil::answers {
namespace {

void add_new(std::vector<std::string>& all, const std::string& one)
{
    if (std::ranges::find(all, one) == all.end())
        all.push_back(one);
}

void drop_sure(TodayLine& line)
{
    std::erase_if(line.perhaps, [&](const std::string& one) {
        return std::ranges::find(line.references, one) != line.references.end();
    });
}

} // namespace

Filed::Filed(const std::vector<CaseFile>& cases, const std::vector<records::Person>& people)
{
    for (const auto& file : cases) {
        if (file.closed())
            continue;
        for (const auto* items : {&file.people, &file.proceedings})
            for (const auto& item : *items)
                m_by_id[item.id].push_back(&file);
    }
    std::map<std::string, Files> files_of;
    for (const auto& person : people)
        if (auto files = of(person); !files.empty())
            files_of.emplace(person.id, std::move(files));
    for (const auto& person : people) {
        Files perhaps;
        for (const auto& pair : person.undecided)
            if (const auto found = files_of.find(pair.person); found != files_of.end())
                perhaps.insert(found->second.begin(), found->second.end());
        const auto own = files_of.find(person.id);
        // Who was put in by one mention is in by all: at another floor the record goes by another one.
        for (const auto& mention : person.mentions) {
            if (own != files_of.end())
                m_by_id[mention.to_string()].assign(own->second.begin(), own->second.end());
            if (!perhaps.empty())
                m_perhaps[mention.to_string()].assign(perhaps.begin(), perhaps.end());
        }
    }
}

Filed::Files Filed::of(const records::Person& person) const
{
    Files files;
    for (const auto& mention : person.mentions)
        if (const auto found = m_by_id.find(mention.to_string()); found != m_by_id.end())
            files.insert(found->second.begin(), found->second.end());
    return files;
}

void Filed::add(TodayLine& line, const std::string& id) const
{
    add_perhaps(line, id);
    const auto found = m_by_id.find(id);
    if (found == m_by_id.end())
        return;
    for (const auto* file : found->second) {
        add_new(line.references, file->reference);
        if (line.officer.empty())
            line.officer = file->officer.text();
    }
    drop_sure(line);
}

void Filed::add_perhaps(TodayLine& line, const std::string& id) const
{
    const auto found = m_perhaps.find(id);
    if (found == m_perhaps.end())
        return;
    for (const auto* file : found->second)
        add_new(line.perhaps, file->reference);
    drop_sure(line);
}

void Filed::add(TodayLine& line, const records::Person& person) const
{
    add(line, person.id);
    for (const auto& mention : person.mentions)
        add(line, mention.to_string());
}

void join_files(TodayLine& to, const TodayLine& from)
{
    for (const auto& reference : from.references)
        add_new(to.references, reference);
    for (const auto& reference : from.perhaps)
        add_new(to.perhaps, reference);
    if (to.officer.empty())
        to.officer = from.officer;
    drop_sure(to);
}

} // namespace vigil::answers
