// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

// A `.caso` file: input, command, expected output and exit code in one file.
//
//   # a comment, before the first section
//   === comando
//   attiva formatta x.regole          one command; $RADICE is the source tree
//   === ingresso                      standard input (may be left out)
//   === file rules/x.regole           a file made before the command runs
//   === codice
//   3
//   === uscita                        expected standard output (empty if left out)
//   === errori                        expected standard error (empty if left out)
//   === file dopo x.regole            a file as it must be afterwards
//
// In expected texts `<*>` stands for anything within one line. In input and in
// files made before, `<xN:TEXT>` stands for TEXT written N times, with `\n` a new
// line, `{n}` the number of the time from 1, and `\}` for the closing sign. A line
// `=== catalogo minimo` copies tests/data/catalogo_minimo into the folder
// first. With ATTIVA_APPROVA=1 the expected parts are rewritten from what
// happened (scripts/approva), to be read before they are committed.

namespace attiva::tests {

struct CasoFile {
    std::string path, text;
};

struct Caso {
    std::string header;  ///< comment lines
    std::vector<std::string> command;
    std::string input;
    bool minimal_catalogue = false;
    std::vector<CasoFile> files, after;
    int code = 0;
    std::string out, err;
};

/// Reads a case; throws std::runtime_error naming the line when it is malformed.
Caso read_caso(const std::string& text);
std::string write_caso(const Caso& caso);

/// A text with its repetitions written out.
std::string expanded(const std::string& text);

/// What running it gave.
struct Outcome {
    int code = 0;
    std::string out, err;
    std::vector<CasoFile> after;  ///< the files of Caso::after, as found
};
/// Runs it in a new temporary folder, with at most 60 s; `program` replaces "attiva".
Outcome run_caso(const Caso& caso, const std::string& program, const std::string& root);

/// Equal line by line, `<*>` matching anything.
bool matches(const std::string& expected, const std::string& actual);

}  // namespace attiva::tests
