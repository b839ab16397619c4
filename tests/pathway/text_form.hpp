// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "pathway/problem.hpp"

// A problem in a line, for tables and for what a random test prints. Statements end with ';' or
// the line, words with a space:
//
//   fact f 3 now=0|2                 three values; it may have the first or the third
//   at 4 f=1                         a change
//   act a 5 hours=10 times=2 wait=3 from=0..3 entry=C stay=C avoid=C after=b|c sets=f:1?C moves=f:-1?C
//                                    `avoid` is `discouraged`; from, after, sets, moves as often as needed
//   past a -2   past a 4   past a ever
//   apart a b   hours 40   together 2   in 10   goal C
//
// A condition C has no spaces: yes, no, f=0|2, done(a), done(a,3), runs(a), not(C), 2of(C,C,C),
// all(C,C), any(C,C). A plan: "a@0 b@3 end 5". Tested by judges_test.cpp.

namespace attiva::pathway {

/// Throws std::invalid_argument with the words where it stops. Horizon 0 unless said.
Problem problem_from(std::string_view text);
Plan plan_from(const Problem& problem, std::string_view text);

/// One statement a line. Conditions that nothing refers to are left out.
std::string text_of(const Problem& problem);
std::string text_of(const Problem& problem, const Plan& plan);
/// "0 0 5 2 0": the keys in their order.
std::string text_of(const Cost& cost);

}  // namespace attiva::pathway
