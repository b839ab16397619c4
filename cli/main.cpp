// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The program `attiva`: reads the command line, runs one verb, returns the
// exit code, which is part of the answer.

#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <map>

#include "attiva/attiva.hpp"
#include "commands/commands.hpp"
#include "options.hpp"

namespace attiva::cli {

namespace {

int run_completamento(const Run&) { return print(bash_completion()) ? answered : failed; }
int run_manuale(const Run&) { return print(man_page()) ? answered : failed; }

int dispatch(const Run& run) {
    static const std::map<std::string, int (*)(const Run&)> table{
        {"valuta", run_valuta},       {"perche", run_perche},
        {"chiedi", run_chiedi},       {"scheda", run_scheda},
        {"quando", run_quando},       {"condividi", run_condividi},
        {"percorso", run_percorso},   {"grafo", run_grafo},
        {"fondi", run_fondi},         {"ricevuta", run_ricevuta},
        {"controlla", run_controlla}, {"prova", run_prova},
        {"confronta", run_confronta}, {"catalogo", run_catalogo},
        {"formatta", run_formatta},   {"schema", run_schema},
        {"esporta", run_esporta},     {"popolazione", run_popolazione},
        {"completamento", run_completamento}, {"manuale", run_manuale},
    };
    return table.at(run.request.verb->name)(run);
}

int run_program(const std::string& executable, const std::vector<std::string>& arguments) {
    const Run run{parse_options(arguments), executable};
    const Request& r = run.request;
    if (r.version) return print(fmt::format("attiva {}\n", attiva::version())) ? answered : failed;
    if (r.help) {
        const bool good = print(r.verb != nullptr ? verb_help(*r.verb) : general_help());
        return good ? answered : failed;
    }
    if (!r.error.empty()) {
        complain(r.error);
        complain(r.verb != nullptr ? fmt::format("vedi «attiva {} --aiuto»", r.verb->name)
                                   : "vedi «attiva --aiuto»");
        return misused;
    }
    return dispatch(run);
}

}  // namespace
}  // namespace attiva::cli

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, not a death
    try {
        return attiva::cli::run_program(argv[0], {argv + 1, argv + argc});
    } catch (const std::exception& error) {
        attiva::cli::complain(fmt::format("errore interno, da segnalare: {}", error.what()));
        return attiva::cli::failed;
    }
}
