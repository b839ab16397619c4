// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp.

#include "pathway/seen.hpp"

#include <algorithm>
#include <map>

namespace attiva::pathway {

Seen::Seen(const Problem& p, const Moves&) : problem_(p) {
    for (const Activity& a : p.activities) oldest_.push_back(a.wait + 1);
    for (const Condition& c : p.conditions)
        if (c.kind == Condition::Kind::done)
            oldest_[c.activity] = std::max(oldest_[c.activity], c.days + 1);
}

std::size_t Seen::Hash::operator()(const std::vector<std::int32_t>& key) const {
    std::uint64_t h = 1469598103934665603U;
    for (const std::int32_t x : key) {
        h ^= static_cast<std::uint32_t>(x);
        h *= 1099511628211U;
        h ^= h >> 29;
    }
    return static_cast<std::size_t>(h);
}

std::vector<std::int32_t> Seen::key(const State& s) const {
    std::vector<std::int32_t> out{s.day};
    for (const Values v : s.facts) {
        out.push_back(static_cast<std::int32_t>(v & 0xffffffff));
        out.push_back(static_cast<std::int32_t>(v >> 32));
    }
    struct Ended {
        Day first = never_ends, last = -1;
        int times = 0;
    };
    std::map<ActivityId, Ended> ended;
    for (const Run& r : s.runs) {
        Ended& e = ended[r.activity];
        ++e.times;
        if (r.end >= s.day) {  // in the order in which they will take effect
            out.push_back(static_cast<std::int32_t>(r.activity));
            out.push_back(r.end);
            continue;
        }
        e.first = std::min(e.first, r.end);
        e.last = std::max(e.last, r.end);
    }
    out.push_back(-1);
    for (const auto& [a, e] : ended) {
        const auto age = [&](Day end) { return std::min(s.day - end, oldest_[a]); };
        out.push_back(static_cast<std::int32_t>(a));
        out.push_back(std::min(e.times, problem_.activities[a].most_times));
        out.push_back(e.first == never_ends ? -1 : age(e.first));
        out.push_back(e.last < 0 ? -1 : age(e.last));
    }
    return out;
}

bool Seen::before(const State& s) {
    std::vector<std::int32_t> k = key(s);
    const std::size_t size = k.size() * sizeof(std::int32_t) + 96;
    auto [at, fresh] = met_.try_emplace(std::move(k));
    for (const Paid& p : at->second)
        if (p.discouraged <= s.discouraged && p.skipped <= s.skipped && p.steps <= s.steps &&
            std::includes(s.undecided.begin(), s.undecided.end(), p.undecided.begin(), p.undecided.end()))
            return true;
    at->second.push_back({s.discouraged, s.skipped, s.steps, s.undecided});
    bytes_ += (fresh ? size : 0) + sizeof(Paid) + s.undecided.size() * sizeof(FactId);
    return false;
}

}  // namespace attiva::pathway
