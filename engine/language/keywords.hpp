// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

// Every Italian word of the language, in tables. By the first ones the reader decides
// what a line is; the others stand in the grammar beside their production, which does
// not compile with a word that is in none of these. What editors colour is made from
// them (schema/textmate).
// Tested by tests/language/layout_test.cpp, parse_errors_test.cpp and
// tests/schema/textmate_test.cpp.

namespace attiva::language {

/// Reserved everywhere: never a name.
inline constexpr std::array<std::string_view, 8> reserved_words{"e",  "o",   "non", "tra",
                                                                "se", "con", "sì",  "no"};

/// What opens a declaration, at indentation zero.
inline constexpr std::array<std::string_view, 7> declaration_words{
    "ambito",    "parametro", "definizione",      "interpretazione",
    "strumento", "integra",   "fondo"};

/// What opens a clause (its first word), of instruments and of funds.
inline constexpr std::array<std::string_view, 39> clause_words{
    "richiede",   "esclude",     "predispone",  "valido",   "finestra",    "dopo",       "mentre",
    "incompatibile", "indicato", "sconsigliato", "importo", "risultato",   "durata",     "meglio",
    "apre",       "coinvolge",   "al",          "ripetibile", "sospende",  "decade",     "posti",
    "graduatoria", "gestito",    "attività",    "deroga",   "nota",        "offerto",    "attivato",
    "senza",      "fonte",       "stabilisce",  "paga",     "destinatari", "tetto",      "riserva",
    "cofinanzia", "premio",      "non",         "dotazione"};

/// What may stand after a complete operand: never the second word of a
/// construct such as `volte X`, so that an attribute may be called `volte`.
inline constexpr std::array<std::string_view, 24> following_words{
    "contiene", "in",       "da",       "entro",  "mai",        "avvenuto", "avvenuta", "al",
    "all",      "alla",     "arrotondato", "diverso", "diversa", "salvo",   "per",      "soddisfa",
    "fonte",    "da_verificare", "dal", "fino", "altrimenti", "senza",  "rinnovabile", "prorogabile"};

/// A line opening with one of these goes on with a header, it opens no body.
inline constexpr std::array<std::string_view, 7> continuing_words{
    "e", "o", "salvo", "fonte", "se", "da_verificare", "soddisfa"};

/// What a fund may pay (docs/fondi.md): a closed list, so that the same expense has
/// one name in every fund, and paying it twice shows.
inline constexpr std::array<std::string_view, 14> cost_words{
    "indennita",  "contributo",   "formazione",   "orientamento", "scouting", "tutoraggio", "incentivo",
    "adattamento", "conciliazione", "assistenza", "cura",         "alloggio", "personale",  "gestione"};

/// Values that are words.
inline constexpr std::array<std::string_view, 4> literal_words{"sì", "no", "mai", "oggi"};

/// What a place is named with.
inline constexpr std::array<std::string_view, 7> place_words{
    "comune", "comuni", "zona", "zone", "provincia", "province", "regione"};

/// The other words of headers and expressions: a part of a construct, never alone.
inline constexpr std::array<std::string_view, 70> inner_words{
    "a",         "almeno",    "altri",      "altro",      "ammissibile", "ampliabile", "anno",      "caso",
    "centesimo", "componente", "componenti", "concluso",  "corso",       "costo",      "cumulabile", "dalla",
    "data",      "decina",    "del",        "di",         "difetto",     "diventa",    "dove",      "eccesso",
    "esiste",    "esito",     "euro",       "familiare",  "familiari",   "fascia",     "giorni",    "giorno",
    "il",        "interrotto", "maggiore",  "massimo",    "meno",        "mese",       "mesi",      "minore",
    "negativo",  "nessun",    "nessuna",    "nucleo",     "numero",      "ogni",       "parziale",  "persona",
    "positivo",  "primo",     "requisiti",  "richiedente", "richiedenti", "sale",      "scelta",    "scende",
    "sempre",    "solo",      "somma",      "stabilito",  "stessa",      "stesso",     "termine",   "tutte",
    "ultimo",    "una",       "unità",      "valore",     "volta",     "volte"};

/// A habit of other languages, and what is written here instead.
struct Habit {
    std::string_view written;
    std::string_view instead;
};
inline constexpr std::array<Habit, 13> foreign_words{{{"and", "e"},
                                                      {"or", "o"},
                                                      {"not", "non"},
                                                      {"if", "se"},
                                                      {"when", "se"},
                                                      {"with", "con"},
                                                      {"between", "tra"},
                                                      {"true", "sì"},
                                                      {"false", "no"},
                                                      {"yes", "sì"},
                                                      {"else", "altrimenti"},
                                                      {"unless", "salvo"},
                                                      {"today", "oggi"}}};
/// Comparisons as they are spoken; after an operand only. Longest first.
inline constexpr std::array<Habit, 21> spoken_comparisons{{{"maggiore o uguale a", ">="},
                                                           {"minore o uguale a", "<="},
                                                           {"maggiore o uguale", ">="},
                                                           {"minore o uguale", "<="},
                                                           {"non superiore a", "<="},
                                                           {"non inferiore a", ">="},
                                                           {"superiore a", ">"},
                                                           {"inferiore a", "<"},
                                                           {"maggiore di", ">"},
                                                           {"minore di", "<"},
                                                           {"più di", ">"},
                                                           {"meno di", "<"},
                                                           {"uguale a", "="},
                                                           {"al massimo", "<="},
                                                           {"non è", "diverso da"},
                                                           {"maggiore", ">"},
                                                           {"minore", "<"},
                                                           {"almeno", ">="},
                                                           {"oltre", ">"},
                                                           {"sotto", "<"},
                                                           {"è", "="}}};
/// Longest first.
inline constexpr std::array<Habit, 18> foreign_signs{{{"<=>", "="},
                                                      {"==", "="},
                                                      {"!=", "diverso da"},
                                                      {"<>", "diverso da"},
                                                      {"=<", "<="},
                                                      {"=>", ">="},
                                                      {"≤", "<="},
                                                      {"≥", ">="},
                                                      {"≠", "diverso da"},
                                                      {"&&", "e"},
                                                      {"||", "o"},
                                                      {"&", "e"},
                                                      {"|", "o"},
                                                      {"!", "non"},
                                                      {"×", "*"},
                                                      {"·", "*"},
                                                      {"÷", "/"},
                                                      {";", ","}}};

/// Letters, digits, `_` and the bytes of characters beyond ASCII, but for those
/// that begin with C2 or E2 (« » ≤ ≥ € “ ” and the like), which are no letters.
constexpr bool name_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (byte >= 0x80U && byte != 0xC2U && byte != 0xE2U);
}
constexpr bool digit_byte(char c) { return c >= '0' && c <= '9'; }
/// What a name may begin with.
constexpr bool name_start(char c) { return name_byte(c) && !digit_byte(c); }

template <class Table>
constexpr bool listed(const Table& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}

/// Is every word of a construct in one of the tables? An apostrophe ends a word too.
constexpr bool all_listed(std::string_view words) {
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find_first_of(" '"));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        if (!listed(reserved_words, word) && !listed(declaration_words, word) && !listed(clause_words, word) &&
            !listed(following_words, word) && !listed(continuing_words, word) && !listed(literal_words, word) &&
            !listed(place_words, word) && !listed(inner_words, word))
            return false;
    }
    return true;
}

/// The name at the start of a text; empty if it does not start with one.
constexpr std::string_view leading_word(std::string_view text) {
    std::size_t n = 0;
    while (n < text.size() && name_byte(text[n])) ++n;
    return text.empty() || !name_start(text[0]) ? std::string_view{} : text.substr(0, n);
}

}  // namespace attiva::language
