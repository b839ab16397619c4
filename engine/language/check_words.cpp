// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The table of clause words. A word may be both of instruments and of funds
// (`valido`, `finestra`, `nota`): it then has two rows.
// Tested by tests/language/check_clauses_test.cpp.
#include "language/check_words.hpp"

namespace attiva::language::checking {
namespace {

using K = ClauseKind;

constexpr ClauseWord table[] = {
    {"richiede", K::requires_, false, true},
    {"richiede sempre", K::requires_, false, true},
    {"esclude", K::excludes, false, true},
    {"valido", K::valid, false, false},
    {"finestra", K::window, false, false},
    {"finestra senza data", K::window_unknown, false, false},
    {"dopo", K::after, false, false},
    {"mentre", K::during, false, false},
    {"incompatibile con", K::incompatible, false, false},
    {"offerto solo dove attivato", K::offered_where_activated, false, false},
    {"attivato", K::activated, false, false},
    {"indicato", K::indicated, false, true},
    {"sconsigliato", K::discouraged, false, true},
    {"predispone", K::prepares, false, true},
    {"importo", K::amount, false, true},
    {"risultato", K::outcome, false, true},
    {"durata", K::duration, false, false},
    {"meglio dopo", K::better_after, false, false},
    {"apre", K::opens, false, false},
    {"coinvolge", K::involves, false, false},
    {"al termine", K::effect, false, false},
    {"senza requisiti", K::no_requirements, false, false},
    {"ripetibile", K::repeatable, false, false},
    {"sospende", K::suspends, false, true},
    {"decade", K::forfeits, false, true},
    {"posti", K::places, false, false},
    {"graduatoria", K::ranking, false, true},
    {"gestito da", K::managed_by, false, false},
    {"attività", K::activity_area, false, false},
    {"attività in", K::activity_area, false, false},
    {"deroga", K::exception_act, false, true},
    {"nota", K::remark, false, true},
    {"paga", K::pays, true, false},
    {"destinatari", K::beneficiaries, true, true},
    {"tetto", K::ceiling, true, false},
    {"riserva", K::reserve, true, true},
    {"cofinanzia", K::cofunding, true, false},
    {"premio", K::premium, true, true},
    {"non cumulabile con", K::not_cumulative, true, false},
    {"dotazione", K::budget, true, false},
    {"valido", K::valid, true, false},
    {"finestra", K::window, true, false},
    {"finestra senza data", K::window_unknown, true, false},
    {"gestito da", K::managed_by, true, false},
    {"deroga", K::exception_act, true, true},
    {"nota", K::remark, true, true},
};

}  // namespace

const ClauseWord* clause_word(std::string_view word, bool fund) {
    for (const ClauseWord& row : table)
        if (row.word == word && row.fund == fund) return &row;
    return nullptr;
}

std::string_view word(ClauseKind kind) {
    for (const ClauseWord& row : table)
        if (row.kind == kind) return row.word;
    return "";
}

std::string_view word(const Clause& c) {
    return c.kind == K::requires_ && c.always ? "richiede sempre" : word(c.kind);
}

}  // namespace attiva::language::checking
