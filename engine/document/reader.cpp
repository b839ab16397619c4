// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Closed-schema reading of one map.
// Tested by tests/document/reader_test.cpp.
#include "document/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

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

MapReader::MapReader(const Node& node, std::string what, Diagnostics& diagnostics)
    : node_(node), what_(std::move(what)), diagnostics_(diagnostics), taken_(node.fields.size()) {
    if (node.kind != Kind::map) {
        wrong_kind(node, kind_name(Kind::map), diagnostics);
        finished_ = true;
    }
}

MapReader::~MapReader() { finish(); }

const Node* MapReader::take(std::string_view key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
    for (std::size_t i = 0; i < node_.fields.size(); ++i) {
        const Field& field = node_.fields[i];
        if (field.key != key) continue;
        const bool again = taken_[i];
        taken_[i] = true;
        if (field.value.kind != Kind::nothing) return &field.value;
        if (!again)
            diagnostics_.error("Y023", field.key_where, fmt::format("«{}» è senza valore", key),
                               "scrivi un valore o togli la riga");
        return nullptr;
    }
    return nullptr;
}

const Node* MapReader::need(std::string_view key) {
    const Node* value = take(key);
    const bool absent = !value && node_.kind == Kind::map && !node_.find(key);
    if (absent)
        diagnostics_.error("Y021", first_byte(node_), fmt::format("{}: manca «{}»", what_, key),
                           fmt::format("aggiungi la riga  {}: …", key));
    return value;
}

const Node* MapReader::take_kind(std::string_view key, Kind kind) {
    const Node* value = take(key);
    if (!value || value->kind == kind) return value;
    wrong_kind(*value, kind_name(kind), diagnostics_);
    return nullptr;
}

std::optional<std::string> MapReader::text(std::string_view key) {
    const Node* value = take_kind(key, Kind::text);
    return value ? std::optional(value->text) : std::nullopt;
}

std::string MapReader::need_text(std::string_view key) {
    need(key);
    return text(key).value_or(std::string());
}

std::optional<Number> MapReader::number(std::string_view key) {
    const Node* value = take_kind(key, Kind::text);
    return value ? text::read_number(value->text, value->inside(), diagnostics_) : std::nullopt;
}

std::optional<std::int64_t> MapReader::whole(std::string_view key) {
    const auto n = number(key);
    if (!n) return std::nullopt;
    if (n->whole()) return n->num();
    diagnostics_.error("Y025", node_.find(key)->where,
                       fmt::format("«{}» vuole un numero intero", key), "togli i decimali");
    return std::nullopt;
}

std::optional<text::Quantity> MapReader::quantity(std::string_view key) {
    const Node* value = take_kind(key, Kind::text);
    return value ? text::read_quantity(value->text, value->inside(), diagnostics_) : std::nullopt;
}

std::optional<Date> MapReader::date(std::string_view key) {
    const Node* value = take_kind(key, Kind::text);
    return value ? text::read_date(value->text, value->inside(), diagnostics_) : std::nullopt;
}

Date MapReader::need_date(std::string_view key) {
    need(key);
    return date(key).value_or(Date{});
}

std::optional<bool> MapReader::yes_no(std::string_view key) {
    const Node* value = take_kind(key, Kind::text);
    return value ? text::read_yes_no(value->text, value->inside(), diagnostics_) : std::nullopt;
}

std::vector<const Node*> MapReader::texts(std::string_view key) {
    const Node* value = take(key);
    if (!value) return {};
    if (value->kind == Kind::text) return {value};
    std::vector<const Node*> out;
    for (const Node* item : list(key)) {
        if (item->kind == Kind::text)
            out.push_back(item);
        else
            wrong_kind(*item, kind_name(Kind::text), diagnostics_);
    }
    return out;
}

std::vector<const Node*> MapReader::list(std::string_view key) {
    const Node* value = take_kind(key, Kind::list);
    if (!value) return {};
    std::vector<const Node*> out;
    for (const Node& item : value->items) out.push_back(&item);
    return out;
}

const Node* MapReader::map(std::string_view key) { return take_kind(key, Kind::map); }

const Node* MapReader::need_map(std::string_view key) {
    need(key);
    return map(key);
}

std::optional<std::size_t> MapReader::choice(std::string_view key,
                                             const std::vector<std::string>& choices) {
    const Node* value = take_kind(key, Kind::text);
    if (!value) return std::nullopt;
    const auto found = std::find(choices.begin(), choices.end(), value->text);
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    std::string all;
    for (const std::string& c : choices) all += (all.empty() ? "" : ", ") + c;
    diagnostics_.error("Y024", value->where,
                       fmt::format("«{}» non è un valore di «{}»", value->text, key),
                       text::perhaps(value->text, choices, "i valori sono: " + all));
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
    std::string all;
    for (const std::string& key : known_) all += (all.empty() ? "" : ", ") + key;
    for (std::size_t i = 0; i < node_.fields.size(); ++i) {
        if (taken_[i]) continue;
        const Field& field = node_.fields[i];
        diagnostics_.error("Y020", field.key_where,
                           fmt::format("{}: campo sconosciuto «{}»", what_, field.key),
                           text::perhaps(field.key, known_, "i campi sono: " + all));
    }
}

}  // namespace attiva::document
