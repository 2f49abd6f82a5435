// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/worker.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <thread>

using namespace vigil;

namespace {

worker::Job job_with(std::string_view text)
{
    worker::Job job;
    job.bytes.assign(text.begin(), text.end());
    job.file_name = "note.txt";
    return job;
}

} // namespace

TEST_CASE("the child can do nothing but compute")
{
    const auto lines = worker::probe_sandbox();
    CHECK(lines.size() >= 10);
    for (const auto& line : lines) {
        CAPTURE(line);
        CHECK((line.ends_with(": denied") || line.ends_with(": killed")));
    }
}

TEST_CASE("a text is extracted in the child and comes back")
{
    const auto workers = worker::Workers::start();
    REQUIRE(workers);
    const auto outcome = (*workers)->run(job_with("Two students were released on Monday.\n"));
    CHECK(outcome.end == worker::Outcome::End::done);
    REQUIRE(outcome.extraction.parts.size() == 1);
    CHECK(outcome.extraction.parts.front().text.starts_with("Two students were released on Monday."));
}

TEST_CASE("formats whose libraries need tables are read in the child as outside of it")
{
    const auto workers = worker::Workers::start();
    REQUIRE(workers);
    for (const std::string name : {"report.pdf", "reports.zip", "report.docx", "list.xlsx"}) {
        std::ifstream file{std::string{VIGIL_SOURCE_DIR} + "/tests/fixtures/ingest/" + name, std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        CAPTURE(name);
        REQUIRE_FALSE(bytes.empty());
        CHECK((*workers)->run(job_with(bytes)).extraction == ingest::extract(as_bytes(bytes), "note.txt"));
    }
}

TEST_CASE("a document that breaks its child is kept with a notice, and the next one goes on")
{
    worker::Bounds bounds;
    bounds.output_bytes = 64; // Any outcome is larger: stands for a child that writes too much.
    const auto workers = worker::Workers::start(bounds);
    REQUIRE(workers);
    for (int i = 0; i < 3; ++i) {
        const auto outcome = (*workers)->run(job_with("Two students were released on Monday.\n"));
        CHECK(outcome.end == worker::Outcome::End::timed_out);
        CHECK(outcome.extraction.parts.empty());
        REQUIRE(outcome.extraction.notices.size() == 1);
        CHECK(outcome.extraction.notices.front().code == "limit");
    }
}

TEST_CASE("a document that takes too long is kept with a notice, and the next one goes on")
{
    worker::Bounds bounds;
    bounds.cpu = std::chrono::seconds{1};
    const auto workers = worker::Workers::start(bounds);
    REQUIRE(workers);
    std::string much;
    while (much.size() < 40U << 20)
        much += "Police arrested Ana Ruz in Sari on 5 May 2025, and a court tried her. ";
    const auto outcome = (*workers)->run(job_with(much));
    CHECK(outcome.end == worker::Outcome::End::timed_out);
    REQUIRE(outcome.extraction.notices.size() == 1);
    CHECK(outcome.extraction.notices.front().text.find("1 second") != std::string::npos);
    CHECK((*workers)->run(job_with("Two students were released on Monday.\n")).end == worker::Outcome::End::done);
}

TEST_CASE("two documents may be parsed at once")
{
    const auto workers = worker::Workers::start();
    REQUIRE(workers);
    worker::Outcome a, b;
    std::thread other{[&] { a = (*workers)->run(job_with("One lawyer was arrested on Monday.\n")); }};
    b = (*workers)->run(job_with("Two lawyers were arrested on Tuesday.\n"));
    other.join();
    REQUIRE(a.extraction.parts.size() == 1);
    REQUIRE(b.extraction.parts.size() == 1);
    CHECK(a.extraction.parts.front().text.starts_with("One"));
    CHECK(b.extraction.parts.front().text.starts_with("Two"));
}
