// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Files cut at every byte, as a full disk or a broken copy leaves them: each is
// read or refused with an error that can be printed, never a crash. Rules are
// cut both for the formatter and inside a catalogue; so are the sheets, the
// vocabulary, the territory and the authors' cases.

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "attiva/attiva.hpp"
#include "bad_input/minimal_copy.hpp"

namespace {
namespace fs = std::filesystem;
using attiva::tests::MinimalCopy;

const fs::path root = ATTIVA_ROOT;
const fs::path minimal = root / "tests/data/catalogo_minimo";

std::string text_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

// What is refused says why, in words that can be printed.
void check_refusal(const attiva::Catalogue& c, const attiva::Diagnostics& d, std::size_t at) {
    if (d.error_count() > 0 && !c.render(d, false, false).empty()) return;
    FAIL("refused without a word, cut at " << at);
}

}  // namespace

TEST_CASE("a person file cut at every byte") {
    const auto catalogue = attiva::Catalogue::open(minimal.string());
    REQUIRE(catalogue.ok());
    attiva::Question question;
    question.day = *attiva::date_of(2026, 2, 1);
    std::size_t answered = 0;
    for (const char* name : {"anna.yaml", "bruno.yaml", "carla.json"}) {
        const std::string whole = text_of(minimal / "persone" / name);
        for (std::size_t n = 0; n <= whole.size(); ++n) {
            attiva::Diagnostics problems;
            const auto answer = catalogue.ask({name, whole.substr(0, n)}, question, problems);
            if (answer) ++answered;
            else check_refusal(catalogue, problems, n);
        }
    }
    CHECK(answered >= 3);
}

TEST_CASE("rules cut at every byte, for the formatter") {
    std::size_t read = 0;
    for (const char* name : {"rules/toscana/tirocinio_inclusione.regole",
                             "rules/zone/versilia/pietrasanta/borsa_lavoro_2026.regole",
                             "tests/data/catalogo_minimo/rules/nazionale/sostegno.regole"}) {
        const std::string whole = text_of(root / name);
        for (std::size_t n = 0; n <= whole.size(); ++n) {
            std::string errors;
            const auto text = attiva::format_rules({name, whole.substr(0, n)}, false, false, errors);
            if (text) ++read;
            else if (errors.empty()) FAIL("refused without a word: " << name << " cut at " << n);
        }
    }
    CHECK(read >= 3);
}

TEST_CASE("a file of the catalogue cut at every byte") {
    const MinimalCopy copy;
    for (const char* name :
         {"rules/toscana/tirocinio.regole", "rules/zone/versilia/pietrasanta/borsa.regole",
          "catalog/vocabolario/nucleo.yaml", "catalog/fonti.yaml", "catalog/territorio/comuni.csv",
          "catalog/territorio/zone.csv", "catalog/nazionale/strumenti/sostegno.yaml"}) {
        const std::string whole = text_of(minimal / name);
        for (std::size_t n = 0; n < whole.size(); ++n) {
            copy.write(name, whole.substr(0, n));
            const auto c = attiva::Catalogue::open(copy.path());
            if (!c.ok()) check_refusal(c, c.diagnostics(), n);
        }
        copy.write(name, whole);
        CHECK(attiva::Catalogue::open(copy.path()).ok());
    }
}

TEST_CASE("authors' cases cut at every byte") {
    const MinimalCopy copy;
    const auto c = attiva::Catalogue::open(copy.path());
    REQUIRE(c.ok());
    const char* name = "catalog/nazionale/prove/sostegno.yaml";
    const std::string whole = text_of(minimal / name);
    for (std::size_t n = 0; n <= whole.size(); ++n) {
        copy.write(name, whole.substr(0, n));
        const auto report = c.run_cases(copy.path());
        if (!report.diagnostics.ok()) check_refusal(c, report.diagnostics, n);
    }
}
