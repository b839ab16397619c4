// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The order of the fields is that of the messages which list them.

#include "session/case_shapes.hpp"

#include "person/shapes.hpp"

namespace attiva::session {

using document::FieldShape;
using document::Form;
using document::Need;
using document::Refers;
using document::Shape;

const Shape& expected_shape() {
    static const Shape shape{
        "ciò che ci si aspetta",
        {{"verdetto", Form::choice, Need::may, "La risposta.",
          {"in corso", "attivabile", "da chiarire", "salvo verifica riservata", "non ora",
           "escluso salvo", "già fatto", "qui non offerto", "non attivabile"}},
         {"adeguatezza", Form::choice, Need::may, "Se è il caso di proporlo.", {"indicato", "neutro", "sconsigliato"}},
         {"motivo", Form::text, Need::may, "La frase di una clausola che decide, parola per parola."},
         {"punto", Form::text, Need::may, "Il punto della fonte di quella clausola: \"art. 2, c. 2\"."},
         {"manca", Form::texts, Need::may, "I fatti che la risposta chiede.", {}, Refers::attribute},
         {"importi", Form::results, Need::may, "Per nome: 500 euro/mese, da A a B, manca, non spetta."}},
        true};
    return shape;
}

const Shape& case_source_shape() {
    static const Shape shape{"la fonte del caso",
                             {{"atto", Form::text, Need::may, "L'atto che il caso prova: un id di catalog/fonti.yaml.", {}, Refers::act},
                              {"punto", Form::text, Need::may, "Articolo e comma: \"art. 1, c. 700\"."},
                              {"nota", Form::text, Need::may, "Una nota per chi mantiene i casi."}}};
    return shape;
}

const Shape& case_shape() {
    static const Shape shape{
        "il caso",
        {{"id", Form::text, Need::must, "Il nome del caso, unico nel file."},
         {"titolo", Form::text, Need::must, "Che cosa prova, in una frase."},
         {"persona", Form::text, Need::must, "L'id di una persona di questo file."},
         {"strumento", Form::text, Need::must, "Lo strumento che si chiede: un id del catalogo.", {}, Refers::instrument},
         {"con", Form::changes, Need::may, "Ciò che cambia nella persona; «non so» rende ignoto."},
         {"giorno", Form::date, Need::may, "Il giorno della domanda; se manca, `al` della persona."},
         {"vista", Form::text, Need::may, "Il servizio che guarda.", {}, Refers::service},
         {"presunzioni", Form::yes_no, Need::may, "no: nulla è presunto."},
         {"fonte", Form::map, Need::may, "Da dove viene il caso.", {}, Refers::nothing, &case_source_shape()},
         {"marca", Form::choice, Need::may, "V: letto nella fonte; K: da verificare.", {"V", "K"}},
         {"nota", Form::text, Need::may, "Una nota per chi mantiene i casi."},
         {"atteso", Form::map, Need::must, "Che cosa ci si aspetta.", {}, Refers::nothing, &expected_shape()}}};
    return shape;
}

namespace {

// A person of a case file: the fields of a person and its name here. Its day may come
// from `con`.
const Shape& case_person_shape() {
    static const Shape shape = [] {
        Shape s = person::person_shape();
        s.what = "la persona dei casi";
        for (FieldShape& f : s.fields) f.need = Need::may;
        s.fields.insert(s.fields.begin(), {"id", Form::text, Need::must, "Il nome con cui i casi la chiamano."});
        return s;
    }();
    return shape;
}

}  // namespace

const Shape& case_file_shape() {
    static const Shape shape{
        "il file dei casi",
        {{"persone", Form::list, Need::may, "Le persone dei casi.", {}, Refers::nothing, &case_person_shape()},
         {"casi", Form::list, Need::may, "I casi.", {}, Refers::nothing, &case_shape()}}};
    return shape;
}

}  // namespace attiva::session
