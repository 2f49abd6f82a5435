// SPDX-License-Identifier: AGPL-3.0-or-later
#include "read/test_lexicon.hpp"

#include <doctest/doctest.h>

using namespace vigil;
using namespace vigil::read;

namespace {

/// The dates of a text published on Friday, 9 January 2026.
std::string dates(std::string_view text)
{
    std::string joined;
    for (const std::string& norm : norms_of(text, MentionKind::date))
        joined += (joined.empty() ? "" : " ") + norm;
    return joined;
}

std::string dates_covering(std::string_view text, std::string_view year)
{
    Context context;
    context.language = "en";
    context.published = *parse_edtf("2013");
    context.covers = *parse_edtf(year);
    std::string joined;
    for (const Mention& mention : annotate(test_lexicon(), text, context).mentions)
        if (mention.kind == MentionKind::date)
            joined += (joined.empty() ? "" : " ") + mention.norm;
    return joined;
}

} // namespace

TEST_CASE("dates: absolute and partial ones, as precise as stated")
{
    CHECK(dates("They met on 8 January 2026.") == "2026-01-08");
    CHECK(dates("They met on January 8th, 2026.") == "2026-01-08");
    CHECK(dates("They met on the 8th of January 2026.") == "2026-01-08");
    CHECK(dates("They met in November 2019 and in 2022.") == "2019-11 2022");
    CHECK(dates("It began on 28.12.2025 and on 2025-12-30.") == "2025-12-28 2025-12-30");
    CHECK(dates("It was signed in early March 2022 and mid-May 2023.") == "2022-03 2023-05");
    CHECK(dates("In the spring of 1978 and the 1990s nobody asked.") == "1978-03/1978-05 1990/1999");
}

TEST_CASE("dates: a day or month without a year is the last one before the dateline")
{
    CHECK(dates("She was arrested on 3 January.") == "2026-01-03");
    CHECK(dates("She was arrested on 28 December.") == "2025-12-28");
    CHECK(dates("She was arrested in March.") == "2025-03");
    CHECK(dates("The hearing will be held on 15 January.") == "2026-01-15");
    CHECK(dates("On 11 April 2019 he was held. On 20 June a court freed him.") == "2019-04-11 2019-06-20");
}

TEST_CASE("dates: those relative to the dateline")
{
    CHECK(dates("They were freed today, said the union yesterday.") == "2026-01-09 2026-01-08");
    CHECK(dates("It happened on Tuesday.") == "2026-01-06");
    CHECK(dates("It happened last Friday.") == "2026-01-02");
    CHECK(dates("It happened last week.") == "2025-12-29/2026-01-04");
    CHECK(dates("It happened this week.") == "2026-01-05/2026-01-09");
    CHECK(dates("It happened earlier this month, not late last year.") == "2026-01 2025");
    CHECK(dates("Three days ago it rained; six months ago it snowed.") == "2026-01-06 2025-07~");
}

TEST_CASE("dates: those relative to the date before in the text")
{
    CHECK(dates("He was held on 11 August. Two days later he was moved; the next day he was freed.") ==
          "2025-08-11 2025-08-13 2025-08-14");
    CHECK(dates("On 21 December 2024 she spoke at a protest held the day before.") == "2024-12-21 2024-12-20");
    CHECK(dates("On 22 October 2012 he met a client arrested a week earlier.") == "2012-10-22 2012-10-15~");
}

TEST_CASE("dates: ranges and open ends")
{
    CHECK(dates("between 31 December 2025 and 3 January 2026") == "2025-12-31/2026-01-03");
    CHECK(dates("hearings from 5 to 9 January 2026") == "2026-01-05/2026-01-09");
    CHECK(dates("hearings on January 5-9, 2026") == "2026-01-05/2026-01-09");
    CHECK(dates("the uprising of September–December 2022") == "2022-09/2022-12");
    CHECK(dates("the uprising of September-December 2022") == "2022-09/2022-12");
    CHECK(dates("the bombings of April and May 2005") == "2005-04/2005-05");
    CHECK(dates("from 28 December to 3 January 2026") == "2025-12-28/2026-01-03");
    CHECK(dates("Since 28 December 2025 people have marched.") == "2025-12-28/..");
    CHECK(dates("He was held until 23 August 2025.") == "../2025-08-23");
}

TEST_CASE("dates: an annual report speaks of the year it covers")
{
    CHECK(dates_covering("In July they met. On 12 May he died. He was not charged by the year’s end.", "2012") ==
          "2012-07 2012-05-12 2012-12-31");
    CHECK(dates_covering("The trial continued at the end of the year.", "2012") == "2012-12-31");
}

TEST_CASE("dates: Solar Hijri and Islamic months")
{
    CHECK(dates("The law was signed on 18 Dey 1404.") == "2026-01-08");
    CHECK(dates("The decree of 22 Bahman 1357 stands.") == "1979-02-11");
    CHECK(dates("They fasted on 1 Ramadan 1445.") == "2024-03-11");
}

TEST_CASE("dates: Spanish words come from a table")
{
    Context context;
    context.language = "es";
    context.published = *parse_edtf("2026-01-09");
    std::string joined;
    for (const Mention& mention :
         annotate(test_lexicon(), "El jueves 8 de enero fue liberado; estaba detenido desde el 11 de abril de 2019.",
                  context)
             .mentions)
        if (mention.kind == MentionKind::date)
            joined += mention.norm + " ";
    CHECK(joined == "2026-01-08 2019-04-11/.. ");
}

TEST_CASE("dates: Spanish puts articles before days, and what qualifies a period behind it")
{
    Context context;
    context.published = *parse_edtf("2026-01-09"); // A Friday.
    context.language = "es";
    const auto time = [&](std::string_view text) {
        std::string found;
        for (const Mention& mention : annotate(test_lexicon(), text, context).mentions)
            if (mention.kind == MentionKind::date)
                found += mention.norm;
        return found;
    };
    CHECK(time("Fue bloqueado entre el 2 y el 9 de mayo de 2021.") == "2021-05-02/2021-05-09");
    CHECK(time("Fue bloqueado desde el 2 hasta el 9 de mayo de 2021.") == "2021-05-02/2021-05-09");
    CHECK(time("Fue bloqueado entre el 28 de junio y el 3 de julio de 2019.") == "2019-06-28/2019-07-03");
    CHECK(time("Sigue bloqueado desde el 2 de mayo de 2021.") == "2021-05-02/..");
    CHECK(time("Fue bloqueado hace dos días.") == "2026-01-07");
    CHECK(time("Fue bloqueado hace un mes.") == "2025-12~");
    CHECK(time("Fue bloqueado la semana pasada.") == "2025-12-29/2026-01-04");
    CHECK(time("Fue bloqueado el lunes pasado.") == "2026-01-05");
}

TEST_CASE("dates: modal verbs, provisions and days without meaning are none")
{
    CHECK(dates("You may go. They march on. To this day nobody knows.").empty());
    CHECK(dates("Article 2011 of the Penal Code").empty());
    CHECK(dates("On 31 February 2025 nothing happened.") != "2025-02-31");
}
