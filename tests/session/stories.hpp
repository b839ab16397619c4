// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

// The persons of the stories of examples/, as files.

namespace attiva::stories {

struct Story {
    std::string name;  ///< of its folder
    std::string path;
    std::string text;
};

/// Every story with a person, by name.
inline std::vector<Story> all() {
    std::vector<Story> out;
    for (const auto& folder : std::filesystem::directory_iterator(std::filesystem::path(ATTIVA_ROOT) / "examples")) {
        const auto path = folder.path() / "persona.yaml";
        std::ifstream in(path, std::ios::binary);
        if (in) out.push_back({folder.path().filename().string(), path.string(), std::string(std::istreambuf_iterator<char>(in), {})});
    }
    std::sort(out.begin(), out.end(), [](const Story& a, const Story& b) { return a.name < b.name; });
    return out;
}

/// The file of one of them, which must be there.
inline std::string text_of(const std::string& name) {
    for (const Story& s : all())
        if (s.name == name) return s.text;
    throw std::invalid_argument("no story is called " + name);
}

// Persons of the Tuscan sheet of facts who have no story.
inline const std::string p02 = "al: 2025-09-15\npersona: {eta: 38 anni, sesso: f, residenza: provincia FI, domicilio: Firenze, titolo_soggiorno: cittadino_it, stato_occupazionale: disoccupato, did_presente: sì, "
                               "percorso_protezione_violenza: sì, ente_certificatore_violenza: cav, condizione_abitativa: casa_rifugio}\ncomponenti:\n  - {ruolo: figlio, eta: 8 anni}\n";
inline const std::string p11 = "al: 2025-09-15\npersona: {eta: 36 anni, residenza: zona Lunigiana, handicap_104: art3c3, limitazione_autonomia_grave: sì, capace_esprimere_volonta: sì, uvmd_valutato: sì, progetto_vita: sì, "
                               "stato_occupazionale: disoccupato}\n";
inline const std::string p12 = "al: 2025-09-15\npersona: {eta: 47 anni, sesso: f, residenza: zona Apuane, stato_occupazionale: disoccupato, in_carico_servizio_sociale: no, in_carico_servizio_sanitario: no}\n";

}  // namespace attiva::stories
