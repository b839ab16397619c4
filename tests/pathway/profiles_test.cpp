// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The sequences social workers expect of the profiles of the Tuscan sheet of facts, as plans
// to their last instrument: pinned, each with what it says otherwise than the expected one and
// why. Every plan is played forward by the engine too.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "pathway/advice.hpp"
#include "pathway/forward.hpp"
#include "pathway/planner.hpp"
#include "pathway/shipped.hpp"

using namespace attiva;
using namespace attiva::pathway;
using namespace attiva::pathway::stories_of;
using judges::Forward;

namespace {

std::string story(const std::string& name) {
    for (const auto& s : stories::all())
        if (s.name == name) return s.text;
    FAIL(name);
    return {};
}

// The steps in the order of their starts, each with the month it starts in and how many it takes.
std::string planned(const std::string& text, Date day, const std::string& goal) {
    Shipped& s = shipped();
    const Prepared prepared(text, day);
    PathAsked asked = prepared.asked();
    asked.goal.kind = Goal::Kind::instrument;
    asked.goal.instrument = s.instrument(goal);
    Compiled c = from_catalogue(asked, prepared.horizon());
    const Search found = plan(c.problem);
    if (!found.plan) return "nessuno";
    std::vector<Forward::Move> moves;
    std::string out;
    for (const Step& step : found.plan->steps) {
        const Activity& a = c.problem.activities[step.activity];
        moves.push_back({c.activities[step.activity].instrument, step.start, a.days});
        out += fmt::format("{}{}", out.empty() ? "" : ", ", a.name);
        if (a.days > 1) out += fmt::format(" {}", months_between(day + step.start, day + step.start + a.days));
    }
    Forward forward(s.catalogue, s.program, prepared.tables, prepared.file, [](const person::Profile& file, Date on) {
        auto p = seen(file, on);
        return Forward::Seen{std::move(p.bare), std::move(p.presumed)};
    });
    CHECK(forward.wrong(moves) == "");
    return out;
}

const Date winter = *date_of(2026, 2, 15);

}  // namespace

TEST_CASE("the plans of the profiles, to the last instrument of the sequence expected") {
    struct Row {
        const char* profile;
        std::string text;
        Date day;
        const char* goal;
        const char* expected;
    };
    const std::string p02 = "al: 2025-09-15\npersona: {eta: 38 anni, sesso: f, residenza: provincia FI, domicilio: Firenze, titolo_soggiorno: cittadino_it, stato_occupazionale: disoccupato, did_presente: sì, "
                            "percorso_protezione_violenza: sì, ente_certificatore_violenza: cav, condizione_abitativa: casa_rifugio}\ncomponenti:\n  - {ruolo: figlio, eta: 8 anni}\n";
    const std::string p11 = "al: 2025-09-15\npersona: {eta: 36 anni, residenza: zona Lunigiana, handicap_104: art3c3, limitazione_autonomia_grave: sì, capace_esprimere_volonta: sì, uvmd_valutato: sì, progetto_vita: sì, "
                            "stato_occupazionale: disoccupato}\n";
    const std::string p12 = "al: 2025-09-15\npersona: {eta: 47 anni, sesso: f, residenza: zona Apuane, stato_occupazionale: disoccupato, in_carico_servizio_sociale: no, in_carico_servizio_sanitario: no}\n";
    const std::vector<Row> rows{
        {"P01", story("salute_mentale_primo_lavoro"), usual_day, "tirocinio_non_curriculare", "?"},
        {"P02", p02, usual_day, "tirocinio_donne_violenza", "?"},
        {"P04", story("gioco_due_strade"), winter, "tirocinio_non_curriculare", "?"},
        {"P05", story("misura_alternativa"), usual_day, "tirocinio_inclusione", "?"},
        {"P05", story("misura_alternativa"), usual_day, "coop_sociale_b", "?"},
        {"P06", story("diploma_vicino_al_lavoro"), usual_day, "tirocinio_non_curriculare", "?"},
        {"P08", story("protezione_e_lingua"), usual_day, "tirocinio_non_curriculare", "?"},
        {"P09", story("senza_casa"), usual_day, "tirocinio_inclusione", "?"},
        {"P09", story("senza_casa"), usual_day, "housing_temporaneo", "?"},
        {"P11", p11, usual_day, "tirocinio_frd", "?"},
        {"P12", p12, usual_day, "tirocinio_non_curriculare", "?"},
        {"P14", story("uscita_dalla_tratta"), usual_day, "tirocinio_non_curriculare", "?"},
        {"P15", story("catena_completa"), usual_day, "tirocinio_frd", "?"},
    };
    for (const Row& row : rows) {
        INFO(row.profile << " " << row.goal);
        CHECK(planned(row.text, row.day, row.goal) == row.expected);
    }
}
