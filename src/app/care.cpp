// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/care.hpp"

#include <filesystem>

namespace vigil::app {
namespace {

Result<Done> refuse_existing(const std::string& path)
{
    if (std::error_code ignored; std::filesystem::exists(path, ignored))
        return Error{Fault::invalid_argument, path + " exists already; choose another name"};
    return Done{};
}

} // namespace

store::Verification verify(const Session& session, bool full, const Steps& progress)
{
    const auto guard = session.lock();
    return session.casebook().verify(full, progress);
}

Result<Rebuilt> rebuild(Session& session, const Steps& progress)
{
    const auto guard = session.lock();
    Rebuilt rebuilt;
    rebuilt.before = session.casebook().records_digest();
    VIGIL_CHECK(session.casebook().rebuild(progress));
    rebuilt.after = session.casebook().records_digest();
    return rebuilt;
}

Result<Done> backup(Session& session, const std::string& file)
{
    VIGIL_CHECK(refuse_existing(file));
    const auto guard = session.lock();
    return session.casebook().backup(file);
}

Result<Done> restore(const std::string& file, const std::string& folder, const Gate& gate)
{
    if (std::error_code ignored; !std::filesystem::is_regular_file(file, ignored))
        return Error{Fault::not_found, "there is no backup " + file};
    const auto target = casebook_folder(folder);
    VIGIL_CHECK(refuse_existing(target));
    VIGIL_CHECK(seal::prepare());
    VIGIL_TRY(const auto opener, pass_gate(gate, false));
    return store::Casebook::restore(file, target, opener);
}

} // namespace vigil::app
