// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "domain/claim_json.hpp"
#include "records/call.hpp"
#include "records/disruption.hpp"
#include "records/incident.hpp"
#include "records/participation.hpp"
#include "records/person.hpp"
#include "records/proceeding.hpp"
#include "records/record.hpp"

#include <stdexcept>

/// For tests only: a small invented world of reports, claims and judgements. All people in it are invented.
namespace vigil::records {

inline Day day(std::string_view text)
{
    return *parse_day(text);
}

using Report = std::shared_ptr<const Passage>;

class World {
public:
    Report report(const std::string& source, const std::string& published, const std::string& origin = {})
    {
        auto passage = std::make_shared<Passage>();
        passage->part = next_id();
        passage->document = next_id();
        passage->title = source + " " + published;
        passage->source = source;
        passage->origin = origin.empty() ? source : origin;
        if (!published.empty())
            passage->published = *parse_edtf(published);
        passage->language = "en";
        return passage;
    }

    Report note(const std::string& source, const std::string& told)
    {
        auto passage = std::make_shared<Passage>(*report(source, told));
        passage->note = true;
        return passage;
    }

    /// A claim in the JSON form of the guide. Without a quote it gets one of its own.
    EntryId say(const Report& report, const std::string& json)
    {
        auto claim = domain::claim_from_json(json);
        if (!claim)
            throw std::invalid_argument{claim.error().message + ": " + json};
        ClaimFacts facts;
        facts.id = next_id();
        facts.reading = report->document;
        facts.claim = *claim;
        if (facts.claim.quote.empty())
            facts.claim.quote = "Sentence " + std::to_string(m_count) + ".";
        if (facts.claim.span.end == 0)
            facts.claim.span = {m_count * 100, m_count * 100 + 50};
        facts.passage = report;
        facts.known = Instant{*report->published->latest()};
        evidence.claims.push_back(facts);
        return facts.id;
    }

    /// One row of a list: claims with the same `row` are one row.
    EntryId list(const Report& report, std::uint32_t row, const std::string& json)
    {
        const EntryId id = say(report, json);
        evidence.claims.back().claim.rule = "list/row";
        evidence.claims.back().claim.span = {row * 100, row * 100 + 99};
        return id;
    }

    /// A particular: kind is the code of the value.
    EntryId particular(const Report& report, const std::string& name, const std::string& kind, const std::string& text)
    {
        const EntryId id =
            say(report, R"({"type":"particular","target":[")" + name + R"("],"detail":")" + text + "\"}");
        for (domain::Value& value : evidence.claims.back().claim.values)
            if (value.field == domain::Field::detail)
                value.code = kind;
        return id;
    }

    EntryId judge(ledger::Body body, const std::string& known = "2026-02-01")
    {
        Judgement one;
        one.id = next_id();
        one.body = std::move(body);
        one.member = "M1";
        one.known = Instant{day(known)};
        evidence.judgements.push_back(one);
        return one.id;
    }
    EntryId accept(const EntryId& claim)
    {
        return judge(ledger::Checked{claim, ledger::Verdict::accept, {}, 0, {}, {}, {}});
    }
    EntryId reject(const EntryId& claim)
    {
        return judge(ledger::Checked{claim, ledger::Verdict::reject, {}, 0, {}, {}, {}});
    }
    EntryId correct(const EntryId& claim, const std::string& field, const std::string& value, std::uint32_t n = 0)
    {
        return judge(ledger::Checked{claim, ledger::Verdict::correct, field, n, value, {}, {}});
    }
    EntryId join(ledger::LinkVerb verb, const EntryId& a, const EntryId& b)
    {
        ledger::Linked link;
        link.verb = verb;
        link.a.claim = a;
        link.b.claim = b;
        return judge(link);
    }
    EntryId withdraw(const EntryId& entry) { return judge(ledger::Withdrawn{entry, {}}); }

    std::vector<Record> fold(Floor floor = Floor::proposed) const { return fold_all(evidence, floor); }

    std::vector<Person> people(Floor floor = Floor::proposed) const
    {
        return decoded<Person>(Family::person, person_from_cbor, floor);
    }
    std::vector<Proceeding> proceedings() const
    {
        return decoded<Proceeding>(Family::proceeding, proceeding_from_cbor);
    }
    std::vector<Incident> incidents() const { return decoded<Incident>(Family::incident, incident_from_cbor); }
    std::vector<Disruption> disruptions() const
    {
        return decoded<Disruption>(Family::disruption, disruption_from_cbor);
    }
    std::vector<Participation> participations() const
    {
        return decoded<Participation>(Family::participation, participation_from_cbor);
    }
    std::vector<Call> calls() const { return decoded<Call>(Family::call, call_from_cbor); }

    Evidence evidence;

private:
    EntryId next_id() { return EntryId{sha256("entry " + std::to_string(++m_count))}; }

    template <typename T>
    std::vector<T> decoded(Family family, Result<T> (*read)(const Cbor&), Floor floor = Floor::proposed) const
    {
        std::vector<Record> records;
        for (Record& record : fold(floor))
            if (record.family == family)
                records.push_back(std::move(record));
        std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
            return std::tie(a.sort, a.id) < std::tie(b.sort, b.id);
        });
        std::vector<T> result;
        for (const Record& record : records) {
            auto one = read(record.value);
            if (!one)
                throw std::invalid_argument{one.error().message};
            result.push_back(*std::move(one));
        }
        return result;
    }

    std::uint32_t m_count = 0;
};

} // namespace vigil::records
