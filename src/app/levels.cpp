// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/withholding.md.
#include "app/levels.hpp"

#include "answers/material.hpp"
#include "records/person.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vigil::app {
namespace {

using records::Family;

constexpr std::array<std::pair<std::string_view, Family>, 6> families{{
    {"person:", Family::person},
    {"proceeding:", Family::proceeding},
    {"incident:", Family::incident},
    {"disruption:", Family::disruption},
    {"participation:", Family::participation},
    {"call:", Family::call},
}};

template <typename Key>
void raise(std::map<Key, Level>& levels, const Key& key, Level level)
{
    auto& now = levels[key];
    now = std::max(now, level);
}

/// Step 2: of several values in force the strictest holds; a word that is no level is taken as the strictest.
std::map<std::string, Level> marked(const store::Casebook& casebook, std::string_view prefix)
{
    std::map<std::string, Level> found;
    for (const auto& object : casebook.setting_objects(prefix))
        for (const auto& value : casebook.setting(object, "level"))
            if (!value.empty())
                raise(found, object, answers::level_named(value).value_or(Level::strict));
    std::erase_if(found, [](const auto& one) { return one.second == Level::open; });
    return found;
}

std::optional<EntryId> id_in(const std::string& object, std::string_view prefix)
{
    const auto digest = parse_digest(object.substr(prefix.size()));
    return digest ? std::optional{EntryId{*digest}} : std::nullopt;
}

/// Does the record go by this id, now or before other mentions joined it?
bool goes_by(const records::Record& record, const std::string& id)
{
    if (record.id == id)
        return true;
    if (record.family != Family::person)
        return false;
    const auto person = records::person_from_cbor(record.value);
    return person && std::ranges::any_of(person->mentions, [&](const auto& one) { return one.to_string() == id; });
}

class Gathering {
public:
    explicit Gathering(const store::Casebook& casebook) : m_casebook{casebook} {}

    Levels run()
    {
        mark_claims();
        mark_records();
        for (const auto& object : {"case:", "count:", "question:", "map:"})
            m_levels.objects.merge(marked(m_casebook, object));
        mark_documents();
        mark_words();
        return std::move(m_levels);
    }

private:
    void mark_claims()
    {
        for (const auto& [object, level] : marked(m_casebook, "claim:"))
            if (const auto id = id_in(object, "claim:"))
                mark(object, level, {*id});
    }

    /// Step 3: a record's level is that of every claim it rests on, also of those that come later.
    void mark_records()
    {
        for (const auto& [prefix, family] : families) {
            const auto objects = marked(m_casebook, prefix);
            if (objects.empty())
                continue;
            const auto all = m_casebook.records(family, records::Floor::proposed);
            for (const auto& [object, level] : objects) {
                const auto id = object.substr(prefix.size());
                std::vector<records::Record> meant;
                std::ranges::copy_if(all, std::back_inserter(meant),
                                     [&](const auto& record) { return goes_by(record, id); });
                add_undecided(meant, all);
                mark(object, level, claims_of(meant, id));
            }
        }
    }

    /// Records of the same name that nobody decided about may be the same person: they share the level.
    static void add_undecided(std::vector<records::Record>& meant, const std::vector<records::Record>& all)
    {
        std::set<std::string> others;
        for (const auto& record : meant)
            if (const auto person = records::person_from_cbor(record.value); record.family == Family::person && person)
                for (const auto& one : person->undecided)
                    others.insert(one.person);
        for (const auto& record : all)
            if (others.contains(record.id) && std::ranges::find(meant, record.id, &records::Record::id) == meant.end())
                meant.push_back(record);
    }

    static std::vector<EntryId> claims_of(const std::vector<records::Record>& records, const std::string& id)
    {
        auto claims = answers::claims_under(records);
        for (const auto& record : records)
            if (const auto person = records::person_from_cbor(record.value); record.family == Family::person && person)
                for (const auto& mention : person->mentions)
                    claims.push_back(mention.claim);
        // The claim that the id names is part of it even where no record stands at the moment.
        if (const auto digest = parse_digest(id.substr(0, id.find('/'))))
            claims.push_back({*digest});
        return claims;
    }

    void mark(const std::string& object, Level level, const std::vector<EntryId>& claims)
    {
        raise(m_levels.objects, object, level);
        for (const auto& claim : claims)
            raise(m_levels.claims, claim, level);
    }

    void mark_documents()
    {
        for (const auto& [object, level] : marked(m_casebook, "document:")) {
            const auto id = id_in(object, "document:");
            if (!id)
                continue;
            raise(m_levels.objects, object, level);
            raise(m_levels.documents, *id, level);
            for (const auto& part : m_casebook.parts(*id))
                raise(m_levels.parts, part.id, level);
        }
    }

    /// Step 4: words carry the level of the claims that were marked, and give it to every claim drawn from them.
    void mark_words()
    {
        std::vector<EntryId> ids;
        for (const auto& [claim, level] : m_levels.claims)
            ids.push_back(claim);
        for (const auto& facts : m_casebook.evidence_of_claims(ids).claims)
            m_levels.words[facts.passage->part].push_back({facts.claim.span, m_levels.claims.at(facts.id)});
        for (const auto& [part, words] : m_levels.words)
            for (const auto& facts : m_casebook.evidence_of_part(part).claims)
                for (const auto& one : words)
                    if (facts.claim.span.begin < one.span.end && one.span.begin < facts.claim.span.end)
                        raise(m_levels.claims, facts.id, one.level);
        for (const auto& [part, level] : m_levels.parts)
            for (const auto& facts : m_casebook.evidence_of_part(part).claims)
                raise(m_levels.claims, facts.id, level);
    }

    const store::Casebook& m_casebook;
    Levels m_levels;
};

} // namespace

Level Levels::of_claim(const EntryId& claim) const
{
    const auto found = claims.find(claim);
    return found == claims.end() ? Level::open : found->second;
}

Level Levels::of_object(const std::string& object) const
{
    const auto found = objects.find(object);
    return found == objects.end() ? Level::open : found->second;
}

Levels levels_in(const store::Casebook& casebook)
{
    return Gathering{casebook}.run();
}

} // namespace vigil::app
