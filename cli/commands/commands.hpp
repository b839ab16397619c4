// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/catalogue.hpp"
#include "options.hpp"

// One function per verb; each returns the exit code of the program.

namespace attiva::cli {

/// Exit codes (docs/codici-di-uscita.md). The code is part of the answer.
enum ExitCode : int {
    answered = 0,
    failed = 1,
    misused = 2,
    invalid = 3,
    undecided = 4,
    some_failed = 5,
};

/// What every verb is given.
struct Run {
    Request request;
    std::string executable;  ///< path of this program, to find the shipped catalogue
};

int run_valuta(const Run& run);
int run_perche(const Run& run);
int run_chiedi(const Run& run);
int run_scheda(const Run& run);
int run_quando(const Run& run);
int run_condividi(const Run& run);
int run_percorso(const Run& run);
int run_grafo(const Run& run);
int run_fondi(const Run& run);
int run_ricevuta(const Run& run);
int run_controlla(const Run& run);
int run_prova(const Run& run);
int run_confronta(const Run& run);
int run_formatta(const Run& run);
int run_catalogo(const Run& run);
int run_schema(const Run& run);
int run_esporta(const Run& run);
int run_popolazione(const Run& run);

/// Prints to standard output; false when it cannot be written (closed pipe,
/// full disk).
bool print(const std::string& text);
/// Prints a message to standard error, "attiva: …".
void complain(const std::string& message);
/// Prints what was found in a catalogue, or in what it was asked about, to
/// standard error, in the format and colours asked for.
void to_stderr(const Catalogue& catalogue, const Diagnostics& diagnostics, const Request& request);

}  // namespace attiva::cli
