// SPDX-License-Identifier: AGPL-3.0-or-later
// A new look-up of store::Casebook does not compile until it has its veil here: that is what this class is for.
#include "app/veil.hpp"

#include "base/utf8.hpp"
#include "records/without.hpp"

#include <algorithm>
#include <array>

namespace vigil::app {
namespace {

using records::Family;
using records::Floor;
using store::Casebook;

constexpr std::string_view title_withheld = "[withheld]";

/// What lies above a level.
struct Hidden {
    std::set<EntryId> claims, documents, parts;
    std::set<EntryId> entries; ///< All of these, and judgements about the claims.
    std::map<EntryId, std::vector<domain::Span>> words;
    std::set<Digest> blobs; ///< Bytes that hold any of it.
    std::set<std::string> objects;
    std::set<std::string> ids; ///< Hexadecimal ids as they stand in fields of work data.
};

class Veil final : public Casebook {
public:
    Veil(std::unique_ptr<Casebook> inner, Level level) : m_inner{std::move(inner)}, m_level{level} {}

    std::string name() const override { return m_inner->name(); }

    Result<Done> append(std::string_view member, const Digest& batch,
                        const std::function<Result<Done>(store::Writer&)>& work) override
    {
        m_hidden.reset(); // What is written may be about somebody whose record is restricted.
        return m_inner->append(member, batch, work);
    }

    Result<Bytes> blob(const Digest& sha256) const override
    {
        if (hidden().blobs.contains(sha256))
            return Error{Fault::denied, "these bytes hold words that are restricted above the level of this session"};
        return m_inner->blob(sha256);
    }

    Result<ledger::Entry> entry(const EntryId& id) const override
    {
        VIGIL_TRY(auto found, m_inner->entry(id));
        if (hides(id))
            return no_entry(id.digest.short_hex());
        return found;
    }

    Result<EntryId> entry_by_prefix(std::string_view hex) const override
    {
        VIGIL_TRY(const auto id, m_inner->entry_by_prefix(hex));
        if (hides(id))
            return no_entry(hex);
        return id;
    }

    std::optional<EntryId> document_with(const Digest& sha256) const override { return m_inner->document_with(sha256); }

    std::vector<std::pair<EntryId, std::int32_t>> near_duplicates(const std::vector<std::uint64_t>& sketch,
                                                                  std::int32_t permille) const override
    {
        auto found = m_inner->near_duplicates(sketch, permille);
        std::erase_if(found, [&](const auto& one) { return hidden().parts.contains(one.first); });
        return found;
    }

    std::vector<store::DocumentRow> documents() const override
    {
        auto rows = m_inner->documents();
        std::erase_if(rows, [&](const auto& row) { return hidden().documents.contains(row.id); });
        return rows;
    }

    std::vector<store::PartRow> parts(const EntryId& document) const override
    {
        auto rows = m_inner->parts(document);
        std::erase_if(rows, [&](const auto& row) { return hidden().parts.contains(row.id); });
        for (auto& row : rows)
            cover_title(row);
        return rows;
    }

    Result<store::PartRow> part(const EntryId& id) const override
    {
        if (hidden().parts.contains(id))
            return no_entry(id.digest.short_hex());
        VIGIL_TRY(auto row, m_inner->part(id));
        cover_title(row);
        return row;
    }

    std::vector<store::ReadingRow> readings(const EntryId& part) const override
    {
        return hidden().parts.contains(part) ? std::vector<store::ReadingRow>{} : m_inner->readings(part);
    }

    Result<std::string> text(const EntryId& part) const override
    {
        if (hidden().parts.contains(part))
            return no_entry(part.digest.short_hex());
        VIGIL_TRY(auto text, m_inner->text(part));
        const auto found = hidden().words.find(part);
        return found == hidden().words.end() ? text : masked(std::move(text), found->second);
    }

    std::vector<store::Hit> search(std::string_view words, std::size_t limit) const override
    {
        // Hits that fall away make room for others.
        auto hits = m_inner->search(words, limit + hidden().parts.size() + hidden().words.size());
        std::erase_if(hits, [&](auto& hit) { return hidden().parts.contains(hit.part) || !still_hit(hit, words); });
        if (hits.size() > limit)
            hits.resize(limit);
        return hits;
    }

    store::Totals totals() const override
    {
        auto totals = m_inner->totals();
        totals.documents -= hidden().documents.size();
        totals.parts -= hidden().parts.size();
        totals.claims -= hidden().claims.size();
        totals.judgements -= judgements_on_hidden().size();
        return totals;
    }

    std::vector<records::Record> records(Family family, Floor floor) const override
    {
        return m_inner->records_without(family, floor, hidden().claims);
    }

    std::vector<records::Record> records_without(Family family, Floor floor,
                                                 const std::set<EntryId>& more) const override
    {
        return m_inner->records_without(family, floor, with(more));
    }

    std::optional<records::Record> record(std::string_view id, Floor floor) const override
    {
        // A record bears the id of a claim under it.
        const auto claim = parse_digest(id.substr(0, id.find('/')));
        if (!claim)
            return std::nullopt;
        for (auto& one : m_inner->records_of_claims({EntryId{*claim}}, floor, std::nullopt, hidden().claims))
            if (one.id == id)
                return std::move(one);
        return std::nullopt;
    }

    void each_person(Floor floor, const std::set<EntryId>& more,
                     const std::function<void(const records::PersonLine&)>& visit) const override
    {
        m_inner->each_person(floor, with(more), visit);
    }

    std::vector<records::Record> records_of_claims(const std::vector<EntryId>& claims, Floor floor,
                                                   std::optional<Family> only,
                                                   const std::set<EntryId>& more) const override
    {
        auto seen = claims;
        std::erase_if(seen, [&](const EntryId& claim) { return hidden().claims.contains(claim); });
        return m_inner->records_of_claims(seen, floor, only, with(more));
    }

    store::ClaimTotals claim_totals(const std::vector<domain::ClaimType>& types) const override
    {
        if (hidden().claims.empty())
            return m_inner->claim_totals(types);
        const auto claims = evidence(types);
        const auto proposed = records::standing(claims, Floor::proposed);
        const auto checked = records::standing(claims, Floor::checked);
        return {checked.below - proposed.below, checked.claims.size(), checked.rejected, proposed.below};
    }

    records::Evidence evidence_about(const store::ClaimFilter& filter) const override
    {
        return shown(m_inner->evidence_about(filter));
    }

    std::size_t claims_count(const store::ClaimFilter& filter) const override
    {
        return hidden().claims.empty() ? m_inner->claims_count(filter) : evidence_about(filter).claims.size();
    }

    records::Evidence evidence(const std::vector<domain::ClaimType>& types) const override
    {
        return shown(m_inner->evidence(types));
    }
    records::Evidence evidence_of_part(const EntryId& part) const override
    {
        return shown(m_inner->evidence_of_part(part));
    }
    records::Evidence evidence_of_claims(const std::vector<EntryId>& claims) const override
    {
        return shown(m_inner->evidence_of_claims(claims));
    }
    records::Evidence evidence_of_group(const records::GroupKey& group) const override
    {
        return shown(m_inner->evidence_of_group(group));
    }

    std::vector<std::string> setting(std::string_view object, std::string_view field) const override
    {
        return hides_work(object, field) ? std::vector<std::string>{} : m_inner->setting(object, field);
    }
    std::vector<store::SettingRow> settings(std::string_view object) const override
    {
        return shown(m_inner->settings(object));
    }
    std::vector<store::SettingRow> setting_history(std::string_view object, std::string_view field) const override
    {
        return shown(m_inner->setting_history(object, field));
    }
    std::vector<std::string> setting_objects(std::string_view prefix) const override
    {
        auto objects = m_inner->setting_objects(prefix);
        std::erase_if(objects, [&](const auto& object) { return hides_work(object, {}); });
        return objects;
    }

    std::vector<ledger::SourceNamed> sources() const override { return m_inner->sources(); }

    std::size_t erased_claims(Instant before) const override { return m_inner->erased_claims(before); }

    std::vector<std::string> lists() const override
    {
        auto names = m_inner->lists();
        std::erase_if(names, [&](const auto& list) { return editions(list).empty(); });
        return names;
    }
    std::vector<store::ListEdition> editions(std::string_view list) const override
    {
        auto found = m_inner->editions(list);
        std::erase_if(found, [&](const auto& edition) { return hidden().parts.contains(edition.part); });
        return found;
    }
    void each_list_claim(std::string_view list,
                         const std::function<void(std::string_view, const records::ListedClaim&)>& take) const override
    {
        const auto& gone = hidden().claims;
        m_inner->each_list_claim(list, [&](std::string_view row, const records::ListedClaim& claim) {
            if (!gone.contains(claim.id))
                take(row, claim);
        });
    }
    std::vector<records::ListedClaim> claims_of_row(const store::ListRow& row) const override
    {
        auto claims = m_inner->claims_of_row(row);
        std::erase_if(claims, [&](const auto& claim) { return hidden().claims.contains(claim.id); });
        return claims;
    }
    std::vector<store::ListRow> list_rows_named(std::string_view name_words) const override
    {
        auto rows = m_inner->list_rows_named(name_words);
        std::erase_if(rows, [&](const auto& row) { return claims_of_row(row).empty(); });
        return rows;
    }

    void history(const std::function<bool(const store::LoggedEntry&)>& show) const override
    {
        const auto& gone = hidden(); // Before: `history` holds the casebook.
        m_inner->history([&](const store::LoggedEntry& entry) {
            return gone.entries.contains(entry.id) || hides_body(entry.body) || show(entry);
        });
    }

    Result<Done> rebuild(const std::function<void(std::uint64_t, std::uint64_t)>& progress) override
    {
        return m_inner->rebuild(progress);
    }
    Digest records_digest() const override { return m_inner->records_digest(); }
    store::Verification verify(bool full,
                               const std::function<void(std::uint64_t, std::uint64_t)>& progress) const override
    {
        return m_inner->verify(full, progress);
    }
    Result<Done> backup(const std::string& file) const override { return m_inner->backup(file); }

private:
    static Error no_entry(std::string_view hex)
    {
        return {Fault::not_found, "the casebook has no entry that begins with " + std::string{hex}};
    }

    records::Evidence shown(records::Evidence evidence) const
    {
        return records::without(std::move(evidence), hidden().claims);
    }

    std::set<EntryId> with(const std::set<EntryId>& more) const
    {
        auto claims = hidden().claims;
        claims.insert(more.begin(), more.end());
        return claims;
    }

    std::vector<store::SettingRow> shown(std::vector<store::SettingRow> rows) const
    {
        std::erase_if(rows, [&](const auto& row) { return hides_work(row.object, row.field); });
        return rows;
    }

    std::vector<records::Judgement> judgements_on_hidden() const
    {
        return m_inner->evidence_of_claims({hidden().claims.begin(), hidden().claims.end()}).judgements;
    }

    /// Work data on something hidden, or in a field that names it ("person/<hex>/target/0").
    bool hides_work(std::string_view object, std::string_view field) const
    {
        if (hidden().objects.contains(std::string{object}))
            return true;
        const auto names = [&](std::string_view text, char separator) {
            return std::ranges::any_of(split(text, separator),
                                       [&](auto piece) { return hidden().ids.contains(std::string{piece}); });
        };
        const auto colon = object.find(':');
        return names(field, '/') || (colon != std::string_view::npos && names(object.substr(colon + 1), '/'));
    }

    bool hides_body(const ledger::Body& body) const
    {
        const auto* set = std::get_if<ledger::Set>(&body);
        return set != nullptr && hides_work(set->object, set->field);
    }

    bool hides(const EntryId& id) const
    {
        if (hidden().entries.contains(id))
            return true;
        const auto found = m_inner->entry(id);
        if (!found || found->erased)
            return false;
        const auto body = ledger::body_of(found->header.kind, found->header.schema, found->payload);
        return body && hides_body(*body);
    }

    /// A title that says the hidden words, or is said by them.
    void cover_title(store::PartRow& row) const
    {
        const auto found = hidden().words.find(row.id);
        if (found == hidden().words.end() || row.body.title.empty())
            return;
        const auto text = m_inner->text(row.id);
        const auto title = search_key(row.body.title);
        for (const auto& span : found->second) {
            const auto words = text && span.end <= text->size() && span.begin < span.end
                                   ? search_key(text->substr(span.begin, span.end - span.begin))
                                   : std::string{};
            if (!words.empty() && (title.find(words) != std::string::npos || words.find(title) != std::string::npos))
                row.body.title = title_withheld;
        }
    }

    /// A part with hidden words is found only by its other words, and its extract stays inside.
    bool still_hit(store::Hit& hit, std::string_view words) const
    {
        if (!hidden().words.contains(hit.part))
            return true;
        const auto row = part(hit.part);
        const auto text = this->text(hit.part);
        const auto key = " " + search_key((row ? row->body.title : "") + " " + (text ? *text : "")) + " ";
        hit.title = row ? row->body.title : "";
        hit.extract.clear();
        hit.matches.clear();
        return std::ranges::all_of(split(search_key(words), ' '),
                                   [&](auto word) { return key.find(" " + std::string{word}) != std::string::npos; });
    }

    const Hidden& hidden() const
    {
        if (!m_hidden)
            m_hidden = std::make_unique<Hidden>(gather());
        return *m_hidden;
    }

    Hidden gather() const
    {
        const auto levels = levels_in(*m_inner);
        Hidden hidden;
        const auto above = [&](Level level) { return level > m_level; };
        for (const auto& [object, level] : levels.objects)
            if (above(level)) {
                hidden.objects.insert(object);
                hidden.ids.insert(object.substr(object.find(':') + 1));
            }
        for (const auto& [id, level] : levels.claims)
            if (above(level))
                hidden.claims.insert(id);
        for (const auto& [id, level] : levels.documents)
            if (above(level))
                hide_document(hidden, id);
        for (const auto& [part, words] : levels.words)
            for (const auto& one : words)
                if (above(one.level) && !hidden.parts.contains(part))
                    hidden.words[part].push_back(one.span);
        for (const auto& [part, words] : hidden.words)
            hide_bytes(hidden, part);
        keep_to_claims(hidden);
        return hidden;
    }

    void hide_document(Hidden& hidden, const EntryId& document) const
    {
        hidden.documents.insert(document);
        hidden.entries.insert(document);
        for (const auto& part : m_inner->parts(document)) {
            hidden.parts.insert(part.id);
            hidden.entries.insert(part.id);
            hide_bytes(hidden, part.id);
            for (const auto& reading : m_inner->readings(part.id))
                hidden.entries.insert(reading.id);
        }
    }

    void hide_bytes(Hidden& hidden, const EntryId& part) const
    {
        const auto row = m_inner->part(part);
        if (!row)
            return;
        for (const auto& blob : {row->body.text, row->body.map})
            if (blob)
                hidden.blobs.insert(*blob);
        if (const auto document = m_inner->entry(row->body.document))
            if (const auto body = ledger::body_of(document->header.kind, document->header.schema, document->payload))
                if (const auto* kept = std::get_if<ledger::DocumentKept>(&*body))
                    hidden.blobs.insert(kept->sha256);
    }

    /// Entries about the hidden claims, and their ids as work data names them.
    void keep_to_claims(Hidden& hidden) const
    {
        const auto evidence = m_inner->evidence_of_claims({hidden.claims.begin(), hidden.claims.end()});
        hidden.claims.clear(); // A mark on what is no claim of this casebook hides nothing and counts nothing.
        for (const auto& claim : evidence.claims)
            hidden.claims.insert(claim.id);
        hidden.entries.insert(hidden.claims.begin(), hidden.claims.end());
        for (const auto& judgement : evidence.judgements)
            hidden.entries.insert(judgement.id);
        for (const auto& id : hidden.entries)
            hidden.ids.insert(id.hex());
    }

    std::unique_ptr<Casebook> m_inner;
    Level m_level;
    mutable std::unique_ptr<Hidden> m_hidden;
};

} // namespace

std::string masked(std::string text, const std::vector<domain::Span>& spans)
{
    for (const auto& span : spans)
        for (std::size_t at = span.begin; at < span.end && at < text.size(); ++at)
            if (text[at] != '\n')
                text[at] = '*';
    return text;
}

std::unique_ptr<Casebook> veiled(std::unique_ptr<Casebook> casebook, Level level)
{
    return std::make_unique<Veil>(std::move(casebook), level);
}

} // namespace vigil::app
