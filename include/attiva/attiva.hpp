// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Start here. attiva answers "cosa possiamo attivare?" for one person, from a
// catalogue of instruments and its rules. The nouns, in reading order:
//
//   Diagnostic  where something was written and what is wrong with it
//   Number, Date  exact values; there is no binary floating point
//   Truth       sì, no, ignoto
//   Catalogue   what can be activated, and who may: open it, ask it
//   Card        one instrument as people read it, about nobody in particular
//   Interview   the next question, its answers, the sheet they make
//   Answer      per instrument: verdict, why, what is missing, amounts
//   Calendar    the verdicts from a day to another, and what turns them
//   PathAnswer  in what order, from when, with whom; the graph of what comes before what
//   PopulationAnswer  how many of everybody have which verdict
//   FundsAnswer which line pays which step, across a caseload
//   Receipt     one question and its answer in short, to ask it again
//
//   attiva::Catalogue c = attiva::Catalogue::open("/usr/share/attiva");
//   if (!c.ok()) { std::cerr << c.render(c.diagnostics(), false, false); return 3; }
//   attiva::Question q;
//   q.day = *attiva::date_of(2026, 11, 23);
//   attiva::Diagnostics problems;
//   auto answer = c.ask({"persona.yaml", text}, q, problems);
//   if (!answer) { std::cerr << c.render(problems, false, false); return 3; }
//   for (const auto& i : answer->instruments)
//       std::cout << attiva::word(i.verdict) << "  " << i.name << '\n';

#include "attiva/answer.hpp"
#include "attiva/card.hpp"
#include "attiva/catalogue.hpp"
#include "attiva/diagnostic.hpp"
#include "attiva/funds.hpp"
#include "attiva/interview.hpp"
#include "attiva/paper.hpp"
#include "attiva/pathway.hpp"
#include "attiva/population.hpp"
#include "attiva/value.hpp"

namespace attiva {
/// "0.1.0"
const char* version();
}  // namespace attiva
