// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// controlla and prova: is the catalogue right, and do its authors' cases give
// what they expect?

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "day.hpp"
#include "output.hpp"

namespace attiva::cli {
namespace {

std::string folder(const Run& run) {
    return run.request.arguments.empty() ? Catalogue::shipped(run.executable)
                                         : run.request.arguments.front();
}

std::size_t count(const Diagnostics& d, Severity s) {
    return static_cast<std::size_t>(
        std::count_if(d.items().begin(), d.items().end(),
                      [&](const Diagnostic& x) { return x.severity == s; }));
}

Diagnostics without_notes(const Diagnostics& d) {
    Diagnostics out;
    for (const auto& x : d.items())
        if (x.severity != Severity::note) out.add(x);
    return out;
}

// One line: what there is, and how much there is to look at.
std::string valid_text(const Catalogue& c, const Diagnostics& d, bool notes_shown) {
    const std::size_t notes = count(d, Severity::note);
    std::string note = notes == 0 ? "" : ", " + counted(notes, "nota", "note");
    if (notes != 0 && !notes_shown) note += notes == 1 ? " (--note la mostra)" : " (--note le mostra)";
    return fmt::format("catalogo valido: {}, {}{}, impronta {}\n",
                       counted(c.instruments().size(), "strumento", "strumenti"),
                       counted(count(d, Severity::warning), "avviso", "avvisi"), note, c.digest());
}

std::string cases_text(const CaseReport& report) {
    std::string out;
    std::size_t passed = 0;
    for (const auto& c : report.cases) {
        if (c.passed) {
            ++passed;
            continue;
        }
        out += fmt::format("{}:{}: caso {} «{}»\n", visible(c.file), c.line, c.id, c.title);
        for (const auto& d : c.differences) out += "    " + d + "\n";
    }
    const std::size_t wrong = report.cases.size() - passed;
    out += fmt::format("{} {}: {} come attesi, {} no\n", report.cases.size(),
                       report.cases.size() == 1 ? "caso" : "casi", passed, wrong);
    // The count above is of what could be read: it must not reassure about the rest.
    if (count(report.diagnostics, Severity::error) > 0)
        out += "attenzione: nei file dei casi ci sono errori, e questo conto non dice tutto\n";
    return out;
}

std::string coverage_text(const CaseReport& report, bool all) {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;
    std::string out;
    for (const auto& a : report.atoms) {
        yes += a.yes > 0 ? 1U : 0U;
        no += a.no > 0 ? 1U : 0U;
        unknown += a.unknown > 0 ? 1U : 0U;
        if (!all || (a.yes > 0 && a.no > 0 && a.unknown > 0)) continue;
        std::string never;
        if (a.yes == 0) never += " sì";
        if (a.no == 0) never += " no";
        if (a.unknown == 0) never += " ignoto";
        out += fmt::format("{}:{}: {}: mai{}: {}\n", visible(a.file), a.line, a.instrument, never, a.atom);
    }
    return out + fmt::format("copertura: {} condizioni; viste sì {}, no {}, ignote {}\n",
                             report.atoms.size(), yes, no, unknown);
}

}  // namespace

int run_controlla(const Run& run) {
    const Request& r = run.request;
    const auto day = day_of(r);
    if (!day) return misused;
    const std::string directory = folder(run);
    const Catalogue c = Catalogue::open(directory);
    Diagnostics all;
    all.append(c.diagnostics());
    all.append(c.check_cases(directory));
    all.append(c.review(*day));
    const bool notes = r.has("--note");
    const Diagnostics shown = notes ? all : without_notes(all);
    if (r.value("--formato") == "json") {
        print(c.render_json(shown) + "\n");
    } else {
        to_stderr(c, shown, r);
        if (all.ok()) print(valid_text(c, all, notes));
    }
    return all.ok() ? answered : invalid;
}

int run_prova(const Run& run) {
    const Request& r = run.request;
    const std::string directory = folder(run);
    const Catalogue c = Catalogue::open(directory);
    if (!c.ok()) {
        to_stderr(c, c.diagnostics(), r);
        return invalid;
    }
    const CaseReport report = c.run_cases(directory);
    if (r.value("--formato") == "json") {
        print(to_json(report) + "\n");
    } else {
        to_stderr(c, report.diagnostics, r);
        print(cases_text(report) + coverage_text(report, r.has("--copertura")));
    }
    if (!report.diagnostics.ok()) return invalid;
    const bool all = std::all_of(report.cases.begin(), report.cases.end(),
                                 [](const CaseResult& x) { return x.passed; });
    return all ? answered : some_failed;
}

}  // namespace attiva::cli
