// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/session.hpp"

#include <functional>
#include <string>
#include <vector>

/// Looking after a casebook: is it intact, can it be rebuilt, moved, and is this machine fit to hold it.
namespace vigil::app {

using Steps = std::function<void(std::uint64_t, std::uint64_t)>; ///< Done, all.

/// `full`: also reads every blob.
store::Verification verify(const Session& session, bool full, const Steps& progress = {});

struct Rebuilt {
    Digest before, after; ///< Digests of all records at both floors.
    bool equal() const { return before == after; }
};
/// Drops and recomputes everything derived. Errors: io, denied, corrupt.
Result<Rebuilt> rebuild(Session& session, const Steps& progress = {});

/// The whole casebook as one sealed file, which the same passphrase opens. Errors: invalid_argument (exists), io.
Result<Done> backup(Session& session, const std::string& file);
/// Errors: invalid_argument (the folder exists), denied, corrupt, io.
Result<Done> restore(const std::string& file, const std::string& folder, const Gate& gate);

/// One line of `vigil audit`.
struct AuditLine {
    enum class Level { good, note, bad };
    Level level = Level::good;
    std::string what, found, advice; ///< Advice only where something can be done.
};
/// Of this machine and program; with `folder` also of the files of a casebook (which need not be opened).
std::vector<AuditLine> audit(const std::string& folder);
std::string_view name_of(AuditLine::Level level);

/// The version of this program: "0.1.0".
std::string_view version();

} // namespace vigil::app
