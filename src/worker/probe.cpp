// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/sandbox.hpp"
#include "worker/worker.hpp"

#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vigil::worker {

namespace {

/// Each returns true when the deed succeeded, which it must not.
bool opens_a_file()
{
    return ::open("/etc/passwd", O_RDONLY) >= 0;
}
bool writes_a_file()
{
    return ::open("vigil-probe", O_WRONLY | O_CREAT, 0600) >= 0;
}
bool reads_proc()
{
    return ::syscall(SYS_openat, AT_FDCWD, "/proc/self/mem", O_RDWR) >= 0;
}
bool makes_a_socket()
{
    return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
}
bool starts_a_program()
{
    std::array<char*, 1> none{nullptr};
    ::execve("/bin/true", none.data(), none.data());
    return true;
}
bool forks()
{
    return ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) >= 0;
}
bool traces_its_parent()
{
    return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0;
}
bool kills_its_parent()
{
    return ::kill(::getppid(), 0) == 0;
}
bool maps_executable_memory()
{
    return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}
bool makes_memory_executable()
{
    void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return ::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
}
bool maps_two_gibibytes()
{
#ifdef VIGIL_UNDER_SANITIZER // No memory limit there; see sandbox.cpp.
    return false;
#else
    return ::mmap(nullptr, 2ULL << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
#endif
}

struct Probe {
    const char* deed;
    bool (*succeeds)();
};
constexpr std::array probes{
    Probe{"open a file", opens_a_file},
    Probe{"write a file", writes_a_file},
    Probe{"open its own memory through /proc", reads_proc},
    Probe{"make a network socket", makes_a_socket},
    Probe{"start a program", starts_a_program},
    Probe{"fork", forks},
    Probe{"trace its parent", traces_its_parent},
    Probe{"signal its parent", kills_its_parent},
    Probe{"map executable memory", maps_executable_memory},
    Probe{"make memory executable", makes_memory_executable},
    Probe{"map two gibibytes", maps_two_gibibytes},
};

std::string outcome_of(const Probe& probe)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (!enter_sandbox({}, {}))
            ::_exit(3);
        ::_exit(probe.succeeds() ? 2 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGSYS ? "killed" : "killed by signal " + std::to_string(WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ? "denied" : WEXITSTATUS(status) == 3 ? "no sandbox" : "ALLOWED";
}

} // namespace

std::vector<std::string> probe_sandbox()
{
    std::vector<std::string> lines;
    for (const auto& probe : probes)
        lines.push_back(std::string{probe.deed} + ": " + outcome_of(probe));
    return lines;
}

} // namespace vigil::worker
