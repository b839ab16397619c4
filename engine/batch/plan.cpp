// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Program and day → steps. Each node is planned after what it reads, once for each
// frame that reads it, and takes the narrowest way of doing it its operands allow.

#include "batch/plan.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "batch/below.hpp"
#include "batch/fractions.hpp"
#include "batch/lending.hpp"
#include "batch/recent.hpp"

namespace attiva::batch {

using language::Compare;
using language::Op;
using language::Who;
using program::Node;

namespace {

Compare mirrored(Compare c) {
    switch (c) {
        case Compare::less: return Compare::greater;
        case Compare::less_equal: return Compare::greater_equal;
        case Compare::greater: return Compare::less;
        case Compare::greater_equal: return Compare::less_equal;
        default: return c;
    }
}

}  // namespace

class Planner {
    using AttributeId = vocabulary::AttributeId;

public:
    explicit Planner(Plan& plan, const std::vector<bool>& alike = {}) : p_(plan), day_(plan.day_), program_(plan.day_.program), fixed_(day_.alike()), lent_(program_.nodes.size()) {
        p_.of_node_.resize(program_.nodes.size());
        p_.planned_.resize(program_.nodes.size());
        if (p_.lender_ != nullptr) find_lent(alike);
    }

    void want(const std::vector<Id>& ids) {
        for (const Id id : ids) {
            for (const Id below : nodes_below(program_, id, fixed_, lent_)) of(below, Frame::people);
            p_.of_node_[id] = wide(of(id, Frame::people));
        }
    }

private:
    // --- what another plan lends -----------------------------------------------

    // Of what is alike, what the lender has made; and its facts that are bits, which have one form.
    void find_lent(const std::vector<bool>& alike) {
        lent_ = alike_nodes(day_, alike);
        for (Id id = 0; id < lent_.size(); ++id) {
            const Source& theirs = p_.lender_->planned_[id];
            const bool bits = theirs.kind == Source::Kind::fact && kept_in_bits(p_.lender_->shape(theirs).base);
            lent_[id] = lent_[id] && !fixed_[id] && (theirs.kind == Source::Kind::made || bits);
        }
    }

    Source borrow(Id id) {
        p_.lent_.push_back(p_.lender_->planned_[id]);
        return {Source::Kind::lent, Frame::people, static_cast<std::uint32_t>(p_.lent_.size() - 1)};
    }

    // --- sources -------------------------------------------------------------

    Source constant(const Possible& value, Base base, std::uint8_t items = 0) {
        Shape s;
        s.base = base;
        s.items = items;
        s.may_lapse = value.not_applicable;
        if (!kept_in_bits(base)) {
            const auto den = common(value.lo.den(), value.hi.den());
            s = den ? shape_of(base, items, value, Number::ratio(1, *den)) : s;
            s.loose = s.loose || !den || value.not_applicable;
        }
        p_.constants_.push_back(value);
        p_.constant_shapes_.push_back(s);
        return {Source::Kind::constant, Frame::people, static_cast<std::uint32_t>(p_.constants_.size() - 1)};
    }

    Source fact(AttributeId attribute, Frame frame) {
        auto& facts = p_.layout_.facts[static_cast<std::size_t>(frame)];
        const auto at = std::find_if(facts.begin(), facts.end(), [&](const Layout::Fact& f) { return f.attribute == attribute; });
        const auto index = static_cast<std::uint32_t>(at - facts.begin());
        if (at == facts.end()) {
            const auto& a = day_.vocabulary[attribute];
            Shape s = shape_of(a, day_.vocabulary);
            s.may_lapse = !a.applicable_if.empty() && a.type.base != Base::boolean;
            s.wide = false;
            facts.push_back({attribute, s});
        }
        return {Source::Kind::fact, frame, index};
    }

    [[nodiscard]] const Shape& shape(const Source& s) const { return p_.shape(s); }
    static bool whole(const Shape& s) { return !s.loose && !s.fraction && s.base != Base::event; }
    [[nodiscard]] bool is_constant(const Source& s) const { return s.kind == Source::Kind::constant; }
    const Source& wide(const Source& s) {
        if (s.kind == Source::Kind::fact) p_.layout_.facts[static_cast<std::size_t>(s.frame)][s.index].shape.wide = true;
        return s;
    }

    Source add(Step step, Frame frame) {
        step.frame = frame;
        step.makes = static_cast<std::uint32_t>(p_.steps_.size());
        p_.steps_.push_back(std::move(step));
        return {Source::Kind::made, frame, p_.steps_.back().makes};
    }

    // --- nodes ---------------------------------------------------------------

    Source of(Id id, Frame frame) {
        const Node& n = program_.nodes[id];
        if (!n.of_member && frame != Frame::people && !fixed_[id]) return spread(of(id, Frame::people), frame);
        const auto key = std::pair{id, frame};
        if (const auto known = known_.find(key); known != known_.end()) return known->second;
        const Source made = fixed_[id] ? constant(day_.fixed()[id], n.base, items_of(id)) : frame == Frame::people && lent_[id] ? borrow(id) : plan(id, n, frame);
        known_.emplace(key, made);
        if (frame == Frame::people) p_.planned_[id] = made;
        return made;
    }

    // The program keeps no list beside a node: the items of a choice are those of what it is made of.
    [[nodiscard]] std::uint8_t items_of(Id id) const {
        const Node& n = program_.nodes[id];
        if (n.base != Base::choice && n.base != Base::set) return 0;
        return 64;
    }

    Source spread(const Source& of, Frame frame) {
        if (is_constant(of)) return of;
        const auto key = std::tuple{of.kind, of.index, frame};
        if (const auto known = spread_.find(key); known != spread_.end()) return known->second;
        Step s;
        s.does = Does::spread;
        s.shape = shape(wide(of));
        s.shape.wide = true;
        s.shape.narrow = false;
        s.in = {of};
        const Source made = add(std::move(s), frame);
        spread_.emplace(key, made);
        return made;
    }

    Step of_base(Does does, Id id, Base base = Base::boolean, std::uint8_t items = 0) const {
        Step s;
        s.does = does;
        s.node = id;
        s.shape.base = base;
        s.shape.items = items;
        return s;
    }

    [[nodiscard]] std::vector<Source> arguments(const Node& n, Frame frame) {
        std::vector<Source> out;
        for (std::uint32_t i = 0; i < n.count; ++i) out.push_back(of(program_.argument(n, i), frame));
        return out;
    }

    Source with(Step s, std::vector<Source> in, Frame frame) {
        s.in = std::move(in);
        return add(std::move(s), frame);
    }

    Source plan(Id id, const Node& n, Frame frame) {
        switch (n.op) {
            case Op::definition: return of(program_.argument(n, 0), frame);
            case Op::attribute: return attribute(static_cast<AttributeId>(n.ref), id, frame);
            case Op::all_of: return with(of_base(Does::all_of, id), arguments(n, frame), frame);
            case Op::any_of: return with(of_base(Does::any_of, id), arguments(n, frame), frame);
            case Op::negation: return with(of_base(Does::negation, id), arguments(n, frame), frame);
            case Op::at_least:
            case Op::at_most: return with(of_base(Does::count, id), arguments(n, frame), frame);
            case Op::one_of: return with(of_base(Does::one_of, id), arguments(n, frame), frame);
            case Op::contains_all: return with(of_base(Does::contains_all, id), arguments(n, frame), frame);
            case Op::contains_any: return with(of_base(Does::contains_any, id), arguments(n, frame), frame);
            case Op::compare: return comparison(id, n, frame);
            case Op::happened: return happened(id, n, frame);
            case Op::is_never: return is_never(id, n, frame);
            case Op::in_place: return in_place(id, n.ref, program_.extra(n).scope, frame);
            case Op::quantified: return over_members(of_base(Does::quantified, id), n);
            case Op::every: return over_members(of_base(Does::every, id), n);
            case Op::counted: return over_members(counted(id, Does::counted), n);
            case Op::summed: return over_members(summed(id), n);
            case Op::done: return with(of_base(Does::done, id), {}, frame);
            case Op::running: return with(of_base(Does::running, id), {}, frame);
            case Op::times: return with(counted(id, Does::times), {}, frame);
            case Op::parameter: return parameter(id, n, frame);
            case Op::cases: return cases(id, n, arguments(n, frame), frame);
            case Op::reading: return reading(n);
            case Op::add:
            case Op::subtract:
            case Op::minus:
            case Op::minimum:
            case Op::maximum: return sum(id, n, frame);
            case Op::multiply: return product(id, n, arguments(n, frame), frame);
            case Op::divide: return quotient(id, n, frame);
            case Op::since: return since(id, n, frame);
            default: return each(id, n, arguments(n, frame), frame);
        }
    }

    Source attribute(AttributeId attribute, Id id, Frame frame) {
        const auto& a = day_.vocabulary[attribute];
        if (a.derivation == vocabulary::Derivation::none) return fact(attribute, frame);
        return elapsed(attribute, id, frame);
    }

    Source elapsed(AttributeId attribute, Id id, Frame frame) {
        const auto key = std::pair{attribute, frame};
        if (const auto known = elapsed_.find(key); known != elapsed_.end()) return known->second;
        const auto& a = day_.vocabulary[attribute];
        if (a.type.base != Base::days) tell_months(a.derivation == vocabulary::Derivation::elapsed);
        const Source date = wide(fact(a.derived_from, frame));
        Step s;
        s.does = Does::elapsed;
        s.node = id;
        s.fact = attribute;
        s.shape.base = a.type.base;
        s.shape.may_lapse = shape(date).may_lapse;
        s.shape.most = std::max(std::abs(shape(date).least), std::abs(shape(date).most)) + std::abs(day_.day.days) + 1;
        s.shape.least = -s.shape.most;
        const Source made = with(std::move(s), {date}, frame);
        elapsed_.emplace(key, made);
        return made;
    }

    // --- atoms ---------------------------------------------------------------

    Source comparison(Id id, const Node& n, Frame frame) {
        const Source left = of(program_.argument(n, 0), frame);
        const Source right = of(program_.argument(n, 1), frame);
        if (kept_in_bits(shape(left).base)) return with(of_base(Does::same, id), {left, right}, frame);
        return compared(id, n.cmp, left, right, frame, [&] { return each(id, n, {left, right}, frame); });
    }

    Source happened(Id id, const Node& n, Frame frame) {
        const Source x = of(program_.argument(n, 0), frame);
        const Source today = constant(vocabulary::between(Number{day_.day.days}, Number{day_.day.days}), Base::date);
        return compared(id, Compare::less_equal, x, today, frame, [&] { return each(id, n, {x}, frame); });
    }

    Source is_never(Id id, const Node& n, Frame frame) {
        std::vector<Source> in = arguments(n, frame);
        if (is_constant(in[0]) || shape(in[0]).loose || shape(in[0]).base != Base::event) return each(id, n, std::move(in), frame);
        return with(of_base(Does::is_never, id), std::move(in), frame);
    }

    template <class Otherwise>
    Source compared(Id id, Compare cmp, Source left, Source right, Frame frame, Otherwise otherwise) {
        if (shape(left).loose || shape(right).loose) return otherwise();
        if (is_constant(left)) {
            std::swap(left, right);
            cmp = mirrored(cmp);
        }
        Step s = of_base(Does::compare, id);
        s.compare = cmp;
        if (shape(left).fraction || shape(right).fraction) {
            if (!comparable_across(shape(left), shape(right))) return otherwise();
            s.does = Does::compare_fractions;
            return with(std::move(s), {wide(left), wide(right)}, frame);
        }
        if (narrow(left, right)) {
            p_.layout_.facts[static_cast<std::size_t>(left.frame)][left.index].shape.narrow = true;
            s.does = Does::narrow;
            s.scale = {shape(left).den / shape(right).den};
            return with(std::move(s), {left, right}, frame);
        }
        const auto den = common(shape(left).den, shape(right).den);
        if (!den || !fits(shape(left), *den / shape(left).den) || !fits(shape(right), *den / shape(right).den)) return otherwise();
        s.scale = {*den / shape(left).den, *den / shape(right).den};
        return with(std::move(s), {wide(left), wide(right)}, frame);
    }

    [[nodiscard]] bool narrow(const Source& left, const Source& right) const {
        if (left.kind != Source::Kind::fact || !is_constant(right)) return false;
        const Possible& c = p_.constants_[right.index];
        const std::int64_t den = shape(left).den;
        if (c.lo != c.hi || c.never || den % c.lo.den() != 0 || shape(right).base == Base::event) return false;
        std::int64_t scaled = 0;
        return !__builtin_mul_overflow(c.lo.num(), den / c.lo.den(), &scaled) && scaled > narrow_least && scaled < narrow_most;
    }

    Source in_place(Id id, std::uint32_t attribute, language::ScopeId scope, Frame frame) {
        if (attribute >= day_.vocabulary.attributes().size()) return constant(unknown(), Base::boolean);
        const auto& a = day_.vocabulary[static_cast<AttributeId>(attribute)];
        const Frame where = vocabulary::of_each(a.level) ? frame : Frame::people;
        const auto key = std::tuple{attribute, scope, where};
        if (const auto known = places_.find(key); known != places_.end()) return spread_to(known->second, frame);
        Step s = of_base(Does::in_place, id);
        s.scope = scope;
        const Source made = with(std::move(s), {fact(static_cast<AttributeId>(attribute), where)}, where);
        places_.emplace(key, made);
        return spread_to(made, frame);
    }

    Source spread_to(const Source& s, Frame frame) { return s.frame == frame ? s : spread(s, frame); }

    static Possible unknown() {
        Possible p;
        p.may = vocabulary::may_no | vocabulary::may_yes;
        return p;
    }

    // --- members ---------------------------------------------------------------

    Source over_members(Step s, const Node& n) {
        const bool person = n.who == Who::members || n.who == Who::applicants;
        const Frame others = n.who == Who::relatives ? Frame::relatives : Frame::household;
        for (const Id b : program_.extra(n).body) of(b, others);  // smallest first: recursion is shallow
        s.in.assign(6, Source{});
        for (const std::size_t side : {0U, 1U}) {
            if (side == 0 && !person) continue;
            const Frame frame = side == 0 ? Frame::people : others;
            for (std::uint32_t i = 0; i < n.count; ++i) s.in[3 * side + i] = wide(of(program_.argument(n, i), frame));
            if (n.who == Who::applicants) s.in[3 * side + 2] = of_age(frame);
        }
        if (s.does == Does::summed) tighten(s);
        return add(std::move(s), Frame::people);
    }

    // A sum is of whole numbers where all it may add are.
    void tighten(Step& s) const {
        Shape tight;
        tight.base = s.shape.base;
        std::int64_t most = 0;
        for (const std::size_t side : {0U, 3U}) {
            if (s.in[side].kind == Source::Kind::absent) continue;
            const Shape& v = shape(s.in[side]);
            const auto both = common(tight.den, v.den);
            if (!whole(v) || !both) return;
            tight.den = *both;
            tight.may_lapse = tight.may_lapse || v.may_lapse;
        }
        std::vector<std::int64_t> scale(4, 1);
        for (const std::size_t side : {0U, 3U}) {
            if (s.in[side].kind == Source::Kind::absent) continue;
            const Shape& v = shape(s.in[side]);
            scale[side] = tight.den / v.den;
            if (!fits(v, scale[side])) return;
            most = std::max(most, std::max(std::abs(v.least), std::abs(v.most)) * scale[side]);
        }
        if (__builtin_mul_overflow(most, evaluation::most_counted, &tight.most) || tight.most > most_kept) return;
        tight.least = -tight.most;
        s.shape = tight;
        s.scale = scale;
    }

    Source of_age(Frame frame) {
        const AttributeId age = day_.book.age;
        if (age == vocabulary::no_attribute) return constant(unknown(), Base::boolean);
        const auto& a = day_.vocabulary[age];
        if (!vocabulary::of_each(a.level) && frame != Frame::people) return spread(of_age(Frame::people), frame);
        const auto key = frame;
        if (const auto known = of_age_.find(key); known != of_age_.end()) return known->second;
        const Source months = attribute(age, program::no_id, frame);
        Step s = of_base(Does::of_age, program::no_id);
        const Source made = with(std::move(s), {wide(months)}, frame);
        of_age_.emplace(key, made);
        return made;
    }

    Step counted(Id id, Does does) const {
        Step s;
        s.does = does;
        s.node = id;
        s.shape.base = Base::number;
        s.shape.most = evaluation::most_counted;
        return s;
    }

    Step summed(Id id) const {
        Step s;
        s.does = Does::summed;
        s.node = id;
        s.shape.base = program_.nodes[id].base;
        s.shape.loose = true;
        return s;
    }

    // --- values ----------------------------------------------------------------

    Source reading(const Node& n) {
        const auto& i = day_.book.interpretations[n.ref];
        Possible p;
        p.may = i.chosen ? *i.chosen : day_.vocabulary.list(i.readings).all();
        return constant(p, Base::choice, static_cast<std::uint8_t>(day_.vocabulary.list(i.readings).items.size()));
    }

    // What holds where, nearest first; where nothing is said, all it may be.
    Source parameter(Id id, const Node& n, Frame frame) {
        const auto& table = program_.tables[n.ref];
        std::vector<Source> in;
        for (const std::uint32_t i : day_.rows(n.ref)) {
            const auto& row = table.rows[i];
            const Source here = row.scope == language::none ? constant(vocabulary::exactly(true), Base::boolean) : in_place(id, day_.book.residence, row.scope, frame);
            in.push_back(here);
            in.push_back(row.value == program::no_id ? constant(table.whole, n.base, items_of(id)) : of(row.value, frame));
            if (row.scope == language::none) return cases(id, n, std::move(in), frame);
        }
        in.push_back(constant(table.whole, n.base, items_of(id)));
        return cases(id, n, std::move(in), frame);
    }

    Source cases(Id id, const Node& n, std::vector<Source> in, Frame frame) {
        Step s;
        s.node = id;
        s.shape.base = n.base;
        std::int64_t den = 1;
        bool exact = n.base != Base::event;
        std::uint8_t items = 0;
        for (std::size_t i = 0; i < in.size(); ++i) {
            if (i % 2 == 0 && i + 1 < in.size()) continue;  // a condition
            const Shape& v = shape(wide(in[i]));
            items = std::max(items, is_constant(in[i]) ? std::uint8_t{0} : v.items);
            s.shape.may_lapse = s.shape.may_lapse || v.may_lapse;
            const auto both = common(den, v.den);
            exact = exact && !v.loose && !v.fraction && both;
            s.shape.positive = (i <= 1 || s.shape.positive) && positive(v);
            if (both) den = *both;
        }
        if (kept_in_bits(n.base)) {
            s.does = Does::parted;
            s.shape.items = n.base == Base::boolean ? std::uint8_t{0} : most_items(in, items);
            if (n.base == Base::boolean) s.shape.may_lapse = false;
            return with(std::move(s), std::move(in), frame);
        }
        s.does = Does::each_case;
        s.shape.loose = true;
        if (!exact) return with(std::move(s), std::move(in), frame);
        Step tight = s;
        tight.does = Does::cases;
        tight.shape.loose = false;
        tight.shape.den = den;
        for (std::size_t i = 0; i < in.size(); ++i) {
            if (i % 2 == 0 && i + 1 < in.size()) continue;
            const Shape& v = shape(in[i]);
            if (!fits(v, den / v.den)) return with(std::move(s), std::move(in), frame);
            tight.scale.push_back(den / v.den);
            tight.shape.least = std::min(tight.shape.least, v.least * (den / v.den));
            tight.shape.most = std::max(tight.shape.most, v.most * (den / v.den));
        }
        return with(std::move(tight), std::move(in), frame);
    }

    // Constants are as many items as their highest.
    [[nodiscard]] std::uint8_t most_items(const std::vector<Source>& in, std::uint8_t items) const {
        for (std::size_t i = 0; i < in.size(); ++i) {
            if ((i % 2 == 0 && i + 1 < in.size()) || !is_constant(in[i])) continue;
            std::uint64_t may = p_.constants_[in[i].index].may;
            std::uint8_t n = 0;
            for (; may != 0; may >>= 1) ++n;
            items = std::max(items, n);
        }
        return items;
    }

    // Is what such an operation makes of these above 0?
    [[nodiscard]] bool makes_positive(Op op, const std::vector<Source>& in) const {
        const auto above = [&](const Source& a) { return positive(shape(a)); };
        if (op == Op::maximum) return std::any_of(in.begin(), in.end(), above);
        return (op == Op::add || op == Op::minimum || op == Op::multiply) && std::all_of(in.begin(), in.end(), above);
    }

    // Sums with a fraction in them.
    Source fractions(Id id, const Node& n, std::vector<Source> in, Frame frame) {
        if (n.op == Op::minimum || n.op == Op::maximum) return each(id, n, std::move(in), frame);
        auto s = sum_of_fractions(of_base(Does::fractions, id, n.base), shape(in.front()), in.size() == 1 ? Shape{.base = n.base} : shape(in.back()));
        return s ? with(std::move(*s), std::move(in), frame) : each(id, n, std::move(in), frame);
    }

    // By what is one value, it is as many times that value's inverse.
    Source quotient(Id id, const Node& n, Frame frame) {
        std::vector<Source> in = arguments(n, frame);
        if (is_constant(in[1]) && !shape(in[1]).loose) {
            const Possible& by = p_.constants_[in[1].index];
            if (by.lo == by.hi && by.lo != Number{0}) return product(id, n, {in[0], constant(vocabulary::exactly(Number{1} / by.lo), shape(in[1]).base)}, frame);
        }
        auto s = quotient_of(of_base(Does::quotient, id, n.base), shape(wide(in[0])), shape(wide(in[1])));
        return s ? with(std::move(*s), std::move(in), frame) : each(id, n, std::move(in), frame);
    }

    Source sum(Id id, const Node& n, Frame frame) {
        std::vector<Source> in = arguments(n, frame);
        std::int64_t den = 1;
        bool exact = true;
        for (const Source& a : in) {
            const Shape& v = shape(wide(a));
            const auto both = common(den, v.den);
            exact = exact && whole(v) && both;
            if (both) den = *both;
        }
        if (!exact) return fractions(id, n, std::move(in), frame);
        Step s = of_base(Does::sum, id, n.base);
        s.shape.den = den;
        s.shape.positive = makes_positive(n.op, in);
        std::int64_t reach = 0;
        for (const Source& a : in) {
            const Shape& v = shape(a);
            if (!fits(v, den / v.den)) return each(id, n, std::move(in), frame);
            s.scale.push_back(den / v.den);
            s.shape.may_lapse = s.shape.may_lapse || v.may_lapse;
            reach += std::max(std::abs(v.least), std::abs(v.most)) * (den / v.den);
            if (reach > most_kept) return each(id, n, std::move(in), frame);
        }
        s.shape.least = -reach;
        s.shape.most = reach;
        return with(std::move(s), std::move(in), frame);
    }

    void tell_months(bool back) {
        auto& months = p_.months_[back ? 1 : 0];
        if (!months.empty()) return;
        for (Date d = first_supported_day; d <= last_supported_day; d = d + 1) months.push_back(back ? months_between(d, day_.day) : months_between(day_.day, d));
    }

    // Of these two: what the node reads, or what comes to the same.
    Source product(Id id, const Node& n, std::vector<Source> in, Frame frame) {
        Step s = of_base(Does::product, id, n.base);
        s.shape.positive = makes_positive(Op::multiply, in);
        std::int64_t reach = 1;
        for (const Source& a : in) {
            const Shape& v = shape(wide(a));
            if (!whole(v) || __builtin_mul_overflow(s.shape.den, v.den, &s.shape.den)) return each(id, n, arguments(n, frame), frame);
            const std::int64_t most = std::max<std::int64_t>({std::abs(v.least), std::abs(v.most), 1});
            if (__builtin_mul_overflow(reach, most, &reach) || reach > most_kept) return each(id, n, arguments(n, frame), frame);
            s.shape.may_lapse = s.shape.may_lapse || v.may_lapse;
        }
        s.shape.least = -reach;
        s.shape.most = reach;
        return with(std::move(s), std::move(in), frame);
    }

    Source since(Id id, const Node& n, Frame frame) {
        std::vector<Source> in = arguments(n, frame);
        const bool days = shape(in[0]).base == Base::date || shape(in[0]).base == Base::event;
        if (is_constant(in[0]) || !is_constant(in[1]) || !days || shape(in[0]).loose || shape(in[0]).den != 1 || p_.constants_[in[1].index].not_applicable)
            return each(id, n, std::move(in), frame);
        Step s = of_base(Does::since, id);
        s.compare = n.cmp;
        const Possible& duration = p_.constants_[in[1].index];
        s.recent_from = first_recent(day_, id, duration.hi);
        s.past_to = first_recent(day_, id, duration.lo) - 1;
        in[0] = wide(in[0]);
        return with(std::move(s), std::move(in), frame);
    }

    Source each(Id id, const Node& n, std::vector<Source> in, Frame frame) {
        Step s;
        s.does = Does::each;
        s.node = id;
        s.shape.base = n.base;
        s.shape.loose = !kept_in_bits(n.base);
        s.shape.items = items_of(id);
        for (const Source& a : in) wide(a);
        return with(std::move(s), std::move(in), frame);
    }

    Plan& p_;
    const evaluation::DayTables& day_;
    const program::Program& program_;
    std::vector<bool> fixed_;
    std::vector<bool> lent_;  ///< by node: the lender has made it
    std::map<std::pair<Id, Frame>, Source> known_;
    std::map<std::tuple<Source::Kind, std::uint32_t, Frame>, Source> spread_;
    std::map<std::pair<vocabulary::AttributeId, Frame>, Source> elapsed_;
    std::map<std::tuple<std::uint32_t, language::ScopeId, Frame>, Source> places_;
    std::map<Frame, Source> of_age_;
};

Plan::Plan(const evaluation::DayTables& day, const std::vector<Id>& wanted) : day_(day) { Planner(*this).want(wanted); }

Plan::Plan(const evaluation::DayTables& day, const std::vector<Id>& wanted, const Plan& lender, const std::vector<bool>& alike) : day_(day), lender_(&lender) {
    Planner(*this, alike).want(wanted);
}

const Shape& Plan::shape(Source s) const {
    switch (s.kind) {
        case Source::Kind::fact: return layout_.facts[static_cast<std::size_t>(s.frame)][s.index].shape;
        case Source::Kind::made: return steps_[s.index].shape;
        case Source::Kind::lent: return lender_->shape(lent_[s.index]);
        default: return constant_shapes_[s.index];
    }
}

}  // namespace attiva::batch
