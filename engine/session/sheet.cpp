// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/interview_test.cpp.

#include "session/sheet.hpp"

#include <algorithm>
#include <set>

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

void remove(Node& map, std::string_view key) {
    map.fields.erase(std::remove_if(map.fields.begin(), map.fields.end(), [&](const Field& f) { return f.key == key; }), map.fields.end());
}

// Fields go in the order of the person's shape.
std::size_t order(std::string_view name) {
    const auto& fields = person::person_shape().fields;
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const document::FieldShape& f) { return f.name == name; });
    return static_cast<std::size_t>(at - fields.begin());
}

// A field of the sheet, made where there is none, or nothing is written.
Node& section(Node& sheet, std::string_view name, Kind kind) {
    Node* there = find(sheet, name);
    if (there == nullptr) {
        const auto after = std::find_if(sheet.fields.begin(), sheet.fields.end(), [&](const Field& f) { return order(f.key) > order(name); });
        there = &sheet.fields.insert(after, {std::string(name), {}, {}})->value;
    }
    const bool empty = there->fields.empty() && there->items.empty();
    if (there->kind != kind && empty) there->kind = kind;
    return *there;
}

// Of the consents, those that show this viewer something: the others would tell him of
// services he knows nothing of. Who sees everything sees them too.
void clear_consents(Node& consents, person::Profile profile, const vocabulary::Vocabulary& v, vocabulary::ServiceId viewer) {
    profile.consents.clear();
    std::set<std::string_view> shown;
    for (std::size_t i = 0; i < v.attributes().size(); ++i) {
        const auto id = static_cast<vocabulary::AttributeId>(i);
        if (!person::visible(profile, v, id, viewer) && v[id].holder != vocabulary::no_service) shown.insert(v.service(v[id].holder).id);
    }
    if (shown.empty()) return;
    auto& items = consents.items;
    const auto idle = [&](const Node& n) { return shown.erase(n.text) == 0; };  // of one written twice, the first stays
    items.erase(std::remove_if(items.begin(), items.end(), idle), items.end());
}

std::string_view people(Subject::Kind kind) { return kind == Subject::Kind::relative ? "familiari" : "componenti"; }

}  // namespace

std::string_view section_of(Level level) {
    switch (level) {
        case Level::household: return "nucleo";
        case Level::activation: return "attivazione";
        default: return "persona";
    }
}

const Node* find_fact(const Node& sheet, const vocabulary::Attribute& asked, Subject subject) {
    if (subject.kind == Subject::Kind::person) {
        const Node* map = sheet.find(section_of(asked.level));
        return map == nullptr ? nullptr : map->find(asked.id);
    }
    const Node* list = sheet.find(people(subject.kind));
    return list == nullptr || subject.index >= list->items.size() ? nullptr : list->items[subject.index].find(asked.id);
}

void write_fact(Node& sheet, const vocabulary::Attribute& asked, Subject subject, Node value) {
    Node* map = nullptr;
    if (subject.kind == Subject::Kind::person) map = &section(sheet, section_of(asked.level), Kind::map);
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

Node visible_sheet(const Node& sheet, const person::Profile& profile, const vocabulary::Vocabulary& v, vocabulary::ServiceId viewer) {
    const auto hidden = [&](const Field& f) {
        const auto id = v.find(f.key);
        return id && !person::visible(profile, v, *id, viewer);
    };
    const auto concealed = [&](const Node& period) {
        const Node* name = period.find("strumento");
        return name != nullptr && std::binary_search(profile.concealed.begin(), profile.concealed.end(), name->text);
    };
    const auto clear = [&](Node& map) { map.fields.erase(std::remove_if(map.fields.begin(), map.fields.end(), hidden), map.fields.end()); };
    Node out = sheet;
    for (const auto& s : person::sections()) {
        Node* there = find(out, s.name);
        if (there == nullptr) continue;
        clear(*there);
        for (Node& one : there->items) clear(one);
    }
    if (Node* consents = find(out, "consensi")) clear_consents(*consents, profile, v, viewer);
    if (Node* past = find(out, "storico")) past->items.erase(std::remove_if(past->items.begin(), past->items.end(), concealed), past->items.end());
    if (viewer == vocabulary::no_service) return out;
    // An empty section would tell that there was something in it.
    for (const char* name : {"persona", "nucleo", "attivazione", "storico", "consensi"})
        if (const Node* there = out.find(name); there != nullptr && there->fields.empty() && there->items.empty()) remove(out, name);
    return out;
}

}  // namespace attiva::session
