// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One random node of a wanted type. Declarations and clauses: rulebook.cpp.
// Tested by tests/laws/generator_test.cpp.

#include "generator.hpp"

#include <algorithm>

namespace attiva::laws {

using language::Compare;
using language::Who;

namespace {

constexpr Type boolean{Base::boolean, vocabulary::no_list};
constexpr Type plain_number{Base::number, vocabulary::no_list};
constexpr Type date{Base::date, vocabulary::no_list};

bool money(Base b) { return b == Base::money || b == Base::money_month || b == Base::money_year; }
bool ordered(Base b) { return vocabulary::numeric(b) || b == Base::date; }

}  // namespace

language::NodeId RuleMaker::add(Node n) {
    ++made_.nodes[static_cast<std::size_t>(n.op)];
    book_.nodes.push_back(std::move(n));
    return static_cast<NodeId>(book_.nodes.size() - 1);
}

Type RuleMaker::random_type() {
    if (r_.chance(50)) return comparable();
    static constexpr std::array bases{
        Base::boolean, Base::boolean, Base::money,  Base::money_year, Base::money_month,
        Base::number,  Base::percent, Base::months, Base::days,       Base::date,
        Base::event,   Base::choice,  Base::set};
    Type t = w_.type(r_.pick(bases));
    if (t.base == Base::choice) t.list = r_.pick(std::array{w_.degrees, w_.colours, w_.readings});
    return t;
}

// A type two values of which may be compared.
Type RuleMaker::comparable() {
    static constexpr std::array bases{
        Base::money,   Base::money_year, Base::money_month, Base::number, Base::number,
        Base::percent, Base::months,     Base::days,        Base::days,   Base::hours_week,
        Base::km,      Base::minutes,    Base::cc,          Base::date,   Base::date};
    // Of a few, the one whose terms have been made least; once in a while any.
    Type best = w_.type(r_.pick(bases));
    for (std::size_t i = r_.below(8); i > 0; --i) {
        const Type other = w_.type(r_.pick(bases));
        if (least_made(other) < least_made(best)) best = other;
    }
    return best;
}

std::uint64_t RuleMaker::least_made(Type type) const {
    std::vector<Op> ops;
    terms(type, {}, ops);
    std::uint64_t least = UINT64_MAX;
    for (const Op op : ops) least = std::min(least, made_.chosen[static_cast<std::size_t>(op)]);
    return least;
}

std::vector<AttributeId> RuleMaker::attributes(Type type, Scene scene) const {
    if (scene.member) {
        auto own = w_.attributes(type, *scene.member);
        if (!own.empty() && r_.chance(75)) return own;
    }
    // The member's too: outside a quantifier they are the person's.
    auto out = w_.attributes(type, Level::person);
    for (const Level l : {Level::member, Level::household})
        for (const AttributeId a : w_.attributes(type, l)) out.push_back(a);
    return out;
}

std::vector<std::uint32_t> RuleMaker::definitions(Type type) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < book_.definitions.size(); ++i) {
        const auto& d = book_.definitions[i];
        if (d.type == type) out.push_back(i);
    }
    return out;
}

std::vector<std::uint32_t> RuleMaker::results(Type type) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < book_.clauses.size(); ++i) {
        const auto& c = book_.clauses[i];
        const bool named =
            c.kind == language::ClauseKind::amount || c.kind == language::ClauseKind::outcome;
        if (named && c.type == type) out.push_back(i);
    }
    return out;
}

std::vector<std::uint32_t> RuleMaker::parameters(Type type, bool tiered) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < book_.parameters.size(); ++i)
        if (book_.parameters[i].type == type && (book_.parameters[i].tiers > 0) == tiered)
            out.push_back(i);
    return out;
}

void RuleMaker::leaves(Type type, Scene scene, std::vector<Op>& out) const {
    out.push_back(Op::constant);
    if (!attributes(type, scene).empty())
        for (int i = 0; i < 3; ++i) out.push_back(Op::attribute);
    if (!parameters(type, false).empty()) out.push_back(Op::parameter);
    if (!definitions(type).empty()) out.push_back(Op::definition);
    if (!results(type).empty()) out.push_back(Op::result);
    if (type.list == w_.readings && type.base == Base::choice)
        out.insert(out.end(), 4, Op::reading);
    if (type == date && r_.chance(25)) out.push_back(Op::today);
    if (type == plain_number) out.push_back(Op::times);
}

void RuleMaker::conditions(Scene scene, std::vector<Op>& out) const {
    for (auto o = static_cast<std::size_t>(Op::all_of); o <= static_cast<std::size_t>(Op::eligible);
         ++o) {
        const Op op = static_cast<Op>(o);
        if ((op == Op::quantified || op == Op::every) && !scene.quantifiers) continue;
        if (op == Op::eligible && instruments_ == 0) continue;
        out.push_back(op);
    }
    out.push_back(Op::titled);
}

void RuleMaker::terms(Type type, Scene scene, std::vector<Op>& out) const {
    const Base b = type.base;
    if (ordered(b)) out.insert(out.end(), {Op::minimum, Op::maximum});
    if (vocabulary::numeric(b) && b != Base::percent)
        out.insert(out.end(),
                   {Op::add, Op::subtract, Op::multiply, Op::divide, Op::minus, Op::rounded});
    if (b == Base::money_month) out.push_back(Op::per_month);
    if (b == Base::money_year) out.push_back(Op::per_year);
    if (b == Base::date)
        out.insert(out.end(),
                   {Op::date_plus, Op::date_minus, Op::first_of_month, Op::last_of_month});
    if (b == Base::months) out.push_back(Op::months_between);
    if (b == Base::days) out.insert(out.end(), 2, Op::days_between);
    if (b == Base::number && scene.quantifiers) out.insert(out.end(), 4, Op::counted);
    if (b == Base::money_year && scene.quantifiers) out.insert(out.end(), 4, Op::summed);
}

std::vector<language::Op> RuleMaker::candidates(Type type, int depth, Scene scene) const {
    std::vector<Op> out;
    if (depth > 0) {
        if (type.base == Base::boolean)
            conditions(scene, out);
        else
            terms(type, scene, out);
        if (r_.chance(15)) out.push_back(Op::cases);
    }
    if (depth <= 0 || out.empty() || r_.chance(type.base == Base::boolean ? 10 : 25))
        leaves(type, scene, out);
    return out;
}

// The lottery favours what has been made least.
language::Op RuleMaker::rarest(const std::vector<Op>& ops) {
    Op best = r_.pick(ops);
    for (int i = 0; i < 6; ++i) {
        const Op other = r_.pick(ops);
        if (made_.chosen[static_cast<std::size_t>(other)] <
            made_.chosen[static_cast<std::size_t>(best)])
            best = other;
    }
    // Constants are less often found again than attributes: they count twice.
    made_.chosen[static_cast<std::size_t>(best)] += best == Op::constant ? 2 : 1;
    return best;
}

language::NodeId RuleMaker::any(Type type, int depth, Scene scene) {
    const Op op = rarest(candidates(type, depth, scene));
    if (op == Op::constant || op == Op::attribute)
        if (const auto old = seen_leaf(op, type, scene)) return *old;
    return build(op, type, depth - 1, scene);
}

// A constant or an attribute already there, more often than not: leaves would
// be most of the nodes otherwise.
std::optional<language::NodeId> RuleMaker::seen_leaf(Op op, Type type, Scene scene) {
    if (r_.chance(3)) return std::nullopt;
    const auto allowed = op == Op::attribute ? attributes(type, scene) : std::vector<AttributeId>{};
    std::vector<NodeId> out;
    for (NodeId id = 0; id < book_.nodes.size(); ++id) {
        const Node& n = book_.nodes[id];
        if (n.op != op || !(n.type == type)) continue;
        if (op == Op::constant || std::find(allowed.begin(), allowed.end(), n.ref) != allowed.end())
            out.push_back(id);
    }
    if (out.empty() || (out.size() < 2 && r_.chance(25))) return std::nullopt;
    return r_.pick(out);
}

language::NodeId RuleMaker::build(Op op, Type type, int depth, Scene scene) {
    Node n;
    n.op = op;
    n.type = type;
    if (op == Op::cases) {
        for (std::size_t rows = r_.chance(85) ? 1 : 2; rows > 0; --rows) {
            n.args.push_back(condition(depth, scene));
            n.args.push_back(any(type, std::min(depth, 1), scene));
        }
        n.args.push_back(any(type, std::min(depth, 1), scene));
    } else if (!build_leaf(n, scene) && !build_condition(n, depth, scene) &&
               !build_atom(n, depth, scene)) {
        build_term(n, depth, scene);
    }
    return add(std::move(n));
}

language::NodeId RuleMaker::attribute(Type type, Scene scene) {
    Node n;
    n.op = Op::attribute;
    n.type = type;
    n.ref = r_.pick(attributes(type, scene));
    return add(std::move(n));
}

language::NodeId RuleMaker::constant(Type type) {
    if (const auto old = seen_leaf(Op::constant, type, {})) return *old;
    return fresh_constant(type);
}

language::NodeId RuleMaker::fresh_constant(Type type) {
    Node n;
    n.op = Op::constant;
    n.type = type;
    n.value = w_.exact(type, r_);
    return add(std::move(n));
}

bool RuleMaker::build_leaf(Node& n, Scene scene) {
    switch (n.op) {
        case Op::constant:
            n.value = w_.exact(n.type, r_);
            return true;
        case Op::attribute:
            n.ref = r_.pick(attributes(n.type, scene));
            return true;
        case Op::parameter:
            n.ref = r_.pick(parameters(n.type, false));
            return true;
        case Op::definition:
            n.ref = r_.pick(definitions(n.type));
            return true;
        case Op::result:
            n.ref = r_.pick(results(n.type));
            return true;
        case Op::reading:
            n.ref = static_cast<std::uint32_t>(r_.below(book_.interpretations.size()));
            return true;
        case Op::today:
            return true;
        case Op::eligible:
            n.ref = static_cast<std::uint32_t>(r_.below(instruments_));
            return true;
        case Op::done:
            n.gate = gate();
            [[fallthrough]];
        case Op::running:
        case Op::times:
            n.ref = static_cast<std::uint32_t>(r_.below(book_.instruments.size()));
            return true;
        default:
            return false;
    }
}

bool RuleMaker::build_condition(Node& n, int depth, Scene scene) {
    const std::size_t some = 1 + r_.below(r_.chance(70) ? 2 : 4);
    switch (n.op) {
        case Op::all_of:
        case Op::any_of:
        case Op::at_least:
        case Op::at_most:
            for (std::size_t i = 0; i < some; ++i) n.args.push_back(condition(depth, scene));
            // Sometimes twice the same: simplification must not miscount.
            if (r_.chance(15)) n.args.push_back(n.args.front());
            n.count = static_cast<std::int32_t>(1 + r_.below(n.args.size()));
            if (n.op == Op::at_most) --n.count;
            return true;
        case Op::negation:
        case Op::titled:
            n.args = {condition(depth, scene)};
            return true;
        case Op::except: {
            const NodeId rule = condition(depth, scene);
            n.args = {rule, condition(depth, scene)};
            return true;
        }
        case Op::tiered:
            build_tiers(n, depth, scene);
            return true;
        case Op::quantified:
        case Op::every:
            build_members(n, depth);
            return true;
        default:
            return false;
    }
}

// One atom a fascia, over a parameter with fasce; without one, two atoms.
void RuleMaker::build_tiers(Node& n, int depth, Scene scene) {
    const Type type = w_.type(Base::money);
    const auto tiered = parameters(type, true);
    if (tiered.empty()) {
        n.args = {condition(depth, scene), condition(depth, scene)};
        return;
    }
    const std::uint32_t ref = r_.pick(tiered);
    for (std::int32_t tier = 1; tier <= book_.parameters[ref].tiers; ++tier) {
        Node p;
        p.op = Op::parameter;
        p.type = type;
        p.ref = ref;
        p.count = tier;
        Node c;
        c.op = Op::compare;
        c.type = boolean;
        c.cmp = Compare::less_equal;
        c.args = {any(type, std::min(depth, 1), scene)};
        c.args.push_back(add(std::move(p)));
        n.args.push_back(add(std::move(c)));
    }
}

void RuleMaker::build_members(Node& n, int depth) {
    static constexpr std::array whom{Who::members, Who::others, Who::applicants, Who::relatives};
    n.who = r_.pick(whom);
    const Scene inside{n.who == Who::relatives ? Level::relative : Level::member, false};
    n.args = {n.op == Op::summed ? any(n.type, std::min(depth, 1), inside)
                                 : condition(std::min(depth, 2), inside)};
    if (n.op != Op::counted && r_.chance(40))
        n.args.push_back(condition(std::min(depth, 1), inside));
    n.cmp = r_.chance(60) ? Compare::greater_equal : Compare::less_equal;
    n.count = static_cast<std::int32_t>(r_.below(4));
}

bool RuleMaker::build_atom(Node& n, int depth, Scene scene) {
    const int small = std::min(depth, 2);
    const Type choice{Base::choice, r_.chance(92)   ? w_.readings
                                    : r_.chance(50) ? w_.degrees
                                                    : w_.colours};
    const std::uint64_t items = w_.vocabulary.list(choice.list).all();
    switch (n.op) {
        case Op::compare:
            build_comparison(n, depth, scene);
            return true;
        case Op::between: {
            const Type t = comparable();
            for (int i = 0; i < 3; ++i)
                n.args.push_back(any(t, i == 0 ? std::max(depth, 1) : 0, scene));
            return true;
        }
        case Op::one_of:
            n.args = {any(choice, small, scene)};
            n.mask = r_.some_of(items);
            return true;
        case Op::contains_all:
        case Op::contains_any:
            n.args = {any(w_.type(Base::set), small, scene)};
            n.mask = r_.some_of(w_.vocabulary.list(w_.skills).all());
            return true;
        case Op::is_never:
            n.args = {any(w_.type(Base::event), small, scene)};
            return true;
        case Op::day_in:
            period(n.from, n.to, 100);
            return true;
        case Op::in_place:
            n.ref = w_.residence;
            n.scope = static_cast<language::ScopeId>(r_.below(book_.scopes.size()));
            return true;
        default:
            return build_past(n, depth, scene);
    }
}

// `avvenuto` and `da meno di`, `da almeno`.
bool RuleMaker::build_past(Node& n, int depth, Scene scene) {
    if (n.op != Op::happened && n.op != Op::since) return false;
    const Type when = w_.type(r_.chance(50) ? Base::event : Base::date);
    n.args = {any(when, std::max(depth, 1), scene)};
    if (n.op == Op::happened) return true;
    const Type length = w_.type(r_.chance(50) ? Base::months : Base::days);
    n.args.push_back(any(length, r_.chance(70) ? 0 : 1, scene));
    n.cmp = r_.chance(50) ? Compare::less : Compare::greater_equal;
    return true;
}

void RuleMaker::build_comparison(Node& n, int depth, Scene scene) {
    static constexpr std::array all{Compare::equal,   Compare::different,
                                    Compare::less,    Compare::less_equal,
                                    Compare::greater, Compare::greater_equal};
    n.cmp = r_.pick(all);
    if (r_.chance(35)) {  // two booleans or two choices
        if (n.cmp != Compare::equal) n.cmp = Compare::different;
        const Type t =
            r_.chance(30)
                ? boolean
                : Type{Base::choice, r_.pick(std::array{w_.degrees, w_.colours, w_.readings})};
        n.args = {any(t, 0, scene)};
        n.args.push_back(any(t, 0, scene));
        return;
    }
    const Type left = r_.chance(20) ? w_.type(Base::event) : comparable();
    const Type right =
        left.base != Base::event ? left : w_.type(r_.chance(70) ? Base::date : Base::event);
    n.args = {any(left, std::max(depth, 1), scene)};
    n.args.push_back(any(right, r_.chance(60) ? 0 : depth, scene));
}

// What may multiply or divide: small numbers, never 0 as a divisor.
language::NodeId RuleMaker::factor(bool divisor, int depth, Scene scene) {
    const NodeId one = fresh_constant(plain_number);
    auto& value = book_.nodes[one].value;
    value = vocabulary::exactly(Number::ratio(1 + static_cast<std::int64_t>(r_.below(7)), 2));
    if (!divisor && r_.chance(30)) value = vocabulary::exactly(-value.lo);
    if (r_.chance(50)) return one;
    if (!divisor && r_.chance(60)) return attribute(w_.type(Base::percent), scene);
    Node n;
    n.op = divisor ? Op::maximum : Op::minimum;
    n.type = plain_number;
    n.args = {one, any(plain_number, std::min(depth, 0), scene)};
    return add(std::move(n));
}

void RuleMaker::build_term(Node& n, int depth, Scene scene) {
    const auto duration = [&] {
        return any(w_.type(r_.chance(60) ? Base::months : Base::days), std::min(depth, 1), scene);
    };
    if (n.op == Op::counted || n.op == Op::summed) return build_members(n, depth);
    if (n.op == Op::per_month || n.op == Op::per_year) {
        n.args = {any(w_.type(n.op == Op::per_month ? Base::money_year : Base::money_month), depth,
                      scene)};
        return;
    }
    if (n.op == Op::months_between || n.op == Op::days_between) {
        n.args = {any(date, depth, scene)};
        n.args.push_back(any(date, std::min(depth, 1), scene));
        return;
    }
    n.args = {any(n.type, depth, scene)};
    switch (n.op) {
        case Op::rounded: {
            static constexpr std::array<std::int64_t, 3> steps{1, 100, 1000};
            n.value = vocabulary::exactly(Number{money(n.type.base) ? r_.pick(steps) : 1});
            n.rounding = static_cast<Rounding>(r_.below(3));
            return;
        }
        case Op::date_plus:
        case Op::date_minus:
            n.args.push_back(duration());
            if (book_.nodes[n.args[1]].type.base == Base::months && r_.chance(30))
                n.missing_day = MissingDay::next_day;
            return;
        case Op::multiply:
            n.args.push_back(factor(false, depth, scene));
            return;
        case Op::divide:
            n.args.push_back(factor(true, depth, scene));
            return;
        case Op::minus:
        case Op::first_of_month:
        case Op::last_of_month:
            return;
        default:
            n.args.push_back(any(n.type, std::min(depth, 1), scene));
            if ((n.op == Op::minimum || n.op == Op::maximum) && r_.chance(30))
                n.args.push_back(constant(n.type));
    }
}

}  // namespace attiva::laws
