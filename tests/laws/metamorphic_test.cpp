// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Laws of the engine alone, whatever the oracle says: knowing more never
// contradicts what was answered; presumptions never refuse; the order of the
// clauses says nothing; what is hidden is worth what is unknown.
#include <catch2/catch.hpp>

#include <algorithm>

#include "generator.hpp"
#include "naive_atoms.hpp"
#include "trial.hpp"

using namespace attiva;
using namespace attiva::laws;
using language::NodeId;
using person::Fact;
using person::HistoryState;
using person::Status;

namespace {

constexpr int books = 120;
constexpr int persons = 6;
const std::vector<std::string> instruments{"s0", "s1", "s2"};

// One value out of those possible.
Possible one_of(const Possible& p, Type type, const World& world, Random& random) {
    Possible out = p;
    switch (type.base) {
        case Base::boolean:
        case Base::choice:
            out.may = random.one_of(p.may);
            return out;
        case Base::set:
            out.must = p.must | (p.may & random.some_of(world.vocabulary.list(type.list).all()));
            out.may = out.must;
            return out;
        case Base::place:
            return out;
        default:
            break;
    }
    if (type.base == Base::event) {
        if (p.never && (!p.dated || random.chance(40))) return vocabulary::never_happened();
        out.never = false;
    }
    const Number inside = world.number(type.base, random);
    out.lo = inside < p.lo || p.hi < inside ? (random.chance(50) ? p.lo : p.hi) : inside;
    out.hi = out.lo;
    return out;
}

// A few facts become known; whether an attribute applies stays as it is.
void learn(std::vector<Fact>& facts, const World& world, Random& random) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Fact& f = facts[i];
        const auto& a = world.vocabulary.attributes()[i];
        if (f.status == Status::not_applicable || f.status == Status::presumed ||
            !random.chance(50))
            continue;
        if (a.derivation != vocabulary::Derivation::none) continue;
        if (a.type.base == Base::place) {
            const auto all = world.territory.all(world.days.front());
            f.places = {f.places.empty() ? random.pick(all) : random.pick(f.places)};
        } else {
            f.value = one_of(f.value, a.type, world, random);
        }
        f.status = Status::known;
    }
}

person::Profile better_known(person::Profile p, const World& world, Random& random) {
    learn(p.facts, world, random);
    for (auto& m : p.members) learn(m.facts, world, random);
    for (auto& m : p.relatives) learn(m.facts, world, random);
    p.members_complete = p.members_complete || random.chance(50);
    p.relatives_complete = p.relatives_complete || random.chance(50);
    if (random.chance(50)) p.history_state = HistoryState::complete;
    for (auto& period : p.history) {
        if (random.chance(50)) period.outcomes = random.one_of(period.outcomes);
        if (period.open_possible && period.ended_possible)
            (random.chance(50) ? period.open_possible : period.ended_possible) = false;
        if (random.chance(50))
            period.start = one_of(period.start, world.type(Base::date), world, random);
    }
    return p;
}

// Is every value of `less` one of `more`?
bool within(const Possible& less, const Possible& more, Base base) {
    if (more.not_applicable || less.not_applicable) return true;
    return same(hull(more, less, base), more, base) &&
           (base != Base::set || (less.must & more.must) == more.must);
}

struct Bench {
    explicit Bench(const Court& court, const World& world, Date day)
        : tables(court.program(true), court.book(), court.catalogue().vocabulary,
                 court.catalogue().territory, day),
          engine(tables) {
        (void)world;
    }
    evaluation::DayTables tables;
    evaluation::Evaluation engine;
};

// Runs `test` on random rulebooks and persons; numbers too big are no law's matter.
template <class Test>
void for_random(std::uint64_t seed, Test test) {
    const World world;
    Random random(seed);
    Made made{};
    for (int b = 0; b < books; ++b) {
        const Court court(world, RuleMaker(world, random, made).make());
        const Date day = random.pick(world.days);
        for (int i = 0; i < persons; ++i) {
            const Person person = random_person(world, instruments, random);
            try {
                test(world, court, day, person, random);
            } catch (const std::overflow_error&) {
            }
        }
    }
}

}  // namespace

TEST_CASE("knowing more narrows every value and never flips an answer") {
    std::uint64_t settled = 0;
    for_random(31, [&](const World& world, const Court& court, Date day, const Person& person,
                       Random& random) {
        Bench before(court, world, day);
        Bench after(court, world, day);
        const person::Profile better = better_known(person.without, world, random);
        before.engine.run(person.without);
        after.engine.run(better);
        std::string broken;
        for (NodeId id = 0; id < court.book().nodes.size() && broken.empty(); ++id) {
            const auto mine = court.program(true).of_typed[id];
            const Base base = court.book().nodes[id].type.base;
            const Possible& more = before.engine.value(mine);
            const Possible& less = after.engine.value(mine);
            settled += base == Base::boolean && truth_in(more) == Truth::unknown &&
                               truth_in(less) != Truth::unknown
                           ? 1
                           : 0;
            if (!within(less, more, base))
                broken = language::dump(court.book(), id, world.vocabulary);
        }
        CHECK(broken == "");
    });
    CHECK(settled > 1000);  // the law had something to say
}

TEST_CASE("presumptions never refuse") {
    std::uint64_t presumed_out = 0;
    for_random(
        32, [&](const World& world, const Court& court, Date day, const Person& person, Random&) {
            Bench presumed(court, world, day);
            Bench bare(court, world, day);
            presumed.engine.run(person.with);
            bare.engine.run(person.without);
            const matching::Question both_ways{
                court.catalogue(), court.program(true), presumed.engine, bare.engine, false, ""};
            const matching::Question alone{
                court.catalogue(), court.program(true), bare.engine, bare.engine, false, ""};
            for (language::InstrumentId i = 0; i < court.book().instruments.size(); ++i) {
                const Verdict with = matching::decide(both_ways, i).verdict;
                const auto without = matching::decide(alone, i);
                presumed_out += with == Verdict::presumed_out ? 1 : 0;
                if (with == Verdict::unavailable) CHECK(without.eligible == Truth::no);
                if (with == Verdict::presumed_out) CHECK(without.eligible != Truth::no);
            }
        });
    CHECK(presumed_out > 10);
}

TEST_CASE("the order of clauses and of the parts of a connective says nothing") {
    for_random(33, [](const World& world, const Court& court, Date day, const Person& person,
                      Random& random) {
        language::Rulebook other = court.book();
        const auto mix = [&](auto& list) {
            for (std::size_t i = list.size(); i > 1; --i)
                std::swap(list[i - 1], list[random.below(i)]);
        };
        for (auto& s : other.instruments) mix(s.clauses);
        using language::Op;
        for (auto& n : other.nodes)
            if (n.op == Op::all_of || n.op == Op::any_of || n.op == Op::at_least ||
                n.op == Op::at_most || n.op == Op::minimum || n.op == Op::maximum ||
                n.op == Op::add)
                mix(n.args);
        const Court mixed(world, other);
        Bench a(court, world, day);
        Bench b(mixed, world, day);
        a.engine.run(person.with);
        b.engine.run(person.with);
        const matching::Question first{
            court.catalogue(), court.program(true), a.engine, a.engine, false, ""};
        const matching::Question second{
            mixed.catalogue(), mixed.program(true), b.engine, b.engine, false, ""};
        for (language::InstrumentId i = 0; i < other.instruments.size(); ++i) {
            const auto x = matching::decide(first, i);
            const auto y = matching::decide(second, i);
            CHECK(x.verdict == y.verdict);
            CHECK((x.eligible == y.eligible && x.in_time == y.in_time && x.offered == y.offered));
        }
    });
}

TEST_CASE("what is hidden is worth what is unknown") {
    for_random(34, [](const World& world, const Court& court, Date day, const Person& person,
                      Random&) {
        person::Profile hidden = person.without;
        const auto hide = [](std::vector<Fact>& facts) {
            for (Fact& f : facts)
                if (f.status == Status::unknown) f.status = Status::hidden;
        };
        hide(hidden.facts);
        for (auto& m : hidden.members) hide(m.facts);
        for (auto& m : hidden.relatives) hide(m.facts);
        if (hidden.history_state == HistoryState::open) hidden.history_state = HistoryState::hidden;
        Bench a(court, world, day);
        Bench b(court, world, day);
        a.engine.run(person.without);
        b.engine.run(hidden);
        std::string broken;
        for (NodeId id = 0; id < court.book().nodes.size() && broken.empty(); ++id) {
            const auto mine = court.program(true).of_typed[id];
            if (!same(a.engine.value(mine), b.engine.value(mine), court.book().nodes[id].type.base))
                broken = language::dump(court.book(), id, world.vocabulary);
        }
        CHECK(broken == "");
    });
}
