// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/edtf.hpp"
#include "base/packed_numbers.hpp"
#include "store/packed.hpp"
#include "store/packed_form.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigil::store {
namespace {

using namespace packed;
using ledger::EntryId;

constexpr std::size_t hex_size = 64;

const std::unordered_map<std::string_view, std::size_t>& field_numbers()
{
    static const auto numbers = [] {
        std::unordered_map<std::string_view, std::size_t> all;
        for (std::size_t i = 0; i < fields.size(); ++i)
            all.emplace(fields.at(i), i);
        return all;
    }();
    return numbers;
}

std::uint64_t zigzag(std::int64_t value)
{
    return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}

int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// Of the first 64 signs, if they are lower-case digits.
std::optional<EntryId> entry_in(std::string_view text)
{
    if (text.size() < hex_size)
        return std::nullopt;
    EntryId id;
    for (std::size_t i = 0; i < id.digest.bytes.size(); ++i) {
        const int high = digit_of(text[2 * i]), low = digit_of(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id.digest.bytes.at(i) = static_cast<std::uint8_t>(high * 16 + low);
    }
    return id;
}

std::optional<EntryId> entry_of(const Cbor& value)
{
    const Bytes* bytes = value.bytes();
    EntryId id;
    if (bytes == nullptr || bytes->size() != id.digest.bytes.size())
        return std::nullopt;
    std::ranges::copy(*bytes, id.digest.bytes.begin());
    return id;
}

std::optional<std::int64_t> day_in(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto day = parse_day(text);
    return day && to_string(*day) == text ? std::optional{std::int64_t{day->time_since_epoch().count()}} : std::nullopt;
}

class Packer {
public:
    Packer(const PositionOf& position_of, const std::vector<std::string_view>& before) : m_position_of{&position_of}
    {
        for (const std::string_view text : before)
            remember(text);
    }

    void put(const Cbor& value)
    {
        if (const auto* integer = value.integer())
            *integer >= 0 ? head(What::natural, static_cast<std::uint64_t>(*integer))
                          : head(What::negative, static_cast<std::uint64_t>(-(*integer + 1)));
        else if (const auto* said = value.text())
            text(*said);
        else if (value.bytes() != nullptr)
            bytes(value);
        else if (const auto* items = value.array())
            array(*items);
        else if (const auto* pairs = value.map())
            map(*pairs);
        else if (const auto* boolean = value.boolean())
            other(*boolean ? Other::yes : Other::no);
        else
            other(Other::null);
    }
    Bytes take() { return std::move(m_out); }

private:
    void head(What what, std::uint64_t argument)
    {
        const auto top = static_cast<unsigned>(what) << 5;
        m_out.push_back(static_cast<std::uint8_t>(top | std::min<std::uint64_t>(argument, more_follows)));
        if (argument >= more_follows)
            put_number(m_out, argument);
    }
    void other(Other what) { head(What::other, static_cast<std::uint64_t>(what)); }

    /// The difference from the one before: claims of one row stand side by side.
    std::uint64_t step_to(std::int64_t seq)
    {
        const std::uint64_t step = zigzag(seq - m_last);
        m_last = seq;
        return step;
    }

    bool remember(std::string_view text)
    {
        return text.size() > short_text && m_texts.try_emplace(text, m_texts.size()).second;
    }

    void text(std::string_view text)
    {
        if (const auto day = day_in(text)) {
            other(Other::day);
            put_number(m_out, zigzag(*day));
            return;
        }
        if (const auto entry = entry_in(text))
            if (const auto seq = (*m_position_of)(*entry)) {
                const bool first = text.substr(hex_size) == first_target;
                other(first ? Other::first_target : Other::entry_text);
                put_number(m_out, step_to(*seq));
                if (!first)
                    this->text(text.substr(hex_size));
                return;
            }
        if (const auto found = m_texts.find(text); found != m_texts.end()) {
            other(Other::again);
            put_number(m_out, found->second);
            return;
        }
        remember(text);
        head(What::text, text.size());
        m_out.insert(m_out.end(), text.begin(), text.end());
    }

    void bytes(const Cbor& value)
    {
        if (const auto entry = entry_of(value))
            if (const auto seq = (*m_position_of)(*entry))
                return head(What::entry, step_to(*seq));
        head(What::bytes, value.bytes()->size());
        m_out.insert(m_out.end(), value.bytes()->begin(), value.bytes()->end());
    }

    std::optional<std::int64_t> known(const Cbor& value) const
    {
        const auto entry = entry_of(value);
        return entry ? (*m_position_of)(*entry) : std::nullopt;
    }

    void array(const Cbor::Array& items)
    {
        const auto is = [&](std::size_t at, std::int64_t number) {
            return items[at].integer() != nullptr && *items[at].integer() == number;
        };
        const bool one = items.size() == 1;
        const bool mention = items.size() == 3 && is(1, static_cast<std::int64_t>(domain::Field::target)) && is(2, 0);
        if (one || mention)
            if (const auto seq = known(items.front())) {
                other(one ? Other::one_entry : Other::first_target_ref);
                return put_number(m_out, step_to(*seq));
            }
        head(What::array, items.size());
        for (const Cbor& item : items)
            put(item);
    }

    void map(const Cbor::Map& pairs)
    {
        head(What::map, pairs.size());
        for (const auto& [key, value] : pairs) {
            const auto found = field_numbers().find(key);
            put_number(m_out, found == field_numbers().end() ? 0 : found->second + 1);
            if (found == field_numbers().end())
                text(key);
            put(value);
        }
    }

    const PositionOf* m_position_of;
    std::unordered_map<std::string_view, std::size_t> m_texts;
    std::int64_t m_last = 0;
    Bytes m_out;
};

} // namespace

void EntryPositions::order()
{
    std::ranges::sort(m_all);
}

std::optional<std::int64_t> EntryPositions::of(const EntryId& id) const
{
    const auto at =
        std::ranges::lower_bound(m_all, id, {}, [](const auto& one) -> const EntryId& { return one.first; });
    return at != m_all.end() && at->first == id ? std::optional{at->second} : std::nullopt;
}

Bytes pack(const Cbor& value, const PositionOf& position_of, const std::vector<std::string_view>& before)
{
    Packer packer{position_of, before};
    packer.put(value);
    return packer.take();
}

Bytes pack_id(std::string_view id, const PositionOf& position_of)
{
    const auto entry = entry_in(id);
    const auto seq = entry ? position_of(*entry) : std::nullopt;
    Bytes packed;
    const auto add = [&](IdForm form, std::string_view rest) {
        packed.push_back(static_cast<std::uint8_t>(form));
        if (seq)
            for (std::size_t i = id_digits; i-- > 0;)
                packed.push_back(static_cast<std::uint8_t>(*seq >> (8 * i)));
        packed.insert(packed.end(), rest.begin(), rest.end());
    };
    if (!seq)
        add(IdForm::text, id);
    else if (id.substr(hex_size) == first_target)
        add(IdForm::first_target, {});
    else
        add(IdForm::entry, id.substr(hex_size));
    return packed;
}

} // namespace vigil::store
