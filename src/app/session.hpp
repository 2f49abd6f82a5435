// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "answers/level.hpp"
#include "base/clock.hpp"
#include "store/casebook.hpp"
#include "worker/worker.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

/// One function per thing a user does: where the pure modules meet files, clock, keys and child processes.
namespace vigil::app {

using ledger::EntryId;
using records::Family;
using records::Floor;
using store::Access;
using store::Failure; ///< Thrown by look-ups when the casebook cannot go on: callers of this module catch it once, at
                      ///< the top.

/// How the key of a casebook is given: never by argument or environment, which other processes can read.
struct Gate {
    enum class Kind { prompt, passphrase_file, passphrase_descriptor, key_file };
    Kind kind = Kind::prompt;
    std::string path;    ///< For the two kinds of file.
    int descriptor = -1; ///< For passphrase_descriptor.
};

/// The clock of this device.
class SystemClock final : public Clock {
public:
    Instant now() const override;
};

struct Opening {
    std::string folder; ///< "NAME.vigil"; ".vigil" is added where it is missing and NAME.vigil exists.
    Gate gate;
    Access access = Access::read;
    std::string member = "member";      ///< Code name of who writes; never the person's own name.
    std::shared_ptr<const Clock> clock; ///< Absent: the device's clock.
    /// Documents will be read: the child without rights starts before the key is unlocked, so that no key is ever in
    /// its memory. Where the kernel offers no sandbox the session opens all the same, and `no_workers` says why.
    bool reads_documents = false;
    /// What is marked above it is not there in this session. Absent: the level that the casebook sets for sessions
    /// (docs/methods/withholding.md, step 5), else everything.
    std::optional<answers::Level> level;
    /// Called with (done, all) while a casebook that another version of Vigil wrote is rebuilt.
    std::function<void(std::uint64_t, std::uint64_t)> rebuilding;
};

/// An open casebook and what is needed to work in it. May be used from several threads: each function of this module
/// that takes a Session locks it while it touches the casebook.
class Session {
public:
    /// Makes the casebook; makes the key file too when the gate names one that does not exist.
    /// Errors: invalid_argument, denied, io.
    static Result<std::unique_ptr<Session>> create(Opening opening);
    /// Errors: not_found, denied, corrupt, io.
    static Result<std::unique_ptr<Session>> open(Opening opening);

    store::Casebook& casebook() { return *m_casebook; }
    const store::Casebook& casebook() const { return *m_casebook; }
    const std::string& member() const { return m_member; }
    const Clock& clock() const { return *m_clock; }
    Instant now() const { return m_clock->now(); }
    answers::Level level() const { return m_level; } ///< What is marked above it is not there.
    /// nullptr when the session was opened without; then `no_workers` says why.
    worker::Workers* workers() { return m_workers.get(); }
    const std::string& no_workers() const { return m_no_workers; }
    std::unique_lock<std::recursive_mutex> lock() const { return std::unique_lock{m_mutex}; }

private:
    Session() = default;
    static Result<std::unique_ptr<Session>> prepared(const Opening& opening);
    void draw_veil(std::optional<answers::Level> level);

    mutable std::recursive_mutex m_mutex;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<worker::Workers> m_workers;
    std::unique_ptr<store::Casebook> m_casebook;
    std::string m_member, m_no_workers;
    answers::Level m_level = answers::Level::strict;
};

/// The folder a person means by `name`: itself, or with ".vigil".
std::string casebook_folder(const std::string& name);

/// What opens a casebook, read through the gate; `confirm` asks twice at a prompt. Errors: denied, io.
Result<seal::Opener> pass_gate(const Gate& gate, bool confirm);

/// A passphrase of six random words, for a person who has none.
std::string suggested_passphrase();

} // namespace vigil::app
