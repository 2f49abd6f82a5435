// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/casebook.hpp"

#include "base/cbor.hpp"
#include "store/open_casebook.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <bit>
#include <filesystem>

namespace vigil::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".vigil";
constexpr int format_version = 1;
constexpr std::int64_t fold_mark = std::int64_t{records::fold_version} * 1000 + derived_version;

Bytes number_bytes(std::int64_t number)
{
    return encode_cbor(Cbor{number});
}

std::int64_t number_from(const std::optional<Bytes>& bytes)
{
    const auto value = bytes ? decode_cbor(*bytes) : Result<Cbor>{Cbor{}};
    return value && value->integer() != nullptr ? *value->integer() : -1;
}

Result<Done> check_name(const fs::path& folder)
{
    const std::string name = folder.filename().string();
    if (!name.ends_with(ending) || name.size() == ending.size())
        return Error{Fault::invalid_argument, "a casebook's folder is called NAME.vigil, not '" + name + "'"};
    return Done{};
}

/// Everything of a new casebook in `folder`, which is not yet in its place.
Result<Done> fill(const std::string& folder, const seal::Opener& opener, const seal::Argon2Cost& cost,
                  const Clock& clock)
{
    seal::Secret key;
    VIGIL_TRY(const seal::Slots slots, seal::make_slots(opener, cost, key));
    VIGIL_CHECK(make_folder(folder + "/blobs"));
    VIGIL_CHECK(write_durably(folder + "/slots", as_bytes(slots.bytes)));
    VIGIL_CHECK(write_durably(folder + "/casebook.db", {})); // Made here, so that it is the owner's alone.
    return caught([&]() -> Result<Done> {
        OpenCasebook casebook{folder, slots, key, Access::write, std::nullopt, clock};
        casebook.make_tables();
        return Done{};
    });
}

Error being_written(const std::string& folder)
{
    return {Fault::denied, folder + " was last written by another version of Vigil and has to be rebuilt, but another "
                                    "process is writing it; try again when that one has ended"};
}

} // namespace

Result<std::unique_ptr<Casebook>> Casebook::create(const std::string& folder, const seal::Opener& opener,
                                                   const seal::Argon2Cost& cost, const Clock& clock)
{
    VIGIL_CHECK(check_name(folder));
    if (std::error_code ignored; fs::exists(fs::symlink_status(folder, ignored)))
        return Error{Fault::invalid_argument, folder + " exists already; choose another name"};
    // Made under another name and then renamed: half a casebook never stands in its place.
    const std::string unfinished = folder + ".unfinished";
    VIGIL_CHECK(make_fresh_folder(unfinished));
    auto filled = fill(unfinished, opener, cost, clock);
    std::error_code refused;
    if (filled)
        fs::rename(unfinished, folder, refused);
    if (!filled || refused) {
        std::error_code ignored;
        fs::remove_all(unfinished, ignored);
        return filled ? Error{Fault::io, folder + " cannot be made: " + refused.message()} : std::move(filled).error();
    }
    const std::string above = fs::path{folder}.parent_path().string();
    VIGIL_CHECK(sync_folder(above.empty() ? "." : above));
    return open(folder, opener, Access::write, clock);
}

Result<std::unique_ptr<Casebook>> Casebook::open(const std::string& folder, const seal::Opener& opener, Access access,
                                                 const Clock& clock,
                                                 const std::function<void(std::uint64_t, std::uint64_t)>& progress)
{
    if (std::error_code ignored; !fs::is_directory(folder, ignored))
        return Error{Fault::not_found, "there is no casebook " + folder};
    auto page = read_whole(folder + "/slots");
    if (!page)
        return page.error().fault == Fault::not_found
                   ? Error{Fault::corrupt, folder + " is no casebook: its key slots are missing"}
                   : std::move(page).error();
    const seal::Slots slots{std::string{as_text(*page)}};
    VIGIL_TRY(const seal::Secret key, seal::open_slots(slots, opener));
    std::optional<Lock> lock;
    if (access == Access::write) {
        VIGIL_TRY(lock, Lock::take(folder + "/lock"));
    }
    return caught([&]() -> Result<std::unique_ptr<Casebook>> {
        auto casebook = std::make_unique<OpenCasebook>(folder, slots, key, access, std::move(lock), clock);
        VIGIL_CHECK(casebook->start());
        if (casebook->up_to_date())
            return std::unique_ptr<Casebook>{std::move(casebook)};
        if (access == Access::write) {
            VIGIL_CHECK(casebook->rebuild(progress));
            return std::unique_ptr<Casebook>{std::move(casebook)};
        }
        // One who reads has it rebuilt by one who may write, and then opens it again.
        casebook.reset();
        auto writing = open(folder, opener, Access::write, clock, progress);
        if (!writing)
            return writing.error().fault == Fault::denied ? being_written(folder) : std::move(writing).error();
        writing->reset();
        return open(folder, opener, access, clock, progress);
    });
}

OpenCasebook::OpenCasebook(std::string folder, const seal::Slots& slots, const seal::Secret& key, Access access,
                           std::optional<Lock> lock, const Clock& clock)
    : m_folder{std::move(folder)},
      m_slots{slots},
      m_backup_key{seal::derive(key, "backup")},
      m_access{access},
      m_lock{std::move(lock)},
      m_clock{clock},
      m_database{m_folder + "/casebook.db", seal::derive(key, "db"), *seal::cipher_of(slots), access == Access::read},
      m_blobs{m_database, m_folder, key},
      m_reader{m_database},
      m_derived{m_database, m_reader},
      m_lines{m_database, m_reader}
{
}

void OpenCasebook::make_tables()
{
    m_database.script("BEGIN IMMEDIATE");
    m_database.script(canonical_tables);
    m_database.script(derived_tables);
    m_database.script(derived_indexes);
    m_database.script(record_indexes);
    put_meta("format", number_bytes(format_version));
    put_fold_mark();
    put_meta("casebook", seal::random_digest().bytes);
    put_meta("device", seal::random_digest().bytes);
    save_head();
    m_database.script("COMMIT");
}

Result<Done> OpenCasebook::start()
{
    const std::lock_guard guard{m_mutex};
    if (!m_database.query("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").step())
        return Error{Fault::corrupt, "the database of " + name() + " is empty; restore it from a backup"};
    if (number_from(meta("format")) != format_version)
        return Error{Fault::corrupt, name() + " was written by a newer Vigil; use that one"};
    for (const auto& [key, digest] : {std::pair{"casebook", &m_casebook}, std::pair{"device", &m_device}}) {
        const auto value = meta(key);
        if (!value || value->size() != digest->bytes.size())
            return Error{Fault::corrupt,
                         "the database of " + name() + " lacks its identifier; restore it from a backup"};
        std::ranges::copy(*value, digest->bytes.begin());
    }
    const Head head = stored_head();
    m_head = head.log;
    m_last_known = head.known;
    if (up_to_date())
        m_derived.load_names();
    return Done{};
}

bool OpenCasebook::up_to_date() const
{
    return number_from(meta("folds")) == fold_mark;
}

std::string OpenCasebook::name() const
{
    const std::string name = fs::path{m_folder}.filename().string();
    return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : name;
}

void OpenCasebook::put_fold_mark()
{
    put_meta("folds", number_bytes(fold_mark));
}

void OpenCasebook::put_meta(std::string_view name, ByteView value)
{
    m_database.run("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2", name,
                   value);
}

std::optional<Bytes> OpenCasebook::meta(std::string_view name) const
{
    Query row = m_database.query("SELECT value FROM meta WHERE name = ?1", name);
    if (!row.step())
        return std::nullopt;
    const ByteView value = row.bytes(0);
    return Bytes{value.begin(), value.end()};
}

void OpenCasebook::save_head()
{
    Cbor::Array edge;
    for (const Digest& root : m_head.edge())
        edge.emplace_back(root);
    put_meta("head", encode_cbor(Cbor::Map{{"size", static_cast<std::int64_t>(m_head.size())},
                                           {"edge", std::move(edge)},
                                           {"known", std::int64_t{m_last_known.time_since_epoch().count()}}}));
}

OpenCasebook::Head OpenCasebook::stored_head() const
{
    const Failure damaged{Fault::corrupt, "the head of the ledger is damaged; restore the casebook from a backup"};
    const auto stored = meta("head");
    const auto head = stored ? decode_cbor(*stored) : Result<Cbor>{Cbor{}};
    const auto size = head ? cbor_integer(*head, "size") : Result<std::int64_t>{std::int64_t{-1}};
    const auto known = head ? cbor_integer(*head, "known") : Result<std::int64_t>{std::int64_t{0}};
    const Cbor* edge = head ? head->find("edge") : nullptr;
    if (!size || *size < 0 || !known || edge == nullptr || edge->array() == nullptr)
        throw damaged;
    std::vector<Digest> roots;
    for (const Cbor& root : *edge->array()) {
        if (root.bytes() == nullptr || root.bytes()->size() != 32)
            throw damaged;
        std::ranges::copy(*root.bytes(), roots.emplace_back().bytes.begin());
    }
    if (roots.size() != static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(*size))))
        throw damaged;
    return {ledger::Frontier{static_cast<std::uint64_t>(*size), std::move(roots)},
            Instant{std::chrono::seconds{*known}}};
}

} // namespace vigil::store
