// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/open_casebook.hpp"

#include <algorithm>

namespace vigil::store {

/// Adds the entries of one batch. The first thing that goes wrong ends the batch; what is added after it is ignored.
class LogWriter final : public Writer {
public:
    LogWriter(OpenCasebook& casebook, std::string_view member, const Digest& batch)
        : m_casebook{casebook},
          m_member{member},
          m_batch{batch}
    {
    }

    Result<Digest> keep_blob(ByteView bytes) override
    {
        auto digest = m_casebook.m_blobs.keep(bytes);
        if (!digest && !m_failure)
            m_failure = digest.error();
        return digest;
    }

    EntryId add(const ledger::Body& body) override
    {
        if (m_failure)
            return {};
        auto added = try_add(body);
        if (!added) {
            m_failure = std::move(added).error();
            return {};
        }
        return *added;
    }

    void index_text(const EntryId& part, std::string_view text) override
    {
        if (m_failure)
            return;
        const auto seq = m_casebook.m_reader.seq_of(part);
        if (!seq) {
            m_failure = Error{Fault::invalid_argument, "a text can only be indexed for a part that is in the casebook"};
            return;
        }
        const auto logged = m_casebook.m_reader.body_at(*seq);
        const auto* kept = std::get_if<ledger::PartKept>(&logged.body);
        if (kept != nullptr)
            m_casebook.m_derived.index_text(*seq, kept->title, text, is_table(*kept));
    }

    const std::optional<Error>& failure() const { return m_failure; }

private:
    Result<EntryId> try_add(const ledger::Body& body)
    {
        const ledger::Body completed = with_follows(body);
        const ledger::Payload payload = ledger::payload_of(completed, m_member, seal::random_seed());
        const Bytes bytes = ledger::encode_payload(payload);
        VIGIL_TRY(ledger::Body written, read_back(completed, bytes));

        OpenCasebook& book = m_casebook;
        ledger::Header header;
        header.casebook = book.m_casebook;
        header.device = book.m_device;
        header.index = book.m_head.size();
        header.kind = static_cast<std::uint16_t>(ledger::kind_of(completed));
        header.claimed_at = book.m_clock.now();
        header.clock_quality = 1;
        header.batch = m_batch;
        const ledger::Entry entry = ledger::make_entry(header, payload);

        const auto seq = static_cast<std::int64_t>(entry.header.index);
        book.m_last_known = std::max(book.m_last_known, entry.header.claimed_at);
        book.m_database.run("INSERT INTO entry (seq, kind, known, id, header) VALUES (?1, ?2, ?3, ?4, ?5)", seq,
                            std::int64_t{entry.header.kind}, std::int64_t{book.m_last_known.time_since_epoch().count()},
                            entry.id, ledger::encode_header(entry.header));
        book.m_database.run("INSERT INTO payload (seq, bytes) VALUES (?1, ?2)", seq, bytes);
        book.m_head.append(entry.id.digest);
        VIGIL_CHECK(book.m_derived.apply(seq, {entry.id, std::move(written), m_member, book.m_last_known}));
        return entry.id;
    }

    /// A value that is set takes the place of those that this casebook has, unless the caller says which it saw.
    ledger::Body with_follows(const ledger::Body& body)
    {
        const auto* set = std::get_if<ledger::Set>(&body);
        if (set == nullptr || !set->follows.empty())
            return body;
        ledger::Set completed = *set;
        Query row = m_casebook.m_database.query("SELECT e.id FROM setting s JOIN entry e ON e.seq = s.seq "
                                                "WHERE s.object = ?1 AND s.field = ?2 AND s.gone = 0 ORDER BY s.seq",
                                                set->object, set->field);
        while (row.step())
            completed.follows.push_back({row.digest(0)});
        return completed;
    }

    /// What cannot be read back would stay in the ledger for ever; and the tables follow from what is read back.
    static Result<ledger::Body> read_back(const ledger::Body& body, ByteView bytes)
    {
        VIGIL_TRY(const ledger::Payload payload, ledger::decode_payload(bytes));
        VIGIL_TRY(ledger::Body again, ledger::body_of(static_cast<std::uint16_t>(ledger::kind_of(body)), 1, payload));
        if (again.index() != body.index())
            return Error{Fault::invalid_argument, "an entry of this kind cannot be written by this Vigil"};
        return again;
    }

    OpenCasebook& m_casebook;
    std::string m_member;
    Digest m_batch;
    std::optional<Error> m_failure;
};

Result<Done> OpenCasebook::append(std::string_view member, const Digest& batch,
                                  const std::function<Result<Done>(Writer&)>& work)
{
    const std::lock_guard guard{m_mutex};
    if (m_access != Access::write)
        return Error{Fault::denied, "the casebook " + name() + " was opened for reading only"};
    if (m_writing)
        return Error{Fault::invalid_argument, "a step cannot be begun inside another one"};
    return caught([&] { return write(member, batch, work); });
}

Result<Done> OpenCasebook::write(std::string_view member, const Digest& batch,
                                 const std::function<Result<Done>(Writer&)>& work)
{
    const ledger::Frontier head = m_head;
    const Instant last_known = m_last_known;
    const auto undo = [&] {
        m_head = head;
        m_last_known = last_known;
        m_writing = false;
        if (m_database.in_transaction())
            m_database.script("ROLLBACK");
        m_derived.undo();
        m_lines.forget();
    };
    m_writing = true;
    m_standing_counts.reset();
    try {
        m_database.script("BEGIN IMMEDIATE");
        LogWriter writer{*this, member, batch};
        auto done = work(writer);
        if (writer.failure() || !done) {
            const Error error = writer.failure() ? *writer.failure() : std::move(done).error();
            undo();
            return error;
        }
        m_derived.refold();
        save_head();
        m_database.script("COMMIT");
        m_lines.apply(m_derived.take_line_changes());
    } catch (...) {
        undo();
        throw;
    }
    m_writing = false;
    return Done{};
}

} // namespace vigil::store
