// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Look-ups in a Rulebook: by the names people use, and what a subject reads.
// Tested by tests/language/check_clauses_test.cpp.
#include "language/typed.hpp"

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

std::set<ParameterId> parameters_of(const Rulebook& book, const Subject& subject) {
    std::vector<NodeId> open;
    for (const ClauseId id : subject.clauses)
        for (const auto& part : {book.clauses[id].guard, book.clauses[id].body, book.clauses[id].body2})
            if (part) open.push_back(*part);
    std::set<NodeId> seen;
    std::set<ParameterId> out;
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (!seen.insert(id).second) continue;
        const TypedNode& n = book.nodes[id];
        if (n.op == Op::parameter) out.insert(n.ref);
        if (n.op == Op::definition) open.push_back(book.definitions[n.ref].body);
        if (n.op == Op::result) open.push_back(*book.clauses[n.ref].body);
        open.insert(open.end(), n.args.begin(), n.args.end());
    }
    return out;
}

}  // namespace attiva::language
