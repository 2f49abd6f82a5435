// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/session.hpp"

#include "app/files.hpp"
#include "app/veil.hpp"

#include <filesystem>

namespace vigil::app {
namespace {

constexpr std::size_t key_file_bytes = 64;

/// A key file that does not exist yet is made, readable by its owner alone.
Result<Done> make_key_file(const std::string& path)
{
    Bytes key(key_file_bytes);
    seal::random_bytes(key.data(), key.size());
    return write_private_file(path, as_text(key));
}

Result<seal::Opener> read_key_file(const std::string& path)
{
    VIGIL_CHECK(refuse_if_others_read(path));
    VIGIL_TRY(const auto bytes, read_file(path, 1 << 20));
    if (bytes.size() < 32)
        return Error{Fault::denied,
                     "the key file " + path + " holds fewer than 32 bytes; a key file needs at least 32"};
    return seal::Opener{seal::Opener::Kind::key_file, seal::Secret::copy_of(as_text(bytes))};
}

} // namespace

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string casebook_folder(const std::string& name)
{
    std::string folder = name;
    while (folder.size() > 1 && folder.back() == '/')
        folder.pop_back();
    return folder.ends_with(".vigil") ? folder : folder + ".vigil";
}

Result<seal::Opener> pass_gate(const Gate& gate, bool confirm)
{
    if (gate.kind == Gate::Kind::key_file)
        return read_key_file(gate.path);
    auto passphrase = gate.kind == Gate::Kind::passphrase_file ? seal::passphrase_from_file(gate.path)
                      : gate.kind == Gate::Kind::passphrase_descriptor
                          ? seal::passphrase_from_descriptor(gate.descriptor)
                          : seal::ask_passphrase("Passphrase: ", confirm);
    if (!passphrase)
        return std::move(passphrase).error();
    return seal::Opener{seal::Opener::Kind::passphrase, *std::move(passphrase)};
}

std::string suggested_passphrase()
{
    return seal::new_passphrase();
}

Result<std::unique_ptr<Session>> Session::prepared(const Opening& opening)
{
    auto session = std::unique_ptr<Session>{new Session};
    session->m_member = opening.member;
    session->m_clock = opening.clock ? opening.clock : std::make_shared<SystemClock>();
    // The child starts before any key is in memory.
    if (opening.reads_documents) {
        auto workers = worker::Workers::start();
        if (workers)
            session->m_workers = *std::move(workers);
        else
            session->m_no_workers = workers.error().message;
    }
    VIGIL_CHECK(seal::prepare());
    return session;
}

Result<std::unique_ptr<Session>> Session::create(Opening opening)
{
    VIGIL_TRY(auto session, prepared(opening));
    const auto folder = casebook_folder(opening.folder);
    if (std::error_code ignored; std::filesystem::exists(folder, ignored))
        return Error{Fault::invalid_argument, folder + " exists already; choose another name"};
    if (std::error_code ignored;
        opening.gate.kind == Gate::Kind::key_file && !std::filesystem::exists(opening.gate.path, ignored))
        VIGIL_CHECK(make_key_file(opening.gate.path));
    VIGIL_TRY(const auto opener, pass_gate(opening.gate, true));
    VIGIL_TRY(session->m_casebook, store::Casebook::create(folder, opener, {}, *session->m_clock));
    return session;
}

Result<std::unique_ptr<Session>> Session::open(Opening opening)
{
    const auto folder = casebook_folder(opening.folder);
    if (std::error_code ignored; !std::filesystem::is_directory(folder, ignored))
        return Error{Fault::not_found,
                     "there is no casebook " + folder + "; make one with: vigil new " + opening.folder};
    VIGIL_TRY(auto session, prepared(opening));
    VIGIL_TRY(const auto opener, pass_gate(opening.gate, false));
    VIGIL_TRY(session->m_casebook,
              store::Casebook::open(folder, opener, opening.access, *session->m_clock, opening.rebuilding));
    session->draw_veil(opening.level);
    return session;
}

void Session::draw_veil(std::optional<answers::Level> level)
{
    if (!level)
        for (const auto& value : m_casebook->setting("casebook:this", "session level"))
            level = std::min(level.value_or(answers::Level::strict),
                             answers::level_named(value).value_or(answers::Level::strict));
    m_level = level.value_or(answers::Level::strict);
    if (m_level < answers::Level::strict)
        m_casebook = veiled(std::move(m_casebook), m_level);
}

} // namespace vigil::app
