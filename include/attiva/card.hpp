// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/answer.hpp"

// The catalogue as people read it, about nobody in particular: one instrument
// or fund as a card, what is still to be verified, what is presumed when nobody
// says it. Plain data in Italian, ready to print.

namespace attiva {

/// One line of a condition in words; deeper lines belong to the one above.
struct CardLine {
    int depth = 0;
    std::string text;
    SharedSource source;  ///< of a part with a source of its own; may be empty
};

/// One clause: what the rules say, and on what source.
struct CardClause {
    std::string kind;    ///< "richiede", "esclude", "importo", "durata", "nota", …
    std::string title;   ///< its sentence, or names and values; may be empty
    std::string period;  ///< "dal … al …" when it holds only then
    std::vector<CardLine> guard;  ///< `se …`
    std::vector<CardLine> body;
    SharedSource source;
};

/// One dated value of a parameter.
struct CardValue {
    std::string period;
    std::string text;    ///< "10.140 euro", or "nessun valore nella fonte"
    SharedSource source;
    bool local = false;  ///< written by a zone or a comune: `source->layer` says which
};

struct CardParameter {
    std::string id, title;
    bool left_to_zone = false;
    std::vector<CardValue> values;
};

/// An instrument or a fund, whole.
struct Card {
    std::string id, name, kind, description, unit, service;
    std::vector<std::string> bodies, documents, links;
    std::string layer;  ///< "nazionale", "toscana", "zona versilia"
    bool fund = false;
    bool unverified = false;  ///< the sheet itself is marked K
    SharedSource source;
    std::vector<CardClause> clauses;  ///< of the base, in written order
    std::vector<CardClause> local;    ///< of zones and comuni
    std::vector<CardParameter> parameters;  ///< that its rules read
    std::vector<std::string> paid_by;  ///< names of the funds that name it
    std::vector<std::string> opened_by;  ///< names of the instruments that open it
};

/// Something of the catalogue that somebody must look at.
struct Unsettled {
    std::string kind;  ///< "scheda da verificare", "da verificare", "senza valore", "lasciato alla zona"
    std::string what;  ///< the sentence of the clause, the title of the parameter
    SharedSource source;  ///< with file and line
    std::string read_on;  ///< when the act was last read; may be empty
    std::vector<std::string> relied_on_by;  ///< ids of instruments and funds
};

/// A level of service that every area must assure (LEPS).
struct Level {
    std::string id, name, description;
    std::string from;     ///< ISO day; may be empty
    SharedSource source;
};

/// A presumption the vocabulary declares.
struct Presumption {
    std::string attribute, label, value, question, holder;
};

}  // namespace attiva
