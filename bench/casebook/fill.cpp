// SPDX-License-Identifier: AGPL-3.0-or-later
#include "fill.hpp"

#include "seal/secret.hpp"

#include <chrono>
#include <ctime>
#include <utility>

namespace vigil::bench {
namespace {

using store::EntryId;
using store::Writer;

constexpr std::size_t rows_a_step = 100, reports_a_step = 20, judgements_a_step = 200;

EntryId add_part(Writer& writer, const ledger::DocumentKept& document, ledger::PartKept part, std::string_view text)
{
    part.document = writer.add(document);
    part.text = document.sha256;
    const EntryId id = writer.add(part);
    writer.index_text(id, text);
    return id;
}

struct ListFile {
    std::string text;
    EntryId part;
};

Result<ListFile> add_list_file(Writer& writer, MadeWorld same, std::size_t rows)
{
    ListFile file{"n,name,place,arrested,status,law,born,profession\n", {}};
    for (std::size_t n = 0; n < rows; ++n)
        file.text += same.row(n).words + "\n";
    ledger::DocumentKept document;
    VIGIL_TRY(document.sha256, writer.keep_blob(as_bytes(file.text)));
    document.size = file.text.size();
    document.file_name = "list.csv";
    document.channel = ledger::Channel::list;
    document.source = "List One";
    document.told = *parse_edtf("2026-03-01");
    ledger::PartKept part;
    part.format = "csv";
    part.title = "List of the detained";
    file.part = add_part(writer, document, part, file.text);
    return file;
}

/// `at`: where the row begins in the text of the file.
void add_row(Writer& writer, ListRow&& row, const EntryId& reading, std::size_t n, std::size_t at, Filled& filled)
{
    for (std::size_t i = 0; i < row.claims.size(); ++i) {
        domain::Claim& claim = row.claims[i];
        const auto moved = static_cast<std::uint32_t>(at);
        claim.span = {claim.span.begin + moved, claim.span.end + moved};
        for (domain::Value& value : claim.values)
            value.span = domain::Span{value.span->begin + moved, value.span->end + moved};
        const EntryId entry = writer.add(ledger::ClaimProposed{reading, std::move(claim), std::to_string(n + 1), {}});
        if (i == 0)
            filled.list_claims.push_back(entry);
    }
}

/// As an import does: the file, then some rows a step, as an edition of a list.
void add_list(store::Casebook& book, MadeWorld& world, std::size_t rows, Filled& filled)
{
    ListFile file;
    VIGIL_ASSERT(book.append("anna", seal::random_digest(), [&](Writer& writer) -> Result<Done> {
        VIGIL_TRY(file, add_list_file(writer, world, rows));
        return Done{};
    }));
    std::size_t at = file.text.find('\n') + 1;
    for (std::size_t from = 0; from < rows; from += rows_a_step)
        VIGIL_ASSERT(book.append("anna", seal::random_digest(), [&](Writer& writer) -> Result<Done> {
            const EntryId reading =
                writer.add(ledger::ReadingMade{file.part, "list-2", "", {}, std::nullopt, "List One", {}});
            for (std::size_t n = from; n < std::min(rows, from + rows_a_step); ++n) {
                ListRow row = world.row(n);
                const std::size_t size = row.words.size() + 1;
                add_row(writer, std::move(row), reading, n, at, filled);
                at += size;
            }
            return Done{};
        }));
}

Result<EntryId> add_report(Writer& writer, const MadeReport& made, std::size_t n, Filled& filled)
{
    ledger::DocumentKept document;
    const std::string bytes = made.text + "\n" + std::to_string(n);
    VIGIL_TRY(document.sha256, writer.keep_blob(as_bytes(bytes)));
    document.size = bytes.size();
    document.file_name = "report " + std::to_string(n) + ".txt";
    ledger::PartKept part;
    part.format = "txt";
    part.title = made.title;
    part.organisation = made.organisation;
    part.language = "en";
    part.published = *parse_edtf(made.published);
    part.sketch = made.sketch;
    const EntryId id = add_part(writer, document, part, bytes);
    filled.reading = writer.add(ledger::ReadingMade{id, "vigil-en-1", "en", {}, {}});
    for (const domain::Claim& claim : made.claims)
        filled.report_claims.push_back(writer.add(ledger::ClaimProposed{filled.reading, claim}));
    return id;
}

void add_reports(store::Casebook& book, MadeWorld& world, std::size_t reports, Filled& filled)
{
    std::vector<EntryId> parts;
    for (std::size_t from = 0; from < reports; from += reports_a_step)
        VIGIL_ASSERT(book.append("anna", seal::random_digest(), [&](Writer& writer) -> Result<Done> {
            for (std::size_t n = from; n < std::min(reports, from + reports_a_step); ++n) {
                const MadeReport made = world.report(n);
                VIGIL_TRY(const EntryId part, add_report(writer, made, n, filled));
                parts.push_back(part);
                if (made.repeats > 0 && made.repeats < parts.size())
                    writer.add(ledger::Linked{
                        ledger::LinkVerb::near_duplicate, {parts[made.repeats - 1]}, {part}, "", 930, {}});
            }
            return Done{};
        }));
}

ledger::Body judgement(MadeWorld& world, const Filled& filled)
{
    const auto reported = [&] { return filled.report_claims[world.below(filled.report_claims.size())]; };
    const auto listed = [&] { return filled.list_claims[world.below(filled.list_claims.size())]; };
    const auto mention = [](const EntryId& claim) { return ledger::MentionRef{claim, domain::Field::target, 0}; };
    const std::size_t kind = world.below(1000);
    if (kind < 930)
        return ledger::Checked{kind < 500 ? reported() : listed(), ledger::Verdict::accept, "", 0, "", "", {}};
    if (kind < 950)
        return ledger::Checked{reported(), ledger::Verdict::reject, "", 0, "", "not in the text", {}};
    if (kind < 970)
        return ledger::Checked{reported(), ledger::Verdict::correct, "time", 0, world.day(), "", {}};
    if (kind < 985)
        return ledger::Assessed{reported(), ledger::Grade::likely, "reasonable grounds to believe", "", {}};
    return ledger::Linked{kind < 990 ? ledger::LinkVerb::same : ledger::LinkVerb::not_same,
                          mention(listed()),
                          mention(listed()),
                          "names and dates",
                          1000,
                          {}};
}

void add_judgements(store::Casebook& book, MadeWorld& world, Filled& filled)
{
    filled.judgements = (filled.list_claims.size() + filled.report_claims.size()) / 5;
    for (std::size_t from = 0; from < filled.judgements; from += judgements_a_step)
        VIGIL_ASSERT(book.append("anna", seal::random_digest(), [&](Writer& writer) -> Result<Done> {
            for (std::size_t n = from; n < std::min(filled.judgements, from + judgements_a_step); ++n)
                writer.add(judgement(world, filled));
            return Done{};
        }));
}

} // namespace

double seconds_of(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double processor_seconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

Filled fill(store::Casebook& book, MadeWorld& world, const Size& size)
{
    Filled filled;
    filled.list_seconds = seconds_of([&] { add_list(book, world, size.rows, filled); });
    filled.report_seconds = seconds_of([&] { add_reports(book, world, size.reports, filled); });
    filled.judgement_seconds = seconds_of([&] { add_judgements(book, world, filled); });
    return filled;
}

Filled found_in(const store::Casebook& book)
{
    Filled filled;
    for (const auto& document : book.documents())
        for (const auto& part : book.parts(document.id)) {
            const bool list = part.body.format == "csv";
            if (!list && filled.report_claims.size() > 40'000)
                continue;
            if (!list && filled.reading == EntryId{})
                filled.reading = book.readings(part.id).back().id;
            std::string row; // Of a row the first claim, as `fill` has it.
            for (const auto& claim : book.evidence_of_part(part.id).claims) {
                if (!list)
                    filled.report_claims.push_back(claim.id);
                else if (claim.row != std::exchange(row, claim.row))
                    filled.list_claims.push_back(claim.id);
            }
        }
    return filled;
}

} // namespace vigil::bench
