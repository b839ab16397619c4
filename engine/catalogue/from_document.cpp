// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Closed schemas of fonti.yaml and of the sheets.
// Tested by tests/catalogue/from_document_test.cpp.

#include "catalogue/from_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "document/reader.hpp"

namespace attiva::catalogue {
namespace {

using document::MapReader;
using document::Node;

const std::vector<std::string> act_kinds{
    "costituzione", "legge",   "decreto-legge",   "decreto-legislativo", "decreto-ministeriale",  "dpcm",
    "dpr",          "regolamento", "legge-regionale", "dgr",             "decreto-dirigenziale",  "accordo",
    "circolare",    "messaggio", "avviso",        "linee-guida",         "pagina",                "altro"};

// Compulsory; where it is wrong or missing, K.
char read_mark(MapReader& r) {
    if (const auto m = r.choice("marca", {"V", "K"})) return *m == 0 ? 'V' : 'K';
    if (r.node().find("marca") == nullptr) r.need("marca");
    return 'K';
}

LegalSource act(MapReader& r) {
    LegalSource s;
    s.id = r.need_text("id");
    if (const auto k = r.choice("tipo", act_kinds)) s.kind = act_kinds[*k];
    else if (r.node().find("tipo") == nullptr) r.need("tipo");
    s.number = r.text("numero").value_or("");
    s.year = r.text("anno").value_or("");
    s.title = r.need_text("titolo");
    s.address = r.text("indirizzo").value_or("");
    if (r.node().find("letto_il") != nullptr && r.date("letto_il"))
        s.read_on = r.node().find("letto_il")->text;
    s.mark = read_mark(r);
    r.text("nota");
    s.span = r.where_value("id");
    return s;
}

// What an instrument or a fund may be, in the order of docs/catalogo.md.
const std::vector<std::string> instrument_kinds{
    "trasferimento", "indennita",     "borsa",        "contributo",    "servizio_accesso", "servizio_secondo_livello",
    "adempimento",   "valutazione",   "progetto",     "politica_attiva", "formazione",     "istruzione",
    "tirocinio",     "contratto",     "incentivo",    "convenzione",   "riabilitazione",   "servizio_civile",
    "attivita_civica", "abitare",     "cura",         "emergenza",     "accoglienza",      "altro"};
const std::vector<std::string> fund_kinds{"europeo", "nazionale", "regionale", "zonale", "comunale", "sanitario", "altro"};

std::vector<std::string> words(const std::vector<const Node*>& nodes) {
    std::vector<std::string> out;
    for (const Node* n : nodes) out.push_back(n->text);
    return out;
}

}  // namespace

std::vector<LegalSource> acts_from_document(const Node& document, Diagnostics& diagnostics) {
    std::vector<LegalSource> acts;
    std::map<std::string, Span> seen;
    MapReader file(document, "fonti.yaml", diagnostics);
    for (const Node* n : file.list("fonti")) {
        MapReader r(*n, "la fonte", diagnostics);
        LegalSource s = act(r);
        const auto [first, fresh] = seen.emplace(s.id, s.span);
        if (fresh) {
            acts.push_back(std::move(s));
            continue;
        }
        Diagnostic d{Severity::error, "C201", fmt::format("la fonte «{}» c'è già", s.id), s.span, "",
                     {{first->second, "la prima è qui"}}, "togline una, o cambia l'id"};
        diagnostics.add(std::move(d));
    }
    return acts;
}

std::vector<ServiceLevel> levels_from_document(const Node& document, Diagnostics& diagnostics) {
    std::vector<ServiceLevel> levels;
    std::map<std::string, Span> seen;
    MapReader file(document, "leps.yaml", diagnostics);
    for (const Node* n : file.list("leps")) {
        MapReader r(*n, "il LEPS", diagnostics);
        ServiceLevel l;
        l.id = r.need_text("id");
        l.span = r.where_value("id");
        l.source_span = r.where_value("fonte");
        l.name = r.need_text("nome");
        l.description = r.need_text("descrizione");
        l.source = r.need_text("fonte");
        l.place = r.text("punto").value_or("");
        if (r.node().find("dal") != nullptr && r.date("dal")) l.from = r.node().find("dal")->text;
        l.unverified = read_mark(r) == 'K';
        const auto [first, fresh] = seen.emplace(l.id, l.span);
        if (!fresh) {
            diagnostics.add({Severity::error, "C206", fmt::format("il LEPS «{}» c'è già", l.id), l.span, "",
                             {{first->second, "il primo è qui"}}, "togline uno, o cambia l'id"});
            continue;
        }
        levels.push_back(std::move(l));
    }
    return levels;
}

std::optional<Sheet> sheet_from_document(const Node& document, const std::string& expected_id,
                                         bool fund, language::Provenance::Layer layer,
                                         Diagnostics& diagnostics) {
    MapReader r(document, fund ? "il fondo" : "lo strumento", diagnostics);
    Sheet s;
    s.id = r.need_text("id");
    s.span = r.where_value("id");
    s.source_span = r.where_value("fonte");
    s.service_span = r.where_value("servizio");
    s.fund = fund;
    s.layer = layer;
    s.name = r.need_text("nome");
    const auto& kinds = fund ? fund_kinds : instrument_kinds;
    if (const auto k = r.choice("tipo", kinds)) s.kind = kinds[*k];
    r.need("tipo");
    s.description = r.text("descrizione").value_or("");
    s.bodies = words(r.texts("enti"));
    s.documents = words(r.texts("documenti"));
    s.links = words(r.texts("collegamenti"));
    if (const auto u = r.choice("unita", {"persona", "nucleo"})) s.unit = *u == 0 ? "persona" : "nucleo";
    s.service = r.text("servizio").value_or("");
    s.source = r.need_text("fonte");
    s.unverified = read_mark(r) == 'K';
    if (s.id.empty()) return std::nullopt;
    if (s.id != expected_id)
        diagnostics.error("C202", s.span, fmt::format("l'id «{}» non è il nome del file, «{}.yaml»", s.id, expected_id),
                          "dai al file e all'id lo stesso nome");
    return s;
}

}  // namespace attiva::catalogue
