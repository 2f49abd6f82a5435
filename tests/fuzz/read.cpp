// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base domain read resources
// Whatever the text: the reader ends, and every quote and every value with a span is copied from it.
#include "base/utf8.hpp"
#include "holds.hpp"
#include "read/reader.hpp"
#include "resources/resources.hpp"

namespace {

std::shared_ptr<const vigil::read::Lexicon> compiled()
{
    std::vector<vigil::read::DataFile> files;
    for (const auto& file : vigil::resources::files_under("data/"))
        files.push_back({std::string{file.path.substr(5)}, std::string{file.bytes}});
    auto lexicon = vigil::read::compile_lexicon(files);
    VIGIL_ASSERT(lexicon);
    return *lexicon;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace vigil;
    static const std::shared_ptr<const read::Lexicon> lexicon = compiled();
    const std::string text = to_nfc(fuzz::text_of(data, size));
    read::Context context;
    context.published = *parse_edtf("2026-01-09");
    context.language = "en";
    context.organisation = "Harbour Watch";
    for (const domain::Claim& claim : read::read_text(*lexicon, text, context).claims) {
        VIGIL_ASSERT(claim.span.begin < claim.span.end && claim.span.end <= text.size());
        VIGIL_ASSERT(text.substr(claim.span.begin, claim.span.end - claim.span.begin) == claim.quote);
        for (const domain::Value& value : claim.values)
            if (value.span)
                VIGIL_ASSERT(text.substr(value.span->begin, value.span->end - value.span->begin) == value.text);
    }
    return 0;
}
