// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/filling.hpp"

namespace attiva::funding {
namespace {

constexpr std::uint64_t most_ends = 400;  // in which the divisible requests are asked for

}  // namespace

Exactly Filling::run(const std::vector<bool>& served, std::int64_t target) {
    Exactly out;
    prepare(served, target);
    if (hopeless_ || spare_ < 0) {
        out.answer = Exactly::Answer::impossible;
        return out;
    }
    const bool found = line(0);
    out.steps = steps_;
    if (found) {
        out.answer = Exactly::Answer::found;
        out.solution = placed();
    } else if (steps_ < most_steps_ && !unknown_) {
        out.answer = Exactly::Answer::impossible;
    }
    return out;
}

std::uint32_t Filling::way(std::size_t item, LineId line) const {
    for (const auto& [l, c] : items_[item].ways)
        if (l == line) return c;
    return 0;
}

bool Filling::put(std::size_t item, std::uint32_t c) {
    use(c, 1);
    items_[item].at = c;
    const bool well = fits(c);
    if (!well) take(item, c);
    return well;
}

void Filling::take(std::size_t item, std::uint32_t c) {
    use(c, -1);
    items_[item].at = -1;
}

void Filling::use(std::uint32_t c, int sign) {
    for (const Entry& e : f_.of(c)) {
        if (f_.rows[e.row].kind != Row::Kind::place) {
            limits_[e.row].left -= e.value * sign;
            continue;
        }
        const std::uint32_t shared = place_of_[e.row];
        const bool before = held_[shared] > 0;
        held_[shared] += sign;
        if (before != (held_[shared] > 0)) limits_[total_of_[shared]].left += before ? 1 : -1;
    }
    for (std::size_t l = 0; l < levels_.size(); ++l) limits_[levels_[l].second].left -= sign * loss_[l][c];
}

bool Filling::fits(std::uint32_t c) const {
    for (const Entry& e : f_.of(c)) {
        const std::uint32_t row = f_.rows[e.row].kind == Row::Kind::place ? total_of_[place_of_[e.row]] : e.row;
        if (limits_[row].counts && limits_[row].left < 0) return false;
    }
    return std::all_of(levels_.begin(), levels_.end(), [&](const auto& l) { return limits_[l.second].left >= 0; });
}

Solution Filling::placed() const {
    Solution out;
    for (const Item& i : items_) {
        const Column& c = f_.columns[static_cast<std::size_t>(i.at)];
        out.push_back({c.index, c.second, g_.problem.requests[c.index].cost});
    }
    return out;
}

bool Filling::ends() {
    steps_ += most_steps_ / most_ends;
    const Exactly::Answer answer = divided_ ? divided_(placed()) : Exactly::Answer::unknown;
    unknown_ = unknown_ || answer == Exactly::Answer::unknown;
    return answer == Exactly::Answer::found;
}

bool Filling::line(std::size_t b) {
    if (starved(b)) return false;
    if (b == bins_.size()) return divisible_.empty() || (shared_out() && ends());
    std::int64_t rest = 0;
    for (const std::size_t i : bins_[b].items) rest += items_[i].at < 0 ? weight(i) : 0;
    const std::int64_t left = std::min(may_be_left(b, true), may_be_left(b, false));
    return left >= 0 && fill(b, 0, 0, rest, left);
}

bool Filling::fill(std::size_t b, std::size_t n, std::int64_t load, std::int64_t rest, std::int64_t left) {
    Bin& bin = bins_[b];
    if (++steps_ >= most_steps_) return false;
    if (bin.room - load - rest > left) return false;
    if (n == bin.items.size()) {
        bin.left = bin.room - load;
        return line(b + 1);
    }
    const std::size_t i = bin.items[n];
    Item& item = items_[i];
    if (item.at >= 0) return fill(b, n + 1, load, rest, left);
    const std::int64_t w = weight(i);
    const std::uint32_t c = way(i, bin.line);
    if (load + w <= bin.room && put(i, c)) {
        if (fill(b, n + 1, load + w, rest - w, left)) return true;
        take(i, c);
    }
    if (item.open == 1) return false;  // nowhere else to go
    --item.open;
    const bool found = fill(b, n + 1, load, rest - w, left);
    ++item.open;
    return found;
}

Exactly packed_exactly(const Goal& goal, const Box& box, const std::vector<bool>& served, std::int64_t target, std::uint64_t steps, const Divided& divided) {
    return Filling(goal, box, steps, divided).run(served, target);
}

}  // namespace attiva::funding
