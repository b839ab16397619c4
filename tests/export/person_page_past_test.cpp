// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The page for the person, and a past that only somebody of a protected category may have:
// the minimal catalogue, with a programme of the SerD and what it opens.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "attiva/attiva.hpp"

using namespace attiva;
namespace fs = std::filesystem;

namespace {

class Catalogues {
public:
    Catalogues() {
        std::string name = (fs::temp_directory_path() / "attiva_passato_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
        fs::copy(ATTIVA_ROOT "/tests/data/catalogo_minimo", path, fs::copy_options::recursive);
        instrument("programma", "Programma di prova", "    richiede \"In carico\"\n        in_carico_serd\n");
        instrument("seguito", "Seguito di prova",
                   "    richiede \"Ha finito un percorso\"\n        almeno una tra:\n            - concluso programma\n            - concluso laboratorio\n"
                   "            - titolo_studio = laurea\n");
    }
    ~Catalogues() { fs::remove_all(path); }
    Catalogues(const Catalogues&) = delete;
    Catalogues& operator=(const Catalogues&) = delete;
    fs::path path;

private:
    void instrument(const std::string& id, const std::string& name, const std::string& clauses) const {
        std::ifstream in(path / "catalog/toscana/strumenti/tirocinio.yaml");
        std::ostringstream text;
        text << in.rdbuf();
        std::string card = text.str();
        card.replace(card.find("id: tirocinio"), 13, "id: " + id);
        card.replace(card.find("Tirocinio di prova"), 18, name);
        std::ofstream(path / ("catalog/toscana/strumenti/" + id + ".yaml")) << card;
        std::ofstream(path / ("rules/toscana/" + id + ".regole")) << "strumento " << id << "\n    fonte dgr_prova\n    valido dal 2020-01-01\n" << clauses;
    }
};

struct Page {
    Verdict verdict;  // of the follow-up, to the team
    std::string text;
};

Page page(const Catalogue& c, const std::string& education, const std::string& had, const std::string& view = "") {
    const Input person{"p.yaml", "al: 2026-02-01\npersona: {eta: 40 anni, residenza: Pietrasanta, titolo_studio: " + education + "}\n" +
                                     (had.empty() ? "" : "storico: [{strumento: " + had + ", dal: 2025-01-01, al: 2025-06-30}]\n") + "storico_completo: sì\n"};
    Question q;
    q.day = *date_of(2026, 2, 1);
    q.view = view;
    Diagnostics problems;
    auto said = c.ask(person, q, problems);
    INFO(c.render(problems, true, false));
    REQUIRE(said);
    Page out{Verdict::unavailable, ""};
    for (const auto& i : said->instruments)
        if (i.id == "seguito") out.verdict = i.verdict;
    const auto all = page_answers(c, std::move(*said), person, q);
    REQUIRE(all);
    out.text = page_text(person_page(c, *all), PageFormat::markdown);
    return out;
}

bool named(const Page& p, const std::string& name) { return p.text.find(name) != std::string::npos; }

}  // namespace

TEST_CASE("what only a past of the protected opens is not on the page; what another past opens is") {
    const Catalogues made;
    const Catalogue c = Catalogue::open(made.path.string());
    INFO(c.render(c.diagnostics(), true, false));
    REQUIRE(c.ok());
    CHECK(c.reserved(*date_of(2026, 2, 1)).instruments == std::vector<std::string>{"programma"});

    const Page protected_past = page(c, "diploma", "programma");
    CHECK(protected_past.verdict == Verdict::available);
    CHECK_FALSE(named(protected_past, "Seguito"));
    CHECK_FALSE(named(protected_past, "Programma"));

    const Page other_past = page(c, "diploma", "laboratorio");
    CHECK(other_past.verdict == Verdict::available);
    CHECK(named(other_past, "Seguito"));

    const Page no_past = page(c, "diploma", "");
    CHECK(no_past.verdict == Verdict::unavailable);
    CHECK_FALSE(named(no_past, "Seguito"));

    // Who has it from elsewhere too may read it, whatever the past.
    CHECK(named(page(c, "laurea", "programma"), "Seguito"));
    CHECK(page(c, "laurea", "programma").text == page(c, "laurea", "").text);
    // To who may not see the past it is not known anyway.
    CHECK(page(c, "diploma", "programma", "cpi").text == page(c, "diploma", "", "cpi").text);
}
