// SPDX-License-Identifier: AGPL-3.0-or-later
// Video and audio: kept with their media type and, for MP4, length and day of recording. docs/formats/recording.md.
#include "base/edtf.hpp"
#include "ingest/big_bytes.hpp"
#include "ingest/formats.hpp"
#include "ingest/recognise.hpp"

#include <array>

namespace vigil::ingest {
namespace {

struct RecordingKind {
    std::string_view magic;
    std::size_t at;
    std::string_view media_type;
    std::string_view format;
};
constexpr std::array kinds{
    RecordingKind{"ftypM4A", 4, "audio/mp4", "audio"},
    RecordingKind{"ftypqt", 4, "video/quicktime", "video"},
    RecordingKind{"ftyp3gp", 4, "video/3gpp", "video"},
    RecordingKind{"ftyp", 4, "video/mp4", "video"},
    RecordingKind{"\x1A\x45\xDF\xA3", 0, "video/webm", "video"},
    RecordingKind{"AVI ", 8, "video/x-msvideo", "video"},
    RecordingKind{"WAVE", 8, "audio/wav", "audio"},
    RecordingKind{"OggS", 0, "audio/ogg", "audio"},
    RecordingKind{"fLaC", 0, "audio/flac", "audio"},
    RecordingKind{"ID3", 0, "audio/mpeg", "audio"},
    RecordingKind{"\xFF\xFB", 0, "audio/mpeg", "audio"},
    RecordingKind{"\xFF\xF3", 0, "audio/mpeg", "audio"},
    RecordingKind{"#!AMR", 0, "audio/amr", "audio"},
};

const RecordingKind* kind_of(std::string_view head)
{
    for (const RecordingKind& kind : kinds)
        if (head.size() > kind.at + kind.magic.size() && head.substr(kind.at).starts_with(kind.magic) &&
            (kind.at != 8 || head.starts_with("RIFF")))
            return &kind;
    return nullptr;
}

/// The movie header of an MP4: creation in seconds since 1904, time scale, duration.
void read_movie_header(ByteView bytes, Metadata& metadata)
{
    const std::size_t at = as_text(bytes).find("mvhd");
    if (at == std::string_view::npos || number_at(bytes, at + 4, 1) != 0)
        return;
    const std::uint32_t created = number_at(bytes, at + 8, 4), scale = number_at(bytes, at + 16, 4);
    const std::uint32_t duration = number_at(bytes, at + 20, 4);
    if (scale > 0 && duration > 0)
        metadata.other.emplace_back("length", std::to_string(duration / scale) + " s");
    if (created > 2'082'844'800U) { // 1970: devices without a clock write small numbers.
        const auto day = std::chrono::sys_days{std::chrono::year{1904} / 1 / 1} + std::chrono::days{created / 86'400};
        metadata.other.emplace_back("recorded on", to_string(Day{day}));
    }
}

} // namespace

bool is_recording(const Sample& sample)
{
    return kind_of(sample.head) != nullptr;
}

void extract_recording(const Job& job, Sink& sink)
{
    const RecordingKind& kind = *kind_of(sample_of(job).head);
    sink.recognised(job, kind.media_type);
    Part part = start_part(job, kind.format, "recording-1");
    part.metadata.other.emplace_back("media type", kind.media_type);
    if (kind.at == 4)
        read_movie_header(job.bytes, part.metadata);
    sink.add(std::move(part));
}

} // namespace vigil::ingest
