// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is worth aiming at when nobody has said, of the persons of the stories and of three more
// of the Tuscan sheet of facts: the first three aims, by instrument, in their order
// (docs/percorsi.md §1).
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "attiva/attiva.hpp"
#include "session/stories.hpp"

using namespace attiva;

namespace {

std::string first_aims(const std::string& person, Date day) {
    static const Catalogue catalogue = Catalogue::open(ATTIVA_ROOT);
    Question question;
    question.day = day;
    Diagnostics problems;
    const auto answer = catalogue.path({"persona.yaml", person}, question, {}, problems);
    INFO(catalogue.render(problems, true, false));
    REQUIRE(answer.has_value());
    std::string out;
    for (std::size_t k = 0; k < std::min<std::size_t>(answer->paths.size(), 3); ++k)
        out += (k == 0 ? "" : ", ") + answer->paths[k].steps.back().id;
    return out;
}

}  // namespace

TEST_CASE("the first three aims of every profile") {
    struct Row {
        const char* profile;
        std::string person;
        Date day;
        const char* aims;
    };
    const Date autumn = *date_of(2025, 9, 15), winter = *date_of(2026, 2, 15), spring = *date_of(2026, 3, 10);
    const std::vector<Row> rows{
        {"P01", stories::text_of("salute_mentale_primo_lavoro"), autumn, "tirocinio_non_curriculare, gol_p1, housing_temporaneo"},
        {"P02", stories::p02, autumn, "tirocinio_donne_violenza, tirocinio_non_curriculare, gol_p1"},
        {"P04", stories::text_of("gioco_due_strade"), winter, "tirocinio_non_curriculare, gol_p1, housing_temporaneo"},
        {"P05", stories::text_of("misura_alternativa"), autumn, "apprendistato_ricollocazione, tirocinio_non_curriculare, gol_p1"},
        {"P06", stories::text_of("diploma_vicino_al_lavoro"), autumn, "tirocinio_non_curriculare, gol_p1, housing_temporaneo"},
        {"P08", stories::text_of("protezione_e_lingua"), autumn, "tirocinio_non_curriculare, gol_p1, housing_temporaneo"},
        {"P09", stories::text_of("senza_casa"), autumn, "housing_temporaneo, tirocinio_non_curriculare, gol_p1"},
        {"P11", stories::p11, autumn, "tirocinio_frd, tirocinio_non_curriculare, gol_p1"},
        {"P12", stories::p12, autumn, "tirocinio_non_curriculare, gol_p1, housing_temporaneo"},
        {"P14", stories::text_of("uscita_dalla_tratta"), autumn, "tirocinio_non_curriculare, gol_p1, housing_temporaneo"},
        {"P15", stories::text_of("catena_completa"), autumn, "tirocinio_non_curriculare, tirocinio_frd, coop_sociale_b"},
        {"famiglia", stories::text_of("famiglia_adi"), spring, "tirocinio_non_curriculare, gol_p1, housing_temporaneo"},
        // On his eighteenth birthday.
        {"quasi maggiorenne", stories::text_of("verso_i_diciotto_anni"), spring, "apprendistato_professionalizzante, tirocinio_non_curriculare, scu"},
    };
    for (const Row& row : rows) {
        INFO(row.profile);
        CHECK(first_aims(row.person, row.day) == row.aims);
    }
}
