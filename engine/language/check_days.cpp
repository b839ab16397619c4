// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// On which days each parameter is asked for, and whether it has a value then.
//
// Days flow from clauses (the `valido` of their instrument, their own `dal … al`)
// down through definitions to parameters, narrowed wherever a condition on the
// day stands beside (`caso dal 2026-01-01 : …`). A day without a row that some
// rule may ask about is an error: between the first and last row for any rule,
// before and after them for instruments that declare when they are valid.
// Tested by tests/language/.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "language/check_days.hpp"
#include "language/check_things.hpp"
#include "text/literal.hpp"

namespace attiva::language::checking {

DaySet DaySet::all() { return from_to(first_supported_day, last_supported_day); }

DaySet DaySet::from_to(std::optional<Date> from, std::optional<Date> to) {
    DaySet out;
    const Date first = std::max(from.value_or(first_supported_day), first_supported_day);
    const Date last = std::min(to.value_or(last_supported_day), last_supported_day);
    if (first <= last) out.parts_.push_back({first, last});
    return out;
}

DaySet DaySet::operator&(const DaySet& other) const {
    DaySet out;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < parts_.size() && k < other.parts_.size()) {
        const Date first = std::max(parts_[i].first, other.parts_[k].first);
        const Date last = std::min(parts_[i].last, other.parts_[k].last);
        if (first <= last) out.parts_.push_back({first, last});
        (parts_[i].last < other.parts_[k].last ? i : k) += 1;
    }
    return out;
}

DaySet DaySet::operator~() const {
    DaySet out;
    Date next = first_supported_day;
    for (const Part& p : parts_) {
        if (next < p.first) out.parts_.push_back({next, p.first + -1});
        next = p.last + 1;
    }
    if (next <= last_supported_day) out.parts_.push_back({next, last_supported_day});
    return out;
}

DaySet DaySet::operator|(const DaySet& other) const { return ~(~*this & ~other); }

namespace {

// The days in which a condition may be `truth`, as far as the day alone tells.
DaySet days_when(const State& s, NodeId id, bool truth) {
    const TypedNode& n = s[id];
    switch (n.op) {
        case Op::day_in: {
            const DaySet in = DaySet::from_to(n.from, n.to);
            return truth ? in : ~in;
        }
        case Op::negation:
            return days_when(s, n.args[0], !truth);
        case Op::titled:
            return days_when(s, n.args[0], truth);
        case Op::except:
            return truth ? days_when(s, n.args[0], true) & days_when(s, n.args[1], false)
                         : days_when(s, n.args[0], false) | days_when(s, n.args[1], true);
        case Op::all_of:
        case Op::any_of: {
            const bool meet = (n.op == Op::all_of) == truth;
            DaySet out = meet ? DaySet::all() : DaySet();
            for (const NodeId a : n.args)
                out = meet ? out & days_when(s, a, truth) : out | days_when(s, a, truth);
            return out;
        }
        default:
            return DaySet::all();
    }
}

// One pass over all rules: `declared` follows only instruments that say when
// they are valid, and then also looks before the first and after the last row.
class Asked {
public:
    Asked(State& s, const Things& things, bool declared, std::set<ParameterId>& reported)
        : s_(s), things_(things), declared_(declared), days_(things.size()), reported_(reported) {}

    void run(const std::vector<ThingId>& order) {
        for (const Subject& i : s_.book.instruments) start(i);
        for (const Subject& f : s_.book.funds) start(f);
        for (auto t = order.rbegin(); t != order.rend(); ++t) follow(*t);
    }

private:
    void start(const Subject& subject) {
        DaySet valid;
        bool said = false;
        for (const ClauseId id : subject.clauses) {
            const Clause& c = s_.book.clauses[id];
            if (c.kind != ClauseKind::valid) continue;
            said = true;
            valid = valid | DaySet::from_to(c.from, c.to);
        }
        if (said != declared_) return;
        for (const ClauseId id : subject.clauses) {
            const Clause& c = s_.book.clauses[id];
            const DaySet own =
                DaySet::from_to(c.from, c.to) & DaySet::from_to(c.where.from, c.where.to);
            days_[things_.clause(id)] = own & (said ? valid : DaySet::all());
        }
    }

    void follow(ThingId t) {
        const DaySet days = days_[t];
        if (days.empty()) return;
        if (const Clause* c = things_.clause_of(t); c && c->guard) return guarded(*c, days);
        if (const Subject* i = things_.subject_of(t)) return eligibility(*i, days);
        for (const NodeId root : things_.roots(t)) walk(root, days);
    }

    void guarded(const Clause& c, const DaySet& days) {
        DaySet held = days;
        if (c.guard) {
            walk(*c.guard, days);
            held = held & days_when(s_, *c.guard, true);
        }
        for (const auto& body : {c.body, c.body2})
            if (body) walk(*body, held);
    }

    // «ammissibile a X» asks each clause of X only on its own days.
    void eligibility(const Subject& subject, const DaySet& days) {
        for (const ClauseId id : subject.clauses) {
            const Clause& c = s_.book.clauses[id];
            if (!of_eligibility(c.kind)) continue;
            const DaySet own = DaySet::from_to(c.from, c.to) & DaySet::from_to(c.where.from, c.where.to) & days;
            guarded(c, own);
        }
    }

    void walk(NodeId id, const DaySet& days) {
        if (days.empty()) return;
        const TypedNode& n = s_[id];
        if (n.op == Op::parameter) hole(n, days);
        if (const ThingId used = things_.referred(n); used != none)
            days_[used] = days_[used] | days;
        if (n.op == Op::cases) return table(n, days);
        if (n.op == Op::all_of || n.op == Op::any_of) return connective(n, days);
        for (const NodeId a : n.args) walk(a, days);
    }

    void table(const TypedNode& n, DaySet days) {
        for (std::size_t i = 0; i < n.args.size(); i += 2) {
            walk(n.args[i], days);
            if (i + 1 == n.args.size()) return;
            walk(n.args[i + 1], days & days_when(s_, n.args[i], true));
            days = days & days_when(s_, n.args[i], false);
        }
    }

    // Beside a condition on the day, the others count only on its days.
    void connective(const TypedNode& n, const DaySet& days) {
        const bool all = n.op == Op::all_of;
        DaySet left = days;
        for (const NodeId a : n.args)
            if (s_[a].op == Op::day_in || s_[a].op == Op::negation)
                left = left & days_when(s_, a, all);
        for (const NodeId a : n.args) walk(a, left);
    }

    void hole(const TypedNode& n, const DaySet& days) {
        const Parameter& p = s_.book.parameters[n.ref];
        if (p.left_to_zone) return;
        DaySet covered;
        Date first = last_supported_day;
        Date last = first_supported_day;
        for (const ParameterValue& v : p.values) {
            if (v.where.scope != none) continue;
            covered = covered | DaySet::from_to(v.from, v.to);
            first = std::min(first, v.from.value_or(first_supported_day));
            last = std::max(last, v.to.value_or(last_supported_day));
        }
        DaySet open = ~covered & days;
        if (!declared_ && (open & DaySet::from_to(first, last)).empty()) return early(p, n, open & DaySet::from_to({}, first));
        if (!declared_) open = open & DaySet::from_to(first, last);
        if (open.empty() || !reported_.insert(n.ref).second) return;
        const auto [from, to] = open.first();
        const std::string until =
            to == last_supported_day ? "in poi" : "al " + text::write_date(to);
        const std::string since =
            from == first_supported_day ? "" : "dal " + text::write_date(from) + " ";
        s_.error_with_note(
            "R434", p.span,
            fmt::format("«{}» non ha un valore {}{}, ma una regola lo usa in quei giorni", p.id,
                        since, until),
            fmt::format("aggiungi una riga {}con il valore, o «senza valore» se la fonte non lo dà",
                        since),
            n.span, "una delle regole che lo usano");
    }

    // Asked for before its first row, by rules that do not say since when they hold.
    void early(const Parameter& p, const TypedNode& n, const DaySet& before) {
        if (before.empty() || p.values.empty() || !reported_.insert(n.ref).second) return;
        const auto [from, to] = before.first();
        s_.warn("R435", n.span,
                fmt::format("fino al {} «{}» non ha un valore, e lo strumento non dice da quando vale",
                            text::write_date(to), p.id),
                fmt::format("scrivi «valido dal {}» nello strumento, o una riga di «{}» per i giorni prima",
                            text::write_date(to + 1), p.id));
    }

    State& s_;
    const Things& things_;
    bool declared_;
    std::vector<DaySet> days_;
    std::set<ParameterId>& reported_;
};

}  // namespace

void check_days(State& s, const Things& things) {
    std::set<ParameterId> reported;
    for (const bool declared : {true, false})
        Asked(s, things, declared, reported).run(things.order());
}

}  // namespace attiva::language::checking
