// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/edtf.hpp"
#include "store/packed.hpp"
#include "store/packed_form.hpp"

#include <algorithm>

namespace vigil::store {
namespace {

using namespace packed;
using ledger::EntryId;

constexpr int deepest = 32;

std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

/// What is wrong is remembered; from then on everything is empty.
class Unpacker {
public:
    Unpacker(ByteView bytes, const EntryAt& entry_at, const std::vector<std::string_view>& before)
        : m_bytes{bytes},
          m_entry_at{&entry_at}
    {
        for (const std::string_view text : before)
            remember(text);
    }

    Cbor value(int depth = 0)
    {
        const Head head = this->head();
        if (depth > deepest)
            return wrong();
        switch (head.what) {
        case What::natural: return static_cast<std::int64_t>(head.argument);
        case What::negative: return -1 - static_cast<std::int64_t>(head.argument);
        case What::bytes: {
            const ByteView piece = take(head.argument);
            return Bytes{piece.begin(), piece.end()};
        }
        case What::text: return text(head.argument);
        case What::array: return array(head.argument, depth);
        case What::map: return map(head.argument, depth);
        case What::entry: return next_entry(head.argument).digest;
        case What::other: return other(static_cast<Other>(head.argument), depth);
        }
        return wrong();
    }
    bool whole() const { return !m_wrong && m_at == m_bytes.size(); }

private:
    struct Head {
        What what = What::natural;
        std::uint64_t argument = 0;
    };

    Cbor wrong()
    {
        m_wrong = true;
        m_at = m_bytes.size();
        return {};
    }

    Head head()
    {
        if (m_at >= m_bytes.size()) {
            wrong();
            return {What::other, static_cast<std::uint64_t>(Other::null)};
        }
        const unsigned first = m_bytes[m_at++];
        const unsigned info = first & 31;
        return {static_cast<What>(first >> 5), info < more_follows ? info : number()};
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && m_at < m_bytes.size(); shift += 7) {
            const std::uint8_t byte = m_bytes[m_at++];
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        wrong();
        return 0;
    }

    ByteView take(std::uint64_t size)
    {
        if (size > m_bytes.size() - m_at) {
            wrong();
            return {};
        }
        const ByteView piece = m_bytes.subspan(m_at, static_cast<std::size_t>(size));
        m_at += piece.size();
        return piece;
    }

    EntryId next_entry(std::uint64_t step)
    {
        m_last =
            static_cast<std::int64_t>(static_cast<std::uint64_t>(m_last) + static_cast<std::uint64_t>(unzigzag(step)));
        return m_wrong ? EntryId{} : (*m_entry_at)(m_last);
    }

    void remember(std::string_view text)
    {
        if (text.size() > short_text && std::ranges::find(m_texts, text) == m_texts.end())
            m_texts.push_back(text);
    }

    std::string text(std::uint64_t size)
    {
        const std::string_view text = as_text(take(size));
        if (text.size() > short_text)
            m_texts.push_back(text);
        return std::string{text};
    }

    Cbor array(std::uint64_t size, int depth)
    {
        Cbor::Array items;
        items.reserve(std::min<std::size_t>(size, m_bytes.size() - m_at));
        for (std::uint64_t i = 0; i < size && !m_wrong; ++i)
            items.push_back(value(depth + 1));
        return items;
    }

    std::string key(int depth)
    {
        const std::uint64_t field = number();
        if (field > fields.size()) {
            wrong();
            return {};
        }
        if (field > 0)
            return std::string{fields.at(static_cast<std::size_t>(field) - 1)};
        const Cbor written = value(depth + 1);
        return written.text() == nullptr ? std::string{} : *written.text();
    }

    Cbor map(std::uint64_t size, int depth)
    {
        Cbor::Map pairs;
        pairs.reserve(std::min<std::size_t>(size, m_bytes.size() - m_at));
        for (std::uint64_t i = 0; i < size && !m_wrong; ++i) {
            std::string name = key(depth);
            pairs.emplace_back(std::move(name), value(depth + 1));
        }
        return pairs;
    }

    Cbor other(Other what, int depth)
    {
        switch (what) {
        case Other::no: return false;
        case Other::yes: return true;
        case Other::null: return {};
        case Other::entry_text: {
            const EntryId entry = next_entry(number());
            const Cbor rest = value(depth + 1);
            return rest.text() == nullptr ? wrong() : Cbor{entry.hex() + *rest.text()};
        }
        case Other::first_target: return next_entry(number()).hex() + std::string{first_target};
        case Other::day: return day(unzigzag(number()));
        case Other::again: {
            const std::uint64_t at = number();
            return at < m_texts.size() ? Cbor{m_texts[static_cast<std::size_t>(at)]} : wrong();
        }
        case Other::first_target_ref: {
            const EntryId entry = next_entry(number());
            return Cbor::Array{entry.digest, static_cast<std::int64_t>(domain::Field::target), 0};
        }
        case Other::one_entry: return Cbor::Array{next_entry(number()).digest};
        }
        return wrong();
    }

    Cbor day(std::int64_t days)
    {
        constexpr std::int64_t most = 4'000'000; // Beyond the year 9999 no text of ten signs is a day.
        if (days < -most || days > most)
            return wrong();
        return to_string(Day{std::chrono::days{static_cast<int>(days)}});
    }

    ByteView m_bytes;
    const EntryAt* m_entry_at;
    std::vector<std::string_view> m_texts;
    std::size_t m_at = 0;
    std::int64_t m_last = 0;
    bool m_wrong = false;
};

} // namespace

Result<Cbor> unpack(ByteView bytes, const EntryAt& entry_at, const std::vector<std::string_view>& before)
{
    Unpacker unpacker{bytes, entry_at, before};
    Cbor value = unpacker.value();
    if (!unpacker.whole())
        return Error{Fault::malformed, "a record is not in the form in which records are stored"};
    return value;
}

Result<std::string> unpack_id(ByteView bytes, const EntryAt& entry_at)
{
    const bool text = !bytes.empty() && bytes.front() == static_cast<std::uint8_t>(IdForm::text);
    if (text)
        return std::string{as_text(bytes.subspan(1))};
    if (bytes.size() < 1 + id_digits || bytes.front() > static_cast<std::uint8_t>(IdForm::first_target))
        return Error{Fault::malformed, "the identifier of a record is not in its form"};
    std::int64_t seq = 0;
    for (const std::uint8_t byte : bytes.subspan(1, id_digits))
        seq = seq << 8 | byte;
    const bool first = bytes.front() == static_cast<std::uint8_t>(IdForm::first_target);
    return entry_at(seq).hex() + std::string{first ? first_target : as_text(bytes.subspan(1 + id_digits))};
}

} // namespace vigil::store
