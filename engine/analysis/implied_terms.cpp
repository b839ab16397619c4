// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Values: which are never above others. Tested by tests/analysis/implied_test.cpp.

#include <algorithm>

#include "analysis/fingerprint.hpp"
#include "analysis/implied.hpp"

namespace attiva::analysis {

using language::Op;
using vocabulary::Base;
using vocabulary::Possible;

bool Implied::below(const Possible& a, const Possible& b, Base base) {
    if (a.not_applicable || b.not_applicable) return false;
    if (base == Base::boolean) return evaluation::truth_of_mask(a.may) <= evaluation::truth_of_mask(b.may);
    if (base == Base::choice || base == Base::set || base == Base::event) return a == b;
    return a.lo <= b.lo && a.hi <= b.hi;
}

bool Implied::term(const Pair& p) {
    if (apart(p)) return true;
    if (mine(p).op != theirs(p).op) return false;
    switch (mine(p).op) {
        case Op::add:
        case Op::minimum:
        case Op::maximum:
        case Op::definition:
        case Op::per_month:
        case Op::per_year: return each_below(p);
        case Op::subtract: return below(arguments(p, 0, 0)) && below(arguments(p, 1, 1).turned());
        case Op::minus: return below(arguments(p, 0, 0).turned());
        case Op::multiply: return product(p);
        case Op::divide: {
            const Id by = days_[p.side]->program.argument(mine(p), 1);
            return Number{0} < blank_[p.side][by].lo && rest_same(p, 1) && below(arguments(p, 0, 0));
        }
        case Op::rounded: {
            const auto& a = extra(p.side, p.mine);
            const auto& b = extra(p.other, p.theirs);
            return a.value == b.value && a.rounding == b.rounding && each_below(p);
        }
        case Op::counted:
            return mine(p).who == theirs(p).who && (mine(p).who != language::Who::applicants || same_age()) && each_below(p);
        case Op::summed:
            return mine(p).who == theirs(p).who && (mine(p).who != language::Who::applicants || same_age()) &&
                   rest_same(p, 1) && below(arguments(p, 0, 0));
        case Op::cases: return cases(p);
        case Op::parameter: return parameter(p);
        default: return false;
    }
}

// a·c ≤ b·c where c is never negative, b·c ≤ b·d where b is not.
bool Implied::product(const Pair& p) {
    const Pair left = arguments(p, 0, 0);
    const Pair right = arguments(p, 1, 1);
    const auto positive = [&](std::size_t side, Id id) { return Number{0} <= blank_[side][id].lo; };
    return below(left) && below(right) && (same(left) || positive(right.side, right.mine)) &&
           (same(right) || positive(left.other, left.theirs));
}

bool Implied::cases(const Pair& p) {
    if (mine(p).count != theirs(p).count) return false;
    for (std::uint32_t i = 0; i < mine(p).count; ++i) {
        const bool condition = i % 2 == 0 && i + 1 < mine(p).count;
        if (condition ? !same(arguments(p, i, i)) : !below(arguments(p, i, i))) return false;
    }
    return true;
}

bool Implied::parameter(const Pair& p) {
    const auto& a = days_[p.side]->program.tables[mine(p).ref];
    const auto& b = days_[p.other]->program.tables[theirs(p).ref];
    const auto& mine_now = days_[p.side]->rows(mine(p).ref);
    const auto& their_now = days_[p.other]->rows(theirs(p).ref);
    if (mine_now.size() != their_now.size() || !below(a.whole, b.whole, mine(p).base)) return false;
    for (std::size_t i = 0; i < mine_now.size(); ++i) {
        const auto& x = a.rows[mine_now[i]];
        const auto& y = b.rows[their_now[i]];
        if (x.rank != y.rank || !same_scope(p, x.scope, y.scope)) return false;
        if ((x.value == program::no_id) != (y.value == program::no_id)) return false;
        if (x.value != program::no_id && !below(Pair{p.side, p.other, x.value, y.value})) return false;
    }
    return true;
}

bool Implied::same_scope(const Pair& p, language::ScopeId mine, language::ScopeId theirs) const {
    if (mine == language::none || theirs == language::none) return mine == theirs;
    return fingerprint_of_scope(*days_[p.side], mine) == fingerprint_of_scope(*days_[p.other], theirs);
}

// Whatever each may be, this is not above that: values of a parameter, which
// always make sense.
bool Implied::apart(const Pair& p) const {
    const auto plain = [&](std::size_t side, Id id) {
        const Node& n = days_[side]->program.nodes[id];
        if (fixed(side, id)) return !blank_[side][id].not_applicable;
        if (n.op != Op::parameter) return false;
        const auto& table = days_[side]->program.tables[n.ref];
        const auto& rows = days_[side]->rows(n.ref);
        return std::all_of(rows.begin(), rows.end(), [&](std::uint32_t r) {
            return table.rows[r].value == program::no_id || fixed(side, table.rows[r].value);
        });
    };
    return plain(p.side, p.mine) && plain(p.other, p.theirs) &&
           blank_[p.side][p.mine].hi <= blank_[p.other][p.theirs].lo;
}

}  // namespace attiva::analysis
