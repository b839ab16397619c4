// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/reasons_test.cpp.

#include <algorithm>
#include <set>

#include "pathway/planner.hpp"

namespace attiva::pathway {
namespace {

// Every plan but those already given: a tree of problems, each without some activities. A
// plan that leaves out something of every set given is a plan of one of them (Lawler 1972).
class Tree {
public:
    Tree(const Problem& problem, Key first, const Limits& limits) : problem_(problem), first_(first), limits_(limits) {
        look({});
    }

    std::vector<Search> best(std::size_t most) {
        std::vector<Search> out;
        std::vector<std::set<ActivityId>> given;
        while (out.size() < most && !open_.empty()) {
            const auto at = std::min_element(open_.begin(), open_.end(), [&](const Open& a, const Open& b) {
                return less(a.found.cost, b.found.cost, first_);
            });
            Open next = std::move(*at);
            open_.erase(at);
            std::set<ActivityId> steps;
            for (const Step& s : next.found.plan->steps) steps.insert(s.activity);
            const auto old = std::find_if(given.begin(), given.end(), [&](const std::set<ActivityId>& g) {
                return std::includes(steps.begin(), steps.end(), g.begin(), g.end());
            });
            const std::set<ActivityId> leave = old == given.end() ? steps : *old;
            if (old == given.end()) {
                given.push_back(steps);
                out.push_back(judged(std::move(next.found)));
            }
            for (const ActivityId a : leave) {
                std::set<ActivityId> without = next.without;
                without.insert(a);
                look(std::move(without));
            }
        }
        return out;
    }

private:
    struct Open {
        std::set<ActivityId> without;
        Search found;
    };

    void look(std::set<ActivityId> without) {
        if (!tried_.insert(without).second) return;
        Problem p = problem_;
        for (const ActivityId a : without) p.activities[a].most_times = 0;
        Search found = plan(p, first_, limits_);
        if (found.outcome == Outcome::unknown) unsure_.push_back(found.bound);
        if (found.plan) open_.push_back({std::move(without), std::move(found)});
    }

    // Proved only if nothing that is left could cost less.
    Search judged(Search s) const {
        const auto lower = [&](const Cost& bound) {
            if (!less(bound, s.bound, first_)) return;
            s.bound = bound;
            if (s.outcome == Outcome::proved) s.outcome = Outcome::best_found;
        };
        for (const Open& o : open_) lower(o.found.bound);
        for (const Cost& bound : unsure_) lower(bound);
        return s;
    }

    const Problem& problem_;
    Key first_;
    Limits limits_;
    std::vector<Open> open_;
    std::vector<Cost> unsure_;
    std::set<std::set<ActivityId>> tried_;
};

}  // namespace

std::vector<Search> alternatives(const Problem& problem, Key first, const Limits& limits, std::size_t most) {
    return Tree(problem, first, limits).best(most);
}

}  // namespace attiva::pathway
