// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Divisions in columns: whatever is divided, by whatever is surely above 0, by what may be
// less, or by what may not apply; then added, compared, chosen among, summed over members.
// Every node is for each person what the evaluator says it is.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <array>
#include <map>
#include <set>

#include "batch/blame.hpp"
#include "batch/fractions.hpp"
#include "batch/node_values.hpp"
#include "laws/trial.hpp"
#include "person/reader.hpp"
#include "program/program.hpp"

using namespace attiva;
using namespace attiva::laws;
using batch::Block;
using batch::Does;
using language::Compare;
using language::NodeId;
using language::Op;
using program::Id;

namespace {

const Type number_type{Base::number, vocabulary::no_list};
const Type truth_type{Base::boolean, vocabulary::no_list};
constexpr std::array comparisons{Compare::less, Compare::less_equal, Compare::greater, Compare::greater_equal, Compare::equal, Compare::different};

/// The random world, with quantities that are narrow enough to be divided in columns.
struct Divisible : World {
    Divisible() {
        const auto works = vocabulary.find("lavora").value();
        for (const auto level : {Level::person, Level::member}) {
            add("soldi", level, Base::money, 0, 100'000);
            add("scarto", level, Base::number, -3, 3);
            add("scala", level, Base::number, 1, 12);
            add("sotto", level, Base::number, -12, -1);
        }
        add("forse", Level::person, Base::number, -5, 5);
        for (const char* id : {"scala_se", "sotto_se", "soldi_se"}) {
            const bool below = id[1] == 'o' && id[2] == 't';
            const auto a = add(id, Level::person, id[2] == 'l' ? Base::money : Base::number, below ? -6 : 1, below ? -1 : 6);
            vocabulary.edit(a).applicable_if = {{works, vocabulary::may_yes}};
        }
    }
    AttributeId add(const std::string& id, Level level, Base base, std::int64_t lo, std::int64_t hi) {
        vocabulary::Attribute a;
        a.id = a.label = level == Level::member ? id + "_m" : id;
        a.level = level;
        a.type = {base, vocabulary::no_list};
        a.domain = vocabulary::between(Number{lo}, Number{hi});
        return vocabulary.add(std::move(a));
    }
    [[nodiscard]] AttributeId find(const std::string& id) const { return vocabulary.find(id).value(); }
};

Number some_number(const vocabulary::Attribute& a, Random& random) {
    const std::int64_t lo = a.domain.lo.num();
    const auto width = static_cast<std::uint64_t>(a.domain.hi.num() - lo);
    if (a.type.base == Base::money) return Number{lo + static_cast<std::int64_t>(random.below(random.chance(70) ? 5 : width + 1))};
    const std::int64_t halves = 2 * lo + static_cast<std::int64_t>(random.below(2 * width + 1));
    return Number::ratio(a.id == "forse" && halves == 0 ? 1 : halves, 2);
}

/// Of what may be 0 something is known always: nobody may divide by 0.
person::Fact some_fact(const vocabulary::Attribute& a, Random& random) {
    person::Fact f;
    f.value = a.domain;
    const auto roll = random.below(100);
    if (roll < 10 && !a.applicable_if.empty()) {
        f.status = person::Status::not_applicable;
        f.value.not_applicable = true;
    } else if (roll < 60 || a.id == "forse") {
        f.status = person::Status::known;
        f.value = vocabulary::exactly(some_number(a, random));
    } else if (roll < 85) {
        f.status = person::Status::partial;
        const auto [lo, hi] = std::minmax({some_number(a, random), some_number(a, random)});
        f.value = vocabulary::between(lo, hi);
    }
    return f;
}

person::Profile some_person(const Divisible& world, Random& random) {
    person::Profile p = person::blank(world.vocabulary);
    const auto facts = [&](std::vector<person::Fact>& out) {
        for (AttributeId a = world.find("soldi"); a < out.size(); ++a) out[a] = some_fact(world.vocabulary[a], random);
        auto& works = out[world.find("lavora")];
        if (random.chance(70)) works.value = vocabulary::exactly(random.chance(50));
    };
    facts(p.facts);
    for (std::size_t i = random.below(4); i > 0; --i) {
        person::Member m;
        m.facts = person::blank_facts(world.vocabulary);
        facts(m.facts);
        p.members.push_back(std::move(m));
    }
    p.members_complete = random.chance(70);
    return p;
}

/// Conditions on random quotients, as definitions.
class Divider {
public:
    Divider(const Divisible& world, Random& random) : w_(world), r_(random) {
        book_.residence = world.residence;
        book_.age = world.age;
    }

    language::Rulebook make() {
        for (int i = 0; i < 6; ++i) define(condition(2));
        return std::move(book_);
    }
    void define(NodeId body) {
        language::Definition d;
        d.id = fmt::format("d{}", book_.definitions.size());
        d.type = book_.nodes[body].type;
        d.body = body;
        book_.definitions.push_back(std::move(d));
    }

    NodeId node(Op op, std::vector<NodeId> args, Type type = number_type) {
        language::TypedNode n;
        n.op = op;
        n.type = type;
        n.args = std::move(args);
        book_.nodes.push_back(std::move(n));
        return static_cast<NodeId>(book_.nodes.size() - 1);
    }
    NodeId constant(Number n) {
        const NodeId id = node(Op::constant, {});
        book_.nodes[id].value = vocabulary::exactly(n);
        return id;
    }
    NodeId attribute(const std::string& id) {
        const AttributeId a = w_.find(in_member_ ? id + "_m" : id);
        const NodeId n = node(Op::attribute, {}, w_.vocabulary[a].type);
        book_.nodes[n].ref = a;
        return n;
    }
    NodeId compare(Compare cmp, NodeId left, NodeId right) {
        const NodeId id = node(Op::compare, {left, right}, truth_type);
        book_.nodes[id].cmp = cmp;
        return id;
    }
    language::Rulebook book() { return std::move(book_); }

private:
    NodeId condition(int depth) {
        if (r_.chance(15)) return attribute_of_person("lavora");
        const NodeId left = term(depth);
        const NodeId right = r_.chance(50) ? some_constant() : r_.chance(50) ? term(0) : term(depth);
        return r_.chance(50) ? compare(r_.pick(comparisons), left, right) : compare(r_.pick(comparisons), right, left);
    }
    NodeId attribute_of_person(const std::string& id) {
        if (in_member_) return compare(Compare::greater, attribute("scarto"), constant(Number{0}));
        const NodeId n = node(Op::attribute, {}, truth_type);
        book_.nodes[n].ref = w_.find(id);
        return n;
    }
    NodeId some_constant() { return constant(Number::ratio(static_cast<std::int64_t>(r_.below(9)) - 2, 1 + static_cast<std::int64_t>(r_.below(3)))); }

    // Above 0 by its domain, by how it is computed, or not surely; below 0; the same for all.
    NodeId divisor() {
        switch (r_.below(in_member_ ? 7 : 12)) {
            case 0:
            case 1: return attribute("scala");
            case 2: return node(Op::add, {constant(Number::ratio(1, 2)), attribute("scala")});
            case 3: return node(Op::maximum, {constant(Number{1}), attribute("scarto")});
            case 4: return constant(Number::ratio(static_cast<std::int64_t>(r_.below(3)) + 1, r_.chance(50) ? 2 : -2));
            case 5: return attribute("sotto");
            case 6: return node(Op::cases, {condition(0), constant(Number{2}), attribute("scala")});
            case 7: return attribute("scala_se");
            case 8: return attribute("sotto_se");
            case 9: return node(Op::multiply, {attribute("scala"), constant(Number::ratio(3, 2))});
            case 10: return mixed();
            default: return attribute("forse");
        }
    }
    // What looks above 0 in part and is not, or not surely.
    NodeId mixed() {
        switch (r_.below(5)) {
            case 0: return node(Op::minimum, {attribute("scala"), attribute("sotto")});
            case 1: return node(Op::maximum, {attribute("sotto"), constant(Number{-1})});
            case 2: return node(Op::add, {attribute("scala"), constant(Number{-13})});
            case 3: return node(Op::multiply, {attribute("scala"), attribute("sotto")});
            default: return node(Op::cases, {condition(0), attribute("sotto"), condition(0), attribute("forse"), attribute("scala")});
        }
    }
    NodeId quotient() {
        if (!in_member_ || r_.chance(70)) return one_quotient();
        in_member_ = false;  // the person's, beside each member
        const NodeId id = one_quotient();
        in_member_ = true;
        return id;
    }
    NodeId one_quotient() { return node(Op::divide, {r_.chance(85) ? leaf() : term(1), divisor()}); }
    NodeId leaf() {
        if (!in_member_ && r_.chance(15)) return attribute("soldi_se");
        return r_.chance(15) ? some_constant() : attribute(r_.chance(50) ? "soldi" : "scarto");
    }
    NodeId term(int depth) {
        if (depth <= 0) return r_.chance(60) ? quotient() : leaf();
        switch (r_.below(12)) {
            case 0: return node(Op::add, {term(depth - 1), term(depth - 1)});
            case 1:
            case 2: return node(Op::subtract, {leaf(), quotient()});
            case 3: return node(Op::subtract, {term(depth - 1), leaf()});
            case 4: return node(Op::minus, {term(depth - 1)});
            case 5: return node(Op::minimum, {term(depth - 1), leaf()});
            case 6: return node(Op::maximum, {term(depth - 1), some_constant(), leaf()});
            case 7: return node(Op::multiply, {quotient(), some_constant()});
            case 8: return node(Op::cases, {condition(0), term(depth - 1), condition(0), quotient(), leaf()});
            case 9: return in_member_ ? quotient() : summed();
            default: return quotient();
        }
    }
    NodeId summed() {
        in_member_ = true;
        std::vector<NodeId> args{r_.chance(50) ? quotient() : term(1)};
        if (r_.chance(60)) args.push_back(compare(r_.pick(comparisons), term(0), r_.chance(50) ? some_constant() : quotient()));
        in_member_ = false;
        const NodeId id = node(Op::summed, std::move(args));
        book_.nodes[id].who = r_.chance(50) ? language::Who::members : language::Who::others;
        return id;
    }

    const Divisible& w_;
    Random& r_;
    language::Rulebook book_;
    bool in_member_ = false;
};

/// How often each way of reading a fraction was planned, and what came of comparing.
struct Seen {
    std::map<std::string, std::uint64_t> steps;
    std::map<std::pair<Compare, std::uint64_t>, std::uint64_t> truths;  ///< of comparisons of fractions
    std::uint64_t nodes = 0, fractions = 0, lapsed = 0, open = 0, too_big = 0, blamed = 0;
};

void count_steps(const batch::Plan& plan, Seen& seen) {
    for (const auto& s : plan.steps()) {
        const bool reads = std::any_of(s.in.begin(), s.in.end(), [&](const auto& a) { return a.kind != batch::Source::Kind::absent && plan.shape(a).fraction; });
        if (s.does == Does::quotient) ++seen.steps["diviso"];
        if (s.does == Does::fractions) ++seen.steps["sommato"];
        if (s.does == Does::compare_fractions) ++seen.steps[plan.shape(s.in[1]).fraction ? "confrontato con frazione" : s.in[1].kind == batch::Source::Kind::constant ? "confrontato con costante" : "confrontato con intero"];
        if (s.does == Does::spread && reads) ++seen.steps["accanto"];
        if (s.does == Does::each && reads) ++seen.steps["riga per riga"];
        if (s.does == Does::each_case && reads) ++seen.steps["caso per riga"];
        if (s.does == Does::summed && reads) ++seen.steps["sommato tra i componenti"];
        if (s.does == Does::each && plan.day().program.nodes[s.node].op == Op::divide) ++seen.steps["diviso per riga"];
        if (s.does != Does::each && s.node != program::no_id && s.does == Does::product && plan.day().program.nodes[s.node].op == Op::divide) ++seen.steps["diviso da costante"];
    }
}

bool fraction(const batch::Plan& plan, Id id) {
    const auto s = plan.find(id);
    return s && s->kind == batch::Source::Kind::made && plan.shape(*s).fraction;
}

// The facts of the person a node hangs on, as Blame is to find them.
void open_facts(const program::Program& program, const evaluation::Evaluation& one, Id id, std::set<AttributeId>& out) {
    const auto& n = program.nodes[id];
    const Possible& v = one.value(id);
    if (v.not_applicable || vocabulary::certain(v, n.base)) return;
    if (n.op == Op::attribute) out.insert(static_cast<AttributeId>(n.ref));
    for (std::uint32_t k = 0; k < n.count; ++k) open_facts(program, one, program.argument(n, k), out);
}

bool over_members(const program::Program& program, Id id) {
    const auto& n = program.nodes[id];
    if (n.op == Op::summed) return true;
    for (std::uint32_t k = 0; k < n.count; ++k)
        if (over_members(program, program.argument(n, k))) return true;
    return false;
}

// Who lacks what, by the block and one by one.
void compare_blame(const batch::Plan& plan, const batch::Run& run, const Block& block, const std::vector<std::map<Id, std::set<AttributeId>>>& expected, Seen& seen) {
    for (const auto& [id, first] : expected.front()) {
        batch::Plane asked(block.words(batch::Frame::people), ~batch::Word{0});
        batch::Blame blame(plan);
        blame(run, block, {{id, asked}});
        for (std::size_t i = 0; i < expected.size(); ++i) {
            std::set<AttributeId> got;
            for (std::size_t k = 0; k < blame.lacks().size(); ++k)
                if (batch::bit(blame.persons(k).data(), i)) got.insert(blame.lacks()[k].attribute);
            INFO(program::dump(plan.day().program, id));
            CHECK(got == expected[i].at(id));
            seen.blamed += got.size();
        }
    }
}

bool compare_block(const Court& court, const Divisible& world, const std::vector<person::Profile>& persons, bool simplified, Seen& seen) {
    const evaluation::DayTables day(court.program(simplified), court.book(), court.catalogue().vocabulary, court.catalogue().territory, world.days.front());
    const auto& program = day.program;
    std::vector<Id> all(program.nodes.size());
    for (Id id = 0; id < all.size(); ++id) all[id] = id;
    const batch::Plan plan(day, all);
    count_steps(plan, seen);
    batch::Run run(plan);
    Block block;
    std::vector<const person::Profile*> people;
    for (const auto& p : persons) people.push_back(&p);
    batch::Filler(plan.layout(), world.vocabulary, {}).fill(block, people);
    REQUIRE(block.apart.empty());
    run(block);
    evaluation::Evaluation one(day);
    std::vector<std::map<Id, std::set<AttributeId>>> expected(people.size());
    bool alike = true;
    for (std::size_t i = 0; i < people.size(); ++i) {
        one.run(*people[i]);
        for (const Id id : all) {
            const auto& n = program.nodes[id];
            if (n.of_member && n.base != Base::boolean) continue;  // read among the members below
            const Possible mine = run.value(id, i);
            const Possible& theirs = one.value(id);
            ++seen.nodes;
            if (fraction(plan, id)) {
                ++seen.fractions;
                seen.lapsed += theirs.not_applicable ? 1 : 0;
                seen.open += theirs.lo != theirs.hi ? 1 : 0;
            }
            if (n.op == Op::compare && (fraction(plan, program.argument(n, 0)) || fraction(plan, program.argument(n, 1)))) ++seen.truths[{n.cmp, theirs.may}];
            if (n.op == Op::compare && !n.of_member && !over_members(program, id)) open_facts(program, one, id, expected[i][id]);
            if (agree(mine, theirs, n.base)) continue;
            alike = false;
            UNSCOPED_INFO(fmt::format("nodo {} {}, persona {}: blocco [{}/{} … {}/{}] {} {}, uno [{}/{} … {}/{}] {} {}", id, program::dump(program, id), i, mine.lo.num(), mine.lo.den(), mine.hi.num(), mine.hi.den(),
                                      mine.may, mine.not_applicable, theirs.lo.num(), theirs.lo.den(), theirs.hi.num(), theirs.hi.den(), theirs.may, theirs.not_applicable));
        }
    }
    if (alike) compare_blame(plan, run, block, expected, seen);
    return alike;
}

}  // namespace

TEST_CASE("divisions by the block are those of each person") {
    const Divisible world;
    Random random(seed(20'261'128));
    Seen seen;
    for (int i = 0; i < 1'500; ++i) {
        const Court court(world, Divider(world, random).make());
        std::vector<person::Profile> persons;
        for (std::size_t k = 1 + random.below(80); k > 0; --k) persons.push_back(some_person(world, random));
        try {
            if (compare_block(court, world, persons, random.chance(50), seen)) continue;
            CHECK(false);
            break;
        } catch (const std::overflow_error&) {
            ++seen.too_big;
        }
    }
    fmt::print("frazioni: {} nodi di persone, {} frazioni, {} aperte, {} non applicabili, {} fatti mancanti, {} lasciati;", seen.nodes, seen.fractions, seen.open, seen.lapsed, seen.blamed, seen.too_big);
    for (const auto& [what, n] : seen.steps) fmt::print(" {} {}", what, n);
    fmt::print("\n");
    CHECK(seen.fractions > 100'000);
    CHECK(seen.lapsed > 1'000);
    CHECK(seen.open > 10'000);
    CHECK(seen.blamed > 10'000);
    CHECK(seen.too_big < 100);
    CHECK(seen.steps.size() == 11);
    for (const auto& [what, n] : seen.steps) {
        INFO(what);
        CHECK(n > 20);
    }
    for (const Compare c : comparisons)
        for (const std::uint64_t may : {1U, 2U, 3U}) CHECK(seen.truths[{c, may}] > 100);
}

// soldi / scala at both sides of a threshold and just on it, by all the intervals of few values.
TEST_CASE("at the threshold every comparison of a fraction turns where it must") {
    const Divisible world;
    Random random(1);
    Divider maker(world, random);
    for (const Compare c : comparisons) {
        const auto share = [&] { return maker.node(Op::divide, {maker.attribute("soldi"), maker.attribute("scala")}); };
        maker.define(maker.compare(c, share(), maker.constant(Number{200})));
        maker.define(maker.compare(c, maker.constant(Number{200}), share()));
        maker.define(maker.compare(c, share(), maker.attribute("soldi_se")));
        maker.define(maker.compare(c, maker.attribute("soldi_se"), share()));
        maker.define(maker.compare(c, share(), maker.node(Op::divide, {maker.attribute("scarto"), maker.attribute("scala")})));
        // A difference with a fraction, just 0.
        maker.define(maker.compare(c, maker.node(Op::subtract, {maker.attribute("scarto"), maker.node(Op::divide, {maker.attribute("scarto"), maker.attribute("scala")})}), maker.constant(Number{0})));
        maker.define(maker.compare(c, maker.node(Op::minus, {share()}), maker.constant(Number{-200})));
    }
    const Court court(world, maker.book());
    const Number step = Number::ratio(1, 1'000'000);
    const std::vector<Number> by{Number{1}, Number::ratio(3, 2) - step, Number::ratio(3, 2), Number::ratio(3, 2) + step, Number{3}};
    const std::vector<Number> money{Number{0}, Number{299}, Number{300}, Number{301}, Number{600}};
    const std::vector<Number> around{Number{-1}, Number{0}, Number{1}};
    std::vector<person::Profile> persons;
    const auto some = [&](person::Profile& p, const char* id, const std::vector<Number>& of, std::size_t a, std::size_t b) { p.facts[world.find(id)].value = vocabulary::between(of[std::min(a, b)], of[std::max(a, b)]); };
    for (std::size_t a = 0; a < money.size(); ++a)
        for (std::size_t b = a; b < money.size(); ++b)
            for (std::size_t c = 0; c < by.size(); ++c)
                for (std::size_t d = c; d < by.size(); ++d) {
                    person::Profile p = person::blank(world.vocabulary);
                    some(p, "soldi", money, a, b);
                    some(p, "scala", by, c, d);
                    some(p, "scarto", around, persons.size() % 3, persons.size() / 3 % 3);
                    const std::vector<Number> whole{Number{1}, Number{2}, Number{3}};
                    some(p, "soldi_se", whole, persons.size() % 3, persons.size() % 2);
                    persons.push_back(std::move(p));
                }
    Seen seen;
    CHECK(compare_block(court, world, persons, false, seen));
    CHECK(seen.steps["confrontato con costante"] >= 12);
    CHECK(seen.steps["confrontato con intero"] >= 6);
    CHECK(seen.steps["confrontato con frazione"] >= 6);
    for (const Compare c : comparisons)
        for (const std::uint64_t may : {1U, 2U, 3U}) CHECK(seen.truths[{c, may}] > 10);
}

// What could leave 64 bits is not done in columns: at both sides of the most that is kept.
TEST_CASE("fractions are kept only where no product can be too large") {
    const auto up_to = [](std::int64_t most, std::int64_t den = 1) {
        batch::Shape s;
        s.base = Base::number;
        s.den = den;
        s.least = -most;
        s.most = most;
        return s;
    };
    batch::Step of_number;
    of_number.shape.base = Base::number;
    batch::Shape by = up_to(std::int64_t{1} << 20, 4);
    CHECK_FALSE(batch::quotient_of(of_number, up_to(10), by));  // may be 0
    by.positive = true;
    CHECK(batch::quotient_of(of_number, up_to(std::int64_t{1} << 59), by));
    CHECK_FALSE(batch::quotient_of(of_number, up_to((std::int64_t{1} << 59) + 1), by));  // times 4
    CHECK(batch::quotient_of(of_number, up_to(1, std::int64_t{1} << 43), by));           // the units are 2^43 and 4: by 2^41
    CHECK_FALSE(batch::quotient_of(of_number, up_to(1, std::int64_t{1} << 44), by));
    const batch::Shape share = batch::quotient_of(of_number, up_to(std::int64_t{1} << 30), by)->shape;
    CHECK(share.most == std::int64_t{1} << 32);
    CHECK(share.most_by == std::int64_t{1} << 20);
    CHECK_FALSE(batch::quotient_of(of_number, share, by));
    CHECK(batch::comparable_across(share, up_to(std::int64_t{1} << 41)));
    CHECK_FALSE(batch::comparable_across(share, up_to((std::int64_t{1} << 41) + 1)));
    CHECK(batch::comparable_across(up_to(1, std::int64_t{1} << 29), share));
    CHECK_FALSE(batch::comparable_across(up_to(1, std::int64_t{1} << 30), share));
    CHECK(batch::sum_of_fractions(of_number, share, up_to((std::int64_t{1} << 41) - (1 << 12))));
    CHECK_FALSE(batch::sum_of_fractions(of_number, share, up_to((std::int64_t{1} << 41) - (1 << 12) + 1)));

    batch::Column c;
    make_room(c, share, 1);
    CHECK(value_at(c, share, 3).lo == Number{0});  // nobody's: nothing is divided by 0
    c.lo[3] = -4;
    c.hi[3] = 6;
    c.lo_by[3] = c.hi_by[3] = 4;
    CHECK(value_at(c, share, 3) == vocabulary::between(Number{-1}, Number::ratio(3, 2)));
    CHECK(batch::several(c, 3));
    c.lo[3] = 3;
    c.lo_by[3] = 2;
    CHECK_FALSE(batch::several(c, 3));
}
