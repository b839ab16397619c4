// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The tree is kept, not the profile: what people wrote is read again by the same reader.
// Who said a fact, or is to be asked it, decides nothing and tells of a service: left out.
// Tested by tests/receipt/.

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

class Keeping {
public:
    explicit Keeping(bool json, const vocabulary::Vocabulary& vocabulary) : json_(json), vocabulary_(vocabulary) {}

    Node file(const Node& written) const {
        Node out = like(written);
        for (const auto& shape : person::person_shape().fields) {
            const Node* value = written.find(shape.name);
            if (value == nullptr) continue;
            Node kept = section(shape.form, *value);
            const bool empty = kept.kind != Kind::text && kept.fields.empty() && kept.items.empty();
            if (!empty) out.fields.push_back({std::string(shape.name), {}, std::move(kept)});
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

    Node section(Form form, const Node& value) const {
        if (form == Form::facts) return facts(value);
        if (form != Form::people) return whole(value);
        Node out = like(value);
        for (const Node& one : value.items) out.items.push_back(facts(one));
        return out;
    }

    Node facts(const Node& map) const {
        Node out = like(map);
        for (const Field& f : map.fields) out.fields.push_back({f.key, {}, vocabulary_.find(f.key) ? fact(f.value) : whole(f.value)});
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

    bool json_;
    const vocabulary::Vocabulary& vocabulary_;
};

}  // namespace

Node seen_person(const Node& file, bool json, const vocabulary::Vocabulary& vocabulary, const person::Seen& seen) {
    return Keeping(json, vocabulary).file(person::visible_file(file, vocabulary, seen));
}

}  // namespace attiva::receipt
