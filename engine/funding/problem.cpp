// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The levels of a rule. Tested by tests/funding/problem_test.cpp.
#include "funding/problem.hpp"

#include <functional>
#include <set>

namespace attiva::funding {

std::vector<Measure> measures(const Problem& problem) {
    std::vector<Measure> out;
    for (std::uint32_t k = 0; k < problem.rule.size(); ++k) {
        const Key& key = problem.rule[k];
        std::set<std::int64_t, std::greater<>> values;
        if (key.kind == Key::Kind::served_by_class)
            for (const Request& r : problem.requests) values.insert(r.attributes[key.attribute]);
        else if (key.kind == Key::Kind::least_scarce)
            for (const Line& l : problem.lines) values.insert(l.scarcity);
        else
            out.push_back({k, std::nullopt});
        for (const std::int64_t value : values) out.push_back({k, value});
    }
    return out;
}

const Option* option_of(const Request& request, LineId line) {
    for (const Option& o : request.options)
        if (o.line == line) return &o;
    return nullptr;
}

std::vector<bool> about_of(const Problem& problem, const Exclusion& exclusion) {
    std::vector<bool> out(problem.requests.size(), !exclusion.group);
    if (exclusion.group)
        for (const RequestId r : problem.groups[*exclusion.group]) out[r] = true;
    return out;
}

}  // namespace attiva::funding
