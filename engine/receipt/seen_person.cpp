// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The tree is kept, not the profile: what people wrote is read again by the same reader.
// Who said a fact, or is to be asked it, decides nothing and tells of a service: left out.
// Tested by tests/receipt/seen_person_test.cpp.

#include "receipt/seen_person.hpp"

#include <algorithm>

#include "person/reader.hpp"
#include "person/shapes.hpp"

namespace attiva::receipt {
namespace {

using document::Field;
using document::Form;
using document::Kind;
using document::Node;

class Seeing {
public:
    Seeing(bool json, const person::Profile& profile, const vocabulary::Vocabulary& vocabulary,
           vocabulary::ServiceId viewer, const std::vector<person::Wish>& wishes)
        : json_(json), profile_(profile), vocabulary_(vocabulary), viewer_(viewer), wishes_(wishes), hidden_(profile) {
        person::hide(hidden_, vocabulary, viewer);
    }

    Node file(const Node& written) {
        Node out = like(written);
        for (const auto& shape : person::person_shape().fields)
            if (const Node* value = written.find(shape.name)) {
                Node kept = section(std::string(shape.name), shape.form, *value);
                if (kept.kind != Kind::nothing) out.fields.push_back({std::string(shape.name), {}, std::move(kept)});
            }
        return out;
    }

private:
    static Node like(const Node& n) {
        Node out;
        out.kind = n.kind;
        return out;
    }

    // In a JSON file a number or a boolean without quotes has a reading of its own.
    Node whole(const Node& n) const {
        Node out = like(n);
        out.text = n.text;
        out.quoted = n.quoted || !json_;
        for (const Node& item : n.items) out.items.push_back(whole(item));
        for (const Field& f : n.fields) out.fields.push_back({f.key, {}, whole(f.value)});
        return out;
    }

    Node section(const std::string& name, Form form, const Node& value) const {
        // A section left empty would tell that something was in it.
        if (form == Form::facts) return unless_empty(facts(value));
        if (form == Form::people) {
            Node out = like(value);
            for (const Node& one : value.items) out.items.push_back(facts(one));
            return out;
        }
        if (name == "storico") return history(value);
        if (name == "storico_completo" && hidden_.history_state == person::HistoryState::hidden) return {};
        if (name == "desidera" || name == "rifiuta") return wishes(value);
        return whole(value);
    }

    Node facts(const Node& map) const {
        Node out = like(map);
        for (const Field& f : map.fields) {
            const auto id = vocabulary_.find(f.key);
            if (id && !person::visible(profile_, vocabulary_, *id, viewer_)) continue;
            out.fields.push_back({f.key, {}, id ? fact(f.value) : whole(f.value)});
        }
        std::sort(out.fields.begin(), out.fields.end(), [](const Field& a, const Field& b) { return a.key < b.key; });
        return out;
    }

    Node fact(const Node& value) const {
        Node out = whole(value);
        const auto unsay = [](Node& n) {
            n.fields.erase(std::remove_if(n.fields.begin(), n.fields.end(), [](const Field& f) { return f.key == "detto_da" || f.key == "chiedere_a"; }),
                           n.fields.end());
        };
        unsay(out);
        for (Node& item : out.items) unsay(item);
        return out;
    }

    // The periods that are left when the view has hidden what it hides.
    Node history(const Node& list) const {
        if (hidden_.history_state == person::HistoryState::hidden) return {};
        Node out = like(list);
        for (const Node& one : list.items)
            if (std::any_of(hidden_.history.begin(), hidden_.history.end(), [&](const person::Period& p) { return p.where.begin == one.where.begin; }))
                out.items.push_back(whole(one));
        return unless_empty(std::move(out));
    }

    static Node unless_empty(Node n) { return n.fields.empty() && n.items.empty() ? Node{} : std::move(n); }

    Node wishes(const Node& names) const {
        Node out;
        out.kind = Kind::list;
        const auto keep = [&](const Node& n) {
            if (std::any_of(wishes_.begin(), wishes_.end(), [&](const person::Wish& w) { return w.where.begin == n.where.begin; }))
                out.items.push_back(whole(n));
        };
        if (names.kind == Kind::text) keep(names);
        for (const Node& n : names.items) keep(n);
        return unless_empty(std::move(out));
    }

    bool json_;
    const person::Profile& profile_;
    const vocabulary::Vocabulary& vocabulary_;
    vocabulary::ServiceId viewer_;
    const std::vector<person::Wish>& wishes_;
    person::Profile hidden_;
};

}  // namespace

Node seen_person(const Node& file, bool json, const person::Profile& profile, const vocabulary::Vocabulary& vocabulary,
                 vocabulary::ServiceId viewer, const std::vector<person::Wish>& wishes) {
    return Seeing(json, profile, vocabulary, viewer, wishes).file(file);
}

}  // namespace attiva::receipt
