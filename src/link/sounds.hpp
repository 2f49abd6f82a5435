// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// What a written name sounds like, so that spellings and scripts can be held against each other: Latin, Arabic and
/// Persian, Cyrillic. Steps: docs/methods/same-person.md, 12 to 15. Pure.
namespace vigil::link {

/// One character for each sound; `docs/methods/same-person.md` has the table. Letters of other scripts stand for
/// themselves, byte by byte. `word`: one word of a search key.
std::string sounds_of(std::string_view word);

/// How alike two words sound, in thousandths. Vowels count less than consonants (Arabic script leaves most of them
/// out), letters that transcriptions exchange count little.
int likeness(std::string_view a_sounds, std::string_view b_sounds);

/// For blocking only: consonants in five classes, at most `most` of them. "niloufar", "niloofar" and "نیلوفر" have one.
std::string code_of(std::string_view sounds, std::size_t most = 4);

} // namespace vigil::link
