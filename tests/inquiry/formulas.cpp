// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "formulas.hpp"

#include <fmt/format.h>

namespace everybody {
namespace {

using attiva::language::Clause;
using attiva::language::ClauseKind;
using attiva::language::Compare;
using attiva::language::NodeId;
using attiva::language::Op;
using attiva::language::Rulebook;
using attiva::language::TypedNode;
using attiva::laws::Random;
using attiva::laws::World;
using attiva::vocabulary::Attribute;
using attiva::vocabulary::Base;
using attiva::vocabulary::Level;

class Writer {
public:
    Writer(const World& world, Random& random, const std::vector<Open>& open) : w_(world), r_(random), open_(open) {}

    Rulebook write() {
        book_.residence = w_.residence;
        book_.age = w_.age;
        for (std::size_t n = 1 + r_.below(6); n > 0; --n) instrument();
        return std::move(book_);
    }

private:
    void instrument() {
        const auto owner = static_cast<attiva::language::InstrumentId>(book_.instruments.size());
        book_.instruments.emplace_back();
        book_.instruments.back().id = fmt::format("s{}", owner);
        for (std::size_t n = 1 + r_.below(4); n > 0; --n) {
            Clause c;
            c.kind = r_.chance(70) ? ClauseKind::requires_ : ClauseKind::excludes;
            c.body = condition(static_cast<int>(r_.below(3)));
            c.owner = owner;
            book_.instruments.back().clauses.push_back(static_cast<attiva::language::ClauseId>(book_.clauses.size()));
            book_.clauses.push_back(std::move(c));
        }
    }

    NodeId add(TypedNode n) {
        book_.nodes.push_back(std::move(n));
        return static_cast<NodeId>(book_.nodes.size() - 1);
    }
    TypedNode node(Op op) const {
        TypedNode n;
        n.op = op;
        n.type = w_.type(Base::boolean);
        return n;
    }

    NodeId condition(int depth) {
        if (depth == 0) return atom(r_.pick(open_));
        const Op op = r_.chance(20) ? Op::negation : r_.chance(15) ? Op::at_least : r_.chance(55) ? Op::all_of : Op::any_of;
        TypedNode n = node(op);
        for (std::size_t k = op == Op::negation ? 1 : 2 + r_.below(2); k > 0; --k) n.args.push_back(condition(depth - 1));
        if (op == Op::at_least) n.count = static_cast<int>(1 + r_.below(n.args.size()));
        return add(std::move(n));
    }

    NodeId atom(const Open& o) {
        const Attribute& a = w_.vocabulary[o.attribute];
        TypedNode fact = node(Op::attribute);
        fact.type = a.type;
        fact.ref = o.attribute;
        if (o.list != 0 || !o.places.empty()) fact.ref = *w_.vocabulary.find("q0");  // of the person alone
        if (fact.ref != o.attribute) fact.type = w_.type(Base::boolean);
        switch (fact.type.base) {
            case Base::boolean: return add(std::move(fact));
            case Base::choice:
            case Base::set: {
                TypedNode n = node(fact.type.base == Base::choice ? Op::one_of : Op::contains_any);
                n.mask = r_.some_of(w_.vocabulary.list(a.type.list).all());
                n.args = {add(std::move(fact))};
                return add(std::move(n));
            }
            default: break;
        }
        TypedNode n = node(Op::compare);
        n.cmp = r_.chance(50) ? Compare::less_equal : Compare::greater;
        TypedNode constant = node(Op::constant);
        constant.type = a.type;
        constant.value = r_.pick(o.values);
        if (constant.value.never) constant.value = o.values.back();
        n.args = {add(std::move(fact))};
        n.args.push_back(add(std::move(constant)));
        return add(std::move(n));
    }

    const World& w_;
    Random& r_;
    const std::vector<Open>& open_;
    Rulebook book_;
};

}  // namespace

World world_of_questions() {
    World w;
    for (int i = 0; i < 10; ++i) {
        Attribute a;
        a.id = a.label = fmt::format("q{}", i);
        a.level = Level::person;
        a.type = w.type(Base::boolean);
        a.domain.may = attiva::vocabulary::may_no | attiva::vocabulary::may_yes;
        w.vocabulary.add(std::move(a));
    }
    return w;
}

Rulebook formulas(const World& world, Random& random, const std::vector<Open>& open) {
    return Writer(world, random, open).write();
}

}  // namespace everybody
