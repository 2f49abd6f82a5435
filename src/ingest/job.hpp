// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/extraction.hpp"
#include "ingest/text_builder.hpp"

/// What every format's function receives and where it puts its parts. Internal to the module.
namespace vigil::ingest {

class Sink;

/// One run of bytes to be read: the document, a member of an archive or an attachment.
struct Job {
    ByteView bytes;
    std::string name;        ///< File name, without path.
    std::string path;        ///< Of its parts: "" or "member:a.html"; see Part::path.
    std::uint32_t depth = 0; ///< How many containers it lies in.
    std::string charset;     ///< As declared outside of the bytes (mail, WARC), or "".

    std::string path_of(std::string_view step) const;
    std::string where() const; ///< For notices.
    /// For formats that are text through and through: the bytes that can become text at all; the notice "limit" when
    /// there are more.
    ByteView bounded(const Sink& sink, std::vector<Notice>& notices) const;
};

/// Collects parts and notices within the limits.
class Sink {
public:
    explicit Sink(const Limits& limits)
        : m_limits{limits},
          m_text_left{limits.text_bytes},
          m_bytes_left{limits.input_bytes}
    {
    }

    const Limits& limits() const { return m_limits; }
    std::uint64_t text_left() const { return m_text_left; }
    /// False when no further part is taken; the first refusal adds the notice "limit".
    bool add(Part part);
    void note(std::string code, std::string text);
    bool full() const { return m_full; }
    /// Says the exact media type of the document, where the table knows only its family. Ignored for members.
    void recognised(const Job& job, std::string_view media_type);
    /// Takes `bytes` from what may still be unpacked. False when they are too many.
    bool unpack(std::uint64_t bytes);
    std::uint64_t bytes_left() const { return m_bytes_left; }
    Extraction& result() { return m_result; }

private:
    Limits m_limits;
    std::uint64_t m_text_left, m_bytes_left;
    bool m_full = false;
    Extraction m_result;
};

Part start_part(const Job& job, std::string_view format, std::string_view extractor);

/// Reads a member by its content and adds its parts. Refuses what lies too deep, with the notice "limit".
void extract_member(const Job& job, Sink& sink);

} // namespace vigil::ingest
