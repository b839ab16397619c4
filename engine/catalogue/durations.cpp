// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Durations as intervals, in a comune and on a day: constants, tables, parameters,
// definitions and sums of them. Tested by tests/cases/cattivi/strati/C114*.caso.

#include "catalogue/durations.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "catalogue/alike.hpp"

namespace attiva::catalogue {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::NodeId;
using language::Op;
using language::Parameter;
using language::ParameterValue;
using language::Rulebook;
using language::Subject;
using language::voice;
using language::TypedNode;

constexpr int most_steps = 2'000;  // definitions may ask for each other again and again

// In the unit of the node. A missing end: anything.
struct Bounds {
    std::optional<Number> least, most;
    [[nodiscard]] bool varies() const { return !least || !most || *least != *most; }
};

// Months and days: neither is a number of the other.
struct Length {
    Number months, days;
};

int days_of(Number months, bool longest) {
    const int n = static_cast<int>(longest ? round_to(months, Number(1), Rounding::up).num()
                                           : round_to(months, Number(1), Rounding::down).num());
    int out = longest ? 0 : n * 31;
    for (int start = 0; start < 48; ++start) {
        int total = 0;
        for (int m = start; m < start + n; ++m) total += days_in_month(2001 + m / 12, 1 + m % 12);
        out = longest ? std::max(out, total) : std::min(out, total);
    }
    return out;
}

// From some day on.
bool longer(const Length& a, const Length& b) {
    if (a.months == b.months) return a.days > b.days;
    if (b.days == a.days) return a.months > b.months;
    if (a.months > b.months) return a.days + Number(days_of(a.months - b.months, true)) > b.days;
    return a.days > b.days + Number(days_of(b.months - a.months, false));
}

class Durations {
public:
    Durations(const Rulebook& rules, Ground& ground) : rules_(rules), ground_(ground) {}

    const Clause* exceeded(const Subject& subject, const Clause& mine) {
        std::vector<const Clause*> above;
        std::set<Date> turning;
        turn_of(mine, turning);
        for (const ClauseId id : subject.clauses) {
            const Clause& c = rules_.clauses[id];
            if (c.kind != ClauseKind::duration || !c.body || voice(c.where.layer) >= voice(mine.where.layer)) continue;
            above.push_back(&c);
            turn_of(c, turning);
        }
        if (above.empty() || !mine.body || mine.where.scope == language::none) return nullptr;
        for (const Period& p : in_force(rules_, mine, subject))
            for (const Date day : ground_.stretches(p, turning))
                for (const ComuneId comune : ground_.comuni(mine.where.scope, day))
                    if (const Clause* c = exceeded(mine, above, comune, day)) return c;
        return nullptr;
    }

private:
    // The days on which what the clause says may become another thing.
    void turn_of(const Clause& c, std::set<Date>& out) const {
        turn(out, c.from, c.to);
        turn(out, c.where.from, c.where.to);
        for (const auto p : language::parameters_of(rules_, c))
            for (const ParameterValue& v : rules_.parameters[p].values) {
                turn(out, v.from, v.to);
                turn(out, v.where.from, v.where.to);
            }
    }

    const Clause* exceeded(const Clause& mine, const std::vector<const Clause*>& above, ComuneId comune, Date day) {
        const Clause* most = nullptr;  // of those for other persons, as far as is written
        std::optional<Length> limit;
        bool open = false;
        for (const Clause* c : above) {
            if (!within(day, c->from, c->to) || !ground_.speaks(c->where, comune, day) || same(mine, *c)) continue;
            const bool everybody = !c->guard || !mine.guard || alike(rules_, *c->guard, *mine.guard);
            if (everybody) {
                if (beyond(mine, *c, comune, day)) return c;
            } else if (!opposite(rules_, *c->guard, *mine.guard)) {
                const auto theirs = length(*c, comune, day, true);
                open = open || !theirs;
                if (theirs && (!limit || longer(*theirs, *limit))) most = c, limit = theirs;
            }
        }
        return most != nullptr && !open && beyond(mine, *most, comune, day) ? most : nullptr;
    }

    bool same(const Clause& a, const Clause& b) const {
        const auto alike_parts = [&](const std::optional<NodeId>& x, const std::optional<NodeId>& y) {
            return x.has_value() == y.has_value() && (!x || alike(rules_, *x, *y));
        };
        return alike_parts(a.body, b.body) && alike_parts(a.body2, b.body2);
    }

    bool beyond(const Clause& mine, const Clause& other, ComuneId comune, Date day) {
        if (!filled(mine, comune, day)) return false;  // not offered there
        steps_ = 0;
        const bool varies = bounds(*mine.body, comune, day).varies() || (mine.body2 && bounds(*mine.body2, comune, day).varies());
        const auto ours = length(mine, comune, day, true);
        const auto theirs = length(other, comune, day, varies && ours);
        return theirs && (!ours || longer(*ours, *theirs));
    }

    // Of each parameter it reads somebody says something there.
    bool filled(const Clause& c, ComuneId comune, Date day) {
        const auto read = language::parameters_of(rules_, c);
        return std::all_of(read.begin(), read.end(), [&](auto p) { return !rows(rules_.parameters[p], comune, day).empty(); });
    }

    // With its renewal; nothing if it may be anything.
    std::optional<Length> length(const Clause& c, ComuneId comune, Date day, bool most) {
        Length out;
        for (const auto& part : {c.body, c.body2}) {
            if (!part) continue;
            steps_ = 0;
            const Bounds b = bounds(*part, comune, day);
            const auto& end = most ? b.most : b.least;
            if (!end || steps_ > most_steps) return std::nullopt;
            Number& unit = rules_.nodes[*part].type.base == vocabulary::Base::days ? out.days : out.months;
            unit = unit + *end;
        }
        return out;
    }

    // What is written of a parameter for that place and day, the most local of it.
    std::vector<const ParameterValue*> rows(const Parameter& p, ComuneId comune, Date day) {
        std::vector<const ParameterValue*> out;
        int lowest = 3;
        for (const ParameterValue& v : p.values) {
            if (!within(day, v.from, v.to) || !ground_.speaks(v.where, comune, day)) continue;
            const int rank = v.where.scope == language::none ? 3 : language::rank(rules_.scopes[v.where.scope]);
            if (rank < lowest) out.clear(), lowest = rank;
            if (rank == lowest) out.push_back(&v);
        }
        return out;
    }

    Bounds parameter(const Parameter& p, ComuneId comune, Date day) {
        std::vector<Bounds> all;
        for (const ParameterValue* v : rows(p, comune, day)) {
            if (!v->value) return {};
            all.push_back(bounds(*v->value, comune, day));
        }
        return joined(all);
    }

    static Bounds joined(const std::vector<Bounds>& all) {
        if (all.empty()) return {};
        Bounds out = all.front();
        for (const Bounds& b : all) {
            out.least = out.least && b.least ? std::optional(std::min(*out.least, *b.least)) : std::nullopt;
            out.most = out.most && b.most ? std::optional(std::max(*out.most, *b.most)) : std::nullopt;
        }
        return out;
    }

    static Bounds lowest(const std::vector<Bounds>& all) {
        Bounds out = all.front();
        for (const Bounds& b : all) {
            out.least = out.least && b.least ? std::optional(std::min(*out.least, *b.least)) : std::nullopt;
            if (b.most) out.most = out.most ? std::min(*out.most, *b.most) : b.most;
        }
        return out;
    }

    static Bounds highest(const std::vector<Bounds>& all) {
        Bounds out = all.front();
        for (const Bounds& b : all) {
            if (b.least) out.least = out.least ? std::max(*out.least, *b.least) : b.least;
            out.most = out.most && b.most ? std::optional(std::max(*out.most, *b.most)) : std::nullopt;
        }
        return out;
    }

    static Bounds sum(const std::vector<Bounds>& all) {
        Bounds out{Number(0), Number(0)};
        for (const Bounds& b : all) {
            out.least = out.least && b.least ? std::optional(*out.least + *b.least) : std::nullopt;
            out.most = out.most && b.most ? std::optional(*out.most + *b.most) : std::nullopt;
        }
        return out;
    }

    Bounds bounds(NodeId id, ComuneId comune, Date day) {
        if (++steps_ > most_steps) return {};
        const TypedNode& n = rules_.nodes[id];
        if (n.op == Op::constant) return {n.value.lo, n.value.hi};
        if (n.op == Op::parameter) return parameter(rules_.parameters[n.ref], comune, day);
        if (n.op == Op::definition) {
            const NodeId body = rules_.definitions[n.ref].body;
            return body == language::none ? Bounds{} : bounds(body, comune, day);
        }
        std::vector<Bounds> parts;
        for (std::size_t i = 0; i < n.args.size(); ++i) {
            const bool value = n.op != Op::cases || i % 2 != 0 || i + 1 == n.args.size();
            if (value) parts.push_back(bounds(n.args[i], comune, day));
        }
        if (parts.empty()) return {};
        switch (n.op) {
            case Op::titled:
            case Op::cases: return joined(parts);
            case Op::add: return sum(parts);
            case Op::minimum: return lowest(parts);
            case Op::maximum: return highest(parts);
            default: return {};
        }
    }

    const Rulebook& rules_;
    Ground& ground_;
    int steps_ = 0;
};

}  // namespace

const Clause* exceeded(const Rulebook& rules, Ground& ground, const Subject& subject, const Clause& mine) {
    return Durations(rules, ground).exceeded(subject, mine);
}

}  // namespace attiva::catalogue
