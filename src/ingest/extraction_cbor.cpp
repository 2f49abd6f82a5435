// SPDX-License-Identifier: AGPL-3.0-or-later
// The form between processes (docs/formats/extraction.md). The reader trusts nothing: the writer is the child that has
// just parsed hostile bytes.
#include "base/packed_numbers.hpp"
#include "base/utf8.hpp"
#include "ingest/extraction.hpp"

namespace vigil::ingest {
namespace {

constexpr std::uint64_t longest_field = 64 << 10; ///< Of one metadata field, path or notice, in bytes.
constexpr std::size_t most_fields = 1000;         ///< Of notices, authors or other fields of one part.
constexpr std::uint32_t largest_cell = 1U << 24;  ///< Row, column or sheet.

Error broken(std::string_view what)
{
    return {Fault::malformed, "the extraction is refused: " + std::string{what}};
}

Bytes pack(const std::vector<MapRun>& map)
{
    Bytes out;
    for (const MapRun& run : map)
        for (const std::uint64_t value : {std::uint64_t{run.text_begin}, std::uint64_t{run.text_end - run.text_begin},
                                          run.source_begin, run.source_end - run.source_begin, std::uint64_t{run.page}})
            put_number(out, value);
    return out;
}

Bytes pack(const std::vector<Cell>& cells)
{
    Bytes out;
    for (const Cell& cell : cells)
        for (const std::uint32_t value :
             {cell.span.begin, cell.span.end - cell.span.begin, cell.sheet, cell.row, cell.column})
            put_number(out, value);
    return out;
}

Result<std::vector<MapRun>> unpack_map(const Bytes& bytes, std::size_t text_size, const Limits& limits)
{
    std::vector<MapRun> map;
    PackedNumbers numbers{bytes};
    std::uint64_t last = 0;
    while (!numbers.done()) {
        const std::uint64_t begin = numbers.next(), length = numbers.next();
        const std::uint64_t source = numbers.next(), source_length = numbers.next(), page = numbers.next();
        const std::uint64_t source_limit = limits.input_bytes * 4;
        if (numbers.failed() || length == 0 || begin < last || begin > text_size || length > text_size - begin ||
            source > source_limit || source_length > source_limit || page > 10'000'000)
            return broken("its map to the source is not in order or reaches outside the text");
        last = begin + length;
        map.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last), source,
                       source + source_length, static_cast<std::uint32_t>(page)});
    }
    return map;
}

Result<std::vector<Cell>> unpack_cells(const Bytes& bytes, std::size_t text_size)
{
    std::vector<Cell> cells;
    PackedNumbers numbers{bytes};
    std::uint64_t last = 0;
    while (!numbers.done()) {
        const std::uint64_t begin = numbers.next(), length = numbers.next();
        const std::uint64_t sheet = numbers.next(), row = numbers.next(), column = numbers.next();
        if (numbers.failed() || length == 0 || begin < last || begin > text_size || length > text_size - begin ||
            sheet > largest_cell || row > largest_cell || column > largest_cell)
            return broken("its table cells are not in order or reach outside the text");
        last = begin + length;
        cells.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)},
                         static_cast<std::uint32_t>(sheet),
                         static_cast<std::uint32_t>(row),
                         static_cast<std::uint32_t>(column)});
    }
    return cells;
}

Cbor to_cbor(const std::vector<Notice>& notices)
{
    Cbor::Array array;
    for (const Notice& notice : notices)
        array.emplace_back(Cbor::Map{{"code", notice.code}, {"text", notice.text}});
    return array;
}

Cbor to_cbor(const Metadata& metadata)
{
    Cbor::Array authors, other;
    for (const std::string& author : metadata.authors)
        authors.emplace_back(author);
    for (const auto& [name, value] : metadata.other)
        other.emplace_back(Cbor::Array{name, value});
    Cbor::Map map{
        {"title", metadata.title},       {"authors", std::move(authors)}, {"organisation", metadata.organisation},
        {"language", metadata.language}, {"url", metadata.url},           {"other", std::move(other)}};
    if (metadata.published)
        map.emplace_back("published", metadata.published->to_string());
    return map;
}

Cbor to_cbor(const Part& part)
{
    return Cbor::Map{{"path", part.path},           {"format", part.format},
                     {"extractor", part.extractor}, {"metadata", to_cbor(part.metadata)},
                     {"text", part.text},           {"map", pack(part.map)},
                     {"cells", pack(part.cells)},   {"notices", to_cbor(part.notices)}};
}

/// A text that is short, UTF-8 and normal.
Result<std::string> checked(std::string text, std::uint64_t longest = longest_field)
{
    if (text.size() > longest)
        return broken("a text is longer than the limit");
    if (!is_utf8(text) || !is_nfc(text))
        return broken("a text is not UTF-8 in normal form");
    return text;
}

Result<std::string> field(const Cbor& map, std::string_view key, std::uint64_t longest = longest_field)
{
    VIGIL_TRY(std::string text, cbor_text(map, key));
    return checked(std::move(text), longest);
}

Result<const Cbor::Array*> list(const Cbor& map, std::string_view key, std::size_t most)
{
    const Cbor* found = map.find(key);
    if (found == nullptr || found->array() == nullptr)
        return broken("\"" + std::string{key} + "\" is no list");
    if (found->array()->size() > most)
        return broken("\"" + std::string{key} + "\" is longer than the limit");
    return found->array();
}

Result<std::vector<Notice>> notices_from(const Cbor& map)
{
    VIGIL_TRY(const Cbor::Array* array, list(map, "notices", most_fields));
    std::vector<Notice> notices;
    for (const Cbor& item : *array) {
        VIGIL_TRY(std::string code, field(item, "code", 64));
        VIGIL_TRY(std::string text, field(item, "text"));
        notices.push_back({std::move(code), std::move(text)});
    }
    return notices;
}

Result<Metadata> metadata_from(const Cbor& map)
{
    Metadata metadata;
    VIGIL_TRY(metadata.title, field(map, "title"));
    VIGIL_TRY(metadata.organisation, field(map, "organisation"));
    VIGIL_TRY(metadata.language, field(map, "language", 16));
    VIGIL_TRY(metadata.url, field(map, "url"));
    VIGIL_TRY(const Cbor::Array* authors, list(map, "authors", most_fields));
    for (const Cbor& author : *authors) {
        if (author.text() == nullptr)
            return broken("an author is no text");
        VIGIL_TRY(std::string name, checked(*author.text()));
        metadata.authors.push_back(std::move(name));
    }
    VIGIL_TRY(const Cbor::Array* other, list(map, "other", most_fields));
    for (const Cbor& pair : *other) {
        const Cbor::Array* both = pair.array();
        if (both == nullptr || both->size() != 2 || (*both)[0].text() == nullptr || (*both)[1].text() == nullptr)
            return broken("a further field is no pair of texts");
        VIGIL_TRY(std::string name, checked(*(*both)[0].text()));
        VIGIL_TRY(std::string value, checked(*(*both)[1].text()));
        metadata.other.emplace_back(std::move(name), std::move(value));
    }
    if (map.find("published") != nullptr) {
        VIGIL_TRY(const std::string date, field(map, "published", 64));
        VIGIL_TRY(metadata.published, parse_edtf(date));
    }
    return metadata;
}

Result<Part> part_from(const Cbor& map, const Limits& limits)
{
    Part part;
    VIGIL_TRY(part.path, field(map, "path"));
    VIGIL_TRY(part.format, field(map, "format", 64));
    VIGIL_TRY(part.extractor, field(map, "extractor", 64));
    VIGIL_TRY(part.text, field(map, "text", limits.text_bytes));
    const Cbor* metadata = map.find("metadata");
    if (metadata == nullptr)
        return broken("a part has no metadata");
    VIGIL_TRY(part.metadata, metadata_from(*metadata));
    VIGIL_TRY(const Bytes runs, cbor_bytes(map, "map"));
    VIGIL_TRY(part.map, unpack_map(runs, part.text.size(), limits));
    VIGIL_TRY(const Bytes cells, cbor_bytes(map, "cells"));
    VIGIL_TRY(part.cells, unpack_cells(cells, part.text.size()));
    VIGIL_TRY(part.notices, notices_from(map));
    return part;
}

} // namespace

Cbor to_cbor(const Extraction& extraction)
{
    Cbor::Array parts;
    for (const Part& part : extraction.parts)
        parts.push_back(to_cbor(part));
    return Cbor::Map{
        {"media_type", extraction.media_type}, {"parts", std::move(parts)}, {"notices", to_cbor(extraction.notices)}};
}

Result<Extraction> extraction_from_cbor(const Cbor& value, const Limits& limits)
{
    if (value.map() == nullptr)
        return broken("it is no map");
    Extraction extraction;
    VIGIL_TRY(extraction.media_type, field(value, "media_type", 256));
    VIGIL_TRY(const Cbor::Array* parts, list(value, "parts", limits.parts));
    std::uint64_t text_bytes = 0;
    for (const Cbor& item : *parts) {
        VIGIL_TRY(Part part, part_from(item, limits));
        text_bytes += part.text.size();
        if (text_bytes > limits.text_bytes)
            return broken("its texts are longer than the limit");
        extraction.parts.push_back(std::move(part));
    }
    VIGIL_TRY(extraction.notices, notices_from(value));
    return extraction;
}

} // namespace vigil::ingest
