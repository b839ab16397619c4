// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The order of the fields is that of the messages which list them.

#include "caseload/shapes.hpp"

#include "language/keywords.hpp"
#include "person/shapes.hpp"

namespace attiva::caseload {

using document::FieldShape;
using document::Form;
using document::Need;
using document::Refers;
using document::Shape;

namespace {

FieldShape cost_field() {
    return {"costo", Form::choice, Need::must, "Quale spesa (docs/fondi.md, «I costi»).", {language::cost_words.begin(), language::cost_words.end()}};
}

const FieldShape instrument_field{"strumento", Form::text, Need::must, "Lo strumento: un id del catalogo.", {}, Refers::instrument};
const FieldShape amount_field{"importo", Form::money, Need::must, "Quanto: 1.500 euro."};
const FieldShape from_field{"dal", Form::date, Need::must, "Il primo giorno."};
const FieldShape to_field{"al", Form::date, Need::must, "L'ultimo giorno, compreso."};

Shape part(std::string_view what, FieldShape first, std::string_view amount) {
    return {what, {std::move(first), {"importo", Form::money, Need::must, amount}}};
}

FieldShape list_of(std::string_view name, std::string_view meaning, const Shape& inner, int most = 0) {
    return {name, Form::list, Need::may, meaning, {}, Refers::nothing, &inner, 0, most};
}

}  // namespace

const Shape& request_shape() {
    static const Shape shape{"la richiesta",
                             {instrument_field, cost_field(), amount_field,
                              {"almeno", Form::money, Need::may, "Sotto questa somma il passo non si fa; senza, o tutto o niente."},
                              {"linee", Form::whole, Need::may, "Quante linee possono dividersela, da 1 a 10; senza, una.", {}, Refers::nothing, nullptr, 1, 10},
                              {"altri", Form::money, Need::may, "Quanto mettono già altri (cofinanziamento)."},
                              from_field, to_field}};
    return shape;
}

const Shape& commitment_shape() {
    static const Shape shape{"l'impegno",
                             {{"linea", Form::text, Need::must, "La linea che paga: un id di catalog/…/fondi.", {}, Refers::fund},
                              instrument_field, cost_field(), amount_field, from_field, to_field}};
    return shape;
}

const Shape& case_shape() {
    static const Shape shape{"il caso",
                             {{"caso", Form::text, Need::may, "Come l'équipe lo chiama: una sigla, non il nome. Senza, il nome del file."},
                              {"persona", Form::map, Need::must, "I campi di un file di persona.", {}, Refers::nothing, &person::person_shape()},
                              {"urgenza", Form::text, Need::may, "Una delle classi scritte nei bilanci."},
                              {"attesa_dal", Form::date, Need::may, "Da quando aspetta."},
                              list_of("richieste", "Che cosa si chiede di pagare.", request_shape(), 100),
                              list_of("impegni", "Che cosa è già impegnato.", commitment_shape(), 100)}};
    return shape;
}

const Shape& year_shape() {
    static const Shape shape = part("la parte di un anno", {"anno", Form::whole, Need::must, "L'anno in cui il passo comincia.", {}, Refers::nothing, nullptr, 1900, 2199}, "Quanto, al massimo, per i passi che cominciano in quell'anno.");
    return shape;
}

const Shape& zone_shape() {
    static const Shape shape = part("la parte di una zona", {"zona", Form::text, Need::must, "Una zona: un id di catalog/territorio/zone.csv.", {}, Refers::zone}, "Quanto, al massimo, per chi vi risiede.");
    return shape;
}

const Shape& category_shape() {
    static const Shape shape = part("la parte di una categoria", {"categoria", Form::text, Need::must, "Un fatto sì o no della persona o del nucleo, o una definizione.", {}, Refers::group}, "Quanto, al massimo, per chi lo è o può esserlo.");
    return shape;
}

const Shape& reserve_shape() {
    static const Shape shape = part("la riserva", {"per", Form::text, Need::must, "Un fatto sì o no della persona o del nucleo, o una definizione.", {}, Refers::group}, "Quanto è tenuto per chi lo è di sicuro.");
    return shape;
}

const Shape& line_shape() {
    static const Shape shape{"la linea",
                             {{"linea", Form::text, Need::must, "Un id di catalog/…/fondi.", {}, Refers::fund},
                              {"totale", Form::money, Need::may, "Il denaro della linea, impegni compresi."},
                              {"residuo", Form::money, Need::may, "Quanto resta, tolti gli impegni."},
                              {"impegnato", Form::money, Need::may, "Del totale, ciò che è impegnato oltre a quello che è scritto nei casi."},
                              {"scarsita", Form::whole, Need::may, "Da 0 a 100: di più è più scarsa.", {}, Refers::nothing, nullptr, 0, 100},
                              {"posti", Form::whole, Need::may, "Quante persone, oltre a quelle degli impegni.", {}, Refers::nothing, nullptr, 0, 1'000'000},
                              {"cofinanziamento", Form::choice, Need::may, "per_spesa: la quota di altri ci vuole per ogni spesa; per_progetto: è già decisa in tutto.", {"per_progetto", "per_spesa"}},
                              {"premi", Form::choice, Need::may, "accantonati: il premio più alto che può spettare è messo da parte.", {"no", "accantonati"}},
                              list_of("anni", "Quanto per anno.", year_shape()),
                              list_of("zone", "Quanto per zona.", zone_shape()),
                              list_of("categorie", "Quanto, al massimo, per categoria.", category_shape()),
                              list_of("riserve", "Quanto è tenuto per qualcuno.", reserve_shape())}};
    return shape;
}

const Shape& budgets_shape() {
    static const Shape shape{"il file dei bilanci",
                             {{"al", Form::date, Need::must, "Il giorno a cui i bilanci sono detti: l'attesa si conta fin lì."},
                              {"regola", Form::choices, Need::must, "Che cosa guarda l'équipe, in ordine.", {"urgenza", "attesa", "richieste", "persone", "denaro", "linee_meno_scarse"}, Refers::nothing, nullptr, 1},
                              {"urgenze", Form::texts, Need::may, "Le classi, dalla più urgente."},
                              {"linee", Form::list, Need::must, "Le linee, con il loro denaro.", {}, Refers::nothing, &line_shape()}}};
    return shape;
}

}  // namespace attiva::caseload
