// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/descriptor.hpp"
#include "worker/job.hpp"
#include "worker/sandbox.hpp"
#include "worker/why.hpp"
#include "worker/worker.hpp"
#include "worker/zygote.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace vigil::worker {

namespace {

Error failed(const char* what)
{
    return {Fault::io, std::string{"the child that parses documents could not be used ("} + what + ": " +
                           std::strerror(errno) + ")"};
}

/// A document that could not be parsed is still a document: the reason is kept with it.
Outcome without_parts(Outcome::End end, std::string code, std::string text)
{
    Outcome outcome;
    outcome.end = end;
    outcome.extraction.media_type = "application/octet-stream";
    outcome.extraction.notices.push_back({std::move(code), std::move(text)});
    return outcome;
}

Result<Descriptor> input_of(const Job& job, const Cbor& described)
{
    Descriptor file{::memfd_create("vigil-job", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
    const Bytes head = encode_cbor(described);
    const std::uint64_t head_size = head.size();
    if (!file.is_open() || !write_all(file.number(), &head_size, sizeof head_size) ||
        !write_all(file.number(), head.data(), head.size()) ||
        !write_all(file.number(), job.bytes.data(), job.bytes.size()))
        return failed("memory file");
    ::fcntl(file.number(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW);
    return file;
}

struct Pipe {
    Descriptor read_end, write_end;
};

Result<Pipe> make_pipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return failed("pipe");
    return Pipe{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

bool hand_over(int control, const std::array<int, 3>& numbers)
{
    char byte = 'j';
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof numbers)> space{};
    iovec piece{&byte, 1};
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = space.data();
    message.msg_controllen = space.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof numbers);
    std::memcpy(CMSG_DATA(header), numbers.data(), sizeof numbers);
    return ::sendmsg(control, &message, MSG_NOSIGNAL) == 1;
}

/// Everything the child writes until it closes its end; nullopt when it takes too long or writes too much.
std::optional<Bytes> collect(int from, const Bounds& bounds)
{
    const auto deadline = std::chrono::steady_clock::now() + bounds.wall + std::chrono::seconds{5};
    Bytes answer;
    std::vector<std::uint8_t> piece(1 << 16);
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd waiting{from, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0)
            return std::nullopt;
        const ssize_t got = ::read(from, piece.data(), piece.size());
        if (got == 0)
            return answer;
        if (got < 0 && errno != EINTR)
            return std::nullopt;
        if (got > 0)
            answer.insert(answer.end(), piece.begin(), piece.begin() + got);
        if (answer.size() > bounds.output_bytes)
            return std::nullopt;
    }
}

Outcome ended_badly(int status, const Bounds& bounds)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 10)
        return without_parts(Outcome::End::refused, "no-sandbox",
                             "This kernel offers no sandbox, so the document was kept but not parsed.");
    if (WIFEXITED(status) && WEXITSTATUS(status) == 13)
        return without_parts(Outcome::End::killed, "limit",
                             "Parsing needed more memory than is allowed; the document was kept but not parsed.");
    if (WIFSIGNALED(status) &&
        (WTERMSIG(status) == SIGALRM || WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
        return without_parts(
            Outcome::End::timed_out, "limit",
            "Parsing took longer than " + std::to_string(bounds.cpu.count()) +
                " seconds of processor time or too much memory; the document was kept but not parsed.");
    const std::string how = WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                                                : "exit code " + std::to_string(WEXITSTATUS(status));
    return without_parts(Outcome::End::killed, "parser-died",
                         "The parser ended early (" + how + "); the document was kept but not parsed.");
}

class ForkedWorkers final : public Workers {
public:
    ForkedWorkers(Descriptor control, pid_t zygote, const Bounds& bounds)
        : m_control{std::move(control)},
          m_zygote{zygote},
          m_bounds{bounds}
    {
    }
    ~ForkedWorkers() override
    {
        m_control.reset(); // The zygote sees the end of its socket and leaves; its children die with it.
        ::waitpid(m_zygote, nullptr, 0);
    }
    Outcome run(const Job& job) override
    {
        return answered<Outcome>(job, to_cbor(job), outcome_from_cbor, [](Outcome outcome) { return outcome; });
    }
    DraftOutcome run_draft(const Job& job)
    {
        return answered<DraftOutcome>(job, draft_job_to_cbor(job), draft_outcome_from_cbor, [](Outcome outcome) {
            return DraftOutcome{std::move(outcome), {}};
        });
    }
    Result<read::Why> run_why(const WhyJob& asked)
    {
        const auto bytes = as_bytes(asked.text);
        Job job;
        job.bytes = Bytes{bytes.begin(), bytes.end()};
        VIGIL_TRY(auto answer, run_in_child(job, to_cbor(asked)));
        if (!answer.value)
            return Error{answer.ended.end == Outcome::End::refused ? Fault::denied : Fault::malformed,
                         answer.ended.end == Outcome::End::refused
                             ? "this kernel offers no sandbox to read it in"
                             : "reading the text again took too much time or memory and was ended"};
        return why_from_cbor(*answer.value, asked.text);
    }

private:
    /// What the child answered, decoded and validated; or how it ended.
    struct Answer {
        std::optional<Cbor> value;
        Outcome ended;
    };

    template <typename T, typename Wrap>
    T answered(const Job& job, const Cbor& described, Result<T> (*decode)(const Cbor&, const ingest::Limits&),
               const Wrap& wrap)
    {
        const auto died = [&](const Error& why) {
            return wrap(without_parts(Outcome::End::killed, "parser-died", why.message + "."));
        };
        auto answer = run_in_child(job, described);
        if (!answer)
            return died(answer.error());
        if (!answer->value)
            return wrap(std::move(answer->ended));
        auto decoded = decode(*answer->value, m_bounds.limits);
        return decoded ? *std::move(decoded) : died(decoded.error());
    }

    Result<Answer> run_in_child(const Job& job, const Cbor& described)
    {
        VIGIL_TRY(const Descriptor input, input_of(job, described));
        VIGIL_TRY(Pipe output, make_pipe());
        VIGIL_TRY(Pipe status, make_pipe());
        if (!hand_over(m_control.number(), {input.number(), output.write_end.number(), status.write_end.number()}))
            return failed("control socket");
        output.write_end.reset();
        status.write_end.reset();
        const auto answer = collect(output.read_end.number(), m_bounds);
        output.read_end.reset();
        return judge(answer, status.read_end.number());
    }

    Result<Answer> judge(const std::optional<Bytes>& answer, int status_from) const
    {
        if (!answer)
            return Answer{{},
                          without_parts(Outcome::End::timed_out, "limit",
                                        "Parsing took too long or gave too much; the document was kept but not "
                                        "parsed.")};
        int status = 0;
        if (::read(status_from, &status, sizeof status) != sizeof status)
            return failed("the zygote is gone");
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            return Answer{{}, ended_badly(status, m_bounds)};
        VIGIL_TRY(auto value, decode_cbor(*answer));
        return Answer{std::move(value), {}};
    }

    Descriptor m_control;
    pid_t m_zygote;
    Bounds m_bounds;
};

} // namespace

DraftOutcome run_draft(Workers& workers, const Job& job)
{
    // Workers::start makes no others.
    return static_cast<ForkedWorkers&>(workers).run_draft(job);
}

Result<read::Why> run_why(Workers& workers, const WhyJob& job)
{
    return static_cast<ForkedWorkers&>(workers).run_why(job);
}

Result<std::unique_ptr<Workers>> Workers::start(const Bounds& bounds)
{
    VIGIL_CHECK(sandbox_available());
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failed("socket");
    Descriptor ours{ends[0]}, theirs{ends[1]};
    const pid_t zygote = ::fork();
    if (zygote < 0)
        return failed("fork");
    if (zygote == 0) {
        ours.reset();
        serve_jobs(std::move(theirs), bounds);
    }
    return std::unique_ptr<Workers>{std::make_unique<ForkedWorkers>(std::move(ours), zygote, bounds)};
}

} // namespace vigil::worker
