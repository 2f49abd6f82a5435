// SPDX-License-Identifier: AGPL-3.0-or-later
#include "worker/zygote.hpp"

#include "ingest/extraction.hpp"
#include "read/models.hpp"
#include "resources/resources.hpp"
#include "worker/job.hpp"
#include "worker/sandbox.hpp"
#include "worker/why.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace vigil::worker {

namespace {

using Moment = std::chrono::steady_clock::time_point;

struct Child {
    pid_t pid;
    Descriptor status;
    Moment started;
};

std::optional<JobDescriptors> receive(int control)
{
    std::array<char, 1> byte{};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(3 * sizeof(int))> space{};
    iovec piece{byte.data(), byte.size()};
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = space.data();
    message.msg_controllen = space.size();
    if (::recvmsg(control, &message, MSG_CMSG_CLOEXEC) <= 0)
        return std::nullopt;
    const cmsghdr* header = CMSG_FIRSTHDR(&message);
    if (header == nullptr || header->cmsg_len != CMSG_LEN(3 * sizeof(int)))
        return std::nullopt;
    std::array<int, 3> numbers{};
    std::memcpy(numbers.data(), CMSG_DATA(header), sizeof numbers);
    return JobDescriptors{Descriptor{numbers[0]}, Descriptor{numbers[1]}, Descriptor{numbers[2]}};
}

bool read_all(int from, std::uint8_t* into, std::size_t size)
{
    while (size > 0) {
        const ssize_t got = ::read(from, into, size);
        if (got <= 0)
            return false;
        into += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

struct AnyJob {
    Job job;
    Cbor head; ///< What else it asks for: a draft, or why.
};

Result<AnyJob> read_job(int input)
{
    const auto size = static_cast<std::uint64_t>(::lseek(input, 0, SEEK_END));
    ::lseek(input, 0, SEEK_SET);
    std::uint64_t head_size = 0;
    if (!read_all(input, reinterpret_cast<std::uint8_t*>(&head_size), sizeof head_size) ||
        head_size > size - sizeof head_size)
        return Error{Fault::malformed, "the job is cut short"};
    Bytes head(head_size);
    Bytes bytes(size - sizeof head_size - head_size);
    if (!read_all(input, head.data(), head.size()) || !read_all(input, bytes.data(), bytes.size()))
        return Error{Fault::malformed, "the job is cut short"};
    VIGIL_TRY(const auto value, decode_cbor(head));
    VIGIL_TRY(auto job, job_from_cbor(value));
    job.bytes = std::move(bytes);
    return AnyJob{std::move(job), value};
}

Cbor answer_to(AnyJob& any, const read::Lexicon& lexicon, const Bounds& bounds)
{
    if (asks_for_draft(any.head))
        return to_cbor(extract_and_read_draft(any.job, lexicon, bounds.limits));
    if (!asks_why(any.head))
        return to_cbor(extract_and_read(any.job, lexicon, bounds.limits));
    const auto why = why_job_from_cbor(any.head);
    if (!why)
        ::_exit(11);
    const auto text = as_text(any.job.bytes);
    return to_cbor(read::explain_claim(lexicon, text, why->context, why->type, why->rule, why->quote));
}

/// Exit codes tell the parent why there is no outcome: 10 no sandbox, 11 no job, 12 could not be written, 13 out of
/// memory.
[[noreturn]] void work(const JobDescriptors& descriptors, const read::Lexicon& lexicon, const Bounds& bounds)
{
    if (!enter_sandbox(bounds, {descriptors.input.number(), descriptors.output.number()}))
        ::_exit(10);
    try {
        auto job = read_job(descriptors.input.number());
        if (!job)
            ::_exit(11);
        const Bytes answer = encode_cbor(answer_to(*job, lexicon, bounds));
        ::_exit(write_all(descriptors.output.number(), answer.data(), answer.size()) ? 0 : 12);
    } catch (...) { // Whatever a library throws on hostile bytes ends with this process.
        ::_exit(13);
    }
}

/// Tells the ends of children to whoever waits for them, and kills those that outlive the wall limit.
void reap(std::vector<Child>& children, const Bounds& bounds)
{
    const auto now = std::chrono::steady_clock::now();
    for (auto child = children.begin(); child != children.end();) {
        int status = 0;
        if (::waitpid(child->pid, &status, WNOHANG) == child->pid) {
            (void)!::write(child->status.number(), &status, sizeof status);
            child = children.erase(child);
            continue;
        }
        if (now - child->started > bounds.wall + std::chrono::seconds{2})
            ::kill(child->pid, SIGKILL);
        ++child;
    }
}

std::shared_ptr<const read::Lexicon> embedded_lexicon()
{
    std::vector<read::DataFile> files;
    constexpr std::string_view folder = "data/";
    for (const auto& file : resources::files_under(folder))
        files.push_back({std::string{file.path.substr(folder.size())}, std::string{file.bytes}});
    std::vector<read::ModelFile> models;
    for (const auto& file : resources::files_under("models/"))
        if (std::string language = read::model_language(file.path); !language.empty())
            models.push_back({std::move(language), file.bytes});
    auto lexicon = read::compile_lexicon(files, models);
    if (!lexicon) {
        std::fprintf(stderr, "vigil: %s\n", lexicon.error().message.c_str());
        ::_exit(14);
    }
    return *std::move(lexicon);
}

} // namespace

void serve_jobs(Descriptor control, const Bounds& bounds)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGINT, SIG_IGN); // Ctrl-C is for the parent, which then closes the control socket.
    ::signal(SIGPIPE, SIG_IGN);
    const auto lexicon = embedded_lexicon();
    ingest::prepare(); // The children may open no file: without the tables of fonts a PDF would seem to have no text.
    std::vector<Child> children;
    for (;;) {
        pollfd waiting{control.number(), POLLIN, 0};
        ::poll(&waiting, 1, children.empty() ? 1000 : 2);
        reap(children, bounds);
        if (waiting.revents == 0)
            continue;
        auto job = receive(control.number());
        if (!job)
            ::_exit(0);
        const pid_t pid = ::fork();
        if (pid == 0)
            work(*job, *lexicon, bounds);
        children.push_back({pid, std::move(job->status), std::chrono::steady_clock::now()});
    }
}

} // namespace vigil::worker
