// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <string_view>

// Words that name a protected category, whoever writes them: what has one is not put on
// the page for the person. Beginnings of words, lower case; the classes of the vocabulary
// (particolare, giudiziario, protetto) say which matters are meant.
// Tested by tests/export/person_page_test.cpp.

namespace attiva::exporting {

inline constexpr std::array<std::string_view, 40> delicate_words{
    "disab", "invalid", "handicap", "autosufficien", "non vedent", "ciec", "sord", "spettro autistic",
    "carcer", "deten", "penal", "penitenz", "condann", "giudiziar", "giudice", "misura alternativa", "reclus",
    "violen", "antiviolenza", "tratta di", "anti-tratta", "vittim", "sfrutta",
    "dipendenz", "serd", "azzardo", "alcol", "sostanze", "psich", "salute mentale", "terapeutic",
    "senza dimora", "senza casa", "casi speciali", "svantagg", "protezione", "asilo", "rifugiat", "minori stranieri", "allontanamento familiare"};

/// Does any word of the text begin with one of them?
bool delicate(std::string_view text);

}  // namespace attiva::exporting
