// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "attiva/answer.hpp"

// The catalogue as people read it, about nobody in particular: one instrument
// or fund as a card, what is still to be verified, what is presumed when nobody
// says it; and what the change from one catalogue to another means. Plain data in
// Italian, ready to print.

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

// What the change from one catalogue to another means: what is written otherwise, and
// who gains and who loses by it, with a made-up person each way.

enum class ChangeKind : std::uint8_t { added, removed, changed };
const char* word(ChangeKind k);  ///< "aggiunto", "tolto", "cambiato"

/// One thing written otherwise.
struct Change {
    ChangeKind kind = ChangeKind::changed;
    std::string subject;  ///< "richiede", "parametro", "definizione", "attributo", …
    std::string name;     ///< the clause's sentence, or an id
    std::string before;   ///< in words; empty when added
    std::string after;    ///< in words; empty when removed
    std::string file;     ///< where it is written now (if removed: where it was)
    int line = 0;
};

/// What a change does to those who may be admitted.
enum class Direction : std::uint8_t {
    same,       ///< nobody gains, nobody loses: proved
    wider,      ///< allarga
    narrower,   ///< restringe
    both,       ///< allarga e restringe
    undecided,  ///< non deciso: nobody was found, and it is not proved that there is none
};
const char* word(Direction d);

struct InstrumentDifference {
    std::string id;
    std::string name;
    ChangeKind kind = ChangeKind::changed;
    Direction direction = Direction::same;
    bool half = false;             ///< wider or narrower; whether the other way too is not decided
    std::string gains;             ///< somebody admitted only after, in words; may be empty
    std::optional<Date> gains_from;  ///< the first day looked at on which there is
    std::string loses;             ///< somebody admitted only before
    std::optional<Date> loses_from;
    /// The first day on which somebody gains or loses.
    [[nodiscard]] std::optional<Date> from() const {
        if (!gains_from || !loses_from) return gains_from ? gains_from : loses_from;
        return std::min(*gains_from, *loses_from);
    }
    std::vector<Change> changes;   ///< its own clauses
};

struct Comparison {
    Date day;
    std::string before, after;  ///< digests
    std::vector<Change> shared;  ///< parameters, definitions, readings, attributes
    std::vector<InstrumentDifference> instruments;  ///< only those with a difference
    [[nodiscard]] bool empty() const { return shared.empty() && instruments.empty(); }
};

/// Schema "attiva/confronto/1" (docs/json.md).
std::string to_json(const Comparison& comparison);

}  // namespace attiva
