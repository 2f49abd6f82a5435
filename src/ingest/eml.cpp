// SPDX-License-Identifier: AGPL-3.0-or-later
// Mail by gmime: docs/formats/eml.md. gmime takes messages apart; characters are converted here, by ICU.
#include "base/utf8.hpp"
#include "ingest/formats.hpp"
#include "ingest/html_text.hpp"
#include "ingest/mail_words.hpp"
#include "ingest/stated_date.hpp"
#include "ingest/text_form.hpp"

#include <gmime/gmime.h>

#include <memory>

namespace vigil::ingest {
namespace {

struct Unref {
    template <typename T>
    void operator()(T* object) const
    {
        g_object_unref(object);
    }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

constexpr int deepest_part = 32;

std::string raw_header(GMimeObject* object, const char* name)
{
    GMimeHeader* header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    const char* value = header != nullptr ? g_mime_header_get_raw_value(header) : nullptr;
    return value != nullptr ? one_line(mail_words(value)) : std::string{};
}

/// The decoded bytes of a part, or nothing when they pass the bounds.
bool content_of(GMimePart* part, Sink& sink, Bytes& out)
{
    GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
    if (wrapper == nullptr)
        return true;
    const Owned<GMimeStream> stream{g_mime_stream_mem_new()};
    g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    if (bytes == nullptr || !sink.unpack(bytes->len))
        return bytes == nullptr;
    out.assign(bytes->data, bytes->data + bytes->len);
    return true;
}

class MailReader {
public:
    MailReader(const Job& job, Sink& sink) : m_job{job}, m_sink{sink} {}

    void message(GMimeMessage* message, Part& part)
    {
        GMimeObject* object = GMIME_OBJECT(message);
        Metadata& said = part.metadata;
        said.title = raw_header(object, "Subject");
        said.published = stated_date(raw_header(object, "Date"));
        said.organisation = raw_header(object, "Organization");
        if (const std::string from = raw_header(object, "From"); !from.empty()) {
            said.authors.push_back(sender_name(from));
            said.other.emplace_back("sender", from);
        }
        for (const auto& [header, name] :
             {std::pair{"To", "recipients"}, {"Cc", "copies"}, {"Message-ID", "message id"}})
            if (std::string value = raw_header(object, header); !value.empty())
                said.other.emplace_back(name, std::move(value));
        if (GMimeObject* body = g_mime_message_get_mime_part(message))
            walk(body, 0);
        else
            part.notices.push_back({"empty", m_job.where() + " is a mail without a body."});
        part.text = to_nfc(trimmed(m_text));
        part.notices.insert(part.notices.end(), m_notices.begin(), m_notices.end());
    }

    /// Attachments come after the mail itself.
    void attachments()
    {
        for (Attachment& attachment : m_attachments) {
            Job inner;
            inner.bytes = attachment.bytes;
            inner.name = attachment.name;
            inner.path = m_job.path_of("member:" + attachment.name);
            inner.depth = m_job.depth + 1;
            inner.charset = attachment.charset;
            extract_member(inner, m_sink);
            if (m_sink.full())
                return;
        }
    }

private:
    struct Attachment {
        std::string name, charset;
        Bytes bytes;
    };

    void walk(GMimeObject* object, int depth)
    {
        if (depth > deepest_part || m_parts > m_sink.limits().parts) {
            m_sink.note("limit",
                        m_job.where() + " has parts within parts beyond what Vigil follows; the rest is left out.");
            return;
        }
        ++m_parts;
        if (GMIME_IS_MULTIPART(object))
            multipart(GMIME_MULTIPART(object), depth);
        else if (GMIME_IS_MESSAGE_PART(object))
            attached_message(GMIME_MESSAGE_PART(object));
        else if (GMIME_IS_PART(object))
            leaf(GMIME_PART(object), object);
    }

    /// Alternatives say the same: plain text where it has words, else the last, which is the fullest.
    void multipart(GMimeMultipart* parts, int depth)
    {
        const int count = g_mime_multipart_get_count(parts);
        GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
        const bool alternatives = type != nullptr && g_mime_content_type_is_type(type, "multipart", "alternative") != 0;
        const std::size_t before = m_text.size();
        for (int i = 0; i < count; ++i) {
            if (alternatives && m_text.size() > before + 1 && is_text(g_mime_multipart_get_part(parts, i)))
                continue;
            walk(g_mime_multipart_get_part(parts, i), depth + 1);
        }
    }

    static bool is_text(GMimeObject* object)
    {
        GMimeContentType* type = g_mime_object_get_content_type(object);
        return type != nullptr && g_mime_content_type_is_type(type, "text", "*") != 0;
    }

    void attached_message(GMimeMessagePart* part)
    {
        GMimeMessage* message = g_mime_message_part_get_message(part);
        if (message == nullptr)
            return;
        const std::unique_ptr<char, decltype(&g_free)> text{g_mime_object_to_string(GMIME_OBJECT(message), nullptr),
                                                            g_free};
        if (!text)
            return;
        const std::string_view bytes{text.get()};
        if (m_sink.unpack(bytes.size()))
            m_attachments.push_back({numbered("message", ".eml"), {}, {bytes.begin(), bytes.end()}});
    }

    void leaf(GMimePart* part, GMimeObject* object)
    {
        GMimeContentType* type = g_mime_object_get_content_type(object);
        const char* charset = type != nullptr ? g_mime_content_type_get_parameter(type, "charset") : nullptr;
        const char* file = g_mime_part_get_filename(part);
        const char* disposition = g_mime_object_get_disposition(object);
        const bool attached =
            file != nullptr || (disposition != nullptr && std::string_view{disposition} == "attachment");
        const bool html = type != nullptr && g_mime_content_type_is_type(type, "text", "html") != 0;
        const bool plain = type == nullptr || g_mime_content_type_is_type(type, "text", "plain") != 0;
        Bytes bytes;
        if (!content_of(part, m_sink, bytes)) {
            m_sink.note("limit", m_job.where() + " holds more than Vigil unpacks at once; an attachment is left out.");
            return;
        }
        if (!attached && (html || plain))
            return body(bytes, charset != nullptr ? charset : "", html);
        const std::string name = file != nullptr ? one_line(repaired_utf8(file)) : numbered("part", "");
        m_attachments.push_back({name, charset != nullptr ? charset : "", std::move(bytes)});
    }

    void body(const Bytes& bytes, std::string_view charset, bool html)
    {
        const SourceText source = decode(bytes, charset, m_notices);
        Part part;
        TextBuilder out{&source, m_sink.text_left() - std::min<std::uint64_t>(m_sink.text_left(), m_text.size())};
        if (!html)
            copy_paragraphs(source, {0, source.text.size()}, out);
        else if (!copy_html(source, HtmlScope::fragment, m_sink.limits().nesting, out, nullptr))
            m_notices.push_back(
                {"limit", "The mail nests elements deeper than Vigil follows; its words are taken without structure."});
        out.finish(part);
        if (!m_text.empty() && !part.text.empty())
            m_text += "\n\n";
        m_text += part.text;
        m_notices.insert(m_notices.end(), part.notices.begin(), part.notices.end());
    }

    std::string numbered(std::string_view stem, std::string_view suffix)
    {
        return std::string{stem} + "-" + std::to_string(m_attachments.size() + 1) + std::string{suffix};
    }

    const Job& m_job;
    Sink& m_sink;
    std::string m_text;
    std::vector<Notice> m_notices;
    std::vector<Attachment> m_attachments;
    std::uint32_t m_parts = 0;
};

void start_gmime()
{
    static const bool started = (g_mime_init(), true);
    static_cast<void>(started);
}

} // namespace

void extract_eml(const Job& job, Sink& sink)
{
    start_gmime();
    const Owned<GMimeStream> stream{
        g_mime_stream_mem_new_with_buffer(reinterpret_cast<const char*>(job.bytes.data()), job.bytes.size())};
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    const Owned<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), nullptr)};
    if (!message)
        return sink.note("damaged", job.where() + " looks like a mail but cannot be read as one. Its bytes are kept.");
    Part part = start_part(job, "eml", "eml-1");
    MailReader reader{job, sink};
    reader.message(message.get(), part);
    if (sink.add(std::move(part)))
        reader.attachments();
}

} // namespace vigil::ingest
