// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The library's messages are known by words they contain; the place is moved to
// where people look when the cause is plain: a tab in the indentation, a line
// without its colon.
// Tested by tests/document/yaml_test.cpp.
#include "document/fault.hpp"

#include <algorithm>
#include <optional>

#include "document/scalar_span.hpp"

namespace attiva::document {
namespace {

// One of the library's faults, known by words of its message, in Italian.
struct Translation {
    const char* words;
    const char* code;
    const char* message;
    const char* help;
};

constexpr Translation translations[] = {
    {"anchor", "Y002", "richiamo (*) non ammesso", alias_help},
    {"flow", "Y001", "parentesi non chiusa", "chiudi la parentesi [ o {"},
    {"illegal map value", "Y001", "due punti fuori posto",
     "se il testo contiene «: » mettilo tra virgolette; altrimenti allinea il rientro, e "
     "guarda se alla riga prima manca lo spazio dopo «:»"},
    {"end of map", "Y001", "testo fuori posto: non continua la mappa",
     "allinea i rientri, o metti tutto il valore tra virgolette"},
    {"end of sequence", "Y001", "testo fuori posto: non continua l'elenco",
     "allinea i trattini, o metti tutta la voce tra virgolette"},
    {"unknown token", "Y001", "un testo non può cominciare con questo carattere",
     "mettilo tra virgolette"},
    {"EOF in scalar", "Y001", "virgolette non chiuse", "chiudi le virgolette"},
    {"illegal EOF", "Y001", "il testo finisce prima del previsto", "chiudi virgolette e parentesi"},
    {"document indicator", "Y001", "riga --- o ... dentro un testo tra virgolette",
     "chiudi le virgolette"},
    {"tab", "Y001", "tabulazione nel rientro", "rientra con spazi"},
    {"escape", "Y001", "sequenza con \\ sconosciuta",
     "scrivi \\\\ per una barra, \\\" per le virgolette"},
    {"simple key", "Y001", "qui ci vuole  nome: valore", "aggiungi i due punti e uno spazio"},
    {"map key", "Y001", "qui ci vuole  nome: valore", "aggiungi i due punti e uno spazio"},
    {"bad file", "Y007", "troppo annidato", "dividi il contenuto in più file"},
    {"", "Y001", "non è YAML valido", "controlla rientri, due punti e virgolette"},
};

struct Line {
    std::size_t begin;
    std::size_t end;
};

Line line_at(std::string_view text, std::size_t at) {
    const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return {begin, std::min(text.find('\n', at), text.size())};
}

Span span(FileId file, std::size_t begin, std::size_t end) {
    return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The tab in the indentation of the line, if there is one.
std::optional<Span> tab_before(std::string_view text, std::size_t at, FileId file) {
    const Line line = line_at(text, at);
    const std::size_t first = std::min(text.find_first_not_of(" \t", line.begin), line.end);
    const std::size_t tab = text.find('\t', line.begin);
    if (tab >= first) return std::nullopt;
    return span(file, tab, tab + 1);
}

// The words of the nearest line above with something on it, when it has no colon
// and is neither a comment nor an item: its name lacks one. Only when the line of
// the fault has no earlier colon of its own.
std::optional<Span> colon_missing_above(std::string_view text, std::size_t at, FileId file) {
    Line line = line_at(text, at);
    if (text.substr(line.begin, at - line.begin).find(':') != std::string_view::npos)
        return std::nullopt;
    while (line.begin > 0) {
        line = line_at(text, line.begin - 1);
        const std::size_t first = text.find_first_not_of(" \t", line.begin);
        if (first >= line.end) continue;
        const std::string_view words = text.substr(first, line.end - first);
        if (words[0] == '#' || words[0] == '-' || words.find(':') != std::string_view::npos)
            return std::nullopt;
        return span(file, first, first + words.find_last_not_of(" \t") + 1);
    }
    return std::nullopt;
}

}  // namespace

void report_fault(std::string_view message, std::size_t at, std::string_view text, FileId file,
                  Diagnostics& diagnostics) {
    at = std::min(at, text.size());
    if (const auto tab = tab_before(text, at, file)) {
        diagnostics.error("Y001", *tab, "tabulazione nel rientro", "rientra con spazi");
        return;
    }
    const bool value = message.find("illegal map value") != std::string_view::npos;
    if (const auto above = value ? colon_missing_above(text, at, file) : std::nullopt) {
        diagnostics.error("Y001", *above, "manca «:» in questa riga", "scrivi  nome: valore");
        return;
    }
    const bool flow = message.find("flow") != std::string_view::npos;
    const auto open = flow ? left_open(text, file, at) : std::nullopt;
    if (open && open->begin < line_at(text, at).begin) {
        const bool quote = text[open->begin] == '"' || text[open->begin] == '\'';
        diagnostics.error("Y001", *open, quote ? "virgolette non chiuse" : "parentesi non chiusa",
                          quote ? "chiudi le virgolette" : "chiudi la parentesi [ o {");
        return;
    }
    for (const Translation& t : translations) {  // the last one always fits
        if (message.find(t.words) == std::string_view::npos) continue;
        diagnostics.error(t.code, word_span(text, file, static_cast<std::uint32_t>(at)), t.message,
                          t.help);
        return;
    }
}

}  // namespace attiva::document
