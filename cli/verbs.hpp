// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

// The one table of the command line: every verb, its arguments, its options
// and an example. The option parser, `--aiuto`, the bash completion and the man
// page are all made from it. Tested by tests/cases/buoni/comando/.

namespace attiva::cli {

/// One option of a verb.
struct OptionSpec {
    std::string name;         ///< "--data"
    std::string placeholder;  ///< "AAAA-MM-GG"; empty = a switch
    std::string help;         ///< Italian, one sentence without full stop
    std::vector<std::string> choices;  ///< closed list of values; empty = free
    std::string completes;    ///< "file" | "dir" | "" : what bash completes
    bool many = false;        ///< may be given more than once
};

/// One positional argument.
struct ArgumentSpec {
    std::string name;  ///< "PERSONA"
    std::string help;
    bool required = true;
    bool many = false;
    std::string completes = "file";
};

struct VerbSpec {
    std::string name;
    std::string question;  ///< the question it answers, Italian
    std::vector<ArgumentSpec> arguments;
    std::vector<OptionSpec> options;
    std::string example;   ///< a whole command line
    std::string notes;     ///< exit codes of its own, and what to know
};

/// In the order of the help page.
const std::vector<VerbSpec>& verbs();
/// The verb of that name, or null.
const VerbSpec* find_verb(const std::string& name);

/// What `attiva --aiuto` and `attiva VERBO --aiuto` print.
std::string general_help();
std::string verb_help(const VerbSpec& verb);
/// The bash completion script and the man page attiva(1), in roff.
std::string bash_completion();
std::string man_page();

}  // namespace attiva::cli
