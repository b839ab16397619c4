// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// grafo: what comes before what, in the catalogue or for one person.
// Tested by tests/cases/buoni/grafo/.

#include <fmt/format.h>

#include <unistd.h>

#include "attiva/attiva.hpp"
#include "day.hpp"
#include "output.hpp"
#include "question.hpp"
#include "reply.hpp"
#include "telling.hpp"

namespace attiva::cli {
namespace {

std::string node_words(const PathGraph::Node& n) {
    return fmt::format("{} ({}){}{}", n.name, n.id, n.verdict ? fmt::format(", {}", word(*n.verdict)) : "", n.on_path ? ", nel percorso" : "");
}

std::string text(const PathGraph& g, const Style& style) {
    std::string out = bold(style, "Che cosa viene prima di che cosa") + (g.subject.empty() ? "" : "  " + g.subject) + "\n";
    out += dim(style, fmt::format("Giorno {}{}{} · catalogo {}", iso(g.day), g.place.empty() ? "" : " · " + g.place, g.view.empty() ? "" : " · vista: " + g.view, g.digest)) + "\n";
    for (std::size_t k = 0; k < g.nodes.size(); ++k) {
        out += "\n" + folded(style, node_words(g.nodes[k]), 0);
        for (const auto& l : g.links) {
            const bool here = l.to == k || (l.kind == PathGraph::Link::Kind::apart && l.from == k);
            if (!here) continue;
            const PathGraph::Node& other = g.nodes[l.to == k ? l.from : l.to];
            std::string line = l.kind == PathGraph::Link::Kind::opens   ? fmt::format("si apre con: {}", other.id)
                               : l.kind == PathGraph::Link::Kind::fact ? fmt::format("chiede ciò che lascia: {} ({})", other.id, l.text)
                                                                       : fmt::format("{}: {}{}", word(l.kind), other.id, l.text.empty() ? "" : " (" + l.text + ")");
            if (l.source && !cite(*l.source).empty()) line += " (" + cite(*l.source) + ")";
            out += folded(style, line, 2);
        }
    }
    return out;
}

std::string plain(const PathGraph& g) {
    std::string out;
    plain_line(out, "grafo", "giorno", iso(g.day));
    plain_heading(out, "grafo", g.place, g.view, g.digest, "decide l'équipe", g.subject);
    for (const auto& n : g.nodes) {
        plain_line(out, n.id, "nome", n.name);
        if (n.verdict) plain_line(out, n.id, "verdetto", word(*n.verdict));
        if (n.on_path) plain_line(out, n.id, "nel percorso", "sì");
    }
    for (const auto& l : g.links) plain_line(out, g.nodes[l.to].id, word(l.kind), g.nodes[l.from].id + (l.text.empty() ? "" : " (" + l.text + ")"));
    return out;
}

std::string show(const PathGraph& g, const Request& r, const Style& style) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(g) + "\n";
    return format == "piano" ? plain(g) : text(g, style);
}

int of_catalogue(const Run& run) {
    const Request& r = run.request;
    const auto day = day_of(r);
    if (!day) return misused;
    const Catalogue catalogue = open_catalogue(run);
    if (!catalogue.ok()) {
        to_stderr(catalogue, catalogue.diagnostics(), r);
        return invalid;
    }
    Diagnostics problems;
    const auto graph = catalogue.graph(*day, r.value("--intorno"), problems);
    if (!problems.empty()) to_stderr(catalogue, problems, r);
    if (!graph) return invalid;
    return print(show(*graph, r, style_of(r.value("--colore", "auto"), STDOUT_FILENO))) ? answered : failed;
}

}  // namespace

std::optional<Told> tell_graph(const Catalogue& c, const Input& person, const Request& r, Date day, const Style& style, Notes, Diagnostics& problems) {
    const auto graph = c.graph(person, question_of(r, day), path_question_of(r), problems);
    if (!graph) return std::nullopt;
    Told out;
    out.text = show(*graph, r, style);
    return out;
}

int run_grafo(const Run& run) {
    const Request& r = run.request;
    if (r.arguments.empty()) {
        for (const char* o : {"--obiettivo", "--vista", "--comune", "--zona", "--entro", "--insieme", "--escludi", "--senza-presunzioni"})
            if (r.has(o)) {
                complain(fmt::format("{} riguarda una persona: dai il suo file", o));
                return misused;
            }
        return of_catalogue(run);
    }
    if (r.has("--intorno")) {
        complain("--intorno riguarda il catalogo: di una persona si danno --obiettivo e il suo file");
        return misused;
    }
    if (const int code = check_path_options(r); code != answered) return code;
    return ask_person(run, tell_graph);
}

}  // namespace attiva::cli
