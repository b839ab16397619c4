// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Level by level: relax, bound exactly, round by a tree over those in doubt, then over everybody;
// fix what was reached, and on to the next. Tested by tests/funding/solve_test.cpp, and against
// others' judges.
#include "funding/solve.hpp"

#include <algorithm>

#include "funding/canonical.hpp"
#include "funding/cuts.hpp"
#include "funding/exchange.hpp"
#include "funding/greedy.hpp"
#include "funding/incumbent.hpp"

namespace attiva::funding {
namespace {

// Nodes over everybody cost what the problem is large: as many as allowed up to 350 columns.
std::uint64_t nodes_for(const Form& form, std::uint64_t nodes) {
    const double size = std::max(1.0, static_cast<double>(form.columns.size()) / 350);
    return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(static_cast<double>(nodes) / (size * size * size)));
}

class Levels {
public:
    Levels(const Problem& problem, const Limits& limits) : p_(problem), limits_(limits), form_(form_of(problem)), best_(problem) {}

    Outcome run() {
        if (!begin()) return std::move(out_);
        const std::size_t count = form_.levels.size();
        while (out_.levels.size() < count) {
            level(static_cast<std::uint32_t>(out_.levels.size()));
            overtaken();
        }
        stand(p_, form_, limits_, traces_, best_, out_);
        out_.example = best_.solution();
        return std::move(out_);
    }

private:
    [[nodiscard]] Goal goal(std::uint32_t level) const {
        std::vector<std::int64_t> values;
        for (std::uint32_t k = 0; k < level; ++k) values.push_back(out_.levels[k].value);
        return {p_, form_, box_of(p_, form_), std::move(values), {&form_.levels[level], form_.grains[level]}};
    }

    // Something to begin with.
    bool begin() {
        best_.offer({});
        best_.offer(served_in_order(p_, {}, by_rule(p_, form_)));
        if (best_.any()) return true;
        const Goal any{p_, form_, box_of(p_, form_), {}, {}};
        // First those of whom something is decided, the others paid nothing; then everybody.
        for (const bool all : {false, true}) {
            Hunt how;
            how.nodes = limits_.nodes;
            how.kept = all ? limits_.kept : 0;
            how.met = [&](const Solution& s) { return best_.offer(s) ? std::int64_t{1} : INT64_MIN; };
            const Hunted found = hunt(any, all ? everybody(form_) : decided(), how);
            out_.nodes += found.nodes;
            if (best_.any()) return true;
            if (all && found.closed) out_.refusal = found.proof;
        }
        out_.allowed = false;
        return false;
    }
    [[nodiscard]] Scope decided() const {
        Scope out = everybody(form_);
        for (std::size_t i = 0; i < form_.of_person.size(); ++i)
            out.free[i] = std::any_of(p_.decisions.begin(), p_.decisions.end(), [&](const Decision& d) { return std::find(form_.of_person[i].begin(), form_.of_person[i].end(), d.request) != form_.of_person[i].end(); });
        return out;
    }

    // A solution found later may be better at a level that was left with a gap: then what was
    // said after it is said again.
    void overtaken() {
        for (std::size_t k = 0; k < out_.levels.size(); ++k) {
            if (best_.levels()[k] <= out_.levels[k].value) continue;
            out_.levels[k].value = best_.levels()[k];
            out_.levels.resize(k + 1);
            traces_.resize(k + 1);
            return;
        }
    }

    Hunt how(std::uint32_t level, std::uint64_t nodes, std::size_t kept, const Goal& g) {
        Hunt out;
        out.best = best_.levels()[level];
        out.nodes = nodes;
        out.tolls = tolls_of(g, traces_);
        out.kept = kept;
        out.met = [this, level, &g](const Solution& s) {
            best_.offer(s);
            for (std::size_t k = 0; k < g.values.size(); ++k)
                if (best_.levels()[k] != g.values[k]) return std::int64_t{INT64_MAX};  // overtaken: this level is asked again
            return best_.levels()[level];
        };
        return out;
    }
    [[nodiscard]] bool overtook(const Goal& g) const {
        for (std::size_t k = 0; k < g.values.size(); ++k)
            if (best_.levels()[k] != g.values[k]) return true;
        return false;
    }

    void level(std::uint32_t k) {
        const Goal g = goal(k);
        Level level;
        Prices none;
        none.rows.assign(form_.rows.size(), 0);
        none.levels.assign(k, 0);
        const auto most = Leaf(form_, g.values, none, g.objective).bound(g.box);
        if (most && *most <= best_.levels()[k]) {
            conclude(level, k, none, *most, Level::Why::all);
            return;
        }
        const Root root = root_of(g, best_.levels()[k]);
        const auto bound = Leaf(form_, g.values, root.prices, g.objective).bound(g.box);
        level.bound = std::min(bound.value_or(best_.levels()[k]), most.value_or(INT64_MAX));
        const bool trivial = most && (!bound || *most <= *bound);
        const bool large = form_.columns.size() > 500;
        if (best_.levels()[k] < level.bound && root.solved) repair(g, k, root);
        if (best_.levels()[k] < level.bound && !overtook(g) && root.solved && large) narrow_search(g, k, root, level.bound);
        if (best_.levels()[k] < level.bound && !overtook(g) && everybody_search(g, k, level, root)) return;
        conclude(level, k, trivial ? none : root.prices, level.bound, trivial ? Level::Why::all : Level::Why::amounts);
    }

    // What is whole of the relaxation, and the best so far, made fuller by exchanges.
    void repair(const Goal& g, std::uint32_t k, const Root& root) {
        const Leaf leaf(form_, g.values, root.prices, g.objective);
        best_.offer(exchanged(g, k, leaf, best_.solution()));
        best_.offer(exchanged(g, k, leaf, whole_part(g, root.values)));
    }

    // Trees over those in doubt, wider and wider while nothing better comes.
    void narrow_search(const Goal& g, std::uint32_t k, const Root& root, std::int64_t bound) {
        for (const std::size_t persons : {60U, 200U}) {
            const std::int64_t before = best_.levels()[k];
            const Scope scope = core_of(g, root, persons);
            Hunt hunting = how(k, limits_.nodes / 600, 0, g);
            hunting.from = root.last.get();
            const Hunted found = hunt(g, scope, hunting);
            out_.nodes += found.nodes;
            if (overtook(g) || best_.levels()[k] >= bound) return;
            const double gap = static_cast<double>(bound - best_.levels()[k]) / std::max(1.0, std::abs(static_cast<double>(bound)));
            if (best_.levels()[k] > before && gap < 1e-4) return;
        }
    }

    // Over everybody: what closes is proved.
    bool everybody_search(const Goal& g, std::uint32_t k, Level& level, const Root& root) {
        const Prices& prices = root.prices;
        const std::uint64_t nodes = nodes_for(form_, limits_.nodes);
        if (nodes < 10) return false;
        Hunt hunting = how(k, nodes, limits_.kept, g);
        hunting.prices = prices;
        hunting.from = root.last.get();
        Hunted found = hunt(g, everybody(form_), hunting);
        out_.nodes += found.nodes;
        if (overtook(g) || !found.closed) {
            level.bound = std::min(level.bound, found.bound);
            return false;
        }
        if (found.checked > level.bound) {  // its tree was too long: what the root proves is more
            found.proof = {leaf_node(form_, prices, false)};
            found.checked = level.bound;
            found.root = prices;
        }
        level.value = level.bound = best_.levels()[k];
        level.checked = found.checked;
        level.why = found.proof.size() == 1 && found.checked == level.bound ? Level::Why::amounts : Level::Why::integer_gap;
        level.proof = std::move(found.proof);
        finish(std::move(level), k, found.root ? *found.root : Prices{});
        return true;
    }

    void conclude(Level& level, std::uint32_t k, const Prices& prices, std::int64_t bound, Level::Why why) {
        level.value = best_.levels()[k];
        level.bound = level.checked = bound;
        level.why = why;
        level.proof = {leaf_node(form_, prices, false)};
        finish(std::move(level), k, prices);
    }
    void finish(Level level, std::uint32_t k, Prices prices) {
        std::vector<std::int64_t> values;
        for (const Level& before : out_.levels) values.push_back(before.value);
        if (prices.rows.size() != form_.rows.size()) {
            prices.rows.assign(form_.rows.size(), 0);
            prices.levels.assign(k, 0);
        }
        if (level.why != Level::Why::all) {
            level.cuts = cuts_of(p_, form_, values, k, prices);
            if (!level.cuts.empty() && bound_of_cuts(p_, k, level.cuts) <= level.bound) level.why = Level::Why::cut;
        }
        traces_.push_back({std::move(prices)});
        out_.levels.push_back(std::move(level));
    }

    const Problem& p_;
    const Limits& limits_;
    Form form_;
    Incumbent best_;
    std::vector<Trace> traces_;
    Outcome out_;
};

}  // namespace

bool available() { return coin_available(); }

std::vector<Toll> tolls_of(const Goal& goal, const std::vector<Trace>& traces) {
    std::vector<Toll> out;
    Prices none;
    for (std::size_t k = 0; k < goal.values.size(); ++k) {
        out.push_back(kept(goal, k, none));
        if (k < traces.size() && std::any_of(traces[k].prices.rows.begin(), traces[k].prices.rows.end(), [](auto w) { return w != 0; }))
            out.push_back(kept(goal, k, traces[k].prices));
    }
    return out;
}

std::optional<std::vector<std::int64_t>> Incumbent::offer(const Solution& solution) {
    if (broken(problem_, solution)) return std::nullopt;
    std::vector<std::int64_t> levels = levels_of(problem_, solution);
    if (any_ && levels < levels_) return levels;
    if (!any_ || levels > levels_) {
        served_.assign(served_.size(), false);
        unserved_.assign(unserved_.size(), false);
        solution_ = solution;
        levels_ = levels;
        any_ = true;
    }
    std::vector<bool> now(served_.size(), false);
    for (const Payment& p : solution) now[p.request] = true;
    for (std::size_t r = 0; r < now.size(); ++r) (now[r] ? served_ : unserved_)[r] = true;
    return levels;
}

Outcome solve(const Problem& problem, const Limits& limits) {
    const Canonical c = canonical(problem);
    return given_back(c, Levels(c.problem, limits).run());
}

}  // namespace attiva::funding
