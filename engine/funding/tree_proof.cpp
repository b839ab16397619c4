// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/tree.hpp"

#include <algorithm>

namespace attiva::funding {

void Tree::leaf(const Open& open, const Prices& prices, bool vain) {
    if (keep_) proof_[open.node] = leaf_node(g_.form, prices, vain);
}

Prices Tree::no_prices() const {
    Prices none;
    none.rows.assign(g_.form.rows.size(), 0);
    none.levels.assign(g_.values.size(), 0);
    return none;
}

bool Tree::refuted(const Open& open, const Prices& prices) {
    const auto n = Leaf(g_.form, g_.values, prices, {}).numerator(box_);
    if (n && *n >= 0) return false;
    leaf(open, prices, true);
    if (open.root && trail_.empty()) out_.nothing = true, out_.root = prices;
    return true;
}

bool Tree::impossible(const Open& open) {
    if (!exact_) return true;
    for (const Prices& prices : relaxation_.contradictions())
        if (refuted(open, prices)) return true;
    if (refuted(open, how_far())) return true;
    const auto split = choose(false);  // not proved in whole numbers: look closer
    if (!split) {
        leaf(open, no_prices(), false);
        return false;
    }
    branch(open, *split);
    return true;
}

Prices Tree::how_far() const {
    Scope scope = everybody(g_.form);
    scope.elastic = true;
    Relaxation elastic({g_.problem, g_.form, box_, g_.values, {}}, scope);
    return elastic.solve() == Linear::Status::optimal ? elastic.prices() : no_prices();
}

void Tree::finish(bool stopped, bool unresolved) {
    out_.closed = (stack_.empty() && !stopped && !unresolved) || target();
    if (!exact_) return;
    if (target()) {  // the root alone proves it
        out_.proof = {leaf_node(g_.form, *out_.root, false)};
        out_.bound = out_.best;
        out_.checked = Leaf(g_.form, g_.values, *out_.root, g_.objective).bound(g_.box).value_or(out_.best);
        if (out_.checked <= out_.best || root_size_ == 0) return;
        proof_.resize(root_size_);  // with what was closed before it
        proof_[root_node_] = leaf_node(g_.form, *out_.root, false);
        out_.proof = std::move(proof_);
        out_.checked = out_.best;
        return;
    }
    if (out_.closed && keep_) {
        out_.proof = std::move(proof_);
        out_.bound = out_.checked = out_.best;
        out_.nothing = out_.nothing || out_.best == INT64_MIN;
        return;
    }
    out_.proof = {leaf_node(g_.form, out_.root ? *out_.root : no_prices(), out_.nothing)};
    const auto bound = Leaf(g_.form, g_.values, out_.root ? *out_.root : no_prices(), g_.objective).bound(g_.box);
    if (bound) out_.checked = *bound;
    out_.bound = out_.closed ? out_.best : out_.checked;
}

}  // namespace attiva::funding
