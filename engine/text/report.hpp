// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/diagnostic.hpp"
#include "text/source.hpp"

// Diagnostics as people read them: the line with a caret under the exact words,
// what is wrong, where else to look, what to do.
//
//   errore R103: la soglia è in euro/anno, l'attributo in euro/mese
//     rules/zone/pisana/borse.regole:14:24
//      14 |     reddito_mensile <= soglia
//         |                        ^^^^^^ euro/anno
//     aiuto: scrivi  soglia al mese
//
// Carets are aligned by display width (wide and combining characters count as
// the terminal draws them); tabs are expanded; a long line is cut with "…". Whatever
// a file is called, nothing that commands the terminal reaches it (visible()).
// Tested by tests/text/report_test.cpp.

namespace attiva::text {

struct ReportStyle {
    bool colour = false;      ///< ANSI colours
    bool plain = false;       ///< one line each: `file:riga:colonna: errore R103: …`
    std::size_t width = 100;  ///< columns shown of a source line (>= 40)
};

/// Every diagnostic, sorted by file, position and code; equal ones once.
/// Those without a place come first. Ends with a newline; "" when there are none.
std::string report(const Diagnostics& diagnostics, const Sources& sources,
                   const ReportStyle& style = {});

/// "3 errori, 1 avviso"; "nessun errore" when there is nothing. Notes are not counted.
std::string summary(const Diagnostics& diagnostics);

/// "rules/x.regole:14:24"; "" when the span is unknown.
std::string where(Span span, const Sources& sources);

/// The Italian word: "errore", "avviso", "nota".
const char* word(Severity severity);

}  // namespace attiva::text
