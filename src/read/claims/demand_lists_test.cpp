// SPDX-License-Identifier: AGPL-3.0-or-later
// Demands as a list below the words that ask. All people are invented.
#include "read/reader.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using domain::ClaimType;
using domain::Field;

namespace {

using Texts = std::vector<std::string>;

std::vector<domain::Claim> demands_in(std::string_view text, std::string language = "en")
{
    read::Context context;
    context.published = *parse_edtf("2026-01-09");
    context.language = std::move(language);
    context.organisation = "Harbour Watch";
    auto claims = read::read_text(read::test_lexicon(), text, context).claims;
    std::erase_if(claims, [](const domain::Claim& claim) { return claim.type != ClaimType::demand; });
    return claims;
}

Texts asked(const std::vector<domain::Claim>& claims)
{
    Texts all;
    for (const auto& claim : claims)
        for (const std::string& detail : claim.all(Field::detail))
            all.push_back(detail);
    return all;
}

} // namespace

TEST_CASE("demands: each item of a list that asks is one, with who asks and who is asked")
{
    const auto claims = demands_in("Harbour Watch calls on the authorities of Norland to:\n\n"
                                   "- release Ana Ruz immediately;\n"
                                   "- investigate the death of Ali Mora; and\n"
                                   "- repeal the law on public order.\n\n"
                                   "The trial goes on in May.");
    CHECK(asked(claims) ==
          Texts{"release Ana Ruz immediately", "investigate the death of Ali Mora", "repeal the law on public order"});
    for (const auto& claim : claims) {
        CHECK(claim.all(Field::actor) == Texts{"Harbour Watch"});
        CHECK(claim.all(Field::target) == Texts{"authorities of Norland"});
    }
}

TEST_CASE("demands: items without marks, numbered items, items that are things")
{
    CHECK(asked(demands_in("We urge the government to:\n\nRelease Ana Ruz immediately;\n\nOpen an inquiry;\n\n"
                           "The trial goes on in May.")) == Texts{"Release Ana Ruz immediately", "Open an inquiry"});
    CHECK(asked(demands_in("Recommendations to the Government of Norland:\n1. Open an inquiry.\n2. Pay reparation."))
              .size() == 2);
    CHECK(asked(demands_in("Exigimos al Estado:\n* El cese de la vigilancia.\n* Que libere a Nerea Costa.", "es")) ==
          Texts{"El cese de la vigilancia", "libere a Nerea Costa"});
}

TEST_CASE("demands: a list that asks for nothing gives none, and a list ends")
{
    CHECK(demands_in("The report names three prisons:\n- Evin.\n- Sari.\n- Rasht.").empty());
    CHECK(demands_in("Harbour Watch urges the government to:\n\nThe trial of Ana Ruz was held in May.").empty());
    CHECK(demands_in("The ministry called for calm in three places:\n- Sari, where two people were killed.\n- Rasht.")
              .size() <= 1);
    CHECK(demands_in("We urge the minister to:\n- Ana Ruz was arrested on 3 January 2026 in Sari.").empty());
    CHECK(asked(demands_in("Harbour Watch urges the government to:\n- open an inquiry.\n\n"
                           "The court met on 5 January 2026.\n\n- Sari: two people.")) == Texts{"open an inquiry"});
}
