// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The order of the fields is that of the messages which list them.

#include "catalogue/shapes.hpp"

namespace attiva::catalogue {
namespace {

using document::FieldShape;
using document::Form;
using document::Need;
using document::Refers;
using document::Shape;

FieldShape mark() {
    return {"marca", Form::choice, Need::must, "V: letto nella fonte; K: conoscenza generale, da verificare.", {"V", "K"}};
}

FieldShape source(std::string_view meaning) { return {"fonte", Form::text, Need::must, meaning, {}, Refers::act}; }

// What an instrument or a fund may be, in the order of docs/catalogo.md.
Shape sheet(std::string_view what, std::vector<std::string> kinds) {
    return {what,
            {{"id", Form::text, Need::must, "Come il nome del file, senza .yaml: minuscole, cifre e _."},
             {"nome", Form::text, Need::must, "Il nome per intero, come lo si legge nelle risposte."},
             {"tipo", Form::choice, Need::must, "Che genere di cosa è.", std::move(kinds)},
             {"descrizione", Form::text, Need::may, "Che cos'è, in una o due frasi."},
             {"enti", Form::texts, Need::may, "Chi lo dà: [INPS, Servizio sociale]."},
             {"documenti", Form::texts, Need::may, "Le carte che servono: [DSU]."},
             {"collegamenti", Form::texts, Need::may, "Pagine utili; [] se non ce ne sono."},
             {"unita", Form::choice, Need::may, "A chi va: alla persona o al nucleo.", {"persona", "nucleo"}},
             {"servizio", Form::text, Need::may, "A chi rivolgersi: l'id di un servizio di catalog/vocabolario/servizi.yaml.", {}, Refers::service},
             source("L'atto da cui viene: un id di catalog/fonti.yaml."),
             mark()}};
}

}  // namespace

const Shape& instrument_shape() {
    static const Shape shape = sheet(
        "lo strumento",
        {"trasferimento", "indennita",     "borsa",        "contributo",    "servizio_accesso", "servizio_secondo_livello",
         "adempimento",   "valutazione",   "progetto",     "politica_attiva", "formazione",     "istruzione",
         "tirocinio",     "contratto",     "incentivo",    "convenzione",   "riabilitazione",   "servizio_civile",
         "attivita_civica", "abitare",     "cura",         "emergenza",     "accoglienza",      "altro"});
    return shape;
}

const Shape& fund_shape() {
    static const Shape shape =
        sheet("il fondo", {"europeo", "nazionale", "regionale", "zonale", "comunale", "sanitario", "altro"});
    return shape;
}

const Shape& act_shape() {
    static const Shape shape{
        "la fonte",
        {{"id", Form::text, Need::must, "Il nome con cui si cita nelle regole: minuscole, cifre e _."},
         {"tipo", Form::choice, Need::must, "Che genere di atto è.",
          {"costituzione", "legge",   "decreto-legge",   "decreto-legislativo", "decreto-ministeriale",  "dpcm",
           "dpr",          "regolamento", "legge-regionale", "dgr",             "decreto-dirigenziale",  "accordo",
           "circolare",    "messaggio", "avviso",        "linee-guida",         "pagina",                "altro"}},
         {"numero", Form::text, Need::may, "Il numero dell'atto, fra virgolette: \"48\"."},
         {"anno", Form::text, Need::may, "L'anno dell'atto, fra virgolette: \"2023\"."},
         {"titolo", Form::text, Need::must, "Come lo si cita per intero."},
         {"indirizzo", Form::text, Need::may, "Dove lo si legge in rete."},
         {"letto_il", Form::date, Need::may, "Il giorno in cui è stato letto: 2026-11-23."},
         mark(),
         {"nota", Form::text, Need::may, "Una nota per chi mantiene il catalogo."}}};
    return shape;
}

const Shape& acts_file_shape() {
    static const Shape shape{
        "fonti.yaml",
        {{"fonti", Form::list, Need::may, "Gli atti e le pagine citate.", {}, Refers::nothing, &act_shape()}}};
    return shape;
}

const Shape& level_shape() {
    static const Shape shape{
        "il LEPS",
        {{"id", Form::text, Need::must, "Il nome breve: minuscole, cifre e _."},
         {"nome", Form::text, Need::must, "Il nome per intero."},
         {"descrizione", Form::text, Need::must, "Che cosa l'ambito deve assicurare."},
         source("L'atto che lo stabilisce: un id di catalog/fonti.yaml."),
         {"punto", Form::text, Need::may, "Articolo e comma: \"art. 1, c. 700\"."},
         {"dal", Form::date, Need::may, "Solo se la fonte dà un giorno."},
         mark()}};
    return shape;
}

const Shape& levels_file_shape() {
    static const Shape shape{
        "leps.yaml",
        {{"leps", Form::list, Need::may, "I livelli essenziali delle prestazioni sociali.", {}, Refers::nothing, &level_shape()}}};
    return shape;
}

}  // namespace attiva::catalogue
