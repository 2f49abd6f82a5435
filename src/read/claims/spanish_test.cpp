// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/reader.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vigil;
using domain::ClaimType;
using domain::Field;

namespace {

std::vector<domain::Claim> read_claims(std::string_view text)
{
    read::Context context;
    context.published = *parse_edtf("2026-01-09");
    context.language = "es";
    context.organisation = "Vigía del Puerto";
    return read::read_text(read::test_lexicon(), text, context).claims;
}

const domain::Claim* of_type(const std::vector<domain::Claim>& claims, ClaimType type)
{
    const auto found = std::ranges::find(claims, type, &domain::Claim::type);
    return found == claims.end() ? nullptr : &*found;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("reading Spanish: a passive tells who was arrested, by whom and when")
{
    const auto claims = read_claims("Nerea Costa fue detenida por la policía el 3 de enero de 2026 en Caracas.");
    const auto* arrest = of_type(claims, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::target) == Texts{"Nerea Costa"});
    CHECK(arrest->all(Field::actor) == Texts{"policía"});
    CHECK(arrest->all(Field::place) == Texts{"Caracas"});
    REQUIRE(arrest->time);
    CHECK(arrest->time->to_string() == "2026-01-03");
}

TEST_CASE("reading Spanish: a person as object stands behind its marker")
{
    const auto claims = read_claims("El 4 de mayo de 2025 la policía arrestó a Nerea Costa y Danilo Ferro.");
    const auto* arrest = of_type(claims, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::target) == Texts{"Nerea Costa", "Danilo Ferro"});
    CHECK(arrest->all(Field::actor) == Texts{"policía"});
}

TEST_CASE("reading Spanish: a subject may stand behind its verb")
{
    const auto claims = read_claims("En Maracaibo fueron detenidas 20 personas el 2 de enero de 2026.");
    const auto* arrest = of_type(claims, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::target) == Texts{"personas"});
    REQUIRE(arrest->count);
    CHECK(arrest->count->min == 20);
}

TEST_CASE("reading Spanish: who is still held, and how")
{
    const auto claims = read_claims("Nerea Costa permanece detenida sin cargos en la cárcel de Ocumare.");
    const auto* held = of_type(claims, ClaimType::held);
    REQUIRE(held != nullptr);
    CHECK(held->all(Field::target) == Texts{"Nerea Costa"});
    CHECK(held->all(Field::detail) == Texts{"sin cargos"});
    CHECK(of_type(claims, ClaimType::arrest) == nullptr);
}

TEST_CASE("reading Spanish: set free, and not set free")
{
    CHECK(of_type(read_claims("Danilo Ferro no fue liberado el 5 de enero de 2026."), ClaimType::release) == nullptr);
    CHECK(of_type(read_claims("Danilo Ferro fue liberado el 5 de enero de 2026."), ClaimType::release) != nullptr);
    CHECK(of_type(read_claims("Danilo Ferro salió de la cárcel el lunes."), ClaimType::release) != nullptr);
}

TEST_CASE("reading Spanish: a call names its addressee and what shall be done, and nothing of it has happened")
{
    const auto claims = read_claims("Vigía del Puerto insta a las autoridades a liberar a Nerea Costa.");
    const auto* demand = of_type(claims, ClaimType::demand);
    REQUIRE(demand != nullptr);
    CHECK(demand->all(Field::target) == Texts{"autoridades"});
    CHECK(demand->all(Field::detail) == Texts{"liberar a Nerea Costa"});
    CHECK(of_type(claims, ClaimType::release) == nullptr);
}

TEST_CASE("reading Spanish: a reflexive verb is a passive")
{
    const auto claims = read_claims("El 12 de julio de 2024 se bloqueó el portal Faro Diario.");
    CHECK(of_type(claims, ClaimType::blocking) != nullptr);
}

TEST_CASE("reading Spanish: \"esta\" is no verb where it is written without its mark")
{
    const auto claims = read_claims("Esta persona está detenida desde el 3 de enero de 2026.");
    CHECK(of_type(claims, ClaimType::held) != nullptr);
}

TEST_CASE("reading Spanish: injuries with their number and their source")
{
    const auto claims = read_claims("Según el hospital, 14 personas resultaron heridas el 3 de enero de 2026.");
    const auto* injury = of_type(claims, ClaimType::injury);
    REQUIRE(injury != nullptr);
    REQUIRE(injury->count);
    CHECK(injury->count->min == 14);
    CHECK(injury->all(Field::source) == Texts{"hospital"});
}

TEST_CASE("reading Spanish: \"al menos\", \"más de\" and \"cerca de\" qualify a number")
{
    const auto count = [](std::string_view text) { return of_type(read_claims(text), ClaimType::held)->count; };
    CHECK(count("Al menos 870 personas siguen detenidas por motivos políticos.") == domain::Count{870, {}, false});
    CHECK(count("Más de 30 personas siguen detenidas.") == domain::Count{30, {}, false});
    CHECK(count("Cerca de 900 personas siguen detenidas.") == domain::Count{900, 900, true});
}

TEST_CASE("reading Spanish: a reason is no actor, and a court that convicts is no charge")
{
    const auto held = read_claims("Nerea Costa fue detenida por motivos políticos el 3 de enero de 2026.");
    const auto* arrest = of_type(held, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::actor).empty());
    CHECK(arrest->all(Field::law).empty());
    const auto charged = read_claims("Nerea Costa fue acusada de difundir noticias falsas el 3 de enero de 2026.");
    const auto* charge = of_type(charged, ClaimType::charge);
    REQUIRE(charge != nullptr);
    CHECK(charge->all(Field::law) == Texts{"difundir noticias falsas"});
}

TEST_CASE("reading Spanish: what lies ahead, what may follow and what is only reported")
{
    const auto modality = [](std::string_view text, ClaimType type) {
        const auto claims = read_claims(text);
        const auto* claim = of_type(claims, type);
        REQUIRE(claim != nullptr);
        return claim->modality;
    };
    CHECK(modality("El presidente indultará a Danilo Ferro.", ClaimType::closure) == domain::Modality::announced);
    CHECK(modality("Danilo Ferro enfrentaría 30 años de prisión.", ClaimType::sentence) == domain::Modality::possible);
    CHECK(modality("Danilo Ferro habría sido torturado.", ClaimType::torture) == domain::Modality::alleged);
    CHECK(modality("Danilo Ferro fue torturado.", ClaimType::torture) == domain::Modality::asserted);
}

TEST_CASE("reading Spanish: two verbs share what stands behind the second")
{
    const auto claims =
        read_claims("El 9 de febrero de 2023 el gobierno excarceló y desterró a 222 presos a Washington.");
    const auto* release = of_type(claims, ClaimType::release);
    REQUIRE(release != nullptr);
    REQUIRE(release->count);
    CHECK(release->count->min == 222);
    const auto* banished = of_type(claims, ClaimType::deportation);
    REQUIRE(banished != nullptr);
    CHECK(banished->all(Field::place) != Texts{"presos"});
}

TEST_CASE("reading Spanish: a body whose name goes on behind its first word, and a participle that is no court")
{
    const auto claims = read_claims("La Policía Nacional detuvo el 3 de enero a Nerea Costa.");
    const auto* arrest = of_type(claims, ClaimType::arrest);
    REQUIRE(arrest != nullptr);
    CHECK(arrest->all(Field::actor) == Texts{"Policía Nacional"});
    CHECK(of_type(read_claims("Danilo Ferro está siendo juzgado por terrorismo."), ClaimType::charge) != nullptr);
}
