// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/compare_test.cpp.

#include "pathway/relaxed_building.hpp"

#include <algorithm>
#include <functional>

#include "pathway/relaxed_choosing.hpp"

namespace attiva::pathway {

bool Relaxed::Building::build() {
    out_.never_ = p_.horizon + 1;
    out_.starts_.resize(p_.activities.size());
    const State& root = out_.root_;
    reach(root);
    if (r_.day_[r_.goal_] == never_ends) return false;
    at_once();
    cone();
    variables(root);
    supports();
    costs();
    limits(root);
    return true;
}

// What is given from which day; the days the graph reaches all else.
void Relaxed::Building::reach(const State& root) {
    r_.horizon_ = p_.horizon;
    r_.begin({root, 0, true}, {});
    given_.assign(r_.nodes_.size(), never_ends);
    std::vector<char> source(r_.nodes_.size());
    for (const NodeId n : r_.sources_) source[n] = 1;
    for (const auto& t : r_.heap_)
        if (source[t.node] != 0) given_[t.node] = std::min(given_[t.node], t.day);
    for (const NodeId n : r_.counted_)
        if (n != none) r_.source(n, 0);
    std::make_heap(r_.heap_.begin(), r_.heap_.end(), std::greater<>());
    r_.relax(p_.horizon, true);
    runs_of_.assign(r_.nodes_.size(), none);
    for (const auto& g : r_.runs_) {  // given there, if only the activity can start: here it must
        runs_of_[g.node] = g.activity;
        const bool now = std::any_of(root.runs.begin(), root.runs.end(), [&](const Run& x) { return x.activity == g.activity; });
        given_[g.node] = now ? 0 : never_ends;
    }
    for (const NodeId n : {r_.discouraged_free_, r_.skipped_free_, r_.unknown_free_}) given_[n] = never_ends;
    moving();
    counted_.assign(r_.nodes_.size(), 0);
    for (const NodeId n : r_.counted_)
        if (n != none) counted_[n] = 1;
}

// The leaves of the facts that move, and what changes each of these.
void Relaxed::Building::moving() {
    counts_.assign(r_.nodes_.size(), none);
    changed_by_.resize(p_.facts.size());
    for (FactId f = 0; f < p_.facts.size(); ++f)
        if (r_.shifts_[f] != 0)
            for (const auto& l : r_.leaves_[f]) counts_[l.node] = f;
    for (ActivityId a = 0; a < p_.activities.size(); ++a)
        for (const Effect& e : p_.activities[a].effects) {
            if (r_.shifts_[e.fact] == 0 || e.when == never) continue;
            changed_by_[e.fact].push_back(r_.ends_[a]);
            changed_by_[e.fact].push_back(r_.label(e.when, Relaxation::Ask::may));
        }
}

// What it hangs on: of a leaf of what moves, on all that changes it.
std::vector<Relaxed::NodeId> Relaxed::Building::arguments(NodeId n) const {
    if (counts_[n] != none) return changed_by_[counts_[n]];
    std::vector<NodeId> out(r_.in_.begin() + r_.in_at_[n], r_.in_.begin() + r_.in_at_[n + 1]);
    if (runs_of_[n] != none) out.push_back(r_.starts_[runs_of_[n]]);
    return out;
}

// True on the first day without any start.
void Relaxed::Building::at_once() {
    once_.assign(r_.nodes_.size(), 0);
    std::vector<std::uint32_t> left = r_.needs_;
    std::vector<NodeId> next;
    const auto put = [&](NodeId n) {
        if (once_[n] != 0) return;
        once_[n] = 1;
        next.push_back(n);
    };
    for (NodeId n = 0; n < r_.nodes_.size(); ++n)
        if (given_[n] <= 0) put(n);
    while (!next.empty()) {
        const NodeId n = next.back();
        next.pop_back();
        for (std::uint32_t k = r_.out_at_[n]; k < r_.out_at_[n + 1]; ++k) {
            const NodeId m = r_.out_[k];
            if (left[m] != 0 && --left[m] == 0 && r_.nodes_[m].starts == none && r_.nodes_[m].delay == 0) put(m);
        }
    }
}

// What the goal can hang on.
void Relaxed::Building::cone() {
    in_cone_.assign(r_.nodes_.size(), 0);
    const auto visit = [&](NodeId n) {
        if (in_cone_[n] != 0 || once_[n] != 0 || hopeless(n)) return;
        in_cone_[n] = 1;
        cone_.push_back(n);
    };
    visit(r_.goal_);
    for (std::size_t at = 0; at < cone_.size(); ++at)
        for (const NodeId m : arguments(cone_[at])) visit(m);
}

bool Relaxed::Building::is_alias(NodeId n) const {
    return counts_[n] == none && r_.nodes_[n].starts == none && given_[n] == never_ends && counted_[n] == 0 && needs_[n] == 1 && arguments_[n].size() == 1 &&
           !is_free(arguments_[n][0]);
}

// The variable of a node, or of the one its only argument is.
Relaxed::Building::Ref Relaxed::Building::ref(NodeId n) {
    Ref out;
    for (int steps = 0; steps < 64 && of_node_[n] == no_var; ++steps) {
        if (!is_alias(n)) break;
        out.more += r_.nodes_[n].delay;
        n = arguments_[n][0];
    }
    if (of_node_[n] == no_var) of_node_[n] = number(out_.never_);  // a circle
    out.var = of_node_[n];
    return out;
}

Relaxed::Var Relaxed::Building::choice() {
    const Var x = number(0);
    out_.learner_.hole(x, 1, out_.never_ - 1);
    return x;
}

void Relaxed::Building::variables(const State& root) {
    of_node_.assign(r_.nodes_.size(), no_var);
    arguments_.resize(r_.nodes_.size());
    needs_ = r_.needs_;
    for (const NodeId n : cone_)
        for (const NodeId m : arguments(n)) {
            if (once_[m] != 0) needs_[n] -= needs_[n] > 0 ? 1 : 0;
            else if (!hopeless(m) && m != r_.unknown_free_) arguments_[n].push_back(m);
        }
    for (const NodeId n : cone_) {
        if (is_free(n) || is_alias(n)) continue;
        if (counted_[n] != 0) {
            of_node_[n] = choice();
            out_.paid_[static_cast<std::size_t>(Key::undecided)].push_back(of_node_[n]);
        } else if (r_.nodes_[n].starts != none) {
            start(r_.nodes_[n].starts, root);
        } else {
            of_node_[n] = number(r_.day_[n]);
        }
    }
}

// The days on which the activity can start, as far as is known.
void Relaxed::Building::start(ActivityId id, const State& root) {
    const Activity& a = p_.activities[id];
    const Var x = number(std::max(r_.day_[r_.starts_[id]], beside_the_past(id, root)));
    of_node_[r_.starts_[id]] = x;
    out_.starts_[id] = x;
    out_.used_.push_back(id);
    std::vector<Window> open = a.windows;
    if (open.empty()) open.push_back({0, p_.horizon});
    std::sort(open.begin(), open.end(), [](const Window& l, const Window& r) { return l.from < r.from; });
    Day next = 0;
    for (const Window& w : open) {
        if (w.from > w.to || w.to < next) continue;
        out_.learner_.hole(x, next, std::min(w.from - 1, p_.horizon));
        next = w.to + 1;
    }
    out_.learner_.hole(x, std::min(next, std::max(0, p_.horizon - a.days + 1)), p_.horizon);
    out_.learner_.hole(x, std::max(0, p_.horizon - a.days + 1), p_.horizon);
}

// Not before what runs of what it must be apart from is over, nor before there are hours.
Day Relaxed::Building::beside_the_past(ActivityId id, const State& root) const {
    Day out = 0;
    for (const auto& [a, b] : p_.apart)
        for (const Run& r : root.runs)
            if (a != b && ((a == id && r.activity == b) || (b == id && r.activity == a))) out = std::max(out, r.end);
    return out;
}

void Relaxed::Building::supports() {
    for (const NodeId n : cone_)
        if (of_node_[n] != no_var && counted_[n] == 0 && counts_[n] == none) support(n);
    shifts();
    end();
    out_.node_of_.assign(out_.learner_.size() / 2, -1);
    for (std::size_t k = 0; k < out_.nodes_.size(); ++k) out_.node_of_[out_.nodes_[k].var / 2] = static_cast<std::int32_t>(k);
}

void Relaxed::Building::support(NodeId n) {
    const Var x = of_node_[n];
    std::vector<Learner::Argument> all;
    const Day delay = r_.nodes_[n].starts == none ? r_.nodes_[n].delay : 0;
    for (const NodeId m : arguments_[n]) {
        const Ref a = is_free(m) ? paid(m, n) : ref(m);
        all.push_back({a.var, a.more + delay});
    }
    std::uint32_t need = needs_[n];
    if (need == 0 && delay > 0) {
        need = 1;
        all.assign(1, {constant(0), delay});
    }
    if (given_[n] != never_ends) {  // or from that day on
        if (need > 1) {
            const Var inner = number(r_.day_[n]);
            node(inner, need, all);
            all.assign(1, {inner, 0});
        }
        need = std::min<std::uint32_t>(need, 1);
        all.push_back({constant(given_[n]), 0});
    }
    if (need > 0) node(x, need, all);
}

void Relaxed::Building::end() {
    const Var end = number(0);
    out_.keys_[static_cast<std::size_t>(Key::end)] = end;
    if (once_[r_.goal_] == 0) {
        const Ref goal = ref(r_.goal_);
        node(end, 1, {{goal.var, goal.more}});
    }
    out_.learner_.settle(Learner::at_most(end, p_.horizon));
}

void Relaxed::Building::node(Var x, std::uint32_t need, const std::vector<Learner::Argument>& all) {
    out_.learner_.support(x, need, all);
    out_.nodes_.push_back({x, need, all});
}

// Each start pays for itself; and all that could have been spared by the same pay once at least,
// whichever of them starts.
Relaxed::Building::Ref Relaxed::Building::paid(NodeId free, NodeId of) {
    const Key key = free == r_.discouraged_free_ ? Key::discouraged : Key::skipped;
    const Var x = choice();
    out_.paid_[static_cast<std::size_t>(key)].push_back(x);
    auto [once, fresh] = shared_[static_cast<std::size_t>(key)].try_emplace(arguments_[of], no_var);
    if (fresh) once->second = choice();
    out_.learner_.support(x, 1, {{once->second, 0}});
    return {x, 0};
}

void Relaxed::Building::costs() {
    std::vector<Learner::Bound> steps;
    for (const ActivityId a : out_.used_) steps.push_back(Learner::at_most(*out_.starts_[a], out_.never_ - 1));
    count(Key::steps, steps);
    for (const Key key : {Key::discouraged, Key::skipped, Key::undecided}) {
        std::vector<Learner::Bound> counted;
        for (const Var x : out_.paid_[static_cast<std::size_t>(key)]) counted.push_back(Learner::at_most(x, 0));
        count(key, counted);
        std::vector<Learner::Bound> shared;
        for (const auto& [nodes, x] : shared_[static_cast<std::size_t>(key)]) shared.push_back(Learner::at_most(x, 0));
        if (!shared.empty()) count(key, shared, out_.keys_[static_cast<std::size_t>(key)]);
    }
}

void Relaxed::Building::count(Key key, const std::vector<Learner::Bound>& counted) {
    out_.keys_[static_cast<std::size_t>(key)] = out_.learner_.add(0, static_cast<int>(counted.size()));
    count(key, counted, out_.keys_[static_cast<std::size_t>(key)]);
}

void Relaxed::Building::count(Key key, const std::vector<Learner::Bound>& counted, Var sum) {
    auto rule = std::make_unique<Counts>(counted, sum, out_.keys_[static_cast<std::size_t>(Key::end)]);
    if (key == Key::steps) out_.steps_ = rule.get();
    if (counted.size() > shared_[static_cast<std::size_t>(key)].size()) rule->put_off();
    for (const auto& b : counted) out_.learner_.watch(b.var, *rule);
    out_.learner_.watch(sum ^ 1, *rule);
    if (key == Key::steps) out_.learner_.watch(out_.keys_[static_cast<std::size_t>(Key::end)] ^ 1, *rule);
    out_.rules_.push_back(std::move(rule));
}

void Relaxed::Building::limits(const State& root) {
    std::vector<Task> places, hours, tasks;
    for (const ActivityId a : out_.used_) {
        const Activity& x = p_.activities[a];
        tasks.push_back({*out_.starts_[a], x.days, 1});
        if (x.hours > 0) hours.push_back({*out_.starts_[a], x.days, x.hours});
    }
    const Var end = out_.keys_[static_cast<std::size_t>(Key::end)];
    auto ends = std::make_unique<Ends>(tasks, end, out_.never_);
    out_.learner_.watch(end ^ 1, *ends);
    watched(std::move(ends), tasks);
    std::vector<std::pair<Day, int>> taken, busy;
    for (const Run& r : root.runs) {
        if (!p_.activities[r.activity].beside) taken.emplace_back(r.end, 1);
        busy.emplace_back(r.end, p_.activities[r.activity].hours);
    }
    auto room = std::make_unique<Room>(tasks, taken, p_.together, end, out_.never_);
    out_.places_ = room.get();
    out_.learner_.watch(end ^ 1, *room);
    watched(std::move(room), tasks);
    watched(std::make_unique<Room>(hours, busy, p_.hours, end, out_.never_), hours);
    std::vector<std::int32_t>& of = out_.task_of_;
    for (std::size_t k = 0; k < out_.used_.size(); ++k) of[out_.used_[k]] = static_cast<std::int32_t>(k);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const auto& [a, b] : p_.apart)
        if (a != b && of[a] >= 0 && of[b] >= 0) pairs.emplace_back(of[a], of[b]);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    if (!pairs.empty()) watched(std::make_unique<Apart>(tasks, pairs, out_.never_), tasks);
}

void Relaxed::Building::watched(std::unique_ptr<Learner::Rule> rule, const std::vector<Task>& tasks) {
    for (const Task& t : tasks) {
        out_.learner_.watch(t.start, *rule);
        out_.learner_.watch(t.start ^ 1, *rule);
    }
    out_.rules_.push_back(std::move(rule));
}

Relaxed::Relaxed(const Problem& problem, Relaxation& relaxation)
    : problem_(problem), relaxation_(relaxation), root_(first_state(problem)), task_of_(problem.activities.size(), -1) {
    possible_ = Building(*this, relaxation).build();
    if (possible_) choosing_ = std::make_unique<Choosing>(*this);
}

}  // namespace attiva::pathway
