// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Look-ups in a Rulebook: by the names people use, and what a subject reads.
// Tested by tests/language/check_clauses_test.cpp.
#include "language/typed.hpp"

#include <algorithm>

namespace attiva::language {
namespace {

template <class List>
std::optional<std::uint32_t> index_of(const List& list, const std::string& id) {
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].id == id) return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

}  // namespace

std::optional<InstrumentId> Rulebook::find_instrument(const std::string& id) const {
    return index_of(instruments, id);
}

std::optional<ParameterId> Rulebook::find_parameter(const std::string& id) const {
    return index_of(parameters, id);
}

int rank(const Scope& scope) {
    int out = 0;
    for (const Scope::Part& p : scope.parts)
        out = std::max(out, p.kind == Scope::Kind::region ? 2 : p.kind == Scope::Kind::comune ? 0 : 1);
    return out;
}

namespace {

void parts_of(const Clause& clause, std::vector<NodeId>& out) {
    for (const auto& part : {clause.guard, clause.body, clause.body2})
        if (part) out.push_back(*part);
}

std::set<ParameterId> parameters_among(const Rulebook& book, const std::set<NodeId>& nodes) {
    std::set<ParameterId> out;
    for (const NodeId id : nodes)
        if (book.nodes[id].op == Op::parameter) out.insert(book.nodes[id].ref);
    return out;
}

}  // namespace

std::set<NodeId> nodes_under(const Rulebook& book, std::vector<NodeId> open, Values values) {
    std::set<NodeId> seen;
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (!seen.insert(id).second) continue;
        const TypedNode& n = book.nodes[id];
        if (n.op == Op::definition) open.push_back(book.definitions[n.ref].body);
        if (n.op == Op::result) open.push_back(*book.clauses[n.ref].body);
        if (n.op == Op::parameter && values == Values::entered)
            for (const auto& v : book.parameters[n.ref].values)
                if (v.value) open.push_back(*v.value);
        open.insert(open.end(), n.args.begin(), n.args.end());
    }
    return seen;
}

std::set<NodeId> nodes_of(const Rulebook& book, const Subject& subject, Values values) {
    std::vector<NodeId> open;
    for (const ClauseId id : subject.clauses) parts_of(book.clauses[id], open);
    return nodes_under(book, std::move(open), values);
}

std::set<ParameterId> parameters_of(const Rulebook& book, const Subject& subject) {
    return parameters_among(book, nodes_of(book, subject, Values::left_out));
}

std::set<ParameterId> parameters_of(const Rulebook& book, const Clause& clause) {
    std::vector<NodeId> open;
    parts_of(clause, open);
    return parameters_among(book, nodes_under(book, std::move(open), Values::left_out));
}

}  // namespace attiva::language
