// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ledger/bodies.hpp"
#include "ledger/merkle.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

/// The published vectors (spec/vectors) and the worked example of spec/ledger.md say what this code computes. When a
/// vector is missing or differs, what it should be is written beside the build and the test fails.
namespace vigil::ledger {
namespace {

using Json = nlohmann::ordered_json;

std::string file_text(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Digest filled(std::uint8_t byte)
{
    Digest digest;
    digest.bytes.fill(byte);
    return digest;
}

std::array<std::uint8_t, 16> seed(std::uint8_t first)
{
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes.at(i) = static_cast<std::uint8_t>(first + i);
    return bytes;
}

domain::Claim sample_claim()
{
    domain::Claim claim;
    claim.type = domain::ClaimType::release;
    claim.values = {
        {domain::Field::target, "Person One", domain::Span{0, 10}, domain::ValueKind::person, "", ""},
        {domain::Field::place, "Caracas", domain::Span{26, 33}, domain::ValueKind::place, "geonames:3646738", ""}};
    claim.count = domain::Count{1, 1, false};
    claim.time = *parse_edtf("2026-01-08");
    claim.quote = "Person One was released in Caracas.";
    claim.span = {0, 35};
    claim.rule = "release/passive";
    claim.reader = "vigil-en-1";
    claim.confidence = 0.9F;
    return claim;
}

/// A log of one device: each entry under the ones before it.
std::vector<std::pair<std::string, Entry>> example_log()
{
    const std::string text = "Person One was released in Caracas.";
    DocumentKept document{sha256(std::string_view{text}), text.size(), "report.txt", Channel::file, "", {}, "", ""};
    std::vector<std::pair<std::string, Entry>> log;
    const auto add = [&](std::string name, const Body& body) {
        const auto index = static_cast<std::uint8_t>(log.size());
        Header header;
        header.casebook = filled(0xca);
        header.device = filled(0xde);
        header.index = index;
        header.kind = static_cast<std::uint16_t>(kind_of(body));
        header.claimed_at = Instant{std::chrono::seconds{1768000000 + index}};
        header.clock_quality = 1;
        header.batch = filled(0xba);
        log.emplace_back(std::move(name), make_entry(header, payload_of(body, "anna", seed(index))));
        return log.back().second.id;
    };
    const EntryId kept = add("document", document);
    PartKept part;
    part.document = kept;
    part.format = "text";
    part.extractor = "text-1";
    part.media_type = "text/plain";
    part.published = *parse_edtf("2026-01-09");
    part.text = document.sha256;
    part.sketch = {1, 0xFFFFFFFFFFFFFFFF};
    const EntryId in_part = add("part", part);
    const EntryId reading = add("reading", ReadingMade{in_part, "vigil-en-1", "en", {}, {}});
    const EntryId claim = add("claim", ClaimProposed{reading, sample_claim()});
    add("check", Checked{claim, Verdict::correct, "time", 0, "2026-01-07", "the family says the evening before", {}});
    add("assess", Assessed{claim, Grade::likely, "reasonable grounds to believe", "", {}});
    return log;
}

Json json_of(const std::string& name, const Entry& entry)
{
    return {{"name", name},
            {"header", to_hex(encode_header(entry.header))},
            {"payload", to_hex(encode_payload(entry.payload))},
            {"payload_root", entry.header.payload_root.hex()},
            {"id", entry.id.hex()}};
}

Json vectors()
{
    Json entries = Json::array();
    Json roots = Json::array();
    Frontier tree;
    std::vector<Digest> leaves;
    for (const auto& [name, entry] : example_log()) {
        entries.push_back(json_of(name, entry));
        tree.append(entry.id.digest);
        leaves.push_back(entry.id.digest);
        roots.push_back(tree.root().hex());
    }
    Json proofs = Json::array();
    for (std::uint64_t index = 0; index < leaves.size(); ++index) {
        Json path = Json::array();
        for (const Digest& node : inclusion_proof(leaves, index))
            path.push_back(node.hex());
        proofs.push_back({{"index", index}, {"size", leaves.size()}, {"path", path}});
    }
    return {{"format", "vigil ledger 1"}, {"entries", entries}, {"roots", roots}, {"proofs", proofs}};
}

} // namespace

TEST_CASE("vectors: the published entries, roots and proofs are what this code makes")
{
    const std::string made = vectors().dump(1) + "\n";
    const bool same = file_text(VIGIL_SOURCE_DIR "/spec/vectors/ledger.json") == made;
    if (!same)
        std::ofstream{VIGIL_BINARY_DIR "/ledger-vectors.json"} << made;
    CHECK_MESSAGE(same, "compare spec/vectors/ledger.json with ledger-vectors.json in the build folder");
}

TEST_CASE("vectors: the worked example of the specification is the published claim entry")
{
    const std::string specification = file_text(VIGIL_SOURCE_DIR "/spec/ledger.md");
    REQUIRE_FALSE(specification.empty());
    // The document breaks long hexadecimal texts into lines.
    std::string joined;
    for (const char c : specification)
        if (c != '\n' && c != ' ')
            joined += c;
    const auto log = example_log();
    const Json claim = json_of(log[3].first, log[3].second);
    for (const char* field : {"header", "payload", "payload_root", "id"}) {
        CAPTURE(field);
        CHECK(joined.find(claim[field].get<std::string>()) != std::string::npos);
    }
}

TEST_CASE("vectors: every published entry can be read and checks")
{
    const Json published = Json::parse(file_text(VIGIL_SOURCE_DIR "/spec/vectors/ledger.json"), nullptr, false);
    REQUIRE(published.is_object());
    for (const Json& one : published["entries"]) {
        CAPTURE(one["name"].get<std::string>());
        const auto header = decode_header(*from_hex(one["header"].get<std::string>()));
        const auto payload = decode_payload(*from_hex(one["payload"].get<std::string>()));
        REQUIRE(header);
        REQUIRE(payload);
        const Entry entry{{*parse_digest(one["id"].get<std::string>())}, *header, *payload, false};
        CHECK(check_entry(entry));
        const auto body = body_of(header->kind, header->schema, *payload);
        REQUIRE(body);
        CHECK(body->index() > 0);
    }
}

} // namespace vigil::ledger
