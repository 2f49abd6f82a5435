// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/unpack.hpp"

#include "base/utf8.hpp"
#include "ingest/source_text.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <clocale>
#include <memory>

namespace vigil::ingest {
namespace {

struct Close {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, Close>;

/// libarchive converts the names of members to the character set of the locale; in the locale "C" it would lose all
/// that are not ASCII. The locale holds for this thread and this call only.
class Utf8Locale {
public:
    Utf8Locale() : m_before{uselocale(utf8())} {}
    ~Utf8Locale() { uselocale(m_before); }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    static locale_t utf8()
    {
        static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", static_cast<locale_t>(nullptr));
        return locale;
    }
    locale_t m_before;
};

/// Only what libarchive does itself: some of its filters would start other programs.
Reader open_reader(ByteView bytes)
{
    Reader reader{archive_read_new()};
    if (!reader)
        return reader;
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_tar(reader.get());
    archive_read_support_format_gnutar(reader.get());
    archive_read_support_format_raw(reader.get());
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        reader.reset();
    return reader;
}

std::string name_of(archive_entry* entry)
{
    if (const char* utf8 = archive_entry_pathname_utf8(entry); utf8 != nullptr && is_utf8(utf8))
        return to_nfc(utf8);
    const char* raw = archive_entry_pathname(entry);
    return raw == nullptr ? "unnamed" : to_nfc(decoded_text(as_bytes(std::string_view{raw}), ""));
}

/// Bytes of the current member, or nothing once it passes a bound.
class MemberReader {
public:
    MemberReader(const Job& job, Sink& sink) : m_job{job}, m_sink{sink} {}

    bool read(archive* reader, Bytes& out)
    {
        std::array<std::uint8_t, 1 << 16> buffer{};
        for (;;) {
            const la_ssize_t got = archive_read_data(reader, buffer.data(), buffer.size());
            if (got == 0)
                return true;
            if (got < 0) {
                m_damaged = true;
                return true; // What came before the broken place is kept.
            }
            if (!within(static_cast<std::uint64_t>(got))) {
                m_bomb = true;
                return false;
            }
            out.insert(out.end(), buffer.begin(), buffer.begin() + got);
        }
    }
    bool damaged() const { return m_damaged; }
    bool bomb() const { return m_bomb; }

private:
    /// The ratio counts from the first megabyte on: small texts compress well.
    bool within(std::uint64_t bytes)
    {
        constexpr std::uint64_t free_bytes = 1 << 20;
        m_unpacked += bytes;
        const bool dense = m_unpacked > free_bytes && m_unpacked > m_job.bytes.size() * m_sink.limits().archive_ratio;
        return !dense && m_sink.unpack(bytes);
    }

    const Job& m_job;
    Sink& m_sink;
    std::uint64_t m_unpacked = 0;
    bool m_damaged = false, m_bomb = false;
};

bool is_litter(std::string_view name)
{
    return name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") || name.ends_with("Thumbs.db");
}

void note_damage(const Job& job, Sink& sink)
{
    sink.note("damaged", job.where() + " is an archive that is broken or cut off; what could be unpacked was read.");
}

} // namespace

void for_each_member(const Job& job, Sink& sink, const std::function<bool(const std::string&)>& wants,
                     const std::function<bool(Member)>& take)
{
    const Utf8Locale utf8;
    const Reader reader = open_reader(job.bytes);
    if (!reader)
        return note_damage(job, sink);
    MemberReader members{job, sink};
    std::uint32_t seen = 0;
    for (;;) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(reader.get(), &entry);
        if (status == ARCHIVE_EOF)
            return;
        if (status < ARCHIVE_WARN)
            return note_damage(job, sink);
        if (++seen > sink.limits().parts)
            return sink.note("limit",
                             job.where() + " holds more files than Vigil takes at once; unpack it and add them.");
        const bool raw = archive_format(reader.get()) == ARCHIVE_FORMAT_RAW;
        Member member;
        member.name = raw ? std::string{} : name_of(entry);
        const bool regular = raw || archive_entry_filetype(entry) == AE_IFREG;
        if (!regular || is_litter(member.name) || !wants(member.name))
            continue;
        member.encrypted = archive_entry_is_data_encrypted(entry) != 0;
        if (!member.encrypted && !members.read(reader.get(), member.bytes))
            return sink.note("limit", job.where() + " unpacks to far more than its size; the rest of it is left out.");
        if (members.damaged())
            note_damage(job, sink);
        if (!take(std::move(member)) || members.damaged())
            return;
    }
}

std::map<std::string, std::string> read_members(const Job& job, Sink& sink,
                                                const std::function<bool(const std::string&)>& wants)
{
    std::map<std::string, std::string> found;
    for_each_member(job, sink, wants, [&](Member member) {
        found.emplace(std::move(member.name), std::string{as_text(member.bytes)});
        return true;
    });
    return found;
}

} // namespace vigil::ingest
