// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/sandbox.hpp"

#include <linux/landlock.h>
#include <seccomp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vigil::worker {

namespace {

Error refused(const char* what)
{
    return {Fault::denied, std::string{"cannot take the child's rights away ("} + what + ": " + std::strerror(errno) +
                               "); documents are kept but not parsed on this kernel"};
}

long landlock_version()
{
    return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/// All file rights that exist at this version of Landlock; Debian 12's header knows those of version 2 only, the bits
/// of later versions are facts of the kernel interface (3: truncate, 5: ioctl on devices).
std::uint64_t file_rights(long version)
{
    const int bits = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return (1ULL << bits) - 1;
}

/// The attribute of version 4, which also names network rights: bind and connect over TCP.
struct RulesetAttribute {
    std::uint64_t files, network;
};

Result<Done> forbid_files(long version)
{
    const RulesetAttribute attribute{file_rights(version), version >= 4 ? 3ULL : 0ULL};
    const std::size_t size = version >= 4 ? sizeof attribute : sizeof attribute.files;
    const long ruleset = ::syscall(SYS_landlock_create_ruleset, &attribute, size, 0);
    if (ruleset < 0)
        return refused("Landlock");
    const long done = ::syscall(SYS_landlock_restrict_self, static_cast<int>(ruleset), 0);
    ::close(static_cast<int>(ruleset));
    if (done != 0)
        return refused("Landlock");
    return Done{};
}

Result<Done> limit(__rlimit_resource what, rlim_t value, const char* name)
{
    const rlimit bound{value, value};
    return ::setrlimit(what, &bound) == 0 ? Result<Done>{Done{}} : Result<Done>{refused(name)};
}

Result<Done> limit_resources(const Bounds& bounds)
{
#ifndef VIGIL_UNDER_SANITIZER // Its shadow memory is larger than any sensible limit.
    VIGIL_CHECK(limit(RLIMIT_AS, bounds.memory_bytes, "memory limit"));
#endif
    VIGIL_CHECK(limit(RLIMIT_CPU, static_cast<rlim_t>(bounds.cpu.count()), "processor limit"));
    VIGIL_CHECK(limit(RLIMIT_FSIZE, 0, "file size limit"));
    VIGIL_CHECK(limit(RLIMIT_CORE, 0, "core dump limit"));
    return Done{};
}

constexpr std::array allowed_calls{
    SCMP_SYS(read),           SCMP_SYS(write),
    SCMP_SYS(close),          SCMP_SYS(munmap),
    SCMP_SYS(mremap),         SCMP_SYS(brk),
    SCMP_SYS(madvise),        SCMP_SYS(exit),
    SCMP_SYS(exit_group),     SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),  SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom),      SCMP_SYS(lseek),
    SCMP_SYS(sigaltstack),    SCMP_SYS(getpid),
    SCMP_SYS(gettid),         SCMP_SYS(sched_yield),
    SCMP_SYS(getuid),         SCMP_SYS(geteuid),
    SCMP_SYS(getgid),         SCMP_SYS(getegid),
    SCMP_SYS(fstat),          SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),           SCMP_SYS(sched_getaffinity),
};
/// Libraries try these and cope with a refusal (locale, fonts, character maps), so they are refused, not deadly.
constexpr std::array refused_calls{
    SCMP_SYS(open),       SCMP_SYS(openat),    SCMP_SYS(access), SCMP_SYS(faccessat),  SCMP_SYS(faccessat2),
    SCMP_SYS(stat),       SCMP_SYS(lstat),     SCMP_SYS(statx),  SCMP_SYS(newfstatat), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getcwd),    SCMP_SYS(ioctl),  SCMP_SYS(fcntl),      SCMP_SYS(uname),
    SCMP_SYS(sysinfo),    SCMP_SYS(prlimit64), SCMP_SYS(prctl),  SCMP_SYS(fadvise64),
};

/// Memory may be mapped and protected, but never be made executable.
bool allow_memory(scmp_filter_ctx filter)
{
    const auto no_exec = SCMP_A2(SCMP_CMP_MASKED_EQ, static_cast<scmp_datum_t>(PROT_EXEC), 0);
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_exec) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_exec) == 0;
}

/// abort() raises SIGABRT in this very thread; a signal to any other process stays deadly.
bool allow_own_end(scmp_filter_ctx filter)
{
    const auto self = SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()));
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, self) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(rt_sigaction), 0) == 0;
}

Result<Done> filter_calls()
{
    const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter{seccomp_init(SCMP_ACT_KILL_PROCESS), seccomp_release};
    bool good = filter != nullptr && allow_memory(filter.get()) && allow_own_end(filter.get());
    for (const int call : allowed_calls)
        good = good && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
    for (const int call : refused_calls)
        good = good && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
    if (!good || seccomp_load(filter.get()) != 0)
        return refused("seccomp");
    return Done{};
}

void close_all_but(std::initializer_list<int> keep)
{
    unsigned first = 3;
    std::vector<int> kept{keep};
    std::sort(kept.begin(), kept.end());
    for (const int descriptor : kept) {
        const auto at = static_cast<unsigned>(descriptor);
        if (at > first)
            ::syscall(SYS_close_range, first, at - 1, 0U);
        first = std::max(first, at + 1);
    }
    ::syscall(SYS_close_range, first, ~0U, 0U);
}

} // namespace

Result<Done> sandbox_available()
{
    if (landlock_version() < 1)
        return refused("Landlock");
    if (::prctl(PR_GET_SECCOMP) < 0)
        return refused("seccomp");
    return Done{};
}

Result<Done> enter_sandbox(const Bounds& bounds, std::initializer_list<int> keep)
{
    close_all_but(keep);
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0 ||
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return refused("prctl");
    ::alarm(static_cast<unsigned>(bounds.wall.count()));
    VIGIL_CHECK(limit_resources(bounds));
    VIGIL_CHECK(forbid_files(landlock_version()));
    return filter_calls();
}

} // namespace vigil::worker
