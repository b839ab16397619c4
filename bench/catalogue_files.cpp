// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue_files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

namespace bench {

void write_file(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

const std::array<std::pair<const char*, const char*>, 4>& territory_files() {
    static constexpr std::array<std::pair<const char*, const char*>, 4> files{{
        {"comuni.csv",
         "istat,nome,provincia,valido_dal,valido_al,successore_istat\n"
         "046024,Pietrasanta,LU,1948-01-01,,\n050026,Pisa,PI,1948-01-01,,\n"},
        {"comune_zona.csv",
         "istat,zona_id,valido_dal,valido_al,mark\n"
         "046024,versilia,2016-01-01,,V\n050026,pisana,2016-01-01,,V\n"},
        {"zone.csv",
         "id,nome,ausl,valido_dal,valido_al,natura,mark,url\n"
         "pisana,Pisana,toscana_nord_ovest,2016-01-01,,sds,V,\n"
         "versilia,Versilia,toscana_nord_ovest,2016-01-01,,zd,V,\n"},
        {"settori_arti.csv",
         "provincia,settore_id,settore_nome,valido_dal,valido_al,mark,url\n"
         "LU,lucca_pistoia,Lucca e Pistoia,,,V,\n"
         "PI,pisa_massa_carrara,Pisa e Massa Carrara,,,V,\n"}}};
    return files;
}

std::string attribute_text(const std::string& id, const std::string& type, const std::string& more) {
    return fmt::format(
        "  - id: {0}\n    livello: persona\n    tipo: {1}\n    etichetta: {0}\n"
        "    domanda: Che cosa si sa di {0}?\n    chi_lo_sa: sportello\n    classe: comune\n{2}",
        id, type, more);
}

std::string vocabulary_head() {
    return std::string(licence) + "servizi:\n  - {id: sportello, nome: lo sportello, vede: [comune]}\nattributi:\n" + attribute_text("data_nascita", "data", "") +
           attribute_text("eta", "anni", "    dominio: tra 0 e 130\n    trascorso_da: data_nascita\n") + attribute_text("residenza", "luogo", "");
}

std::string sheet_name(std::size_t number) { return fmt::format("catalog/toscana/strumenti/misura_{:04}.yaml", number); }

std::string sheet_text(std::size_t number, const std::string& act) {
    return fmt::format("{1}id: misura_{0:04}\nnome: Misura numero {0}\ntipo: trasferimento\n"
                       "descrizione: Un aiuto che esiste solo per misurare il programma.\n"
                       "enti: [Regione]\nunita: persona\nservizio: sportello\ndocumenti: [domanda]\n"
                       "collegamenti: []\nfonte: {2}\nmarca: V\n",
                       number, licence, act);
}

std::string act_text(const std::string& id, const std::string& number) {
    return fmt::format(
        "  - {{id: {0}, tipo: dgr, numero: \"{1}\", anno: \"2024\", titolo: Delibera {1}, "
        "indirizzo: \"https://example.org/{1}\", letto_il: 2026-11-23, marca: V}}\n",
        id, number);
}

}  // namespace bench
