// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The rules of vocabulary/from_document that no table of fields holds. Each stands
// beside its code; which types count as what is asked of vocabulary/type.
// Tested by tests/schema/.

#include "schema/attribute_rules.hpp"

#include <algorithm>

#include "vocabulary/type.hpp"

namespace attiva::schema {
namespace {

using vocabulary::Base;

template <class Which>
Json types(Which which) {
    Json out = Json::array();
    for (const std::string& word : vocabulary::type_words()) {
        Base base = Base::boolean;
        if (vocabulary::base_from_word(word, base) && which(base)) out.push_back(word);
    }
    return out;
}

template <class Which>
Json of_type(Which which) {
    return {{"properties", {{"tipo", {{"enum", types(which)}}}}}};
}

Json has(const char* field) { return {{"required", {field}}}; }

// Where the field is, the attribute has one of these types.
template <class Which>
Json only_for(const char* field, Which which) {
    return {{"if", has(field)}, {"then", of_type(which)}};
}

bool of_list(Base b) { return b == Base::choice || b == Base::set; }

// Only an order has a best end.
Json in_order() {
    return {{"required", {"ordinato"}}, {"properties", {{"ordinato", {{"enum", {"sì", "Sì"}}}}}}};
}

Json rules_of_attributes() {
    Json rules = Json::array();
    rules.push_back({{"if", {{"properties", {{"tipo", {{"enum", types(of_list)}}}}}, {"required", {"tipo"}}}},
                     {"then", {{"anyOf", {has("elenco"), has("voci")}}}}});                       // V006
    rules.push_back({{"if", {{"required", {"migliore", "voci"}}, {"not", has("elenco")}}}, {"then", in_order()}});  // V005
    rules.push_back(only_for("elenco", of_list));                                                // V005
    rules.push_back(only_for("dominio", [](Base b) { return numeric(b) || b == Base::date; }));  // V005
    rules.push_back(only_for("presunzione", [](Base b) { return b != Base::place; }));           // V011
    for (const char* field : {"trascorso_da", "mancante_a"})                                     // V012
        rules.push_back(only_for(field, [](Base b) { return b == Base::months || b == Base::days; }));
    rules.push_back({{"not", {{"required", {"trascorso_da", "mancante_a"}}}}});                  // V012
    rules.push_back(only_for("implica", [](Base b) { return b == Base::boolean || b == Base::choice; }));  // V013
    return rules;
}

Json rules_of_lists() {
    return Json::array({has("voci"),                                          // V006
                        {{"if", has("migliore")}, {"then", in_order()}}});    // V005
}

}  // namespace

void add_attribute_rules(Json& file) {
    Json& parts = file["properties"];
    parts["attributi"]["items"]["allOf"] = rules_of_attributes();
    parts["elenchi"]["items"]["allOf"] = rules_of_lists();
}

}  // namespace attiva::schema
