// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The oracle's atoms against the definition itself: try every value of every
// operand and see which truths come up (docs/lingua.md §10).
#include <catch2/catch.hpp>

#include "naive_atoms.hpp"

using namespace attiva;
using namespace attiva::laws;
using language::Compare;

namespace {

constexpr Compare signs[] = {Compare::equal,      Compare::different, Compare::less,
                             Compare::less_equal, Compare::greater,   Compare::greater_equal};
constexpr int never_day = -1;

// The event sets over days 0 … 3, `mai` included or not.
struct Event {
    Possible possible;
    std::vector<int> values;
};

std::vector<Event> events() {
    std::vector<Event> out;
    for (int lo = 0; lo <= 3; ++lo)
        for (int hi = lo; hi <= 3; ++hi)
            for (const bool never : {false, true}) {
                Event e;
                e.possible = vocabulary::between(Number{lo}, Number{hi});
                e.possible.dated = true;
                e.possible.never = never;
                for (int d = lo; d <= hi; ++d) e.values.push_back(d);
                if (never) e.values.push_back(never_day);
                out.push_back(e);
            }
    out.push_back({vocabulary::never_happened(), {never_day}});
    return out;
}

bool holds(Compare cmp, int a, int b) {
    if (a == never_day || b == never_day) return false;
    switch (cmp) {
        case Compare::equal:
            return a == b;
        case Compare::different:
            return a != b;
        case Compare::less:
            return a < b;
        case Compare::less_equal:
            return a <= b;
        case Compare::greater:
            return a > b;
        case Compare::greater_equal:
            return a >= b;
    }
    return false;
}

// The truth over all the outcomes seen.
struct Seen {
    bool yes = false;
    bool no = false;
    void add(bool b) { (b ? yes : no) = true; }
    [[nodiscard]] Truth truth() const { return judged(yes, no); }
};

}  // namespace

TEST_CASE("comparisons of events, by trying every day") {
    for (const Event& a : events())
        for (const Event& b : events())
            for (const Compare cmp : signs) {
                Seen seen;
                for (const int x : a.values)
                    for (const int y : b.values) seen.add(holds(cmp, x, y));
                CHECK(compared(cmp, a.possible, b.possible, Base::event, Base::event) ==
                      seen.truth());
            }
}

TEST_CASE("a range, by trying every day") {
    const auto all = events();
    for (const Event& x : all)
        for (const Event& least : all)
            for (const Event& most : all) {
                if (!least.possible.dated || !most.possible.dated) continue;
                Seen seen;
                for (const int v : x.values)
                    for (const int a : least.values)
                        for (const int b : most.values)
                            if (a != never_day && b != never_day)
                                seen.add(v != never_day && a <= v && v <= b);
                CHECK(in_range(x.possible, least.possible, most.possible, Base::event) ==
                      seen.truth());
            }
}

TEST_CASE("elapsed times, by trying every day") {
    for (const Event& e : events())
        for (int lo = 0; lo <= 2; ++lo)
            for (int hi = lo; hi <= 2; ++hi)
                for (int day = 0; day <= 4; ++day)
                    for (const Compare cmp : {Compare::less, Compare::greater_equal}) {
                        Seen seen;
                        for (const int d : e.values)
                            for (int n = lo; n <= hi; ++n) {
                                const bool past = d != never_day && d <= day;
                                seen.add(past &&
                                         (cmp == Compare::less ? day < d + n : day >= d + n));
                            }
                        CHECK(elapsed(cmp, e.possible, Base::event,
                                      vocabulary::between(Number{lo}, Number{hi}), true,
                                      Date{day}) == seen.truth());
                    }
}

TEST_CASE("choices and sets, by trying every subset") {
    for (std::uint64_t may = 1; may < 8; ++may)
        for (std::uint64_t mask = 1; mask < 8; ++mask) {
            Seen member;
            for (std::uint64_t bit = 1; bit < 8; bit <<= 1U)
                if ((may & bit) != 0) member.add((mask & bit) != 0);
            Possible choice;
            choice.may = may;
            CHECK(among(choice, mask) == member.truth());
            for (std::uint64_t must = 0; must < 8; ++must) {
                if ((must & ~may) != 0) continue;
                Seen every;
                Seen some;
                for (std::uint64_t set = 0; set < 8; ++set) {
                    if ((must & ~set) != 0 || (set & ~may) != 0) continue;
                    every.add((mask & ~set) == 0);
                    some.add((mask & set) != 0);
                }
                choice.must = must;
                CHECK(contains_every(choice, mask) == every.truth());
                CHECK(contains_some(choice, mask) == some.truth());
            }
        }
}
