// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/proof.md.
#include "app/proof.hpp"

#include "app/document_entries.hpp"
#include "app/files.hpp"
#include "app/gazetteer.hpp"
#include "base/utf8.hpp"
#include "records/mentions.hpp"
#include "worker/draft.hpp"

#include <algorithm>
#include <set>

namespace vigil::app {
namespace {

using domain::Claim;
using domain::ClaimType;
using records::Evidence;
using records::GroupKey;

constexpr std::size_t parts_looked_at = 20; ///< For a name that the casebook does not have in this spelling.

/// Evidence of several look-ups, each entry once.
class Gathered {
public:
    void take(Evidence more)
    {
        for (auto& claim : more.claims)
            if (m_claims.insert(claim.id).second)
                m_evidence.claims.push_back(std::move(claim));
        for (auto& judgement : more.judgements)
            if (m_judgements.insert(judgement.id).second)
                m_evidence.judgements.push_back(std::move(judgement));
    }
    bool has(const EntryId& claim) const { return m_claims.contains(claim); }
    const Evidence& evidence() const { return m_evidence; }

private:
    Evidence m_evidence;
    std::set<EntryId> m_claims, m_judgements;
};

/// Names of the people whom a claim is about, as values.
std::vector<const domain::Value*> people_of(const Claim& claim)
{
    auto people = claim.values_of(domain::Field::target);
    std::erase_if(people, [&](const auto* value) { return !records::names_person(claim.type, *value); });
    return people;
}

/// Everything that the casebook has on the people of the draft (step 5).
class PeopleOfDraft {
public:
    explicit PeopleOfDraft(const store::Casebook& book) : m_book{book} {}

    void add(const domain::Value& name)
    {
        const auto key = records::name_key(name);
        if (!m_asked.insert(key).second)
            return;
        auto evidence = m_book.evidence_of_group({Family::person, key});
        if (evidence.claims.empty())
            search(name.text);
        m_found.take(std::move(evidence));
    }

    /// Names that were joined with those found, by somebody who judged them to be one person.
    void follow_links()
    {
        std::vector<EntryId> others;
        for (const auto& judgement : m_found.evidence().judgements)
            if (const auto* link = std::get_if<ledger::Linked>(&judgement.body))
                for (const auto& mention : {link->a, link->b})
                    if (link->verb == ledger::LinkVerb::same && !m_found.has(mention.claim))
                        others.push_back(mention.claim);
        if (others.empty())
            return;
        for (const auto& claim : m_book.evidence_of_claims(others).claims)
            for (const auto* value : people_of(claim.claim))
                m_found.take(m_book.evidence_of_group({Family::person, records::name_key(*value)}));
        const records::NameGroups names{records::joined_names(m_found.evidence())};
        for (const auto& key : std::set{m_asked})
            m_found.take(m_book.evidence_of_group({Family::person, names.group_of(key)}));
    }

    const Evidence& evidence() const { return m_found.evidence(); }

private:
    /// A short or differing form of a name: people whose name holds all its words, in the parts that hold them.
    void search(const std::string& name)
    {
        const auto words = search_key(name);
        for (const auto& hit : m_book.search(words, parts_looked_at))
            for (const auto& claim : m_book.evidence_of_part(hit.part).claims)
                for (const auto* value : people_of(claim.claim)) {
                    const auto padded = " " + search_key(value->text) + " ";
                    const bool holds = std::ranges::all_of(split(words, ' '), [&](std::string_view word) {
                        return padded.find(" " + std::string{word} + " ") != std::string::npos;
                    });
                    const auto key = records::name_key(*value);
                    if (holds && m_asked.insert(key).second)
                        m_found.take(m_book.evidence_of_group({Family::person, key}));
                }
    }

    const store::Casebook& m_book;
    Gathered m_found;
    std::set<std::string> m_asked;
};

/// Types of claims that a claim about nobody by name is held against (step 6).
std::set<ClaimType> types_for(const Claim& claim)
{
    using enum ClaimType;
    std::set<ClaimType> types{claim.type};
    for (const auto& family :
         {std::set{shutdown, blocking, restoration}, std::set{withdrawal, accession}, std::set{ban, decree}})
        if (family.contains(claim.type))
            types.insert(family.begin(), family.end());
    if (claim.type == investigation || claim.type == charge || claim.type == verdict || claim.type == appeal)
        types.insert({verdict, closure});
    return types;
}

struct Held {
    Evidence people, all;
};

Held held_against(const store::Casebook& book, const std::vector<answers::DraftPart>& draft)
{
    PeopleOfDraft people{book};
    std::set<ClaimType> types;
    for (const auto& part : draft)
        for (const auto& claim : part.claims) {
            const auto named = people_of(claim);
            for (const auto* value : named)
                people.add(*value);
            if (named.empty())
                types.merge(types_for(claim));
        }
    people.follow_links();
    Gathered all;
    all.take(people.evidence());
    if (!types.empty())
        all.take(book.evidence({types.begin(), types.end()}));
    return {people.evidence(), all.evidence()};
}

answers::Material material_of(const Held& held, Floor floor, const View& view)
{
    answers::Material material;
    for (auto& record : records::fold_all(held.people, floor, view.known))
        if (record.family == Family::person)
            material.records.push_back(std::move(record));
    material.standing = records::standing(held.all, floor, view.known);
    return material;
}

/// Places of the casebook's claims and of the draft's.
answers::PlaceTable places_for(records::Standing standing, const std::vector<answers::DraftPart>& draft)
{
    for (const auto& part : draft)
        for (const auto& claim : part.claims) {
            standing.claims.emplace_back();
            standing.claims.back().claim = claim;
        }
    return places_around(standing);
}

/// A sentence may run over lines of its text.
std::string one_line(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

std::vector<answers::DraftPart> parts_of_draft(const worker::DraftOutcome& read)
{
    std::vector<answers::DraftPart> draft;
    for (std::size_t i = 0; i < read.parts.size(); ++i) {
        const auto& part = read.outcome.extraction.parts[i];
        answers::DraftPart out{part.path, {}, read.outcome.readings[i].claims, read.parts[i].unread};
        for (const auto& sentence : read.parts[i].sentences)
            out.sentences.push_back(
                {one_line(part.text.substr(sentence.span.begin, sentence.span.end - sentence.span.begin)),
                 sentence.span, sentence.heading});
        draft.push_back(std::move(out));
    }
    return draft;
}

Result<worker::DraftOutcome> read_draft(Session& session, const View& view, const std::string& path,
                                        const AddOptions& options)
{
    if (session.workers() == nullptr)
        return Error{Fault::denied, "the draft cannot be read: " + session.no_workers()};
    VIGIL_TRY(const auto bytes, read_file(path, ingest::Limits{}.input_bytes));
    auto job = job_of(bytes, file_name_of(path), told_of(options, stem_of(path)));
    if (!job.context.published) // "On 8 January" in a draft is seen from the day of the view.
        job.context.published = Edtf::on_day(view.day());
    auto draft = worker::run_draft(*session.workers(), job);
    const auto end = draft.outcome.end;
    if (end == worker::Outcome::End::refused)
        return Error{Fault::denied, "the draft cannot be read: this kernel offers no sandbox to read it in"};
    if (end != worker::Outcome::End::done)
        return Error{Fault::malformed, "reading " + file_name_of(path) +
                                           " took too much time or memory and was ended; nothing of it was kept"};
    const auto notices = notices_of(draft.outcome);
    if (std::ranges::all_of(draft.parts, [](const auto& part) { return part.sentences.empty(); }))
        return Error{Fault::malformed, "no text was found in " + file_name_of(path) +
                                           (notices.empty() ? std::string{} : ": " + notices.front().text)};
    return draft;
}

} // namespace

Result<DraftProof> proof(Session& session, const View& view, const std::string& path, const AddOptions& options)
{
    VIGIL_TRY(const auto read, read_draft(session, view, path, options)); // Steps 1 to 3.
    const auto draft = parts_of_draft(read);
    const auto guard = session.lock();
    const auto held = held_against(session.casebook(), draft);
    const auto material = material_of(held, view.floor, view);
    const auto proposed =
        view.floor == Floor::proposed ? answers::Material{} : material_of(held, Floor::proposed, view);
    const auto places = places_for(proposed.standing.claims.empty() ? material.standing : proposed.standing, draft);
    return DraftProof{file_name_of(path), answers::proof(material, proposed, view, draft, places),
                      notices_of(read.outcome)};
}

} // namespace vigil::app
