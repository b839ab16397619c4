// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every choice is arithmetic on the instrument's number: no random source, so
// two runs measure the same text. An instrument has a window, two or three
// requirements, an exclusion, an amount and a note, about 340 bytes of rules,
// as in the rules of rules/toscana.

#include "generated_catalogue.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t attributes_of_a_kind = 60;
constexpr std::size_t instruments_in_a_file = 100;
constexpr std::size_t acts = 300;
constexpr const char* licence =
    "# SPDX-FileCopyrightText: 2026 attiva contributors\n# SPDX-License-Identifier: EUPL-1.2\n\n";

class Writer {
public:
    Writer(fs::path folder, std::size_t instruments) : folder_(std::move(folder)) {
        written_.instruments = instruments;
    }

    Written write() {
        fs::remove_all(folder_);
        territory();
        sources();
        vocabulary();
        for (std::size_t i = 0; i < written_.instruments; ++i) sheet(i);
        rules();
        return written_;
    }

private:
    void file(const std::string& name, const std::string& text) {
        const fs::path path = folder_ / name;
        fs::create_directories(path.parent_path());
        std::ofstream out(path, std::ios::binary);
        out << text;
        if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
        ++written_.files;
        (path.extension() == ".regole" ? written_.rule_bytes : written_.yaml_bytes) += text.size();
    }

    void territory() {
        const std::string place = "catalog/territorio/";
        file(place + "comuni.csv",
             "istat,nome,provincia,valido_dal,valido_al,successore_istat\n"
             "046024,Pietrasanta,LU,1948-01-01,,\n050026,Pisa,PI,1948-01-01,,\n");
        file(place + "comune_zona.csv",
             "istat,zona_id,valido_dal,valido_al,mark\n"
             "046024,versilia,2016-01-01,,V\n050026,pisana,2016-01-01,,V\n");
        file(place + "zone.csv",
             "id,nome,ausl,valido_dal,valido_al,natura,mark,url\n"
             "pisana,Pisana,toscana_nord_ovest,2016-01-01,,sds,V,\n"
             "versilia,Versilia,toscana_nord_ovest,2016-01-01,,zd,V,\n");
        file(place + "settori_arti.csv",
             "provincia,settore_id,settore_nome,valido_dal,valido_al,mark,url\n"
             "LU,lucca_pistoia,Lucca e Pistoia,,,V,\n"
             "PI,pisa_massa_carrara,Pisa e Massa Carrara,,,V,\n");
    }

    void sources() {
        std::string text = licence;
        text += "fonti:\n";
        for (std::size_t i = 0; i < acts; ++i)
            text += fmt::format(
                "  - {{id: atto_{0:03}, tipo: dgr, numero: \"{0}\", anno: \"2024\", titolo: Delibera {0}, "
                "indirizzo: \"https://example.org/{0}\", letto_il: 2026-11-23, marca: V}}\n",
                i);
        file("catalog/fonti.yaml", text);
    }

    static std::string attribute(const std::string& id, const std::string& type,
                                 const std::string& more) {
        return fmt::format(
            "  - id: {0}\n    livello: persona\n    tipo: {1}\n    etichetta: {0}\n"
            "    domanda: Che cosa si sa di {0}?\n    chi_lo_sa: sportello\n    classe: comune\n{2}",
            id, type, more);
    }

    void vocabulary() {
        std::string text = licence;
        text += "servizi:\n  - {id: sportello, nome: lo sportello, vede: [comune]}\nattributi:\n";
        text += attribute("data_nascita", "data", "");
        text += attribute("eta", "anni", "    dominio: tra 0 e 130\n    trascorso_da: data_nascita\n");
        text += attribute("residenza", "luogo", "");
        file("catalog/vocabolario/base.yaml", text);
        kind("fatto", "sì_no", "    presunzione: no\n");
        kind("somma", "euro", "    dominio: tra 0 e 1.000.000\n");
        kind("reddito", "euro/anno", "    dominio: tra 0 e 1.000.000\n");
        kind("durata", "mesi", "    dominio: tra 0 e 720\n");
        kind("scelta", "scelta", "    ordinato: sì\n    voci: [basso, medio, alto, massimo]\n");
    }

    void kind(const std::string& name, const std::string& type, const std::string& more) {
        std::string text = licence;
        text += "attributi:\n";
        for (std::size_t i = 0; i < attributes_of_a_kind; ++i)
            text += attribute(fmt::format("{}_{:02}", name, i), type, more);
        file(fmt::format("catalog/vocabolario/{}.yaml", name), text);
    }

    void sheet(std::size_t i) {
        file(fmt::format("catalog/toscana/strumenti/misura_{:04}.yaml", i),
             fmt::format("{1}id: misura_{0:04}\nnome: Misura numero {0}\ntipo: trasferimento\n"
                         "descrizione: Un aiuto che esiste solo per misurare il programma.\n"
                         "enti: [Regione]\nunita: persona\nservizio: sportello\ndocumenti: [domanda]\n"
                         "collegamenti: []\nfonte: atto_{2:03}\nmarca: V\n",
                         i, licence, i % acts));
    }

    void rules() {
        for (std::size_t first = 0; first < written_.instruments; first += instruments_in_a_file) {
            std::string text = licence;
            text += fmt::format(
                "parametro soglia_{0:02} \"Soglia {0}\" : euro\n"
                "    dal 2020-01-01 al 2024-12-31  9.360 euro  fonte atto_001 \"art. 2\"\n"
                "    dal 2025-01-01  10.140 euro  fonte atto_002 \"art. 1\"\n\n"
                "definizione fragile_{0:02} : sì_no\n"
                "    fatto_{1:02} o eta >= 60 anni o scelta_{1:02} >= alto\n",
                first / instruments_in_a_file, first / 7 % attributes_of_a_kind);
            const std::size_t last = std::min(first + instruments_in_a_file, written_.instruments);
            for (std::size_t i = first; i < last; ++i) text += instrument(i);
            file(fmt::format("rules/toscana/misure_{:02}.regole", first / instruments_in_a_file), text);
        }
    }

    static std::string instrument(std::size_t i) {
        const auto pick = [i](std::size_t by) { return i * by % attributes_of_a_kind; };
        std::string text = fmt::format("\nstrumento misura_{:04}\n    fonte atto_{:03}\n", i, i % acts);
        if (i % 3 == 0) text += "    valido dal 2020-01-01\n";
        text += fmt::format(
            "    richiede \"Somma entro la soglia\"  fonte \"art. 2\"\n"
            "        somma_{:02} <= soglia_{:02} e eta >= {} anni\n",
            pick(1), i / instruments_in_a_file, 16 + i % 50);
        text += i % 2 == 0 ? fmt::format("    richiede \"Una condizione\"\n        almeno una tra:\n"
                                         "            - fatto_{:02}\n            - durata_{:02} >= {} mesi\n",
                                         pick(7), pick(11), 1 + i % 36)
                           : fmt::format("    richiede \"Persona fragile\"\n        fragile_{:02}\n",
                                         i / instruments_in_a_file);
        text += fmt::format("    esclude \"Già servita\"\n        fatto_{:02} e scelta_{:02} tra (basso, medio)\n",
                            pick(13), pick(17));
        if (i % 4 != 0)
            text += fmt::format(
                "    importo quota \"Quota\" : euro/anno\n"
                "        il maggiore tra 0 euro/anno e {}.500 euro/anno - reddito_{:02}\n",
                1 + i % 9, pick(19));
        return text;
    }

    fs::path folder_;
    Written written_;
};

}  // namespace

Written write_catalogue(const fs::path& folder, std::size_t instruments) {
    return Writer(folder, instruments).write();
}

const fs::path& large_catalogue() {
    static const fs::path folder = [] {
        fs::path made = fs::temp_directory_path() / "attiva_bench_6000";
        write_catalogue(made, 6000);
        return made;
    }();
    return folder;
}

}  // namespace bench
