// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/learner_test.cpp. Trying, and learning from failures.

#include <algorithm>

#include "pathway/learner.hpp"

namespace attiva::pathway {
namespace {

constexpr std::uint64_t restart_after = 60;

// 1 1 2 1 1 2 4 1 1 2 … (Luby, Sinclair, Zuckerman 1993)
std::uint64_t luby(std::uint64_t k) {
    std::uint64_t size = 1, power = 0;
    while (size < k + 1) {
        ++power;
        size = 2 * size + 1;
    }
    while (size - 1 != k) {
        size = (size - 1) / 2;
        --power;
        k %= size;
    }
    return std::uint64_t{1} << power;
}

}  // namespace

void Learner::bump(Var x) {
    double& a = activity_[x / 2];
    a += bump_;
    if (a < 1e100) return;
    for (double& v : activity_) v *= 1e-100;
    bump_ *= 1e-100;
}

// One more bound of the failure's reason: the first entry that made it so, unless it holds for
// good. Of two on the same variable the greater says both.
void Learner::need(Bound b) {
    std::int32_t at = last_[b.var];
    while (at >= 0 && trail_[static_cast<std::size_t>(at)].before >= b.least) at = trail_[static_cast<std::size_t>(at)].last;
    if (at < 0 || trail_[static_cast<std::size_t>(at)].level == 0) return;
    bump(b.var);
    std::int32_t& known = need_at_[b.var];
    if (known >= at) {
        if (known == at) need_least_[b.var] = std::max(need_least_[b.var], b.least);
        return;
    }
    if (known < 0) needed_.push_back(b.var);
    else if (trail_[static_cast<std::size_t>(known)].level == level()) --now_;
    known = at;
    need_least_[b.var] = b.least;
    if (trail_[static_cast<std::size_t>(at)].level == level()) ++now_;
    heap_.push_back(at);
    std::push_heap(heap_.begin(), heap_.end());
}

// Whether the rest of the reason says it already.
bool Learner::spare(Var x) {
    const Entry& e = trail_[static_cast<std::size_t>(need_at_[x])];
    if (e.why == Why::chosen) return false;
    scratch_.clear();
    explain(e, need_least_[x], need_at_[x], scratch_);
    return std::all_of(scratch_.begin(), scratch_.end(), [&](const Bound& b) {
        std::int32_t at = last_[b.var];
        while (at >= 0 && trail_[static_cast<std::size_t>(at)].before >= b.least) at = trail_[static_cast<std::size_t>(at)].last;
        if (at < 0 || trail_[static_cast<std::size_t>(at)].level == 0) return true;
        return need_at_[b.var] >= 0 && need_at_[b.var] < need_at_[x] && need_least_[b.var] >= b.least;
    });
}

// Back through the reasons until one bound of the last level is left.
void Learner::learn(std::vector<Bound>& out, std::uint32_t& back) {
    heap_.clear();
    needed_.clear();
    now_ = 0;
    for (const Bound& b : conflict_) need(b);
    Var last = 0;
    std::vector<Bound> because;
    while (true) {
        std::pop_heap(heap_.begin(), heap_.end());
        const std::int32_t at = heap_.back();
        heap_.pop_back();
        const Entry e = trail_[static_cast<std::size_t>(at)];
        if (need_at_[e.var] != at) continue;
        if (now_ == 1) {
            last = e.var;
            break;
        }
        --now_;
        need_at_[e.var] = -1;
        because.clear();
        explain(e, need_least_[e.var], at, because);
        for (const Bound& b : because) need(b);
    }
    out.assign(1, no({last, need_least_[last]}));
    back = 0;
    std::sort(needed_.begin(), needed_.end());
    needed_.erase(std::unique(needed_.begin(), needed_.end()), needed_.end());
    std::vector<Var> kept;
    for (const Var x : needed_)
        if (need_at_[x] >= 0 && x != last && !spare(x)) kept.push_back(x);
    for (const Var x : kept) {
        out.push_back(no({x, need_least_[x]}));
        const std::uint32_t l = trail_[static_cast<std::size_t>(need_at_[x])].level;
        if (l > back) {
            back = l;
            std::swap(out[1], out.back());
        }
    }
    for (const Var x : needed_) need_at_[x] = -1;
}

std::uint32_t Learner::attach(std::vector<Bound> bounds, bool learned) {
    std::uint32_t at = static_cast<std::uint32_t>(clauses_.size());
    if (spare_.empty()) {
        clauses_.emplace_back();
    } else {
        at = spare_.back();
        spare_.pop_back();
    }
    for (const std::size_t k : {0, 1}) watched_[bounds[k].var ^ 1].push_back({at, 1 - bounds[k].least, bounds[1 - k]});
    clause_bounds_ += bounds.size();
    Clause& c = clauses_[at];
    c.learned = learned;
    c.levels = static_cast<std::uint32_t>(bounds.size());
    c.bounds = std::move(bounds);
    if (learned) learned_.push_back(at);
    return at;
}

void Learner::detach(std::uint32_t clause) {
    Clause& c = clauses_[clause];
    for (const std::size_t k : {0, 1})
        std::erase_if(watched_[c.bounds[k].var ^ 1], [&](const Watched& w) { return w.clause == clause; });
    clause_bounds_ -= c.bounds.size();
    c.bounds.clear();
    spare_.push_back(clause);
}

// Half of what was learned, the longest and oldest: at the bottom nothing hangs on it.
void Learner::forget() {
    std::stable_sort(learned_.begin(), learned_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return clauses_[a].levels != clauses_[b].levels ? clauses_[a].levels < clauses_[b].levels : clauses_[a].activity > clauses_[b].activity;
    });
    const std::size_t half = learned_.size() / 2;
    for (std::size_t k = half; k < learned_.size(); ++k) detach(learned_[k]);
    learned_.resize(half);
    most_learned_ += most_learned_ / 10;
}

std::uint32_t Learner::level_of(Bound b) const {
    std::int32_t at = last_[b.var];
    while (at >= 0 && trail_[static_cast<std::size_t>(at)].before >= b.least) at = trail_[static_cast<std::size_t>(at)].last;
    return at < 0 ? 0 : trail_[static_cast<std::size_t>(at)].level;
}

// Learns from the failure and goes back, until there is none; false: it cannot be at all.
bool Learner::resolve() {
    std::vector<Bound> clause;
    while (true) {
        std::uint32_t top = 0, back = 0;
        for (const Bound& b : conflict_) top = std::max(top, level_of(b));
        if (top == 0) return false;
        back_to(top);
        learn(clause, back);
        back_to(back);
        bump_ /= 0.95;
        ++conflicts_;
        work_ += clause.size();
        const Bound first = clause[0];
        if (clause.size() == 1) {
            if (put(first, Why::chosen, 0, 0)) return true;
            continue;
        }
        const std::uint32_t at = attach(std::move(clause), true);
        clauses_[at].activity = static_cast<float>(conflicts_);
        if (put(first, Why::clause, at, 0)) return true;
    }
}

Learner::Answer Learner::solve(Chooser& chooser, const std::vector<Bound>& given, std::uint64_t work) {
    back_to(0);
    const std::uint64_t until = work_ + work;
    std::uint64_t restart_at = conflicts_ + restart_after * luby(restarts_);
    while (!impossible_) {
        if (!propagate()) {
            impossible_ = !resolve();
            continue;
        }
        if (work_ > until) {
            back_to(0);
            return Answer::unsaid;
        }
        if (conflicts_ >= restart_at) {
            back_to(0);
            ++restarts_;
            restart_at = conflicts_ + restart_after * luby(restarts_);
            if (learned_.size() > most_learned_) forget();
            continue;
        }
        Bound next;
        if (level() < given.size()) {
            next = given[level()];
            if (fails(next)) {
                back_to(0);
                return Answer::no;
            }
        } else {
            const std::optional<Bound> chosen = chooser.choose(*this);
            if (!chosen) return Answer::yes;
            next = *chosen;
        }
        levels_.push_back(static_cast<std::uint32_t>(trail_.size()));
        if (!put(next, Why::chosen, 0, 0)) impossible_ = !resolve();
    }
    back_to(0);
    return Answer::no;
}

}  // namespace attiva::pathway
