// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "attiva/attiva.hpp"

// The minimal catalogue with a few instruments more, for paths that can be told by hand.

namespace attiva::small_paths {

/// id, name, who activates it.
struct Sheet {
    const char* id;
    const char* name;
    const char* service;
};

inline void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << text;
    REQUIRE(out.good());
}

/// The minimal catalogue, these sheets and these rules; read whole before it goes.
inline Catalogue catalogue(const std::vector<Sheet>& sheets, const std::string& rules) {
    namespace fs = std::filesystem;
    static int made = 0;
    const fs::path root = fs::temp_directory_path() / fmt::format("attiva-percorsi-{}-{}", ::getpid(), made++);
    fs::copy(fs::path(ATTIVA_ROOT) / "tests/data/catalogo_minimo", root, fs::copy_options::recursive);
    for (const Sheet& s : sheets)
        write(root / "catalog/toscana/strumenti" / (std::string(s.id) + ".yaml"),
              fmt::format("id: {}\nnome: {}\ntipo: altro\ndescrizione: Uno strumento per questa prova.\nenti: [Comune]\nunita: persona\nservizio: {}\n"
                          "documenti: []\ncollegamenti: []\nfonte: avviso_prova\nmarca: V\n",
                          s.id, s.name, s.service));
    write(root / "rules/toscana/percorso.regole", rules);
    Catalogue out = Catalogue::open(root.string());
    fs::remove_all(root);
    INFO(out.render(out.diagnostics(), true, false));
    REQUIRE(out.ok());
    return out;
}

inline const std::vector<Sheet> usual_sheets{{"presa", "Presa in carico", "servizio_sociale"},
                                             {"corso", "Corso di base", "servizio_sociale"},
                                             {"lavoro", "Contratto", "cpi"},
                                             {"stage", "Stage estivo", "cpi"}};

/// `presa` leaves what `corso` asks for, `lavoro` comes after `corso`, better after `stage`,
/// which has a window; so many days `presa` takes.
inline std::string usual_rules(int days = 30) {
    return fmt::format(R"(strumento presa
    fonte dgr_prova "art. 1"
    richiede "Non è già in carico"
        non in_carico_servizio_sociale
    durata {} giorni
    al termine in_carico_servizio_sociale diventa sì
    coinvolge servizio_sociale

strumento corso
    fonte dgr_prova "art. 2"
    richiede "In carico al servizio sociale"
        in_carico_servizio_sociale
    durata al massimo 6 mesi, prorogabile di 2 mesi
    al termine distanza_lavoro scende di 1
    coinvolge servizio_sociale
    coinvolge cpi
    coinvolge serd  se in_carico_serd

strumento lavoro
    fonte dgr_prova "art. 3"
    dopo corso (con esito positivo)
    richiede "Maggiorenne"  fonte dgr_prova "art. 3, c. 2"
        eta >= 18 anni
    sconsigliato "Lontano dal lavoro"  se distanza_lavoro >= lontano
    meglio dopo stage
    durata 12 mesi
    ripetibile

strumento stage
    fonte dgr_prova "art. 4"
    finestra dal 2026-04-01 al 2026-05-31
    richiede "Maggiorenne"
        eta >= 18 anni
    durata 2 mesi
    incompatibile con corso
    apre lavoro
)",
                       days);
}

/// Somebody of the minimal vocabulary.
inline std::string somebody(const std::string& social = "no", const std::string& serd = "no", const std::string& history = "") {
    return fmt::format("al: 2026-02-01\nnome: Dina\npersona: {{data_nascita: 1990-05-05, residenza: Pisa, in_carico_servizio_sociale: {}, in_carico_serd: {}, "
                       "distanza_lavoro: {{valore: medio, valutato_il: 2026-01-10}}}}\n{}storico_completo: sì\n",
                       social, serd, history.empty() ? "" : "storico:\n" + history);
}

}  // namespace attiva::small_paths
