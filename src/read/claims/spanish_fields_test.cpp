// SPDX-License-Identifier: AGPL-3.0-or-later
// What a Spanish sentence tells, field by field. All people, outlets and organisations are invented.
#include "read/reader.hpp"
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil;

namespace {

struct Told {
    std::string_view text;
    std::string_view claim; ///< Type, then each field that has something: "arrest|target=A;B|time=2026-01-03".
};

std::string listed(const domain::Claim& claim, domain::Field field)
{
    std::string text;
    for (const std::string& value : claim.all(field))
        text += (text.empty() ? "" : ";") + value;
    return text;
}

/// A claim in the words of the table.
std::string told(const domain::Claim& claim)
{
    using domain::Field;
    std::string text{domain::name_of(claim.type)};
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty())
            text += "|" + std::string{name} + "=" + value;
    };
    add("target", listed(claim, Field::target));
    add("actor", listed(claim, Field::actor));
    add("place", listed(claim, Field::place));
    add("time", claim.time ? claim.time->to_string() : "");
    add("detail", listed(claim, Field::detail));
    add("law", listed(claim, Field::law));
    add("source", listed(claim, Field::source));
    add("modality", claim.modality == domain::Modality::asserted ? "" : std::string{domain::name_of(claim.modality)});
    add("count", claim.count ? std::to_string(claim.count->min) : "");
    return text;
}

std::string read_claims(std::string_view text)
{
    read::Context context;
    context.published = *parse_edtf("2026-01-09");
    context.language = "es";
    context.organisation = "Vigía del Puerto";
    std::string all;
    for (const domain::Claim& claim : read::read_text(read::test_lexicon(), text, context).claims)
        all += (all.empty() ? "" : " && ") + told(claim);
    return all;
}

} // namespace

TEST_CASE("reading Spanish: each field of one sentence")
{
    // clang-format off
    const Told all[]{
        {"Agentes del Sebin detuvieron el 3 de enero de 2026 a Nerea Costa en Maracaibo.",
         "arrest|target=Nerea Costa|actor=Agentes del Sebin|place=Maracaibo|time=2026-01-03"},
        {"Funcionarios de la DGCIM se llevaron detenido a Danilo Ferro la madrugada del martes.",
         "arrest|target=Danilo Ferro|actor=Funcionarios de la DGCIM|time=2026-01-06"},
        {"Danilo Ferro fue aprehendido el pasado 3 de enero por la Policía Nacional Bolivariana.",
         "arrest|target=Danilo Ferro|actor=Policía Nacional Bolivariana|time=2026-01-03"},
        {"La detención de Nerea Costa se produjo el 5 de enero en el aeropuerto de Maiquetía.",
         "arrest|target=Nerea Costa|place=aeropuerto de Maiquetía|time=2026-01-05"},
        {"La detención arbitraria del periodista Danilo Ferro el 5 de enero de 2026 en Managua.",
         "arrest|target=Danilo Ferro|place=Managua|time=2026-01-05"},
        {"Nerea Costa habría sido detenida el 4 de enero por agentes de la Seguridad del Estado.",
         "arrest|target=Nerea Costa|actor=agentes de la Seguridad del "
         "Estado|time=2026-01-04|modality=alleged"},
        {"Nerea Costa quedó detenida el 4 de enero de 2026.",
         "arrest|target=Nerea Costa|time=2026-01-04"},
        {"Detuvieron a Nerea Costa en La Habana el 4 de enero.",
         "arrest|target=Nerea Costa|place=Habana|time=2026-01-04"},
        {"El 4 de enero detuvieron a la activista Nerea Costa y al periodista Danilo Ferro.",
         "arrest|target=Nerea Costa;Danilo Ferro|time=2026-01-04"},
        {"La Policía Nacional arrestó a 12 manifestantes en Barcelona el sábado.",
         "arrest|target=manifestantes|actor=Policía Nacional|place=Barcelona|time=2026-01-03|count=12"},
        {"El líder opositor Tomás Rial fue arrestado en su domicilio por efectivos de la Guardia Nacional.",
         "arrest|target=Tomás Rial|actor=efectivos de la Guardia Nacional|place=domicilio"},
        {"La policía llevó a cabo la detención de seis personas el lunes.",
         "arrest|target=personas|actor=policía|time=2026-01-05|count=6"},
        {"La fiscalía emitió una orden de aprehensión contra Nerea Costa por el delito de traición a la "
         "patria.",
         "arrest|target=Nerea Costa|actor=fiscalía|law=traición a la patria|modality=announced"},
        {"Danilo Ferro, detenido desde el 3 de enero de 2026, es director de Faro Azul.",
         "arrest|target=Danilo Ferro|time=2026-01-03"},
        {"Nerea Costa sigue detenida en El Helicoide desde el 3 de enero de 2026.",
         "held|target=Nerea Costa|place=Helicoide|time=2026-01-03/.."},
        {"Danilo Ferro cumple 200 días preso en la cárcel de Tocorón.",
         "held|target=Danilo Ferro|place=cárcel de Tocorón"},
        {"Danilo Ferro está preso en el Combinado del Este.",
         "held|target=Danilo Ferro|place=Combinado del Este"},
        {"Danilo Ferro fue trasladado el 6 de enero a la cárcel de El Rodeo I.",
         "held|target=Danilo Ferro|place=cárcel de El Rodeo I|time=2026-01-06"},
        {"El abogado Tomás Rial, quien permanece privado de libertad en Yare, cumple 60 años.",
         "held|target=Tomás Rial|place=Yare"},
        {"Nerea Costa lleva más de tres meses detenida sin acceso a sus abogados.",
         "held|target=Nerea Costa"},
        {"Danilo Ferro permaneció encarcelado durante 70 días.",
         "held|target=Danilo Ferro|detail=durante 70 días"},
        {"El periodista se encuentra en prisión desde el 3 de enero de 2026.",
         "held|target=periodista|place=en prisión|time=2026-01-03/.."},
        {"Danilo Ferro quedó en libertad el 8 de enero de 2026.",
         "release|target=Danilo Ferro|time=2026-01-08"},
        {"Nerea Costa fue excarcelada la noche del jueves.",
         "release|target=Nerea Costa|time=2026-01-08"},
        {"Danilo Ferro recuperó su libertad el 7 de enero bajo medidas cautelares.",
         "release|target=Danilo Ferro|time=2026-01-07|detail=bajo medidas cautelares"},
        {"Danilo Ferro recibió su boleta de excarcelación el 7 de enero.",
         "release|target=Danilo Ferro|time=2026-01-07"},
        {"El gobierno excarceló a 116 personas detenidas tras las elecciones.",
         "release|target=personas|actor=gobierno|count=116"},
        {"La liberación de Nerea Costa tuvo lugar el 7 de enero.",
         "release|target=Nerea Costa|time=2026-01-07"},
        {"Las autoridades pusieron en libertad a Danilo Ferro el 7 de enero.",
         "release|target=Danilo Ferro|actor=autoridades|time=2026-01-07"},
        {"Danilo Ferro salió en libertad el 7 de enero.",
         "release|target=Danilo Ferro|time=2026-01-07"},
        {"Dejaron en libertad a Nerea Costa el 7 de enero.",
         "release|target=Nerea Costa|time=2026-01-07"},
        {"Tomás Rial fue puesto en libertad bajo fianza el 7 de enero de 2026.",
         "release|target=Tomás Rial|time=2026-01-07|detail=bajo fianza"},
        {"Tomás Rial desapareció el 2 de enero en Guerrero.",
         "disappearance|target=Tomás Rial|place=Guerrero|time=2026-01-02"},
        {"Tomás Rial fue desaparecido forzosamente por militares el 2 de enero.",
         "disappearance|target=Tomás Rial|actor=militares|time=2026-01-02"},
        {"Se desconoce el paradero de la activista Nerea Costa.",
         "disappearance|target=Nerea Costa"},
        {"España extraditó a Tomás Rial a Estados Unidos el 20 de diciembre de 2025.",
         "deportation|target=Tomás Rial|actor=España|place=Estados Unidos|time=2025-12-20"},
        {"Nicaragua deportó a 222 presos políticos a Estados Unidos el 9 de febrero de 2023.",
         "deportation|target=presos políticos|actor=Nicaragua|place=Estados Unidos|time=2023-02-09|count=222"},
        {"Nerea Costa fue expulsada del país el 5 de enero.",
         "deportation|target=Nerea Costa|time=2026-01-05"},
        {"Tomás Rial podría ser extraditado a Estados Unidos.",
         "deportation|target=Tomás Rial|place=Estados Unidos|modality=possible"},
        {"Las autoridades le retiraron el pasaporte a Nerea Costa el 4 de enero.",
         "restriction|target=Nerea Costa|actor=autoridades|time=2026-01-04|detail=retiraron el pasaporte a "
         "Nerea Costa el 4 de enero"},
        {"Danilo Ferro tiene prohibido salir del país.",
         "restriction|target=Danilo Ferro|detail=tiene prohibido salir del país"},
        {"La contraloría inhabilitó por 15 años a Nerea Costa.",
         "restriction|target=Nerea Costa|actor=contraloría|detail=inhabilitó por 15 años a Nerea Costa"},
        {"La universidad despidió a 20 profesores el 5 de enero.",
         "restriction|target=profesores|actor=universidad|time=2026-01-05|detail=despidió a 20 profesores el "
         "5 de enero|count=20"},
        {"Danilo Ferro fue citado a declarar ante la fiscalía el 5 de enero.",
         "investigation|target=Danilo Ferro|time=2026-01-05"},
        {"Nerea Costa está siendo investigada por el Ministerio Público.",
         "investigation|target=Nerea Costa|actor=Ministerio Público"},
        {"La Misión de Determinación de los Hechos investigó 48 ejecuciones extrajudiciales.",
         "investigation|target=ejecuciones extrajudiciales|actor=Misión de Determinación de los "
         "Hechos|count=48"},
        {"El Ministerio Público acusó a Nerea Costa de conspiración el 5 de enero.",
         "charge|target=Nerea Costa|actor=Ministerio Público|time=2026-01-05|law=conspiración"},
        {"Nerea Costa enfrenta cargos por terrorismo.",
         "charge|target=Nerea Costa|law=terrorismo"},
        {"Danilo Ferro fue acusado formalmente de traición a la patria.",
         "charge|target=Danilo Ferro|law=traición a la patria"},
        {"La fiscalía presentó cargos contra Danilo Ferro por el delito de sedición.",
         "charge|target=Danilo Ferro|actor=fiscalía|law=sedición"},
        {"La audiencia de juicio contra Nerea Costa fue suspendida el 5 de enero.",
         "hearing|target=Nerea Costa|time=2026-01-05|detail=suspendida"},
        {"Danilo Ferro compareció el 5 de enero ante la Audiencia Nacional.",
         "hearing|target=Danilo Ferro|actor=Audiencia Nacional|time=2026-01-05"},
        {"Nerea Costa fue presentada ante tribunales el 5 de enero.",
         "hearing|target=Nerea Costa|actor=tribunales|time=2026-01-05"},
        {"El tribunal condenó a Danilo Ferro a ocho años de prisión por conspiración.",
         "sentence|target=Danilo Ferro|actor=tribunal|detail=ocho años de prisión|law=conspiración"},
        {"Nerea Costa fue declarada culpable de desacato el 5 de enero.",
         "verdict|target=Nerea Costa|time=2026-01-05|detail=convicted|law=desacato"},
        {"Tomás Rial fue absuelto de todos los cargos el 5 de enero de 2026.",
         "verdict|target=Tomás Rial|time=2026-01-05|detail=acquitted"},
        {"Danilo Ferro fue sentenciado a 15 años de cárcel.",
         "sentence|target=Danilo Ferro|detail=15 años de cárcel"},
        {"La condena de 8 años de prisión contra Danilo Ferro fue ratificada por el Tribunal Supremo el 5 de "
         "enero.",
         "verdict|target=Danilo Ferro|actor=Tribunal Supremo|time=2026-01-05|detail=upheld"},
        {"La fiscalía pidió 25 años de cárcel para Tomás Rial.",
         "demand|actor=fiscalía|detail=25 años de cárcel para Tomás Rial"},
        {"Podría ser condenada a 20 años de prisión Nerea Costa.",
         "sentence|target=Nerea Costa|detail=20 años de prisión|modality=possible"},
        {"El presidente concedió un indulto a Tomás Rial el 5 de enero.",
         "closure|target=Tomás Rial|actor=presidente|time=2026-01-05|detail=pardoned"},
        {"El caso contra Nerea Costa fue archivado el 5 de enero.",
         "closure|target=Nerea Costa|time=2026-01-05|detail=dropped"},
        {"El periodista Danilo Ferro fue asesinado a tiros en Veracruz el 5 de enero.",
         "killing|target=Danilo Ferro|place=Veracruz|time=2026-01-05"},
        {"Sicarios dispararon y mataron a Tomás Rial el domingo en Medellín.",
         "killing|target=Tomás Rial|actor=Sicarios|place=Medellín|time=2026-01-04"},
        {"Danilo Ferro falleció bajo custodia del Estado el 5 de enero.",
         "death|target=Danilo Ferro|time=2026-01-05|detail=bajo custodia"},
        {"La muerte de Danilo Ferro en la cárcel se produjo el 5 de enero de 2026.",
         "death|target=Danilo Ferro|place=cárcel|time=2026-01-05"},
        {"Un joven resultó gravemente herido por un disparo de la policía el lunes.",
         "injury|target=joven|time=2026-01-05"},
        {"Nerea Costa recibió un disparo en la pierna el 5 de enero.",
         "injury|target=Nerea Costa|time=2026-01-05"},
        {"Danilo Ferro fue víctima de torturas en la DGCIM.",
         "torture|target=Danilo Ferro"},
        {"Policías agredieron a la reportera Nerea Costa mientras cubría la marcha del 5 de enero.",
         "attack|target=Nerea Costa|actor=Policías|detail=agredieron a la reportera Nerea Costa mientras "
         "cubría la marcha del 5 de enero"},
        {"Danilo Ferro recibió amenazas de muerte el 5 de enero.",
         "threat|target=Danilo Ferro|time=2026-01-05"},
        {"El ministro acusó a Nerea Costa de ser terrorista.",
         "threat|target=Nerea Costa|actor=ministro"},
        {"Danilo Ferro denunció amenazas en su contra.",
         "threat|target=Danilo Ferro|detail=amenazas"},
        {"CANTV bloqueó el portal Faro Azul el 5 de enero.",
         "blocking|target=Faro Azul|actor=CANTV|time=2026-01-05"},
        {"El sitio web de Faro Azul fue bloqueado por CANTV, Movistar y Digitel el 5 de enero de 2026.",
         "blocking|target=Faro Azul|actor=CANTV;Movistar;Digitel|time=2026-01-05"},
        {"Los principales proveedores de internet bloquearon los sitios web de Faro Azul, Brújula y Mareas.",
         "blocking|target=Faro Azul;Brújula;Mareas|actor=principales proveedores de internet"},
        {"El portal Faro Azul está bloqueado en CANTV y Movistar desde el 5 de enero.",
         "blocking|target=Faro Azul|actor=CANTV;Movistar|time=2026-01-05/.."},
        {"El dominio faroazul.com se encuentra bloqueado en Digitel desde el 5 de enero.",
         "blocking|target=faroazul.com|actor=Digitel|time=2026-01-05/.."},
        {"Fue bloqueado faroazul.com en CANTV el 5 de enero.",
         "blocking|target=faroazul.com|actor=CANTV|time=2026-01-05"},
        {"Pudimos confirmar el bloqueo de la página web https://faroazul.org/ el 5 de enero.",
         "blocking|target=faroazul.org|time=2026-01-05"},
        {"Bloquean el acceso a Telegram y X en Venezuela.",
         "blocking|target=Telegram;X|place=Venezuela"},
        {"VE sin Filtro documentó 12 nuevos bloqueos contra medios de comunicación el 5 de enero.",
         "blocking|target=medios de comunicación|time=2026-01-05|source=VE|count=12"},
        {"Conatel ordenó el bloqueo de Faro Azul el 5 de enero.",
         "blocking|target=Faro Azul|actor=Conatel|time=2026-01-05"},
        {"El acceso a Wikipedia fue restringido por CANTV el 12 de enero de 2019.",
         "blocking|target=Wikipedia|actor=CANTV|time=2019-01-12"},
        {"El gobierno cortó el internet en La Habana el 11 de julio de 2021.",
         "shutdown|actor=gobierno|place=Habana|time=2021-07-11"},
        {"ETECSA interrumpió el servicio de internet móvil en toda la isla el 11 de julio de 2021.",
         "shutdown|actor=ETECSA|time=2021-07-11"},
        {"CANTV desbloqueó Faro Azul el 5 de enero.",
         "restoration|target=Faro Azul|actor=CANTV|time=2026-01-05"},
        {"La emisora Radio Marea fue sacada del aire por Conatel el 5 de enero.",
         "blocking|target=Radio Marea|actor=Conatel|time=2026-01-05"},
        {"Conatel ordenó el cierre de la emisora Radio Marea el 5 de enero.",
         "blocking|target=Radio Marea|actor=Conatel|time=2026-01-05"},
        {"Una protesta de trabajadores de la salud se realizó el 5 de enero en Caracas.",
         "protest|actor=trabajadores de la salud|place=Caracas|time=2026-01-05"},
        {"El gobierno canceló la personería jurídica de 25 organizaciones el 5 de enero.",
         "ban|target=organizaciones|actor=gobierno|time=2026-01-05|count=25"},
        {"Nicaragua se retiró del Consejo de Derechos Humanos el 27 de febrero de 2025.",
         "withdrawal|target=Consejo de Derechos Humanos|actor=Nicaragua|time=2025-02-27"},
        {"Estados Unidos sancionó a cinco funcionarios venezolanos el 5 de enero.",
         "sanction|target=funcionarios venezolanos|actor=Estados Unidos|time=2026-01-05|count=5"},
        {"La ONU instó a Venezuela a poner fin a las detenciones arbitrarias.",
         "demand|target=Venezuela|actor=ONU|detail=poner fin a las detenciones arbitrarias"},
        {"Foro Costero exhortó al gobierno a respetar el derecho a la protesta.",
         "demand|target=gobierno|actor=Foro Costero|detail=respetar el derecho a la protesta"},
        {"Desde Faro Azul hacemos un llamado a las autoridades para que cesen los ataques.",
         "demand|target=autoridades|actor=Faro Azul|detail=cesen los ataques"},
        {"La CIDH llama al Estado a liberar a los detenidos.",
         "demand|target=Estado|actor=CIDH|detail=liberar a los detenidos"},
        {"«El gobierno teme a la prensa libre», dijo Nerea Costa, directora de Faro Azul.",
         "quote|actor=Nerea Costa|detail=El gobierno teme a la prensa libre"},
        {"\"No vamos a callarnos frente a la censura\", aseguró el director de Faro Azul, Danilo Ferro.",
         "quote|actor=Danilo Ferro|detail=No vamos a callarnos frente a la censura"},
        {"—No vamos a callarnos frente a la censura —dijo Danilo Ferro.",
         "quote|actor=Danilo Ferro|detail=No vamos a callarnos frente a la censura"},
        {"Danilo Ferro, director de Faro Azul, dijo: “Nos quieren callar con estas medidas”.",
         "quote|actor=Danilo Ferro|detail=Nos quieren callar con estas medidas"},
        {"“Nos quieren callar con estas medidas”, denunció en un comunicado la ONG Foro Costero.",
         "quote|actor=Foro Costero|detail=Nos quieren callar con estas medidas"},
    };
    // clang-format on
    for (const Told& one : all)
        CHECK_MESSAGE(read_claims(one.text) == one.claim, std::string{one.text});
}

TEST_CASE("reading Spanish: sentences that tell nothing in particular")
{
    // clang-format off
    const std::string_view none[]{
        "No ha sido detenido ningún periodista en Bogotá este año.",
        "Si fuera detenido, Danilo Ferro pediría asilo.",
        "Nerea Costa detuvo su vehículo frente al parque.",
        "El tribunal está ubicado en el centro de Caracas.",
        "El partido ganó las elecciones del 5 de enero.",
        "La policía impidió el paso a los vehículos.",
        "Las detenciones arbitrarias violan los derechos humanos.",
        "Los bloqueos de internet limitan el acceso a la información.",
        "Las calles fueron bloqueadas por la nieve el 5 de enero.",
        "El presidente visitó la cárcel de Tocorón el 5 de enero.",
        "Danilo Ferro retiró su candidatura el 5 de enero.",
    };
    // clang-format on
    for (const std::string_view text : none)
        CHECK_MESSAGE(read_claims(text).empty(), std::string{text});
}
