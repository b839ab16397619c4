// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every example of docs/catalogo.md does what the page says: the blocks are put into a copy
// of the catalogue, or asked; each way of saying a value in part is asked of the shipped one.
#include <catch2/catch.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "attiva/attiva.hpp"
#include "vocabulary/written.hpp"

using namespace attiva;
namespace fs = std::filesystem;

namespace {

const fs::path root = ATTIVA_ROOT;

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

const std::string& guide() {
    static const std::string text = read(root / "docs/catalogo.md");
    return text;
}

const Catalogue& shipped() {
    static const Catalogue c = Catalogue::open(root.string());
    return c;
}

std::string replaced(std::string text, const std::string& words, const std::string& by) {
    const auto at = text.find(words);
    if (at == std::string::npos) throw std::runtime_error("non c'è: " + words);
    return text.replace(at, words.size(), by);
}

// The blocks of code of a language, in order.
std::vector<std::string> blocks(const std::string& language) {
    std::vector<std::string> out;
    const std::string opening = "\n```" + language + "\n";
    for (std::size_t at = guide().find(opening); at != std::string::npos; at = guide().find(opening, at + 1)) {
        const std::size_t from = at + opening.size();
        out.push_back(guide().substr(from, guide().find("\n```", from) + 1 - from));
    }
    return out;
}

// The codes of what is wrong in a person's file; empty when it is answered.
std::string asked(const std::string& person) {
    Question q;
    q.day = *date_of(2026, 2, 1);
    q.reasons = false;
    Diagnostics problems;
    const auto a = shipped().ask({"p.yaml", person}, q, problems);
    std::string codes;
    for (const auto& d : problems.items()) codes += d.code + " ";
    CHECK(a.has_value() == codes.empty());
    return codes;
}

std::string of_person(const std::string& facts) { return "al: 2026-02-01\npersona:\n  " + facts + "\n"; }
std::string of_household(const std::string& facts) { return "al: 2026-02-01\nnucleo:\n  " + facts + "\n"; }
std::string of_past(const std::string& period) { return "al: 2026-02-01\nstorico:\n  - {strumento: adi, " + period + "}\n"; }

bool says_a_value(const std::string& form) { return std::regex_search(form, std::regex("[0-9(]|non so")); }

// A file that says it of a fact of that kind (the first column of the table).
std::string said(const std::string& kind, const std::string& form) {
    if (kind == "tutto") return of_person("eta: " + form) + "nucleo: {isee_ordinario: " + form + "}\n";
    if (kind == "sì o no") return of_person("in_carico_serd: " + form);
    if (kind == "numeri, euro, tempi") return of_household("isee_ordinario: " + form + (says_a_value(form) ? "" : " 7.000 euro"));
    if (kind == "date") return of_person("data_nascita: " + std::regex_replace(form, std::regex("20(2[34])"), "19$1"));
    if (kind == "eventi") return of_person("dimissioni_volontarie: " + form);
    if (kind == "scelte") return of_person("titolo_studio: " + form + (form == "uno di" ? " (diploma, laurea)" : ""));
    if (kind == "insiemi") {
        std::string names = std::regex_replace(form, std::regex("\\ba\\b"), "salute_mentale");
        names = std::regex_replace(names, std::regex("\\bb\\b"), "violenza");
        return of_person("svantaggio_adi: " + std::regex_replace(names, std::regex("\\bc\\b"), "tratta"));
    }
    if (kind == "luoghi") return of_person("residenza: " + form);
    if (kind == "periodi dello storico, `dal`") return of_past("dal: " + form);
    if (kind == "periodi dello storico, `al`") return of_past("dal: 2024, al: " + form);
    throw std::runtime_error("una riga nuova nella tabella: " + kind);
}

std::vector<std::string> cells(const std::string& row) {
    std::vector<std::string> out;
    std::istringstream in(row.substr(1));
    for (std::string cell; std::getline(in, cell, '|');) {
        const auto from = cell.find_first_not_of(' ');
        out.push_back(from == std::string::npos ? "" : cell.substr(from, cell.find_last_not_of(' ') + 1 - from));
    }
    return out;
}

std::vector<std::string> quoted_in(const std::string& text) {
    static const std::regex code("`([^`]+)`");
    std::vector<std::string> out;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), code); it != std::sregex_iterator(); ++it) out.push_back((*it)[1]);
    return out;
}

class Copy {
public:
    Copy() {
        std::string name = (fs::temp_directory_path() / "attiva_guida_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
        for (const char* part : {"catalog", "rules"}) fs::copy(root / part, path / part, fs::copy_options::recursive);
    }
    ~Copy() { fs::remove_all(path); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    void write(const std::string& name, const std::string& text, std::ios::openmode how = std::ios::trunc) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary | how) << text;
    }
    fs::path path;
};

}  // namespace

TEST_CASE("every way of saying a value in part of the guide is read") {
    const std::size_t begin = guide().find("### Ciò che si sa in parte");
    std::istringstream lines(guide().substr(begin, guide().find("\n## ", begin) - begin));
    std::map<std::string, std::size_t> forms;
    std::string kind;
    std::size_t rows = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("| ", 0) != 0 || line.rfind("| di che", 0) == 0) continue;
        const auto row = cells(line);
        REQUIRE(row.size() == 3);
        if (!row[0].empty()) kind = row[0];
        ++rows;
        for (const std::string& form : quoted_in(row[1])) {
            ++forms[kind];
            const std::string file = said(kind, form);
            INFO(file);
            CHECK(asked(file) == "");
        }
    }
    CHECK(rows == 27);
    CHECK(forms == std::map<std::string, std::size_t>{{"tutto", 1}, {"sì o no", 2}, {"numeri, euro, tempi", 12}, {"date", 8}, {"eventi", 2},
                                                      {"scelte", 5}, {"insiemi", 7}, {"luoghi", 4}, {"periodi dello storico, `dal`", 1},
                                                      {"periodi dello storico, `al`", 3}});
    CHECK(asked(of_past("dal: 2024")) == "");                 // niente
    CHECK(asked(of_past("dal: 2024, al: 2025-06")) == "");    // come le date
    CHECK(asked(of_person("residenza: Massa")) == "");        // un comune
}

TEST_CASE("what the guide says beside its table") {
    CHECK(asked(of_person("eta: circa 40 anni")) == "V106 ");
    CHECK(asked(of_household("isee_ordinario: quasi 7.000 euro")) == "V106 ");
    CHECK(asked(of_person("data_nascita: verso il 1980")) == "V106 ");
    CHECK(asked("al: 2026-02-01\npersona: {titolo_studio: \"uno tra (diploma, laurea)\"}\n") == "");
    CHECK(asked("al: 2026-02-01\npersona: {titolo_studio: uno tra (diploma, laurea)}\n") != "");
    CHECK(asked("al: 2026-02-01\nnucleo: {isee_ordinario: \"6.200,50 euro\"}\n") == "");
    CHECK(asked("al: 2026-02-01\nnucleo: {isee_ordinario: 6.200,50 euro}\n") != "");
    CHECK(asked(of_person("eta: 34")) == "");
    CHECK(asked(of_household("isee_ordinario:\n    - {valore: 7.000 euro, detto_da: inps}\n    - {valore: 7.100 euro, detto_da: servizio_sociale}")) == "");
    CHECK(asked(of_person("distanza_mercato_lavoro: {valore: lontano, valutato_il: 2025-03-01}")) == "");
    CHECK(asked(of_person("in_carico_serd: {valore: non so, chiedere_a: serd}")) == "");
    CHECK(asked(of_person("in_carico_serd:")) == "V101 ");  // vuoto è un errore
    for (const char* words : {"`circa`, `quasi`, `verso il`", "`{titolo_studio: \"uno tra (diploma, laurea)\"}`", "`{isee_ordinario: \"6.200,50 euro\"}`",
                              "`- {valore: 7.000 euro, detto_da: inps}`", "`{valore: lontano, valutato_il: 2025-03-01}`", "`{valore: non so, chiedere_a: serd}`"}) {
        INFO(words);
        CHECK(guide().find(words) != std::string::npos);
    }
}

TEST_CASE("the blocks of the guide: a catalogue made with them is right") {
    const auto rules = blocks("regole");
    const auto yaml = blocks("yaml");
    REQUIRE(rules.size() == 2);
    REQUIRE(yaml.size() == 5);
    const Copy copy;
    copy.write("rules/nazionale/guida.regole", rules[0]);
    copy.write("rules/zone/versilia/viareggio/guida.regole", rules[1]);
    const std::string line = yaml[0].substr(yaml[0].find('\n') + 1);  // without «fonti:»
    copy.write("catalog/fonti.yaml",
               "\n" + replaced(line, "dl_48_2023", "dl_di_prova") + replaced(line, "dl_48_2023", "atto_nuovo") + replaced(line, "dl_48_2023", "avviso_viareggio_2027"),
               std::ios::app);
    copy.write("catalog/nazionale/strumenti/adi.yaml", yaml[1]);
    copy.write("catalog/nazionale/prove/guida.yaml", replaced(yaml[4], "{…}", "{eta: 62 anni}"));
    const Catalogue c = Catalogue::open(copy.path.string());
    INFO(c.render(c.diagnostics(), true, false));
    CHECK(c.ok());
    const Diagnostics cases = c.check_cases(copy.path.string());
    INFO(c.render(cases, true, false));
    CHECK(cases.ok());
}

TEST_CASE("the vocabulary and the person of the guide are read") {
    const auto yaml = blocks("yaml");
    written::Reading r;
    const document::Node node = r.yaml(yaml.at(2));
    vocabulary::from_documents({node}, r.diagnostics);
    CHECK(r.codes() == "");
    CHECK(asked(yaml.at(3)) == "");
}
