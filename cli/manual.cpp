// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The bash completion and the man page, both written from the table of verbs.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "verbs.hpp"

namespace attiva::cli {
namespace {

std::string words(const VerbSpec& v) {
    std::string out = "--aiuto";
    for (const auto& o : v.options) out += " " + o.name;
    return out;
}

// What follows one option, as a case of the completion script.
std::string value_case(const OptionSpec& o) {
    if (!o.choices.empty()) {
        std::string choices;
        for (const auto& c : o.choices) choices += (choices.empty() ? "" : " ") + c;
        return fmt::format("        {}) COMPREPLY=($(compgen -W '{}' -- \"$cur\")); return ;;\n",
                           o.name, choices);
    }
    if (o.completes == "dir")
        return fmt::format("        {}) COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n", o.name);
    if (!o.placeholder.empty()) return fmt::format("        {}) return ;;\n", o.name);
    return {};
}

// roff treats a leading dot and backslashes specially, and a plain hyphen as a
// typographic one.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\e";
        else if (c == '-') out += "\\-";
        else out += c;
    }
    return out;
}

std::string roff_verb(const VerbSpec& v) {
    std::string head = "attiva " + v.name;
    for (const auto& a : v.arguments)
        head += a.required ? " " + a.name + (a.many ? "…" : "") : " [" + a.name + "]";
    std::string out = fmt::format(".SS {}\n{}\n", roff(head), roff(v.question));
    for (const auto& a : v.arguments)
        out += fmt::format(".TP\n.I {}\n{}\n", roff(a.name), roff(a.help));
    for (const auto& o : v.options)
        out += fmt::format(".TP\n.B {}{}\n{}\n", roff(o.name),
                           o.placeholder.empty() ? "" : " \\fI" + roff(o.placeholder) + "\\fR",
                           roff(o.help));
    if (!v.notes.empty()) out += ".PP\n" + roff(v.notes) + "\n";
    return out + ".PP\nEsempio:\n.RS\n.nf\n" + roff(v.example) + "\n.fi\n.RE\n";
}

}  // namespace

std::string bash_completion() {
    std::string names;
    std::string by_verb;
    std::string values;
    std::vector<std::string> seen;
    for (const auto& v : verbs()) {
        names += (names.empty() ? "" : " ") + v.name;
        by_verb += fmt::format("        {}) options='{}' ;;\n", v.name, words(v));
        for (const auto& o : v.options) {
            if (std::find(seen.begin(), seen.end(), o.name) != seen.end()) continue;
            seen.push_back(o.name);
            values += value_case(o);
        }
    }
    return fmt::format(
        "# completamento di bash per attiva, scritto da «attiva completamento»\n"
        "_attiva() {{\n"
        "    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} options=''\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        "        COMPREPLY=($(compgen -W '{} --aiuto --versione' -- \"$cur\")); return\n"
        "    fi\n"
        "    case $prev in\n{}    esac\n"
        "    case ${{COMP_WORDS[1]}} in\n{}    esac\n"
        "    case $cur in\n"
        "        -*) COMPREPLY=($(compgen -W \"$options\" -- \"$cur\")) ;;\n"
        "        *) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n"
        "    esac\n"
        "}}\n"
        "complete -o filenames -F _attiva attiva\n",
        names, values, by_verb);
}

std::string man_page() {
    std::string out =
        ".TH ATTIVA 1 \"\" \"attiva\" \"Manuale di attiva\"\n"
        ".SH NOME\nattiva \\- cosa possiamo attivare?\n"
        ".SH SINTASSI\n.B attiva\n.I VERBO\n[opzioni] FILE…\n"
        ".SH DESCRIZIONE\n"
        "Legge un catalogo di strumenti e le sue regole e, per una persona, dice che cosa si può\n"
        "attivare ora, che cosa chiede ancora un fatto (e quale), che cosa non è possibile e perché.\n"
        "È una proposta: decide l'équipe.\n"
        ".SH VERBI\n";
    for (const auto& v : verbs()) out += roff_verb(v);
    out +=
        ".SH USCITE\n"
        ".TP\n.B 0\nrisposto, o valido\n"
        ".TP\n.B 1\nguasto (lettura, scrittura, interno)\n"
        ".TP\n.B 2\nuso sbagliato\n"
        ".TP\n.B 3\ncatalogo, regole o persona non validi\n"
        ".TP\n.B 4\nnon deciso dove si chiedeva una decisione\n"
        ".TP\n.B 5\nfatto, ma qualcosa non torna\n"
        ".SH AMBIENTE\n.TP\n.B NO_COLOR\nse c'è, niente colori\n";
    return out;
}

}  // namespace attiva::cli
