// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Reading of one map by the table of its fields.
// Tested by tests/document/reader_test.cpp.
#include "document/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::document {
namespace {

std::string_view kind_name(Kind kind) {
    switch (kind) {
        case Kind::nothing:
            return "niente";
        case Kind::text:
            return "un testo";
        case Kind::list:
            return "un elenco";
        case Kind::map:
            return "un gruppo di campi";
    }
    return "";
}

std::string_view kind_help(std::string_view expected) {
    if (expected == kind_name(Kind::map)) return "scrivi  nome: valore  su righe rientrate";
    if (expected == kind_name(Kind::list))
        return "scrivi [uno, due] o una riga con - per ogni voce";
    return "scrivi un solo valore sulla stessa riga";
}

// Where to point at a list or map: its first line would be all of it.
Span first_byte(const Node& node) {
    const bool large = node.kind == Kind::list || node.kind == Kind::map;
    return large ? Span{node.where.file, node.where.begin, node.where.begin + 1} : node.where;
}

}  // namespace

void wrong_kind(const Node& node, std::string_view expected, Diagnostics& diagnostics) {
    diagnostics.error("Y022", first_byte(node),
                      fmt::format("qui ci vuole {}, non {}", expected, kind_name(node.kind)),
                      std::string(kind_help(expected)));
}

MapReader::MapReader(const Node& node, const Shape& shape, Diagnostics& diagnostics)
    : node_(node), shape_(shape), diagnostics_(diagnostics), taken_(node.fields.size()) {
    if (node.kind != Kind::map) {
        wrong_kind(node, kind_name(Kind::map), diagnostics);
        finished_ = true;
    }
}

MapReader::~MapReader() { finish(); }

const FieldShape& MapReader::field(std::string_view key) const {
    if (const FieldShape* f = shape_.find(key)) return *f;
    throw std::logic_error(fmt::format("{} has no field {}", shape_.what, key));
}

const FieldShape& MapReader::field(std::string_view key, std::initializer_list<Form> forms) const {
    const FieldShape& f = field(key);
    if (std::find(forms.begin(), forms.end(), f.form) != forms.end()) return f;
    throw std::logic_error(fmt::format("{}: the field {} has another form", shape_.what, key));
}

const Node* MapReader::take(std::string_view key) {
    field(key);
    for (std::size_t i = 0; i < node_.fields.size(); ++i) {
        const Field& written = node_.fields[i];
        if (written.key != key) continue;
        const bool again = taken_[i];
        taken_[i] = true;
        if (written.value.kind != Kind::nothing) return &written.value;
        if (!again)
            diagnostics_.error("Y023", written.key_where, fmt::format("«{}» è senza valore", key),
                               "scrivi un valore o togli la riga");
        return nullptr;
    }
    return nullptr;
}

const Node* MapReader::value(std::string_view key) {
    const Node* value = take(key);
    const bool must = field(key).need == Need::must;
    if (must && !value && node_.kind == Kind::map && !node_.find(key))
        diagnostics_.error("Y021", first_byte(node_),
                           fmt::format("{}: manca «{}»", shape_.what, key),
                           fmt::format("aggiungi la riga  {}: …", key));
    return value;
}

const Node* MapReader::of_kind(const Node* value, Kind kind) {
    if (!value || value->kind == kind) return value;
    wrong_kind(*value, kind_name(kind), diagnostics_);
    return nullptr;
}

std::optional<std::string> MapReader::text(std::string_view key) {
    field(key, {Form::text, Form::word, Form::name});
    const Node* found = of_kind(value(key), Kind::text);
    return found ? std::optional(found->text) : std::nullopt;
}

std::string MapReader::text_or_empty(std::string_view key) {
    return text(key).value_or(std::string());
}

std::optional<std::int64_t> MapReader::whole(std::string_view key) {
    field(key, {Form::whole});
    const Node* found = of_kind(value(key), Kind::text);
    if (!found) return std::nullopt;
    const auto n = text::read_number(found->text, found->inside(), diagnostics_);
    if (!n) return std::nullopt;
    if (n->whole()) return n->num();
    diagnostics_.error("Y025", found->where, fmt::format("«{}» vuole un numero intero", key),
                       "togli i decimali");
    return std::nullopt;
}

std::optional<Date> MapReader::date(std::string_view key) {
    field(key, {Form::date});
    const Node* found = of_kind(value(key), Kind::text);
    return found ? text::read_date(found->text, found->inside(), diagnostics_) : std::nullopt;
}

std::optional<bool> MapReader::yes_no(std::string_view key) {
    field(key, {Form::yes_no});
    const Node* found = of_kind(value(key), Kind::text);
    return found ? text::read_yes_no(found->text, found->inside(), diagnostics_) : std::nullopt;
}

std::vector<const Node*> MapReader::texts(std::string_view key) {
    field(key, {Form::texts, Form::choices});
    const Node* found = value(key);
    if (found && found->kind == Kind::text) return {found};
    found = of_kind(found, Kind::list);
    if (!found) return {};
    std::vector<const Node*> out;
    for (const Node& item : found->items) {
        if (item.kind == Kind::text)
            out.push_back(&item);
        else
            wrong_kind(item, kind_name(Kind::text), diagnostics_);
    }
    return out;
}

std::vector<const Node*> MapReader::list(std::string_view key) {
    field(key, {Form::list, Form::items, Form::people});
    const Node* found = of_kind(value(key), Kind::list);
    if (!found) return {};
    std::vector<const Node*> out;
    for (const Node& item : found->items) out.push_back(&item);
    return out;
}

const Node* MapReader::map(std::string_view key) {
    field(key, {Form::map, Form::changes, Form::results});
    return of_kind(value(key), Kind::map);
}

std::optional<std::size_t> MapReader::choice(std::string_view key) {
    const std::vector<std::string>& choices = field(key, {Form::choice}).choices;
    const Node* written = of_kind(value(key), Kind::text);
    if (!written) return std::nullopt;
    const auto found = std::find(choices.begin(), choices.end(), written->text);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    std::string all;
    for (const std::string& c : choices) all += (all.empty() ? "" : ", ") + c;
    diagnostics_.error("Y024", written->where,
                       fmt::format("«{}» non è un valore di «{}»", written->text, key),
                       text::perhaps(written->text, choices, "i valori sono: " + all));
    return std::nullopt;
}

Span MapReader::where(std::string_view key) const {
    for (const Field& field : node_.fields)
        if (field.key == key) return field.key_where;
    return first_byte(node_);
}

Span MapReader::where_value(std::string_view key) const {
    const Node* value = node_.find(key);
    return value && value->kind != Kind::nothing ? value->where : where(key);
}

void MapReader::finish() {
    if (finished_) return;
    finished_ = true;
    std::vector<std::string_view> known;
    std::string all;
    for (const FieldShape& f : shape_.fields) {
        known.push_back(f.name);
        all += (all.empty() ? "" : ", ") + std::string(f.name);
    }
    for (std::size_t i = 0; i < node_.fields.size(); ++i) {
        if (taken_[i]) continue;
        const Field& written = node_.fields[i];
        diagnostics_.error("Y020", written.key_where,
                           fmt::format("{}: campo sconosciuto «{}»", shape_.what, written.key),
                           text::perhaps(written.key, known, "i campi sono: " + all));
    }
}

}  // namespace attiva::document
