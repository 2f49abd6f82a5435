// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "ingest/extraction.hpp"

namespace vigil::ingest {

/// Camera, software, time taken and whether a place is stored, from EXIF in JPEG, PNG, TIFF or WebP. The place itself
/// is not taken out of the picture: that it is there is what a person must know before passing the picture on.
void read_exif(ByteView image, Metadata& metadata);

} // namespace vigil::ingest
