// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ingest/extraction.hpp"

#include <array>

namespace vigil::ingest {
namespace {

/// A page with one word in a standard font.
constexpr std::string_view tiny_pdf =
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> "
    ">>\nendobj\n"
    "4 0 obj\n<< /Length 33 >>\nstream\nBT /F 9 Tf 9 9 Td (ready) Tj ET  \nendstream\nendobj\n"
    "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\n";

constexpr std::array<std::string_view, 6> tiny_documents{
    tiny_pdf,
    "<html><body><p>ready &eacute;</p></body></html>",
    "From: a@example.org\nTo: b@example.org\nSubject: =?iso-8859-1?Q?=E9?=\nDate: 1 Jan 2026\n\nready\n",
    "Subject: x\nFrom: a@example.org\nDate: 1 Jan 2026\nMIME-Version: 1.0\nContent-Type: text/plain; "
    "charset=windows-1256\n"
    "Content-Transfer-Encoding: base64\n\n4eo=\n",
    "caf\xE9 ready e\xCC\x81",
    // An empty ZIP: only the end of its directory.
    std::string_view{"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22},
};

} // namespace

void prepare()
{
    for (const std::string_view document : tiny_documents)
        static_cast<void>(extract(as_bytes(document), ""));
}

} // namespace vigil::ingest
