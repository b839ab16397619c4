// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "language/typed.hpp"
#include "laws/naive_atoms.hpp"

// What the tests that hold a block against the evaluator, node by node, have in common.

namespace attiva::laws {

/// A condition is its truth, a term all it may be.
inline bool agree(const Possible& mine, const Possible& theirs, Base base) {
    return base == Base::boolean ? mine.may == theirs.may : same(mine, theirs, base);
}

/// The ids of the instruments, as batch::Filler asks for them.
inline std::vector<std::string> names(const language::Rulebook& book) {
    std::vector<std::string> out;
    for (const auto& i : book.instruments) out.push_back(i.id);
    return out;
}

}  // namespace attiva::laws
