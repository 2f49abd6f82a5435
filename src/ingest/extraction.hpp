// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/cbor.hpp"
#include "base/edtf.hpp"
#include "base/result.hpp"
#include "domain/claim.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bytes to parts and texts. Pure, one file per format; runs in the child without rights, so what comes back is
/// validated again by `extraction_from_cbor`.
namespace vigil::ingest {

/// What a document says of itself. Everything is a claim of the document, nothing is checked.
struct Metadata {
    std::string title;
    std::vector<std::string> authors;
    std::string organisation;
    std::optional<Edtf> published;
    std::string language;                                   ///< ISO 639-1, or empty when not known.
    std::string url;                                        ///< Canonical address.
    std::vector<std::pair<std::string, std::string>> other; ///< Further fields as found: camera, sender, recipients …
    bool operator==(const Metadata&) const = default;
};

/// A piece of the text that was copied from a piece of the source bytes. Runs are in order of text, without overlap;
/// text between runs (paragraph breaks, separators) was added by the extractor.
struct MapRun {
    std::uint32_t text_begin = 0; ///< Bytes of the text, half-open.
    std::uint32_t text_end = 0;
    std::uint64_t source_begin =
        0; ///< Bytes of the part's source bytes, half-open. For PDF: offsets are absent (0, 0).
    std::uint64_t source_end = 0;
    std::uint32_t page = 0; ///< 1-based page of a PDF, else 0.
    bool operator==(const MapRun&) const = default;
};

/// A row or cell of a table, in the part's text.
struct Cell {
    domain::Span span;
    std::uint32_t sheet = 0, row = 0, column = 0; ///< 0-based.
    bool operator==(const Cell&) const = default;
};

/// A doubt about content, kept and shown: an unreadable page, a guessed encoding, an encrypted file.
struct Notice {
    std::string
        code; ///< "encrypted", "no-text-layer", "truncated", "encoding-guessed", "limit", …: docs/formats/notices.md
    std::string text; ///< One sentence for the person at the keyboard.
    bool operator==(const Notice&) const = default;
};

/// One report inside a document.
struct Part {
    std::string
        path; ///< Where in the document: "" (the whole), "member:a/b.html", "item:3", "bytes:0-5075"; joined by "!".
    std::string format; ///< "text", "markdown", "html", "rss", "atom", "pdf", "docx", "eml", "csv", "xlsx", "image", …
    std::string extractor; ///< Name and version of the code that made the text: "html-1".
    Metadata metadata;
    std::string text; ///< NFC UTF-8; paragraphs are separated by one blank line. May be empty (an image).
    std::vector<MapRun> map;
    std::vector<Cell> cells;
    std::vector<Notice> notices;
    bool operator==(const Part&) const = default;
};

struct Extraction {
    std::string media_type; ///< As recognised from content: "text/html".
    std::vector<Part> parts;
    std::vector<Notice> notices; ///< About the document as a whole.
    bool operator==(const Extraction&) const = default;
};

/// Bounds on one document. Exceeding one ends that document (or member) with a notice "limit".
struct Limits {
    std::uint64_t input_bytes = 256ULL << 20;
    std::uint64_t text_bytes = 32ULL << 20; ///< Of all texts together.
    std::uint32_t parts = 10'000;
    std::uint32_t archive_depth = 3;
    std::uint32_t archive_ratio = 200; ///< Unpacked to packed bytes.
    std::uint32_t nesting = 512;       ///< Of elements.
};

/// Reads `bytes` by their content; `file_name` (a name, never a path) only breaks ties. Never fails: what cannot be
/// read yields a part without text or no part, and a notice that says why.
Extraction extract(ByteView bytes, std::string_view file_name, const Limits& limits = {});

/// Makes the libraries load now what they would otherwise load at their first use (tables, a locale), by reading one
/// tiny document of each kind. Call it before giving up the right to open files; `extract` gives the same results
/// without.
void prepare();

/// The form between processes and in entries.
Cbor to_cbor(const Extraction& extraction);
/// Validates everything: UTF-8 and NFC, runs and cells inside the text, in order, without overlap; limits.
/// Errors: malformed.
Result<Extraction> extraction_from_cbor(const Cbor& value, const Limits& limits = {});

/// How alike two texts are, 0 to 1: resemblance of their word 4-shingles estimated by minhash. Near duplicates: >= 0.7.
struct Sketch {
    std::vector<std::uint64_t> minima; ///< 64 values.
    bool operator==(const Sketch&) const = default;
};
Sketch sketch(std::string_view text);
double resemblance(const Sketch& a, const Sketch& b);

} // namespace vigil::ingest
