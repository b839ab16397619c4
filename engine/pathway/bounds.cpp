// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp.

#include "pathway/bounds.hpp"

#include <algorithm>
#include <bit>

namespace attiva::pathway {

Bounds::Bounds(const Problem& p, const Moves& moves, Key first)
    : problem_(p), relaxation_(p, moves), ones_(p.activities.size(), 1) {
    order_[0] = first;
    std::size_t at = 1;
    for (int k = 0; k < 5; ++k)
        if (static_cast<Key>(k) != first) order_[at++] = static_cast<Key>(k);
    const auto several = [](Values v) { return !std::has_single_bit(v); };
    for (const Fact& f : p.facts) unknowns_ = unknowns_ || several(f.now);
    for (const Change& c : p.changes) unknowns_ = unknowns_ || several(c.values);
    for (const Activity& a : p.activities) {
        days_.push_back(a.days);
        discouraged_ = discouraged_ || a.discouraged != never;
        skipped_ = skipped_ || !a.better_after.empty();
        for (const Effect& e : a.effects)
            unknowns_ = unknowns_ || (e.kind == Effect::Kind::becomes && several(e.values));
    }
}

Keys Bounds::keys(const Cost& c) const {
    const Keys all{c.discouraged, c.skipped, c.end, c.steps, c.undecided};
    Keys out{};
    for (std::size_t k = 0; k < 5; ++k) out[k] = all[static_cast<std::size_t>(order_[k])];
    return out;
}

Cost Bounds::cost(const Keys& keys) const {
    Keys all{};
    for (std::size_t k = 0; k < 5; ++k) all[static_cast<std::size_t>(order_[k])] = keys[k];
    return {all[0], all[1], all[2], all[3], all[4]};
}

bool Relaxation::Asked::*Bounds::asked_of(Key key) {
    switch (key) {
        case Key::discouraged: return &Relaxation::Asked::not_discouraged;
        case Key::skipped: return &Relaxation::Asked::none_skipped;
        case Key::undecided: return &Relaxation::Asked::nothing_unknown;
        case Key::end:
        case Key::steps: break;
    }
    return nullptr;
}

// Asks it of every start, if there is a plan so; else it costs one at least.
bool Bounds::ask(const Relaxation::From& from, Stage& stage, bool Relaxation::Asked::*what) {
    if (given_up_.*what) return false;
    if (stage.asked.*what) return true;
    Relaxation::Asked more = stage.asked;
    more.*what = true;
    const std::optional<Day> end = relaxation_.earliest(from, more, stage.last);
    if (end) {
        stage.asked = more;
        stage.end = *end;
        return true;
    }
    relaxation_.earliest(from, stage.asked, stage.last);
    return false;
}

// Days of work there are between two days beside what runs from the past.
std::int64_t Bounds::room(const State& s, Day from, Day to) const {
    std::int64_t out = 0;
    while (from < to) {
        Day until = to;
        int places = problem_.together;
        for (const Run& r : s.runs) {
            if (r.start >= 0) break;
            if (r.end <= from || problem_.activities[r.activity].beside) continue;
            --places;
            until = std::min(until, r.end);
        }
        out += std::int64_t{std::max(0, places)} * (until - from);
        from = until;
    }
    return out;
}

// What is to be done takes room: so many days of work, so many a day, and none of it before
// it can start, nor later than leaves time for what it is needed for.
Day Bounds::crowded(const State& s, Day end, Day last) {
    std::int64_t running = 0;
    for (const Run& r : s.runs)
        if (r.start >= 0 && r.end > s.day) running += r.end - s.day;
    const auto fits = [&](std::int64_t work, Day from, Day to) { return work == 0 || work <= room(s, from, to); };
    if (running + relaxation_.all(days_) == 0 || fits(running + relaxation_.all(days_), s.day, end)) return end;
    // Of the plans that end not much later: if there are none, that is known.
    last = std::min(last, end + std::max(10, (end - s.day) / 4));
    std::vector<Relaxation::Part> parts;
    relaxation_.least(days_, last);
    parts = relaxation_.parts();
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.tail > b.tail; });
    std::vector<Day> heads{s.day};
    for (const auto& p : parts) heads.push_back(p.head);
    std::sort(heads.begin(), heads.end());
    heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
    for (const Day head : heads) {
        std::int64_t work = 0;
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (parts[k].head < head) continue;
            work += parts[k].weight;
            if (k + 1 < parts.size() && parts[k + 1].tail == parts[k].tail) continue;
            while (end <= last && !fits(work, head, end - parts[k].tail)) ++end;
        }
        if (head == s.day)
            while (end <= last && !fits(work + running, head, end)) ++end;
    }
    return end;
}

int Bounds::value(Key key, const Relaxation::From& from, Stage& stage) {
    const State& s = from.state;
    switch (key) {
        case Key::discouraged:
            if (!discouraged_) return s.discouraged;
            return s.discouraged + (ask(from, stage, &Relaxation::Asked::not_discouraged) ? 0 : 1);
        case Key::skipped:
            if (!skipped_) return s.skipped;
            return s.skipped + (ask(from, stage, &Relaxation::Asked::none_skipped) ? 0 : 1);
        case Key::end:
            stage.end = crowded(s, stage.end, stage.last);
            stage.last = std::min(stage.last, stage.end);
            return stage.end;
        case Key::steps:
            if (stage.enough) return s.steps;
            {
                const int steps = s.steps + static_cast<int>(relaxation_.least(ones_, stage.last));
                due_ = relaxation_.members();
                return steps;
            }
        case Key::undecided: break;
    }
    const int now = static_cast<int>(s.undecided.size());
    if (!unknowns_ || stage.enough) return now;
    return now + (ask(from, stage, &Relaxation::Asked::nothing_unknown) ? 0 : 1);
}

std::optional<Keys> Bounds::of(const Relaxation::From& from, const std::optional<Keys>& best) {
    given_up_ = {};
    while (true) {
        Stage stage{{}, problem_.horizon, 0, false};
        due_.reset();
        Keys out{};
        const Found found = stages(from, best, stage, out);
        if (found == Found::fits) return out;
        if (found == Found::dearer) return std::nullopt;
        if (!give_up(stage.asked)) return std::nullopt;
    }
}

// What was asked of the starts leaves no room to end in time: the last of it is not to be had,
// though what comes after it may be, then.
bool Bounds::give_up(const Relaxation::Asked& asked) {
    for (auto key = order_.rbegin(); key != order_.rend(); ++key) {
        bool Relaxation::Asked::*what = asked_of(*key);
        if (what == nullptr) continue;
        given_up_.*what = asked.*what;
        if (asked.*what) return true;
    }
    return false;
}

Keys Bounds::one_more(Keys bound) const {
    const auto at = static_cast<std::size_t>(std::find(order_.begin(), order_.end(), Key::steps) - order_.begin());
    ++bound[at];
    std::fill(bound.begin() + static_cast<std::ptrdiff_t>(at) + 1, bound.end(), 0);
    return bound;
}

// All that is asked before the end, at once: mostly it is to be had.
bool Bounds::everything(const Relaxation::From& from, Stage& stage) {
    Relaxation::Asked all;
    for (const Key key : order_) {
        if (key == Key::end || key == Key::steps) break;
        bool Relaxation::Asked::*what = asked_of(key);
        const bool any = key == Key::discouraged ? discouraged_ : key == Key::skipped ? skipped_ : unknowns_;
        all.*what = any && !(given_up_.*what);
    }
    const std::optional<Day> end = relaxation_.earliest(from, all, stage.last);
    if (!end) return false;
    stage.asked = all;
    stage.end = *end;
    return true;
}

Bounds::Found Bounds::stages(const Relaxation::From& from, const std::optional<Keys>& best, Stage& stage, Keys& out) {
    if (best && order_[0] == Key::end) stage.last = std::min(stage.last, (*best)[0]);
    if (!everything(from, stage)) {
        const std::optional<Day> end = relaxation_.earliest(from, stage.asked, stage.last);
        if (!end) return Found::dearer;
        stage.end = *end;
    }
    bool less = false;
    for (std::size_t k = 0; k < 5; ++k) {
        // Once equal to the best so far, only what ends no later than it can still be less.
        const bool ends_next = best && !less && order_[k] == Key::end;
        if (ends_next && stage.end > (*best)[k]) return Found::dearer;
        if (ends_next) stage.last = std::min(stage.last, (*best)[k]);
        stage.enough = less;
        out[k] = value(order_[k], from, stage);
        if (best && !less && out[k] > (*best)[k]) return Found::dearer;
        if (order_[k] == Key::end && out[k] > problem_.horizon) return Found::late;
        less = less || (best && out[k] < (*best)[k]);
    }
    return best && !less ? Found::dearer : Found::fits;
}

}  // namespace attiva::pathway
