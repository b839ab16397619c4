// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The kinds of files an editor can be told of. The folders are those of
// catalogue/folders.
// Tested by tests/schema/.

#include "attiva/catalogue.hpp"
#include "text/suggest.hpp"

namespace attiva {

const std::vector<EditorKind>& editor_kinds() {
    static const std::vector<EditorKind> kinds{
        {"strumento", "strumento.schema.json", "la scheda di uno strumento", {"catalog/**/strumenti/*.yaml"}},
        {"fondo", "fondo.schema.json", "la scheda di un fondo", {"catalog/**/fondi/*.yaml"}},
        {"fonti", "fonti.schema.json", "gli atti e le pagine citate", {"catalog/fonti.yaml"}},
        {"leps", "leps.schema.json", "i livelli essenziali delle prestazioni sociali", {"catalog/leps.yaml"}},
        {"vocabolario", "vocabolario.schema.json", "servizi, elenchi e attributi", {"catalog/vocabolario/*.yaml"}},
        {"persona", "persona.schema.json", "una persona, con i fatti del vocabolario", {"examples/foglio.yaml", "examples/**/persona.yaml", "persone/**/*.yaml"}},
        {"prove", "prove.schema.json", "i casi degli autori", {"catalog/**/prove/*.yaml"}},
        {"caso", "caso.schema.json", "un caso di attiva fondi: una persona e ciò che si chiede", {"casi/**/*.yaml"}},
        {"bilanci", "bilanci.schema.json", "il denaro delle linee e la regola dell'équipe", {"bilanci*.yaml", "bilanci/**/*.yaml", "examples/**/bilanci.yaml"}},
        {"textmate", "regole.tmLanguage.json", "i colori dei file .regole (una grammatica TextMate)", {}}};
    return kinds;
}

std::string nearest_editor_kind(const std::string& word) {
    std::vector<std::string> ids;
    for (const EditorKind& k : editor_kinds()) ids.push_back(k.id);
    return text::closest(word, ids);
}

}  // namespace attiva
