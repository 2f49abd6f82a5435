// SPDX-License-Identifier: AGPL-3.0-or-later
// ZIP, tar and compressed files: each member is read by its own content. docs/formats/archive.md.
#include "ingest/formats.hpp"
#include "ingest/unpack.hpp"

namespace vigil::ingest {
namespace {

std::string base_name(const std::string& path)
{
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

/// The name of what a single compressed file holds: "report.txt" from "report.txt.gz".
std::string without_suffix(const std::string& name)
{
    for (const std::string_view suffix : {".gz", ".bz2", ".xz"})
        if (name.size() > suffix.size() && name.ends_with(suffix))
            return name.substr(0, name.size() - suffix.size());
    return name.empty() ? "data" : name;
}

std::string_view media_type_of(std::string_view bytes)
{
    if (bytes.starts_with("PK"))
        return "application/zip";
    if (bytes.starts_with("\x1F\x8B"))
        return "application/gzip";
    if (bytes.starts_with("BZh"))
        return "application/x-bzip2";
    return bytes.starts_with("\xFD") ? "application/x-xz" : "application/x-tar";
}

} // namespace

void extract_archive(const Job& job, Sink& sink)
{
    sink.recognised(job, media_type_of(as_text(job.bytes)));
    const auto take = [&](Member member) {
        Job inner;
        inner.name = member.name.empty() ? without_suffix(job.name) : base_name(member.name);
        inner.path = job.path_of("member:" + (member.name.empty() ? inner.name : member.name));
        inner.bytes = member.bytes;
        inner.depth = job.depth + 1;
        if (member.encrypted)
            sink.note("encrypted", inner.where() + " is locked with a password: unpack it and add it.");
        else
            extract_member(inner, sink);
        return !sink.full();
    };
    for_each_member(
        job, sink, [](const std::string&) { return true; }, take);
}

} // namespace vigil::ingest
