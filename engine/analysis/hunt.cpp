// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Depth first over the ways to decide one open fact after another, with a stack
// of its own. Tested by tests/analysis/witness_test.cpp.

#include "analysis/hunt.hpp"

#include <algorithm>
#include <iterator>

namespace attiva::analysis {

using vocabulary::Base;

Hunt::Hunt(Sides& sides, const std::vector<Goal>& goals, std::uint64_t budget)
    : sides_(sides), goals_(goals), budget_(budget) {
    for (std::size_t s = 0; s < sides_.size(); ++s) {
        std::vector<Id> roots;
        for (const Goal& g : goals_)
            if (g.side == s) roots.push_back(g.node);
        const DayTables& day = sides_[s]->day;
        cones_.push_back(cone_of(day, roots));
        std::vector<Id>& moving = moving_.emplace_back();
        std::set_intersection(cones_[s].nodes.begin(), cones_[s].nodes.end(), day.moving().begin(), day.moving().end(),
                              std::back_inserter(moving));
        sides_[s]->evaluation.run(sides_[s]->candidate.profile(), moving);
        tell_apart(cones_[s], sides_[s]->evaluation);
    }
}

Hunt::~Hunt() {
    undo({});
    for (const auto& [side, reading] : read_) sides_[side]->evaluation.fix_reading(reading, 0);
}

Finding Hunt::hunt(bool explain) {
    Finding f;
    f.outcome = search(explain, f);
    f.runs = runs_;
    return f;
}

Outcome Hunt::search(bool explain, Finding& finding) {
    for (;;) {
        run();
        switch (state()) {
            case State::violated: break;
            case State::reached:
                if (confirm(explain, finding)) return Outcome::found;
                left_out_ = true;
                break;
            case State::open:
                if (!fork()) left_out_ = true;
                break;
        }
        if (runs_ >= budget_) return Outcome::undecided;
        if (!forward(forks_, [&](const Fork& f) { back(f); }, [&](const Fork& f, const Way& w) { return take(f, w); }))
            return left_out_ ? Outcome::undecided : Outcome::none;
    }
}

void Hunt::run() {
    std::uint64_t cost = 0;
    for (std::size_t s = 0; s < sides_.size(); ++s) {
        const person::Profile& p = sides_[s]->candidate.profile();
        sides_[s]->evaluation.run(p, moving_[s]);
        cost = std::max(cost, cost_of_run(p));
    }
    runs_ += cost;
}

Marks Hunt::marks() const {
    Marks out{};
    for (std::size_t s = 0; s < sides_.size(); ++s) out[s] = sides_[s]->candidate.mark();
    return out;
}

void Hunt::undo(const Marks& marks) {
    for (std::size_t s = 0; s < sides_.size(); ++s) sides_[s]->candidate.undo(marks[s]);
}

Hunt::State Hunt::state() const {
    State out = State::reached;
    for (const Goal& g : goals_) {
        const Truth t = sides_[g.side]->evaluation.truth(g.node);
        if (t == negate(g.wanted)) return State::violated;
        if (t == Truth::unknown) out = State::open;
    }
    return out;
}

// Opens a fork on something the first open goal hangs on; false when it hangs on
// nothing a person has: it will stay ignoto whatever else is decided.
bool Hunt::fork() {
    for (const Goal& g : goals_) {
        Side& side = *sides_[g.side];
        if (side.evaluation.truth(g.node) != Truth::unknown) continue;
        const auto q = open_question(side.evaluation, side.candidate, cones_[g.side], g.node, g.wanted);
        if (!q) return false;
        Fork f;
        f.question = *q;
        f.side = g.side;
        f.ways = ways(*q, g.side);
        f.marks = marks();
        forks_.push_back(std::move(f));
        return true;
    }
    return false;
}

void Hunt::back(const Fork& fork) {
    undo(fork.marks);
    if (fork.question.about == Question::About::reading) fix(fork.side, fork.question.reading, 0);
}

bool Hunt::take(const Fork& fork, const Way& way) {
    using About = Question::About;
    switch (fork.question.about) {
        case About::fact: return decide(fork, way);
        case About::members:
        case About::relatives:
            return std::all_of(sides_.begin(), sides_.end(), [&](auto& s) {
                return s->candidate.close(fork.question.about == About::relatives, way.count);
            });
        case About::history:
            for (auto& s : sides_) s->candidate.remember(way.periods);
            return true;
        case About::reading: fix(fork.side, fork.question.reading, way.bit); return true;
    }
    return false;
}

// The same fact on both sides.
bool Hunt::decide(const Fork& fork, const Way& way) {
    Side& mine = *sides_[fork.side];
    const FactAt at = fork.question.at;
    const bool place = mine.day.vocabulary[at.attribute].type.base == Base::place;
    if (place) mine.candidate.put(at, way.comune);
    else if (!mine.candidate.narrow(at, way.value)) return false;
    const auto there = on_other_side(fork.side, at);
    if (!there) return true;
    Side& other = *sides_[1 - fork.side];
    if (place) {
        if (const auto comune = same_place(mine.day, other.day, way.comune)) {
            other.candidate.put(*there, *comune);
            return true;
        }
    } else if (const auto value = mine.to_other->value(at.attribute, way.value)) {
        if (other.candidate.narrow(*there, *value)) return true;
    }
    left_out_ = true;  // one of the two catalogues cannot say it
    return false;
}

// A reading is one for both catalogues, if both leave it open.
void Hunt::fix(std::size_t side, std::uint32_t reading, std::uint64_t bit) {
    sides_[side]->evaluation.fix_reading(reading, bit);
    read_.emplace_back(side, reading);
    if (sides_.size() == 1) return;
    Side& other = *sides_[1 - side];
    const auto there = same_reading(sides_[side]->day, other.day, reading, bit);
    if (!there) return;
    other.evaluation.fix_reading(there->first, there->second);
    read_.emplace_back(1 - side, there->first);
}

std::vector<View> Hunt::views() const {
    std::vector<View> out;
    for (std::size_t s = 0; s < sides_.size(); ++s) out.push_back({&sides_[s]->day, &cones_[s]});
    return out;
}

std::vector<Way> Hunt::ways(const Question& q, std::size_t side) {
    using About = Question::About;
    switch (q.about) {
        case About::members:
        case About::relatives: {
            const bool relatives = q.about == About::relatives;
            std::size_t needed = 0;
            for (const Cone& c : cones_) needed += relatives ? c.relatives : c.members;
            return ways_for_size(relatives, 0, needed);
        }
        case About::reading: return ways_for_reading(sides_[side]->day, q.reading);
        case About::history: {
            bool all = true;
            auto out = ways_for_history(views(), all);
            left_out_ = left_out_ || !all;
            return out;
        }
        case About::fact: break;
    }
    Side& s = *sides_[side];
    const auto& attribute = s.day.vocabulary[q.at.attribute];
    const auto cells = cones_[side].facts.find(q.at.attribute);
    std::vector<std::uint16_t> places;
    if (attribute.type.base == Base::place) places = places_here(side);
    return ways_for_fact(q, s.candidate.fact(q.at), attribute,
                         cells == cones_[side].facts.end() ? nullptr : &cells->second, places);
}

// The groups are those of the first side; the other names them its own way.
std::vector<std::uint16_t> Hunt::places_here(std::size_t side) const {
    std::vector<std::uint16_t> out;
    for (const std::uint16_t p : places_for(views()))
        if (const auto here = same_place(sides_[0]->day, sides_[side]->day, p)) out.push_back(*here);
    return out;
}

}  // namespace attiva::analysis
