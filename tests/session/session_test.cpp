// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Asking the shipped catalogue as the command line does: views, presumptions,
// simplification, order, place, unknown names, the two formats of a person. What
// is compared is the whole answer, as JSON.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "attiva/attiva.hpp"
#include "main/codes.hpp"
#include "session/stories.hpp"

using namespace attiva;

namespace {

namespace fs = std::filesystem;

const Catalogue& shipped() {
    static const Catalogue catalogue = Catalogue::open(ATTIVA_ROOT);
    return catalogue;
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

std::vector<fs::path> examples() {
    std::vector<fs::path> out;
    for (const auto& story : stories::all()) out.emplace_back(story.path);
    return out;
}

std::string example(const std::string& name) { return read(fs::path(ATTIVA_ROOT) / "examples" / name / "persona.yaml"); }

Question on(int year, int month, int day) {
    Question q;
    q.day = date_of(year, month, day).value();
    return q;
}

// The day the person's file says, so that no assessment is too old.
Question on_its_day(const std::string& text) {
    const std::size_t at = text.find("\nal: ") + 5;
    return on(std::stoi(text.substr(at, 4)), std::stoi(text.substr(at + 5, 2)), std::stoi(text.substr(at + 8, 2)));
}

// The answer as JSON, or the codes of what is wrong.
std::string json(const std::string& text, const Question& q) {
    Diagnostics problems;
    const auto a = shipped().ask({"persona.yaml", text}, q, problems);
    return a ? to_json(*a) : codes(problems);
}

Answer answer(const std::string& text, const Question& q) {
    Diagnostics problems;
    auto a = shipped().ask({"persona.yaml", text}, q, problems);
    INFO(codes(problems));
    REQUIRE(a);
    return std::move(*a);
}

// Without the line of this fact, or with a line for it.
std::string without(std::string text, const std::string& fact) {
    const std::size_t at = text.find("\n  " + fact + ": ");
    return at == std::string::npos ? text : text.erase(at, text.find('\n', at + 1) - at);
}
std::string with(const std::string& text, const std::string& fact, const std::string& value) {
    std::string out = without(text, fact);
    const std::string head = "\npersona:\n";
    return out.insert(out.find(head) + head.size(), "  " + fact + ": " + value + "\n");
}

// Where two answers part, with some bytes around; empty when they are equal.
std::string parting(const std::string& a, const std::string& b) {
    const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    if (at == a.size() && a.size() == b.size()) return "";
    const std::size_t from = at < 120 ? 0 : at - 120;
    return a.substr(from, 240) + "\n<>\n" + (from < b.size() ? b.substr(from, 240) : "");
}

// Asks both ways and says where the answers part.
std::string simplified_or_not(const std::string& text, Question q) {
    const std::string simplified = json(text, q);
    q.simplify = false;
    return parting(json(text, q), simplified);
}

}  // namespace

TEST_CASE("the shipped catalogue opens without a word") {
    INFO(shipped().render(shipped().diagnostics(), true, false));
    REQUIRE(shipped().ok());
    CHECK(shipped().diagnostics().items().empty());
    CHECK(shipped().instruments().size() > 5);
}

TEST_CASE("a fact a service may not see changes not one byte of what it reads") {
    const struct {
        const char* view;
        const char* fact;
        std::vector<const char*> values;
    } table[] = {
        {"cpi", "in_carico_serd", {"sì", "no", "non so"}},
        {"cpi", "tipo_dipendenza", {"gioco", "non so"}},
        {"cpi", "in_carico_salute_mentale", {"sì", "no"}},
        {"cpi", "stato_detentivo", {"misura_alternativa", "nessuno", "uno tra (detenuto, semiliberta)"}},
        {"cpi", "in_carico_uepe", {"sì", "no"}},
        {"cpi", "vittima_tratta_programma", {"art18", "nessuno"}},
        {"anagrafe", "in_carico_serd", {"sì", "no"}},
        {"anagrafe", "condizione_abitativa", {"strada", "dormitorio"}},
        {"salute_mentale", "in_carico_serd", {"sì", "no"}},
        {"serd", "stato_detentivo", {"detenuto", "nessuno"}},
    };
    for (const auto& path : examples())
        for (const auto& row : table) {
            const std::string text = without(read(path), row.fact);
            // What only makes sense beside the fact is taken away with it.
            const std::string bare = without(without(text, "tipo_dipendenza"), "pena_residua_mesi");
            Question q = on_its_day(bare);
            q.view = row.view;
            const std::string expected = json(bare, q);
            REQUIRE(expected.front() == '{');
            for (const char* value : row.values) {
                INFO(path << ": " << row.view << " and " << row.fact << ": " << value);
                CHECK(parting(json(with(bare, row.fact, value), q), expected) == "");
            }
        }
}

TEST_CASE("who may see the fact reads another answer: the pairs above could fail") {
    const std::string text = example("gioco_due_strade");
    for (const char* view : {"serd", "persona_stessa", ""}) {
        Question q = on_its_day(text);
        q.view = view;
        INFO(view);
        CHECK(json(text, q) != json(without(without(text, "tipo_dipendenza"), "in_carico_serd"), q));
    }
    Question cpi = on_its_day(text);
    cpi.view = "cpi";
    const std::string consents = "\nconsensi: [serd]\n";
    CHECK(json(text + consents, cpi) != json(text, cpi));
}

TEST_CASE("an error in a hidden fact is not said and stops nothing") {
    const std::string text = example("senza_casa");
    Question q = on_its_day(text);
    q.view = "cpi";
    CHECK(parting(json(with(text, "in_carico_serd", "forse"), q), json(text, q)) == "");
    q.view = "serd";
    CHECK(json(with(text, "in_carico_serd", "forse"), q).front() != '{');
}

TEST_CASE("without presumptions nothing is presumed, and no answer refuses more") {
    for (const auto& path : examples()) {
        INFO(path);
        const std::string text = read(path);
        Question q = on_its_day(text);
        const Answer with_them = answer(text, q);
        q.presumptions = false;
        const Answer a = answer(text, q);
        CHECK_FALSE(a.presumptions_on);
        CHECK(a.presumptions.empty());
        CHECK_FALSE(with_them.presumptions.empty());
        std::set<std::string> refused;
        for (const auto& i : with_them.instruments)
            if (i.verdict == Verdict::unavailable) refused.insert(i.id);
        for (const auto& i : a.instruments) {
            INFO(i.id << " " << word(i.verdict));
            CHECK(i.presumed.empty());
            CHECK(i.verdict != Verdict::presumed_out);
            CHECK((i.verdict == Verdict::unavailable) == (refused.count(i.id) == 1));
        }
    }
}

TEST_CASE("simplified or as written, the answer is the same to the byte") {
    for (const auto& path : examples())
        for (const char* view : {"", "cpi"})
            for (const bool presumptions : {true, false}) {
                INFO(path << " view «" << view << "» presumptions " << presumptions);
                const std::string text = read(path);
                Question q = on_its_day(text);
                q.view = view;
                q.presumptions = presumptions;
                q.reasons = false;
                CHECK(simplified_or_not(text, q) == "");
            }
}

// Known fault: the reason of a condition about a member that simplification merged into
// a wider one (adi: residenza_valida_per_adi) shows the truth of whoever was evaluated
// last. Verdicts and amounts are right. Without the tag once it is mended.
TEST_CASE("simplified or as written, the reasons are the same to the byte", "") {
    for (const auto& path : examples()) {
        INFO(path);
        const std::string text = read(path);
        CHECK(simplified_or_not(text, on_its_day(text)) == "");
    }
}

TEST_CASE("the order is verdict, suitability, catalogue") {
    std::vector<std::string> catalogue;
    for (const auto& e : shipped().instruments()) catalogue.push_back(e.id);
    const auto place = [&](const InstrumentAnswer& i) {
        return std::tuple(i.verdict, i.suitability, std::find(catalogue.begin(), catalogue.end(), i.id) - catalogue.begin());
    };
    for (const auto& path : examples()) {
        const std::string text = read(path);
        const Answer a = answer(text, on_its_day(text));
        INFO(path);
        CHECK(a.instruments.size() == catalogue.size());
        CHECK(std::is_sorted(a.instruments.begin(), a.instruments.end(),
                             [&](const auto& x, const auto& y) { return place(x) < place(y); }));
    }
}

TEST_CASE("one instrument alone is answered as among the others") {
    const std::string text = example("famiglia_adi");
    Question q = on_its_day(text);
    const Answer all = answer(text, q);
    for (const auto& i : all.instruments) {
        q.instrument = i.id;
        const Answer one = answer(text, q);
        INFO(i.id);
        REQUIRE(one.instruments.size() == 1);
        CHECK(one.instruments[0].id == i.id);
        CHECK(one.instruments[0].verdict == i.verdict);
        CHECK(one.instruments[0].summary == i.summary);
    }
}

TEST_CASE("--comune and --zona take the place of the person's residence") {
    const std::string text = example("gioco_due_strade");  // lives in Pietrasanta
    const auto borsa = [&](const Question& q) -> std::string {
        const Answer a = answer(text, q);
        for (const auto& i : a.instruments)
            if (i.id == "borsa_lavoro") return a.place + ": " + word(i.offered);
        return a.place;
    };
    const struct {
        const char* comune;
        const char* zona;
        const char* expected;
    } table[] = {
        {"", "", "comune di Pietrasanta (zona Versilia): sì"},
        {"Pietrasanta", "", "comune di Pietrasanta (zona Versilia): sì"},
        {"pietrasanta", "", "comune di Pietrasanta (zona Versilia): sì"},
        {"Viareggio", "", "comune di Viareggio (zona Versilia): no"},
        {"forte_dei_marmi", "", "comune di Forte dei Marmi (zona Versilia): no"},
        {"", "versilia", "zona Versilia: ignoto"},
        {"", "Valdarno", "zona Valdarno: no"},
    };
    for (const auto& row : table) {
        Question q = on_its_day(text);
        q.comune = row.comune;
        q.zona = row.zona;
        INFO(row.comune << "/" << row.zona);
        CHECK(borsa(q) == row.expected);
    }
}

TEST_CASE("a comune said on the command line answers as one written in the file") {
    const std::string text = example("gioco_due_strade");
    Question q = on_its_day(text);
    const std::string written = json(with(text, "residenza", "Viareggio"), q);
    q.comune = "Viareggio";
    CHECK(parting(json(text, q), written) == "");
}

TEST_CASE("names that are not there") {
    const std::string text = example("senza_casa");
    const struct {
        const char* comune;
        const char* zona;
        const char* view;
        const char* instrument;
        const char* expected;
        const char* help;
    } table[] = {
        {"Pietrasana", "", "", "", "U001", "Pietrasanta"},
        {"", "versiglia", "", "", "U002", "versilia"},
        {"", "", "cpj", "", "U003", "cpi"},
        {"", "", "", "tirocinio_inclusion", "U004", "tirocinio_inclusione"},
        {"Pietrasana", "", "cpj", "adx", "U001 U003 U004", "Pietrasanta"},
    };
    for (const auto& row : table) {
        Question q = on_its_day(text);
        q.comune = row.comune;
        q.zona = row.zona;
        q.view = row.view;
        q.instrument = row.instrument;
        Diagnostics problems;
        CHECK_FALSE(shipped().ask({"persona.yaml", text}, q, problems));
        std::string found;
        for (const auto& d : problems.items()) found += (found.empty() ? "" : " ") + d.code;
        CHECK(found == row.expected);
        REQUIRE_FALSE(problems.empty());
        INFO(problems.items()[0].help);
        CHECK(problems.items()[0].help.find(row.help) != std::string::npos);
    }
}

TEST_CASE("the same person as JSON and as YAML") {
    const char* const yaml = "al: 2026-02-15\n"
                             "persona:\n  eta: 52 anni\n  residenza: Pietrasanta\n  in_carico_serd: sì\n  did_presente: no\n"
                             "nucleo:\n  isee_ordinario: 7.000 euro\n"
                             "componenti:\n  - ruolo: figlio\n    eta: 8 anni\n"
                             "storico:\n  - strumento: adi\n    dal: 2024-02\n    al: 2025-07\n    esito: positivo\n";
    const char* const same = R"({"al": "2026-02-15",
        "persona": {"eta": "52 anni", "residenza": "Pietrasanta", "in_carico_serd": true, "did_presente": false},
        "nucleo": {"isee_ordinario": "7.000 euro"},
        "componenti": [{"ruolo": "figlio", "eta": "8 anni"}],
        "storico": [{"strumento": "adi", "dal": "2024-02", "al": "2025-07", "esito": "positivo"}]})";
    for (const char* view : {"", "cpi"}) {
        Question q = on(2026, 2, 15);
        q.view = view;
        const std::string expected = json(yaml, q);
        REQUIRE(expected.front() == '{');
        CHECK(parting(json(same, q), expected) == "");
        CHECK(json(R"({"al": "2026-02-15", "persona": {"eta": "52 anni"}})", q) != expected);
    }
}
