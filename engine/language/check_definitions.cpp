// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Bodies of definitions, each after those it names (Kahn's order on the names
// written in it): the list of a `scelta` and the facts a definition rests on
// are then known where it is used. Those in a circle come last, in the order
// written; check_cycles names them.
// Tested by tests/language/check_names_test.cpp and check_cycles_test.cpp.
#include <algorithm>

#include "language/check_expressions.hpp"

namespace attiva::language::checking {
namespace {

// Positions (in s.definitions) of the definitions named under a node.
std::vector<std::size_t> named_in(Cursor body,
                                  const std::unordered_map<std::string, std::size_t>& position) {
    std::vector<std::size_t> found;
    std::vector<Cursor> open{body};
    while (!open.empty()) {
        const Cursor c = open.back();
        open.pop_back();
        if (!c) continue;
        if (c.is(Kind::identifier))
            if (const auto at = position.find(c->text); at != position.end())
                found.push_back(at->second);
        for (std::size_t i = 0; i < c.size(); ++i) open.push_back(c.child(i));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<std::size_t> in_order(const State& s) {
    const std::size_t n = s.definitions.size();
    std::unordered_map<std::string, std::size_t> position;
    for (std::size_t i = 0; i < n; ++i) position.emplace(s.definitions[i].at->text, i);
    std::vector<std::vector<std::size_t>> users(n);
    std::vector<std::size_t> waits(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        for (const std::size_t used : named_in(s.definitions[i].at.child(2), position)) {
            users[used].push_back(i);
            ++waits[i];
        }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < n; ++i)
        if (waits[i] == 0) order.push_back(i);
    for (std::size_t k = 0; k < order.size(); ++k)
        for (const std::size_t user : users[order[k]])
            if (--waits[user] == 0) order.push_back(user);
    for (std::size_t i = 0; i < n; ++i)
        if (waits[i] > 0) order.push_back(i);
    return order;
}

void check_definition(State& s, const Pending& pending) {
    const Cursor at = pending.at;
    Scene scene;
    scene.reach = pending.reach;
    scene.of_member = s.book.definitions[pending.index].of_member;
    scene.definition = &s.traits[pending.index];
    const Citation source = cited(s, at.child(1), {});
    scene.source = source;
    Type type = s.book.definitions[pending.index].type;
    const Cursor body = at.child(2);
    if (!body)
        return s.error("R401", at.span(), "la definizione non ha un'espressione",
                       "scrivila nella riga seguente, più rientrata");
    const NodeId node = Expressions(s, scene).value(body, type);
    Definition& d = s.book.definitions[pending.index];
    d.body = node;
    d.source = source;
    d.type = type;
    if (node != none) s.traits[pending.index].typed = true;
}

}  // namespace

void check_definitions(State& s) {
    for (const std::size_t i : in_order(s)) check_definition(s, s.definitions[i]);
}

}  // namespace attiva::language::checking
