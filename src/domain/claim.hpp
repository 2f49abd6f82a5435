// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/edtf.hpp"
#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What one source says about one happening or one state that holds: the value types and their vocabularies.
/// Types, fields and modalities are those of the claim guide (docs/formats/claim.md), plus `designation` and
/// `particular`.
namespace vigil::domain {

enum class ClaimType : std::uint8_t {
    arrest,
    held,
    release,
    disappearance,
    deportation,
    restriction,
    investigation,
    charge,
    hearing,
    verdict,
    sentence,
    appeal,
    closure,
    ruling,
    killing,
    execution,
    death,
    injury,
    torture,
    sexual_violence,
    attack,
    threat,
    shutdown,
    blocking,
    restoration,
    protest,
    ban,
    decree,
    withdrawal,
    accession,
    defunding,
    sanction,
    demand,
    quote,
    designation,
    particular,
};

/// The fields that hold strings copied from the text. `detail` and each list value are mentions of (claim, field, n).
enum class Field : std::uint8_t { actor, target, place, law, source, detail };

/// How a source puts it.
enum class Modality : std::uint8_t { asserted, alleged, denied, possible, announced };

/// What a string names.
enum class ValueKind : std::uint8_t { unknown, person, group, body, state, place, law, thing };

struct ClaimTypeInfo {
    ClaimType type;
    std::string_view name;  ///< As in files: "sexual_violence".
    std::string_view label; ///< For people: "sexual violence".
    std::string_view says;  ///< What such a claim says, one clause.
};

/// All types, in the order of the enumeration.
std::span<const ClaimTypeInfo> claim_types();
std::string_view name_of(ClaimType type);
std::string_view label_of(ClaimType type);
std::string_view name_of(Field field);
std::string_view name_of(Modality modality);
std::string_view name_of(ValueKind kind);
std::optional<ClaimType> claim_type_named(std::string_view name);
std::optional<Field> field_named(std::string_view name);
std::optional<Modality> modality_named(std::string_view name);
std::optional<ValueKind> value_kind_named(std::string_view name);

/// A run of a text: bytes [begin, end).
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    auto operator<=>(const Span&) const = default;
};

/// How many: the inclusive range that a stated number can mean.
struct Count {
    std::int64_t min = 0;
    std::optional<std::int64_t> max; ///< Absent: open ("at least 28").
    bool approximate = false;
    bool operator==(const Count&) const = default;
    std::string to_string() const; ///< "14", "at least 28", "about 1000", "200 to 999", "up to 40".
};

/// One string of a claim, copied from the text, with what it was resolved to at reading time.
struct Value {
    Field field = Field::target;
    std::string text;         ///< Exactly as in the text (or as typed in a note).
    std::optional<Span> span; ///< Where; absent for fixed words ("acquitted") and typed values.
    ValueKind kind = ValueKind::unknown;
    std::string norm; ///< Normal form: EDTF, "geonames:112931", "law:tr/tck/217-A"; may be empty.
    std::string code; ///< HURIDOCS or own vocabulary code; may be empty.
    bool operator==(const Value&) const = default;
};

struct Claim {
    ClaimType type = ClaimType::held;
    std::vector<Value> values; ///< In order of field, then of appearance: (field, n) counts within its field.
    std::optional<Count> count;
    std::optional<Edtf> time;
    Modality modality = Modality::asserted;
    std::string quote;    ///< The words that say it: exactly text[span].
    Span span;            ///< Of the quote, in bytes of its text.
    std::string rule;     ///< Which rule or model made it: "release/passive".
    std::string reader;   ///< Which reader version: "vigil-en-1".
    float confidence = 0; ///< That the passage says this, 0 to 1. Not that it is true.

    std::vector<std::string> all(Field field) const;        ///< Texts of one field, in order.
    std::vector<const Value*> values_of(Field field) const; ///< Pointers into `values`; valid while it is unchanged.
    const Value* first(Field field) const;                  ///< nullptr when there is none.
    bool operator==(const Claim&) const = default;
};

/// Sorts `values` by field, keeping the order within a field. Readers and forms call it last.
void order_values(Claim& claim);

} // namespace vigil::domain
