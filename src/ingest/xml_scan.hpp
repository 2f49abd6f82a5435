// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/source_text.hpp"

/// A scanner of XML-like text that never gives up: feeds in the wild are cut off, badly nested or hold bare "&".
/// It knows no DTD and no entities of its own, so nothing can expand or be fetched.
namespace vigil::ingest {

struct XmlToken {
    enum class Kind { open, close, empty, text, end } kind = Kind::end;
    std::string_view name;                ///< Of tags, as written ("content:encoded").
    std::size_t begin = 0, end = 0;       ///< The whole token in the text.
    std::size_t inner = 0, inner_end = 0; ///< Of tags: the attributes; of text and CDATA: the characters.
    bool cdata = false;
};

class XmlScanner {
public:
    explicit XmlScanner(std::string_view text) : m_text{text} {}
    /// The next tag or run of text. Comments, declarations and processing instructions are passed over.
    XmlToken next();
    std::string_view text() const { return m_text; }

private:
    XmlToken tag(std::size_t open);
    std::string_view m_text;
    std::size_t m_at = 0;
};

/// Behind the comment, declaration or processing instruction that begins at `open` ("<!" or "<?"), the internal subset
/// of a DOCTYPE included; the end of the text when it is not closed.
std::size_t behind_declaration(std::string_view text, std::size_t open);

/// The value of an attribute of an open tag, character references resolved; "" when absent.
std::string xml_attribute(std::string_view attributes, std::string_view name);

/// One level of escaping taken from source text [begin, end): CDATA, the five entities, numeric references. Other
/// references stay as written, for HTML to resolve. Markup that is not escaped stays too.
SourceText unescaped(const SourceText& source, std::size_t begin, std::size_t end);
std::string unescaped(std::string_view text);

/// Appends source text [begin, end) with its places.
void append_piece(SourceText& out, const SourceText& source, std::size_t begin, std::size_t end);

} // namespace vigil::ingest
