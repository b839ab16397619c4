// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/solve.hpp"

// Small problems written in one line: costs, who may pay, what there is.

namespace fund_tests {

using namespace attiva::funding;

/// A request, all or nothing, of a person of its own, that every line may pay whole.
inline Request request(const std::string& name, Cents cost, std::uint32_t number, std::size_t lines, std::vector<std::int64_t> attributes = {}) {
    Request r;
    r.name = name;
    r.person = r.expense = number;
    r.cost = r.least = cost;
    for (LineId l = 0; l < lines; ++l) r.options.push_back({l, cost, 0, 0});
    r.attributes = std::move(attributes);
    return r;
}

/// Lines with so much each, for every request.
inline Problem problem(const std::vector<Cents>& budgets, const std::vector<std::pair<std::string, Cents>>& costs) {
    Problem p;
    std::vector<RequestId> all;
    for (const auto& [name, cost] : costs) {
        const auto number = static_cast<std::uint32_t>(p.requests.size());
        all.push_back(number);
        p.requests.push_back(request(name, cost, number, budgets.size()));
    }
    p.groups = {all};
    for (LineId l = 0; l < budgets.size(); ++l) {
        p.lines.push_back({"linea " + std::to_string(l), 0});
        p.ceilings.push_back({Ceiling::Kind::total, l, 0, budgets[l]});
    }
    p.rule = {{Key::Kind::served, 0}};
    return p;
}

inline std::vector<std::int64_t> values(const Outcome& o) {
    std::vector<std::int64_t> out;
    for (const Level& l : o.levels) out.push_back(l.value);
    return out;
}

/// Served, unserved, tied, open: «s u t o», by request.
inline std::string standing(const Outcome& o) {
    std::string out;
    for (const Standing& s : o.standing) out += "suto"[static_cast<std::size_t>(s.verdict)];
    return out;
}

}  // namespace fund_tests
