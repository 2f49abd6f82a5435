// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/add.hpp"

#include "app/document_entries.hpp"
#include "app/files.hpp"
#include "app/reading_queue.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <span>

namespace vigil::app {
namespace {

// Files whose bytes are kept in one transaction before the first of them is parsed.
constexpr std::size_t files_kept_together = 16;
constexpr std::size_t bytes_kept_together = 4 << 20;

struct Pending {
    FileOutcome outcome;
    Told told;
    Bytes bytes;
    Digest sha256;
    bool keep = false; ///< The bytes are not in the casebook yet.
    bool read = false; ///< A job for it stands in the queue.
};

/// One run of `add`. The calling thread is the only writer; children read ahead of it.
class Batch {
public:
    Batch(Session& session, const AddOptions& options)
        : m_session{session},
          m_options{options},
          m_batch{seal::random_digest()}
    {
        if (session.workers())
            m_queue.emplace(*session.workers());
    }

    Pending take(const std::string& path);
    Pending take(Bytes bytes, std::string name, Told told);
    Result<Done> keep(std::span<Pending> files);
    void queue(Pending& file);
    Result<FileOutcome> settle(Pending file);

private:
    Result<Done> write(Pending& file, const Reads& reads);
    void recognise(Pending& file);
    void hold_against_lists(Pending& file, const std::vector<PartWithLinks>& parts);

    Session& m_session;
    const AddOptions& m_options;
    Digest m_batch;
    std::optional<ReadingQueue> m_queue;
    std::set<Digest> m_taken; ///< Bytes that this batch keeps or has kept.
};

/// Known bytes are passed over, unless they were kept by a run that ended before it could read them.
void Batch::recognise(Pending& file)
{
    const auto guard = m_session.lock();
    file.outcome.document = m_session.casebook().document_with(file.sha256);
    if (!m_taken.insert(file.sha256).second)
        file.outcome.end = FileOutcome::End::known;
    else if (!file.outcome.document)
        file.keep = true;
    else if (!m_session.casebook().parts(*file.outcome.document).empty())
        file.outcome.end = FileOutcome::End::known;
}

Pending Batch::take(Bytes bytes, std::string name, Told told)
{
    Pending file;
    file.outcome.name = std::move(name);
    file.told = std::move(told);
    file.sha256 = sha256(bytes);
    file.bytes = std::move(bytes);
    recognise(file);
    return file;
}

Pending Batch::take(const std::string& path)
{
    auto bytes = read_file(path, ingest::Limits{}.input_bytes);
    if (bytes)
        return take(*std::move(bytes), file_name_of(path), told_of(m_options, stem_of(path)));
    Pending file;
    file.outcome.name = file_name_of(path);
    file.outcome.end = FileOutcome::End::refused;
    file.outcome.message = bytes.error().message;
    return file;
}

Result<Done> Batch::keep(std::span<Pending> files)
{
    if (std::ranges::none_of(files, &Pending::keep))
        return Done{};
    const auto guard = m_session.lock();
    return m_session.casebook().append(m_session.member(), m_batch, [&](store::Writer& writer) -> Result<Done> {
        for (auto& file : files) {
            if (!file.keep)
                continue;
            VIGIL_TRY(const auto digest, writer.keep_blob(file.bytes));
            ledger::DocumentKept body;
            body.sha256 = digest;
            body.size = file.bytes.size();
            body.file_name = file.outcome.name;
            body.source = m_options.source;
            body.told = file.told.published;
            body.description = m_options.description;
            file.outcome.document = writer.add(body);
        }
        return Done{};
    });
}

void Batch::queue(Pending& file)
{
    file.read = file.outcome.end == FileOutcome::End::added && file.outcome.document && m_queue;
    if (file.read) {
        m_queue->push(job_of(file.bytes, file.outcome.name, file.told));
    } else if (file.outcome.end == FileOutcome::End::added) {
        file.outcome.end = FileOutcome::End::kept_only;
        file.outcome.message = m_session.no_workers();
    }
    file.bytes = {};
}

Result<Done> Batch::write(Pending& file, const Reads& reads)
{
    const auto guard = m_session.lock();
    auto& casebook = m_session.casebook();
    auto parts = parts_of(*file.outcome.document, file.told, reads);
    for (auto& part : parts)
        if (!part.body.sketch.empty())
            part.resembles = casebook.near_duplicates(part.body.sketch, near_duplicate_permille);
    for (const auto& part : parts)
        for (const auto& [other, permille] : part.resembles)
            if (const auto row = casebook.part(other))
                file.outcome.resembles.push_back(row->body.title.empty() ? other.digest.short_hex() : row->body.title);
    file.outcome.parts = parts.size();
    for (const auto& part : parts)
        file.outcome.claims += part.reading ? part.reading->claims.size() : 0;
    VIGIL_CHECK(casebook.append(m_session.member(), m_batch,
                                [&](store::Writer& writer) { return write_parts(writer, parts); }));
    hold_against_lists(file, parts);
    return Done{};
}

/// docs/methods/lists.md, step 18.
void Batch::hold_against_lists(Pending& file, const std::vector<PartWithLinks>& parts)
{
    file.outcome.has_lists = !m_session.casebook().lists().empty();
    if (!file.outcome.has_lists)
        return;
    std::vector<domain::Claim> claims;
    for (const auto& part : parts)
        if (part.reading)
            claims.insert(claims.end(), part.reading->claims.begin(), part.reading->claims.end());
    file.outcome.lists = against_lists(m_session.casebook(), claims);
}

Result<FileOutcome> Batch::settle(Pending file)
{
    if (!file.read)
        return std::move(file.outcome);
    Reads reads = m_queue->pop();
    if (reads.outcome.end == worker::Outcome::End::refused) {
        file.outcome.end = FileOutcome::End::kept_only;
        file.outcome.message = "the child without rights refused: " + (reads.outcome.extraction.notices.empty()
                                                                           ? std::string{"no reason given"}
                                                                           : reads.outcome.extraction.notices[0].text);
        return std::move(file.outcome);
    }
    describe(reads, m_options.description, m_session.workers());
    file.outcome.notices = notices_of(reads.outcome);
    if (auto written = write(file, reads); !written) {
        if (written.error().fault == Fault::io || written.error().fault == Fault::denied)
            return std::move(written).error().while_doing("adding " + file.outcome.name);
        file.outcome.end = FileOutcome::End::kept_only;
        file.outcome.message = written.error().message;
    }
    return std::move(file.outcome);
}

} // namespace

std::size_t AddReport::count(FileOutcome::End end) const
{
    return static_cast<std::size_t>(std::ranges::count(files, end, &FileOutcome::end));
}

std::size_t AddReport::claims() const
{
    std::size_t claims = 0;
    for (const auto& file : files)
        claims += file.claims;
    return claims;
}

Result<AddReport> add(Session& session, const std::vector<std::string>& paths, const AddOptions& options,
                      const AddProgress& progress)
{
    std::vector<std::string> files;
    for (const auto& path : paths) {
        auto found = files_at(path);
        if (found)
            files.insert(files.end(), std::make_move_iterator(found->begin()), std::make_move_iterator(found->end()));
        else
            files.push_back(path); // It is refused below like any file that cannot be read; the others go on.
    }

    AddReport report;
    Batch batch{session, options};
    std::deque<Pending> waiting;
    const auto settle_oldest = [&]() -> Result<Done> {
        VIGIL_TRY(auto outcome, batch.settle(std::move(waiting.front())));
        waiting.pop_front();
        report.files.push_back(std::move(outcome));
        if (progress)
            progress(report.files.size(), files.size(), report.files.back());
        return Done{};
    };

    for (std::size_t next = 0; next < files.size();) {
        std::vector<Pending> together;
        for (std::size_t bytes = 0;
             next < files.size() && together.size() < files_kept_together && bytes < bytes_kept_together; ++next) {
            together.push_back(batch.take(files[next]));
            bytes += together.back().bytes.size();
        }
        VIGIL_CHECK(batch.keep(together));
        for (auto& file : together) {
            batch.queue(file);
            waiting.push_back(std::move(file));
        }
        while (waiting.size() > files_kept_together)
            VIGIL_CHECK(settle_oldest());
    }
    while (!waiting.empty())
        VIGIL_CHECK(settle_oldest());
    return report;
}

Result<FileOutcome> add_bytes(Session& session, Bytes bytes, std::string file_name, const AddOptions& options)
{
    Batch batch{session, options};
    Pending file = batch.take(std::move(bytes), file_name_of(file_name), options.told);
    VIGIL_CHECK(batch.keep({&file, 1}));
    batch.queue(file);
    return batch.settle(std::move(file));
}

} // namespace vigil::app
