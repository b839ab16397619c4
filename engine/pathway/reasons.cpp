// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/reasons_test.cpp.

#include "pathway/reasons.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "pathway/moves.hpp"

namespace attiva::pathway {
namespace {

bool has(const Cut& kept, Bar::Kind kind, ActivityId a = 0, ActivityId b = 0) {
    return std::find(kept.begin(), kept.end(), Bar{kind, a, b}) != kept.end();
}

// So many bars of every set, as few as there can be: the fewest first, on the shortest set
// that has none yet.
class Hitting {
public:
    explicit Hitting(const std::vector<Cut>& sets) : sets_(sets) {}
    std::optional<Cut> least(std::size_t from) {
        for (most_ = from; turns_ < most_turns; ++most_) {
            Cut out;
            if (hit(out)) return out;
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t most_turns = 200'000;
    bool hit(Cut& out) {
        const Cut* next = nullptr;
        for (const Cut& s : sets_) {
            const bool met = std::any_of(s.begin(), s.end(), [&](const Bar& b) { return std::find(out.begin(), out.end(), b) != out.end(); });
            if (!met && (next == nullptr || s.size() < next->size())) next = &s;
        }
        if (next == nullptr) return true;
        if (out.size() == most_ || ++turns_ >= most_turns) return false;
        for (const Bar& b : *next) {
            out.push_back(b);
            if (hit(out)) return true;
            out.pop_back();
        }
        return false;
    }

    const std::vector<Cut>& sets_;
    std::size_t most_ = 0, turns_ = 0;
};

// Taking bars away, halves first, while what is left still leaves no plan.
class Shrinking {
public:
    Shrinking(const Problem& problem, const Limits& limits) : problem_(problem), limits_(limits) {}
    bool proved = true, smallest = true;

    // Whatever plan there is with some of the bars breaks others: every cut has one of these. The
    // fewest bars of all such sets are a cut if they leave no plan, and then the smallest; else
    // there is one more plan (implicit hitting sets: Ignatiev and others 2015).
    Cut least(const Cut& all) {
        std::vector<Cut> broken;
        std::size_t size = 0;
        for (int turn = 0; turn < most_turns; ++turn) {
            const std::optional<Cut> bars = Hitting(broken).least(size);
            if (!bars) break;
            size = bars->size();
            const Search s = any_plan(lifted(problem_, *bars), limits_);
            if (s.outcome == Outcome::none) return in_order(all, *bars);
            if (!s.plan) break;
            Cut more = breaks(all, *bars, s.plan->steps);
            if (more.empty()) break;
            broken.push_back(std::move(more));
        }
        smallest = false;
        return shrink(all);
    }

    bool bars_all(const Cut& cut) {
        const Outcome o = any_plan(lifted(problem_, cut), limits_).outcome;
        if (o == Outcome::unknown) proved = false;
        return o == Outcome::none;
    }
    Cut shrink(Cut cut) {
        for (std::size_t size = cut.size() / 2; size > 0; size /= 2)
            for (std::size_t at = 0; at < cut.size();) {
                Cut less = cut;
                const auto first = less.begin() + static_cast<std::ptrdiff_t>(at);
                less.erase(first, first + static_cast<std::ptrdiff_t>(std::min(size, cut.size() - at)));
                if (bars_all(less)) cut = std::move(less);
                else at += size;
            }
        if (cut.size() == 1 && bars_all({})) cut.clear();
        return cut;
    }

private:
    static constexpr int most_turns = 60;

    // Each alone beside those kept: what a plan breaks does not hang on the others.
    Cut breaks(const Cut& all, const Cut& kept, const std::vector<Step>& steps) const {
        Cut out;
        for (const Bar& b : all) {
            if (std::find(kept.begin(), kept.end(), b) != kept.end()) continue;
            Cut with = kept;
            with.push_back(b);
            const Problem p = lifted(problem_, with);
            if (!Moves(p).walk(steps)) out.push_back(b);
        }
        return out;
    }
    static Cut in_order(const Cut& all, const Cut& some) {
        Cut out;
        for (const Bar& b : all)
            if (std::find(some.begin(), some.end(), b) != some.end()) out.push_back(b);
        return out;
    }

    const Problem& problem_;
    Limits limits_;
};

}  // namespace

std::vector<Bar> bars(const Problem& p) {
    std::vector<Bar> out;
    const auto all = static_cast<ActivityId>(p.activities.size());
    for (ActivityId a = 0; a < all; ++a) {
        const Activity& x = p.activities[a];
        if (x.wait > 0) out.push_back({Bar::Kind::wait, a, 0});
        if (!x.beside) out.push_back({Bar::Kind::times, a, 0});  // one that takes no place is never begun again
        if (!x.windows.empty()) out.push_back({Bar::Kind::windows, a, 0});
    }
    out.push_back({Bar::Kind::hours, 0, 0});
    out.push_back({Bar::Kind::together, 0, 0});
    for (const auto& [a, b] : p.apart)
        if (!has(out, Bar::Kind::apart, a, b)) out.push_back({Bar::Kind::apart, a, b});
    for (ActivityId a = 0; a < all; ++a) {
        if (p.activities[a].stay != always) out.push_back({Bar::Kind::stay, a, 0});
        if (p.activities[a].entry != always) out.push_back({Bar::Kind::entry, a, 0});
    }
    return out;
}

Problem lifted(const Problem& problem, const Cut& kept) {
    Problem p = problem;
    for (ActivityId id = 0; id < p.activities.size(); ++id) {
        Activity& a = p.activities[id];
        if (!has(kept, Bar::Kind::entry, id)) a.entry = always;
        if (!has(kept, Bar::Kind::stay, id)) a.stay = always;
        if (!has(kept, Bar::Kind::windows, id)) a.windows.clear();
        if (!has(kept, Bar::Kind::times, id) && !a.beside) ++a.most_times;
        if (!has(kept, Bar::Kind::wait, id)) a.wait = 0;
        a.discouraged = never;
        a.better_after.clear();
    }
    std::erase_if(p.apart, [&](const auto& x) { return !has(kept, Bar::Kind::apart, x.first, x.second); });
    if (!has(kept, Bar::Kind::hours)) p.hours = std::numeric_limits<int>::max();
    if (!has(kept, Bar::Kind::together)) p.together = std::numeric_limits<int>::max();
    return p;
}

Reasons why_none(const Problem& problem, const Limits& limits, std::size_t most) {
    Reasons out;
    Shrinking s(problem, limits);
    const Cut all = bars(problem);
    if (!s.bars_all(all)) {
        out.all_proved = out.smallest = s.proved;
        return out;
    }
    std::vector<Cut> left{all};  // to look for another cut in
    while (!left.empty() && out.cuts.size() < most) {
        const Cut from = std::move(left.front());
        left.erase(left.begin());
        if (!s.bars_all(from)) continue;
        const Cut cut = s.least(from);
        if (cut.empty()) break;  // whatever is lifted
        if (std::find(out.cuts.begin(), out.cuts.end(), cut) == out.cuts.end()) out.cuts.push_back(cut);
        for (const Bar& b : cut) {
            Cut without = from;
            std::erase(without, b);
            left.push_back(std::move(without));
        }
    }
    std::stable_sort(out.cuts.begin(), out.cuts.end(), [](const Cut& a, const Cut& b) { return a.size() < b.size(); });
    out.all_proved = s.proved;
    out.smallest = s.smallest;
    return out;
}

std::vector<Nearest> nearest(const Problem& problem, Key first, const Limits& limits, std::size_t most) {
    std::vector<Nearest> out;
    std::vector<ConditionId> left{problem.goal};
    std::vector<char> met(problem.conditions.size());
    for (std::size_t at = 0; at < left.size() && out.size() < most; ++at) {
        const ConditionId goal = left[at];
        if (met[goal] != 0) continue;
        met[goal] = 1;
        Problem p = problem;
        p.goal = goal;
        Search found = plan(p, first, limits);
        if (found.plan) {
            if (!found.plan->steps.empty()) out.push_back({goal, std::move(found)});
            continue;
        }
        const Condition& c = problem.conditions[goal];
        if (c.kind == Condition::Kind::at_least) left.insert(left.end(), c.arguments.begin(), c.arguments.end());
        if (c.kind == Condition::Kind::done) left.push_back(problem.activities[c.activity].entry);
    }
    std::stable_sort(out.begin(), out.end(), [&](const Nearest& a, const Nearest& b) {
        return less(a.search.cost, b.search.cost, first);
    });
    return out;
}

}  // namespace attiva::pathway
