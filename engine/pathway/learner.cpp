// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/learner_test.cpp. What follows from what; learning: learner_search.cpp.

#include "pathway/learner.hpp"

#include <algorithm>

namespace attiva::pathway {

Learner::Var Learner::add(int least, int most) {
    const auto x = static_cast<Var>(least_.size());
    for (const int v : {least, -most}) {
        least_.push_back(v);
        last_.push_back(-1);
        watched_.emplace_back();
        on_.emplace_back();
        rules_.emplace_back();
        need_at_.push_back(-1);
        need_least_.push_back(0);
    }
    holes_.emplace_back();
    top_.push_back(most);
    activity_.push_back(0);
    return x;
}

void Learner::hole(Var x, int from, int to) {
    if (from > to) return;
    auto& all = holes_[x / 2];
    all.emplace_back(from, to);
    std::sort(all.begin(), all.end());
    std::size_t kept = 0;
    for (std::size_t k = 1; k < all.size(); ++k) {
        if (all[k].first <= all[kept].second + 1) all[kept].second = std::max(all[kept].second, all[k].second);
        else all[++kept] = all[k];
    }
    all.resize(kept + 1);
    if (!round(x) || !round(x ^ 1)) impossible_ = true;
}

void Learner::support(Var node, std::uint32_t need, std::vector<Argument> arguments) {
    const auto k = static_cast<std::uint32_t>(supports_.size());
    for (std::size_t a = 0; a < arguments.size(); ++a) on_[arguments[a].var].push_back({k, static_cast<std::int32_t>(a)});
    on_[node ^ 1].push_back({k, -1});
    supports_.push_back({node, need, std::move(arguments)});
    if (!supported(k)) impossible_ = true;
}

void Learner::watch(Var x, Rule& rule) {
    rules_[x].push_back(&rule);
    wake(&rule, x);
}

void Learner::wake(Rule* rule, Var changed) {
    rule->note(changed);
    if (std::find(awake_.begin(), awake_.end(), rule) == awake_.end()) awake_.push_back(rule);
}

std::size_t Learner::bytes() const {
    return trail_.capacity() * sizeof(Entry) + told_.capacity() * sizeof(Bound) + clauses_.size() * (sizeof(Clause) + 2 * sizeof(Watched)) +
           clause_bounds_ * sizeof(Bound) + least_.size() * 160 + supports_.size() * sizeof(Support);
}

bool Learner::put(Bound b, Why why, std::uint32_t what, std::uint32_t size) {
    if (holds(b)) return true;
    const Entry e{b.var, least_[b.var], b.least, last_[b.var], level(), why, what, size};
    if (fails(b)) {
        conflict_.clear();
        explain(e, b.least, static_cast<std::int32_t>(trail_.size()), conflict_);
        conflict_.push_back(no(b));
        return false;
    }
    least_[b.var] = b.least;
    last_[b.var] = static_cast<std::int32_t>(trail_.size());
    trail_.push_back(e);
    return round(b.var);
}

// Out of a hole.
bool Learner::round(Var x) {
    const auto& all = holes_[x / 2];
    if (all.empty()) return true;
    const bool up = x % 2 == 0;
    const int v = up ? least_[x] : -least_[x];
    const auto at = std::lower_bound(all.begin(), all.end(), v, [](const auto& h, int value) { return h.second < value; });
    if (at == all.end() || at->first > v) return true;
    if (up) return raise({x, at->second + 1}, {{x, at->first}});
    return raise({x, 1 - at->first}, {{x, -at->second}});
}

bool Learner::raise(Bound b, const std::vector<Bound>& because) {
    if (holds(b)) return true;
    const auto first = static_cast<std::uint32_t>(told_.size());
    told_.insert(told_.end(), because.begin(), because.end());
    return put(b, Why::told, first, static_cast<std::uint32_t>(because.size()));
}

bool Learner::fail(const std::vector<Bound>& because) {
    conflict_ = because;
    return false;
}

bool Learner::settle(Bound b) {
    back_to(0);
    if (impossible_ || !put(b, Why::chosen, 0, 0) || !propagate()) impossible_ = true;
    return !impossible_;
}

bool Learner::propagate() {
    while (true) {
        while (head_ < trail_.size()) {
            const Entry e = trail_[head_++];
            ++work_;
            for (Rule* r : rules_[e.var]) wake(r, e.var);
            if (!clauses_on(e) || !supports_on(e)) {
                awake_.clear();
                return false;
            }
        }
        if (awake_.empty()) return true;
        const auto first = std::find_if(awake_.begin(), awake_.end(), [](const Rule* r) { return !r->late(); });
        const auto at = first == awake_.end() ? awake_.begin() : first;
        Rule* next = *at;
        awake_.erase(at);
        if (!next->wake(*this)) {
            awake_.clear();
            return false;
        }
    }
}

bool Learner::clauses_on(const Entry& e) {
    auto& all = watched_[e.var];
    std::size_t kept = 0, k = 0;
    bool fine = true;
    work_ += all.size() / 8;
    for (; k < all.size() && fine; ++k) {
        const Watched w = all[k];
        all[kept++] = w;
        if (e.after < w.fails_at || holds(w.other)) continue;
        auto& c = clauses_[w.clause].bounds;
        if (c[0].var == (e.var ^ 1) && c[0].least == 1 - w.fails_at) std::swap(c[0], c[1]);
        if (holds(c[0])) {
            all[kept - 1].other = c[0];
            continue;
        }
        std::size_t next = 2;
        while (next < c.size() && fails(c[next])) ++next;
        if (next < c.size()) {
            std::swap(c[1], c[next]);
            watched_[c[1].var ^ 1].push_back({w.clause, 1 - c[1].least, c[0]});
            --kept;
            continue;
        }
        fine = put(c[0], Why::clause, w.clause, 0);
    }
    for (; k < all.size(); ++k) all[kept++] = all[k];
    all.resize(kept);
    return fine;
}

// The arguments of a support become later, or its node is wanted sooner.
bool Learner::supports_on(const Entry& e) {
    const auto& all = on_[e.var];
    work_ += all.size() / 4;
    for (std::size_t n = 0; n < all.size(); ++n) {
        const On on = all[n];
        const Support& s = supports_[on.support];
        if (on.argument < 0) {
            if (!support_back(on.support, -e.after)) return false;
            continue;
        }
        const int more = s.arguments[static_cast<std::size_t>(on.argument)].more;
        const int was = e.before + more, is = e.after + more;
        const int most_node = most(s.node);
        if (was > least_[s.node] && (was > most_node || is <= most_node)) continue;
        if (s.need == s.arguments.size()) {
            if (is > least_[s.node] && !put({s.node, std::min(is, top_[s.node / 2])}, Why::support, on.support, 0)) return false;
        } else if (!supported(on.support)) {
            return false;
        }
    }
    return true;
}

bool Learner::supported(std::uint32_t k) {
    const Support& s = supports_[k];
    const int top = top_[s.node / 2];
    work_ += s.arguments.size() / 4;
    int least = 0;
    if (s.need == 1) {
        least = top;
        for (const Argument& a : s.arguments) least = std::min(least, least_[a.var] + a.more);
    } else if (s.need > s.arguments.size()) {
        least = top;
    } else {
        values_.clear();
        for (const Argument& a : s.arguments) values_.push_back(least_[a.var] + a.more);
        const auto nth = values_.begin() + static_cast<std::ptrdiff_t>(s.need) - 1;
        std::nth_element(values_.begin(), nth, values_.end());
        least = std::min(*nth, top);
    }
    if (!put({s.node, least}, Why::support, k, 0)) return false;
    return support_back(k, most(s.node));
}

// As few arguments as can be in time are all needed.
bool Learner::support_back(std::uint32_t k, int most_node) {
    const Support& s = supports_[k];
    if (most_node >= top_[s.node / 2]) return true;
    std::uint32_t in_time = 0;
    work_ += s.arguments.size() / 4;
    for (const Argument& a : s.arguments)
        if (least_[a.var] + a.more <= most_node && ++in_time > s.need) return true;
    for (std::size_t a = 0; a < supports_[k].arguments.size(); ++a) {
        const Argument arg = supports_[k].arguments[a];
        if (least_[arg.var] + arg.more > most_node) continue;
        if (!put(at_most(arg.var, most_node - arg.more), Why::support, k, static_cast<std::uint32_t>(a))) return false;
    }
    return true;
}

int Learner::least_at(Var x, std::int32_t at) const {
    std::int32_t e = last_[x];
    if (e < 0) return least_[x];
    int out = least_[x];
    while (e >= at) {
        out = trail_[static_cast<std::size_t>(e)].before;
        e = trail_[static_cast<std::size_t>(e)].last;
    }
    return out;
}

void Learner::explain(const Entry& e, int least, std::int32_t at, std::vector<Bound>& out) const {
    switch (e.why) {
        case Why::chosen: return;
        case Why::clause: {
            const auto& c = clauses_[e.what].bounds;
            for (std::size_t k = 1; k < c.size(); ++k) out.push_back(no(c[k]));
            return;
        }
        case Why::told:
            out.insert(out.end(), told_.begin() + e.what, told_.begin() + e.what + e.size);
            return;
        case Why::support: explain_support(e, least, at, out); return;
    }
}

void Learner::explain_support(const Entry& e, int least, std::int32_t at, std::vector<Bound>& out) const {
    const Support& s = supports_[e.what];
    if (e.var == s.node) explain_node(s, least, at, out);
    else explain_argument(s, e, least, at, out);
}

// All but need-1 of the arguments are too late for less.
void Learner::explain_node(const Support& s, int least, std::int32_t at, std::vector<Bound>& out) const {
    std::size_t left = s.arguments.size() + 1 - std::min<std::size_t>(s.need, s.arguments.size() + 1);
    for (const Argument& a : s.arguments) {
        if (left == 0) return;
        if (least_at(a.var, at) + a.more < least) continue;
        out.push_back({a.var, least - a.more});
        --left;
    }
}

// The node is wanted by a day, and too few of the others are in time. Of a weaker bound a
// weaker reason, if it is one.
void Learner::explain_argument(const Support& s, const Entry& e, int least, std::int32_t at, std::vector<Bound>& out) const {
    const int more = s.arguments[e.size].more;
    const std::size_t others = s.arguments.size() - s.need;
    for (const int day : {-least + more, -e.after + more}) {
        std::size_t late = 0;
        const std::size_t first = out.size();
        for (std::size_t k = 0; k < s.arguments.size() && late < others; ++k) {
            const Argument& a = s.arguments[k];
            if (k == e.size || least_at(a.var, at) + a.more <= day) continue;
            out.push_back({a.var, day + 1 - a.more});
            ++late;
        }
        if (late == others && day < top_[s.node / 2]) {
            out.push_back(at_most(s.node, day));
            return;
        }
        out.resize(first);
    }
}

void Learner::back_to(std::uint32_t level) {
    if (this->level() <= level) return;
    const std::size_t first = levels_[level];
    while (trail_.size() > first) {
        const Entry& e = trail_.back();
        least_[e.var] = e.before;
        last_[e.var] = e.last;
        if (e.why == Why::told) told_.resize(e.what);
        trail_.pop_back();
    }
    levels_.resize(level);
    head_ = trail_.size();
    awake_.clear();
}

}  // namespace attiva::pathway
