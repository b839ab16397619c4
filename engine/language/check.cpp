// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The checker, phase by phase. Those that walk the typed tree (who refers to
// whom, what is guarded, how large numbers get) run only on a tree without
// errors: they would otherwise report the echoes of an earlier mistake.
// Tested by tests/language/check_*_test.cpp.
#include "language/check.hpp"

#include "language/check_state.hpp"

namespace attiva::language {

Rulebook check(const std::vector<RuleFile>& files, vocabulary::Vocabulary& vocabulary,
               const Surroundings& around, Diagnostics& diagnostics) {
    using namespace checking;
    Diagnostics found;
    State s{files, vocabulary, around, found, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 100};
    collect_declarations(s);
    check_definitions(s);
    check_parameters(s);
    check_clauses(s);
    check_subjects(s);
    if (found.ok() && check_cycles(s)) {
        check_guards(s);
        check_bounds(s);
        check_days(s);
    }
    diagnostics.append(std::move(found));
    return std::move(s.book);
}

}  // namespace attiva::language
