// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The order of the fields is that of the file.

#include "receipt/shapes.hpp"

namespace attiva::receipt {

using document::Form;
using document::Need;
using document::Refers;
using document::Shape;

const Shape& program_shape() {
    static const Shape shape{"il programma",
                             {{"versione", Form::text, Need::must, "La versione."},
                              {"impronta", Form::text, Need::must, "SHA-256 del programma."}}};
    return shape;
}

const Shape& question_shape() {
    static const Shape shape{"la domanda",
                             {{"verbo", Form::text, Need::must, "valuta, perche, quando, condividi."},
                              {"argomenti", Form::texts, Need::must, "Ciò che segue la persona."},
                              {"opzioni", Form::results, Need::must, "Come sulla riga di comando."}}};
    return shape;
}

const Shape& verdict_shape() {
    static const Shape shape{"il verdetto",
                             {{"strumento", Form::text, Need::must, "L'id."},
                              {"verdetto", Form::text, Need::must, "La risposta."}}};
    return shape;
}

const Shape& answer_shape() {
    static const Shape shape{"la risposta",
                             {{"impronta", Form::text, Need::must, "SHA-256 della risposta stampata."},
                              {"senza_catalogo", Form::text, Need::must, "La stessa, senza l'impronta del catalogo."}}};
    return shape;
}

const Shape& receipt_shape() {
    static const Shape shape{
        "la ricevuta",
        {{"schema", Form::text, Need::must, "Nome e versione."},
         {"programma", Form::map, Need::must, "Chi ha risposto.", {}, Refers::nothing, &program_shape()},
         {"catalogo", Form::text, Need::must, "L'impronta del catalogo."},
         {"domanda", Form::map, Need::must, "Che cosa si è chiesto.", {}, Refers::nothing, &question_shape()},
         {"persona", Form::changes, Need::must, "I fatti che la vista può vedere."},
         {"verdetti", Form::list, Need::must, "Uno per strumento.", {}, Refers::nothing, &verdict_shape()},
         {"risposta", Form::map, Need::must, "L'impronta della risposta.", {}, Refers::nothing, &answer_shape()},
         {"sigillo", Form::text, Need::must, "SHA-256 di ciò che precede."}}};
    return shape;
}

}  // namespace attiva::receipt
