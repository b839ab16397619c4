// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The rules of a day as SQL, with a head that says how to read it.
// Tested by tests/sql/ and tests/cases/buoni/esporta/.

#include <fmt/format.h>

#include "attiva/attiva.hpp"
#include "evaluation/wording.hpp"
#include "session/state.hpp"
#include "sql/sql.hpp"

namespace attiva {
namespace {

std::string head(const catalogue::Catalogue& c, const Question& q, const SqlText& made) {
    const CivilDate on = civil(q.day);
    const std::string where = !q.comune.empty() ? "a " + q.comune : !q.zona.empty() ? "nella zona " + q.zona : "ovunque";
    std::string out = fmt::format(
        "-- attiva esporta sql: le regole {}, per chi abita {}, catalogo {}.\n"
        "-- Vale per quel giorno soltanto: il giorno dopo si esporta di nuovo.\n"
        "--\n"
        "-- SELECT * FROM verdetti: una riga per persona e tre colonne per strumento STR:\n"
        "--   STR          ammissibile: ciò che richiede e ciò che esclude\n"
        "--   STR_tempo    nei tempi: validità, finestre, ciò che viene prima, incompatibilità;\n"
        "--                senza «ripetibile», che guarda tutta la storia\n"
        "--   STR_offerto  offerto dove abita la persona\n"
        "-- In ognuna 0 = no, 1 = ignoto, 2 = sì. È ciò che dicono le regole, condizione per\n"
        "-- condizione: l'analisi esatta di un ignoto («attiva valuta») può ancora deciderlo.\n"
        "-- Una proposta: decide l'équipe.\n"
        "--\n"
        "-- Chi riempie le tabelle scrive ciò che può essere: di un sì/no due colonne, può essere\n"
        "-- sì e può essere no (tutte e due se non si sa); di un numero o di una data il minimo e\n"
        "-- il massimo (di ciò che non si sa, quelli del vocabolario); di una scelta una colonna\n"
        "-- per voce possibile. Le presunzioni si applicano qui, riempiendo. Date aaaammgg, denaro\n"
        "-- in centesimi, gli altri decimali in milionesimi.\n",
        days_in_words(fmt::format("del {:04}-{:02}-{:02}", on.year, on.month, on.day)), where, c.digest.substr(0, 12));
    out += fmt::format("--\n-- Strumenti esportati: {} su {}.\n", made.exported, made.exported + made.refused.size());
    for (const auto& r : made.refused) out += fmt::format("-- Non esportato: {} ({}), perché {}.\n", r.name, r.id, r.why);
    return out + "\n";
}

}  // namespace

std::optional<SqlText> Catalogue::sql(const Question& question, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    const auto& c = state_->catalogue;
    const auto asked = session::look_up(c, question, diagnostics);
    if (!asked) return std::nullopt;
    const auto day = state_->day(question.day, true);
    std::vector<language::InstrumentId> which;
    if (!question.instrument.empty()) which.push_back(c.rules.find_instrument(question.instrument).value());
    const auto wanted = sql::of_instruments(day->tables, evaluation::instrument_names(c), which);
    auto made = sql::exported(day->tables, wanted, asked->places);
    SqlText out;
    out.exported = wanted.size() - made.refused.size();
    for (const auto& r : made.refused) out.refused.push_back({r.id, r.name, r.why});
    out.tables = std::move(made.tables);
    out.views = std::move(made.views);
    out.head = head(c, question, out);
    return out;
}

}  // namespace attiva
