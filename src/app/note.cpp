// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/note.hpp"

#include "app/note_hearing.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace vigil::app {
namespace {

using domain::ClaimType;
using domain::Field;
using domain::ValueKind;

constexpr std::string_view typed_reader = "typed";

struct ChannelName {
    std::string_view name;
    ledger::Channel channel;
    std::string_view label;
};
constexpr std::array channels{ChannelName{"call", ledger::Channel::note_call, "Call"},
                              ChannelName{"message", ledger::Channel::note_message, "Message"},
                              ChannelName{"visit", ledger::Channel::note_visit, "Visit"},
                              ChannelName{"hearing", ledger::Channel::note_hearing, "Hearing"},
                              ChannelName{"observation", ledger::Channel::note_observation, "Observation"}};

/// Types whose `who` is the one who acts.
bool about_an_actor(ClaimType type)
{
    constexpr std::array types{ClaimType::protest,  ClaimType::withdrawal, ClaimType::accession, ClaimType::defunding,
                               ClaimType::demand,   ClaimType::quote,      ClaimType::decree,    ClaimType::shutdown,
                               ClaimType::sanction, ClaimType::ban,        ClaimType::ruling};
    return std::ranges::find(types, type) != types.end();
}

/// A typed name without a number is taken for a person where the type is about people.
ValueKind kind_of(Field field, ClaimType type, const NoteClaim& typed)
{
    if (field == Field::place)
        return ValueKind::place;
    if (field == Field::law)
        return ValueKind::law;
    if (field != Field::target || about_an_actor(type) || type == ClaimType::blocking || type == ClaimType::restoration)
        return ValueKind::unknown;
    return typed.count.empty() ? ValueKind::person : ValueKind::group;
}

/// Builds the text of the note and its claims together, so that each value has its place in the text.
class Composer {
public:
    void line(std::string_view text) { m_text.append(text).append("\n"); }
    Result<Done> claim(const NoteClaim& typed);
    Result<Done> hearing(const NoteHearing& typed, const std::optional<Edtf>& told)
    {
        return add_hearing(m_text, m_claims, typed, told);
    }

    std::string text() const { return m_text; }
    std::vector<domain::Claim> claims() const { return m_claims; }

private:
    void values(domain::Claim& claim, Field field, std::string_view label, const std::string& typed,
                const NoteClaim& all);
    std::uint32_t here() const { return static_cast<std::uint32_t>(m_text.size()); }

    std::string m_text;
    std::vector<domain::Claim> m_claims;
};

void Composer::values(domain::Claim& claim, Field field, std::string_view label, const std::string& typed,
                      const NoteClaim& all)
{
    // `detail` and `law` are sentences of their own, in which a semicolon parts nothing.
    const bool whole = field == Field::detail || field == Field::law;
    for (const auto piece : whole ? std::vector{std::string_view{typed}} : split(typed, ';')) {
        const auto text = trimmed(piece);
        if (text.empty())
            continue;
        m_text.append("; ").append(label);
        const auto begin = here();
        m_text.append(text);
        claim.values.push_back(
            {field, std::string{text}, domain::Span{begin, here()}, kind_of(field, claim.type, all), "", ""});
    }
}

Result<Done> Composer::claim(const NoteClaim& typed)
{
    const auto type = domain::claim_type_named(trimmed(typed.what));
    if (!type)
        return Error{Fault::invalid_argument,
                     "'" + typed.what +
                         "' is no type of claim; use one of arrest, held, release, killing … (vigil note --help)"};
    domain::Claim claim;
    claim.type = *type;
    claim.span.begin = here();
    m_text.append(domain::label_of(*type));
    const bool actor = about_an_actor(*type);
    values(claim, actor ? Field::actor : Field::target, "", typed.who, typed);
    values(claim, actor ? Field::target : Field::actor, actor ? "towards " : "by ", typed.by, typed);
    if (!trimmed(typed.count).empty()) {
        VIGIL_TRY(claim.count, parse_count(typed.count));
        m_text.append("; how many: ").append(claim.count->to_string());
    }
    if (!trimmed(typed.when).empty()) {
        VIGIL_TRY(claim.time, parse_edtf(trimmed(typed.when)));
        m_text.append("; when: ").append(claim.time->to_string());
    }
    values(claim, Field::place, "where: ", typed.where, typed);
    values(claim, Field::law, "law: ", typed.law, typed);
    values(claim, Field::detail, "", typed.detail, typed);
    values(claim, Field::source, "according to ", typed.according_to, typed);
    claim.span.end = here();
    claim.quote = m_text.substr(claim.span.begin);
    claim.rule = std::string{typed_reader};
    claim.reader = std::string{typed_reader};
    claim.confidence = 1;
    domain::order_values(claim);
    m_text.append("\n");
    m_claims.push_back(std::move(claim));
    return Done{};
}

struct Composed {
    std::string text;
    std::vector<domain::Claim> claims;
    std::string title;
    ledger::Channel channel = ledger::Channel::note_call;
    std::optional<Edtf> told;
};

Result<Composed> compose(const Note& note, Instant now)
{
    const auto channel = std::ranges::find(channels, trimmed(note.channel), &ChannelName::name);
    if (channel == channels.end())
        return Error{Fault::invalid_argument,
                     "'" + note.channel + "' is no channel; use call, message, visit, hearing or observation"};
    if (trimmed(note.source).empty())
        return Error{Fault::invalid_argument, "a note needs a source: the code name of who told it"};
    if (!note.hearing.empty() && channel->channel != ledger::Channel::note_hearing)
        return Error{Fault::invalid_argument, "the field '" +
                                                  (note.hearing.fields.empty() ? note.hearing.checks.front().first
                                                                               : note.hearing.fields.front().first) +
                                                  "' belongs to a hearing: write 'channel: hearing'"};
    if (trimmed(note.text).empty() && note.claims.empty() && note.hearing.empty())
        return Error{Fault::invalid_argument, "the note is empty: type what was said, or a claim, or both"};

    Composed composed;
    composed.channel = channel->channel;
    if (!trimmed(note.told_on).empty()) {
        VIGIL_TRY(composed.told, parse_edtf(trimmed(note.told_on)));
    }
    const auto told = composed.told ? ", told " + composed.told->to_string() : std::string{};
    composed.title = std::string{channel->label} + told;
    Composer composer;
    composer.line(composed.title + ", source " + to_nfc(trimmed(note.source)) + ", typed " + to_string(now));
    composer.line("");
    if (!trimmed(note.text).empty()) {
        composer.line(to_nfc(trimmed(note.text)));
        composer.line("");
    }
    if (!note.hearing.empty())
        VIGIL_CHECK(composer.hearing(note.hearing, composed.told));
    for (std::size_t n = 0; n < note.claims.size(); ++n)
        if (auto taken = composer.claim(note.claims[n]); !taken)
            return std::move(taken).error().while_doing("claim " + std::to_string(n + 1));
    composed.text = composer.text();
    composed.claims = composer.claims();
    return composed;
}

Result<NoteKept> write(store::Writer& writer, const Note& note, const Composed& composed)
{
    NoteKept kept;
    ledger::DocumentKept document;
    VIGIL_TRY(document.sha256, writer.keep_blob(as_bytes(composed.text)));
    document.size = composed.text.size();
    document.file_name = "note.txt";
    document.channel = composed.channel;
    document.source = std::string{trimmed(note.source)};
    document.told = composed.told;
    kept.document = writer.add(document);

    ledger::PartKept part;
    part.document = kept.document;
    part.format = "note";
    part.extractor = "typed";
    part.media_type = "text/plain";
    part.title = composed.title;
    part.language = note.language;
    part.published = composed.told;
    part.text = document.sha256;
    kept.part = writer.add(part);
    writer.index_text(kept.part, composed.text);

    const auto reading = writer.add(ledger::ReadingMade{kept.part, std::string{typed_reader}, note.language, {}, {}});
    for (const auto& claim : composed.claims) {
        kept.claims.push_back(writer.add(ledger::ClaimProposed{reading, claim}));
        ledger::Checked check;
        check.claim = kept.claims.back();
        check.reason = "typed in";
        writer.add(check);
    }
    return kept;
}

/// Composition works on normal form C, so that spans count the bytes that are kept.
NoteClaim normal(NoteClaim claim)
{
    for (auto* field : {&claim.what, &claim.who, &claim.when, &claim.where, &claim.according_to, &claim.by, &claim.law,
                        &claim.detail, &claim.count})
        *field = to_nfc(*field);
    return claim;
}

} // namespace

bool is_note_channel(std::string_view name)
{
    return std::ranges::find(channels, name, &ChannelName::name) != channels.end();
}

Result<NoteKept> keep_note(Session& session, const Note& note)
{
    Note clean = note;
    std::ranges::transform(clean.claims, clean.claims.begin(), normal);
    for (auto* pairs : {&clean.hearing.fields, &clean.hearing.checks})
        for (auto& [name, words] : *pairs)
            words = to_nfc(words);
    VIGIL_TRY(const auto composed, compose(clean, session.now()));
    NoteKept kept;
    const auto guard = session.lock();
    if (session.casebook().document_with(sha256(composed.text)))
        return Error{Fault::invalid_argument, "this note stands in the casebook already"};
    VIGIL_CHECK(
        session.casebook().append(session.member(), seal::random_digest(), [&](store::Writer& writer) -> Result<Done> {
            VIGIL_TRY(kept, write(writer, clean, composed));
            return Done{};
        }));
    if (!session.casebook().lists().empty())
        kept.lists = against_lists(session.casebook(), composed.claims); // docs/methods/lists.md, step 18.
    return kept;
}

} // namespace vigil::app
