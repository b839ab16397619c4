// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The sequences social workers expect of the profiles of the Tuscan sheet of facts, as plans
// to their last instrument: pinned, each with what it says otherwise than the expected one and
// why. Every plan is played forward by the engine too.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <set>

#include "pathway/forward.hpp"
#include "pathway/planner.hpp"
#include "pathway/shipped.hpp"

using namespace attiva;
using namespace attiva::pathway;
using namespace attiva::pathway::stories_of;
using judges::Forward;

namespace {

// The steps that take months, in the order of their starts, each with how many; then the acts of
// a day, by name: where several orders are as good, which one is nobody's business.
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
    std::string out = found.outcome == Outcome::proved ? "" : "(non provato) ";
    std::set<std::string> acts;
    for (const Step& step : found.plan->steps) {
        const Activity& a = c.problem.activities[step.activity];
        moves.push_back({c.activities[step.activity].instrument, step.start, a.days});
        if (a.days == 1) acts.insert(a.name);
        else out += fmt::format("{}{} {}", out.empty() ? "" : ", ", a.name, months_between(day + step.start, day + step.start + a.days));
    }
    if (!acts.empty()) out += fmt::format("; {}", fmt::join(acts, ", "));
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
    const std::vector<Row> rows{
        // Expected: laboratorio, TIS 6 (twice), TNC 12. One period of TIS brings her to the middle distance
        // already; the job centre's own steps stand beside it. IST is sconsigliato to him and left out.
        {"P01", stories::text_of("salute_mentale_primo_lavoro"), usual_day, "tirocinio_non_curriculare", 
         "laboratorio_propedeutico 3, tirocinio_inclusione 5, tirocinio_non_curriculare 12; gol_percorso, psp"},
        // Expected: orientation, training with vouchers, the dedicated traineeship.
        {"P02", stories::p02, usual_day, "tirocinio_donne_violenza", 
         "tirocinio_donne_violenza 12; sostegno_donne_politiche_attive"},
        // Expected: TIS 6+6, TNC (road A). The SerD programme he is in, and what is not known (valutazione), come
        // first; one period of TIS is enough for what is asked after it. SIIL is not offered in Versilia.
        {"P04", stories::text_of("gioco_due_strade"), winter, "tirocinio_non_curriculare", 
         "laboratorio_propedeutico 3, tirocinio_inclusione 5, tirocinio_non_curriculare 12; gol_percorso, programma_dipendenze, psp, vmd"},
        // Expected: presa in carico, SIIL, TIS, coop B. SIIL is not active in Firenze; the assessment the TIS asks
        // for and a laboratorio come in its place, and the Cassa delle Ammende that pays it.
        {"P05", stories::text_of("misura_alternativa"), usual_day, "tirocinio_inclusione", 
         "laboratorio_propedeutico 3, tirocinio_inclusione 5; cassa_ammende, presa_in_carico, vmd"},
        {"P05", stories::text_of("misura_alternativa"), usual_day, "coop_sociale_b", 
         "laboratorio_propedeutico 3, tirocinio_inclusione 5; cassa_ammende, coop_sociale_b, presa_in_carico, vmd"},
        // Expected: assessment at the job centre, TNC.
        {"P06", stories::text_of("diploma_vicino_al_lavoro"), usual_day, "tirocinio_non_curriculare", 
         "tirocinio_non_curriculare 12; gol_percorso, psp"},
        // Expected: language and safety (3 months), TIS 6, TNC 12. FAMI is the language.
        {"P08", stories::text_of("protezione_e_lingua"), usual_day, "tirocinio_non_curriculare", 
         "laboratorio_propedeutico 3, tirocinio_inclusione 5, tirocinio_non_curriculare 12; fami_progetti, gol_percorso, psp"},
        // Expected: residence, housing first, SIIL, laboratorio, TIS. Housing lasts beside the others, and `meglio
        // dopo` says what has ended: no source says to wait two years. It is a goal of its own, below.
        {"P09", stories::text_of("senza_casa"), usual_day, "tirocinio_inclusione", 
         "laboratorio_propedeutico 3, tirocinio_inclusione 5; siil, vmd"},
        {"P09", stories::text_of("senza_casa"), usual_day, "housing_temporaneo", 
         "housing_temporaneo 24; stazione_di_posta, vmd"},
        // Expected: collocamento mirato, traineeship of the regional fund. The next call for vita indipendente has
        // no date.
        {"P11", stories::p11, usual_day, "tirocinio_frd", 
         "tirocinio_frd 6; collocamento_mirato, did"},
        // Expected: pronto badante and the voucher for her father, then GOL and TNC for her. His are not steps of
        // hers: no fact of hers hangs on them in the rules.
        {"P12", stories::p12, usual_day, "tirocinio_non_curriculare", 
         "tirocinio_non_curriculare 12; gol_percorso, psp"},
        // Expected: SATIS, laboratorio, TIS (6+6), TNC. SATIS and laboratorio may be side by side.
        {"P14", stories::text_of("uscita_dalla_tratta"), usual_day, "tirocinio_non_curriculare", 
         "laboratorio_propedeutico 3, tirocinio_inclusione 5, tirocinio_non_curriculare 12; gol_percorso, psp, satis"},
        // Expected: IST (done), TIS (6+6), collocamento mirato, traineeship of the fund. The enrolment may run beside
        // the TIS: nobody need wait for it.
        {"P15", stories::text_of("catena_completa"), usual_day, "tirocinio_frd", 
         "tirocinio_inclusione 6, tirocinio_frd 5; collocamento_mirato, did"},
    };
    for (const Row& row : rows) {
        INFO(row.profile << " " << row.goal);
        CHECK(planned(row.text, row.day, row.goal) == row.expected);
    }
}
