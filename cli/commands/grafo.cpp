// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// grafo: what comes before what, in the catalogue or for one person.
// Tested by tests/cases/buoni/grafo/.

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>

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

// The rules that say it, each act and place once: to be verified if what one of the rules
// says of it is. Of one that names no act, only what must be known of it.
std::string rules_of(const PathGraph& g, const PathTie& tie) {
    std::vector<SourceRef> sources;
    for (const std::size_t i : tie.links) {
        if (!g.links[i].source) continue;
        SourceRef s = *g.links[i].source;
        const auto same = [&](const SourceRef& o) { return o.act == s.act && o.act_title == s.act_title && o.place == s.place && o.local == s.local && o.layer == s.layer; };
        const auto before = std::find_if(sources.begin(), sources.end(), same);
        if (before == sources.end()) sources.push_back(std::move(s));
        else before->unverified = before->unverified || s.unverified;
    }
    std::vector<std::string> acts, marks;
    for (const SourceRef& s : sources) {
        const std::string said = cite(s);
        auto& list = !said.empty() && said.front() == '[' ? marks : acts;
        if (!said.empty() && std::find(list.begin(), list.end(), said) == list.end()) list.push_back(said);
    }
    return (acts.empty() ? "" : " (" + join(acts, "; ") + ")") + (marks.empty() ? "" : " " + join(marks, " "));
}

std::string tie_words(const PathGraph& g, const PathTie& tie) {
    const std::string more = more_of(g, tie);
    const std::string that = more.rfind("lascia", 0) == 0 ? "che " : "";
    return words_of(g, tie) + ": " + g.nodes[tie.other].name + (more.empty() ? "" : ", " + that + more);
}

std::string title(const PathGraph& g) {
    for (const auto& n : g.nodes)
        if (!g.around.empty() && n.id == g.around) return "intorno a: " + n.name;
    return g.subject;
}

std::string text(const PathGraph& g, const Style& style) {
    std::string out = bold(style, "Che cosa viene prima di che cosa") + (title(g).empty() ? "" : "  " + title(g)) + "\n";
    out += dim(style, fmt::format("Giorno {}{}{} · catalogo {}", iso(g.day), g.place.empty() ? "" : " · " + g.place, g.view.empty() ? "" : " · vista: " + g.view, g.digest)) + "\n";
    std::string asked, rest, others;
    for (std::size_t k = 0; k < g.nodes.size(); ++k) {
        const auto ties = ties_of(g, k);
        const bool centre = !g.around.empty() && g.nodes[k].id == g.around;
        std::string& part = centre ? asked : ties.empty() && !g.nodes[k].on_path ? others : rest;
        if (&part != &others) part += "\n";
        part += folded(style, node_words(g.nodes[k]), &part == &others ? 2 : 0);
        for (const PathTie& t : ties) part += folded(style, tie_words(g, t) + rules_of(g, t), 2);
    }
    // Of the whole catalogue nothing is left out: there, nothing at all comes before these.
    const bool whole = g.around.empty() && g.view.empty();
    return out + asked + rest + (others.empty() ? "" : std::string("\n") + (whole ? "Senza nulla prima" : "Gli altri") + "\n" + others);
}

std::string plain(const PathGraph& g) {
    std::string out;
    plain_line(out, "grafo", "giorno", iso(g.day));
    plain_heading(out, "grafo", g.place, g.view, g.digest, "decide l'équipe", g.subject);
    plain_line(out, "grafo", "intorno a", g.around);
    for (const auto& n : g.nodes) {
        plain_line(out, n.id, "nome", n.name);
        if (n.verdict) plain_line(out, n.id, "verdetto", word(*n.verdict));
        if (n.on_path) plain_line(out, n.id, "nel percorso", "sì");
    }
    for (std::size_t k = 0; k < g.nodes.size(); ++k)
        for (const PathTie& t : ties_of(g, k)) out += g.nodes[k].id + ": " + tie_words(g, t) + "\n";
    return out;
}

std::string show(const PathGraph& g, const Request& r, const Style& style) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(g) + "\n";
    if (format == "svg") return graph_svg(g, picture_width(r));
    if (format == "dot") return graph_dot(g);
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
    const auto graph = catalogue.graph(*day, r.value("--intorno"), number(r, "--passi", 1), problems);
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
        if (r.has("--passi") && !r.has("--intorno")) {
            complain("--passi dice quanto lontano da uno strumento: aggiungi --intorno ID");
            return misused;
        }
        const int code = check_path_options(r);
        return code == answered ? of_catalogue(run) : code;
    }
    for (const char* o : {"--intorno", "--passi"})
        if (r.has(o)) {
            complain(fmt::format("{} riguarda il catalogo: di una persona si danno --obiettivo e il suo file", o));
            return misused;
        }
    if (const int code = check_path_options(r); code != answered) return code;
    return ask_person(run, tell_graph);
}

}  // namespace attiva::cli
