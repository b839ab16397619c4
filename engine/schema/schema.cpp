// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// From a kind to its schema. draft-07: docs/decisioni/0011.
// Tested by tests/schema/.

#include "schema/schema.hpp"

#include "attiva/catalogue.hpp"
#include "caseload/shapes.hpp"
#include "catalogue/shapes.hpp"
#include "person/shapes.hpp"
#include "schema/attribute_rules.hpp"
#include "schema/fields.hpp"
#include "vocabulary/shapes.hpp"

namespace attiva::schema {
namespace {

const document::Shape* shape_of(const Source& source, const std::string& kind) {
    if (kind == "strumento") return &catalogue::instrument_shape();
    if (kind == "fondo") return &catalogue::fund_shape();
    if (kind == "fonti") return &catalogue::acts_file_shape();
    if (kind == "leps") return &catalogue::levels_file_shape();
    if (kind == "vocabolario") return &vocabulary::vocabulary_file_shape();
    if (kind == "persona") return &person::person_shape();
    if (kind == "caso") return &caseload::case_shape();
    if (kind == "bilanci") return &caseload::budgets_shape();
    return kind == "prove" ? &source.cases : nullptr;
}

// Of a line either the whole money is written, or what is left (F021).
void add_line_rules(Json& budgets_file) {
    Json either = Json::array();
    for (const char* key : {"totale", "residuo"}) either.push_back(Json{{"required", Json::array({key})}});
    budgets_file["properties"]["linee"]["items"]["oneOf"] = std::move(either);
}

}  // namespace

std::string json_schema(const Source& source, const std::string& kind) {
    const document::Shape* shape = shape_of(source, kind);
    if (shape == nullptr) return {};
    Fields fields(source);
    Json body = fields.map(*shape);
    if (kind == "vocabolario") add_attribute_rules(body);
    if (kind == "bilanci") add_line_rules(body);
    std::string about;
    for (const EditorKind& k : editor_kinds())
        if (k.id == kind) about = k.about;
    Json out{{"$schema", "http://json-schema.org/draft-07/schema#"},
             {"$comment", "Scritto da «attiva schema " + kind + "»: non si modifica a mano."},
             {"title", "attiva: " + about}};
    out.update(body);
    Json definitions = fields.take_definitions();
    if (!definitions.empty()) out["definitions"] = std::move(definitions);
    return written(out);
}

}  // namespace attiva::schema
