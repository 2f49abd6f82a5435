// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/archive_export.hpp"

#include "app/export.hpp"
#include "app/files.hpp"
#include "publish/archive.hpp"
#include "publish/csv.hpp"
#include "publish/export_json.hpp"
#include "publish/exports.hpp"
#include "publish/records_lines.hpp"
#include "publish/tables.hpp"

#include <algorithm>
#include <filesystem>

namespace vigil::app {
namespace {

/// Why a document stays inside; empty: it may go out.
std::string why_withheld(const store::Casebook& book, const store::DocumentRow& document,
                         const std::vector<store::PartRow>& parts, const Screen& screen)
{
    records::Evidence evidence;
    for (const auto& part : parts) {
        auto mine = book.evidence_of_part(part.id);
        std::ranges::move(mine.claims, std::back_inserter(evidence.claims));
        std::ranges::move(mine.judgements, std::back_inserter(evidence.judgements));
    }
    // Rejected and superseded claims are looked at too: their words stand in the document all the same.
    for (const auto& facts : evidence.claims) {
        records::StandingClaim claim;
        claim.id = facts.id;
        claim.claim = facts.claim;
        claim.passage = facts.passage;
        if (const auto decision = screen.decision(claim); !decision.whole())
            return decision.reasons.empty() ? "a claim in it is withheld" : decision.reasons.front();
    }
    if (evidence.claims.empty() && document.body.channel != ledger::Channel::file &&
        document.body.channel != ledger::Channel::feed && document.body.channel != ledger::Channel::page &&
        document.body.channel != ledger::Channel::list)
        return "a note without claims: nobody said that it may leave";
    return {};
}

class Members {
public:
    explicit Members(const ArchiveSink& sink) : m_sink{sink} {}

    Result<Done> add(const std::string& name, ByteView bytes)
    {
        m_sums += publish::sum_line(name, bytes);
        return m_sink(name, bytes);
    }
    Result<Done> add(const std::string& name, const std::string& text) { return add(name, as_bytes(text)); }
    Result<Done> finish() { return m_sink("SHA256SUMS", as_bytes(m_sums)); }

private:
    const ArchiveSink& m_sink;
    std::string m_sums;
};

Result<publish::ArchivedDocument> add_document(const store::Casebook& book, const store::DocumentRow& document,
                                               const Screen& screen, Members& members)
{
    const auto parts = book.parts(document.id);
    publish::ArchivedDocument out;
    out.id = document.id.hex();
    out.withheld = why_withheld(book, document, parts, screen);
    if (!out.withheld.empty())
        return out;
    out.sha256 = document.body.sha256.hex();
    out.bytes = document.body.size;
    out.source = document.body.source;
    if (!parts.empty()) {
        const auto& part = parts.front().body;
        out.title = part.title;
        out.source = part.organisation.empty() ? out.source : part.organisation;
        out.published = part.published ? part.published->to_string() : "";
        out.media_type = part.media_type;
    }
    out.media_type = out.media_type.empty() ? "application/octet-stream" : out.media_type;
    VIGIL_TRY(const auto bytes, book.blob(document.body.sha256));
    out.file = publish::archived_name(out.sha256, document.body.file_name);
    VIGIL_CHECK(members.add(out.file, bytes));
    for (const auto& part : parts) {
        VIGIL_TRY(const auto text, book.text(part.id));
        if (text.empty())
            continue;
        out.texts.push_back("texts/" + part.id.hex() + ".txt");
        VIGIL_CHECK(members.add(out.texts.back(), text));
    }
    return out;
}

} // namespace

Result<Done> write_archive(const Session& session, const View& view, const Screen& screen, const ExportMaterial& from,
                           const ArchiveSink& sink)
{
    const auto guard = session.lock();
    const auto& book = session.casebook();
    Members members{sink};
    std::vector<publish::ArchivedDocument> documents;
    for (const auto& document : book.documents()) {
        VIGIL_TRY(auto one, add_document(book, document, screen, members));
        documents.push_back(std::move(one));
    }
    const auto kept = static_cast<std::size_t>(
        std::ranges::count_if(documents, [](const auto& one) { return !one.withheld.empty(); }));
    const std::string about = "As of " + to_string(view.day()) + ", claims at the " +
                              std::string{answers::label_of(view.floor)} + " floor. " + from.withheld + " " +
                              std::to_string(kept) + " of " + std::to_string(documents.size()) + " documents withheld.";
    const auto& standing = from.material.standing;
    VIGIL_CHECK(members.add("claims.jsonl", publish::to_export(standing)));
    VIGIL_CHECK(members.add("claims.csv",
                            publish::to_csv(publish::claims_table(standing, *publish::export_named("claims.csv")))));
    VIGIL_CHECK(members.add("records.jsonl", publish::records_lines(from.material.records)));
    VIGIL_CHECK(members.add("people.csv", publish::to_csv(answers::people(from.material, view))));
    VIGIL_CHECK(members.add("documents.csv", publish::to_csv(publish::documents_table(documents))));
    VIGIL_CHECK(members.add("index.html", publish::archive_index(documents, about)));
    VIGIL_CHECK(members.add("README.txt", publish::archive_readme(about)));
    return members.finish();
}

Result<std::string> export_to_folder(const Session& session, const View& view, const ExportOrder& order,
                                     const std::string& folder)
{
    namespace fs = std::filesystem;
    if (order.what != "archive.zip")
        return Error{Fault::invalid_argument, "only an archive is written as a folder"};
    std::error_code fault;
    if (fs::exists(folder, fault))
        return Error{Fault::invalid_argument, folder + " exists already; choose another name"};
    const Screen screen{session, order.purpose};
    const auto from = export_material(session, view, screen);
    for (const auto* inside : {"", "/documents", "/texts"}) {
        fs::create_directories(folder + inside, fault);
        fs::permissions(folder + inside, fs::perms::owner_all, fault);
        if (fault)
            return Error{Fault::io, "cannot make the folder " + folder + ": " + fault.message()};
    }
    VIGIL_CHECK(write_archive(session, view, screen, from, [&](const std::string& name, ByteView bytes) {
        return write_file(folder + "/" + name, as_text(bytes));
    }));
    return from.withheld;
}

} // namespace vigil::app
