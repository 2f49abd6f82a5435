// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/care.hpp"
#include "app/files.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef VIGIL_VERSION
#error "the build names the version"
#endif

namespace vigil::app {
namespace {

namespace fs = std::filesystem;
using Level = AuditLine::Level;

AuditLine sandbox_line()
{
    const auto probe = worker::probe_sandbox();
    std::string found;
    bool tight = !probe.empty();
    for (const auto& line : probe) {
        found += (found.empty() ? "" : "; ") + line;
        tight = tight && (line.ends_with("denied") || line.ends_with("killed"));
    }
    if (probe.empty())
        found = "no child without rights could be started";
    return {tight ? Level::good : Level::bad, "reading documents without rights", found,
            tight
                ? ""
                : "documents are kept but not read here; use a kernel with Landlock and seccomp (Linux 5.13 or newer)"};
}

AuditLine core_dump_line()
{
    rlimit limit{};
    const bool off = getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0;
    return {off ? Level::good : Level::bad, "core dumps",
            off ? "off for this program" : "a crash could write secrets to the disk", off ? "" : "run: ulimit -c 0"};
}

/// Swap on an encrypted device is fine; we can only see that there is swap.
AuditLine swap_line()
{
    const auto swaps = read_file("/proc/swaps");
    if (!swaps)
        return {Level::note, "swap", "not known: /proc/swaps cannot be read", ""};
    const auto lines = split(trimmed(as_text(*swaps)), '\n');
    std::string found;
    bool plain = false;
    for (std::size_t n = 1; n < lines.size(); ++n) {
        const auto device = lines[n].substr(0, lines[n].find_first_of(" \t"));
        const bool in_memory = device.find("zram") != std::string_view::npos;
        plain = plain || !in_memory;
        found += (found.empty() ? "" : ", ") + std::string{device};
    }
    if (found.empty())
        return {Level::good, "swap", "none", ""};
    return {plain ? Level::note : Level::good, "swap", found,
            plain ? "keys are kept out of swap, texts are not: encrypt the swap or turn it off" : ""};
}

AuditLine trace_line()
{
    const auto scope = read_file("/proc/sys/kernel/yama/ptrace_scope");
    if (!scope)
        return {Level::note, "tracing by other programs", "not known: the kernel has no Yama", ""};
    const bool open = trimmed(as_text(*scope)) == "0";
    return {open ? Level::note : Level::good, "tracing by other programs",
            open ? "programs of the same user may look into each other (this one forbids it for itself)"
                 : "restricted by the kernel",
            open ? "run as root: sysctl kernel.yama.ptrace_scope=1" : ""};
}

AuditLine root_line()
{
    const bool root = geteuid() == 0;
    return {root ? Level::note : Level::good, "user", root ? "root" : "an ordinary user",
            root ? "work as an ordinary user: a fault in any program run by root reaches everything" : ""};
}

/// Files of a casebook must be closed to group and others.
void audit_files(const std::string& folder, std::vector<AuditLine>& lines)
{
    std::error_code fault;
    if (!fs::is_directory(folder, fault)) {
        lines.push_back({Level::bad, "casebook", "there is no folder " + folder, ""});
        return;
    }
    std::size_t files = 0;
    std::vector<std::string> open;
    const auto look = [&](const fs::path& path) {
        struct stat facts {};
        if (lstat(path.c_str(), &facts) != 0)
            return;
        ++files;
        if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
            open.push_back(path.string());
    };
    look(folder);
    for (auto walk = fs::recursive_directory_iterator(folder, fault);
         !fault && walk != fs::recursive_directory_iterator{}; walk.increment(fault))
        look(walk->path());
    const auto found = std::to_string(files) + " files and folders, " +
                       (open.empty() ? "all closed to other users"
                                     : std::to_string(open.size()) + " open to other users, first " + open.front());
    lines.push_back({open.empty() ? Level::good : Level::bad, "files of the casebook", found,
                     open.empty() ? "" : "run: chmod -R go= " + folder});
}

} // namespace

std::string_view version()
{
    return VIGIL_VERSION;
}

std::string_view name_of(AuditLine::Level level)
{
    switch (level) {
    case Level::good: return "good";
    case Level::note: return "note";
    case Level::bad: return "bad";
    }
    return "";
}

std::vector<AuditLine> audit(const std::string& folder)
{
    // The probe forks, so it comes before anything that could start a thread.
    std::vector<AuditLine> lines{sandbox_line()};
    const auto prepared = seal::prepare();
    lines.push_back({prepared ? Level::good : Level::bad, "memory for keys",
                     prepared ? "locked, wiped after use, closed to tracing" : prepared.error().message, ""});
    lines.push_back(core_dump_line());
    lines.push_back(swap_line());
    lines.push_back(trace_line());
    lines.push_back(root_line());
    lines.push_back(
        {Level::good, "versions", "Vigil " + std::string{version()} + ", libsodium " + sodium_version_string(), ""});
    if (!folder.empty())
        audit_files(casebook_folder(folder), lines);
    return lines;
}

} // namespace vigil::app
