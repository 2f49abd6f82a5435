// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ledger/bodies.hpp"

#include "base/utf8.hpp"
#include "domain/claim_json.hpp"
#include "ledger/fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace vigil::ledger {
namespace {

// Names are part of the format, in the order of their enumerations.
using namespace std::string_view_literals;
constexpr std::array channel_names{"file"sv,       "note_call"sv,    "note_message"sv,
                                   "note_visit"sv, "note_hearing"sv, "note_observation"sv,
                                   "feed"sv,       "page"sv,         "list"sv};
constexpr std::array verdict_names{"accept"sv, "reject"sv, "correct"sv};
constexpr std::array grade_names{"unassessed"sv, "confirmed"sv, "likely"sv, "possible"sv, "unlikely"sv, "refuted"sv};
constexpr std::array verb_names{"same"sv, "not_same"sv, "distinct"sv, "near_duplicate"sv};

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t most_32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t this_schema = 1;

template <std::size_t n, typename Enum>
std::string name_in(const std::array<std::string_view, n>& names, Enum value)
{
    return std::string{names.at(static_cast<std::size_t>(value))};
}

constexpr auto who = &Payload::who;
constexpr auto what = &Payload::what;
constexpr auto when_where = &Payload::when_where;
constexpr auto words = &Payload::words;
constexpr auto source = &Payload::source;

// One pair of functions per body: where each field stands, and back. The table is in spec/ledger.md.

void put(Groups&, const Unknown&)
{
    VIGIL_ASSERT(false && "an unknown body is never written");
}

void put(Groups& groups, const DocumentKept& body)
{
    groups.what.emplace_back("channel", name_in(channel_names, body.channel));
    groups.what.emplace_back("size", static_cast<std::int64_t>(body.size));
    put_time(groups.when_where, "told", body.told);
    put_text(groups.words, "file_name", body.file_name);
    put_text(groups.words, "description", body.description);
    put_digest(groups.source, "sha256", body.sha256);
    put_text(groups.source, "code", body.source);
    put_text(groups.source, "address", body.address);
}

DocumentKept read_document(Fields& fields)
{
    DocumentKept body;
    body.channel = static_cast<Channel>(fields.named(what, "channel", channel_names));
    body.size = static_cast<std::uint64_t>(fields.number(what, "size", 0, most));
    body.told = fields.time(when_where, "told");
    body.file_name = fields.text(words, "file_name");
    body.description = fields.text(words, "description");
    body.sha256 = fields.id(source, "sha256").digest;
    body.source = fields.text(source, "code");
    body.address = fields.text(source, "address");
    return body;
}

void put(Groups& groups, const PartKept& body)
{
    put_texts(groups.who, "authors", body.authors);
    put_text(groups.who, "organisation", body.organisation);
    put_text(groups.what, "format", body.format);
    put_text(groups.what, "media_type", body.media_type);
    put_text(groups.what, "language", body.language);
    put_time(groups.when_where, "published", body.published);
    put_text(groups.words, "title", body.title);
    put_pairs(groups.words, "other", body.other);
    put_pairs(groups.words, "notices", body.notices);
    put_digest(groups.words, "text", body.text);
    put_digest(groups.words, "map", body.map);
    put_words(groups.words, "sketch", body.sketch);
    groups.source.emplace_back("document", body.document.digest);
    put_text(groups.source, "path", body.path);
    put_text(groups.source, "url", body.url);
    put_text(groups.source, "extractor", body.extractor);
}

PartKept read_part(Fields& fields)
{
    PartKept body;
    body.authors = fields.texts(who, "authors");
    body.organisation = fields.text(who, "organisation");
    body.format = fields.text(what, "format");
    body.media_type = fields.text(what, "media_type");
    body.language = fields.text(what, "language");
    body.published = fields.time(when_where, "published");
    body.title = fields.text(words, "title");
    body.other = fields.pairs(words, "other");
    body.notices = fields.pairs(words, "notices");
    body.text = fields.digest(words, "text");
    body.map = fields.digest(words, "map");
    body.sketch = fields.words(words, "sketch");
    body.document = fields.id(source, "document");
    body.path = fields.text(source, "path");
    body.url = fields.text(source, "url");
    body.extractor = fields.text(source, "extractor");
    return body;
}

void put(Groups& groups, const ReadingMade& body)
{
    put_text(groups.what, "language", body.language);
    put_texts(groups.words, "notices", body.notices);
    groups.source.emplace_back("part", body.part.digest);
    put_text(groups.source, "reader", body.reader);
    if (body.supersedes)
        groups.source.emplace_back("supersedes", body.supersedes->digest);
    put_text(groups.source, "list", body.list);
    put_ids(groups.source, "replaces", body.replaces);
}

ReadingMade read_reading(Fields& fields)
{
    ReadingMade body;
    body.language = fields.text(what, "language");
    body.notices = fields.texts(words, "notices");
    body.part = fields.id(source, "part");
    body.reader = fields.text(source, "reader");
    if (fields.find(source, "supersedes") != nullptr)
        body.supersedes = fields.id(source, "supersedes");
    body.list = fields.text(source, "list");
    body.replaces = fields.ids(source, "replaces");
    return body;
}

// A claim is its canonical map (domain::to_cbor), taken apart: each key and each value goes to one group.

struct ClaimHome {
    std::string_view key;
    Cbor::Map Groups::*written;
    Cbor Payload::*read;
};
constexpr std::array claim_homes{ClaimHome{"type", &Groups::what, what},
                                 ClaimHome{"count", &Groups::what, what},
                                 ClaimHome{"modality", &Groups::what, what},
                                 ClaimHome{"confidence", &Groups::what, what},
                                 ClaimHome{"time", &Groups::when_where, when_where},
                                 ClaimHome{"quote", &Groups::words, words},
                                 ClaimHome{"span", &Groups::words, words},
                                 ClaimHome{"rule", &Groups::source, source},
                                 ClaimHome{"reader", &Groups::source, source}};

Cbor::Map& home_of(Groups& groups, std::string_view key)
{
    const auto home = std::ranges::find(claim_homes, key, &ClaimHome::key);
    VIGIL_ASSERT(home != claim_homes.end());
    return groups.*(home->written);
}

Cbor::Map& home_of(Groups& groups, domain::Field field)
{
    switch (field) {
    case domain::Field::actor:
    case domain::Field::target: return groups.who;
    case domain::Field::place: return groups.when_where;
    case domain::Field::source: return groups.source;
    case domain::Field::law:
    case domain::Field::detail: break;
    }
    return groups.what;
}

void put(Groups& groups, const ClaimProposed& body)
{
    domain::Claim claim = body.claim;
    domain::order_values(claim);
    const Cbor whole = domain::to_cbor(claim);
    for (const auto& [key, value] : *whole.map())
        if (key != "values")
            home_of(groups, key).emplace_back(key, value);
    const Cbor::Array& values = *whole.find("values")->array();
    for (std::size_t i = 0; i < values.size(); ++i) {
        Cbor::Map& home = home_of(groups, claim.values[i].field);
        auto list = std::ranges::find(home, "values", &Cbor::Map::value_type::first);
        Cbor::Array together = list == home.end() ? Cbor::Array{} : *list->second.array();
        together.push_back(values[i]);
        if (list == home.end())
            home.emplace_back("values", std::move(together));
        else
            list->second = Cbor{std::move(together)};
    }
    groups.source.emplace_back("reading", body.reading.digest);
    put_text(groups.source, "row", body.row);
    if (body.changes)
        groups.source.emplace_back("changes", body.changes->digest);
}

Result<Body> read_claim(Fields& fields)
{
    Cbor::Map whole;
    for (const ClaimHome& home : claim_homes)
        if (const Cbor* value = fields.find(home.read, home.key))
            whole.emplace_back(std::string{home.key}, *value);
    fields.number(what, "confidence", 0, 1000);
    Cbor::Array values;
    for (const auto group : {who, what, when_where, words, source}) {
        const Cbor* some = fields.find(group, "values");
        if (some == nullptr)
            continue;
        if (some->array() != nullptr)
            values.insert(values.end(), some->array()->begin(), some->array()->end());
        else
            fields.fail("values");
    }
    whole.emplace_back("values", std::move(values));
    ClaimProposed body;
    body.reading = fields.id(source, "reading");
    body.row = fields.text(source, "row");
    if (fields.find(source, "changes") != nullptr)
        body.changes = fields.id(source, "changes");
    VIGIL_TRY(body.claim, domain::claim_from_cbor(whole));
    return Body{std::move(body)};
}

void put(Groups& groups, const Checked& body)
{
    groups.what.emplace_back("verdict", name_in(verdict_names, body.verdict));
    put_text(groups.what, "field", body.field);
    groups.what.emplace_back("n", std::int64_t{body.n});
    put_text(groups.words, "value", body.value);
    put_text(groups.words, "reason", body.reason);
    groups.source.emplace_back("claim", body.claim.digest);
    put_ids(groups.source, "follows", body.follows);
}

Checked read_check(Fields& fields)
{
    Checked body;
    body.verdict = static_cast<Verdict>(fields.named(what, "verdict", verdict_names));
    body.field = fields.text(what, "field");
    body.n = static_cast<std::uint32_t>(fields.number(what, "n", 0, most_32));
    body.value = fields.text(words, "value");
    body.reason = fields.text(words, "reason");
    body.claim = fields.id(source, "claim");
    body.follows = fields.ids(source, "follows");
    return body;
}

void put(Groups& groups, const Assessed& body)
{
    groups.what.emplace_back("grade", name_in(grade_names, body.grade));
    put_text(groups.what, "standard", body.standard);
    put_text(groups.words, "reason", body.reason);
    groups.source.emplace_back("claim", body.claim.digest);
    put_ids(groups.source, "follows", body.follows);
}

Assessed read_assessment(Fields& fields)
{
    Assessed body;
    body.grade = static_cast<Grade>(fields.named(what, "grade", grade_names));
    body.standard = fields.text(what, "standard");
    body.reason = fields.text(words, "reason");
    body.claim = fields.id(source, "claim");
    body.follows = fields.ids(source, "follows");
    return body;
}

Cbor cbor_of(const MentionRef& mention)
{
    return Cbor::Array{mention.claim.digest, std::string{domain::name_of(mention.field)}, std::int64_t{mention.n}};
}

std::optional<MentionRef> mention_from(const Cbor* value)
{
    if (value == nullptr || value->array() == nullptr || value->array()->size() != 3)
        return std::nullopt;
    const Cbor::Array& three = *value->array();
    const auto claim = id_from(three[0]);
    const auto field = three[1].text() != nullptr ? domain::field_named(*three[1].text()) : std::nullopt;
    const std::int64_t* n = three[2].integer();
    if (!claim || !field || n == nullptr || *n < 0 || *n > most_32)
        return std::nullopt;
    return MentionRef{*claim, *field, static_cast<std::uint32_t>(*n)};
}

void put(Groups& groups, const Linked& body)
{
    groups.what.emplace_back("verb", name_in(verb_names, body.verb));
    groups.what.emplace_back("permille", std::int64_t{body.permille});
    put_text(groups.words, "reason", body.reason);
    groups.source.emplace_back("a", cbor_of(body.a));
    groups.source.emplace_back("b", cbor_of(body.b));
    put_ids(groups.source, "follows", body.follows);
}

Linked read_link(Fields& fields)
{
    Linked body;
    body.verb = static_cast<LinkVerb>(fields.named(what, "verb", verb_names));
    body.permille = static_cast<std::int32_t>(fields.number(what, "permille", std::numeric_limits<std::int32_t>::min(),
                                                            std::numeric_limits<std::int32_t>::max()));
    body.reason = fields.text(words, "reason");
    const auto a = mention_from(fields.find(source, "a"));
    const auto b = mention_from(fields.find(source, "b"));
    if (a && b) {
        body.a = *a;
        body.b = *b;
    } else {
        fields.fail(a ? "b" : "a");
    }
    body.follows = fields.ids(source, "follows");
    return body;
}

void put(Groups& groups, const Withdrawn& body)
{
    put_text(groups.words, "reason", body.reason);
    groups.source.emplace_back("entry", body.entry.digest);
}

Withdrawn read_withdrawal(Fields& fields)
{
    Withdrawn body;
    body.reason = fields.text(words, "reason");
    body.entry = fields.id(source, "entry");
    return body;
}

void put(Groups& groups, const Set& body)
{
    put_text(groups.what, "field", body.field);
    put_text(groups.words, "value", body.value);
    put_text(groups.source, "object", body.object);
    put_ids(groups.source, "follows", body.follows);
}

Set read_set(Fields& fields)
{
    Set body;
    body.field = fields.text(what, "field");
    body.value = fields.text(words, "value");
    body.object = fields.text(source, "object");
    body.follows = fields.ids(source, "follows");
    return body;
}

void put(Groups& groups, const SourceNamed& body)
{
    put_text(groups.who, "code", body.code);
    put_text(groups.what, "kind", body.kind);
    put_text(groups.words, "description", body.description);
}

SourceNamed read_source(Fields& fields)
{
    SourceNamed body;
    body.code = fields.text(who, "code");
    body.kind = fields.text(what, "kind");
    body.description = fields.text(words, "description");
    return body;
}

Result<Body> finished(Body body, const Fields& fields)
{
    if (fields.failure())
        return *fields.failure();
    return body;
}

struct KindRow {
    Kind kind;
    std::string_view name;
    Result<Body> (*read)(Fields&);
};

template <auto read>
Result<Body> plain(Fields& fields)
{
    return Body{read(fields)};
}

// In the order of `Body`, which has Unknown before them.
constexpr std::array kinds{KindRow{Kind::document, "document", plain<read_document>},
                           KindRow{Kind::part, "part", plain<read_part>},
                           KindRow{Kind::reading, "reading", plain<read_reading>},
                           KindRow{Kind::claim, "claim", read_claim},
                           KindRow{Kind::check, "check", plain<read_check>},
                           KindRow{Kind::assess, "assess", plain<read_assessment>},
                           KindRow{Kind::link, "link", plain<read_link>},
                           KindRow{Kind::withdraw, "withdraw", plain<read_withdrawal>},
                           KindRow{Kind::set, "set", plain<read_set>},
                           KindRow{Kind::source, "source", plain<read_source>}};
static_assert(std::variant_size_v<Body> == kinds.size() + 1);

} // namespace

std::string MentionRef::to_string() const
{
    return claim.hex() + "/" + std::string{domain::name_of(field)} + "/" + std::to_string(n);
}

Result<MentionRef> parse_mention(std::string_view text)
{
    const Error wrong{Fault::malformed, "a mention is written as claim/field/number, not '" + std::string{text} + "'"};
    const auto pieces = split(text, '/');
    if (pieces.size() != 3)
        return wrong;
    const auto claim = parse_digest(pieces[0]);
    const auto field = domain::field_named(pieces[1]);
    std::uint32_t n = 0;
    const char* const begin = pieces[2].data(); // NOLINT(bugprone-suspicious-stringview-data-usage): with its end.
    const char* const end = begin + pieces[2].size();
    const auto [stop, fault] = std::from_chars(begin, end, n);
    if (!claim || !field || fault != std::errc{} || stop != end || std::to_string(n) != pieces[2])
        return wrong;
    return MentionRef{EntryId{*claim}, *field, n};
}

Kind kind_of(const Body& body)
{
    VIGIL_ASSERT(body.index() > 0);
    return kinds.at(body.index() - 1).kind;
}

Payload payload_of(const Body& body, std::string_view member, const std::array<std::uint8_t, 16>& seed)
{
    Groups groups;
    std::visit([&](const auto& one) { put(groups, one); }, body);
    put_text(groups.who, "member", std::string{member});
    return payload_from(std::move(groups), seed);
}

Result<Body> body_of(std::uint16_t kind, std::uint32_t schema, const Payload& payload)
{
    const auto row = std::ranges::find(kinds, static_cast<Kind>(kind), &KindRow::kind);
    if (row == kinds.end() || schema != this_schema)
        return Body{Unknown{}};
    Fields fields{payload, row->name};
    auto body = row->read(fields);
    return body ? finished(*std::move(body), fields) : std::move(body);
}

std::string member_of(const Payload& payload)
{
    const Cbor* member = payload.who.find("member");
    return member != nullptr && member->text() != nullptr ? *member->text() : std::string{};
}

} // namespace vigil::ledger
