// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The page to be printed and signed: as looked at (golden/), well-formed, with headings in
// order and a table that says what it is about; what it says of each step.
#include "export/project_page.hpp"

#include <catch2/catch.hpp>

#include <regex>

#include "export/path_stories.hpp"
#include "export/path_words.hpp"
#include "export/pictures.hpp"
#include "export/svg.hpp"

using namespace attiva;
using namespace attiva::exporting;
using pictures::count;

namespace {

StepCell cell(const std::vector<StepCell>& cells, const std::string& column) {
    for (const auto& c : cells)
        if (c.column == column) return c;
    throw std::logic_error(column);
}

std::string cell_text(const PathAnswer& a, std::size_t step, const std::string& column) {
    std::string out;
    for (const auto& l : cell(step_cells(a.paths.front(), step), column).lines) out += (out.empty() ? "" : " | ") + l;
    return out;
}

std::string note(const PathAnswer& a, const std::string& heading) {
    std::string out;
    for (const auto& n : path_notes(a))
        if (n.heading == heading)
            for (const auto& i : n.items) out += (out.empty() ? "" : " | ") + i;
    return out;
}

}  // namespace

TEST_CASE("pages are as they were looked at") {
    for (const char* name : {"usuale", "sei-passi", "segni", "nessuno", "insieme"})
        CHECK(pictures::otherwise_than_golden("progetto-" + std::string(name) + ".html", project_page(stories::path(name))) == "");
}

TEST_CASE("every page is well-formed, in Italian, with headings in order") {
    for (const auto& [name, answer] : stories::paths()) {
        INFO(name);
        const std::string page = project_page(answer);
        CHECK(pictures::not_well_formed(page) == "");
        CHECK(page.rfind("<!DOCTYPE html>\n<html lang=\"it\">", 0) == 0);
        CHECK(count(page, "<h1>") == 1);
        int before = 0;
        const std::regex heading("<h([1-6])");
        for (std::sregex_iterator it(page.begin(), page.end(), heading), end; it != end; ++it) {
            const int level = std::stoi((*it)[1]);
            CHECK(level <= before + 1);
            before = level;
        }
        CHECK(count(page, "<th ") == count(page, "scope=\""));
        CHECK(page.find("<script") == std::string::npos);
        CHECK(page.find("http://") == page.find("http://www.w3.org/2000/svg"));
        CHECK(count(page, "Proposta: decide l'équipe con la persona.") >= 2);
        CHECK(page.find("Prossimo incontro, il") != std::string::npos);
        CHECK(page == project_page(answer));
    }
}

TEST_CASE("the table says of each step when, with whom, why, what it opens, what to verify") {
    const PathAnswer& a = stories::path("usuale");
    CHECK(cell_text(a, 2, "Quando") == "dal 13 gennaio 2026 al 12 luglio 2026 | Durata: 6 mesi | comincia dopo la fine di GOL");
    CHECK(cell_text(a, 3, "Quando") == "il 13 luglio 2026 | durata non indicata: si conta un giorno | comincia dopo la fine del tirocinio");
    CHECK(cell_text(a, 2, "Chi lo attiva, con chi") ==
          "Équipe essenziale: il centro per l'impiego (lo attiva); il servizio sociale | Équipe allargata: il SerD (coinvolto: in carico al SerD)");
    CHECK(cell_text(a, 1, "Traguardo da concordare").find("Apre: passo 3") != std::string::npos);
    CHECK(cell_text(a, 2, "Traguardo da concordare").rfind("valutazione del tutor aziendale", 0) == 0);
    CHECK(cell_text(a, 2, "Da verificare, documenti") == "il servizio sociale: In carico ai servizi | Documenti: progetto personalizzato; convenzione con l'azienda ospitante");
    CHECK(cell_text(a, 0, "Da verificare, documenti").find("carico") == std::string::npos);
    PathAnswer hidden = a;
    hidden.paths.front().steps[2].answer.missing[0].hidden = true;
    SourceRef open;
    open.unverified = true;
    const auto rule = [&](const char* text, bool applies) {
        Reason r;
        r.text = text;
        r.applies = applies;
        r.source = std::make_shared<const SourceRef>(open);
        hidden.paths.front().steps[2].answer.reasons.push_back(r);
    };
    rule("Ha almeno 16 anni", true);
    rule("Dopo un altro", false);  // not for her
    hidden.paths.front().steps[2].team.push_back({"il CPIA", false, "da verificare: livello di italiano", nullptr, true});
    hidden.paths.front().steps[2].prepares = {hidden.paths.front().steps[3].name};
    CHECK(cell_text(hidden, 2, "Traguardo da concordare").find("Prepara: passo 4") != std::string::npos);
    CHECK(cell_text(hidden, 2, "Chi lo attiva, con chi").find("forse il CPIA") != std::string::npos);
    hidden.paths.front().steps[2].service = "l'INPS";
    CHECK(cell_text(hidden, 2, "Da verificare, documenti").rfind("da verificare con il servizio sociale: In carico ai servizi | nella norma: «Ha almeno 16 anni» | Documenti: ", 0) == 0);
    rule("In carico", true);
    rule("Non insieme a un altro", true);
    rule("Non insieme a un terzo", true);
    CHECK(cell_text(hidden, 2, "Da verificare, documenti").find("nelle norme: «Ha almeno 16 anni», «In carico» e altre 2") != std::string::npos);
    CHECK(cell_text(hidden, 2, "Chi lo attiva, con chi").rfind("Lo attiva: l'INPS | ", 0) == 0);
}

TEST_CASE("a column about which nothing is said is not there") {
    CHECK(count(project_page(stories::path("usuale")), ">Da verificare, documenti</th>") == 1);
    PathAnswer bare = stories::path("un-passo");
    for (PathStep& s : bare.paths.front().steps) {
        s.answer.missing.clear();
        s.documents.clear();
    }
    CHECK(count(project_page(bare), ">Da verificare, documenti</th>") == 0);
}

TEST_CASE("columns are as wide as their words, then as makes the table low") {
    using Rows = std::vector<std::vector<std::vector<std::string>>>;
    const std::string text = "parole su parole su parole su parole su parole su parole";
    const std::string long_text = text + text + text + text + text + text;
    const auto even = column_widths(Rows{{{"A"}, {"B"}}, {{long_text}, {long_text}}});
    CHECK(std::abs(even[0] - even[1]) <= 100);  // the first is bold
    const auto full = column_widths(Rows{{{"A"}, {"B"}, {"C"}}, {{"x"}, {text + text + text + text}, {}}});
    CHECK(full[1] > 4 * full[0]);
    CHECK(full[0] + full[1] + full[2] <= 720);
    CHECK(full[0] + full[1] + full[2] > 710);
    const auto words = column_widths(Rows{{{"A"}, {"B"}}, {{"precipitevolissimevolmente"}, {long_text}}});
    CHECK(words[0] >= text_width("precipitevolissimevolmente", 10, true));
    const std::string endless(300, 'm');
    const auto too_long = column_widths(Rows{{{"A"}, {"B"}}, {{endless}, {endless}}});
    CHECK(too_long[0] + too_long[1] <= 720);
    CHECK(too_long[0] > 300);
}

// An A4 sheet has room for six steps only if the picture above the table is low, and the letters
// are not those of a screen, which may be wide.
TEST_CASE("the picture says what the table does not, and leaves it the sheet") {
    const std::string page = project_page(stories::path("sei-passi"));
    std::smatch size;
    REQUIRE(std::regex_search(page, size, std::regex("viewBox=\"0 0 1024 ([0-9]+)\"")));
    CHECK(std::stoi(size[1]) <= 300);
    CHECK(page.find("@media print{\nbody{max-width:none;margin:0;padding:0;font-family:Arial") != std::string::npos);
}

TEST_CASE("a day that is only a lower bound, or hangs on lengths nobody knows, does not look exact") {
    PathAnswer a = stories::path("usuale");
    Path& p = a.paths.front();
    CHECK(project_page(a).find("indicativ") == std::string::npos);
    p.unknown_lengths = 2;
    CHECK(end_words(p) == "si arriva il 13 luglio 2026 (date indicative: 2 passi senza durata)");
    CHECK(project_page(a).find("<dt>Si arriva il</dt><dd>13 luglio 2026</dd></div>\n<div><dt>Date indicative</dt><dd>2 passi senza durata</dd>") != std::string::npos);
    CHECK(in_words(a).find("si arriva il 13 luglio 2026 (date indicative: 2 passi senza durata)") != std::string::npos);
    p.unknown_lengths = 1;
    p.at_least = true;
    CHECK(end_words(p) == "si arriva non prima del 13 luglio 2026 (date indicative: 1 passo senza durata)");
    CHECK(project_page(a).find("<dt>Si arriva non prima del</dt><dd>13 luglio 2026</dd>") != std::string::npos);
    CHECK(path_svg(a, 1024).find(">non prima del 13 luglio 2026<") != std::string::npos);
    a.hours_counted = false;
    CHECK(project_page(a).find("le ore di questi passi non si sanno") != std::string::npos);
}

TEST_CASE("how long the goal takes moves no date, and is told as an if") {
    PathStep s = stories::path("usuale").paths.front().steps[2];
    s.duration.planned = "6 mesi";
    s.duration.counted = PathDuration::Counted::most;
    CHECK(step_days(s) == "dal 13 gennaio 2026 al 12 luglio 2026");
    s.duration.dates = false;
    CHECK(step_days(s) == "dal 13 gennaio 2026, se dura 6 mesi fino al 12 luglio 2026");
    s.duration.counted = PathDuration::Counted::exact;
    CHECK(step_days(s) == "dal 13 gennaio 2026 al 12 luglio 2026");
}

TEST_CASE("below the table: what is assumed, what moves, what if not") {
    PathAnswer a = stories::path("usuale");
    CHECK(note(a, "Se va come sperato") ==
          "Le date contano sul buon esito dei passi 2 e 3 | Passo 2 lascia: distanza dal mercato: vicino");
    CHECK(note(a, "Se un passo dura un altro tempo") ==
          "Passo 3, se dura 12 mesi: si arriva il 13 gennaio 2027; passo 4 comincia il 13 gennaio 2027");
    a.paths.front().steps[1].milestone = "distanza dal mercato: vicino; attestato";
    CHECK(note(a, "Se va come sperato").find("lascia") == std::string::npos);
    a.paths.front().steps[2].shifts[0].end = a.paths.front().end;
    a.paths.front().steps[2].shifts[0].moved.clear();
    CHECK(note(a, "Se un passo dura un altro tempo") == "Passo 3, se dura 12 mesi: si arriva lo stesso il 13 luglio 2026");
    a.paths.front().steps[2].shifts[0].end.reset();
    CHECK(note(a, "Se un passo dura un altro tempo") == "Passo 3, se dura 12 mesi: il percorso non vale più, va rifatto");
    a.paths.front().steps[1].answer.presumed = {"cittadinanza"};
    a.paths.front().steps[2].skipped = {"Corso di italiano L2"};
    CHECK(note(a, "Se va come sperato").find("Qualche condizione è presunta, non saputa") != std::string::npos);
    CHECK(project_page(a).find("cittadinanza") == std::string::npos);
    CHECK(note(a, "Se va come sperato").find("Passo 3, sarebbe meglio dopo: Corso di italiano L2") != std::string::npos);
    a.failed = "GOL";
    a.otherwise = std::make_shared<PathAnswer>(stories::path("un-passo"));
    a.paths.push_back(stories::path("cinque-anni").paths.front());
    CHECK(note(a, "Se va altrimenti") == "Se finisce male GOL: si prosegue con Corso di italiano L2; si arriva l'11 novembre 2025 | C'è un'altra strada: si guarda insieme");
    a.paths.push_back(a.paths.back());
    CHECK(note(a, "Se va altrimenti").find("Ci sono altre 2 strade") != std::string::npos);
    a.otherwise = std::make_shared<PathAnswer>(stories::path("nessuno"));
    CHECK(note(a, "Se va altrimenti").rfind("Se finisce male GOL: Non c'è nessun percorso", 0) == 0);
    PathDifference d;
    d.earlier_day = *date_of(2025, 8, 8);
    a.difference = d;
    CHECK(note(a, "Rispetto al percorso dell'8 agosto 2025") == "Non è cambiato niente.");
    a.excluded = {"Patente"};
    CHECK(note(a, "Da sapere").find("Non si sono considerati: Patente") != std::string::npos);
}

TEST_CASE("where there is no path the page says why") {
    const PathAnswer& a = stories::path("nessuno");
    CHECK(note(a, "Lo impedisce").find("Lo aprirebbe: residenza in Toscana e un progetto del comune dove vive") != std::string::npos);
    CHECK(note(a, "Vicino si può raggiungere") == "GOL, percorso 3, l'8 gennaio 2026");
    CHECK(project_page(a).find("<table") == std::string::npos);
}

TEST_CASE("who signs: the three of the essential team, then the others once") {
    CHECK(signers(stories::path("sei-passi")) == std::vector<std::string>{"La persona", "L'assistente sociale", "Il centro per l'impiego", "Per il CPIA", "Per il SerD", "Per l'azienda"});
    CHECK(signers(stories::path("nessuno")).size() == 3);
}
