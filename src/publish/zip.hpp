// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/digest.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

/// A small ZIP writer (APPNOTE 6.3, UTF-8 names) for XLSX, DOCX and archives. Members are deflated where that makes
/// them smaller. Nothing is written anywhere; the time of every member is the first that ZIP knows, so that the same
/// members give the same bytes and say nothing of when they were made.
namespace vigil::publish {

class Zip {
public:
    /// Pre: `name` is UTF-8, relative, and has not been added before.
    void add(std::string_view name, ByteView bytes);
    void add(std::string_view name, std::string_view text) { add(name, as_bytes(text)); }
    /// Errors: invalid_argument: more than 65,535 members, or 4 GiB, which this form of ZIP cannot hold.
    Result<Bytes> finish();

private:
    struct Member {
        std::string name;
        std::uint32_t crc = 0, packed = 0, size = 0;
        std::uint64_t offset = 0;
        bool deflated = false;
    };
    Bytes m_bytes;
    std::vector<Member> m_members;
    bool m_too_large = false;
};

} // namespace vigil::publish
