// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Where the atoms of a cone tell values apart. A fact compared with something
// that hangs on no fact is cut there; what is compared through arithmetic is
// left to halving. Too many cuts cost time, too few cost halving: neither
// changes an answer. Tested by tests/analysis/cone_test.cpp.

#include <algorithm>

#include "analysis/cone.hpp"
#include "analysis/links.hpp"
#include "evaluation/atoms.hpp"

namespace attiva::analysis {
namespace {

using evaluation::Evaluation;
using evaluation::Possible;
using language::Op;
using program::Node;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Derivation;

constexpr std::size_t most_leaves = 400;

class Cutter {
public:
    Cutter(Cone& cone, const Evaluation& blank)
        : cone_(cone), blank_(blank), day_(blank.day()) {}

    void cut(const Node& n) {
        switch (n.op) {
            case Op::compare:
            case Op::between: compared(n); break;
            case Op::one_of:
            case Op::contains_all:
            case Op::contains_any: masked(n); break;
            case Op::happened: at_days(leaves_of(n, 0).facts, {day_.day}); break;
            case Op::since: since(n); break;
            default: break;
        }
    }

private:
    struct Leaves {
        std::vector<AttributeId> facts;
        std::vector<Possible> values;
    };

    // The facts and the fixed values an operand may be, through choices between them.
    Leaves leaves_of(const Node& n, std::uint32_t argument) {
        Leaves out;
        std::vector<Id> open{day_.program.argument(n, argument)};
        std::size_t seen = 0;
        while (!open.empty() && ++seen < most_leaves) {
            const Id id = open.back();
            open.pop_back();
            leaf(id, out, open);
        }
        return out;
    }

    void leaf(Id id, Leaves& out, std::vector<Id>& open) {
        const Node& n = day_.program.nodes[id];
        const auto down = [&](std::uint32_t i) { open.push_back(day_.program.argument(n, i)); };
        switch (n.op) {
            case Op::attribute: out.facts.push_back(static_cast<AttributeId>(n.ref)); break;
            case Op::definition:
            case Op::minimum:
            case Op::maximum:
                for (std::uint32_t i = 0; i < n.count; ++i) down(i);
                break;
            case Op::cases:
                for (std::uint32_t i = 1; i < n.count; i += 2) down(i);
                if (n.count % 2 == 1) down(n.count - 1);
                break;
            case Op::parameter:
                for (const std::uint32_t row : day_.rows(n.ref))
                    if (const Id v = day_.program.tables[n.ref].rows[row].value; v != program::no_id)
                        open.push_back(v);
                break;
            default: out.values.push_back(blank_.value(id));
        }
    }

    void compared(const Node& n) {
        Leaves all;
        std::size_t operands = 0;
        for (std::uint32_t i = 0; i < n.count; ++i) {
            Leaves some = leaves_of(n, i);
            operands += some.facts.empty() ? 0 : 1;
            all.facts.insert(all.facts.end(), some.facts.begin(), some.facts.end());
            all.values.insert(all.values.end(), some.values.begin(), some.values.end());
        }
        for (const AttributeId id : all.facts) {
            if (operands > 1) cells(id).one_by_one = true;
            for (const Possible& v : all.values) at_value(id, v);
        }
    }

    Cells& cells(AttributeId id) {
        const Attribute& a = day_.vocabulary[id];
        return cone_.facts[a.derivation == Derivation::none ? id : a.derived_from];
    }

    void at_value(AttributeId id, const Possible& v) {
        const Attribute& a = day_.vocabulary[id];
        if (a.type.base == Base::choice || a.type.base == Base::boolean) {
            cells(id).masks.insert(v.may);
            return;
        }
        for (const Number x : {v.lo, v.hi}) {
            if (a.derivation == Derivation::none) number(id, x);
            else time(a, x);
        }
    }

    void number(AttributeId id, Number x) {
        const Attribute& a = day_.vocabulary[id];
        const bool days = a.type.base == Base::date || a.type.base == Base::event;
        const Number step = days ? Number{1} : vocabulary::step(a.type.base);
        auto& cuts = cells(id).cuts;
        const Number up = round_to(x, step, Rounding::up);
        cuts.insert(up);
        if (up == x) cuts.insert(x + step);
    }

    // A computed time is cut where the date behind it makes it so much, and one more.
    void time(const Attribute& a, Number x) {
        const Possible dates = vocabulary::between(Number{first_supported_day.days},
                                                   Number{last_supported_day.days});
        const Number whole = round_to(x, Number{1}, Rounding::up);
        bool empty = false;
        const Possible r = days_behind(a, dates, whole, whole, day_.day, empty);
        auto& cuts = cone_.facts[a.derived_from].cuts;
        if (!empty) cuts.insert({r.lo, r.hi + Number{1}});
    }

    void masked(const Node& n) {
        for (const AttributeId id : leaves_of(n, 0).facts) cells(id).masks.insert(day_.program.extra(n).mask);
    }

    void at_days(const std::vector<AttributeId>& facts, const std::vector<Date>& days) {
        for (const AttributeId id : facts) {
            if (day_.vocabulary[id].derivation != Derivation::none) continue;
            for (const Date d : days) number(id, Number{d.days});
        }
    }

    // The first date so near that less than the duration has passed.
    void since(const Node& n) {
        const bool in_days = day_.program.nodes[day_.program.argument(n, 1)].base == Base::days;
        std::vector<Date> days{day_.day};
        for (const Possible& v : leaves_of(n, 1).values)
            for (const Number amount : {v.lo, v.hi}) days.push_back(first_within(amount, in_days, day_.day));
        at_days(leaves_of(n, 0).facts, days);
    }

    Cone& cone_;
    const Evaluation& blank_;
    const DayTables& day_;
};

}  // namespace

void tell_apart(Cone& cone, const Evaluation& blank) {
    Cutter cutter(cone, blank);
    const std::vector<Id> nodes = cone.nodes;
    for (const Id id : nodes) cutter.cut(blank.day().program.nodes[id]);
    const auto& v = blank.day().vocabulary;
    for (const auto& [id, cells] : std::map<AttributeId, Cells>(cone.facts))
        for (const auto& test : v[id].applicable_if) {
            const auto premise = cone.facts.find(test.attribute);
            if (premise != cone.facts.end()) premise->second.masks.insert(test.allowed);
        }
}

}  // namespace attiva::analysis
