// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each distinct node once; the simplifications that three truth values allow,
// and none of those they do not.
#include "program/builder.hpp"

#include <catch2/catch.hpp>

#include "person/small_world.hpp"

using namespace attiva;
using namespace attiva::program;
using vocabulary::Base;

namespace {

// A program being built, with the attributes a, b, c of the small world.
struct Building {
    Program program;
    Builder build;
    explicit Building(bool simplify = true) : build(program, small_world::words(), simplify) {}

    Id fact(const char* name) {
        Draft d;
        d.node.op = Op::attribute;
        d.node.base = small_world::words()[small_world::id(name)].type.base;
        d.node.ref = small_world::id(name);
        return build.make(std::move(d));
    }
    Id euro(int n) {
        Draft d;
        d.node.base = Base::money;
        d.extra.value = vocabulary::exactly(Number{n * 100});
        d.has_extra = true;
        return build.make(std::move(d));
    }
    Id member(Op op, Id body) {
        Draft d;
        d.node.op = op;
        d.args = {body};
        d.extra.number = 1;
        d.has_extra = true;
        return build.make(std::move(d));
    }
};

}  // namespace

TEST_CASE("an equal expression is the same node") {
    for (const bool simplify : {true, false}) {
        Building x(simplify);
        const Id a = x.fact("disoccupato");
        const Id b = x.fact("condanna");
        CHECK(x.fact("disoccupato") == a);
        CHECK(a != b);
        CHECK(x.euro(5) == x.euro(5));
        CHECK(x.euro(5) != x.euro(6));
        CHECK(x.build.all_of({a, b}) == x.build.all_of({a, b}));
        CHECK(x.build.all_of({a, b}) != x.build.any_of({a, b}));
        CHECK(x.build.boolean(true) == x.build.boolean(true));
        CHECK(x.build.boolean(true) != x.build.boolean(false));
        CHECK(x.build.negation(a) == x.build.negation(a));
        // Children come before their parents.
        for (std::size_t i = 0; i < x.program.nodes.size(); ++i)
            for (std::uint32_t k = 0; k < x.program.nodes[i].count; ++k)
                CHECK(x.program.argument(x.program.nodes[i], k) < i);
    }
}

TEST_CASE("what differs only in a detail is another node") {
    Building x;
    const auto rounded = [&](Rounding how) {
        Draft d;
        d.node.op = Op::rounded;
        d.node.base = Base::money;
        d.args = {x.euro(5)};
        d.extra.value.lo = Number{1};
        d.extra.rounding = how;
        d.has_extra = true;
        return x.build.make(std::move(d));
    };
    CHECK(rounded(Rounding::up) == rounded(Rounding::up));
    CHECK(rounded(Rounding::up) != rounded(Rounding::down));
    const auto gated = [&](std::int64_t months) {
        Draft d;
        d.node.op = Op::done;
        d.node.ref = 0;
        d.extra.gate.has_since = true;
        d.extra.gate.amount = Number{months};
        d.has_extra = true;
        return x.build.make(std::move(d));
    };
    CHECK(gated(3) == gated(3));
    CHECK(gated(3) != gated(6));
}

TEST_CASE("simplifications") {
    Building x;
    const Id a = x.fact("disoccupato");
    const Id b = x.fact("condanna");
    const Id c = x.fact("l68");
    const Id yes = x.build.boolean(true);
    const Id no = x.build.boolean(false);
    auto& s = x.build;
    CHECK(s.all_of({}) == yes);
    CHECK(s.any_of({}) == no);
    CHECK(s.all_of({a}) == a);
    CHECK(s.all_of({a, a}) == a);
    CHECK(s.all_of({a, yes}) == a);
    CHECK(s.all_of({a, no, b}) == no);
    CHECK(s.any_of({a, no}) == a);
    CHECK(s.any_of({a, yes}) == yes);
    CHECK(s.all_of({a, s.all_of({b, c})}) == s.all_of({a, b, c}));
    CHECK(s.any_of({a, s.any_of({b, c})}) == s.any_of({a, b, c}));
    CHECK(s.all_of({a, s.any_of({a, b})}) == a);
    CHECK(s.any_of({a, s.all_of({a, b})}) == a);
    CHECK(s.negation(s.negation(a)) == a);
    CHECK(s.negation(yes) == no);
}

TEST_CASE("the excluded middle is never used") {
    Building x;
    const Id a = x.fact("disoccupato");
    const Id not_a = x.build.negation(a);
    const Id either = x.build.any_of({a, not_a});
    const Id both = x.build.all_of({a, not_a});
    CHECK(dump(x.program, either) == "any_of(0, 1)");
    CHECK(dump(x.program, both) == "all_of(0, 1)");
}

TEST_CASE("without simplification conditions stay as written") {
    Building x(false);
    const Id a = x.fact("disoccupato");
    CHECK(dump(x.program, x.build.all_of({a, a})) == "all_of(0, 0)");
    CHECK(dump(x.program, x.build.negation(x.build.negation(a))) == "negation(2)");
    CHECK(dump(x.program, x.build.all_of({a, x.build.boolean(true)})).substr(0, 6) == "all_of");
}

TEST_CASE("what depends on the member looked at") {
    Building x;
    const Id age = x.fact("eta");
    const Id own = x.fact("disoccupato");
    const Id both = x.build.all_of({x.fact("disabile"), own});
    const auto of_member = [&](Id id) { return x.program.nodes[id].of_member; };
    CHECK(of_member(age));
    CHECK_FALSE(of_member(own));
    CHECK(of_member(both));
    const Id some = x.member(Op::quantified, both);
    CHECK_FALSE(of_member(some));
    CHECK(x.program.extra(x.program.nodes[some]).body.size() == 2);
    CHECK_FALSE(of_member(x.build.all_of({some, own})));
    CHECK(x.build.of_person(own) == own);
    const Id person = x.build.of_person(age);
    CHECK(person != age);
    CHECK_FALSE(of_member(person));
    CHECK(x.program.nodes[person].base == x.program.nodes[age].base);
    CHECK(x.build.of_person(person) == person);
}

TEST_CASE("very wide connectives are kept, not compared pair by pair") {
    Building x;
    std::vector<Id> parts;
    for (int group = 0; group < 60; ++group) {
        std::vector<Id> some;
        for (int i = 0; i < 60; ++i) {
            Draft d;
            d.node.op = Op::one_of;
            d.args = {x.fact("casa")};
            d.extra.mask = static_cast<std::uint64_t>(group * 60 + i);
            d.has_extra = true;
            some.push_back(x.build.make(std::move(d)));
        }
        parts.push_back(x.build.any_of(some));
    }
    const Id wide = x.build.any_of(parts);
    CHECK(x.program.nodes[wide].count <= 256 + 60);
}

TEST_CASE("every operation has a name in dumps") {
    Building x;
    for (int op = 0; op <= static_cast<int>(Op::times); ++op) {
        Draft d;
        d.node.op = static_cast<Op>(op);
        CHECK(dump(x.program, x.build.make(std::move(d))).find("op") != 0);
    }
}
