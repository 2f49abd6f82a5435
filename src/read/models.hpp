// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "read/reader.hpp"

namespace vigil::read {

/// A trained model of models/. Its bytes stay where they are and must outlive the lexicon.
struct ModelFile {
    std::string language;   ///< "en"
    std::string_view bytes; ///< Begin at a multiple of 8.
};

/// The language of "models/en.model"; empty when the path is none of a model.
inline std::string model_language(std::string_view path)
{
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name.ends_with(".model") ? std::string{name.substr(0, name.find('.'))} : std::string{};
}

/// As compile_lexicon without models, which reads by tables alone. A language without a model is read so too.
/// Errors: malformed, also when a model is damaged.
Result<std::shared_ptr<const Lexicon>> compile_lexicon(const std::vector<DataFile>& files,
                                                       const std::vector<ModelFile>& models);

} // namespace vigil::read
