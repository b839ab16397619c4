// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the search did not come to the end of, and what the law leaves open: in the words of
// the terminal and, one fact a line, in `piano`. A person's case never makes the search stop.
#include "path_text.hpp"

#include <catch2/catch.hpp>

#include "export/path_stories.hpp"

using namespace attiva;
using namespace attiva::cli;

namespace {

const Style style{false, 100};

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

// A best found path that costs more than the bound in one key.
Path found(void (*worse)(Path&)) {
    Path p;
    p.proof = PathProof::best_found;
    p.cost.end = p.bound.end = *date_of(2026, 3, 14);
    worse(p);
    return p;
}

}  // namespace

TEST_CASE("of a best found path it is said in which key another could be better, and what is proved") {
    const std::string skipped = "Il migliore trovato (provato: nessuno ha meno passi sconsigliati; a parità ";
    CHECK(proof_words(found([](Path& p) { p.proof = PathProof::proved; }), PathKey::discouraged) == "Il migliore");
    CHECK(proof_words(found([](Path&) {}), PathKey::discouraged) == "Il migliore trovato (non è provato che sia il migliore)");
    CHECK(proof_words(found([](Path& p) { p.cost.discouraged = 2; }), PathKey::discouraged) == "Il migliore trovato (passi sconsigliati: 2, uno potrebbe averne 0)");
    CHECK(proof_words(found([](Path& p) { p.cost.skipped = 1; }), PathKey::discouraged) == skipped + "«meglio dopo» non seguiti: 1, uno potrebbe averne 0)");
    CHECK(proof_words(found([](Path& p) { p.bound.end = *date_of(2026, 2, 8); }), PathKey::end) == "Il migliore trovato (uno potrebbe arrivare prima, ma non prima del 2026-02-08)");
    CHECK(proof_words(found([](Path& p) { p.cost.steps = 5, p.bound.steps = 3; }), PathKey::steps) == "Il migliore trovato (passi: 5, uno potrebbe averne 3)");
    CHECK(proof_words(found([](Path& p) { p.cost.undecided = 4; }), PathKey::undecided) == "Il migliore trovato (fatti da chiarire: 4, uno potrebbe averne 0)");
    CHECK(proof_words(found([](Path& p) { p.cost.undecided = 4; }), PathKey::discouraged) ==
          "Il migliore trovato (provato: nessuno ha meno passi sconsigliati, né, a parità, segue più «meglio dopo», né, a parità, arriva prima, né, a parità, ha meno passi; a parità fatti da chiarire: 4, uno potrebbe averne 0)");
}

TEST_CASE("a best found path is told so, in words and line by line") {
    const PathAnswer& a = stories::path("insieme");
    CHECK(has(path_text(a, style, false), "Il migliore trovato ("));
    CHECK(has(path_text(a, style, false), "uno potrebbe arrivare prima"));
    CHECK(has(path_plain(a), "percorso 1: esito: Il migliore trovato ("));
    CHECK_FALSE(has(path_text(stories::path("usuale"), style, false), "Il migliore trovato"));
}

TEST_CASE("that no path was found is not that there is none") {
    const PathAnswer& a = stories::path("non-trovato");
    CHECK(has(path_text(a, style, false), "Nessun percorso trovato entro il 15 settembre 2027 verso: Laurea; ma non è provato che non ci sia."));
    CHECK(has(path_plain(a), "percorso: esito: nessun percorso trovato, ma non è provato che non ci sia\n"));
    CHECK(has(path_text(stories::path("nessuno"), style, false), "Entro il 15 settembre 2027 nessun percorso porta a: Tirocinio di inclusione sociale."));
    CHECK(has(path_plain(stories::path("nessuno")), "percorso: esito: nessun percorso\n"));
}

TEST_CASE("a reading of the law that changes a step is not asked of a service") {
    PathAnswer a = stories::path("un-passo");
    Missing m;
    m.attribute = "cumulo";
    m.label = "interpretazione: Quante volte pesa";
    m.reading = true;
    Missing fact;
    fact.label = "ISEE";
    fact.holder = "l'INPS";
    a.paths.front().steps.back().answer.missing = {m, fact};
    const std::string text = path_text(a, {false, 400}, false);
    CHECK(has(text, "Letta in un modo o nell'altro, la norma cambia la risposta (lo decide chi cura il catalogo): «Quante volte pesa»"));
    CHECK(has(text, "Da verificare: ISEE: l'INPS\n"));
    CHECK(has(path_plain(a), "lettura della norma: interpretazione: Quante volte pesa\n"));
    CHECK(has(path_plain(a), "da verificare: ISEE: l'INPS\n"));
}
