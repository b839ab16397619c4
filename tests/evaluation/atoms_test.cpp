// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Atoms and exact arithmetic against every value of small sets.
#include "evaluation/atoms.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <vector>

using namespace attiva;
using namespace attiva::evaluation;
using language::Compare;

namespace {

constexpr int mai = -100;

// A set of possible values and the values themselves; `mai` is one of an event's.
struct Set {
    Possible p;
    std::vector<int> values;
};

std::vector<Set> intervals(int from, int to) {
    std::vector<Set> out;
    for (int lo = from; lo <= to; ++lo)
        for (int hi = lo; hi <= to; ++hi) {
            Set s{vocabulary::between(Number{lo}, Number{hi}), {}};
            for (int v = lo; v <= hi; ++v) s.values.push_back(v);
            out.push_back(s);
        }
    return out;
}

std::vector<Set> events(int from, int to) {
    std::vector<Set> out{{vocabulary::never_happened(), {mai}}};
    for (Set s : intervals(from, to)) {
        s.p.dated = true;
        out.push_back(s);
        s.p.never = true;
        s.values.push_back(mai);
        out.push_back(s);
    }
    return out;
}

bool holds(Compare cmp, int a, int b) {
    if (a == mai || b == mai) return false;
    switch (cmp) {
        case Compare::equal: return a == b;
        case Compare::different: return a != b;
        case Compare::less: return a < b;
        case Compare::less_equal: return a <= b;
        case Compare::greater: return a > b;
        case Compare::greater_equal: return a >= b;
    }
    return false;
}

constexpr Compare comparisons[] = {Compare::equal, Compare::different, Compare::less,
                                   Compare::less_equal, Compare::greater, Compare::greater_equal};

// sì if the test holds for all, no if for none.
class Count {
public:
    void add(bool t) { (t ? yes_ : no_) = true; }
    [[nodiscard]] Truth truth() const { return yes_ ? (no_ ? Truth::unknown : Truth::yes) : Truth::no; }

private:
    bool yes_ = false;
    bool no_ = false;
};

Truth over(const Set& a, const Set& b, const std::function<bool(int, int)>& test) {
    Count c;
    for (const int x : a.values)
        for (const int y : b.values) c.add(test(x, y));
    return c.truth();
}

}  // namespace

TEST_CASE("comparisons of numbers, days and events") {
    for (const Compare cmp : comparisons) {
        const auto test = [&](int a, int b) { return holds(cmp, a, b); };
        for (const Set& a : intervals(0, 3))
            for (const Set& b : intervals(0, 3)) CHECK(compare(cmp, a.p, b.p, Base::money) == over(a, b, test));
        for (const Set& a : events(0, 2))
            for (const Set& b : events(0, 2)) CHECK(compare(cmp, a.p, b.p, Base::event) == over(a, b, test));
    }
}

TEST_CASE("comparisons of choices and of sì and no") {
    for (const Compare cmp : {Compare::equal, Compare::different})
        for (std::uint64_t a = 1; a < 8; ++a)
            for (std::uint64_t b = 1; b < 8; ++b) {
                Count c;
                for (int i = 0; i < 3; ++i)
                    for (int j = 0; j < 3; ++j)
                        if ((a >> i & 1U) != 0 && (b >> j & 1U) != 0) c.add(holds(cmp, i, j));
                CHECK(compare(cmp, vocabulary::exactly_choice(a), vocabulary::exactly_choice(b), Base::choice) == c.truth());
            }
}

TEST_CASE("between looks at its three operands each by itself") {
    const auto check = [](const std::vector<Set>& xs, Base base) {
        for (const Set& x : xs)
            for (const Set& least : intervals(0, 3))
                for (const Set& most : intervals(0, 3)) {
                    Count c;
                    for (const int v : x.values)
                        for (const int a : least.values)
                            for (const int b : most.values) c.add(v != mai && a <= v && v <= b);
                    // A number may lie between the whole ones.
                    CHECK(between(x.p, least.p, most.p, base) == c.truth());
                }
    };
    check(intervals(0, 3), Base::date);
    check(events(0, 3), Base::event);
}

TEST_CASE("membership and sets") {
    for (std::uint64_t mask = 0; mask < 8; ++mask) {
        for (std::uint64_t may = 1; may < 8; ++may) {
            Count c;
            for (int i = 0; i < 3; ++i)
                if ((may >> i & 1U) != 0) c.add((mask >> i & 1U) != 0);
            CHECK(one_of(vocabulary::exactly_choice(may), mask) == c.truth());
        }
        for (std::uint64_t may = 0; may < 8; ++may)
            for (std::uint64_t must = 0; must < 8; ++must) {
                if ((must & ~may) != 0) continue;
                Possible p;
                p.may = may;
                p.must = must;
                Count all;
                Count any;
                for (std::uint64_t s = 0; s < 8; ++s) {
                    if ((must & ~s) != 0 || (s & ~may) != 0) continue;
                    all.add((mask & ~s) == 0);
                    any.add((mask & s) != 0);
                }
                CHECK(contains_all(p, mask) == all.truth());
                CHECK(contains_any(p, mask) == any.truth());
            }
    }
}

TEST_CASE("what has happened, and since when") {
    const Date today{1000};
    std::vector<Set> xs = events(998, 1002);
    for (const Set& x : xs) {
        Count never;
        Count past;
        for (const int d : x.values) {
            never.add(d == mai);
            past.add(d != mai && d <= today.days);
        }
        CHECK(is_never(x.p) == never.truth());
        CHECK(happened(x.p, Base::event, today) == past.truth());
        for (const Set& n : intervals(0, 3))
            for (const Compare cmp : {Compare::less, Compare::greater_equal}) {
                const Truth wanted = over(x, n, [&](int d, int days) {
                    if (d == mai || d > today.days) return false;
                    return cmp == Compare::less ? today.days < d + days : today.days >= d + days;
                });
                CHECK(since(cmp, x.p, Base::event, n.p, true, today) == wanted);
            }
    }
}

TEST_CASE("since in months counts as add_months does") {
    // All days around three month ends, with a leap day.
    const Date today = *date_of(2024, 2, 29);
    for (const Set& months : intervals(0, 2))
        for (int lo = -70; lo <= 3; lo += 1)
            for (const int width : {0, 1, 3, 30}) {
                Possible x = vocabulary::between(Number{today.days + lo}, Number{today.days + lo + width});
                for (const Compare cmp : {Compare::less, Compare::greater_equal}) {
                    Count c;
                    for (int d = today.days + lo; d <= today.days + lo + width; ++d)
                        for (const int m : months.values) {
                            const bool recent = today < add_months(Date{d}, m);
                            c.add(d <= today.days && (cmp == Compare::less ? recent : !recent));
                        }
                    CHECK(since(cmp, x, Base::date, months.p, false, today) == c.truth());
                }
            }
}

TEST_CASE("products and quotients are exact at the ends") {
    for (const Set& a : intervals(-3, 3))
        for (const Set& b : intervals(-3, 3)) {
            Number lo{1'000'000};
            Number hi{-1'000'000};
            Number qlo = lo;
            Number qhi = hi;
            const bool divisible = b.p.lo > Number{0} || b.p.hi < Number{0};
            for (const int x : a.values)
                for (const int y : b.values) {
                    const Number m = Number{x} * Number{y};
                    lo = std::min(lo, m);
                    hi = std::max(hi, m);
                    if (!divisible) continue;
                    const Number q = Number{x} / Number{y};
                    qlo = std::min(qlo, q);
                    qhi = std::max(qhi, q);
                }
            CHECK(multiply(a.p, b.p) == vocabulary::between(lo, hi));
            if (divisible) CHECK(divide(a.p, b.p) == vocabulary::between(qlo, qhi));
        }
}

TEST_CASE("what does not apply leaves every atom open") {
    Possible na = vocabulary::between(Number{1}, Number{1});
    na.not_applicable = true;
    na.may = na.must = 1;
    const Possible one = vocabulary::exactly(Number{1});
    CHECK(compare(Compare::equal, na, one, Base::money) == Truth::unknown);
    CHECK(compare(Compare::less, one, na, Base::money) == Truth::unknown);
    CHECK(between(one, na, one, Base::money) == Truth::unknown);
    CHECK(one_of(na, 1) == Truth::unknown);
    CHECK(contains_all(na, 1) == Truth::unknown);
    CHECK(contains_any(na, 1) == Truth::unknown);
    CHECK(is_never(na) == Truth::unknown);
    CHECK(happened(na, Base::event, Date{5}) == Truth::unknown);
    CHECK(since(Compare::less, na, Base::date, one, true, Date{5}) == Truth::unknown);
    CHECK(since(Compare::less, one, Base::date, na, true, Date{5}) == Truth::unknown);
}

TEST_CASE("shifts stay within the supported days, however far") {
    const Date d = *date_of(2026, 2, 1);
    CHECK(shifted(d, Number{1'000'000'000'000}, false, MissingDay::last_day) == last_supported_day);
    CHECK(shifted(d, Number{-1'000'000'000'000}, true, MissingDay::last_day) == first_supported_day);
    CHECK(shifted(d, Number::ratio(3, 2), true, MissingDay::last_day) == d + 1);
    CHECK(shifted(d, Number::ratio(-1, 2), true, MissingDay::last_day) == d + -1);
    CHECK(shifted(*date_of(2026, 1, 31), Number{1}, false, MissingDay::last_day) == *date_of(2026, 2, 28));
    CHECK(shifted(*date_of(2026, 1, 31), Number{1}, false, MissingDay::next_day) == *date_of(2026, 3, 1));
}
