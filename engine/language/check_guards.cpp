// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// An attribute that makes sense only under a premise (`ha senso se`) may be used
// only where something beside it already decides when the premise fails:
//
//   premise e USE            the other conjuncts hold where USE counts
//   non premise o USE        the other disjuncts fail where USE counts
//   USE salvo exception      the exception fails
//   caso premise : USE       its row's condition holds, the earlier rows' fail
//   con premise soddisfa USE the filter holds, of the same member
//   clause … se premise      the guard holds
//
// The walk carries the chain of such neighbours; a premise is looked for in it
// only when a guarded attribute is met, so that long lists stay linear.
// Tested by tests/language/.
#include <fmt/format.h>

#include <set>

#include "language/check_state.hpp"

namespace attiva::language::checking {
namespace {

using vocabulary::ValueTest;

// A neighbour of the place the walk has come to.
struct Beside {
    enum class What : std::uint8_t {
        holds,        // node is yes
        fails,        // node is no
        all_but,      // the args of node, but one, are yes
        none_but,     // the args of node, but one, are no
        rows_before,  // the conditions of case table `node` before row `except` are no
        member,       // a quantifier: what is further up speaks of the person
    };
    const Beside* up;
    What what;
    NodeId node;
    std::size_t except;
};

constexpr int deepest_look = 60;  // through definitions of definitions

class Guards {
public:
    explicit Guards(State& s) : s_(s) {}

    void walk(NodeId id, const Beside* beside) {
        const TypedNode& n = s_[id];
        const auto under = [&](std::size_t i, Beside::What what, NodeId node,
                               std::size_t except = 0) {
            const Beside b{beside, what, node, except};
            walk(n.args[i], &b);
        };
        switch (n.op) {
            case Op::attribute:
                use(n, beside);
                return;
            case Op::all_of:
                for (std::size_t i = 0; i < n.args.size(); ++i)
                    under(i, Beside::What::all_but, id, i);
                return;
            case Op::any_of:
                for (std::size_t i = 0; i < n.args.size(); ++i)
                    under(i, Beside::What::none_but, id, i);
                return;
            case Op::except:
                under(0, Beside::What::fails, n.args[1]);
                under(1, Beside::What::holds, n.args[0]);
                return;
            case Op::cases:
                table(id, beside);
                return;
            case Op::quantified:
            case Op::every:
            case Op::counted:
            case Op::summed:
                members(n, beside);
                return;
            default:
                for (const NodeId a : n.args) walk(a, beside);
        }
    }

private:
    void table(NodeId id, const Beside* beside) {
        const TypedNode& n = s_[id];
        for (std::size_t i = 0; i < n.args.size(); i += 2) {
            const Beside before{beside, Beside::What::rows_before, id, i};
            walk(n.args[i], &before);
            if (i + 1 == n.args.size()) return;  // altrimenti
            const Beside row{&before, Beside::What::holds, n.args[i], 0};
            walk(n.args[i + 1], &row);
        }
    }

    void members(const TypedNode& n, const Beside* beside) {
        const Beside member{beside, Beside::What::member, none, 0};
        if (n.args.size() < 2) return walk(n.args[0], &member);
        const Beside filtered{&member, Beside::What::holds, n.args[1], 0};
        walk(n.args[0], &filtered);
        // A member without the condition does not count, whatever the filter.
        const auto what = n.op == Op::every ? Beside::What::fails : Beside::What::holds;
        const Beside conditioned{&member, what, n.args[0], 0};
        walk(n.args[1], n.op == Op::summed ? &member : &conditioned);
    }

    void use(const TypedNode& n, const Beside* beside) {
        const vocabulary::Attribute& a = s_.vocabulary[static_cast<AttributeId>(n.ref)];
        for (const ValueTest& test : a.applicable_if) {
            if (known(test, beside) || !reported_.insert({n.span.file, n.span.begin, n.ref}).second)
                continue;
            const std::string premise = words(test);
            s_.error_with_note(
                "R306", n.span,
                fmt::format("«{}» ha senso solo se {}: qui manca la premessa", a.id, premise),
                fmt::format("scrivi «{} e …», oppure metti la premessa nel «se» della clausola",
                            premise),
                a.span, "la premessa è nel vocabolario");
        }
    }

    std::string words(const ValueTest& test) const {
        const vocabulary::Attribute& g = s_.vocabulary[test.attribute];
        if (g.type.base != vocabulary::Base::choice)
            return (test.allowed & vocabulary::may_yes) != 0 ? g.id : "non " + g.id;
        std::string items;
        const auto& list = s_.vocabulary.list(g.type.list).items;
        int count = 0;
        for (std::size_t i = 0; i < list.size(); ++i)
            if ((test.allowed >> i & 1U) != 0) {
                items += (items.empty() ? "" : ", ") + list[i].id;
                ++count;
            }
        return count == 1 ? g.id + " = " + items : g.id + " tra (" + items + ")";
    }

    bool known(const ValueTest& test, const Beside* beside) const {
        const bool of_member = vocabulary::of_each(s_.vocabulary[test.attribute].level);
        for (; beside != nullptr; beside = beside->up) {
            if (beside->what == Beside::What::member && of_member) return false;
            if (says(*beside, test)) return true;
        }
        return false;
    }

    bool says(const Beside& b, const ValueTest& test) const {
        if (b.what == Beside::What::member) return false;
        if (b.what == Beside::What::holds) return entails(b.node, true, test, 0);
        if (b.what == Beside::What::fails) return entails(b.node, false, test, 0);
        const auto& args = s_[b.node].args;
        const bool rows = b.what == Beside::What::rows_before;
        const bool truth = b.what == Beside::What::all_but;
        for (std::size_t i = 0; i < (rows ? b.except : args.size()); i += rows ? 2 : 1)
            if ((rows || i != b.except) && entails(args[i], truth, test, 0)) return true;
        return false;
    }

    // Whether "this condition is yes (no)" makes the test true.
    bool entails(NodeId id, bool truth, const ValueTest& test, int depth) const {
        if (depth > deepest_look) return false;
        const TypedNode& n = s_[id];
        const auto arg = [&](std::size_t i, bool t) {
            return entails(n.args[i], t, test, depth + 1);
        };
        switch (n.op) {
            case Op::attribute:
                return n.ref == test.attribute && n.type.base == vocabulary::Base::boolean &&
                       ((truth ? vocabulary::may_yes : vocabulary::may_no) & ~test.allowed) == 0;
            case Op::one_of: {
                const TypedNode& x = s_[n.args[0]];
                if (x.op != Op::attribute || x.ref != test.attribute) return false;
                const std::uint64_t all = s_.vocabulary.list(x.type.list).all();
                return ((truth ? n.mask : all & ~n.mask) & ~test.allowed) == 0;
            }
            case Op::negation:
                return arg(0, !truth);
            case Op::titled:
                return arg(0, truth);
            case Op::except:
                return truth ? arg(0, true) || arg(1, false) : arg(0, false) && arg(1, true);
            case Op::all_of:
            case Op::any_of:
            case Op::tiered:
                return connective(n, truth, test, depth);
            case Op::definition: {
                const NodeId body = s_.book.definitions[n.ref].body;
                return n.type.base == vocabulary::Base::boolean && body != none &&
                       entails(body, truth, test, depth + 1);
            }
            default:
                return false;
        }
    }

    bool connective(const TypedNode& n, bool truth, const ValueTest& test, int depth) const {
        const bool one_is_enough = (n.op == Op::all_of) == truth;
        for (const NodeId a : n.args)
            if (entails(a, truth, test, depth + 1) == one_is_enough) return one_is_enough;
        return !one_is_enough;
    }

    State& s_;
    std::set<std::tuple<FileId, std::uint32_t, std::uint32_t>> reported_;
};

}  // namespace

void check_guards(State& s) {
    Guards guards(s);
    for (const Definition& d : s.book.definitions) guards.walk(d.body, nullptr);
    for (const Parameter& p : s.book.parameters)
        for (const ParameterValue& v : p.values)
            if (v.value) guards.walk(*v.value, nullptr);
    for (const Clause& c : s.book.clauses) {
        if (c.guard) guards.walk(*c.guard, nullptr);
        const Beside guard{nullptr, Beside::What::holds, c.guard.value_or(none), 0};
        for (const auto& body : {c.body, c.body2})
            if (body) guards.walk(*body, c.guard ? &guard : nullptr);
    }
}

}  // namespace attiva::language::checking
