// SPDX-License-Identifier: AGPL-3.0-or-later
// Steps in comments: docs/methods/same-person.md.
#include "link/sounds.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace vigil::link {
namespace {

// Sounds beside the letters themselves: S sh, C ch, Z zh, x kh, G gh, T th, D dh; A a long a of Arabic script; W and Y
// its waw and ya, which are consonants or vowels.
struct Spelling {
    std::string_view letters, sounds;
};

/// Longer spellings before shorter ones.
constexpr std::array latin{
    Spelling{"tch", "C"}, Spelling{"sch", "S"}, Spelling{"sh", "S"},  Spelling{"ch", "C"}, Spelling{"kh", "x"},
    Spelling{"gh", "G"},  Spelling{"zh", "Z"},  Spelling{"th", "T"},  Spelling{"dh", "D"}, Spelling{"ph", "f"},
    Spelling{"dj", "j"},  Spelling{"cz", "C"},  Spelling{"ck", "k"},  Spelling{"ou", "u"}, Spelling{"oo", "u"},
    Spelling{"ee", "i"},  Spelling{"ce", "se"}, Spelling{"ci", "si"}, Spelling{"x", "ks"}, Spelling{"c", "k"},
    Spelling{"ł", "l"},   Spelling{"đ", "d"},   Spelling{"ø", "o"},   Spelling{"æ", "e"},  Spelling{"þ", "T"},
    Spelling{"ı", "i"},   Spelling{"œ", "e"},
};

constexpr std::array arabic{
    Spelling{"ا", "A"}, Spelling{"ب", "b"}, Spelling{"پ", "p"}, Spelling{"ت", "t"}, Spelling{"ث", "T"},
    Spelling{"ج", "j"}, Spelling{"چ", "C"}, Spelling{"ح", "h"}, Spelling{"خ", "x"}, Spelling{"د", "d"},
    Spelling{"ذ", "D"}, Spelling{"ر", "r"}, Spelling{"ز", "z"}, Spelling{"ژ", "Z"}, Spelling{"س", "s"},
    Spelling{"ش", "S"}, Spelling{"ص", "s"}, Spelling{"ض", "D"}, Spelling{"ط", "t"}, Spelling{"ظ", "D"},
    Spelling{"ع", ""},  Spelling{"غ", "G"}, Spelling{"ف", "f"}, Spelling{"ق", "q"}, Spelling{"ک", "k"},
    Spelling{"گ", "g"}, Spelling{"ل", "l"}, Spelling{"م", "m"}, Spelling{"ن", "n"}, Spelling{"و", "W"},
    Spelling{"ه", "h"}, Spelling{"ی", "Y"}, Spelling{"ء", ""},  Spelling{"ڕ", "r"}, Spelling{"ڵ", "l"},
    Spelling{"ۆ", "o"}, Spelling{"ێ", "e"}, Spelling{"ە", "a"}, Spelling{"ڤ", "v"}, Spelling{"ئ", "Y"},
    Spelling{"ؤ", "W"}, Spelling{"أ", "A"}, Spelling{"إ", "A"}, Spelling{"آ", "A"},
};

constexpr std::array cyrillic{
    Spelling{"а", "a"},  Spelling{"б", "b"},  Spelling{"в", "v"},  Spelling{"г", "g"}, Spelling{"д", "d"},
    Spelling{"е", "e"},  Spelling{"ж", "Z"},  Spelling{"з", "z"},  Spelling{"и", "i"}, Spelling{"й", "i"},
    Spelling{"к", "k"},  Spelling{"л", "l"},  Spelling{"м", "m"},  Spelling{"н", "n"}, Spelling{"о", "o"},
    Spelling{"п", "p"},  Spelling{"р", "r"},  Spelling{"с", "s"},  Spelling{"т", "t"}, Spelling{"у", "u"},
    Spelling{"ф", "f"},  Spelling{"х", "x"},  Spelling{"ц", "ts"}, Spelling{"ч", "C"}, Spelling{"ш", "S"},
    Spelling{"щ", "S"},  Spelling{"ъ", ""},   Spelling{"ы", "i"},  Spelling{"ь", ""},  Spelling{"э", "e"},
    Spelling{"ю", "yu"}, Spelling{"я", "ya"}, Spelling{"і", "i"},  Spelling{"є", "e"}, Spelling{"ґ", "g"},
    Spelling{"ҳ", "h"},  Spelling{"қ", "q"},  Spelling{"ғ", "G"},  Spelling{"ҷ", "j"}, Spelling{"ө", "o"},
    Spelling{"ү", "u"},  Spelling{"ұ", "u"},  Spelling{"ә", "a"},  Spelling{"ң", "n"}, Spelling{"һ", "h"},
};

const Spelling* spelling_at(std::string_view word)
{
    const auto fits = [&](const Spelling& one) { return word.starts_with(one.letters); };
    const auto in = [&](const auto& table) -> const Spelling* {
        const auto found = std::ranges::find_if(table, fits);
        return found == table.end() ? nullptr : &*found;
    };
    if (const auto* found = in(latin))
        return found;
    if (static_cast<unsigned char>(word.front()) < 0x80)
        return nullptr;
    const auto* found = in(arabic);
    return found != nullptr ? found : in(cyrillic);
}

bool one_of(char sound, std::string_view set)
{
    return set.find(sound) != std::string_view::npos;
}

constexpr std::string_view vowels = "aeiouA";

bool light(char sound)
{
    return one_of(sound, vowels) || one_of(sound, "WYyh");
}

struct Exchange {
    std::string_view pair;
    int cost; ///< Thousandths of a consonant.
};

/// Step 14: sounds that transcriptions exchange.
constexpr std::array exchanges{
    Exchange{"aA", 0},   Exchange{"ou", 100}, Exchange{"ei", 150}, Exchange{"ae", 150}, Exchange{"eA", 200},
    Exchange{"Wu", 50},  Exchange{"Wo", 50},  Exchange{"Wv", 50},  Exchange{"Ww", 0},   Exchange{"Yi", 50},
    Exchange{"Yy", 0},   Exchange{"Ye", 50},  Exchange{"Ya", 300}, Exchange{"yi", 50},  Exchange{"ye", 200},
    Exchange{"yj", 400}, Exchange{"wv", 100}, Exchange{"wu", 150}, Exchange{"vb", 300}, Exchange{"vf", 300},
    Exchange{"kq", 100}, Exchange{"xh", 200}, Exchange{"xk", 300}, Exchange{"xq", 300}, Exchange{"Gq", 100},
    Exchange{"Gg", 150}, Exchange{"gq", 300}, Exchange{"gk", 400}, Exchange{"gj", 300}, Exchange{"gh", 400},
    Exchange{"jZ", 150}, Exchange{"jC", 400}, Exchange{"jx", 300}, Exchange{"jh", 300}, Exchange{"Ss", 400},
    Exchange{"SC", 400}, Exchange{"sz", 200}, Exchange{"sT", 100}, Exchange{"Tt", 150}, Exchange{"Dz", 100},
    Exchange{"Dd", 150}, Exchange{"DT", 300}, Exchange{"Zz", 300}, Exchange{"ks", 500}, Exchange{"kC", 400},
    Exchange{"kj", 500}, Exchange{"bp", 400}, Exchange{"dt", 400}, Exchange{"pf", 400},
};

constexpr int consonant = 1000;

int exchange_cost(char a, char b)
{
    if (a == b)
        return 0;
    const auto found = std::ranges::find_if(exchanges, [&](const Exchange& one) {
        return (one.pair[0] == a && one.pair[1] == b) || (one.pair[0] == b && one.pair[1] == a);
    });
    if (found != exchanges.end())
        return found->cost;
    return one_of(a, vowels) && one_of(b, vowels) ? 250 : consonant;
}

int weight_of(char sound)
{
    return light(sound) ? 400 : consonant;
}

int weight_of(std::string_view sounds)
{
    int sum = 0;
    for (const char sound : sounds)
        sum += weight_of(sound);
    return sum;
}

/// Arabic script does not write short vowels: leaving one out costs less where one side is written in it.
bool without_vowels(std::string_view sounds)
{
    return std::ranges::none_of(sounds, [](char sound) { return one_of(sound, "aeiou"); });
}

} // namespace

std::string sounds_of(std::string_view word)
{
    std::string sounds;
    for (std::size_t at = 0; at < word.size();) {
        const Spelling* spelling = spelling_at(word.substr(at));
        const std::string_view next = spelling != nullptr ? spelling->sounds : word.substr(at, 1);
        at += spelling != nullptr ? spelling->letters.size() : 1;
        for (const char sound : next)
            if (sounds.empty() || sounds.back() != sound) // A doubled letter is one sound.
                sounds += sound;
    }
    return sounds;
}

int likeness(std::string_view a, std::string_view b)
{
    if (a == b)
        return 1000;
    const int missing_vowel = without_vowels(a) || without_vowels(b) ? 200 : 400;
    const auto left_out = [&](char sound) { return light(sound) ? missing_vowel : consonant; };
    std::vector<int> last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 1; j <= b.size(); ++j)
        last[j] = last[j - 1] + left_out(b[j - 1]);
    for (const char sound : a) {
        row[0] = last[0] + left_out(sound);
        for (std::size_t j = 1; j <= b.size(); ++j)
            row[j] = std::min({last[j] + left_out(sound), row[j - 1] + left_out(b[j - 1]),
                               last[j - 1] + exchange_cost(sound, b[j - 1])});
        last.swap(row);
    }
    const int weight = std::max({weight_of(a), weight_of(b), 1});
    return std::max(0, 1000 - 1000 * last[b.size()] / weight);
}

std::string code_of(std::string_view sounds, std::size_t most)
{
    std::string code;
    for (const char sound : sounds) {
        const char letter = one_of(sound, "tdTDszSZCj")           ? 't'
                            : one_of(sound, "kqxGg")              ? 'k'
                            : one_of(sound, "bpf")                ? 'b'
                            : light(sound) || one_of(sound, "vw") ? '\0'
                                                                  : sound;
        if (letter != '\0' && code.size() < most && (code.empty() || code.back() != letter))
            code += letter;
    }
    return code;
}

} // namespace vigil::link
