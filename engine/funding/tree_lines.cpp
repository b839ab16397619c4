// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/tree.hpp"

#include <algorithm>

namespace attiva::funding {

bool Tree::pack(const Open& open, const std::vector<bool>& now, const Prices& prices, std::optional<std::int64_t> most) {
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

std::int64_t Tree::better() const {
    if (out_.best == INT64_MAX) return out_.best;  // overtaken: nothing here is
    const std::int64_t grain = g_.objective.grain, whole = out_.best / grain * grain;
    return whole <= out_.best ? whole + grain : whole;
}

void Tree::lines_of(const std::vector<bool>& served, std::optional<std::int64_t> most) {
    keep_ = false;
    const std::int64_t grain = g_.objective.grain;
    const bool any = out_.best == INT64_MIN || g_.objective.coefficients == nullptr;
    // Where all of them are paid whole, the lines found are the solution; else `filled` meets it.
    bool whole = true;
    for (RequestId r = 0; r < served.size(); ++r) whole = whole && (!served[r] || g_.form.atomic[r]);
    std::int64_t least = any ? INT64_MIN : better(), bound = most.value_or(INT64_MAX);
    bool some = false;  // whether anything better was asked for
    while (least <= bound) {
        // The bound is often reached; else mostly nothing better is there at all; else the half of
        // what is left, until nothing is.
        const bool below = !any && bound < INT64_MAX && bound != most.value_or(INT64_MAX);
        const std::int64_t target = any ? 0 : below ? least + (some ? (bound - least) / 2 / grain * grain : 0) : bound < INT64_MAX ? bound : least;
        some = some || below;
        const auto divided = [&](const Solution& atomic) { return filled(atomic, served, target); };
        const Exactly e = packed_exactly(g_, box_, served, target, 1'000'000, divided);
        out_.nodes += e.steps / 1000;
        if (e.answer == Exactly::Answer::unknown) return later_.push_back(box_);
        if (e.answer == Exactly::Answer::impossible) {
            if (any || target == INT64_MIN) return;
            bound = target - grain;
            continue;
        }
        if (whole) out_.best = std::max(out_.best, how_.met(e.solution));
        if (any || out_.best < target || out_.best >= bound) return;  // only one was sought; or overtaken; or all there is
        least = better();
    }
}

bool Tree::put_off() {
    for (std::uint64_t nodes = 60; !later_.empty(); nodes *= 8) {
        std::vector<Box> now = std::move(later_);
        later_.clear();
        for (Box& box : now) {
            if (out_.nodes >= how_.nodes) return false;
            const Form form = rounded_within(g_.form, box);
            const Goal goal{g_.problem, form, box, g_.values, g_.objective};
            Hunt how;
            how.met = how_.met;
            how.best = out_.best;
            how.nodes = std::min(nodes, how_.nodes - out_.nodes);
            how.packing = false;
            const Hunted found = hunt(goal, everybody(form), how);
            out_.nodes += found.nodes;
            out_.best = std::max(out_.best, found.best);
            if (!found.closed) later_.push_back(std::move(box));
            if (target()) return true;
        }
    }
    return true;
}

Exactly::Answer Tree::filled(const Solution& placed, const std::vector<bool>& served, std::int64_t target) {
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

std::vector<bool> Tree::served_now() const {
    std::vector<bool> out;
    for (RequestId r = 0; r < g_.form.atomic.size(); ++r) out.push_back(served(r) > 0.5);
    return out;
}

}  // namespace attiva::funding
