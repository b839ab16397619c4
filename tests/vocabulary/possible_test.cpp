// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Joining and meeting of possible values, against all values of small sets.
#include "vocabulary/possible.hpp"

#include <catch2/catch.hpp>

#include <vector>

#include "vocabulary/possible_dump.hpp"
#include "vocabulary/vocabulary.hpp"
#include "vocabulary/written.hpp"

using namespace attiva;
using namespace attiva::vocabulary;

namespace {

std::vector<Possible> intervals() {
    std::vector<Possible> out;
    for (int lo = 0; lo < 4; ++lo)
        for (int hi = lo; hi < 4; ++hi) out.push_back(between(Number{lo}, Number{hi}));
    return out;
}

// Events over the days 0…3, and `mai`.
std::vector<Possible> events() {
    std::vector<Possible> out{never_happened()};
    for (Possible p : intervals()) {
        p.dated = true;
        out.push_back(p);
        p.never = true;
        out.push_back(p);
    }
    return out;
}

bool has_day(const Possible& p, int d) { return p.lo <= Number{d} && Number{d} <= p.hi; }
bool has_event(const Possible& p, int d) { return d < 0 ? p.never : p.dated && has_day(p, d); }

}  // namespace

TEST_CASE("meet holds exactly what both hold") {
    for (const auto& a : events())
        for (const auto& b : events()) {
            bool empty = false;
            const Possible m = meet(a, b, Base::event, empty);
            bool some = false;
            for (int d = -1; d < 4; ++d) {
                const bool both = has_event(a, d) && has_event(b, d);
                some = some || both;
                if (!empty) CHECK(has_event(m, d) == both);
            }
            CHECK(empty == !some);
            if (empty) CHECK(m == a);
        }
    for (std::uint64_t a = 1; a < 8; ++a)
        for (std::uint64_t b = 1; b < 8; ++b) {
            bool empty = false;
            const Possible m = meet(exactly_choice(a), exactly_choice(b), Base::choice, empty);
            CHECK(empty == ((a & b) == 0));
            CHECK(m.may == (empty ? a : a & b));
        }
}

TEST_CASE("join holds what either holds, and the least it can") {
    for (const auto& a : intervals())
        for (const auto& b : intervals()) {
            const Possible j = join(a, b, Base::money);
            CHECK(j.lo == std::min(a.lo, b.lo));
            CHECK(j.hi == std::max(a.hi, b.hi));
        }
    for (const auto& a : events())
        for (const auto& b : events()) {
            const Possible j = join(a, b, Base::event);
            for (int d = -1; d < 4; ++d)
                if (has_event(a, d) || has_event(b, d)) CHECK(has_event(j, d));
            CHECK(j.never == (a.never || b.never));
            CHECK(j.dated == (a.dated || b.dated));
        }
}

TEST_CASE("sets are joined and met as families of sets") {
    struct Family {
        std::uint64_t must, may;
    };
    std::vector<Family> all;
    for (std::uint64_t may = 0; may < 8; ++may)
        for (std::uint64_t must = 0; must < 8; ++must)
            if ((must & ~may) == 0) all.push_back({must, may});
    const auto possible = [](Family f) {
        Possible p;
        p.must = f.must;
        p.may = f.may;
        return p;
    };
    const auto holds = [](const Possible& p, std::uint64_t s) { return (p.must & ~s) == 0 && (s & ~p.may) == 0; };
    for (const Family a : all)
        for (const Family b : all) {
            bool empty = false;
            const Possible m = meet(possible(a), possible(b), Base::set, empty);
            const Possible j = join(possible(a), possible(b), Base::set);
            bool some = false;
            for (std::uint64_t s = 0; s < 8; ++s) {
                const bool in_a = holds(possible(a), s);
                const bool in_b = holds(possible(b), s);
                some = some || (in_a && in_b);
                if (!empty) CHECK(holds(m, s) == (in_a && in_b));
                if (in_a || in_b) CHECK(holds(j, s));
            }
            CHECK(empty == !some);
        }
}

TEST_CASE("what does not apply still does not when joined") {
    Possible na = between(Number{1}, Number{2});
    na.not_applicable = true;
    CHECK(join(na, exactly(Number{3}), Base::money).not_applicable);
    CHECK(join(exactly(Number{3}), na, Base::money).not_applicable);
    Possible event = never_happened();
    event.not_applicable = true;
    CHECK(join(event, never_happened(), Base::event).not_applicable);
}

TEST_CASE("certain") {
    CHECK(certain(exactly(true), Base::boolean));
    CHECK_FALSE(certain(exactly_choice(3), Base::choice));
    CHECK(certain(exactly_set(3), Base::set));
    CHECK(certain(exactly_set(0), Base::set));
    CHECK(certain(never_happened(), Base::event));
    CHECK(certain(exactly(Date{5}), Base::event));
    Possible both = exactly(Date{5});
    both.never = true;
    CHECK_FALSE(certain(both, Base::event));
    CHECK_FALSE(certain(between(Number{1}, Number{2}), Base::date));
    CHECK_FALSE(certain(Possible{}, Base::place));
}

TEST_CASE("facts in people's words") {
    const Vocabulary v = written::vocabulary_of(written::attribute("t", "persona", "scelta", "voci: [a_b, c]") +
                                                written::attribute("s", "persona", "insieme", "voci: [x, y, z]"));
    const auto said = [&](const Possible& p, Base b, ListId list = no_list) { return show(p, {b, list}, v); };
    CHECK(said(exactly(true), Base::boolean) == "sì");
    CHECK(said(between(Number{1}, Number{2}), Base::boolean) == "non noto");
    CHECK(said(exactly(Number{1014050}), Base::money) == "10.140,50 euro");
    CHECK(said(between(Number{100}, Number{200}), Base::money) == "tra 1 euro e 2 euro");
    CHECK(said(exactly(Number{216}), Base::months) == "18 anni");
    CHECK(said(exactly(Number{217}), Base::months) == "18 anni e 1 mese");
    CHECK(said(exactly(Number{0}), Base::months) == "0 mesi");
    CHECK(said(exactly(Number::ratio(23, 50)), Base::percent) == "46 percento");
    CHECK(said(never_happened(), Base::event) == "mai");
    CHECK(said(exactly_choice(1), Base::choice, v[0].type.list) == "a b");
    CHECK(said(exactly_choice(3), Base::choice, v[0].type.list) == "non noto");
    CHECK(said(exactly_set(0), Base::set, v[1].type.list) == "nessuno");
    CHECK(said(exactly_set(5), Base::set, v[1].type.list) == "x, z");
    Possible some = exactly_set(1);
    some.may = 7;
    CHECK(said(some, Base::set, v[1].type.list) == "x, forse y, z");
    Possible na;
    na.not_applicable = true;
    CHECK(said(na, Base::money) == "non applicabile");
}
