// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a receipt keeps of a person: asked again it gives the same answer, and it is the
// same whatever the file holds that the view may not see.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "attiva/attiva.hpp"

using namespace attiva;
namespace fs = std::filesystem;

namespace {

const Catalogue& minimal() {
    static const Catalogue c = Catalogue::open(ATTIVA_ROOT "/tests/data/catalogo_minimo");
    return c;
}

std::string answer(const Catalogue& c, const Input& person, const Question& q) {
    Diagnostics problems;
    auto a = c.ask(person, q, problems);
    if (!a) return "errori: " + c.render_json(problems);
    a->notes = {};
    return to_json(*a);
}

// The same question of what a receipt would keep; and of what that would keep.
void again(const Catalogue& c, const Input& person, const Question& q) {
    Diagnostics problems;
    const auto seen = c.seen_person(person, q, q.day, problems);
    const std::string first = answer(c, person, q);
    INFO(person.text << "vista " << q.view << (seen ? *seen : "") << c.render(problems, true, false));
    REQUIRE(seen.has_value() == (first.rfind("errori", 0) != 0));
    if (!seen) return;
    CHECK(answer(c, {"r.json", *seen}, q) == first);
    CHECK(c.seen_person({"r.json", *seen}, q, q.day, problems) == seen);
}

// A fact of the minimal vocabulary in one of the ways it may be written.
struct Pool {
    const char* section;
    const char* name;
    bool hidden_from_cpi;
    std::vector<const char*> values;
};
const std::vector<Pool> pools{
    {"persona", "eta", false, {"40", "17 anni", "almeno 30 anni", "tra 17 e 19 anni", "non so"}},
    {"persona", "data_nascita", false, {"1974-03-15", "1974", "\"prima del 2008\"", "tra 1970 e 1980"}},
    {"persona", "residenza", false, {"Pietrasanta", "zona Versilia", "fuori Toscana", "\"uno tra (Pietrasanta, Pisa)\"", "non so"}},
    {"persona", "titolo_studio", false, {"diploma", "\"uno tra (nessuno, laurea)\"", "non laurea", "[{valore: diploma, detto_da: cpi}, {valore: laurea}]"}},
    {"persona", "distanza_lavoro", false, {"vicino", "{valore: lontano, valutato_il: 2025-10-01, detto_da: equipe}", "{valore: medio, valutato_il: 2024-01-01}"}},
    {"persona", "svantaggi", true, {"[]", "[dipendenza, violenza]", "almeno dipendenza", "\"non (violenza)\"", "non so"}},
    {"persona", "in_carico_servizio_sociale", false, {"sì", "no", "non so"}},
    {"persona", "in_carico_serd", true, {"sì", "no", "{valore: non so, chiedere_a: serd}", "[{valore: sì, detto_da: serd}, {valore: no}]"}},
    {"persona", "misura_penale", true, {"sì", "no"}},
    {"persona", "mesi_disoccupazione", false, {"20", "11 mesi", "{valore: più di 11 mesi, chiedere_a: cpi}"}},
    {"nucleo", "isee", true, {"7.000 euro", "10140,01", "al più 10.140 euro", "tra 9.000 e 11.000", "\"7.000,50 euro\""}},
    {"nucleo", "abitazione", false, {"locazione", "comodato"}}};

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    // With the same seed for what cpi may see, and another for the rest.
    std::string person(unsigned hidden_seed) {
        std::mt19937 hidden(hidden_seed);
        std::string sections[2];
        for (const Pool& p : pools) {
            const std::size_t roll = p.hidden_from_cpi ? hidden() : random_();
            if (roll % 3 == 0) continue;
            std::string& s = sections[std::string(p.section) == "nucleo" ? 1 : 0];
            s += std::string("  ") + p.name + ": " + p.values[roll / 3 % p.values.size()] + "\n";
        }
        std::string out = "al: 2026-02-01\nnome: A. B.\n";
        if (!sections[0].empty()) out += "persona:\n" + sections[0];
        if (!sections[1].empty()) out += "nucleo:\n" + sections[1];
        if (chance()) out += "componenti:\n  - {ruolo: figlio, eta: 8 anni}\n";
        if (chance()) out += "nucleo_completo: sì\n";
        if (chance()) out += "storico:\n  - {strumento: laboratorio, dal: 2025-01, al: concluso, esito: positivo}\n  - {strumento: tirocinio, al: non so}\n";
        if (chance()) out += "storico_completo: sì\n";
        if (chance()) out += "desidera: [tirocinio, borsa]\nrifiuta: sostegno\n";
        if (random_() % 4 == 0) out += "consensi: [inps]\n";
        return out;
    }

private:
    bool chance() { return random_() % 2 == 0; }
    std::mt19937 random_;
};

int rounds() {
    const char* asked = std::getenv("ATTIVA_RECEIPT_ROUNDS");
    return asked != nullptr ? std::atoi(asked) : 300;
}

Question question(int round) {
    static const char* views[] = {"", "cpi", "serd", "servizio_sociale", "inps", "equipe"};
    Question q;
    q.day = *date_of(2026, 2, 1) + round % 400;
    q.view = views[round % 6];
    q.presumptions = round % 5 != 0;
    if (round % 7 == 0) q.comune = "Pisa";
    q.reasons = round % 3 == 0;
    return q;
}

}  // namespace

TEST_CASE("random persons, every view: the same answer from what is kept") {
    for (int n = 0; n < rounds(); ++n) again(minimal(), {"p.yaml", Maker(static_cast<unsigned>(n)).person(static_cast<unsigned>(n))}, question(n));
}

TEST_CASE("what is kept is the same whatever is hidden") {
    int kept = 0;
    for (int n = 0; n < rounds(); ++n) {
        Question q = question(n);
        q.view = "cpi";
        Diagnostics problems;
        const auto seed = static_cast<unsigned>(n);
        const auto a = minimal().seen_person({"p.yaml", Maker(seed).person(seed)}, q, q.day, problems);
        const auto b = minimal().seen_person({"p.yaml", Maker(seed).person(seed + 100'000)}, q, q.day, problems);
        // Consents let see what is otherwise hidden.
        if (!a || !b || a->find("consensi") != std::string::npos) continue;
        ++kept;
        CHECK(*a == *b);
    }
    CHECK(kept > rounds() / 4);
}

TEST_CASE("who said a fact, or is to be asked it, is not kept") {
    Question q;
    q.day = *date_of(2026, 2, 1);
    Diagnostics problems;
    const Input person{"p.yaml", "al: 2026-02-01\npersona:\n  in_carico_serd: {valore: non so, chiedere_a: serd}\n  eta: {valore: 40, detto_da: uepe}\n"};
    again(minimal(), person, q);
    const auto seen = minimal().seen_person(person, q, q.day, problems);
    REQUIRE(seen);
    CHECK(seen->find("\"serd\"") == std::string::npos);
    CHECK(seen->find("uepe") == std::string::npos);
}

TEST_CASE("a JSON file is kept with its numbers as they are") {
    Question q;
    q.day = *date_of(2026, 2, 1);
    Diagnostics problems;
    const Input person{"p.json", R"({"al": "2026-02-01", "persona": {"eta": 40, "in_carico_serd": true}, "nucleo": {"isee": 10140.5}, "nucleo_completo": false})"};
    again(minimal(), person, q);
    const auto seen = minimal().seen_person(person, q, q.day, problems);
    REQUIRE(seen);
    CHECK(seen->find("\"isee\": 10140.5") != std::string::npos);
    CHECK(seen->find("\"in_carico_serd\": true") != std::string::npos);
}

TEST_CASE("the stories of the examples, each view: the same answer from what is kept") {
    static const Catalogue shipped = Catalogue::open(ATTIVA_ROOT);
    REQUIRE(shipped.ok());
    int stories = 0;
    for (const auto& entry : fs::directory_iterator(ATTIVA_ROOT "/examples")) {
        std::ifstream in(entry.path() / "persona.yaml");
        if (!in) continue;
        std::ostringstream text;
        text << in.rdbuf();
        ++stories;
        for (const char* view : {"", "cpi", "serd", "servizio_sociale", "equipe"}) {
            Question q;
            q.day = *date_of(2026, 11, 20);
            q.view = view;
            q.reasons = false;
            again(shipped, {"persona.yaml", text.str()}, q);
        }
    }
    CHECK(stories == 10);
}
