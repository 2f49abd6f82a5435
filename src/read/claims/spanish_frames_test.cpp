// SPDX-License-Identifier: AGPL-3.0-or-later
// One sentence for each family of Spanish frames, and sentences that must not match. All people are invented.
#include "read/reader.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vigil;
using domain::ClaimType;

namespace {

struct Told {
    std::string_view text;
    ClaimType type;
    std::string_view target; ///< One of them; empty: not looked at.
};

std::vector<domain::Claim> read_claims(std::string_view text)
{
    read::Context context;
    context.published = *parse_edtf("2026-01-09");
    context.language = "es";
    return read::read_text(read::test_lexicon(), text, context).claims;
}

bool tells(const Told& told)
{
    return std::ranges::any_of(read_claims(told.text), [&](const domain::Claim& claim) {
        const auto targets = claim.all(domain::Field::target);
        return claim.type == told.type &&
               (told.target.empty() || std::ranges::find(targets, told.target) != targets.end());
    });
}

} // namespace

TEST_CASE("reading Spanish: the families of frames")
{
    const Told all[]{
        {"Un juez dictó una orden de captura contra Nerea Costa.", ClaimType::arrest, "Nerea Costa"},
        {"Nerea Costa lleva 40 días detenida en Ocumare.", ClaimType::held, "Nerea Costa"},
        {"Danilo Ferro ingresó en prisión el 4 de enero de 2026.", ClaimType::held, "Danilo Ferro"},
        {"Danilo Ferro fue enviado a prisión el 4 de enero de 2026.", ClaimType::held, "Danilo Ferro"},
        {"La policía soltó a Danilo Ferro el 4 de enero de 2026.", ClaimType::release, "Danilo Ferro"},
        {"Danilo Ferro obtuvo libertad condicional el 4 de enero de 2026.", ClaimType::release, "Danilo Ferro"},
        {"Se desconoce el paradero de Nerea Costa desde el 3 de enero de 2026.", ClaimType::disappearance,
         "Nerea Costa"},
        {"El gobierno desterró a Nerea Costa el 4 de enero de 2026.", ClaimType::deportation, "Nerea Costa"},
        {"Nerea Costa permanece bajo arresto domiciliario.", ClaimType::restriction, "Nerea Costa"},
        {"El gobierno despojó a Danilo Ferro de su nacionalidad.", ClaimType::restriction, "Danilo Ferro"},
        {"La fiscalía citó a Nerea Costa a declarar el 4 de enero de 2026.", ClaimType::investigation, "Nerea Costa"},
        {"La fiscalía inculpó a Nerea Costa por el delito de sedición.", ClaimType::charge, "Nerea Costa"},
        {"Danilo Ferro fue presentado ante un tribunal el 5 de enero de 2026.", ClaimType::hearing, "Danilo Ferro"},
        {"El tribunal confirmó la condena de Danilo Ferro.", ClaimType::verdict, "Danilo Ferro"},
        {"El tribunal impuso siete años de prisión a Danilo Ferro.", ClaimType::sentence, "Danilo Ferro"},
        {"El presidente indultó a Danilo Ferro el 5 de enero de 2026.", ClaimType::closure, "Danilo Ferro"},
        {"El tribunal sobreseyó la causa contra Danilo Ferro.", ClaimType::closure, ""},
        {"El tribunal declaró arbitraria la detención de Nerea Costa.", ClaimType::ruling, ""},
        {"Danilo Ferro fue hallado muerto en Maracaibo el 5 de enero de 2026.", ClaimType::killing, "Danilo Ferro"},
        {"La policía abatió a Danilo Ferro el 5 de enero de 2026.", ClaimType::killing, "Danilo Ferro"},
        {"Nerea Costa sufrió heridas en la cabeza el 5 de enero de 2026.", ClaimType::injury, "Nerea Costa"},
        {"Las autoridades negaron atención médica a Nerea Costa.", ClaimType::torture, "Nerea Costa"},
        {"Los agentes violaron a Nerea Costa el 5 de enero de 2026.", ClaimType::sexual_violence, "Nerea Costa"},
        {"La policía disparó contra los manifestantes el 5 de enero de 2026.", ClaimType::attack, "manifestantes"},
        {"Agentes de inteligencia espiaron a Nerea Costa.", ClaimType::threat, "Nerea Costa"},
        {"El gobierno ordenó un corte de internet el 5 de enero de 2026.", ClaimType::shutdown, ""},
        {"El regulador revocó la licencia de la emisora Faro Azul.", ClaimType::blocking, ""},
        {"Cientos de personas salieron a las calles el 5 de enero de 2026 en Caracas.", ClaimType::protest, ""},
        {"Danilo Ferro inició una huelga de hambre el 5 de enero de 2026.", ClaimType::protest, ""},
        {"El gobierno canceló la personería jurídica de Puerto Vivo el 5 de enero de 2026.", ClaimType::ban, ""},
        {"El presidente declaró el estado de excepción el 5 de enero de 2026.", ClaimType::decree, ""},
        {"El gobierno impuso sanciones a la empresa Puerto Vivo el 5 de enero de 2026.", ClaimType::sanction, ""},
        {"La Policía Nacional detuvo el 3 de enero a Nerea Costa en su domicilio de Maracaibo.", ClaimType::arrest,
         "Nerea Costa"},
        {"Desde el 3 de enero se encuentra detenida Nerea Costa en El Helicoide.", ClaimType::held, "Nerea Costa"},
        {"El 8 de enero fueron liberados Nerea Costa, Danilo Ferro y Tomás Rial.", ClaimType::release, "Tomás Rial"},
        {"Las autoridades anunciaron la excarcelación de un número importante de presos el 8 de enero.",
         ClaimType::release, "presos"},
        {"Según Foro Costero, más de 800 personas continúan detenidas por razones políticas.", ClaimType::held,
         "personas"},
        {"El periodista Danilo Ferro permanece incomunicado desde su detención el 5 de enero.", ClaimType::held,
         "Danilo Ferro"},
        {"La Fiscalía imputó a Danilo Ferro los delitos de terrorismo y asociación para delinquir.", ClaimType::charge,
         "Danilo Ferro"},
        {"La audiencia preliminar de Danilo Ferro fue diferida para el 14 de enero de 2026.", ClaimType::hearing,
         "Danilo Ferro"},
        {"Danilo Ferro fue sometido a descargas eléctricas y golpizas en la sede de la DGCIM.", ClaimType::torture,
         "Danilo Ferro"},
        {"El paradero de Tomás Rial sigue siendo desconocido.", ClaimType::disappearance, "Tomás Rial"},
        {"Tomás Rial lleva 20 días en desaparición forzada.", ClaimType::disappearance, "Tomás Rial"},
        {"El gobierno de Nicaragua despojó de su nacionalidad a 94 personas.", ClaimType::restriction, "personas"},
        {"Nerea Costa tiene prohibición de salida del país y debe presentarse cada 30 días.", ClaimType::restriction,
         "Nerea Costa"},
        {"CANTV bloqueó el acceso a Wikipedia el 12 de enero de 2019.", ClaimType::blocking, "Wikipedia"},
        {"Vigía del Puerto exige la liberación inmediata e incondicional de Nerea Costa.", ClaimType::demand, ""},
        {"Las fuerzas de seguridad han detenido a más de 2.000 personas desde el 29 de julio de 2024.",
         ClaimType::arrest, "personas"},
        {"Nerea Costa se encuentra recluida en Ocumare.", ClaimType::held, "Nerea Costa"},
        {"También bloquearon Brújula, Faro Azul y Mareas el 5 de enero de 2026.", ClaimType::blocking, "Brújula"},
        {"Fue bloqueado el sitio web de Faro Azul el 5 de enero de 2026.", ClaimType::blocking, "Faro Azul"},
        {"El martes Facebook, Youtube y Telegram fueron bloqueados.", ClaimType::blocking, "Youtube"},
        {"Amnistía Internacional pide a las autoridades la liberación de Nerea Costa.", ClaimType::demand,
         "autoridades"},
        {"Amnistía Internacional exige al gobierno que libere a Nerea Costa.", ClaimType::demand, "gobierno"},
    };
    for (const Told& told : all)
        CHECK_MESSAGE(tells(told), std::string{told.text});
}

TEST_CASE("reading Spanish: what looks like a frame and is none")
{
    const Told none[]{
        {"Amnistía Internacional pide la liberación de Nerea Costa.", ClaimType::release, ""},
        {"Según Foro Costero, más de 800 personas continúan detenidas.", ClaimType::held, "Foro Costero"},
        {"El gobierno violó los derechos de Nerea Costa.", ClaimType::sexual_violence, ""},
        {"Nerea Costa llevó flores a la cárcel el 5 de enero de 2026.", ClaimType::held, ""},
        {"Danilo Ferro salió de su casa el 5 de enero de 2026.", ClaimType::release, ""},
        {"Cientos de personas salieron de Caracas el 5 de enero de 2026.", ClaimType::protest, ""},
        {"El presidente declaró que el estado de la vía es malo.", ClaimType::decree, ""},
    };
    for (const Told& told : none)
        CHECK_MESSAGE(!tells(told), std::string{told.text});
}
