// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/search.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "funding/packing.hpp"
#include "funding/solve.hpp"

namespace attiva::funding {
namespace {

constexpr double near_whole = 1e-6;

double off(double v) { return std::abs(v - std::round(v)); }

struct Split {
    Variable on;
    std::int64_t at = 0;
    bool above_first = false;
};

class Tree {
public:
    Tree(const Goal& goal, const Scope& scope, const Hunt& how) : g_(goal), how_(how), box_(goal.box), relaxation_(goal, scope) {
        out_.best = how.best;
        if (how.from != nullptr) relaxation_.begin_from(*how.from);
        atomic_ = std::all_of(goal.form.atomic.begin(), goal.form.atomic.end(), [](bool a) { return a; });
        moved_.assign(goal.form.atomic.size(), false);
        exact_ = std::all_of(scope.free.begin(), scope.free.end(), [](bool f) { return f; });
        for (std::size_t p = 0; p < scope.free.size(); ++p)
            if (scope.free[p]) requests_.insert(requests_.end(), g_.form.of_person[p].begin(), g_.form.of_person[p].end());
    }

    Hunted run() {
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

private:
    struct Open {
        std::uint32_t node;
        std::size_t depth;  // of the trail
        Variable on;
        std::int64_t at;
        bool above, root;
    };
    struct Change {
        RequestId request;
        std::vector<std::int64_t> low, high;
        bool must;
    };

    // The bound of the root is reached: nothing better can come.
    [[nodiscard]] bool target() const { return exact_ && root_bound_ && out_.best >= *root_bound_; }

    void step(const Open& open) {
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
    void back_to(std::size_t depth) {
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

    [[nodiscard]] bool empty() const {
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

    void leaf(const Open& open, const Prices& prices, bool vain) {
        if (keep_) proof_[open.node] = leaf_node(g_.form, prices, vain);
    }
    [[nodiscard]] Prices no_prices() const {
        Prices none;
        none.rows.assign(g_.form.rows.size(), 0);
        none.levels.assign(g_.values.size(), 0);
        return none;
    }

    // False: it could not be settled (numbers too near to tell).
    bool visit(Open open) {
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
    // A line for each of those the relaxation serves. True: nothing better is left here.
    bool pack(const Open& open, const std::vector<bool>& now, const Prices& prices, std::optional<std::int64_t> most) {
        std::vector<double> values;
        for (std::size_t c = 0; c < g_.form.columns.size(); ++c) values.push_back(relaxation_.value(c));
        for (const std::int64_t target : {most.value_or(0), out_.best == INT64_MIN ? 0 : better()}) {
            const auto found = packed(g_, values, target);
            if (!found) continue;
            if (atomic_) out_.best = std::max(out_.best, how_.met(*found));
            else filled(*found, now, target);
            if (!exact_ || !most || *most > out_.best) return false;
            leaf(open, prices, false);
            return true;
        }
        return false;
    }
    // The tree of a small problem is worth keeping whole: it proves by itself.
    [[nodiscard]] std::uint64_t patience() const { return g_.form.columns.size() > 64 ? 50 : how_.kept; }

    // The least that is more than the best: levels go by grains.
    [[nodiscard]] std::int64_t better() const {
        if (out_.best == INT64_MAX) return out_.best;  // overtaken: nothing here is
        const std::int64_t grain = g_.objective.grain, whole = out_.best / grain * grain;
        return whole <= out_.best ? whole + grain : whole;
    }
    // Who is served is known in the box: whether they can be, and how well; what takes long, later.
    // most: nothing in the box is better.
    void lines_of(const std::vector<bool>& served, std::optional<std::int64_t> most) {
        keep_ = false;
        const std::int64_t grain = g_.objective.grain;
        const bool any = out_.best == INT64_MIN || g_.objective.coefficients == nullptr;
        std::int64_t least = any ? INT64_MIN : better(), bound = most.value_or(INT64_MAX);
        while (least <= bound) {
            // The bound is often reached; else the half of what is left, until nothing is.
            const bool halved = !any && bound < INT64_MAX && bound != most.value_or(INT64_MAX);
            const std::int64_t target = any ? 0 : halved ? least + (bound - least) / 2 / grain * grain : bound < INT64_MAX ? bound : least;
            const auto divided = [&](const Solution& atomic) { return filled(atomic, served, target); };
            const Exactly e = packed_exactly(g_, box_, served, target, 1'000'000, divided);
            out_.nodes += e.steps / 1000;
            if (e.answer == Exactly::Answer::unknown) return later_.push_back(box_);
            if (e.answer == Exactly::Answer::impossible) {
                if (any || target == INT64_MIN) return;
                bound = target - grain;
                continue;
            }
            if (atomic_) out_.best = std::max(out_.best, how_.met(e.solution));
            if (any || out_.best < target || out_.best >= bound) return;  // only one was sought; or overtaken; or all there is
            least = better();
        }
    }
    // Those put off, with more nodes for each every time.
    bool put_off() {
        for (std::uint64_t nodes = 60; !later_.empty(); nodes *= 8) {
            std::vector<Box> now = std::move(later_);
            later_.clear();
            for (Box& box : now) {
                if (out_.nodes >= how_.nodes) return false;
                const Goal goal{g_.problem, g_.form, box, g_.values, g_.objective};
                Hunt how;
                how.met = how_.met;
                how.best = out_.best;
                how.nodes = std::min(nodes, how_.nodes - out_.nodes);
                how.packing = false;
                const Hunted found = hunt(goal, everybody(g_.form), how);
                out_.nodes += found.nodes;
                out_.best = std::max(out_.best, found.best);
                if (!found.closed) later_.push_back(std::move(box));
                if (target()) return true;
            }
        }
        return true;
    }
    // The atomic where they are put; what the others get, as the relaxation would. Found: target or more.
    Exactly::Answer filled(const Solution& placed, const std::vector<bool>& served, std::int64_t target) {
        Goal goal{g_.problem, g_.form, box_, g_.values, g_.objective};
        for (const RequestId r : requests_) narrow(g_.problem, g_.form, {Variable::Kind::served, r, 0}, 0, served[r], goal.box);
        for (const Payment& p : placed)
            if (g_.form.atomic[p.request]) narrow(g_.problem, g_.form, {Variable::Kind::pays, p.request, p.line}, 0, true, goal.box);
        Hunt how;
        how.met = how_.met;
        how.best = out_.best == INT64_MIN ? out_.best : std::max(out_.best, target - g_.objective.grain);
        how.nodes = 30;
        how.packing = false;
        const std::int64_t before = out_.best;
        const Hunted found = hunt(goal, everybody(g_.form), how);
        out_.nodes += found.nodes;
        if (found.best != INT64_MIN && found.best > how.best) out_.best = std::max(out_.best, found.best);
        if (out_.best > before && out_.best >= target) return Exactly::Answer::found;
        return found.closed ? Exactly::Answer::impossible : Exactly::Answer::unknown;
    }
    // The dearest of those of whom it is not yet said whether they are served.
    [[nodiscard]] std::optional<Split> unsettled() const {
        std::optional<Split> out;
        Cents most = 0;
        for (const RequestId r : requests_)
            if (!settled(r, true) && !settled(r, false) && g_.problem.requests[r].cost > most)
                most = g_.problem.requests[r].cost, out = Split{{Variable::Kind::served, r, 0}, 0, served(r) > 0.5};
        return out;
    }
    [[nodiscard]] std::vector<bool> served_now() const {
        std::vector<bool> out;
        for (RequestId r = 0; r < g_.form.atomic.size(); ++r) out.push_back(served(r) > 0.5);
        return out;
    }
    // What the prices known rule out, without asking the relaxation. False: nothing is left here.
    bool tightened(Open& open) {
        for (const Toll& t : how_.tolls)
            if (!tightened(open, t, 0)) return false;
        if (open.root && how_.prices && exact_) own_.emplace(reached(g_, *how_.prices));
        if (!own_ || out_.best == INT64_MIN) return true;
        const Wide more = static_cast<Wide>(own_->prices().denominator) * better();
        return tightened(open, *own_, more);
    }
    // least: what the numerator of the toll must still be.
    bool tightened(Open& open, const Toll& toll, Wide least) {
        if (!toll.in_all()) return true;
        Wide left = *toll.in_all() - least;
        std::fill(moved_.begin(), moved_.end(), false);
        for (const Change& change : trail_) {
            if (moved_[change.request]) continue;
            moved_[change.request] = true;
            left -= toll.least(box_, change.request).value_or(0);
        }
        if (left < 0) {
            leaf(open, toll.prices(), toll.vain());
            return false;
        }
        for (const RequestId r : requests_) {
            const Wide now = moved_[r] ? toll.least(box_, r).value_or(0) : 0;
            for (const bool served : {true, false}) {
                const auto other = toll.least(box_, r, served);
                if (!other || *other - now <= left) continue;
                const auto contrary = toll.least(box_, r, !served);
                if (!contrary || *contrary - now > left) {  // neither way
                    close(open, toll, {Variable::Kind::served, r, 0}, served);
                    leaf(open, toll.prices(), toll.vain());
                    return false;
                }
                if (!settled(r, !served)) close(open, toll, {Variable::Kind::served, r, 0}, served);
            }
            if (!g_.form.atomic[r]) continue;
            for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c)
                if (box_.high[c] > 0 && box_.low[c] == 0 && toll.of(c, r) - now > left)
                    close(open, toll, {Variable::Kind::pays, r, g_.form.columns[c].second}, true);
        }
        return true;
    }
    // One side of a split is ruled out by a toll: on goes the other.
    void close(Open& open, const Toll& toll, const Variable& on, bool above) {
        if (keep_ && proof_.size() + 2 > how_.kept) keep_ = false;
        if (keep_) {
            Node node;
            node.leaf = false;
            node.on = on;
            node.below = static_cast<std::uint32_t>(proof_.size());
            node.above = node.below + 1;
            proof_.resize(proof_.size() + 2);
            proof_[open.node] = node;
            proof_[above ? node.above : node.below] = leaf_node(g_.form, toll.prices(), toll.vain());
            open.node = above ? node.below : node.above;
        }
        step({open.node, 0, on, 0, !above, false});
    }
    // Whether a request is surely served, or not, in the box.
    [[nodiscard]] bool settled(RequestId r, bool served) const {
        const std::uint32_t from = g_.form.first[r], to = g_.form.first[r + 1];
        if (!g_.form.atomic[r]) return served ? box_.low[from] > 0 : box_.high[from] < 1;
        bool may = false, low = box_.must[r];
        for (std::uint32_t c = from; c < to; ++c) {
            may = may || box_.high[c] > 0;
            low = low || box_.low[c] > 0;
        }
        return served ? low : !may;
    }

    // Whether those free to move are; the others are anyway.
    [[nodiscard]] bool whole() const {
        for (const RequestId r : requests_)
            for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c) {
                const Column::Kind kind = g_.form.columns[c].kind;
                if ((kind == Column::Kind::choice || kind == Column::Kind::served) && off(relaxation_.value(c)) > near_whole) return false;
            }
        return true;
    }

    bool refuted(const Open& open, const Prices& prices) {
        const auto n = Leaf(g_.form, g_.values, prices, {}).numerator(box_);
        if (n && *n >= 0) return false;
        leaf(open, prices, true);
        if (open.root && trail_.empty()) out_.nothing = true, out_.root = prices;
        return true;
    }
    bool impossible(const Open& open) {
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

    // CLP's own ray is now and then none: the prices of what would have to be broken always are one.
    Prices how_far() const {
        Scope scope = everybody(g_.form);
        scope.elastic = true;
        Relaxation elastic({g_.problem, g_.form, box_, g_.values, {}}, scope);
        return elastic.solve() == Linear::Status::optimal ? elastic.prices() : no_prices();
    }

    void branch(const Open& open, const Split& split) {
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

    // Where the relaxation is least whole, the dearest first; else (`fractions` off) anything
    // not yet settled.
    [[nodiscard]] std::optional<Split> choose(bool fractions) const {
        std::optional<Split> best;
        double most = 0;
        const auto offer = [&](double score, Split split) {
            if (score > most) most = score, best = split;
        };
        if (fractions) {
            for (const RequestId r : requests_) offer_served(r, offer);
            if (best) return best;
            for (const RequestId r : requests_) offer_lines(r, offer);
            if (best) return best;
        }
        for (const RequestId r : requests_)
            for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c) {
                const Column& column = g_.form.columns[c];
                if (box_.low[c] >= box_.high[c]) continue;
                if (g_.form.atomic[r] && settled(r)) continue;
                const auto kind = column.kind == Column::Kind::served ? Variable::Kind::served
                                  : column.kind == Column::Kind::amount ? Variable::Kind::amount : Variable::Kind::pays;
                const std::int64_t at = box_.low[c] + (box_.high[c] - box_.low[c] - 1) / 2;
                return Split{{kind, r, column.kind == Column::Kind::served ? 0 : column.second}, at, true};
            }
        return std::nullopt;
    }
    [[nodiscard]] bool settled(RequestId r) const {
        for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c)
            if (box_.low[c] > 0) return true;
        return false;
    }
    // Who is served comes first: which line pays is mostly free once that is known.
    template <class Offer>
    void offer_served(RequestId r, Offer offer) const {
        const double cost = static_cast<double>(g_.problem.requests[r].cost), v = served(r);
        if (off(v) > near_whole) offer(cost * std::min(v, 1 - v) + 1e-9, Split{{Variable::Kind::served, r, 0}, 0, v > 0.3});
    }
    [[nodiscard]] double served(RequestId r) const {
        const std::uint32_t from = g_.form.first[r], to = g_.form.atomic[r] ? g_.form.first[r + 1] : from + 1;
        double out = 0;
        for (std::uint32_t c = from; c < to; ++c) out += relaxation_.value(c);
        return out;
    }
    template <class Offer>
    void offer_lines(RequestId r, Offer offer) const {
        const double cost = static_cast<double>(g_.problem.requests[r].cost);
        for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c) {
            const Column& column = g_.form.columns[c];
            const double v = relaxation_.value(c);
            if (column.kind == Column::Kind::served || box_.low[c] >= box_.high[c]) continue;
            if (column.kind == Column::Kind::amount) {
                if (off(v) > 1e-5)
                    offer(1e-3 * off(v), Split{{Variable::Kind::amount, r, column.second}, std::clamp(static_cast<std::int64_t>(std::floor(v)), box_.low[c], box_.high[c] - 1), false});
            } else if (off(v) > near_whole) {
                offer(cost * std::min(v, 1 - v) + 1e-9, Split{{Variable::Kind::pays, r, column.second}, 0, v > 0.4});
            }
        }
    }

    void finish(bool stopped, bool unresolved) {
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

    const Goal& g_;
    const Hunt& how_;
    Box box_;
    Relaxation relaxation_;
    Hunted out_;
    bool exact_ = false, keep_ = false, atomic_ = true;
    std::optional<std::int64_t> root_bound_;
    std::uint32_t root_node_ = 0;  // and how much of the proof was there when the root was bounded
    std::size_t root_size_ = 0;
    std::optional<Toll> own_;  // by the prices of the root
    std::vector<bool> moved_;
    std::vector<RequestId> requests_;
    std::vector<Open> stack_;
    std::set<std::vector<bool>> seen_;  // who was served where lines were sought
    std::vector<Box> later_;  // in which only the lines are still sought
    std::vector<Change> trail_;
    Proof proof_;
};

}  // namespace

std::optional<Solution> solution_of(const Goal& goal, const Relaxation& relaxation) {
    const Form& form = goal.form;
    Solution out;
    for (RequestId r = 0; r < form.atomic.size(); ++r) {
        double served = 0;
        const std::size_t before = out.size();
        for (std::uint32_t c = form.first[r]; c < form.first[r + 1]; ++c) {
            const Column& column = form.columns[c];
            const double v = relaxation.value(c);
            if (column.kind != Column::Kind::amount && off(v) > near_whole && (column.kind == Column::Kind::choice || column.kind == Column::Kind::served)) return std::nullopt;
            if (column.kind == Column::Kind::served) served = v;
            if (column.kind == Column::Kind::choice && v > 0.5) out.push_back({r, column.second, goal.problem.requests[r].cost});
            if (column.kind == Column::Kind::amount)
                if (const auto cents = static_cast<Cents>(std::floor(v + 1e-4)); cents > 0) out.push_back({r, column.second, cents});
        }
        if (!form.atomic[r] && served < 0.5) out.resize(before);
    }
    return out;
}

Hunted hunt(const Goal& goal, const Scope& scope, const Hunt& how) { return Tree(goal, scope, how).run(); }

}  // namespace attiva::funding
