// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// fonti.yaml, leps.yaml and the sheets, by the tables of shapes.hpp.
// Tested by tests/catalogue/.

#include "catalogue/from_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "catalogue/shapes.hpp"
#include "document/reader.hpp"

namespace attiva::catalogue {
namespace {

using document::MapReader;
using document::Node;

// Where it is wrong or missing, K.
char read_mark(MapReader& r) {
    return r.choice("marca").value_or(1) == 0 ? 'V' : 'K';
}

// The word chosen; empty where it is wrong or missing.
std::string choice(MapReader& r, const document::Shape& shape, std::string_view key) {
    const auto at = r.choice(key);
    return at ? shape.find(key)->choices[*at] : std::string();
}

// The day as it was written; empty where it is wrong or missing.
std::string written_day(MapReader& r, std::string_view key) {
    return r.date(key) ? r.node().find(key)->text : std::string();
}

LegalSource act(MapReader& r) {
    LegalSource s;
    s.id = r.text_or_empty("id");
    s.kind = choice(r, act_shape(), "tipo");
    s.number = r.text_or_empty("numero");
    s.year = r.text_or_empty("anno");
    s.title = r.text_or_empty("titolo");
    s.address = r.text_or_empty("indirizzo");
    s.read_on = written_day(r, "letto_il");
    s.mark = read_mark(r);
    r.text("nota");
    s.span = r.where_value("id");
    return s;
}

std::vector<std::string> words(const std::vector<const Node*>& nodes) {
    std::vector<std::string> out;
    for (const Node* n : nodes) out.push_back(n->text);
    return out;
}

}  // namespace

std::vector<LegalSource> acts_from_document(const Node& document, Diagnostics& diagnostics) {
    std::vector<LegalSource> acts;
    std::map<std::string, Span> seen;
    MapReader file(document, acts_file_shape(), diagnostics);
    for (const Node* n : file.list("fonti")) {
        MapReader r(*n, act_shape(), diagnostics);
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
    MapReader file(document, levels_file_shape(), diagnostics);
    for (const Node* n : file.list("leps")) {
        MapReader r(*n, level_shape(), diagnostics);
        ServiceLevel l;
        l.id = r.text_or_empty("id");
        l.span = r.where_value("id");
        l.source_span = r.where_value("fonte");
        l.name = r.text_or_empty("nome");
        l.description = r.text_or_empty("descrizione");
        l.source = r.text_or_empty("fonte");
        l.place = r.text_or_empty("punto");
        l.from = written_day(r, "dal");
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
    const document::Shape& shape = fund ? fund_shape() : instrument_shape();
    MapReader r(document, shape, diagnostics);
    Sheet s;
    s.id = r.text_or_empty("id");
    s.span = r.where_value("id");
    s.source_span = r.where_value("fonte");
    s.service_span = r.where_value("servizio");
    s.fund = fund;
    s.layer = layer;
    s.name = r.text_or_empty("nome");
    s.kind = choice(r, shape, "tipo");
    s.description = r.text_or_empty("descrizione");
    s.bodies = words(r.texts("enti"));
    s.documents = words(r.texts("documenti"));
    s.links = words(r.texts("collegamenti"));
    s.unit = choice(r, shape, "unita");
    s.service = r.text_or_empty("servizio");
    s.source = r.text_or_empty("fonte");
    s.unverified = read_mark(r) == 'K';
    if (s.id.empty()) return std::nullopt;
    if (s.id != expected_id)
        diagnostics.error("C202", s.span, fmt::format("l'id «{}» non è il nome del file, «{}.yaml»", s.id, expected_id),
                          "dai al file e all'id lo stesso nome");
    return s;
}

}  // namespace attiva::catalogue
