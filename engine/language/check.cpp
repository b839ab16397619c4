// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The checker, phase by phase. Those that walk the typed tree (who refers to
// whom, what is guarded, how large numbers get) run only on a tree without
// errors: they would otherwise report the echoes of an earlier mistake.
// Tested by tests/language/check_*_test.cpp.
#include "language/check.hpp"

#include "language/check_things.hpp"

namespace attiva::language {
namespace {

void check_references(checking::State& s) {
    const checking::Things things(s);
    if (!check_cycles(s, things)) return;
    check_guards(s);
    check_bounds(s, things);
    check_days(s, things);
}

// About as many typed nodes as half of those written: growing would copy them.
std::size_t expected_nodes(const std::vector<RuleFile>& files) {
    std::size_t written = 0;
    for (const RuleFile& f : files) written += f.tree.nodes.size();
    return written / 2;
}

}  // namespace

Rulebook check(const std::vector<RuleFile>& files, vocabulary::Vocabulary& vocabulary,
               const Surroundings& around, Diagnostics& diagnostics) {
    using namespace checking;
    Diagnostics found;
    State s{files, vocabulary, around, found, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 100};
    s.book.nodes.reserve(expected_nodes(files));
    collect_declarations(s);
    check_definitions(s);
    check_parameters(s);
    check_clauses(s);
    check_subjects(s);
    if (found.ok()) check_references(s);
    diagnostics.append(std::move(found));
    return std::move(s.book);
}

}  // namespace attiva::language
