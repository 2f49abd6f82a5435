// SPDX-License-Identifier: AGPL-3.0-or-later
#include "records/words.hpp"

#include "records/mentions.hpp"

#include <array>

namespace vigil::records {

std::vector<std::string> measure_kinds(std::string_view words, std::string_view code)
{
    if (!code.empty())
        return {std::string{code}};
    std::vector<std::string> kinds;
    const auto add_if = [&](bool said, std::string_view kind) {
        if (said)
            kinds.emplace_back(kind);
    };
    add_if(has_word(words, {"travel ban", "ban on leaving", "banned from leaving", "ban from leaving", "exit ban",
                            "prohibited from leaving", "barred from leaving", "not leave the country", "ban on travel",
                            "prohibicion de salida"}),
           "travel ban");
    add_if(has_word(words, {"report", "regular presentation", "periodic presentation", "sign in at", "presentacion"}),
           "reporting duty");
    add_if(has_word(words, {"house arrest", "home detention", "home confinement", "arresto domiciliario"}),
           house_arrest);
    add_if(has_word(words, {"bail", "fianza", "caucion"}), "bail");
    add_if(
        has_word(words, {"gag", "ban on speaking", "not speak to", "banned from speaking", "prohibicion de declarar"}),
        "gag order");
    add_if(has_word(words, {"asset freeze", "freeze", "frozen", "froze", "congelacion"}), "asset freeze");
    add_if(has_word(words, {"passport"}), "passport taken");
    add_if(has_word(words, {"suspen", "dismiss", "removed from office", "disqualif", "inhabilita"}),
           "suspension or dismissal");
    add_if(has_word(words, {"curfew", "toque de queda"}), "curfew");
    add_if(has_word(words, {"electronic", "ankle"}), "electronic monitoring");
    if (kinds.empty() && !words.empty())
        kinds.emplace_back(words);
    return kinds;
}

bool says_lifted(std::string_view words)
{
    return has_word(words, {"lift", "revok", "ended", "end of", "cancel", "removed the", "annul", "expired", "levant",
                            "revoc", "no longer in force", "repeal"});
}

bool says_unconditional(std::string_view words)
{
    return has_word(words, {"unconditional", "without condition", "without any condition", "plena libertad",
                            "libertad plena", "sin condiciones"});
}

bool says_again(std::string_view words)
{
    return has_word(words, {"again", "re arrest", "rearrest", "re detain", "redetain", "once more", "a second time",
                            "de nuevo", "nuevamente", "otra vez"});
}

bool says_in_custody(std::string_view words)
{
    return has_word(words,
                    {"custody", "prison", "jail", "detention", "in detention", "cell", "carcel", "bajo custodia"});
}

bool says_urgent(std::string_view words)
{
    return has_word(words, {"urgent", "medical", "health", "seriously ill", "hunger strike", "atencion medica"});
}

bool says_goes_on(std::string_view words)
{
    return has_word(words, {"still", "remain", "continu", "ongoing", "in force", "sigue", "persist"});
}

bool says_in_stages(std::string_view words)
{
    return has_word(words, {"stages", "partial", "partly", "gradual", "some areas", "limited", "parcial"});
}

bool says_throttled(std::string_view words)
{
    return has_word(words, {"throttl", "slow", "degrad", "ralentiz"});
}

bool says_final(std::string_view words)
{
    return has_word(words, {"final", "no further appeal", "cannot be appealed", "can no longer be appealed", "firme"});
}

bool says_civil(std::string_view words)
{
    return has_word(words, {"civil case", "civil proceeding", "civil suit", "civil action", "civil lawsuit", "lawsuit",
                            "civil court", "damages"});
}

bool says_administrative(std::string_view words)
{
    return has_word(words, {"administrative", "disciplinary"});
}

bool says_constitutional(std::string_view words)
{
    return has_word(words, {"constitutional"});
}

bool says_international(std::string_view words)
{
    return has_word(words,
                    {"international criminal court", "icc", "universal jurisdiction", "fact finding mission",
                     "commission of inquiry", "un human rights", "united nations", "international court",
                     "special rapporteur", "working group on arbitrary", "inter american", "european court of human"});
}

bool says_higher_court(std::string_view name)
{
    return has_word(name, {"appeal", "appellate", "cassation", "supreme court", "regional court of justice",
                           "court of justice of", "apelacion", "casacion", "tribunal supremo"});
}

std::string outcome_in(std::string_view words)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 18> table{{
        {"acquit", "acquitted"},
        {"not guilty", "acquitted"},
        {"absuel", "acquitted"},
        {"convict", "convicted"},
        {"guilty", "convicted"},
        {"upheld", "upheld"},
        {"uphold", "upheld"},
        {"quash", "quashed"},
        {"overturn", "quashed"},
        {"dropped", "dropped"},
        {"pardon", "pardoned"},
        {"amnest", "amnesty"},
        {"commut", "commuted"},
        {"time barred", "time-barred"},
        {"prescri", "time-barred"},
        {"dismiss", "dismissed"},
        {"closed", "closed"},
        {"sever", "severed"},
    }};
    for (const auto& [stem, outcome] : table)
        if (has_word(words, {stem}))
            return std::string{outcome};
    return {};
}

} // namespace vigil::records
