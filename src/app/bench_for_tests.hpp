// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/app.hpp"

#include <doctest/doctest.h>
#include <filesystem>

/// For tests only: a casebook in a folder that goes with the test, filled by notes, so that no child process is needed.
namespace vigil::app {

class NoteBench {
public:
    NoteBench()
    {
        std::string name = std::filesystem::temp_directory_path() / "vigil-test-XXXXXX";
        m_path = mkdtemp(name.data());
        REQUIRE(write_private_file(file("pass"), "a long enough passphrase\n"));
        REQUIRE(Session::create(opening()));
    }
    ~NoteBench() { std::filesystem::remove_all(m_path); }
    NoteBench(const NoteBench&) = delete;
    NoteBench& operator=(const NoteBench&) = delete;

    std::string file(const std::string& name) const { return m_path / name; }
    Opening opening(const std::string& member = "anna", const std::string& day = "2026-01-10") const
    {
        Opening opening;
        opening.folder = file("test");
        opening.gate = {Gate::Kind::passphrase_file, file("pass"), -1};
        opening.access = Access::write;
        opening.member = member;
        opening.clock = std::make_shared<FixedClock>(Instant{*parse_day(day)});
        return opening;
    }
    /// One process writes at a time: let the session go before the next is opened.
    std::unique_ptr<Session> open(const std::string& member = "anna", const std::string& day = "2026-01-10") const
    {
        auto session = Session::open(opening(member, day));
        REQUIRE_MESSAGE(session, (session ? "" : session.error().message));
        return *std::move(session);
    }
    /// A note with one claim; its id.
    static EntryId note(Session& session, const std::string& what, const std::string& who, const std::string& when,
                        const std::string& detail = {}, const std::string& source = "Heron")
    {
        Note note{"call", "2026-01-09", source, who + " " + what + " " + when + " " + detail, "en", {}};
        NoteClaim claim;
        claim.what = what;
        claim.who = who;
        claim.when = when;
        claim.where = "Caracas";
        claim.detail = detail;
        note.claims.push_back(claim);
        const auto kept = keep_note(session, note);
        REQUIRE_MESSAGE(kept, (kept ? "" : kept.error().message));
        return kept->claims.front();
    }

private:
    std::filesystem::path m_path;
};

} // namespace vigil::app
