// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ledger/fields.hpp"

#include <algorithm>

namespace vigil::ledger {
namespace {

Cbor value_of(Cbor::Map&& group)
{
    return group.empty() ? Cbor{nullptr} : Cbor{std::move(group)};
}

std::optional<Digest> digest_from(const Cbor& value)
{
    const Bytes* bytes = value.bytes();
    if (bytes == nullptr || bytes->size() != 32)
        return std::nullopt;
    Digest digest;
    std::ranges::copy(*bytes, digest.bytes.begin());
    return digest;
}

} // namespace

Payload payload_from(Groups groups, const std::array<std::uint8_t, 16>& seed)
{
    return {seed,
            value_of(std::move(groups.who)),
            value_of(std::move(groups.what)),
            value_of(std::move(groups.when_where)),
            value_of(std::move(groups.words)),
            value_of(std::move(groups.source))};
}

void put_text(Cbor::Map& group, const char* key, const std::string& text)
{
    if (!text.empty())
        group.emplace_back(key, text);
}

void put_texts(Cbor::Map& group, const char* key, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        group.emplace_back(key, Cbor::Array(texts.begin(), texts.end()));
}

void put_pairs(Cbor::Map& group, const char* key, const Pairs& pairs)
{
    Cbor::Array list;
    for (const auto& [name, value] : pairs)
        list.emplace_back(Cbor::Array{name, value});
    if (!list.empty())
        group.emplace_back(key, std::move(list));
}

void put_time(Cbor::Map& group, const char* key, const std::optional<Edtf>& time)
{
    if (time)
        group.emplace_back(key, time->to_string());
}

void put_digest(Cbor::Map& group, const char* key, const std::optional<Digest>& digest)
{
    if (digest)
        group.emplace_back(key, *digest);
}

void put_ids(Cbor::Map& group, const char* key, const std::vector<EntryId>& ids)
{
    Cbor::Array list;
    for (const EntryId& id : ids)
        list.emplace_back(id.digest);
    if (!list.empty())
        group.emplace_back(key, std::move(list));
}

void put_words(Cbor::Map& group, const char* key, const std::vector<std::uint64_t>& words)
{
    Bytes bytes;
    bytes.reserve(words.size() * 8);
    for (const std::uint64_t word : words)
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<std::uint8_t>(word >> shift));
    if (!bytes.empty())
        group.emplace_back(key, std::move(bytes));
}

std::optional<EntryId> id_from(const Cbor& value)
{
    const auto digest = digest_from(value);
    return digest ? std::optional{EntryId{*digest}} : std::nullopt;
}

const Cbor* Fields::find(Cbor Payload::*group, std::string_view key) const
{
    return (m_payload.*group).find(key);
}

void Fields::fail(std::string_view key)
{
    if (!m_failure)
        m_failure = Error{Fault::malformed, "the field '" + std::string{key} + "' of an entry of kind '" +
                                                std::string{m_kind} + "' is missing or not in its form"};
}

std::string Fields::text(Cbor Payload::*group, std::string_view key)
{
    const Cbor* value = find(group, key);
    if (value == nullptr)
        return {};
    if (value->text() != nullptr && !value->text()->empty())
        return *value->text();
    fail(key);
    return {};
}

std::vector<std::string> Fields::texts(Cbor Payload::*group, std::string_view key)
{
    std::vector<std::string> texts;
    const Cbor* value = find(group, key);
    if (value == nullptr)
        return texts;
    if (value->array() == nullptr || value->array()->empty())
        fail(key);
    else
        for (const Cbor& item : *value->array())
            item.text() != nullptr ? texts.push_back(*item.text()) : fail(key);
    return texts;
}

Pairs Fields::pairs(Cbor Payload::*group, std::string_view key)
{
    Pairs pairs;
    const Cbor* value = find(group, key);
    if (value == nullptr)
        return pairs;
    if (value->array() == nullptr || value->array()->empty()) {
        fail(key);
        return pairs;
    }
    for (const Cbor& item : *value->array()) {
        const Cbor::Array* pair = item.array();
        if (pair == nullptr || pair->size() != 2 || (*pair)[0].text() == nullptr || (*pair)[1].text() == nullptr)
            fail(key);
        else
            pairs.emplace_back(*(*pair)[0].text(), *(*pair)[1].text());
    }
    return pairs;
}

std::optional<Edtf> Fields::time(Cbor Payload::*group, std::string_view key)
{
    if (find(group, key) == nullptr)
        return std::nullopt;
    const std::string stated = text(group, key);
    auto time = parse_edtf(stated);
    // Only the form that `to_string` writes: a time has one encoding.
    if (time && time->to_string() == stated)
        return *time;
    fail(key);
    return std::nullopt;
}

std::optional<Digest> Fields::digest(Cbor Payload::*group, std::string_view key)
{
    const Cbor* value = find(group, key);
    if (value == nullptr)
        return std::nullopt;
    auto digest = digest_from(*value);
    if (!digest)
        fail(key);
    return digest;
}

EntryId Fields::id(Cbor Payload::*group, std::string_view key)
{
    const auto digest = this->digest(group, key);
    if (!digest)
        fail(key);
    return digest ? EntryId{*digest} : EntryId{};
}

std::vector<EntryId> Fields::ids(Cbor Payload::*group, std::string_view key)
{
    std::vector<EntryId> ids;
    const Cbor* value = find(group, key);
    if (value == nullptr)
        return ids;
    if (value->array() == nullptr || value->array()->empty()) {
        fail(key);
        return ids;
    }
    for (const Cbor& item : *value->array())
        if (const auto id = id_from(item))
            ids.push_back(*id);
        else
            fail(key);
    return ids;
}

std::vector<std::uint64_t> Fields::words(Cbor Payload::*group, std::string_view key)
{
    std::vector<std::uint64_t> words;
    const Cbor* value = find(group, key);
    if (value == nullptr)
        return words;
    const Bytes* bytes = value->bytes();
    if (bytes == nullptr || bytes->empty() || bytes->size() % 8 != 0) {
        fail(key);
        return words;
    }
    for (std::size_t at = 0; at < bytes->size(); at += 8) {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < 8; ++i)
            word = word << 8U | (*bytes)[at + i];
        words.push_back(word);
    }
    return words;
}

std::int64_t Fields::number(Cbor Payload::*group, std::string_view key, std::int64_t low, std::int64_t high)
{
    const Cbor* value = find(group, key);
    if (value != nullptr && value->integer() != nullptr && *value->integer() >= low && *value->integer() <= high)
        return *value->integer();
    fail(key);
    return low;
}

std::size_t Fields::named(Cbor Payload::*group, std::string_view key, std::span<const std::string_view> names)
{
    const auto found = std::ranges::find(names, text(group, key));
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    fail(key);
    return 0;
}

} // namespace vigil::ledger
