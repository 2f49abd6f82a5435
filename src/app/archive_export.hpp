// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/export_material.hpp"
#include "app/questions.hpp"

#include <functional>

namespace vigil::app {

/// Takes one member of an archive: its name with "/", and its bytes.
using ArchiveSink = std::function<Result<Done>(const std::string& name, ByteView bytes)>;

/// All members of an archive (docs/formats/archive-export.md), one after the other. A document goes out with its bytes
/// and texts only if each claim that stands in it, at any floor, may go out whole; else it is listed as withheld.
/// Errors: those of the casebook and of `sink`.
Result<Done> write_archive(const Session& session, const View& view, const Screen& screen, const ExportMaterial& from,
                           const ArchiveSink& sink);

} // namespace vigil::app
