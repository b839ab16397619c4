// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/session/seen_person_test.cpp and tests/views/pairs_test.cpp.

#include "person/visible_file.hpp"

#include <algorithm>

#include "person/reader.hpp"
#include "person/shapes.hpp"

namespace attiva::person {
namespace {

using document::Field;
using document::Kind;
using document::Node;

template <class Items, class Gone>
void drop(Items& items, Gone gone) {
    items.erase(std::remove_if(items.begin(), items.end(), gone), items.end());
}

// Only the items a part of the profile was read from; of a single word, the same.
template <class Kept>
void keep_read(Node& list, const std::vector<Kept>& kept) {
    const auto gone = [&](const Node& n) {
        return std::none_of(kept.begin(), kept.end(), [&](const Kept& k) { return k.where.file == n.where.file && k.where.begin == n.where.begin; });
    };
    if (list.kind == Kind::text && gone(list)) list = Node{};
    drop(list.items, gone);
}

class Seeing {
public:
    Seeing(const vocabulary::Vocabulary& v, const Seen& seen) : v_(v), seen_(seen) {}

    void clear(Field& f) {
        const auto& sections = person::sections();
        if (std::any_of(sections.begin(), sections.end(), [&](const auto& s) { return s.name == f.key; })) return facts(f.value);
        if (f.key == "storico") return keep_read(f.value, seen_.profile.history);
        if (f.key == "desidera" || f.key == "rifiuta") return keep_read(f.value, seen_.wishes);
        if (f.key == "consensi") return consents(f.value);
        if (f.key == "storico_completo" && seen_.profile.history_state == HistoryState::hidden) f.value = Node{};
    }

private:
    void facts(Node& section) {
        const auto hidden = [&](const Field& f) {
            const auto id = v_.find(f.key);
            return id && !visible(seen_.profile, v_, *id, seen_.viewer);
        };
        drop(section.fields, hidden);
        for (Node& one : section.items) drop(one.fields, hidden);
    }

    // In the order of the vocabulary, each once: others may have stood among them.
    void consents(Node& list) {
        std::vector<Node> written = std::move(list.items);
        if (list.kind == Kind::text) written.push_back(list);
        list = Node{};
        list.kind = Kind::list;
        for (const auto service : seen_.consents) {
            const auto at = std::find_if(written.begin(), written.end(), [&](const Node& n) { return n.text == v_.service(service).id; });
            if (at != written.end()) list.items.push_back(std::move(*at));
        }
    }

    const vocabulary::Vocabulary& v_;
    const Seen& seen_;
};

// An empty section would tell that there was something in it.
bool says_nothing(const Field& f) { return f.value.kind != Kind::text && f.value.fields.empty() && f.value.items.empty(); }

}  // namespace

Node visible_file(const Node& file, const vocabulary::Vocabulary& vocabulary, const Seen& seen) {
    if (seen.viewer == vocabulary::no_service) return file;
    Node out = file;
    Seeing seeing(vocabulary, seen);
    for (Field& f : out.fields) seeing.clear(f);
    drop(out.fields, says_nothing);
    // Nor where a section stood that is no more, or that the viewer has written first.
    std::stable_sort(out.fields.begin(), out.fields.end(), [](const Field& a, const Field& b) { return order_of(a.key) < order_of(b.key); });
    return out;
}

}  // namespace attiva::person
