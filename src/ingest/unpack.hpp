// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/job.hpp"

#include <functional>
#include <map>

/// Archives in memory, by libarchive: ZIP, tar, gzip, bzip2, xz. Nothing is written anywhere and no program is started.
namespace vigil::ingest {

struct Member {
    std::string name; ///< As in the archive, with its folders; "" for a compressed single file.
    Bytes bytes;
    bool encrypted = false;
};

/// Calls `take` for each regular file until it returns false. `wants` says by name whether its bytes are needed.
/// Stops with the notice "limit" when members unpack to more than the limits, and "damaged" at a broken place.
void for_each_member(const Job& job, Sink& sink, const std::function<bool(const std::string& name)>& wants,
                     const std::function<bool(Member)>& take);

/// The named members of an Office file.
std::map<std::string, std::string> read_members(const Job& job, Sink& sink,
                                                const std::function<bool(const std::string& name)>& wants);

} // namespace vigil::ingest
