// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One schema for each shape. A map is closed: a field that is in no table is an error,
// as it is for MapReader. What refers to names of the catalogue, and every fact, is
// written once under "definitions".
// Tested by tests/schema/.

#include "schema/fields.hpp"

#include <algorithm>

#include "person/shapes.hpp"
#include "schema/names.hpp"
#include "schema/values.hpp"

namespace attiva::schema {

using document::FieldShape;
using document::Form;
using document::Need;
using document::Refers;
using document::Shape;

template <class Write>
Json Fields::shared(const std::string& name, Write write) {
    if (!definitions_.contains(name)) {
        Json made = write();
        definitions_[name] = std::move(made);
    }
    return {{"$ref", "#/definitions/" + name}};
}

Json Fields::map(const Shape& shape) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const FieldShape& f : shape.fields) {
        properties[std::string(f.name)] = field(f);
        if (f.need == Need::must) required.push_back(f.name);
    }
    Json out{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!required.empty()) out["required"] = std::move(required);
    if (shape.never_empty) out["minProperties"] = 1;
    return out;
}

// In draft-07 what stands beside a $ref does not count: the meaning goes around it. An
// editor completes `anyOf` better than `allOf`.
Json Fields::field(const FieldShape& f) {
    Json inner = form(f);
    Json out{{"description", f.meaning}};
    if (inner.contains("$ref")) out["anyOf"] = Json::array({std::move(inner)});
    else out.update(inner);
    return out;
}

Json Fields::form(const FieldShape& f) {
    switch (f.form) {
        case Form::text: return text(f);
        case Form::word: return name(true);
        case Form::name: return name(false);
        case Form::texts: {
            Json one = text(f);
            Json many = list(f, one);
            return {{"anyOf", {std::move(many), std::move(one)}}};
        }
        case Form::money: return money();
        case Form::whole: return whole(f.least, f.most);
        case Form::date: return day();
        case Form::partial: return partial_day();
        case Form::ending: return partial_day({person::still_running, person::over});
        case Form::yes_no: return yes_no();
        case Form::choice: return words(f.choices);
        case Form::choices: return {{"anyOf", {list(f, words(f.choices)), words(f.choices)}}};
        case Form::map: return map(*f.inner);
        case Form::list: return list(f, map(*f.inner));
        case Form::items: {
            Json out = list(f, {{"anyOf", {name(true), map(*f.inner)}}});
            out["uniqueItems"] = true;
            return out;
        }
        case Form::value: return any_values();
        case Form::facts: return facts(f, Json::object());
        case Form::people: {
            Json role = Json::object();
            role[std::string(person::role_field().name)] = field(person::role_field());
            return list(f, facts(f, std::move(role)));
        }
        case Form::changes: return changes();
        case Form::results: return {{"type", "object"}, {"additionalProperties", any_text()}};
    }
    return {};
}

Json Fields::text(const FieldShape& f) {
    if (f.refers == Refers::nothing) return any_text();
    const Names names = names_of(f.refers, source_.catalogue);
    return shared(names.kind, [&] { return words(names.ids, names.meanings); });
}

Json Fields::list(const FieldShape& f, Json item) {
    Json out{{"type", "array"}, {"items", std::move(item)}};
    if (f.least > 0) out["minItems"] = f.least;
    if (f.most > 0) out["maxItems"] = f.most;
    return out;
}

Json Fields::facts(const FieldShape& f, Json others) {
    Json properties = std::move(others);
    const auto& levels = person::section(f.name).levels;
    for (const auto& a : source_.catalogue.vocabulary.attributes())
        if (std::find(levels.begin(), levels.end(), a.level) != levels.end()) properties[a.id] = fact(a);
    return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

// A fact is a value, a value with who said it and when, or several of these.
Json Fields::fact(const vocabulary::Attribute& a) {
    return shared("fatto_" + a.id, [&] {
        const auto& v = source_.catalogue.vocabulary;
        const Value value = value_of(a, v, place_names(source_.catalogue.territory));
        Json one = shared("valore_" + value.name, [&] { return value.schema; });
        Json sourced = shared("detto_" + value.name, [&] { return stated(one); });
        Json several{{"type", "array"}, {"items", sourced}, {"minItems", 1}};
        return Json{{"title", a.label},
                    {"description", explained(a, v)},
                    {"anyOf", {std::move(one), std::move(sourced), std::move(several)}}};
    });
}

Json Fields::stated(const Json& value) {
    Json out = map(person::stated_shape());
    out["properties"]["valore"] = value;
    return out;
}

// A person of whom only what changes is written.
Json Fields::changes() {
    return shared("cambiamenti", [&] {
        Json out = map(person::person_shape());
        out.erase("required");
        return out;
    });
}

}  // namespace attiva::schema
