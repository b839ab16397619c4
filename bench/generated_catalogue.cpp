// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every choice is arithmetic on the instrument's number: no random source, so
// two runs measure the same text. An instrument has a window, two or three
// requirements, an exclusion, an amount and a note, about 340 bytes of rules,
// as in the rules of rules/toscana.

#include "generated_catalogue.hpp"

#include <fmt/format.h>

#include <string>

#include "catalogue_files.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t attributes_of_a_kind = 60;
constexpr std::size_t instruments_in_a_file = 100;
constexpr std::size_t acts = 300;
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
        write_file(path, text);
        ++written_.files;
        (path.extension() == ".regole" ? written_.rule_bytes : written_.yaml_bytes) += text.size();
    }

    void territory() {
        for (const auto& [name, text] : territory_files()) file(std::string("catalog/territorio/") + name, text);
    }

    void sources() {
        std::string text = licence;
        text += "fonti:\n";
        for (std::size_t i = 0; i < acts; ++i) text += act_text(fmt::format("atto_{:03}", i), std::to_string(i));
        file("catalog/fonti.yaml", text);
    }

    void vocabulary() {
        file("catalog/vocabolario/base.yaml", vocabulary_head());
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
            text += attribute_text(fmt::format("{}_{:02}", name, i), type, more);
        file(fmt::format("catalog/vocabolario/{}.yaml", name), text);
    }

    void sheet(std::size_t i) { file(sheet_name(i), sheet_text(i, fmt::format("atto_{:03}", i % acts))); }

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
