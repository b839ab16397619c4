// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/tree.hpp"

#include <algorithm>

namespace attiva::funding {

Tree::Tree(const Goal& goal, const Scope& scope, const Hunt& how) : g_(goal), how_(how), box_(goal.box), relaxation_(goal, scope) {
    out_.best = how.best;
    if (how.from != nullptr) relaxation_.begin_from(*how.from);
    atomic_ = std::all_of(goal.form.atomic.begin(), goal.form.atomic.end(), [](bool a) { return a; });
    moved_.assign(goal.form.atomic.size(), false);
    exact_ = std::all_of(scope.free.begin(), scope.free.end(), [](bool f) { return f; });
    for (std::size_t p = 0; p < scope.free.size(); ++p)
        if (scope.free[p]) requests_.insert(requests_.end(), g_.form.of_person[p].begin(), g_.form.of_person[p].end());
}

Hunted Tree::run() {
    keep_ = exact_ && how_.kept > 0;
    proof_.emplace_back();
    stack_.push_back({0, 0, {}, 0, false, true});
    bool stopped = false, unresolved = false;
    while (!stack_.empty()) {
        if (out_.nodes >= how_.nodes) {
            stopped = true;
            break;
        }
        const Open open = stack_.back();
        stack_.pop_back();
        back_to(open.depth);
        if (!open.root) step(open);
        if (!visit(open)) unresolved = true;
        if (target()) break;
    }
    if (!stopped && !target() && !put_off()) stopped = true;
    finish(stopped, unresolved);
    return std::move(out_);
}

void Tree::step(const Open& open) {
    const RequestId r = open.on.index;
    Change change{r, {}, {}, box_.must[r]};
    for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c) {
        change.low.push_back(box_.low[c]);
        change.high.push_back(box_.high[c]);
    }
    trail_.push_back(std::move(change));
    narrow(g_.problem, g_.form, open.on, open.at, open.above, box_);
    relaxation_.narrow(box_, r);
}

void Tree::back_to(std::size_t depth) {
    while (trail_.size() > depth) {
        const Change& change = trail_.back();
        for (std::uint32_t c = g_.form.first[change.request], i = 0; c < g_.form.first[change.request + 1]; ++c, ++i) {
            box_.low[c] = change.low[i];
            box_.high[c] = change.high[i];
        }
        box_.must[change.request] = change.must;
        relaxation_.narrow(box_, change.request);
        trail_.pop_back();
    }
}

bool Tree::empty() const {
    for (const Change& change : trail_) {
        const RequestId r = change.request;
        bool choice = !g_.form.atomic[r] || !box_.must[r];
        int low = 0;
        for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c) {
            if (box_.low[c] > box_.high[c]) return true;
            choice = choice || box_.high[c] > 0;
            low += box_.low[c] > 0 ? 1 : 0;
        }
        if (!choice || (g_.form.atomic[r] && low > 1)) return true;
    }
    return false;
}

bool Tree::visit(Open open) {
    ++out_.nodes;
    if (empty() || (open.root && exact_ && !Leaf(g_.form, g_.values, no_prices(), {}).bound(box_))) {
        if (open.root) out_.nothing = true;  // nothing is known yet: the box itself is empty
        leaf(open, no_prices(), true);
        return true;
    }
    if (!tightened(open)) return true;
    const Linear::Status status = relaxation_.solve();
    if (status == Linear::Status::infeasible) return impossible(open);
    const Prices prices = relaxation_.prices();
    if (exact_) {
        const auto bound = Leaf(g_.form, g_.values, prices, g_.objective).bound(box_);
        if (open.root) {
            root_bound_ = bound;
            root_node_ = open.node;
            root_size_ = keep_ ? proof_.size() : 0;
            out_.root = prices;
            if (!own_) own_.emplace(reached(g_, prices));
        }
        if (bound && *bound <= out_.best) {
            leaf(open, prices, false);
            return true;
        }
    } else if (status != Linear::Status::optimal || relaxation_.best() < static_cast<double>(out_.best) + 0.999 * static_cast<double>(g_.objective.grain) - 1e-9 * std::abs(relaxation_.best())) {
        return true;
    }
    if (status == Linear::Status::optimal && whole()) {
        if (const auto found = solution_of(g_, relaxation_)) {
            const std::int64_t before = out_.best;
            out_.best = std::max(out_.best, how_.met(*found));
            const auto bound = exact_ ? Leaf(g_.form, g_.values, prices, g_.objective).bound(box_) : std::nullopt;
            if (exact_ ? bound && *bound <= out_.best : out_.best > before) {
                leaf(open, prices, false);
                return true;
            }
        }
    }
    const auto split = choose(status == Linear::Status::optimal);
    if (!split) {
        leaf(open, prices, false);
        return false;
    }
    if (how_.packing && split->on.kind != Variable::Kind::served && status == Linear::Status::optimal) {
        const std::vector<bool> now = served_now();
        const auto most = Leaf(g_.form, g_.values, prices, g_.objective).bound(box_);
        if (seen_.insert(now).second && pack(open, now, prices, most)) return true;
        if (exact_ && out_.nodes > patience()) {
            if (const auto other = unsettled()) {
                branch(open, *other);
                return true;
            }
            lines_of(now, most);
            return true;
        }
    }
    branch(open, *split);
    return true;
}

void Tree::branch(const Open& open, const Split& split) {
    std::uint32_t below = 0, above = 0;
    if (keep_ && proof_.size() + 2 > how_.kept) keep_ = false;
    if (keep_) {
        below = static_cast<std::uint32_t>(proof_.size());
        above = below + 1;
        proof_.resize(proof_.size() + 2);
        Node node;
        node.leaf = false;
        node.on = split.on;
        node.at = split.at;
        node.below = below;
        node.above = above;
        proof_[open.node] = node;
    }
    const std::size_t depth = trail_.size();
    const Open down{below, depth, split.on, split.at, false, false}, up{above, depth, split.on, split.at, true, false};
    stack_.push_back(split.above_first ? down : up);
    stack_.push_back(split.above_first ? up : down);
}

}  // namespace attiva::funding
