// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "store/casebook.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

/// A casebook in a folder of its own that goes away with the test. Only tests and benchmarks include this.
namespace vigil::store::testing {

namespace fs = std::filesystem;

inline seal::Opener words(std::string_view passphrase = "ruva tolo")
{
    return {seal::Opener::Kind::passphrase, seal::Secret::copy_of(passphrase)};
}

/// Says what the test wants it to say.
class HandClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at{std::chrono::seconds{1768000000}};
};

class TestBook {
public:
    explicit TestBook(const std::string& name = "test")
    {
        static int count = 0;
        m_above = fs::path{VIGIL_BINARY_DIR} / ("store-" + std::to_string(getpid()) + "-" + std::to_string(++count));
        fs::create_directories(m_above);
        folder = (m_above / (name + ".vigil")).string();
        VIGIL_ASSERT(seal::prepare());
        auto made = Casebook::create(folder, words(), seal::weak_cost_for_tests(), clock);
        VIGIL_ASSERT(made);
        book = *std::move(made);
    }
    ~TestBook()
    {
        book.reset();
        std::error_code ignored;
        fs::remove_all(m_above, ignored);
    }
    TestBook(const TestBook&) = delete;
    TestBook& operator=(const TestBook&) = delete;

    Casebook* operator->() { return book.get(); }
    std::string beside(const std::string& name) const { return (m_above / name).string(); }
    Result<std::unique_ptr<Casebook>> open(Access access) const
    {
        return Casebook::open(folder, words(), access, clock);
    }
    void reopen(Access access = Access::write)
    {
        book.reset();
        auto opened = open(access);
        VIGIL_ASSERT(opened);
        book = *std::move(opened);
    }

    HandClock clock;
    std::string folder;
    std::unique_ptr<Casebook> book;

private:
    fs::path m_above;
};

struct Report {
    std::string file_name = "report.txt";
    std::string organisation;
    std::string text;
    std::vector<domain::Claim> claims;
    std::vector<std::uint64_t> sketch;
    std::string title;
};

struct Added {
    EntryId document, part, reading;
    std::vector<EntryId> claims;
};

inline Result<Added> write_report(Writer& writer, const Report& report)
{
    Added added;
    ledger::DocumentKept document;
    VIGIL_TRY(document.sha256, writer.keep_blob(as_bytes(report.text)));
    document.size = report.text.size();
    document.file_name = report.file_name;
    added.document = writer.add(document);
    ledger::PartKept part;
    part.document = added.document;
    part.organisation = report.organisation;
    part.title = report.title;
    part.text = document.sha256;
    part.sketch = report.sketch;
    part.published = *parse_edtf("2026-01-09");
    added.part = writer.add(part);
    writer.index_text(added.part, report.text);
    added.reading = writer.add(ledger::ReadingMade{added.part, "test-1", "en", {}, {}});
    for (const auto& claim : report.claims)
        added.claims.push_back(writer.add(ledger::ClaimProposed{added.reading, claim}));
    return added;
}

inline Added add_report(Casebook& book, const Report& report)
{
    Added added;
    const auto done = book.append("anna", seal::random_digest(), [&](Writer& writer) -> Result<Done> {
        VIGIL_TRY(added, write_report(writer, report));
        return Done{};
    });
    VIGIL_ASSERT(done);
    return added;
}

inline EntryId add_entry(Casebook& book, const ledger::Body& body)
{
    EntryId id;
    const auto done = book.append("anna", seal::random_digest(), [&](Writer& writer) -> Result<Done> {
        id = writer.add(body);
        return Done{};
    });
    VIGIL_ASSERT(done);
    return id;
}

inline domain::Claim claim_of(domain::ClaimType type, const std::string& target, const std::string& place = "",
                              const std::string& time = "")
{
    domain::Claim claim;
    claim.type = type;
    claim.values.push_back({domain::Field::target, target, {}, domain::ValueKind::person, "", ""});
    if (!place.empty())
        claim.values.push_back({domain::Field::place, place, {}, domain::ValueKind::place, "", ""});
    if (!time.empty())
        claim.time = *parse_edtf(time);
    claim.quote = target;
    claim.reader = "test-1";
    claim.rule = "test";
    claim.confidence = 0.5F;
    return claim;
}

inline std::string file_bytes(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline void put_file_bytes(const std::string& path, std::string_view bytes)
{
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

inline std::vector<std::string> files_below(const std::string& folder)
{
    std::vector<std::string> files;
    for (const auto& at : fs::recursive_directory_iterator{folder})
        if (at.is_regular_file())
            files.push_back(at.path().string());
    return files;
}

} // namespace vigil::store::testing
