// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The graph of named things, and its circles. A depth-first walk with its own
// stack: rules may refer to each other in chains of any length.
// Tested by tests/language/.
#include "language/check_things.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attiva::language::checking {

Things::Things(const State& s) : s_(s) {
    clauses_ = static_cast<ThingId>(s.book.definitions.size());
    instruments_ = clauses_ + static_cast<ThingId>(s.book.clauses.size());
    parameters_ = instruments_ + static_cast<ThingId>(s.book.instruments.size());
    uses_.resize(parameters_ + s.book.parameters.size());
    for (ThingId t = 0; t < uses_.size(); ++t) {
        std::vector<NodeId> open = roots(t);
        while (!open.empty()) {
            const TypedNode& n = s.book.nodes[open.back()];
            open.pop_back();
            if (const ThingId used = referred(n); used != none) uses_[t].push_back(used);
            open.insert(open.end(), n.args.begin(), n.args.end());
        }
        std::sort(uses_[t].begin(), uses_[t].end());
        uses_[t].erase(std::unique(uses_[t].begin(), uses_[t].end()), uses_[t].end());
    }
    put_in_order();
}

std::vector<NodeId> Things::roots(ThingId t) const {
    std::vector<NodeId> out;
    const auto add = [&](const Clause& c) {
        for (const auto& n : {c.guard, c.body, c.body2})
            if (n) out.push_back(*n);
    };
    if (t < clauses_) {
        if (s_.book.definitions[t].body != none) out.push_back(s_.book.definitions[t].body);
    } else if (t < instruments_) {
        add(s_.book.clauses[t - clauses_]);
    } else if (t < parameters_) {
        for (const ClauseId id : s_.book.instruments[t - instruments_].clauses) {
            const Clause& c = s_.book.clauses[id];
            if (of_eligibility(c.kind)) add(c);
        }
    } else {
        for (const ParameterValue& v : s_.book.parameters[t - parameters_].values)
            if (v.value) out.push_back(*v.value);
    }
    return out;
}

ThingId Things::referred(const TypedNode& n) const {
    switch (n.op) {
        case Op::definition:
            return definition(n.ref);
        case Op::result:
            return clause(n.ref);
        case Op::eligible:
            return instrument(n.ref);
        case Op::parameter:
            return parameter(n.ref);
        default:
            return none;
    }
}

std::string Things::name(ThingId t) const {
    if (t < clauses_) return s_.book.definitions[t].id;
    if (t < instruments_) {
        const Clause& c = s_.book.clauses[t - clauses_];
        return s_.book.instruments[c.owner].id + "." + c.name;
    }
    if (t < parameters_) return "ammissibile a " + s_.book.instruments[t - instruments_].id;
    return s_.book.parameters[t - parameters_].id;
}

Span Things::place(ThingId t) const {
    if (t < clauses_) return s_.book.definitions[t].where.span;
    if (t < instruments_) return s_.book.clauses[t - clauses_].where.span;
    if (t < parameters_) return s_.book.instruments[t - instruments_].where.span;
    return s_.book.parameters[t - parameters_].span;
}

void Things::put_in_order() {
    enum class Mark : std::uint8_t { fresh, open, done };
    struct Step {
        ThingId thing;
        std::size_t next;
    };
    std::vector<Mark> marks(size(), Mark::fresh);
    for (ThingId start = 0; start < size(); ++start) {
        if (marks[start] != Mark::fresh) continue;
        std::vector<Step> path{{start, 0}};
        marks[start] = Mark::open;
        while (!path.empty()) {
            Step& step = path.back();
            if (step.next == uses_[step.thing].size()) {
                marks[step.thing] = Mark::done;
                order_.push_back(step.thing);
                path.pop_back();
                continue;
            }
            const ThingId used = uses_[step.thing][step.next++];
            if (marks[used] == Mark::fresh) {
                marks[used] = Mark::open;
                path.push_back({used, 0});
            } else if (marks[used] == Mark::open) {
                auto at = std::find_if(path.begin(), path.end(),
                                       [&](const Step& p) { return p.thing == used; });
                for (; at != path.end(); ++at) circle_.push_back(at->thing);
                return;
            }
        }
    }
}

bool check_cycles(State& s, const Things& things) {
    std::vector<ThingId> circle = things.circle();
    if (circle.empty()) return true;
    // From the one written first, however the walk came upon it.
    std::rotate(circle.begin(),
                std::min_element(circle.begin(), circle.end(),
                                 [&](ThingId a, ThingId b) {
                                     return std::pair(things.place(a).file, things.place(a).begin) <
                                            std::pair(things.place(b).file, things.place(b).begin);
                                 }),
                circle.end());
    std::string chain;
    for (const ThingId t : circle) chain += "«" + things.name(t) + "» → ";
    chain += "«" + things.name(circle.front()) + "»";
    Diagnostic d;
    d.code = "R112";
    d.message = "queste regole si rincorrono in cerchio: " + chain;
    d.where = things.place(circle.front());
    for (std::size_t i = 1; i < circle.size() && i < 6; ++i)
        d.notes.push_back(
            {things.place(circle[i]), fmt::format("qui «{}»", things.name(circle[i]))});
    d.help = "spezza il cerchio: nessuna regola può dipendere da sé stessa";
    s.diagnostics.add(std::move(d));
    return false;
}

}  // namespace attiva::language::checking
