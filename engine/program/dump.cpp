// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One line per node, for tests. Tested by tests/program/builder_test.cpp.

#include <fmt/format.h>

#include <array>

#include "program/program.hpp"

namespace attiva::program {
namespace {

constexpr std::array<const char*, 50> names{
    "all_of",       "any_of",       "at_least",       "at_most",       "negation",   "except",
    "tiered",       "compare",      "between",        "one_of",        "contains_all", "contains_any",
    "is_never",     "happened",     "since",          "day_in",        "in_place",   "quantified",
    "every",        "done",         "running",        "eligible",      "constant",   "attribute",
    "parameter",    "definition",   "result",         "reading",       "titled",     "cases",
    "today",        "add",          "subtract",       "multiply",      "divide",     "minus",
    "minimum",      "maximum",      "rounded",        "per_month",     "per_year",   "date_plus",
    "date_minus",   "months_between", "days_between", "first_of_month", "last_of_month",
    "counted",      "summed",       "times"};

}  // namespace

std::string dump(const Program& program, Id id) {
    const Node& n = program.nodes[id];
    const auto at = static_cast<std::size_t>(n.op);
    std::string out = at < names.size() ? names[at] : fmt::format("op{}", at);
    if (n.ref != language::none) out += fmt::format("#{}", n.ref);
    std::string args;
    for (std::uint32_t i = 0; i < n.count; ++i)
        args += (i == 0 ? "" : ", ") + std::to_string(program.argument(n, i));
    return out + "(" + args + ")";
}

}  // namespace attiva::program
