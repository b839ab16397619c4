// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/interview_test.cpp.

#include "session/sheet.hpp"

#include <algorithm>

#include "person/reader.hpp"
#include "person/shapes.hpp"

namespace attiva::session {
namespace {

using document::Field;
using document::Kind;
using document::Node;
using evaluation::Subject;
using vocabulary::Level;

Node* find(Node& map, std::string_view key) {
    for (Field& f : map.fields)
        if (f.key == key) return &f.value;
    return nullptr;
}

// A field of the sheet, made where there is none, or nothing is written.
Node& section(Node& sheet, std::string_view name, Kind kind) {
    Node* there = find(sheet, name);
    if (there == nullptr) {
        const auto after = std::find_if(sheet.fields.begin(), sheet.fields.end(), [&](const Field& f) { return person::order_of(f.key) > person::order_of(name); });
        there = &sheet.fields.insert(after, {std::string(name), {}, {}})->value;
    }
    const bool empty = there->fields.empty() && there->items.empty();
    if (there->kind != kind && empty) there->kind = kind;
    return *there;
}

std::string_view people(Subject::Kind kind) { return kind == Subject::Kind::relative ? "familiari" : "componenti"; }

}  // namespace

const Node* find_fact(const Node& sheet, const vocabulary::Attribute& asked, Subject subject) {
    if (subject.kind == Subject::Kind::person) {
        const Node* map = sheet.find(person::own_section(asked.level));
        return map == nullptr ? nullptr : map->find(asked.id);
    }
    const Node* list = sheet.find(people(subject.kind));
    return list == nullptr || subject.index >= list->items.size() ? nullptr : list->items[subject.index].find(asked.id);
}

void write_fact(Node& sheet, const vocabulary::Attribute& asked, Subject subject, Node value) {
    Node* map = nullptr;
    if (subject.kind == Subject::Kind::person) map = &section(sheet, person::own_section(asked.level), Kind::map);
    else map = &section(sheet, people(subject.kind), Kind::list).items.at(subject.index);
    map->kind = Kind::map;
    if (Node* there = find(*map, asked.id)) *there = std::move(value);
    else map->fields.push_back({asked.id, {}, std::move(value)});
}

void write_people(Node& sheet, bool relatives, std::size_t count) {
    Node& list = section(sheet, relatives ? "familiari" : "componenti", Kind::list);
    while (list.items.size() < count) {
        Node role;
        role.kind = Kind::text;
        role.text = relatives ? "familiare" : "componente";
        Node one;
        one.kind = Kind::map;
        one.fields.push_back({std::string(person::role_field().name), {}, std::move(role)});
        list.items.push_back(std::move(one));
    }
}

void write_field(Node& sheet, std::string_view name, Node value) { section(sheet, name, Kind::text) = std::move(value); }

void write_period(Node& sheet, Node period) { section(sheet, "storico", Kind::list).items.push_back(std::move(period)); }

}  // namespace attiva::session
