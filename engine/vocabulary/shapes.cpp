// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The order of the fields is that of the messages which list them.

#include "vocabulary/shapes.hpp"

#include "vocabulary/type.hpp"
#include "vocabulary/vocabulary.hpp"

namespace attiva::vocabulary {
namespace {

using document::FieldShape;
using document::Form;
using document::Need;
using document::Refers;
using document::Shape;

FieldShape list_of(std::string_view name, std::string_view meaning, const Shape& inner) {
    return {name, Form::list, Need::may, meaning, {}, Refers::nothing, &inner};
}

FieldShape choices_of_list(Need need) {
    return {"voci", Form::items, need, "Le scelte: [a, b], oppure {id: a, etichetta: …} per ciascuna.",
            {}, Refers::nothing, &choice_shape(), 1, 64};
}

FieldShape ordered() {
    return {"ordinato", Form::yes_no, Need::may, "sì: le voci vanno dalla più bassa alla più alta."};
}

FieldShape best() {
    return {"migliore", Form::choice, Need::may, "In un elenco ordinato, quale capo è il migliore.", {"primo", "ultimo"}};
}

template <class Enum>
std::vector<std::string> words_up_to(Enum last) {
    std::vector<std::string> out;
    for (int i = 0; i <= static_cast<int>(last); ++i) out.emplace_back(word(static_cast<Enum>(i)));
    return out;
}

}  // namespace

const Shape& service_shape() {
    static const Shape shape{
        "il servizio",
        {{"id", Form::name, Need::must, "Il nome breve: minuscole, cifre e _."},
         {"nome", Form::text, Need::must, "Il nome con l'articolo: il SerD."},
         {"vede", Form::choices, Need::may, "Le classi di fatti che vede, chiunque li detenga.", words_up_to(Privacy::guarded)}}};
    return shape;
}

const Shape& choice_shape() {
    static const Shape shape{"la voce",
                             {{"id", Form::word, Need::must, "Il nome della scelta: minuscole, cifre e _."},
                              {"etichetta", Form::text, Need::may, "Come la si legge; se manca, il nome."}}};
    return shape;
}

const Shape& choice_list_shape() {
    static const Shape shape{
        "l'elenco",
        {{"id", Form::name, Need::must, "Il nome dell'elenco: minuscole, cifre e _."}, ordered(), best(),
         choices_of_list(Need::may)}};
    return shape;
}

const Shape& implication_shape() {
    static const Shape shape{
        "l'implicazione",
        {{"se", Form::value, Need::must, "Il valore, o i valori, di questo attributo."},
         {"allora", Form::text, Need::must, "L'attributo di cui allora si sa il valore.", {}, Refers::attribute},
         {"vale", Form::value, Need::must, "Il valore, o i valori, che allora ha."}}};
    return shape;
}

const Shape& premise_shape() {
    static const Shape shape{
        "la premessa",
        {{"attributo", Form::text, Need::must, "L'attributo da cui dipende se questo ha senso.", {}, Refers::attribute},
         {"vale", Form::value, Need::must, "Il valore, o i valori, per cui ha senso."}}};
    return shape;
}

const Shape& attribute_shape() {
    static const Shape shape{
        "l'attributo",
        {{"id", Form::name, Need::must, "Il nome del fatto: minuscole, cifre e _."},
         {"tipo", Form::choice, Need::must, "Che valori ha (docs/lingua.md §3).", type_words()},
         choices_of_list(Need::may), ordered(), best(),
         {"etichetta", Form::text, Need::must, "Come lo si legge nelle risposte: breve, minuscolo."},
         {"domanda", Form::text, Need::must, "La domanda da fare per saperlo, intera."},
         {"significato", Form::text, Need::may, "Che cosa vuol dire, se non è ovvio."},
         {"fonte", Form::text, Need::may, "L'atto che lo definisce: un id di catalog/fonti.yaml.", {}, Refers::act},
         {"valuta", Form::text, Need::may, "Chi lo valuta, se è una valutazione professionale."},
         {"documento", Form::text, Need::may, "La carta che lo prova."},
         {"da_verificare", Form::yes_no, Need::may, "sì: nessuno lo ha riscontrato in una fonte."},
         {"valido_mesi", Form::whole, Need::may, "Dopo quanti mesi una valutazione non vale più.", {}, Refers::nothing, nullptr, 1, 600},
         {"livello", Form::choice, Need::must, "Di chi è il fatto.", words_up_to(Level::activation)},
         {"classe", Form::choice, Need::must, "Come è protetto.", words_up_to(Privacy::guarded)},
         {"cambia", Form::choice, Need::may, "Chi può farlo cambiare.", {"tempo", "servizio", "persona", "mai"}},
         {"chi_lo_sa", Form::text, Need::must, "Il servizio che lo sa.", {}, Refers::service},
         {"elenco", Form::text, Need::may, "Per scelta e insieme: un elenco condiviso, al posto di `voci`.", {}, Refers::list},
         {"dominio", Form::text, Need::may, "Per numeri e date: i valori possibili, «tra 0 e 120»."},
         {"presunzione", Form::value, Need::may, "Il valore quando nessuno ha detto nulla: compare in ogni risposta."},
         {"trascorso_da", Form::text, Need::may, "Il tempo passato da questa data.", {}, Refers::date},
         {"mancante_a", Form::text, Need::may, "Il tempo che manca a questa data.", {}, Refers::date},
         list_of("implica", "Che cosa segue da un valore: {se: sì, allora: altro, vale: sì}.", implication_shape()),
         list_of("ha_senso_se", "Quando ha senso chiederlo: {attributo: altro, vale: sì}.", premise_shape())}};
    return shape;
}

const Shape& vocabulary_file_shape() {
    static const Shape shape{"il vocabolario",
                             {list_of("servizi", "Chi detiene i fatti, e che cosa vede di quelli degli altri.", service_shape()),
                              list_of("elenchi", "Elenchi di scelte usati da più attributi.", choice_list_shape()),
                              list_of("attributi", "I fatti che si possono sapere di una persona.", attribute_shape())}};
    return shape;
}

}  // namespace attiva::vocabulary
