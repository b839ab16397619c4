// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// scheda: the few questions that settle most, as a list, as a sheet to fill in, as JSON.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "question.hpp"

namespace attiva::cli {
namespace {

constexpr std::size_t usual_questions = 25;

std::string whole(double n) { return fmt::format("{:.0f}", n); }

std::string heading(const ScreeningSheet& s, const Style& style) {
    std::string out = bold(style, fmt::format("Scheda di primo colloquio: {} domande", s.facts.size())) + "\n";
    out += dim(style, fmt::format("Giorno {} · {} · vista: {} · catalogo {}", iso(s.day), s.place, s.view, s.digest)) + "\n";
    return out + folded(style,
                        fmt::format("Con queste risposte, e chi c'è nel nucleo, si decidono in media {} strumenti su {}; senza, {}. "
                                    "Ciò che si presume non si chiede; il resto lo chiede «attiva chiedi».",
                                    whole(s.after), s.instruments, whole(s.before)),
                        0);
}

const char* title(const std::string& section) {
    if (section == "nucleo") return "Il nucleo";
    return section == "attivazione" ? "Che cosa si attiva" : "La persona";
}

std::string text(const ScreeningSheet& s, const Style& style) {
    std::string out = heading(s, style);
    std::string section;
    for (std::size_t i = 0; i < s.facts.size(); ++i) {
        const ScreeningFact& f = s.facts[i];
        if (f.section != section) out += "\n" + bold(style, title(f.section)) + "\n";
        section = f.section;
        std::string line = fmt::format("{}. {}", i + 1, f.question);
        if (!f.only_if.empty()) line += fmt::format(" (dipende da: {})", f.only_if);
        if (f.of_each) line += " (di ciascuno, nel nucleo)";
        out += folded(style, line, 2);
        std::vector<std::string> names;
        for (const auto& c : f.choices) names.push_back(c.second);
        std::string about = f.choices.empty() ? f.how : join(names, "; ");
        if (!f.holder.empty()) about += " · lo sa " + f.holder;
        if (!f.document.empty()) about += " · documento: " + f.document;
        out += dim(style, folded(style, about, 5));
    }
    return out + "\n" + bold(style, "Chi c'è nel nucleo") + "\n" + folded(style, "Quante persone, e di ciascuna ciò che sopra è «di ciascuno».", 2);
}

// A sheet that says nothing yet: «# » is taken away in front of what is known, and of the
// section it stands in.
std::string sheet(const ScreeningSheet& s) {
    std::string out = fmt::format("# Scheda di primo colloquio, {} domande: si toglie «# » davanti a ciò che si sa, e alla sua sezione, e si scrive il valore.\n\nal: {}\n",
                                  s.facts.size(), iso(s.day));
    std::string section;
    if (!s.lives_in.empty()) {
        section = "persona";
        out += fmt::format("\n{}:\n  {}: {}\n", section, s.residence, s.lives_in);
    }
    for (const ScreeningFact& f : s.facts) {
        if (f.section != section) out += fmt::format("\n# {}:\n", f.section);
        section = f.section;
        std::vector<std::string> ids;
        for (const auto& c : f.choices) ids.push_back(c.first);
        out += fmt::format("#   {}:    # {}{}\n", f.attribute, f.question, ids.empty() ? "" : " " + join(ids));
    }
    std::vector<std::string> each;
    for (const ScreeningFact& f : s.facts)
        if (f.of_each) each.push_back(f.attribute);
    out += "\n# componenti:    # gli altri del nucleo, uno per riga\n#   - {ruolo: …";
    for (const auto& e : each) out += ", " + e + ": …";
    return out + "}\n# nucleo_completo: sì\n";
}

}  // namespace

int run_scheda(const Run& run) {
    const Request& r = run.request;
    const auto question = question_of(r);
    if (!question) return misused;
    const std::string wanted = r.value("--domande", std::to_string(usual_questions));
    const bool number = !wanted.empty() && wanted.size() <= 3 && wanted.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t most = number ? std::stoul(wanted) : 0;
    if (most < 1 || most > most_screening_facts) {
        complain(fmt::format("--domande vuole un numero da 1 a {}", most_screening_facts));
        return misused;
    }
    const Catalogue catalogue = open_catalogue(run);
    if (!catalogue.ok()) {
        to_stderr(catalogue, catalogue.diagnostics(), r);
        return invalid;
    }
    Diagnostics problems;
    const auto found = catalogue.screening(*question, most, problems);
    if (!problems.empty()) to_stderr(catalogue, problems, r);
    if (!found) return invalid;
    const std::string format = r.value("--formato", "testo");
    const Style style = style_of(r.value("--colore", "auto"), STDOUT_FILENO);
    const std::string out = format == "json" ? to_json(*found) + "\n" : format == "foglio" ? sheet(*found) : text(*found, style);
    return print(out) ? answered : failed;
}

}  // namespace attiva::cli
