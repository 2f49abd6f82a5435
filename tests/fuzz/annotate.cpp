// SPDX-License-Identifier: AGPL-3.0-or-later
// Uses: base domain read
// Whatever the text, ring 1 yields spans that lie inside it, in order, with indexes that exist.
#include "holds.hpp"
#include "read/annotation.hpp"

namespace {

const vigil::read::Lexicon& lexicon()
{
    using vigil::read::DataFile;
    static const auto compiled = vigil::read::compile_lexicon(std::vector<DataFile>{
        {"en/words.tsv",
         "month\t1\tJanuary\nnumber\t3\tthree\nscale\t100\thundred\nvague_number\t100\thundreds\ncue\t15\tsince\n"
         "cue\t16\tbetween\ncue\t20\tand\ncue\t26\tof\nunit_of_time\t1\tday|days\ncue\t7\tago\ncue\t4\tlast\n"
         "law_lead\t\tArticle\nlaw_head\t\tLaw|Code\norganisation_head\t\tCourt\nhonorific\t\tDr\nparticle\t\tal\n"
         "say\t\tsaid\nplace_preposition\t\tin\nplace_head\t\tprison\nabbreviation\t\tMr\nnumber_abbreviation\t\tNo\n"},
        {"en/roles.tsv", "journalist\tjournalists\n"},
        {"common/countries.tsv", "state:IR\tIran\tIranian\n"},
        {"common/places.tsv", "bata\t2310046\tGQ\t08\tS\t173\n"},
        {"common/given_names.tsv", "amal\n"},
    });
    return **compiled;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace vigil::read;
    const auto text = vigil::fuzz::text_of(data, size);
    Context context;
    context.language = "en";
    context.published = *vigil::parse_edtf("2026-01-09");
    const Annotation found = annotate(lexicon(), text, context);
    std::uint32_t end = 0;
    for (const Token& token : found.tokens) {
        VIGIL_ASSERT(token.span.begin >= end && token.span.end > token.span.begin && token.span.end <= text.size());
        end = token.span.end;
    }
    std::uint32_t next = 0;
    for (const Sentence& sentence : found.sentences) {
        VIGIL_ASSERT(sentence.tokens.begin == next && sentence.tokens.end > next);
        next = sentence.tokens.end;
    }
    VIGIL_ASSERT(next == found.tokens.size());
    for (const Mention& mention : found.mentions) {
        VIGIL_ASSERT(!mention.tokens.empty() && mention.tokens.end <= found.tokens.size());
        VIGIL_ASSERT(mention.attached_role == ~0U || found.mentions[mention.attached_role].kind == MentionKind::role);
        VIGIL_ASSERT(!mention.time || !mention.time->earliest() || !mention.time->latest() ||
                     *mention.time->earliest() <= *mention.time->latest());
    }
    for (const Quotation& quotation : found.quotations)
        VIGIL_ASSERT(quotation.span.end <= text.size() &&
                     (quotation.speaker == ~0U || quotation.speaker < found.mentions.size()));
    return 0;
}
