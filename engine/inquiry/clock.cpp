// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Which way each term moves as days pass (both ends of what it may be, while all that
// does not look at the day stays): then a condition turns where a difference changes
// sign, once. Tested by tests/inquiry/calendar_test.cpp.

#include "inquiry/clock.hpp"

#include <algorithm>
#include <set>

namespace attiva::inquiry {
namespace {

using language::ClauseKind;
using language::NodeId;
using language::Op;
using program::Node;
using program::Program;
using vocabulary::Base;

enum class Motion : std::uint8_t { still, up, down, wild };

Motion flipped(Motion m) { return m == Motion::up ? Motion::down : m == Motion::down ? Motion::up : m; }

Motion together(Motion a, Motion b) {
    if (a == Motion::still || a == b) return b;
    return b == Motion::still ? a : Motion::wild;
}

class Motions {
public:
    Motions(const Program& p, const vocabulary::Vocabulary& v) : program_(p), vocabulary_(v), of_(p.nodes.size(), Motion::still) {
        for (Id id = 0; id < p.nodes.size(); ++id) of_[id] = find(p.nodes[id]);
    }

    [[nodiscard]] Motion operator[](Id id) const { return of_[id]; }
    [[nodiscard]] Motion argument(const Node& n, std::uint32_t i) const { return of_[program_.argument(n, i)]; }
    /// Of the difference between two arguments.
    [[nodiscard]] Motion between(const Node& n, std::uint32_t a, std::uint32_t b) const {
        return together(argument(n, a), flipped(argument(n, b)));
    }

private:
    [[nodiscard]] Motion find(const Node& n) const {
        switch (n.op) {
            case Op::today: return Motion::up;
            case Op::attribute: return attribute(n);
            case Op::definition:
            case Op::add:
            case Op::minimum:
            case Op::maximum:
            case Op::rounded:
            case Op::per_month:
            case Op::per_year:
            case Op::date_plus:
            case Op::first_of_month:
            case Op::last_of_month: return all(n);
            case Op::minus: return flipped(argument(n, 0));
            case Op::subtract:
            case Op::date_minus: return between(n, 0, 1);
            case Op::months_between:
            case Op::days_between: return between(n, 1, 0);
            case Op::multiply:
            case Op::divide: return scaled(n);
            case Op::parameter:
            case Op::cases: return all(n) == Motion::still ? Motion::still : Motion::wild;
            case Op::summed: return argument(n, 0) == Motion::still ? Motion::still : Motion::wild;
            default: return Motion::still;  // conditions, and what counts them, turn where those below do
        }
    }

    [[nodiscard]] Motion all(const Node& n) const {
        Motion m = Motion::still;
        for (std::uint32_t i = 0; i < n.count; ++i) m = together(m, argument(n, i));
        return m;
    }

    [[nodiscard]] Motion attribute(const Node& n) const {
        if (n.ref >= vocabulary_.attributes().size()) return Motion::still;
        switch (vocabulary_[static_cast<vocabulary::AttributeId>(n.ref)].derivation) {
            case vocabulary::Derivation::elapsed: return Motion::up;
            case vocabulary::Derivation::remaining: return Motion::down;
            default: return Motion::still;
        }
    }

    // By something positive it moves as before.
    [[nodiscard]] Motion scaled(const Node& n) const {
        const Motion m = all(n);
        const Node& by = program_.nodes[program_.argument(n, 1)];
        const bool positive = by.op == Op::constant && program_.extra(by).value.lo > Number{0};
        return m == Motion::still || positive ? m : Motion::wild;
    }

    const Program& program_;
    const vocabulary::Vocabulary& vocabulary_;
    std::vector<Motion> of_;
};

// How the condition moves; still if time alone does not touch it.
struct Turning {
    bool moves = false;
    bool restless = false;
};

Turning turning(const Node& n, const Motions& motion) {
    const auto of = [](Motion m) { return Turning{m != Motion::still, m == Motion::wild}; };
    switch (n.op) {
        case Op::compare: return of(motion.between(n, 0, 1));
        case Op::between: {
            const Turning least = of(motion.between(n, 0, 1));
            const Turning most = of(motion.between(n, 0, 2));
            const Turning both = of(motion.between(n, 1, 2));
            return {least.moves || most.moves || both.moves, least.restless || most.restless || both.restless};
        }
        case Op::happened: return {true, motion.argument(n, 0) == Motion::up || motion.argument(n, 0) == Motion::wild};
        case Op::since: return {true, motion.argument(n, 0) != Motion::still || motion.argument(n, 1) != Motion::still};
        default: return {};
    }
}

// Nodes below some others, never twice.
class Below {
public:
    explicit Below(const Program& p) : program_(p), seen_(p.nodes.size(), false) {}

    template <class Enter>
    std::vector<Id> of(std::vector<Id> open, Enter enter) {
        std::vector<Id> out;
        while (!open.empty()) {
            const Id id = open.back();
            open.pop_back();
            if (id == program::no_id || seen_[id]) continue;
            seen_[id] = true;
            out.push_back(id);
            const Node& n = program_.nodes[id];
            if (!enter(id)) continue;
            for (std::uint32_t i = 0; i < n.count; ++i) open.push_back(program_.argument(n, i));
        }
        for (const Id id : out) seen_[id] = false;
        std::sort(out.begin(), out.end());
        return out;
    }

private:
    const Program& program_;
    std::vector<bool> seen_;
};

std::vector<Id> arguments(const Program& p, const Node& n) {
    std::vector<Id> out;
    for (std::uint32_t i = 0; i < n.count; ++i) out.push_back(p.argument(n, i));
    return out;
}

// What is written below, as explanations follow it.
std::set<NodeId> written_below(const language::Rulebook& book, std::vector<NodeId> open) {
    std::set<NodeId> seen;
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (!seen.insert(id).second) continue;
        const language::TypedNode& n = book.nodes[id];
        open.insert(open.end(), n.args.begin(), n.args.end());
        if (n.op == Op::definition) open.push_back(book.definitions[n.ref].body);
        if (n.op == Op::result) open.push_back(*book.clauses[n.ref].body);
        if (n.op == Op::parameter)
            for (const auto& v : book.parameters[n.ref].values)
                if (v.value) open.push_back(*v.value);
        if (n.op != Op::eligible) continue;
        for (const auto c : book.instruments[n.ref].clauses)
            if (language::of_eligibility(book.clauses[c].kind))
                for (const auto& part : {book.clauses[c].guard, book.clauses[c].body})
                    if (part) open.push_back(*part);
    }
    return seen;
}

bool fund_or_remark(ClauseKind k) { return k == ClauseKind::amount || k == ClauseKind::outcome || k >= ClauseKind::pays; }

}  // namespace

std::vector<Id> nodes_below(const catalogue::Catalogue& catalogue, const program::Program& program,
                            const std::vector<NodeId>& written, const std::vector<Id>& also) {
    std::vector<Id> roots = also;
    for (const NodeId id : written_below(catalogue.rules, written)) roots.push_back(program.of_typed[id]);
    return Below(program).of(std::move(roots), [](Id) { return true; });
}

Clock::Clock(const catalogue::Catalogue& c, const program::Program& p) : catalogue(c), program(p) {
    find_nodes();
    find_hands();
    find_days();
    feed();
    find_dates();
}

void Clock::find_nodes() {
    const auto& book = catalogue.rules;
    for (InstrumentId i = 0; i < book.instruments.size(); ++i) {
        const program::Roots& r = program.instruments[i];
        std::vector<Id> roots{r.eligible, r.in_time, r.offered};
        std::vector<NodeId> written;
        for (const auto id : book.instruments[i].clauses) {
            const auto& clause = book.clauses[id];
            if (fund_or_remark(clause.kind)) continue;
            roots.push_back(program.clause_applies[id]);
            roots.push_back(program.clause_truth[id]);
            for (const auto& part : {clause.guard, clause.body, clause.body2})
                if (part) written.push_back(*part);
        }
        nodes_.push_back(nodes_below(catalogue, program, written, roots));
    }
}

void Clock::find_hands() {
    const Motions motion(program, catalogue.vocabulary);
    Below below(program);
    hand_of_.assign(program.nodes.size(), language::none);
    for (Id id = 0; id < program.nodes.size(); ++id) {
        const Node& n = program.nodes[id];
        moves_.push_back(motion[id] != Motion::still);
        const Turning turns = turning(n, motion);
        if (!turns.moves) continue;
        Hand hand{id, {}, turns.restless};
        for (const Id t : below.of(arguments(program, n), [&](Id t) { return motion[t] != Motion::still; }))
            if (motion[t] != Motion::still) hand.terms.push_back(t);
        hand_of_[id] = static_cast<std::uint32_t>(hands_.size());
        hands_.push_back(std::move(hand));
    }
}

void Clock::find_days() {
    const auto turn = [&](Id id, const std::optional<Date>& from, const std::optional<Date>& to) {
        if (from) dated_.emplace_back(*from, id);
        if (to) dated_.emplace_back(*to + 1, id);
    };
    for (Id id = 0; id < program.nodes.size(); ++id) {
        const Node& n = program.nodes[id];
        if (n.op == Op::day_in) turn(id, program.extra(n).from, program.extra(n).to);
        if (n.op == Op::in_place) placed_.push_back(id);
        if (n.op == Op::done || n.op == Op::running || n.op == Op::times) past_.push_back(id);
        if (language::over_members(n.op)) groups_.push_back(id);
        if (n.op != Op::parameter) continue;
        bool somewhere = false;
        for (const auto& row : program.tables[n.ref].rows) {
            turn(id, row.from, row.to);
            somewhere = somewhere || row.scope != language::none;
        }
        if (somewhere) placed_.push_back(id);
    }
    std::sort(dated_.begin(), dated_.end());
    dated_.erase(std::unique(dated_.begin(), dated_.end()), dated_.end());
}

void Clock::feed() {
    fed_.resize(program.nodes.size());
    Below below(program);
    for (std::uint32_t h = 0; h < hands_.size(); ++h)
        for (const Id id : below.of(arguments(program, program.nodes[hands_[h].id]), [](Id) { return true; })) fed_[id].push_back(h);
}

}  // namespace attiva::inquiry
