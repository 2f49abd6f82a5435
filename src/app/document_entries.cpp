// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/document_entries.hpp"

#include "app/text_map.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace vigil::app {
namespace {

constexpr std::size_t comparable_bytes = 200;

std::vector<std::pair<std::string, std::string>> pairs_of(const std::vector<ingest::Notice>& notices)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& notice : notices)
        pairs.emplace_back(notice.code, notice.text);
    return pairs;
}

std::string how_it_ended(worker::Outcome::End end)
{
    return end == worker::Outcome::End::timed_out ? "reading took too long and was ended; the bytes are kept"
                                                  : "the child that read this document was ended; the bytes are kept";
}

ledger::PartKept body_of(const EntryId& document, const Told& told, const std::string& media_type,
                         const ingest::Part& part)
{
    ledger::PartKept body;
    body.document = document;
    body.path = part.path;
    body.format = part.format;
    body.extractor = part.extractor;
    body.media_type = media_type;
    body.title = part.metadata.title;
    body.organisation = part.metadata.organisation;
    body.language = told.language.empty() ? part.metadata.language : told.language;
    body.url = part.metadata.url;
    body.authors = part.metadata.authors;
    body.published = told.published ? told.published : part.metadata.published;
    body.other = part.metadata.other;
    body.notices = pairs_of(part.notices);
    return body;
}

} // namespace

bool worth_comparing(std::string_view text)
{
    return text.size() >= comparable_bytes;
}

Told told_of(const AddOptions& options, const std::string& stem)
{
    const auto found = options.index.find(stem);
    if (found == options.index.end())
        return options.told;
    Told told = found->second;
    if (!told.published)
        told.published = options.told.published;
    if (!told.covers)
        told.covers = options.told.covers;
    if (told.language.empty())
        told.language = options.told.language;
    return told;
}

worker::Job job_of(const Bytes& bytes, const std::string& name, const Told& told)
{
    worker::Job job;
    job.bytes = bytes;
    job.file_name = name;
    job.context.published = told.published;
    job.context.covers = told.covers;
    job.context.language = told.language;
    return job;
}

std::vector<ingest::Notice> notices_of(const worker::Outcome& outcome)
{
    std::vector<ingest::Notice> notices = outcome.extraction.notices;
    for (const auto& part : outcome.extraction.parts)
        notices.insert(notices.end(), part.notices.begin(), part.notices.end());
    for (const auto& reading : outcome.readings)
        for (const auto& notice : reading.notices)
            notices.push_back({"reading", notice});
    if (outcome.end != worker::Outcome::End::done && notices.empty())
        notices.push_back({"limit", how_it_ended(outcome.end)});
    return notices;
}

void describe(Reads& reads, const std::string& description, worker::Workers* workers)
{
    auto& parts = reads.outcome.extraction.parts;
    const auto silent = std::ranges::find_if(parts, [](const auto& part) { return trimmed(part.text).empty(); });
    if (description.empty() || !workers || silent == parts.end())
        return;
    const auto bytes = as_bytes(description);
    auto told = workers->run({{bytes.begin(), bytes.end()}, "description.txt", {}, false});
    if (told.extraction.parts.empty())
        return;
    const auto n = static_cast<std::size_t>(silent - parts.begin());
    silent->text = told.extraction.parts[0].text;
    silent->map.clear(); // typed, so it came from no byte of the document
    if (n < reads.outcome.readings.size() && !told.readings.empty())
        reads.outcome.readings[n] = std::move(told.readings[0]);
    if (n < reads.sketches.size())
        reads.sketches[n] = ingest::sketch(silent->text);
}

std::vector<PartWithLinks> parts_of(const EntryId& document, const Told& told, const Reads& reads)
{
    const auto& extraction = reads.outcome.extraction;
    std::vector<PartWithLinks> parts;
    for (std::size_t i = 0; i < extraction.parts.size(); ++i) {
        const auto& part = extraction.parts[i];
        PartWithLinks made;
        made.body = body_of(document, told, extraction.media_type, part);
        made.text = part.text;
        if (!part.map.empty() || !part.cells.empty())
            made.map = encode_map({part.map, part.cells});
        if (i < reads.sketches.size() && worth_comparing(part.text))
            made.body.sketch = reads.sketches[i].minima;
        if (i < reads.outcome.readings.size())
            made.reading = reads.outcome.readings[i];
        parts.push_back(std::move(made));
    }
    if (parts.empty()) {
        PartWithLinks nothing;
        nothing.body = body_of(document, told, extraction.media_type, {});
        nothing.body.notices = pairs_of(notices_of(reads.outcome));
        parts.push_back(std::move(nothing));
    } else {
        const auto whole = pairs_of(extraction.notices);
        auto& first = parts.front().body.notices;
        first.insert(first.begin(), whole.begin(), whole.end());
    }
    return parts;
}

Result<Done> write_parts(store::Writer& writer, const std::vector<PartWithLinks>& parts)
{
    for (const auto& part : parts) {
        auto body = part.body;
        if (!part.text.empty()) {
            VIGIL_TRY(body.text, writer.keep_blob(as_bytes(part.text)));
        }
        if (!part.map.empty()) {
            VIGIL_TRY(body.map, writer.keep_blob(part.map));
        }
        const auto id = writer.add(body);
        if (!part.text.empty())
            writer.index_text(id, part.text);
        for (const auto& [other, permille] : part.resembles) {
            ledger::Linked link;
            link.verb = ledger::LinkVerb::near_duplicate;
            link.a.claim = id;
            link.b.claim = other;
            link.permille = permille;
            link.reason = "the words are nearly the same";
            writer.add(link);
        }
        if (!part.reading || part.text.empty())
            continue;
        const auto reading = writer.add(
            ledger::ReadingMade{id, part.reading->reader, part.reading->language, part.reading->notices, std::nullopt});
        for (const auto& claim : part.reading->claims)
            writer.add(ledger::ClaimProposed{reading, claim});
    }
    return Done{};
}

} // namespace vigil::app
