// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <random>
#include <string>

#include "pathway/problem.hpp"

// Small problems of every kind, for the judges and the planner to agree on.

namespace attiva::pathway::judges {

/// One with so many activities (1 … 8): the more, the shorter its horizon.
Problem random_problem(std::mt19937_64& random, std::size_t activities);

/// The problem, a thing a line.
std::string show(const Problem& problem);
std::string show(const Plan& plan);
std::string show(const Cost& cost);

}  // namespace attiva::pathway::judges
