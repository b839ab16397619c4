// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The order of the fields is that of the messages which list them.

#include "person/shapes.hpp"

#include <algorithm>

#include "person/profile.hpp"

namespace attiva::person {

using document::FieldShape;
using document::Form;
using document::Need;
using document::Refers;
using document::Shape;
using vocabulary::Level;

const Shape& period_shape() {
    static const Shape shape{
        "il periodo",
        {{"strumento", Form::text, Need::must, "Lo strumento: un id del catalogo.", {}, Refers::instrument},
         {"dal", Form::partial, Need::may, "Da quando: 2024-02-15, 2024-02, 2024, tra 2023 e 2024, prima del 2024, dopo il 2023."},
         {"al", Form::ending, Need::may, "Fino a quando; senza, è in corso. «concluso» se non si sa quando."},
         {"esito", Form::choice, Need::may, "Com'è finito.", {"positivo", "parziale", "negativo", "interrotto", "non so"}}}};
    return shape;
}

const Shape& stated_shape() {
    static const Shape shape{"il fatto",
                             {{"valore", Form::value, Need::must, "Il valore."},
                              {"detto_da", Form::text, Need::may, "Chi l'ha detto."},
                              {"chiedere_a", Form::text, Need::may, "Il servizio che lo sa, dove il valore è `non so` o si sa solo in parte.", {}, Refers::service},
                              {"valutato_il", Form::date, Need::may, "Il giorno della valutazione."}}};
    return shape;
}

const FieldShape& role_field() {
    static const FieldShape field{"ruolo", Form::text, Need::may, "Chi è: figlio, coniuge, padre…"};
    return field;
}

const Shape& person_shape() {
    static const Shape shape{
        "il file della persona",
        {{"al", Form::date, Need::must, "Il giorno in cui i fatti sono detti: 2026-11-23."},
         {"nome", Form::text, Need::may, "Un'etichetta: iniziali, non il nome vero."},
         {"persona", Form::facts, Need::may, "I fatti della persona."},
         {"nucleo", Form::facts, Need::may, "I fatti del nucleo ISEE."},
         {"attivazione", Form::facts, Need::may, "I fatti di ciò che si attiva: ospitante, tutor, luogo, preparazione."},
         {"componenti", Form::people, Need::may, "Gli altri del nucleo, uno per voce.", {}, Refers::nothing, nullptr, 0, most_members},
         {"familiari", Form::people, Need::may, "I familiari che vivono altrove, uno per voce.", {}, Refers::nothing, nullptr, 0, most_relatives},
         {"nucleo_completo", Form::yes_no, Need::may, "sì: i componenti scritti sono tutti."},
         {"familiari_completo", Form::yes_no, Need::may, "sì: non ci sono altri familiari."},
         {"storico", Form::list, Need::may, "Che cosa è già stato fatto, o è in corso.", {}, Refers::nothing, &period_shape(), 0, most_periods},
         {"storico_completo", Form::yes_no, Need::may, "sì: non c'è stato altro."},
         {"desidera", Form::texts, Need::may, "Gli strumenti che la persona vorrebbe.", {}, Refers::instrument, nullptr, 0, most_wishes},
         {"rifiuta", Form::texts, Need::may, "Gli strumenti che la persona non vuole.", {}, Refers::instrument, nullptr, 0, most_wishes},
         {"consensi", Form::texts, Need::may, "I servizi i cui dati la persona lascia vedere agli altri.", {}, Refers::service}}};
    return shape;
}

const std::vector<Section>& sections() {
    static const std::vector<Section> all{{"persona", {Level::person, Level::member}},
                                          {"nucleo", {Level::household}},
                                          {"attivazione", {Level::activation}},
                                          {"componenti", {Level::member}},
                                          // A relative has an age too: facts of any member may be said of one.
                                          {"familiari", {Level::relative, Level::member}}};
    return all;
}

const Section& section(std::string_view name) {
    return *std::find_if(sections().begin(), sections().end(), [&](const Section& s) { return s.name == name; });
}

const char* own_section(Level level) {
    switch (level) {
        case Level::household: return "nucleo";
        case Level::activation: return "attivazione";
        default: return "persona";
    }
}

std::size_t order_of(std::string_view field) {
    const auto& fields = person_shape().fields;
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const document::FieldShape& f) { return f.name == field; });
    return static_cast<std::size_t>(at - fields.begin());
}

}  // namespace attiva::person
