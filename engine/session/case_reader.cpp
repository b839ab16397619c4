// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include <fmt/format.h>

#include <algorithm>

#include "document/reader.hpp"
#include "session/case_shapes.hpp"
#include "session/cases.hpp"

namespace attiva::session {
namespace {

using document::Kind;
using document::MapReader;
using document::Node;

// The word chosen; empty where it is wrong or missing.
std::string choice(MapReader& r, std::string_view key) {
    const auto at = r.choice(key);
    return at ? expected_shape().find(key)->choices[*at] : std::string();
}

void read_expected(const Node& node, Expected& e, Diagnostics& diagnostics) {
    MapReader r(node, expected_shape(), diagnostics);
    e.verdict = choice(r, "verdetto");
    e.suitability = choice(r, "adeguatezza");
    e.reason = r.text_or_empty("motivo");
    e.place = r.text_or_empty("punto");
    e.missing = r.texts("manca");
    if (const Node* results = r.map("importi"))
        for (const auto& f : results->fields) e.results.emplace_back(f.key, &f.value);
    if (node.kind == Kind::map && node.fields.empty())
        diagnostics.error("K005", node.where, "il caso non si aspetta niente",
                          "scrivi almeno il verdetto: {verdetto: attivabile}");
}

void read_source(const Node& node, AuthorCase& c, Diagnostics& diagnostics) {
    MapReader r(node, case_source_shape(), diagnostics);
    c.act = r.text_or_empty("atto");
    c.act_where = r.where_value("atto");
    r.text("punto");
    r.text("nota");
}

AuthorCase read_case(const Node& node, Diagnostics& diagnostics) {
    MapReader r(node, case_shape(), diagnostics);
    AuthorCase c;
    c.id = r.text_or_empty("id");
    c.where = r.where_value("id");
    c.title = r.text_or_empty("titolo");
    c.base = r.text_or_empty("persona");
    c.base_where = r.where_value("persona");
    c.instrument = r.text_or_empty("strumento");
    c.instrument_where = r.where_value("strumento");
    c.changes = r.map("con");
    c.day = r.date("giorno");
    c.view = r.text_or_empty("vista");
    c.view_where = r.where_value("vista");
    c.presumptions = r.yes_no("presunzioni").value_or(true);
    if (const Node* source = r.map("fonte")) read_source(*source, c, diagnostics);
    r.choice("marca");
    r.text("nota");
    if (const Node* e = r.map("atteso")) read_expected(*e, c.expected, diagnostics);
    return c;
}

}  // namespace

CaseFile read_cases(const Node& document, Diagnostics& diagnostics) {
    CaseFile file;
    MapReader r(document, case_file_shape(), diagnostics);
    for (const Node* n : r.list("persone")) {
        const Node* id = n->find("id");
        if (id == nullptr || id->kind != Kind::text) {
            diagnostics.error("K001", n->where, "questa persona non ha un id", "aggiungi  id: …");
            continue;
        }
        const bool twice = std::any_of(file.persons.begin(), file.persons.end(),
                                       [&](const auto& other) { return other.first == id->text; });
        if (twice)
            diagnostics.error("K002", id->where, fmt::format("la persona «{}» c'è già", id->text), "dalle un altro id");
        file.persons.emplace_back(id->text, n);
    }
    for (const Node* n : r.list("casi")) {
        AuthorCase c = read_case(*n, diagnostics);
        const bool twice = std::any_of(file.cases.begin(), file.cases.end(),
                                       [&](const AuthorCase& other) { return other.id == c.id; });
        if (twice)
            diagnostics.error("K002", c.where, fmt::format("il caso «{}» c'è già", c.id), "dagli un altro id");
        file.cases.push_back(std::move(c));
    }
    return file;
}

Node merged(const Node& base, const Node* changes) {
    Node out = base;
    const auto drop = std::find_if(out.fields.begin(), out.fields.end(),
                                   [](const document::Field& f) { return f.key == "id"; });
    if (drop != out.fields.end()) out.fields.erase(drop);
    if (changes == nullptr) return out;
    for (const auto& f : changes->fields) {
        const auto same = std::find_if(out.fields.begin(), out.fields.end(),
                                       [&](const document::Field& x) { return x.key == f.key; });
        if (same == out.fields.end()) out.fields.push_back(f);
        else if (same->value.kind == Kind::map && f.value.kind == Kind::map)
            same->value = merged(same->value, &f.value);
        else *same = f;
    }
    return out;
}

}  // namespace attiva::session
