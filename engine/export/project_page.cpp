// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The *progetto personalizzato* as one HTML page, to be printed on A4 and signed: the
// timeline, the same as a table, what is assumed, lines to sign on. On a small screen a row
// of the table becomes a card, and the timeline that is drawn for narrow screens is shown.

#include "export/project_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "export/path_words.hpp"
#include "export/svg.hpp"
#include "export/timeline.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace {

using exporting::escaped;

constexpr int wide_picture = 1024;
constexpr int narrow_picture = 320;

constexpr const char* style = R"(
*{box-sizing:border-box}
body{font:1rem/1.45 system-ui,sans-serif;max-width:70rem;margin:1.5rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;border-bottom:1px solid #1a1a1a;margin:1.4rem 0 .5rem}h3{font-size:1rem;margin:.8rem 0 .2rem}
p{margin:.3rem 0}ul{margin:.2rem 0;padding-left:1.2rem}
.proposta{border:2px solid #1a1a1a;padding:.2rem .6rem;display:inline-block;font-weight:bold}
.dati{display:grid;grid-template-columns:repeat(3,1fr);gap:.4rem 1.2rem;margin:.6rem 0}.dati .intero{grid-column:1/-1}
.dati dt{font-size:.85rem;color:#444}.dati dd{margin:0;font-weight:bold}
.disegno svg{display:block;width:100%;height:auto}.stretto{display:none}
table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.85rem;line-height:1.35}
th,td{border:1px solid #767676;padding:.3rem .4rem;text-align:left;vertical-align:top;hyphens:auto}tbody th{font-weight:bold}
thead th{background:#eee}td p,th p{margin:0 0 .2rem}
.note{columns:2;column-gap:2rem}.note div{break-inside:avoid}.note h3{margin-top:.2rem}
.righe{display:grid;grid-template-columns:repeat(2,1fr);gap:.2rem 2rem;margin:0;padding:0;list-style:none}
.righe li{border-bottom:1px solid #1a1a1a;padding-top:1.9rem}
.fine{color:#444;font-size:.85rem;margin-top:1rem}
@media screen and (max-width:767px){
body{padding:0 .5rem}.dati{grid-template-columns:1fr}.largo{display:none}.stretto{display:block;max-width:30rem}.note{columns:1}.righe{grid-template-columns:1fr}
}
@media screen and (max-width:1079px){
table,tbody,tr,td,tbody th{display:block;width:auto}thead,colgroup{display:none}
tr{border:1px solid #767676;margin:0 0 .8rem}td,tbody th{border:0;border-bottom:1px solid #ddd}tbody th{background:#eee;font-size:1rem}
td:empty{display:none}td::before{content:attr(data-voce);display:block;font-weight:bold;font-size:.8rem}
}
@page{size:A4;margin:8mm}
@media print{
body{max-width:none;margin:0;padding:0;font-family:Arial,Helvetica,sans-serif;font-size:7.5pt;line-height:1.15}
h1{font-size:14pt}h2{font-size:10pt;margin:1.5mm 0 .7mm;break-after:avoid}h3{font-size:8.5pt;margin:1mm 0 0;break-after:avoid}
.dati{display:block;margin:1mm 0}.dati div{display:inline-block;margin-right:3mm}.dati .intero{display:block;margin:0}.dati dt,.dati dd{display:inline;font-size:7.5pt}.dati dt::after{content:': '}.proposta{border-width:1px;padding:0 1.5mm}
table{font-size:7pt;line-height:1.12}th,td{padding:.3mm .8mm}td p,th p{margin:0}tr,.firme{break-inside:avoid}thead th{background:none}
p,ul{margin:.2mm 0}.note{columns:3;column-gap:5mm}.note div{margin-bottom:.5mm}.note ul{padding-left:4mm}.note h3{margin:0}.righe{grid-template-columns:repeat(5,1fr);gap:0 5mm}.righe li{padding-top:5.5mm}.fine{margin-top:1.5mm;font-size:7pt}
header{position:relative}.proposta{position:absolute;right:0;top:0;margin:0}
}
)";

std::string paragraph(const std::string& text) { return "<p>" + escaped(text) + "</p>"; }

// What comes before ": " tells what the rest is.
std::string line(const std::string& text) {
    const std::size_t at = text.find(": ");
    for (const char* known : {"Durata", "Lo attiva", "Équipe essenziale", "Équipe allargata", "Apre", "Prepara", "Documenti"})
        if (at != std::string::npos && text.substr(0, at) == known) return "<p><strong>" + escaped(text.substr(0, at + 1)) + "</strong> " + escaped(text.substr(at + 2)) + "</p>";
    return paragraph(text);
}

std::string fact(const char* term, const std::string& text, bool whole_row = false) {
    if (text.empty()) return {};
    return fmt::format("<div{}><dt>{}</dt><dd>{}</dd></div>\n", whole_row ? " class=\"intero\"" : "", term, escaped(text));
}

std::string unknown_lengths(const Path& path) {
    return path.unknown_lengths == 0 ? "" : text::counted(static_cast<std::size_t>(path.unknown_lengths), "passo", "passi") + " senza durata";
}

const char* arrival_label(const Path& path) {
    if (path.only_if.empty()) return path.at_least ? "Si arriva non prima del" : "Si arriva il";
    return path.at_least ? "Si arriverebbe non prima del" : "Si arriverebbe il";
}

std::string head(const PathAnswer& a) {
    std::string out = "<header>\n<h1>Progetto personalizzato</h1>\n<p class=\"proposta\">Proposta: decide l'équipe con la persona.</p>\n<dl class=\"dati\">\n";
    const Path* path = exporting::first_path(a);
    out += fact("Obiettivo", exporting::goal_words(a), true);
    out += fact("Persona", a.subject) + fact("Giorno", text::write_day(a.day)) + fact("Luogo", a.place) + fact("Vista", a.view);
    if (path != nullptr && !path->steps.empty())
        out += fact("Dal", text::write_day(a.from)) + fact(arrival_label(*path), text::write_day(path->end));
    if (path != nullptr && !path->only_if.empty()) out += fact("Si arriva", path->only_if, true);
    if (path != nullptr) out += fact("Date indicative", unknown_lengths(*path));
    out += fact("Al massimo", fmt::format("{} {} la settimana, {} insieme", a.hours, a.hours == 1 ? "ora" : "ore", a.together == 1 ? "uno strumento" : fmt::format("{} strumenti", a.together)) +
                                  (a.hours_counted ? "" : " (le ore di questi passi non si sanno: non contano)"));
    return out + fact("Catalogo", a.digest) + "</dl>\n</header>\n";
}

std::string picture(const PathAnswer& a) {
    std::string out = "<section aria-labelledby=\"tempo\">\n<h2 id=\"tempo\">Il percorso nel tempo</h2>\n";
    out += "<div class=\"disegno largo\">\n" + exporting::timeline(a, wide_picture, exporting::Around::table) + "</div>\n";
    out += "<div class=\"disegno stretto\">\n" + exporting::timeline(a, narrow_picture, exporting::Around::nothing) + "</div>\n";
    return out + "</section>\n";
}

struct Column {
    const char* name;
    std::vector<std::vector<std::string>> cells;  // of each step
};

// The name of the step, then what is said of any step.
std::vector<Column> columns_of(const Path& path) {
    std::vector<Column> all{{"Passo", {}}};
    for (const exporting::StepCell& c : exporting::step_cells(path, 0)) all.push_back({c.column, {}});
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
        all[0].cells.push_back({fmt::format("{}. {}", i + 1, path.steps[i].name)});
        const auto cells = exporting::step_cells(path, i);
        for (std::size_t c = 0; c < cells.size(); ++c) all[c + 1].cells.push_back(cells[c].lines);
    }
    const auto silent = [](const Column& c) { return std::all_of(c.cells.begin(), c.cells.end(), [](const auto& lines) { return lines.empty(); }); };
    all.erase(std::remove_if(all.begin(), all.end(), silent), all.end());
    return all;
}

std::string column_shares(const std::vector<Column>& columns, std::size_t steps) {
    std::vector<std::vector<std::vector<std::string>>> rows(steps + 1);
    for (const Column& c : columns) {
        rows[0].push_back({c.name});
        for (std::size_t i = 0; i < steps; ++i) rows[i + 1].push_back(c.cells[i]);
    }
    const auto widths = exporting::column_widths(rows);
    const int whole = std::accumulate(widths.begin(), widths.end(), 0);
    std::string out;
    for (const int w : widths) out += fmt::format("<col style=\"width:{}.{}%\" />", w * 100 / whole, w * 1000 / whole % 10);
    return out;
}

std::string row(const std::vector<Column>& columns, std::size_t i) {
    std::string out = "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">" + escaped(columns[0].cells[i][0]) + "</th>";
    for (std::size_t c = 1; c < columns.size(); ++c) {
        out += fmt::format("<td role=\"cell\" data-voce=\"{}\">", columns[c].name);
        for (const auto& l : columns[c].cells[i]) out += line(l);
        out += "</td>";
    }
    return out + "</tr>\n";
}

std::string table(const Path& path) {
    const auto columns = columns_of(path);
    std::string heads;
    for (const Column& c : columns) heads += fmt::format("<th scope=\"col\" role=\"columnheader\">{}</th>", c.name);
    std::string out = "<section aria-labelledby=\"passi\">\n<h2 id=\"passi\">I passi</h2>\n<table role=\"table\" aria-labelledby=\"passi\">\n<colgroup>" + column_shares(columns, path.steps.size()) +
                      "</colgroup>\n<thead role=\"rowgroup\"><tr role=\"row\">" + heads + "</tr></thead>\n<tbody role=\"rowgroup\">\n";
    for (std::size_t i = 0; i < path.steps.size(); ++i) out += row(columns, i);
    return out + "</tbody>\n</table>\n</section>\n";
}

std::string notes(const PathAnswer& a) {
    const auto all = exporting::path_notes(a);
    if (all.empty()) return {};
    std::string out = "<section aria-labelledby=\"note\">\n<h2 id=\"note\">Da tenere presente</h2>\n<div class=\"note\">\n";
    for (const auto& n : all) {
        out += "<div><h3>" + escaped(n.heading) + "</h3>\n<ul>\n";
        for (const auto& i : n.items) out += "<li>" + escaped(i) + "</li>\n";
        out += "</ul></div>\n";
    }
    return out + "</div>\n</section>\n";
}

std::string signatures(const PathAnswer& a) {
    std::string out = "<section class=\"firme\" aria-labelledby=\"firme\">\n<h2 id=\"firme\">Prossimo incontro e firme</h2>\n<ul class=\"righe\">\n"
                      "<li>Prossimo incontro, il</li>\n<li>Luogo e data</li>\n";
    for (const auto& s : exporting::signers(a)) out += "<li>" + escaped(s) + "</li>\n";
    return out + "</ul>\n</section>\n";
}

}  // namespace

std::string project_page(const PathAnswer& answer) {
    const std::string title = "Progetto personalizzato" + (answer.subject.empty() ? "" : ": " + answer.subject);
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"it\">\n<head>\n<meta charset=\"utf-8\" />\n"
                                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
                                  escaped(title), style);
    out += head(answer);
    const Path* path = exporting::first_path(answer);
    if (path == nullptr || path->steps.empty()) out += "<p><strong>" + escaped(exporting::proof_words(answer)) + "</strong></p>\n";
    else out += picture(answer) + table(*path);
    out += notes(answer) + signatures(answer);
    out += "<p class=\"fine\">Proposta: decide l'équipe con la persona. Le date si adattano alla persona, non la persona alle date.</p>\n";
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace attiva
