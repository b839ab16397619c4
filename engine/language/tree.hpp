// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"

// What was written, each node with its span: the parser's result, the
// formatter's input. Names are unresolved, numbers are raw text, comments are
// nodes. Nodes live in one arena; children come before their parent, so a
// child's id is smaller. Equality ignores spans (the identity parse → print →
// parse is stated on it). Tested by tests/language/parse_test.cpp.
//
// Each kind says [text] what `text` holds and (children) in order; `?` = the
// child may be absent, shown by `no_node` in its place.

namespace attiva::language {

using TreeId = std::uint32_t;
inline constexpr TreeId no_node = 0xFFFFFFFFU;

enum class Kind : std::uint8_t {
    // --- file and declarations ---------------------------------------------
    file,            ///< (declarations and comments, in order)
    comment,         ///< [text: from # to the end, trimmed right]
    scope_decl,      ///< ambito: (place_list, period?)
    parameter_decl,  ///< [name] (type, title?, openness?, rows…)
    definition_decl, ///< [name] flag=di componente (type, source?, body)
    interpretation_decl,  ///< [name] (title?, source?, reading…, choice?)
    instrument_decl, ///< strumento [name] (clauses and comments…)
    extension_decl,  ///< integra strumento [name] (clauses and comments…)
    fund_decl,       ///< fondo [name] (title?, clauses and comments…)
    reading,         ///< [name]
    choice,          ///< scelta [name] (source?)
    openness,        ///< flag=ampliabile (least?, most?): stabilito dalla zona
    // --- rows of tables -----------------------------------------------------
    dated_row,       ///< dal … al …: (period, value-or-body?, source?); no value = senza valore;
                     ///< a body may be a case_table, or tier_row s after it
    tier_row,        ///< fascia N: [N] flag=altrimenti (value, guard?, source?)
    case_table,      ///< (case_row…, else_row?)
    case_row,        ///< caso C : V  (condition, value, source?)
    else_row,        ///< altrimenti : V  (value, source?)
    // --- parts of a header ----------------------------------------------------
    title,           ///< [sentence without quotes]
    source,          ///< fonte [act or ""] flag=da_verificare (title? = the place in the act);
                     ///< `da_verificare` alone: empty act, no place
    period,          ///< dal … al …: (date?, date?)
    type,            ///< [word: "euro/anno", "sì_no", "scelta"]
    name,            ///< [identifier] as a target, service, cost
    clause,          ///< [keyword: "richiede", "richiede sempre", "importo", …, canonical]
                     ///< (clause parts in the order of ClausePart below, then comments)
    // --- expressions ------------------------------------------------------------
    identifier,      ///< [name or strumento.nome]
    number_literal,  ///< [raw number + " " + unit as written, canonical spacing]
    date_literal,    ///< [2026-11-23]
    word_literal,    ///< [sì | no | mai | oggi]
    negation,        ///< non (x)
    conjunction,     ///< e (x, y, …)
    disjunction,     ///< o (x, y, …)
    exception,       ///< salvo (base, title?, exception)
    count_list,      ///< [tutte | almeno una | almeno N | al massimo N | nessuna] flag=bulleted
                     ///< (item or expression…, comments allowed between bullets)
    item,            ///< - ["title"] condition [fonte] : (title?, condition, source?)
    comparison,      ///< [= | diverso da | < | <= | > | >=] (x, y)
    range,           ///< tra A e B: (x, a, b)
    membership,      ///< tra (a, b): (x, name…)
    contains,        ///< [tutte | una] contiene: (x, name…)
    happened,        ///< avvenuto (x); flag = mai avvenuto
    since,           ///< [meno | almeno] da …: (x, duration)
    within,          ///< entro: (x, limit) or (x, duration, reference)
    in_period,       ///< dal D [al D] / fino al D as a condition: (period)
    in_place,        ///< in comune …: (x, place_list)
    place_list,      ///< (place_part…)
    place_part,      ///< [comune | zona | provincia | regione] (name…)
    quantifier,      ///< [esiste | nessun | ogni | almeno N | al massimo N] `who` in `who`
                     ///< (filter?, condition): `con Q soddisfa P` = (Q, P); `con P` = (no_node, P)
    history,         ///< [concluso | in corso] (name, gate?)
    eligible,        ///< ammissibile a (name)
    gate,            ///< [positivo|parziale|negativo|interrotto or ""] (since? with x = no_node);
                     ///< [salvo] (outcome, outcome?, since?)
    binary,          ///< [+ - * /] (x, y)
    unary_minus,     ///< - (x)
    extremum,        ///< [maggiore | minore] flag=list form (x, y, …)
    conversion,      ///< [al mese | all'anno] (x)
    rounding,        ///< [step: centesimo | euro | decina di euro | unità] [second word in `who`:
                     ///< "" | per difetto | per eccesso] (x)
    upward,          ///< `per eccesso` after date + duration: (binary)
    span_between,    ///< [mesi | giorni] tra A e B: (a, b)
    month_edge,      ///< [primo | ultimo] giorno del mese di (x)
    count_of,        ///< numero di `who` [con P]: (P?)
    sum_of,          ///< somma di T per ogni `who` [con P]: (T, P?)
    times_of,        ///< volte (name)
    parenthesis,     ///< ( x ): kept so that printing is faithful; equality sees it
    // --- parts of a clause ----------------------------------------------------
    name_list,       ///< (name…): targets, services
    rows,            ///< (dated_row… or tier_row…): body of `stabilisce`
    error,           ///< a place where parsing failed and resumed
};

/// Fixed places of a clause's children. Absent parts are no_node; comments
/// written among its lines follow the fixed parts. Besides title, period, guard
/// (`se`), source and body, which mean the same everywhere:
///
///   dopo, mentre, meglio dopo    objects = name_list, gate
///   incompatibile con            objects; label = name [stesso nucleo | stessa persona]
///   importo, risultato           label = name, type
///   durata                       flag = al massimo; body; body2, whose word is
///                                label = name [rinnovabile | prorogabile]
///   apre, coinvolge, gestito da  objects
///   al termine                   label = attribute name; diventa: body;
///                                sale / scende: body2, word in count_ = name [sale | scende]
///   ripetibile                   count_ = number_literal (al massimo N volte); body2 = wait
///   posti                        count_ = number_literal
///   attività                     objects = place_list
///   finestra senza data, offerto solo dove attivato, senza requisiti: the keyword alone
///   fonte                        source (the instrument's own, a clause like the others)
///   stabilisce                   label = parameter name; body = an expression, a
///                                case_table, or rows of dated_row or tier_row
///   paga, non cumulabile con     objects; label = name of the cost (per costo X)
///   tetto                        body; label = name after `per` (persona, totale, …)
///   riserva, premio, cofinanzia, dotazione: body
///   scelta (in an interpretation) is Kind::choice, not a clause
enum class ClausePart : std::uint8_t {
    label,     ///< name of importo / risultato / effect attribute / stabilisce / tier …
    title,     ///< "frase"
    objects,   ///< targets: a name_list
    period,
    guard,     ///< se …
    type,      ///< importo, risultato
    source,
    body,      ///< expression, case_table, or rows (`rows` node)
    body2,     ///< durata: rinnovabile / prorogabile; ripetibile: dopo; effect amount
    gate,
    count_
};

struct Node {
    Kind kind = Kind::error;
    bool flag = false;
    Span span;          ///< the exact words, blanks trimmed
    Span name;          ///< where `text` is written, for a name inside a longer node; else unknown
    std::string text;
    std::string who;    ///< componente | altro componente | richiedente | familiare, or as said above
    std::vector<TreeId> children;
};

/// One source file as written.
struct Tree {
    std::vector<Node> nodes;
    TreeId root = no_node;  ///< Kind::file, or no_node when nothing could be read

    TreeId add(Node n) {
        nodes.push_back(std::move(n));
        return static_cast<TreeId>(nodes.size() - 1);
    }
    [[nodiscard]] const Node& operator[](TreeId id) const { return nodes[id]; }
};

/// Equal but for spans (and for where in the arena nodes sit).
bool equal(const Tree& a, const Tree& b);

/// One-line dump for tests: "clause richiede(title ISEE…, comparison <=(…))".
std::string dump(const Tree& t, TreeId id);

}  // namespace attiva::language
